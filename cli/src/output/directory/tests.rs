use std::collections::BTreeMap;
use std::path::PathBuf;

use kompose_core::Diagnostic;

use super::super::single;
use super::*;

/// A folder that is not there yet, in one that is.
struct Sandbox {
    root: tempfile::TempDir,
}

impl Sandbox {
    fn new() -> Self {
        Self { root: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    fn put(&self, name: &str, text: &str) {
        fs::create_dir_all(self.path(name).parent().unwrap()).unwrap();
        fs::write(self.path(name), text).unwrap();
    }

    fn run_with(&self, files: &[OutputFile], safety: &Safety) -> Result<Written, Failure> {
        write(&self.path("out").to_string_lossy(), files, safety)
    }

    fn run(&self, files: &[(&str, &str)]) -> Result<Written, Failure> {
        self.run_with(&outputs(files), &Safety::default())
    }

    fn force(&self, files: &[(&str, &str)]) -> Result<Written, Failure> {
        self.run_with(&outputs(files), &Safety { force: true, ..Safety::default() })
    }

    /// Every file of the sandbox with its contents, but for the manifest.
    fn tree(&self) -> BTreeMap<String, String> {
        let mut tree = BTreeMap::new();
        let mut folders = vec![self.root.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
                if entry.file_type().unwrap().is_dir() {
                    folders.push(entry.path());
                } else {
                    let name =
                        entry.path().strip_prefix(self.root.path()).unwrap().to_string_lossy().into_owned();
                    tree.insert(name, fs::read_to_string(entry.path()).unwrap_or_default());
                }
            }
        }
        tree.retain(|name, _| !name.ends_with(manifest::NAME));
        tree
    }

    fn check(&self, expected: &[(&str, &str)]) {
        let expected = expected.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        assert_eq!(self.tree(), expected);
    }
}

fn outputs(files: &[(&str, &str)]) -> Vec<OutputFile> {
    let file = |(path, text): &(&str, &str)| OutputFile {
        path: (*path).to_owned(),
        contents: text.as_bytes().to_vec(),
        secret: path.starts_with("secret"),
    };
    files.iter().map(file).collect()
}

fn slugs(diagnostics: &[Diagnostic]) -> Vec<&'static str> {
    diagnostics.iter().map(|diagnostic| diagnostic.code.slug()).collect()
}

fn refused(result: Result<Written, Failure>) -> Vec<&'static str> {
    match result {
        Err(Failure::Refused(refusals)) => slugs(&refusals),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_second_run_refreshes_what_the_first_wrote() {
    let sandbox = Sandbox::new();
    sandbox.put("out/notes.txt", "mine");
    let first = sandbox
        .run(&[("web.yaml", "1"), ("same.yaml", "s"), ("configs/old", "o"), ("secrets/db", "x")])
        .unwrap();
    assert_eq!((first.files, first.unchanged, first.secrets, first.deleted), (4, 0, 1, 0));
    let second = sandbox.run(&[("web.yaml", "2"), ("same.yaml", "s")]).unwrap();
    assert_eq!((second.files, second.unchanged, second.secrets, second.deleted), (2, 1, 0, 2));
    assert_eq!(second.warnings, []);
    sandbox.check(&[("out/notes.txt", "mine"), ("out/same.yaml", "s"), ("out/web.yaml", "2")]);
    assert!(!sandbox.path("out/configs").exists(), "emptied folders go");
    let manifest = fs::read_to_string(sandbox.path("out").join(manifest::NAME)).unwrap();
    assert_eq!(manifest.lines().filter(|line| !line.starts_with('#')).count(), 2);
}

#[test]
fn an_unchanged_file_is_not_written_again() {
    let sandbox = Sandbox::new();
    sandbox.run(&[("web.yaml", "1")]).unwrap();
    let modified = |name: &str| fs::metadata(sandbox.path("out").join(name)).unwrap().modified().unwrap();
    let before = (modified("web.yaml"), modified(manifest::NAME));
    assert_eq!(sandbox.run(&[("web.yaml", "1")]).unwrap().unchanged, 1);
    assert_eq!((modified("web.yaml"), modified(manifest::NAME)), before);
}

#[test]
fn what_is_not_ours_is_left_alone_unless_forced() {
    let sandbox = Sandbox::new();
    sandbox.put("out/web.yaml", "mine");
    sandbox.put("out/db.yaml", "mine too");
    let files = [("api.yaml", "1"), ("web.yaml", "1"), ("db.yaml", "1")];
    assert_eq!(refused(sandbox.run(&files)), ["output-exists", "output-exists"]);
    sandbox.check(&[("out/db.yaml", "mine too"), ("out/web.yaml", "mine")]);
    assert!(!sandbox.path("out").join(manifest::NAME).exists());

    assert_eq!(sandbox.force(&files).unwrap().warnings, []);
    sandbox.check(&[("out/api.yaml", "1"), ("out/db.yaml", "1"), ("out/web.yaml", "1")]);
}

#[test]
fn edits_by_hand_are_warned_of() {
    let sandbox = Sandbox::new();
    sandbox.run(&[("web.yaml", "1"), ("old.yaml", "1")]).unwrap();
    sandbox.put("out/web.yaml", "edited");
    sandbox.put("out/old.yaml", "edited");
    let written = sandbox.run(&[("web.yaml", "2")]).unwrap();
    assert_eq!(slugs(&written.warnings), ["generated-file-modified", "stale-file-modified"]);
    sandbox.check(&[("out/old.yaml", "edited"), ("out/web.yaml", "2")]);
    assert_eq!(sandbox.run(&[("web.yaml", "2")]).unwrap().warnings, [], "what was kept is the user's now");
    assert_eq!(refused(sandbox.run(&[("old.yaml", "2")])), ["output-exists"]);
}

#[test]
fn a_file_that_somebody_deleted_comes_back_or_stays_away() {
    let sandbox = Sandbox::new();
    sandbox.run(&[("web.yaml", "1"), ("configs/old", "1")]).unwrap();
    fs::remove_file(sandbox.path("out/web.yaml")).unwrap();
    fs::remove_dir_all(sandbox.path("out/configs")).unwrap();
    let written = sandbox.run(&[("web.yaml", "1")]).unwrap();
    assert_eq!((written.deleted, slugs(&written.warnings).len()), (0, 0));
    sandbox.check(&[("out/web.yaml", "1")]);
}

#[test]
fn identical_files_without_a_list_are_adopted() {
    let sandbox = Sandbox::new();
    sandbox.put("out/web.yaml", "1");
    assert_eq!(sandbox.run(&[("web.yaml", "1")]).unwrap().unchanged, 1);
    assert_eq!(sandbox.run(&[("web.yaml", "2")]).unwrap().warnings, []);
}

#[test]
fn an_interrupted_run_is_repaired_by_the_next() {
    let sandbox = Sandbox::new();
    sandbox.run(&[("a.yaml", "1"), ("b.yaml", "1"), ("c.yaml", "1")]).unwrap();
    let files = outputs(&[("a.yaml", "2"), ("b.yaml", "2"), ("d.yaml", "2")]);
    let out = sandbox.path("out");
    let plan = plan(&out, &files, &Safety::default()).unwrap();
    publish_manifest(&out, &plan.before.with(&plan.after)).unwrap();
    sandbox.put("out/a.yaml", "2");

    let written = sandbox.run_with(&files, &Safety::default()).unwrap();
    assert_eq!((written.unchanged, written.deleted, slugs(&written.warnings).len()), (1, 1, 0));
    sandbox.check(&[("out/a.yaml", "2"), ("out/b.yaml", "2"), ("out/d.yaml", "2")]);
}

#[test]
fn paths_cannot_leave_the_folder() {
    for path in ["../web.yaml", "/tmp/web.yaml", "a/../../web.yaml", "", manifest::NAME] {
        let sandbox = Sandbox::new();
        assert_eq!(refused(sandbox.force(&[(path, "1")])), ["output-path-unsafe"], "{path}");
        sandbox.check(&[]);
    }
}

#[test]
fn a_list_of_files_cannot_make_us_delete_elsewhere() {
    let sandbox = Sandbox::new();
    sandbox.put("precious", "1");
    sandbox.put("out/.kompose-rs.manifest", &format!("{}  ../precious\n", manifest::hash(b"1")));
    assert_eq!(refused(sandbox.force(&[("web.yaml", "1")])), ["output-manifest-invalid"]);
    sandbox.check(&[("precious", "1")]);
}

#[test]
fn folders_and_files_in_each_others_way_are_refused_even_by_force() {
    let sandbox = Sandbox::new();
    sandbox.put("out/configs", "a file");
    sandbox.put("out/web.yaml/x", "in a folder");
    assert_eq!(
        refused(sandbox.force(&[("configs/a", "1"), ("web.yaml", "1")])),
        ["output-exists", "output-exists"]
    );
}

#[test]
fn what_was_read_is_never_replaced_or_deleted() {
    let sandbox = Sandbox::new();
    sandbox.run(&[("stack.yaml", "1")]).unwrap();
    let input = sandbox.path("out/stack.yaml").canonicalize().unwrap();
    let safety = Safety { force: true, inputs: [input.clone()].into() };
    for files in [[("stack.yaml", "2")], [("web.yaml", "2")]] {
        assert_eq!(refused(sandbox.run_with(&outputs(&files), &safety)), ["output-is-input"]);
    }
    let single = single::write(&input.to_string_lossy(), &outputs(&[("a", "2")])[0], &safety);
    assert_eq!(refused(single), ["output-is-input"]);
    sandbox.check(&[("out/stack.yaml", "1")]);
}

#[test]
fn a_failing_disk_is_reported_and_leaves_no_temporary_files() {
    let sandbox = Sandbox::new();
    sandbox.put("out", "a file where the folder belongs");
    let Err(Failure::Disk(error)) = sandbox.run(&[("web.yaml", "1")]) else { panic!("must fail") };
    assert_eq!(error.code.slug(), "output-failed");
    sandbox.check(&[("out", "a file where the folder belongs")]);
}

#[test]
fn one_file_is_replaced_but_no_compose_file() {
    let sandbox = Sandbox::new();
    let single = |name: &str, text: &str| {
        single::write(&sandbox.path(name).to_string_lossy(), &outputs(&[("a", text)])[0], &Safety::default())
    };
    single("new/all.yaml", "1").unwrap();
    single("new/all.yaml", "2").unwrap();
    sandbox.put("compose.yaml", "mine");
    assert_eq!(refused(single("compose.yaml", "3")), ["output-exists"]);
    assert_eq!(refused(single("new", "3")), ["output-exists"]);
    sandbox.check(&[("compose.yaml", "mine"), ("new/all.yaml", "2")]);
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    #[test]
    fn secrets_are_private_from_the_start_and_become_so_again() {
        let sandbox = Sandbox::new();
        let mode = |name: &str| fs::metadata(sandbox.path(name)).unwrap().permissions().mode() & 0o777;
        let files = [("secret.yaml", "x"), ("web.yaml", "1")];
        sandbox.run(&files).unwrap();
        assert_eq!(mode("out/secret.yaml"), 0o600);
        assert_eq!(mode("out/web.yaml") & 0o644, mode("out/web.yaml"));
        fs::set_permissions(sandbox.path("out/secret.yaml"), fs::Permissions::from_mode(0o644)).unwrap();
        let again = sandbox.run(&files).unwrap();
        assert_eq!((mode("out/secret.yaml"), again.unchanged, again.warnings.len()), (0o600, 1, 0));

        let staged = Staged::new(&sandbox.path("out/x"), b"x", true).unwrap();
        let mut temporary = fs::read_dir(sandbox.path("out")).unwrap().map(|entry| entry.unwrap().path());
        let temporary = temporary.find(|path| path.extension().is_some_and(|e| e == "tmp")).unwrap();
        assert_eq!(fs::metadata(&temporary).unwrap().permissions().mode() & 0o777, 0o600);
        drop(staged);
        assert!(!temporary.exists());
    }

    #[test]
    fn links_do_not_lead_out_of_the_folder() {
        let sandbox = Sandbox::new();
        sandbox.put("elsewhere/db", "precious");
        sandbox.put("out/keep", "");
        symlink(sandbox.path("elsewhere"), sandbox.path("out/secrets")).unwrap();
        assert_eq!(refused(sandbox.force(&[("secrets/db", "1")])), ["output-path-unsafe"]);

        symlink(sandbox.path("elsewhere/db"), sandbox.path("out/web.yaml")).unwrap();
        assert_eq!(refused(sandbox.run(&[("web.yaml", "1")])), ["output-exists"]);
        sandbox.force(&[("web.yaml", "1")]).unwrap();
        assert!(!fs::symlink_metadata(sandbox.path("out/web.yaml")).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(sandbox.path("elsewhere/db")).unwrap(), "precious");
    }

    #[test]
    fn a_stale_file_behind_a_link_is_kept() {
        let sandbox = Sandbox::new();
        sandbox.run(&[("configs/a", "1")]).unwrap();
        fs::rename(sandbox.path("out/configs"), sandbox.path("moved")).unwrap();
        symlink(sandbox.path("moved"), sandbox.path("out/configs")).unwrap();
        let written = sandbox.run(&[("web.yaml", "1")]).unwrap();
        assert_eq!(slugs(&written.warnings), ["stale-file-modified"]);
        assert!(sandbox.path("moved/a").exists());
    }

    #[test]
    fn a_list_of_files_that_is_a_link_is_refused() {
        let sandbox = Sandbox::new();
        sandbox.put("list", "");
        sandbox.put("out/keep", "");
        symlink(sandbox.path("list"), sandbox.path("out").join(manifest::NAME)).unwrap();
        assert_eq!(refused(sandbox.run(&[("web.yaml", "1")])), ["output-manifest-invalid"]);
    }

    #[test]
    fn a_named_file_behind_a_link_is_replaced_and_the_link_stays() {
        let sandbox = Sandbox::new();
        sandbox.put("real.yaml", "1");
        symlink(sandbox.path("real.yaml"), sandbox.path("all.yaml")).unwrap();
        let path = sandbox.path("all.yaml");
        single::write(&path.to_string_lossy(), &outputs(&[("a", "2")])[0], &Safety::default()).unwrap();
        assert!(fs::symlink_metadata(&path).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(sandbox.path("real.yaml")).unwrap(), "2");
    }
}
