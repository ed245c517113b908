//! Output folders that appear whole or not at all.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Why output could not be written. An earlier output is unchanged.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// The folder holds a file that is not part of the output, which would be lost.
    #[error(
        "output folder \"{}\" holds \"{stranger}\", which is not part of the output and would be lost; name a new folder, or move that file away",
        folder.display()
    )]
    Stranger {
        /// The folder.
        folder: PathBuf,
        /// The first file in it that is not part of the output.
        stranger: String,
    },
    /// A file has the name of the folder.
    #[error("output folder \"{}\" is a file; name a folder", .0.display())]
    IsFile(PathBuf),
    /// The folder is `.`, `..` or `/`, which cannot be replaced.
    #[error("output folder \"{}\" cannot be replaced as a whole; name a folder in it, such as \"{}\"", .0.display(), .0.join("results").display())]
    Nameless(PathBuf),
    /// The operating system refused.
    #[error("cannot write \"{}\": {source}; check the path, the permissions and the free space", path.display())]
    Io {
        /// What was being written.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// Writes a folder as a whole: `write` fills a hidden folder next to it, which then takes its place in one step.
///
/// An earlier folder is replaced only if all its files are named in `known`. On systems that can exchange two names (Linux,
/// macOS) there is a complete folder at every moment. On others there is none between two renames.
///
/// # Errors
/// When the folder cannot be written or must not be replaced, or when `write` fails. An earlier folder is then unchanged.
pub fn publish(folder: &Path, known: &[&str], write: impl FnOnce(&Path) -> io::Result<()>) -> Result<(), PublishError> {
    check_replaceable(folder, known)?;
    // A symbolic link stays; its target is replaced.
    let resolved = if folder.is_symlink() { fs::canonicalize(folder).ok() } else { None };
    let folder = resolved.as_deref().unwrap_or(folder);
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |source| PublishError::Io { path, source }
    };
    let parent = match folder.parent() {
        Some(parent) if parent != Path::new("") => parent,
        _ => Path::new("."),
    };
    fs::create_dir_all(parent).map_err(failed(parent))?;
    let staging = tempfile::Builder::new().prefix(".matchday-").tempdir_in(parent).map_err(failed(parent))?;
    open_to_readers(staging.path()).map_err(failed(staging.path()))?;
    write(staging.path()).map_err(failed(folder))?;
    for entry in fs::read_dir(staging.path()).map_err(failed(folder))? {
        let path = entry.map_err(failed(folder))?.path();
        fs::File::open(&path).and_then(|file| file.sync_all()).map_err(failed(&path))?;
    }
    take_place(staging.path(), folder).map_err(failed(folder))?;
    // The staging name now holds the earlier folder, or nothing.
    drop(staging);
    Ok(())
}

/// Checks before any work whether [`publish`] may replace a folder.
///
/// # Errors
/// When it holds something that is not named in `known`, is a file, or is `.`, `..` or `/`.
pub fn check_replaceable(folder: &Path, known: &[&str]) -> Result<(), PublishError> {
    if folder.file_name().is_none() {
        return Err(PublishError::Nameless(folder.to_owned()));
    }
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(_) if folder.is_file() => return Err(PublishError::IsFile(folder.to_owned())),
        Err(source) => return Err(PublishError::Io { path: folder.to_owned(), source }),
    };
    let is_own = |entry: &fs::DirEntry| {
        known.iter().any(|known| entry.file_name() == *known) && entry.file_type().is_ok_and(|kind| kind.is_file())
    };
    let strangers = entries.flatten().filter(|entry| !is_own(entry));
    match strangers.map(|entry| entry.file_name().to_string_lossy().into_owned()).min() {
        Some(stranger) => Err(PublishError::Stranger { folder: folder.to_owned(), stranger }),
        None => Ok(()),
    }
}

/// Temporary folders are readable by their owner only. Results are readable by all users.
#[cfg(unix)]
fn open_to_readers(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
#[allow(clippy::unnecessary_wraps, reason = "elsewhere it can fail")]
fn open_to_readers(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn take_place(staging: &Path, folder: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    if !folder.exists() {
        return fs::rename(staging, folder);
    }
    match renameat_with(CWD, staging, CWD, folder, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(()),
        // Some file systems cannot exchange.
        Err(_) => swap_in_two_steps(staging, folder),
    }
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn take_place(staging: &Path, folder: &Path) -> io::Result<()> {
    if folder.exists() { swap_in_two_steps(staging, folder) } else { fs::rename(staging, folder) }
}

fn swap_in_two_steps(staging: &Path, folder: &Path) -> io::Result<()> {
    let earlier = staging.with_extension("earlier");
    fs::rename(folder, &earlier)?;
    if let Err(error) = fs::rename(staging, folder) {
        fs::rename(&earlier, folder)?;
        return Err(error);
    }
    fs::remove_dir_all(&earlier)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write_one(text: &'static str) -> impl FnOnce(&Path) -> io::Result<()> {
        move |folder| fs::write(folder.join("a.csv"), text)
    }

    #[test]
    fn a_folder_is_made_with_its_parents_and_replaced_as_a_whole() {
        let parent = tempfile::tempdir().unwrap();
        let folder = parent.path().join("deep/results");
        publish(&folder, &["a.csv", "old.csv"], write_one("1")).unwrap();
        fs::write(folder.join("old.csv"), "").unwrap();
        publish(&folder, &["a.csv", "old.csv"], write_one("2")).unwrap();
        assert_eq!(fs::read_to_string(folder.join("a.csv")).unwrap(), "2");
        assert!(!folder.join("old.csv").exists());
        assert_eq!(fs::read_dir(folder.parent().unwrap()).unwrap().count(), 1, "nothing is left beside it");
    }

    #[test]
    fn a_failure_leaves_the_earlier_result_and_no_rubbish() {
        let parent = tempfile::tempdir().unwrap();
        let folder = parent.path().join("results");
        publish(&folder, &["a.csv"], write_one("1")).unwrap();
        let error = publish(&folder, &["a.csv"], |folder| {
            fs::write(folder.join("a.csv"), "half")?;
            Err(io::Error::other("disk full"))
        });
        assert!(error.unwrap_err().to_string().contains("disk full"));
        assert_eq!(fs::read_to_string(folder.join("a.csv")).unwrap(), "1");
        assert_eq!(fs::read_dir(parent.path()).unwrap().count(), 1);
    }

    #[test]
    fn strangers_are_not_removed() {
        let parent = tempfile::tempdir().unwrap();
        fs::write(parent.path().join("thesis.docx"), "").unwrap();
        let error = publish(parent.path(), &["a.csv"], write_one("1")).unwrap_err();
        assert!(error.to_string().contains("thesis.docx"), "{error}");
        let file = parent.path().join("thesis.docx");
        assert!(matches!(publish(&file, &["a.csv"], write_one("1")).unwrap_err(), PublishError::IsFile(_)));
    }
}
