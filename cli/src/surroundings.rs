//! What a process is started in: its working directory and its environment.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};
use std::{env, fs, io};

/// The working directory and the environment, which tests choose and `main` takes from the process.
#[derive(Debug, Clone)]
pub(crate) struct Surroundings {
    /// The working directory, absolute, with `/` between components.
    pub(crate) directory: String,
    /// The variables.
    pub(crate) environment: BTreeMap<String, String>,
}

impl Surroundings {
    /// Those of this process. A variable that is not Unicode cannot stand in a Compose file and is left out.
    pub(crate) fn of_process() -> io::Result<Self> {
        let text = |(name, value): (std::ffi::OsString, std::ffi::OsString)| {
            Some((name.into_string().ok()?, value.into_string().ok()?))
        };
        let mut environment: BTreeMap<String, String> = env::vars_os().filter_map(text).collect();
        let directory = slashes(&logical(environment.get("PWD"), &env::current_dir()?));
        environment.insert("PWD".to_owned(), directory.clone());
        Ok(Self { directory, environment })
    }

    /// A path of the command line as an absolute one, with `.` and `..` resolved as text.
    pub(crate) fn absolute(&self, path: &str) -> String {
        let mut clean = PathBuf::new();
        for component in Path::new(&self.directory).join(path).components() {
            match component {
                Component::ParentDir => {
                    clean.pop();
                }
                Component::CurDir => {}
                Component::Prefix(_) | Component::RootDir | Component::Normal(_) => clean.push(component),
            }
        }
        slashes(&clean)
    }

    /// A variable, unless it is empty.
    pub(crate) fn variable(&self, name: &str) -> Option<&str> {
        self.environment.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }
}

/// The working directory by the name that the user went in by: the system knows only where symbolic links end,
/// and the folder's name becomes the project's.
fn logical(pwd: Option<&String>, physical: &Path) -> PathBuf {
    let same = |path: &&String| {
        Path::new(path).is_absolute() && fs::canonicalize(path).is_ok_and(|real| real == physical)
    };
    pwd.filter(same).map_or_else(|| physical.to_owned(), PathBuf::from)
}

fn slashes(path: &Path) -> String {
    let text = path.to_string_lossy();
    if cfg!(windows) { text.replace('\\', "/") } else { text.into_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(unix)]
    fn paths_become_absolute_as_text() {
        let here = Surroundings { directory: "/home/me/shop".to_owned(), environment: BTreeMap::new() };
        let cases = [
            ("compose.yaml", "/home/me/shop/compose.yaml"),
            ("./a/../b/", "/home/me/shop/b"),
            ("../other", "/home/me/other"),
            ("../../../../x", "/x"),
            ("/etc/./x", "/etc/x"),
            ("", "/home/me/shop"),
        ];
        for (path, expected) in cases {
            assert_eq!(here.absolute(path), expected, "{path}");
        }
    }

    #[test]
    #[cfg(unix)]
    fn the_name_of_a_symbolic_link_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let real = fs::canonicalize(folder.path()).unwrap().join("real");
        let link = folder.path().join("link");
        fs::create_dir(&real).unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        let pwd = link.to_string_lossy().into_owned();
        assert_eq!(logical(Some(&pwd), &real), link);
        assert_eq!(logical(Some(&"/".to_owned()), &real), real);
        assert_eq!(logical(None, &real), real);
    }
}
