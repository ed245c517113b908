//! Where input comes from: a folder on disk, or files in memory.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

/// A folder of input files, on disk or in memory. All input is read through a folder, so that it works the same without a
/// file system.
///
/// Cloning is cheap: folders in memory share their files.
///
/// # Examples
/// ```
/// use matchday_files::{Folder, ReadError};
///
/// let folder = Folder::in_memory([("scenario.toml", "seed = 1"), ("lists/city.csv", "rank,applicant_id\n1,ada\n")]);
/// assert_eq!(folder.read("scenario.toml", 100).unwrap(), b"seed = 1");
/// assert_eq!(folder.within("lists").names("").unwrap(), ["city.csv"]);
/// assert!(matches!(folder.read("programs.csv", 100), Err(ReadError::NotFound)));
/// ```
#[derive(Clone, Debug)]
pub struct Folder(Place);

#[derive(Clone, Debug)]
enum Place {
    Disk(PathBuf),
    /// All files by their full paths, and the path of this folder among them.
    Memory {
        files: Arc<BTreeMap<PathBuf, Vec<u8>>>,
        base: PathBuf,
    },
}

/// Why a file or folder could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// There is no file or folder of this name.
    #[error("it does not exist")]
    NotFound,
    /// It is a folder or a device, and not a file.
    #[error("it is not a file")]
    NotAFile,
    /// It is a file, and not a folder.
    #[error("it is not a folder")]
    NotAFolder,
    /// The file has more bytes than the reader accepts.
    #[error("it has {bytes} bytes, more than {most}")]
    TooLarge {
        /// The size of the file.
        bytes: u64,
        /// The most bytes that the reader accepts.
        most: u64,
    },
    /// The operating system refused.
    #[error(transparent)]
    Io(io::Error),
}

impl Folder {
    /// A folder on disk. The empty path is the working directory; with it, every path can be read.
    pub fn on_disk(path: impl Into<PathBuf>) -> Folder {
        Folder(Place::Disk(path.into()))
    }

    /// A folder of files in memory. Names may lead into folders: `lists/city.csv`.
    pub fn in_memory<N, B>(files: impl IntoIterator<Item = (N, B)>) -> Folder
    where
        N: AsRef<Path>,
        B: Into<Vec<u8>>,
    {
        let files = files.into_iter().map(|(name, bytes)| (plain(name.as_ref()), bytes.into())).collect();
        Folder(Place::Memory { files: Arc::new(files), base: PathBuf::new() })
    }

    /// A folder inside this one. It need not exist.
    #[must_use]
    pub fn within(&self, path: impl AsRef<Path>) -> Folder {
        match &self.0 {
            Place::Disk(base) => Folder(Place::Disk(base.join(path))),
            Place::Memory { files, base } => {
                Folder(Place::Memory { files: files.clone(), base: plain(&base.join(path)) })
            }
        }
    }

    /// Reads a file, given its path relative to this folder.
    ///
    /// # Errors
    /// When there is no such file, it cannot be read, or it has more than `most` bytes.
    pub fn read(&self, path: impl AsRef<Path>, most: u64) -> Result<Vec<u8>, ReadError> {
        let check = |bytes: u64| if bytes > most { Err(ReadError::TooLarge { bytes, most }) } else { Ok(()) };
        match &self.0 {
            Place::Disk(base) => {
                let path = base.join(path);
                let entry = fs::metadata(&path)?;
                if !entry.is_file() {
                    return Err(ReadError::NotAFile);
                }
                check(entry.len())?;
                let bytes = fs::read(&path)?;
                check(bytes.len() as u64)?;
                Ok(bytes)
            }
            Place::Memory { files, base } => {
                let path = plain(&base.join(path));
                match files.get(&path) {
                    Some(bytes) => check(bytes.len() as u64).map(|()| bytes.clone()),
                    None if is_folder(files, &path) => Err(ReadError::NotAFile),
                    None => Err(ReadError::NotFound),
                }
            }
        }
    }

    /// The sorted names of the files and folders in a folder. The empty path is this folder itself.
    ///
    /// # Errors
    /// When there is no such folder, it is a file, or it cannot be read.
    pub fn names(&self, path: impl AsRef<Path>) -> Result<Vec<String>, ReadError> {
        let names: BTreeSet<String> = match &self.0 {
            Place::Disk(base) => {
                // Joining an empty path would append a slash, and a file with a slash behind it does not exist.
                let path: PathBuf = [base, path.as_ref()].iter().filter(|part| !part.as_os_str().is_empty()).collect();
                let path = if path.as_os_str().is_empty() { Path::new(".") } else { &path };
                let entries = match fs::read_dir(path) {
                    Err(_) if path.is_file() => return Err(ReadError::NotAFolder),
                    entries => entries?,
                };
                entries
                    .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
                    .collect::<Result<_, io::Error>>()?
            }
            Place::Memory { files, base } => {
                let path = plain(&base.join(path));
                if files.contains_key(&path) {
                    return Err(ReadError::NotAFolder);
                }
                if !is_folder(files, &path) {
                    return Err(ReadError::NotFound);
                }
                let inside = files.keys().filter_map(|file| file.strip_prefix(&path).ok()?.components().next());
                inside.map(|name| name.as_os_str().to_string_lossy().into_owned()).collect()
            }
        };
        Ok(names.into_iter().collect())
    }

    /// Whether a file or folder has this path.
    pub fn exists(&self, path: impl AsRef<Path>) -> bool {
        match &self.0 {
            Place::Disk(base) => base.join(path).exists(),
            Place::Memory { files, base } => {
                let path = plain(&base.join(path));
                files.contains_key(&path) || is_folder(files, &path)
            }
        }
    }

    /// Whether a folder has this path.
    pub fn has_folder(&self, path: impl AsRef<Path>) -> bool {
        match &self.0 {
            Place::Disk(base) => base.join(path).is_dir(),
            Place::Memory { files, base } => is_folder(files, &plain(&base.join(path))),
        }
    }

    /// A file's name for messages: its path on disk, or its name among the files in memory.
    pub fn display(&self, path: impl AsRef<Path>) -> String {
        match &self.0 {
            Place::Disk(base) => base.join(path).display().to_string(),
            Place::Memory { base, .. } => plain(&base.join(path)).display().to_string(),
        }
    }
}

impl Default for Folder {
    /// An empty folder in memory.
    fn default() -> Folder {
        Folder(Place::Memory { files: Arc::default(), base: PathBuf::new() })
    }
}

impl From<io::Error> for ReadError {
    fn from(error: io::Error) -> ReadError {
        if error.kind() == ErrorKind::NotFound { ReadError::NotFound } else { ReadError::Io(error) }
    }
}

impl From<&Path> for Folder {
    fn from(path: &Path) -> Folder {
        Folder::on_disk(path)
    }
}

impl From<PathBuf> for Folder {
    fn from(path: PathBuf) -> Folder {
        Folder::on_disk(path)
    }
}

impl From<&PathBuf> for Folder {
    fn from(path: &PathBuf) -> Folder {
        Folder::on_disk(path)
    }
}

impl From<&str> for Folder {
    fn from(path: &str) -> Folder {
        Folder::on_disk(path)
    }
}

impl From<&Folder> for Folder {
    fn from(folder: &Folder) -> Folder {
        folder.clone()
    }
}

/// A path without `.`, `..` and a root.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for component in path.components() {
        match component {
            Component::Normal(name) => plain.push(name),
            Component::ParentDir => {
                plain.pop();
            }
            Component::CurDir | Component::RootDir | Component::Prefix(_) => {}
        }
    }
    plain
}

/// Whether files lie below a path. The root is a folder even when there are no files.
fn is_folder(files: &BTreeMap<PathBuf, Vec<u8>>, path: &Path) -> bool {
    let is_root = path.as_os_str().is_empty();
    is_root || files.keys().any(|file| file.starts_with(path) && file != path)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same files on disk and in memory.
    fn twins() -> (tempfile::TempDir, [Folder; 2]) {
        let files = [("a.csv", "a"), ("lists/b.csv", "bb"), ("lists/deep/c.csv", "")];
        let disk = tempfile::tempdir().unwrap();
        fs::create_dir_all(disk.path().join("lists/deep")).unwrap();
        for (name, text) in files {
            fs::write(disk.path().join(name), text).unwrap();
        }
        let folders = [Folder::on_disk(disk.path()), Folder::in_memory(files)];
        (disk, folders)
    }

    #[test]
    fn memory_and_disk_read_alike() {
        let (_disk, folders) = twins();
        for folder in folders {
            assert_eq!(folder.names("").unwrap(), ["a.csv", "lists"]);
            assert_eq!(folder.names("lists").unwrap(), ["b.csv", "deep"]);
            let lists = folder.within("lists");
            assert_eq!(lists.read("b.csv", 2).unwrap(), b"bb");
            assert_eq!(lists.read("../a.csv", 9).unwrap(), b"a");
            assert_eq!(lists.read("./deep/c.csv", 0).unwrap(), b"");
            assert!(folder.exists("lists/b.csv") && folder.exists("lists") && !folder.exists("b.csv"));
            assert!(folder.has_folder("lists") && !folder.has_folder("a.csv") && !folder.has_folder("none"));
        }
    }

    #[test]
    fn memory_and_disk_refuse_alike() {
        let (_disk, folders) = twins();
        for folder in folders {
            assert!(matches!(folder.read("none.csv", 9), Err(ReadError::NotFound)));
            assert!(matches!(folder.read("lists", 9), Err(ReadError::NotAFile)));
            assert!(matches!(folder.read("lists/b.csv", 1), Err(ReadError::TooLarge { bytes: 2, most: 1 })));
            assert!(matches!(folder.names("none"), Err(ReadError::NotFound)));
            assert!(matches!(folder.names("a.csv"), Err(ReadError::NotAFolder)));
        }
    }
}
