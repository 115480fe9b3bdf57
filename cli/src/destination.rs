//! Where the output goes: a folder, one file, or standard output.

use std::path::Path;

use kompose_core::{Layout, Target};

use crate::arguments::{Convert, FormatName};

/// Where the output goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Destination {
    /// One file for each object, in this folder.
    Directory(String),
    /// One stream in this file.
    File(String),
    /// One stream to the next program.
    Stdout,
}

impl Destination {
    /// The folder that the output lies in; none for a stream to the next program.
    pub(crate) fn folder(&self) -> Option<&str> {
        match self {
            Self::Directory(folder) => Some(folder),
            Self::File(file) => Some(file.rsplit_once('/').map_or(".", |(folder, _)| folder)),
            Self::Stdout => None,
        }
    }

    /// What the engine has to lay out.
    pub(crate) fn layout(&self) -> Layout {
        match self {
            Self::Directory(_) => Layout::Directory,
            Self::File(_) | Self::Stdout => Layout::Stream,
        }
    }
}

/// The destination that the arguments mean and the text form for it, or why they mean none.
pub(crate) fn destination(arguments: &Convert) -> Result<(Destination, FormatName), String> {
    let wanted = arguments.format.or(arguments.kompose.format);
    let Some(path) = arguments.output.as_deref().filter(|path| *path != "-") else {
        let format = wanted.unwrap_or_default();
        let to_stdout = arguments.stdout || arguments.output.is_some();
        let folder = || Destination::Directory(default_folder(arguments.target.into()).to_owned());
        return Ok((if to_stdout { Destination::Stdout } else { folder() }, format));
    };
    match (kind(path)?, wanted) {
        (None, wanted) => Ok((Destination::Directory(path.to_owned()), wanted.unwrap_or_default())),
        (Some(named), Some(wanted)) if named != wanted => {
            Err(format!("the file name `{path}` and `--format` contradict each other"))
        }
        (Some(named), _) => Ok((Destination::File(path.to_owned()), named)),
    }
}

fn default_folder(target: Target) -> &'static str {
    match target {
        Target::Kubernetes => "k8s",
        Target::Swarm => "swarm",
    }
}

/// The text form that the name of a file says; nothing for a folder.
fn kind(path: &str) -> Result<Option<FormatName>, String> {
    let on_disk = Path::new(path);
    if path.is_empty() {
        return Err("the output needs a name, such as `k8s/` or `all.yaml`".to_owned());
    }
    if on_disk.is_dir() || path.ends_with('/') || path.ends_with(std::path::MAIN_SEPARATOR) {
        return Ok(None);
    }
    match on_disk.extension().map(|extension| extension.to_string_lossy().to_ascii_lowercase()).as_deref() {
        Some("yaml" | "yml") => Ok(Some(FormatName::Yaml)),
        Some("json") => Ok(Some(FormatName::Json)),
        None if on_disk.exists() => Err(format!("`{path}` is there already and is no folder")),
        None => Ok(None),
        Some(_) => Err(format!(
            "`{path}` could be a folder or a file: end it in `/` for a folder, or in `.yaml` or `.json` for a file"
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arguments::{ProjectArguments, TargetName};

    fn convert(output: Option<&str>, format: Option<FormatName>) -> Convert {
        Convert {
            chosen: crate::arguments::TargetArguments::default(),
            kompose: crate::arguments::KomposeArguments::default(),
            project: ProjectArguments::default(),
            target: TargetName::Swarm,
            output: output.map(str::to_owned),
            stdout: false,
            report: None,
            source_map: None,
            force: false,
            format,
            namespace: None,
            strict: false,
        }
    }

    #[test]
    fn the_name_says_what_is_written() {
        use Destination::{Directory, File, Stdout};
        use FormatName::{Json, Yaml};
        let cases = [
            (None, None, Directory("swarm".to_owned()), Yaml),
            (None, Some(Json), Directory("swarm".to_owned()), Json),
            (Some("-"), None, Stdout, Yaml),
            (Some("deploy"), Some(Json), Directory("deploy".to_owned()), Json),
            (Some("v1.2/"), None, Directory("v1.2/".to_owned()), Yaml),
            (Some("src"), None, Directory("src".to_owned()), Yaml),
            (Some("out/all.YML"), None, File("out/all.YML".to_owned()), Yaml),
            (Some("all.json"), None, File("all.json".to_owned()), Json),
            (Some("all.json"), Some(Json), File("all.json".to_owned()), Json),
        ];
        for (output, format, destination, written) in cases {
            assert_eq!(
                super::destination(&convert(output, format)),
                Ok((destination, written)),
                "{output:?}"
            );
        }
        let stdout = Convert { stdout: true, ..convert(None, None) };
        assert_eq!(super::destination(&stdout), Ok((Stdout, Yaml)));
    }

    #[test]
    fn what_could_be_either_is_refused() {
        let cases = [
            ("out.txt", None, "end it in `/`"),
            ("all.json", Some(FormatName::Yaml), "contradict"),
            ("/dev/null", None, "is no folder"),
            ("", None, "needs a name"),
        ];
        for (output, format, expected) in cases {
            let error = destination(&convert(Some(output), format)).unwrap_err();
            assert!(error.contains(expected), "{output}: {error}");
        }
    }
}
