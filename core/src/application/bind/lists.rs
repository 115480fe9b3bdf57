//! What names and paths tell about files: keys, data, configuration, source code.

/// The name of a path in lower case.
pub(crate) fn file_name(path: &str) -> String {
    path.rsplit('/').next().unwrap_or(path).to_ascii_lowercase()
}

/// Whether a name, in lower case, ends in one of some endings; a name that *is* an ending counts.
fn ends(name: &str, endings: &[&str]) -> bool {
    endings.iter().any(|ending| name.ends_with(ending))
}

/// Files that hold variables, which usually include passwords.
fn is_env_file(path: &str) -> bool {
    let name = file_name(path);
    let example = ends(&name, &[".example", ".sample", ".template", ".dist"]);
    (name == ".env" || name.starts_with(".env.") || ends(&name, &[".env"])) && !example
}

/// Keys, certificates and passwords.
pub(crate) fn is_key(path: &str) -> bool {
    let name = file_name(path);
    let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
    ends(
        &name,
        &[
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
        ],
    ) || matches!(name.as_str(), "id_rsa" | "id_dsa" | "id_ecdsa" | "id_ed25519" | "htpasswd" | "kubeconfig")
        || ["password", "passwd", "secret", "credential", "token", "apikey", "api_key"]
            .iter()
            .any(|word| stem.contains(word))
}

/// Files whose content nobody should see who can read the namespace.
pub(crate) fn is_secret(path: &str) -> bool {
    is_env_file(path) || is_key(path)
}

/// Files that programs write.
pub(crate) fn is_data(path: &str) -> bool {
    let name = file_name(path);
    name == "acme.json"
        || ends(&name, &[".db", ".sqlite", ".sqlite3", ".mdb", ".log", ".lock", ".pid", ".dat"])
}

/// Files that configure programs, and small texts.
pub(crate) fn is_configuration(path: &str) -> bool {
    let name = file_name(path);
    ends(
        &name,
        &[
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
        ],
    ) || matches!(name.as_str(), "caddyfile" | "dockerfile" | "corefile" | "vcl")
}

/// Source code, or a file that says how source code is built.
pub(crate) fn is_source(path: &str) -> bool {
    let name = file_name(path);
    ends(
        &name,
        &[
            ".js", ".jsx", ".ts", ".tsx", ".mjs", ".py", ".rb", ".go", ".rs", ".java", ".kt", ".php", ".cs",
            ".c", ".cc", ".cpp", ".h", ".swift", ".ex", ".vue", ".svelte", ".scala", ".clj", ".dart",
        ],
    ) || matches!(
        name.as_str(),
        "package.json"
            | "go.mod"
            | "cargo.toml"
            | "pom.xml"
            | "composer.json"
            | "gemfile"
            | "pyproject.toml"
            | "requirements.txt"
    )
}

/// Whether a path is one of some folders or below it.
pub(crate) fn is_below(path: &str, folders: &[&str]) -> bool {
    folders
        .iter()
        .any(|folder| path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
}

/// Folders of images that are there to be configured.
pub(crate) fn is_configuration_folder(target: &str) -> bool {
    is_below(
        target,
        &[
            "/docker-entrypoint-initdb.d",
            "/docker-entrypoint.d",
            "/usr/share/nginx",
            "/usr/local/etc",
            "/usr/local/apache2/conf",
        ],
    )
}

/// Paths that belong to the machine and not to the application.
pub(crate) fn is_node_path(path: &str) -> bool {
    path == "/"
        || is_node_file(path)
        || is_below(
            path,
            &[
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
                "/tmp/.X11-unix",
            ],
        )
}

/// Single files of the machine.
pub(crate) fn is_node_file(path: &str) -> bool {
    matches!(path, "/etc/localtime" | "/etc/timezone" | "/etc/machine-id" | "/etc/passwd" | "/etc/group")
}

/// Files that only matter to other tools.
pub(crate) fn is_left_out(path: &str) -> bool {
    matches!(file_name(path).as_str(), ".gitkeep" | ".gitignore" | ".ds_store")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_what_files_are() {
        for path in ["/p/tls.key", "/p/.htpasswd", "/p/db_password.txt", "/p/id_rsa"] {
            assert!(is_key(path), "{path}");
        }
        for path in ["/p/.env", "/p/.env.local", "/p/prod.env"] {
            assert!(is_env_file(path), "{path}");
        }
        for path in ["/p/.env.example", "/p/nginx.conf", "/p/env"] {
            assert!(!is_env_file(path) && !is_key(path), "{path}");
        }
        assert!(is_data("/p/acme.json") && !is_data("/p/data.json"));
        assert!(is_configuration("/p/Caddyfile") && is_source("/p/Gemfile"));
    }

    #[test]
    fn node_paths_are_whole_folders() {
        assert!(is_node_path("/var/run/docker.sock") && is_node_path("/proc") && is_node_path("/"));
        assert!(!is_node_path("/running") && !is_node_path("/etc/passwd2"));
    }
}
