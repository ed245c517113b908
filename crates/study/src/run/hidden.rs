//! A hidden folder beside an output folder, where work is kept that has not ended, and the lock that keeps others out.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::unfinished::UnfinishedError;

/// The folder. Its lock is held as long as it is.
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
    /// Where it is: `.out.` and the ending, beside `out`.
    pub(crate) fn path_of(out: &Path, ending: &str) -> PathBuf {
        let name = out.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        out.with_file_name(format!(".{name}.{ending}"))
    }

    /// Opens it, perhaps as a new one.
    ///
    /// # Errors
    /// When another process uses it, or the operating system refuses.
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

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Writes a file in it, whole or not at all.
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

    /// Removes it: the result is there.
    pub(crate) fn remove(self) -> Result<(), UnfinishedError> {
        let path = self.path.clone();
        drop(self);
        fs::remove_dir_all(&path).map_err(failed(&path))
    }
}

/// Opens a file to be read and written, as it is or as a new one.
pub(crate) fn open_file(path: &Path) -> io::Result<File> {
    OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)
}

/// The bytes of a file; none when there is no such file.
pub(crate) fn read_file(path: &Path) -> Result<Option<Vec<u8>>, UnfinishedError> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(failed(path)(error)),
    }
}
