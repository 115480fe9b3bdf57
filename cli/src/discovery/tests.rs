use std::collections::BTreeMap;
use std::fs;

use super::*;

/// A folder with files, in which a process runs.
struct Sandbox {
    folder: tempfile::TempDir,
    here: Surroundings,
}

impl Sandbox {
    /// The process runs in the folder `a/b` of the sandbox.
    fn new(files: &[(&str, &str)], environment: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in [("a/b/keep", "")].iter().chain(files) {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let directory = folder.path().join("a/b").to_string_lossy().into_owned();
        let environment = environment.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        Self { folder, here: Surroundings { directory, environment } }
    }

    /// The files found, the project directory and the env files, with the sandbox's own path as `~`.
    fn find(&self, project: &ProjectArguments) -> (String, String, Option<String>) {
        let found = found_with(project, &self.here, lines).unwrap();
        let root = self.folder.path().to_string_lossy().into_owned();
        let short = |text: String| text.replace(&root, "~");
        let env_files = found.env_files.map(|files| short(files.join(" ")));
        (short(found.files.join(" ")), short(found.directory), env_files)
    }
}

/// Enough of a reader for these tests; the grammar is the engine's.
#[expect(clippy::unnecessary_wraps, reason = "readers can fail")]
fn lines(text: &str, _: &BTreeMap<String, String>) -> Option<BTreeMap<String, String>> {
    let pairs = text.lines().filter_map(|line| line.split_once('='));
    Some(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect())
}

fn texts(values: &[&str]) -> Vec<String> {
    values.iter().map(|value| (*value).to_owned()).collect()
}

fn files(files: &[&str]) -> ProjectArguments {
    ProjectArguments { file: texts(files), ..ProjectArguments::default() }
}

#[test]
fn files_are_searched_as_compose_searches_them() {
    let cases: [(&str, &[&str], &str, &str); 7] = [
        ("here", &["a/b/compose.yaml"], "compose.yaml", "~/a/b"),
        ("old name", &["a/b/docker-compose.yaml", "a/b/docker-compose.yml"], "docker-compose.yml", "~/a/b"),
        ("above", &["a/compose.yml"], "~/a/compose.yml", "~/a"),
        ("nearest", &["compose.yaml", "a/b/docker-compose.yml"], "docker-compose.yml", "~/a/b"),
        (
            "override",
            &["a/b/compose.yaml", "a/b/docker-compose.override.yml"],
            "compose.yaml docker-compose.override.yml",
            "~/a/b",
        ),
        (
            "yml override first",
            &["a/b/compose.yaml", "a/b/compose.override.yaml", "a/b/compose.override.yml"],
            "compose.yaml compose.override.yml",
            "~/a/b",
        ),
        ("override elsewhere", &["a/compose.yaml", "a/b/compose.override.yaml"], "~/a/compose.yaml", "~/a"),
    ];
    for (name, present, expected, directory) in cases {
        let present: Vec<_> = present.iter().map(|name| (*name, "")).collect();
        let (found, folder, _) = Sandbox::new(&present, &[]).find(&ProjectArguments::default());
        assert_eq!((found.as_str(), folder.as_str()), (expected, directory), "{name}");
    }
}

#[test]
fn several_files_are_worth_a_warning() {
    let sandbox = Sandbox::new(&[("a/b/compose.yml", ""), ("a/b/docker-compose.yml", "")], &[]);
    let found = found(&ProjectArguments::default(), &sandbox.here).unwrap();
    let messages: Vec<_> = found.warnings.iter().map(|warning| warning.message.as_str()).collect();
    assert_eq!(messages, ["`compose.yml` is used, and `docker-compose.yml` beside it is not"]);
}

#[test]
fn no_file_is_an_error_that_names_the_folder() {
    let sandbox = Sandbox::new(&[], &[]);
    let error = found(&ProjectArguments::default(), &sandbox.here).unwrap_err();
    assert_eq!(error.code, command::COMPOSE_FILE_MISSING);
    assert!(error.message.contains(&sandbox.here.directory), "{}", error.message);
}

#[test]
fn named_files_are_taken_as_they_are() {
    let sandbox = Sandbox::new(&[("a/b/compose.yaml", ""), ("a/b/compose.override.yaml", "")], &[]);
    let cases: [(&[&str], &str); 4] = [
        (&["compose.yaml"], "~/a/b"),
        (&["-"], "~/a/b"),
        (&["-", "../x/two.yaml"], "~/a/x"),
        (&["/one.yaml", "two.yaml"], "/"),
    ];
    for (named, directory) in cases {
        let (found, folder, _) = sandbox.find(&files(named));
        assert_eq!((found, folder.as_str()), (named.join(" "), directory));
    }
    let project = ProjectArguments { project_directory: Some("../x".to_owned()), ..files(&["c.yaml"]) };
    assert_eq!(sandbox.find(&project).1, "~/a/x");
}

#[test]
fn compose_file_names_the_files() {
    let environment = [("COMPOSE_FILE", "one.yaml|../two.yaml"), ("COMPOSE_PATH_SEPARATOR", "|")];
    let sandbox = Sandbox::new(&[("a/b/compose.yaml", "")], &environment);
    assert_eq!(sandbox.find(&ProjectArguments::default()).0, "one.yaml ../two.yaml");
    assert_eq!(sandbox.find(&files(&["x.yaml"])).0, "x.yaml");
    let sandbox = Sandbox::new(&[("a/b/compose.yaml", "")], &[("COMPOSE_FILE", "")]);
    assert_eq!(sandbox.find(&ProjectArguments::default()).0, "compose.yaml");
}

#[test]
fn compose_file_may_stand_in_an_env_file() {
    let dotenv =
        [("a/b/.env", "COMPOSE_FILE=../c/one.yaml\n"), ("a/c/.env", "A=1\n"), ("a/c/x.env", "A=1\n")];
    let sandbox = Sandbox::new(&dotenv, &[]);
    let expected = ("../c/one.yaml".to_owned(), "~/a/c".to_owned(), Some("~/a/c/.env ~/a/b/.env".to_owned()));
    assert_eq!(sandbox.find(&ProjectArguments::default()), expected);

    let sandbox = Sandbox::new(&dotenv, &[("COMPOSE_FILE", "mine.yaml")]);
    assert_eq!(sandbox.find(&ProjectArguments::default()).0, "mine.yaml", "the process wins");
    let sandbox = Sandbox::new(&[dotenv[0], ("a/b/compose.yaml", "")], &[(DISABLE_ENV_FILE, "true")]);
    assert_eq!(sandbox.find(&ProjectArguments::default()).0, "compose.yaml");
}

/// A name, the environment, the arguments, and the env files.
type Case<'a> = (&'a str, &'a [(&'a str, &'a str)], &'a [&'a str], Option<&'a str>);

#[test]
fn env_files_are_chosen_as_compose_chooses_them() {
    let present = [("a/b/compose.yaml", ""), ("a/b/.env", "A=1\n")];
    let cases: [Case; 5] = [
        ("by default", &[], &[], None),
        ("arguments", &[(ENV_FILES, "x.env")], &["a.env", "b.env"], Some("a.env b.env")),
        ("variable", &[(ENV_FILES, "x.env, y.env")], &[], Some("x.env y.env")),
        ("disabled", &[(DISABLE_ENV_FILE, "1")], &[], Some("")),
        ("not disabled", &[(DISABLE_ENV_FILE, "no")], &[], None),
    ];
    for (name, environment, named, expected) in cases {
        let sandbox = Sandbox::new(&present, environment);
        let project = ProjectArguments { env_file: texts(named), ..ProjectArguments::default() };
        assert_eq!(sandbox.find(&project).2.as_deref(), expected, "{name}");
    }
}

#[test]
fn a_project_above_takes_the_env_files_of_both_folders() {
    let sandbox = Sandbox::new(&[("a/compose.yaml", ""), ("a/.env", ""), ("a/b/.env", "")], &[]);
    assert_eq!(sandbox.find(&ProjectArguments::default()).2.as_deref(), Some("~/a/.env ~/a/b/.env"));
    let sandbox = Sandbox::new(&[("a/compose.yaml", ""), ("a/.env", "")], &[]);
    assert_eq!(sandbox.find(&ProjectArguments::default()).2, None);
}
