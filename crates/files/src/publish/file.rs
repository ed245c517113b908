//! Output files that appear whole or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use super::folder::PublishError;

/// Writes a file as a whole: a hidden file next to it takes its place in one step. Missing folders are created.
///
/// # Errors
/// When the operating system refuses. An earlier file is then unchanged.
pub fn publish_file(path: &Path, bytes: &[u8]) -> Result<(), PublishError> {
    let failed = |source: io::Error| PublishError::Io { path: path.to_owned(), source };
    // A symbolic link stays; its target is replaced.
    let resolved = if path.is_symlink() { fs::canonicalize(path).ok() } else { None };
    let target = resolved.as_deref().unwrap_or(path);
    if target.is_dir() {
        return Err(failed(io::Error::other("it is a folder; name a file")));
    }
    let parent = match target.parent() {
        Some(parent) if parent != Path::new("") => parent,
        _ => Path::new("."),
    };
    fs::create_dir_all(parent).map_err(failed)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".matchday-");
    open_to_readers(&mut builder);
    let mut file = builder.tempfile_in(parent).map_err(failed)?;
    file.write_all(bytes).and_then(|()| file.as_file().sync_all()).map_err(failed)?;
    file.persist(target).map_err(|error| failed(error.error))?;
    Ok(())
}

/// Temporary files are readable by their owner only. Results get the permissions of the user's settings.
#[cfg(unix)]
fn open_to_readers(builder: &mut tempfile::Builder) {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(fs::Permissions::from_mode(0o666));
}

#[cfg(not(unix))]
fn open_to_readers(_: &mut tempfile::Builder) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_made_with_its_folders_and_replaced_as_a_whole() {
        let parent = tempfile::tempdir().unwrap();
        let path = parent.path().join("deep/report.html");
        publish_file(&path, b"one").unwrap();
        publish_file(&path, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "nothing is left beside it");
    }

    #[test]
    fn a_folder_is_not_replaced() {
        let parent = tempfile::tempdir().unwrap();
        let error = publish_file(parent.path(), b"one").unwrap_err();
        assert!(error.to_string().contains("it is a folder"), "{error}");
    }
}
