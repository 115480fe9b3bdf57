//! The table of bind mounts in the documentation, read once more.

use kompose_core::Files;
use kompose_core::source::PathKind;
use kompose_snapshots::look::Look;
use serde_json::Value;

use super::super::subject::Service;
use super::is_file;

/// What becomes of a bind mount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fate {
    /// The same path of the node.
    Node,
    /// Nothing, and one of these codes says so.
    Skipped(&'static [&'static str]),
    /// Its files in a Secret.
    Secret,
    /// Its files in a `ConfigMap`.
    ConfigMap,
    /// A claim.
    Claim,
}

/// Paths that mean the node itself; what lies below them too, but for the first.
const NODE: &[&str] = &[
    "/",
    "/proc",
    "/sys",
    "/dev",
    "/boot",
    "/lib/modules",
    "/var/run",
    "/run",
    "/var/log",
    "/var/lib/docker",
    "/var/lib/containers",
    "/etc/localtime",
    "/etc/timezone",
    "/etc/machine-id",
    "/etc/passwd",
    "/etc/group",
    "/tmp/.X11-unix",
];

/// Ends of the names of files that hold keys.
const KEYS: &[&str] = &[
    ".key",
    ".pem",
    ".crt",
    ".cer",
    ".cert",
    ".der",
    ".p12",
    ".pfx",
    ".jks",
    ".keystore",
    ".truststore",
    ".kdbx",
    ".ppk",
    ".asc",
    ".gpg",
    ".htpasswd",
    ".pgpass",
    ".netrc",
    ".npmrc",
    ".dockerconfigjson",
];

/// Names of files that hold keys.
const KEY_NAMES: &[&str] = &["id_rsa", "id_dsa", "id_ecdsa", "id_ed25519", "htpasswd", "kubeconfig"];

/// What the name of a file that holds keys may have in it.
const KEY_STEMS: &[&str] = &["password", "passwd", "secret", "credential", "token", "apikey", "api_key"];

/// Ends of the names of files that programs write to.
const DATA: &[&str] = &[".db", ".sqlite", ".sqlite3", ".mdb", ".log", ".lock", ".pid", ".dat"];

/// Ends of the names of files that configure programs.
const CONFIG: &[&str] = &[
    ".conf",
    ".cfg",
    ".cnf",
    ".ini",
    ".json",
    ".yaml",
    ".yml",
    ".toml",
    ".xml",
    ".properties",
    ".sql",
    ".sh",
    ".lua",
    ".tmpl",
    ".template",
    ".tpl",
    ".txt",
    ".md",
    ".html",
    ".css",
    ".js",
    ".rules",
    ".hcl",
    ".cue",
    ".rego",
    ".groovy",
    ".vcl",
    ".list",
    ".inc",
    ".d",
];

/// Names of files that configure programs.
const CONFIG_NAMES: &[&str] = &["caddyfile", "dockerfile", "corefile", "vcl", "nginx.conf", "prometheus.yml"];

/// Ends of the names of source code.
const SOURCE: &[&str] = &[
    ".js", ".jsx", ".ts", ".tsx", ".mjs", ".py", ".rb", ".go", ".rs", ".java", ".kt", ".php", ".cs", ".c",
    ".cc", ".cpp", ".h", ".swift", ".ex", ".vue", ".svelte", ".scala", ".clj", ".dart",
];

/// Names of files that say how source code is built.
const SOURCE_NAMES: &[&str] = &[
    "package.json",
    "go.mod",
    "cargo.toml",
    "pom.xml",
    "composer.json",
    "gemfile",
    "pyproject.toml",
    "requirements.txt",
];

/// Folders of images that are there for configuration.
const FOLDERS: &[&str] = &[
    "/docker-entrypoint-initdb.d",
    "/docker-entrypoint.d",
    "/usr/share/nginx",
    "/usr/local/etc",
    "/usr/local/apache2/conf",
];

/// Files that only keep a folder in a repository, or belong to somebody's desktop.
const IGNORED: &[&str] = &[".gitkeep", ".gitignore", ".DS_Store"];

const KIB: usize = 1024;

/// A bind mount with its surroundings.
pub(crate) struct Bind<'a> {
    service: Service<'a>,
    /// The path on this machine.
    pub(crate) source: &'a str,
    /// The path in the container.
    pub(crate) target: &'a str,
    /// Whether the container may not write to it.
    pub(crate) read_only: bool,
}

impl<'a> Bind<'a> {
    /// An entry of `volumes`.
    pub(crate) fn new(service: &Service<'a>, entry: &'a Value) -> Self {
        let source = entry.text("/source").unwrap_or_default();
        let trimmed = source.trim_end_matches('/');
        Self {
            service: *service,
            source: if trimmed.is_empty() { source } else { trimmed },
            target: entry.text("/target").unwrap_or_default(),
            read_only: entry.flag("/read_only"),
        }
    }

    /// What is around.
    pub(crate) fn files(&self) -> &'a dyn Files {
        self.service.subject.project.files.as_ref()
    }

    /// The first row of the table that fits.
    pub(crate) fn fate(&self) -> Fate {
        if NODE.iter().any(|path| self.source == *path || (*path != "/" && below(self.source, path))) {
            return Fate::Node;
        }
        match self.files().kind(self.source) {
            PathKind::Directory if self.is_code() => Fate::Skipped(&["bind-mount-skipped"]),
            PathKind::File { .. } if !self.is_inside() => Fate::Skipped(&["bind-outside-project"]),
            PathKind::File { .. } => self.fate_of_file(),
            PathKind::Directory if self.is_inside() => self.fate_of_folder(),
            PathKind::Directory | PathKind::Missing | PathKind::Other | PathKind::Unknown => Fate::Claim,
        }
    }

    /// Whether the source lies in the folder of the project.
    fn is_inside(&self) -> bool {
        let input = &self.service.subject.project.input;
        let first =
            input.files.first().and_then(|file| file.path.rsplit_once('/')).map_or("", |(folder, _)| folder);
        let folder = input.project_directory.as_deref().unwrap_or(first);
        self.source == folder || below(self.source, folder)
    }

    /// Whether the folder holds code that is in an image anyway.
    fn is_code(&self) -> bool {
        let image = |service: &Service<'a>| service.value.text("/image");
        let own = image(&self.service);
        let builders = self
            .service
            .subject
            .services()
            .filter(|other| other.name == self.service.name || (own.is_some() && image(other) == own));
        let contexts: Vec<&str> = builders.filter_map(|other| other.value.text("/build/context")).collect();
        let watched = |path: &str| {
            let watches = self.service.value.items("/develop/watch").iter();
            watches.into_iter().any(|watch| watch.text("/path") == Some(path))
        };
        let holds = contexts.iter().any(|context| *context == self.source || below(context, self.source));
        let lies_in = contexts.iter().any(|context| below(self.source, context));
        let code = !self.read_only && below_all(self.files(), self.source).iter().any(|path| is_source(path));
        holds || (lies_in && (watched(self.source) || code))
    }

    fn fate_of_file(&self) -> Fate {
        const WRITABLE: Fate = Fate::Skipped(&["bind-file-writable"]);
        let name = file_name(self.source);
        let bytes = self.files().read(self.source).unwrap_or_default();
        let text = bytes.len() <= 64 * KIB && std::str::from_utf8(&bytes).is_ok();
        let place = below(self.target, "/etc") || in_folders(self.target);
        if is_secret(&name) {
            Fate::Secret
        } else if !self.read_only && DATA.iter().any(|end| name.ends_with(end)) {
            WRITABLE
        } else if bytes.len() <= KIB * KIB && (self.read_only || is_config(&name) || place || text) {
            Fate::ConfigMap
        } else {
            WRITABLE
        }
    }

    fn fate_of_folder(&self) -> Fate {
        let files = self.copies();
        let size: usize =
            files.iter().map(|(path, _)| self.files().read(path).unwrap_or_default().len()).sum();
        let names: Vec<String> = files.iter().map(|(path, _)| file_name(path)).collect();
        let fits = !files.is_empty() && files.len() <= 200 && size <= KIB * KIB;
        let etc = below(self.target, "/etc")
            && !(self.target == "/etc/letsencrypt" || below(self.target, "/etc/letsencrypt"));
        let configures = etc && names.iter().all(|name| is_config(name) || is_secret(name));
        if !(fits && (self.read_only || in_folders(self.target) || configures)) {
            return Fate::Claim;
        }
        if names.iter().any(|name| is_secret(name)) { Fate::Secret } else { Fate::ConfigMap }
    }

    /// The files that are copied, each with its path behind that of the mount.
    pub(crate) fn copies(&self) -> Vec<(String, String)> {
        if is_file(self.files(), self.source) {
            return vec![(self.source.to_owned(), String::new())];
        }
        let all = below_all(self.files(), self.source).into_iter();
        let kept = all.filter(|path| !IGNORED.iter().any(|name| path.ends_with(&format!("/{name}"))));
        kept.filter_map(|path| {
            let rest = path.strip_prefix(self.source)?.trim_start_matches('/').to_owned();
            Some((path, rest))
        })
        .collect()
    }
}

/// Whether a path lies below a folder.
fn below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder.trim_end_matches('/'))
        .is_some_and(|rest| rest.len() > 1 && rest.starts_with('/'))
}

fn in_folders(target: &str) -> bool {
    FOLDERS.iter().any(|folder| target.trim_end_matches('/') == *folder || below(target, folder))
}

fn file_name(path: &str) -> String {
    path.rsplit('/').next().unwrap_or_default().to_lowercase()
}

fn is_source(path: &str) -> bool {
    let name = file_name(path);
    SOURCE.iter().any(|end| name.ends_with(end)) || SOURCE_NAMES.contains(&name.as_str())
}

fn is_config(name: &str) -> bool {
    CONFIG.iter().any(|end| name.ends_with(end)) || CONFIG_NAMES.contains(&name)
}

/// Whether the name of a file says that it holds variables or keys.
fn is_secret(name: &str) -> bool {
    let model = [".example", ".sample", ".template", ".dist"].iter().any(|end| name.ends_with(end));
    let variables = name == ".env"
        || name.starts_with(".env.")
        || name.rsplit_once('.').is_some_and(|(_, end)| end == "env");
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    (variables && !model)
        || KEYS.iter().any(|end| name.ends_with(end))
        || KEY_NAMES.contains(&name)
        || KEY_STEMS.iter().any(|word| stem.contains(word))
}

/// The files below a folder.
fn below_all(files: &dyn Files, folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    for name in files.list(folder) {
        let path = format!("{}/{name}", folder.trim_end_matches('/'));
        if is_file(files, &path) { found.push(path) } else { found.extend(below_all(files, &path)) }
    }
    found
}
