//! The source of a scenario or an applicant.

use std::path::{Path, PathBuf};

use matchday_files::Folder;

/// A TOML file in a folder, on disk or in memory. The CSV files that a scenario names are in the same folder.
///
/// A path converts to a file on disk.
///
/// # Examples
/// ```
/// use matchday_files::Folder;
/// use matchday_model::scenario::{self, TomlFile};
///
/// let text = "[pool]\nprograms = \"programs.csv\"\n[[specialty]]\nname = \"IR\"\n[[type]]\nname = \"senior\"\n";
/// let csv = "program_id,name,institution,specialty,track,quota\ncity,City,City Hospital,IR,C,2\n";
/// let folder = Folder::in_memory([("scenario.toml", text), ("programs.csv", csv)]);
/// let reading = scenario::read(TomlFile::new(&folder, "scenario.toml"), &[]).unwrap();
/// assert_eq!(reading.inputs.programs[0].id, "city");
/// assert_eq!(reading.files[1].name.as_ref(), "programs.csv");
/// ```
#[derive(Clone, Debug)]
pub struct TomlFile {
    folder: Folder,
    name: PathBuf,
}

impl TomlFile {
    /// A file of a folder.
    pub fn new(folder: impl Into<Folder>, name: impl Into<PathBuf>) -> TomlFile {
        TomlFile { folder: folder.into(), name: name.into() }
    }

    /// A text, as if it were alone in a folder under a name. Messages use that name.
    pub fn of_text(name: &str, text: impl Into<String>) -> TomlFile {
        TomlFile::new(Folder::in_memory([(name, text.into())]), name)
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Folder {
        &self.folder
    }

    /// The path of the file inside the folder.
    #[must_use]
    pub fn name(&self) -> &Path {
        &self.name
    }
}

impl From<&Path> for TomlFile {
    fn from(path: &Path) -> TomlFile {
        TomlFile::new(Folder::on_disk(""), path)
    }
}

impl From<&PathBuf> for TomlFile {
    fn from(path: &PathBuf) -> TomlFile {
        TomlFile::from(path.as_path())
    }
}

impl From<PathBuf> for TomlFile {
    fn from(path: PathBuf) -> TomlFile {
        TomlFile::from(path.as_path())
    }
}

impl From<&str> for TomlFile {
    fn from(path: &str) -> TomlFile {
        TomlFile::from(Path::new(path))
    }
}

impl From<&TomlFile> for TomlFile {
    fn from(file: &TomlFile) -> TomlFile {
        file.clone()
    }
}
