//! A hidden folder beside an output folder that keeps unfinished work, and the lock that excludes other processes.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::unfinished::UnfinishedError;

/// The folder. It stays locked as long as this value lives.
#[derive(Debug)]
pub(crate) struct HiddenFolder {
    path: PathBuf,
    _lock: File,
}

pub(crate) fn failed(path: &Path) -> impl FnOnce(io::Error) -> UnfinishedError + use<> {
    let path = path.to_owned();
    move |source| UnfinishedError::Io { path, source }
}

impl HiddenFolder {
    /// Its path: `.out.` plus the ending, beside `out`.
    pub(crate) fn path_of(out: &Path, ending: &str) -> PathBuf {
        let name = out.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        out.with_file_name(format!(".{name}.{ending}"))
    }

    /// Opens the folder, or creates it.
    ///
    /// # Errors
    /// If another process uses it, or the operating system refuses.
    pub(crate) fn open(out: &Path, ending: &str) -> Result<HiddenFolder, UnfinishedError> {
        let path = HiddenFolder::path_of(out, ending);
        fs::create_dir_all(&path).map_err(failed(&path))?;
        let lock_path = path.join("lock");
        let lock = open_file(&lock_path).map_err(failed(&lock_path))?;
        if lock.try_lock().is_err() {
            return Err(UnfinishedError::Busy(out.to_owned()));
        }
        Ok(HiddenFolder { path, _lock: lock })
    }

    /// Its path.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Writes a file in it, completely or not at all.
    pub(crate) fn write(&self, name: &str, bytes: &[u8]) -> Result<(), UnfinishedError> {
        let (path, new) = (self.path.join(name), self.path.join(format!("{name}.new")));
        let write = || {
            let mut file = File::create(&new)?;
            file.write_all(bytes)?;
            file.sync_all()?;
            fs::rename(&new, &path)
        };
        write().map_err(failed(&path))
    }

    /// Removes the folder once the result is written.
    pub(crate) fn remove(self) -> Result<(), UnfinishedError> {
        let path = self.path.clone();
        drop(self);
        fs::remove_dir_all(&path).map_err(failed(&path))
    }
}

/// Opens a file for reading and writing, and creates it if needed.
pub(crate) fn open_file(path: &Path) -> io::Result<File> {
    OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)
}

/// The bytes of a file; `None` if it does not exist.
pub(crate) fn read_file(path: &Path) -> Result<Option<Vec<u8>>, UnfinishedError> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(failed(path)(error)),
    }
}
