//! One project: its Compose files, what lies around them, and how it is converted.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use kompose_core::{ComposeFile, Config, Conversion, Files, Format, Input, MemoryFiles, Target};

use crate::{Settings, folder};

/// Where every project lies, as far as the engine can tell.
pub const ROOT: &str = "/project";

/// The Compose file of a project that says no other.
pub(crate) const USUAL_FILE: &str = "compose.yaml";

/// A Compose project with all that its conversion depends on.
#[derive(Debug, Clone)]
pub struct Project {
    /// Its name among the others, such as `ports/published`.
    pub name: String,
    /// Where it lies on the disk.
    pub folder: PathBuf,
    /// What is converted.
    pub input: Input,
    /// What lies around the Compose files.
    pub files: Arc<MemoryFiles>,
    /// How it is converted.
    pub settings: Settings,
}

impl Project {
    /// The file of a case that says by hand what must come of it.
    pub const EXPECTED: &str = "expected.yaml";

    /// Reads a folder with a Compose project and perhaps an `options.json`.
    ///
    /// # Errors
    ///
    /// Says which file cannot be read.
    pub fn read(name: &str, folder: &Path) -> Result<Self, String> {
        let settings = Settings::read(folder)?;
        let files = folder::load(folder, ROOT)?;
        let paths = settings.files.clone().unwrap_or_else(|| usual_files(folder));
        let input = Input {
            files: paths.iter().map(|path| compose_file(&files, path)).collect::<Result<_, _>>()?,
            project_directory: Some(ROOT.to_owned()),
            environment: settings.environment.clone(),
            profiles: settings.profiles.clone(),
            project_name: settings.project_name.clone(),
            strict_compose: settings.strict_compose,
            ..Input::default()
        };
        Ok(Self { name: name.to_owned(), folder: folder.to_owned(), input, files: Arc::new(files), settings })
    }

    /// Converts the project.
    #[must_use]
    pub fn convert(&self, target: Target) -> Conversion {
        self.convert_input(&self.input, target)
    }

    /// Converts another input in the surroundings of this project.
    #[must_use]
    pub fn convert_input(&self, input: &Input, target: Target) -> Conversion {
        kompose_core::convert(input, &self.settings.options(target), self.files.as_ref())
    }

    /// The canonical form of the project.
    #[must_use]
    pub fn config(&self, format: Format) -> Config {
        kompose_core::config(&self.input, format, self.files.as_ref())
    }

    /// The input with another text in the place of one of its files.
    #[must_use]
    pub fn with_text(&self, file: usize, text: String) -> Input {
        let mut input = self.input.clone();
        if let Some(file) = input.files.get_mut(file) {
            file.text = text;
        }
        input
    }

    /// The input with all profiles active.
    #[must_use]
    pub fn with_all_profiles(&self) -> Self {
        let input = Input { profiles: vec!["*".to_owned()], ..self.input.clone() };
        Self { input, ..self.clone() }
    }
}

fn usual_files(folder: &Path) -> Vec<String> {
    let usual = [USUAL_FILE, "compose.override.yaml"];
    usual.iter().filter(|name| folder.join(name).exists()).map(|&name| name.to_owned()).collect()
}

/// A Compose file of a project; text that is not UTF-8 is no case for the engine, which is given text.
fn compose_file(files: &MemoryFiles, path: &str) -> Result<ComposeFile, String> {
    let path = format!("{ROOT}/{path}");
    let bytes = files.read(&path).map_err(|error| format!("{path}: {error}"))?;
    let text = String::from_utf8(bytes).map_err(|error| format!("{path}: {error}"))?;
    Ok(ComposeFile::new(path, text))
}
