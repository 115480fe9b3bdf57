//! Paths, resolved as text: no disk is asked, so that every platform and the browser agree.

use super::schema::{Key, Paths, Shape};
use crate::yaml::{Node, Value};

/// A path without `.`, `..` and doubled slashes, as far as text alone can tell.
///
/// ```text
/// /srv/./app//../conf  becomes  /srv/conf
/// ```
pub(crate) fn clean(path: &str) -> String {
    let (root, rest) = root(path);
    let mut parts: Vec<&str> = Vec::new();
    for part in rest.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            ".." if !root.is_empty() => {}
            part => parts.push(part),
        }
    }
    let joined = parts.join("/");
    match (root, joined.as_str()) {
        ("", "") => ".".to_owned(),
        (root, joined) => format!("{root}{joined}"),
    }
}

fn root(path: &str) -> (&str, &str) {
    path.strip_prefix('/').map_or(("", path), |rest| ("/", rest))
}

/// Whether a path starts at a root, of Unix or of Windows.
pub(crate) fn is_absolute(path: &str) -> bool {
    let mut characters = path.chars();
    let drive = characters.next().is_some_and(|letter| letter.is_ascii_alphabetic())
        && characters.next() == Some(':')
        && matches!(characters.next(), Some('/' | '\\'));
    path.starts_with(['/', '\\']) || drive
}

/// A path as seen from a directory.
pub(crate) fn join(directory: &str, path: &str) -> String {
    if is_absolute(path) {
        return if path.starts_with('/') { clean(path) } else { path.to_owned() };
    }
    clean(&format!("{directory}/{path}"))
}

/// A path as somebody in a directory would write it.
pub(crate) fn shown<'p>(directory: &str, path: &'p str) -> &'p str {
    path.strip_prefix(directory).and_then(|rest| rest.strip_prefix('/')).unwrap_or(path)
}

/// The directory that a path lies in.
pub(crate) fn parent(path: &str) -> &str {
    match path.rsplit_once('/') {
        Some(("", _)) => "/",
        Some((directory, _)) => directory,
        None => ".",
    }
}

/// The last component of a path.
pub(crate) fn name(path: &str) -> &str {
    path.trim_end_matches('/').rsplit('/').next().unwrap_or(path)
}

/// What relative paths of a file start from.
pub(super) struct Base<'a> {
    /// The project directory, or that of the file.
    pub(super) directory: &'a str,
    /// What `~` stands for.
    pub(super) home: Option<&'a str>,
}

impl Base<'_> {
    fn resolve(&self, path: &str) -> String {
        let rest = path.strip_prefix('~').filter(|rest| rest.is_empty() || rest.starts_with('/'));
        match (rest, self.home) {
            (Some(rest), Some(home)) => clean(&format!("{home}{rest}")),
            // What is absolute stays as it is written.
            _ if is_absolute(path) => path.to_owned(),
            _ => join(self.directory, path),
        }
    }

    /// Makes the paths of a tree absolute.
    pub(super) fn apply(&self, node: &mut Node, shape: Shape) {
        match (shape, &mut node.value) {
            (Shape::Object(keys), Value::Mapping(_)) => self.object(node, keys),
            (Shape::Entries(shape), Value::Mapping(entries)) => {
                for value in entries.values_mut() {
                    self.apply(value, *shape);
                }
            }
            (Shape::Items(shape), Value::Sequence(items)) => {
                for item in items {
                    self.apply(item, *shape);
                }
            }
            _ => {}
        }
    }

    fn object(&self, node: &mut Node, keys: &[Key]) {
        let is_bind = node.get("type").and_then(Node::as_str) == Some("bind");
        let is_local = node.get("driver").is_none_or(|driver| driver.as_str() == Some("local"));
        for (name, value) in node.as_mapping_mut().into_iter().flatten() {
            let Some(key) = keys.iter().find(|key| key.name == name.text) else { continue };
            #[allow(clippy::match_same_arms, reason = "a guard belongs to one of the two")]
            match key.paths {
                Paths::Context => self.texts(value, |text| !is_remote(text)),
                Paths::File => self.texts(value, |_| true),
                Paths::Mount if is_bind => self.texts(value, |_| true),
                Paths::Volume if is_local => self.device(value),
                Paths::None | Paths::Mount | Paths::Volume => {}
            }
            self.apply(value, key.shape);
        }
    }

    /// Resolves a text, the items of a list or the entries of a mapping.
    fn texts(&self, node: &mut Node, is_path: fn(&str) -> bool) {
        match &mut node.value {
            Value::String(text) if is_path(text) => *text = self.resolve(text),
            Value::Sequence(items) => items.iter_mut().for_each(|item| self.texts(item, is_path)),
            Value::Mapping(entries) => entries.values_mut().for_each(|value| self.texts(value, is_path)),
            _ => {}
        }
    }

    fn device(&self, options: &mut Node) {
        let is_bind = options.get("o").and_then(Node::as_str) == Some("bind");
        let device = options.as_mapping_mut().and_then(|options| options.get_mut("device"));
        if let (true, Some(device)) = (is_bind, device) {
            self.texts(device, |_| true);
        }
    }
}

/// Whether a build context, or a file to include, is an address or names another service.
pub(crate) fn is_remote(context: &str) -> bool {
    let prefixes = ["service:", "github.com/", "git@"];
    context.contains("://") || prefixes.iter().any(|prefix| context.starts_with(prefix))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_cleaned_as_text() {
        let table = [
            ("/srv/./app//../conf", "/srv/conf"),
            ("/..", "/"),
            ("./a/", "a"),
            ("../a/../../b", "../../b"),
            ("", "."),
            ("/", "/"),
        ];
        for (path, cleaned) in table {
            assert_eq!(clean(path), cleaned, "{path}");
        }
    }

    #[test]
    fn relative_paths_start_from_the_directory() {
        assert_eq!(join("/p", "./conf/a.yml"), "/p/conf/a.yml");
        assert_eq!(join("/p", "/etc/a"), "/etc/a");
        assert_eq!(join("/p", "C:\\data"), "C:\\data");
        assert_eq!(join(".", "a"), "a");
        assert_eq!(parent("/p/a.yml"), "/p");
        assert_eq!(parent("a.yml"), ".");
        assert_eq!(name("/p/app/"), "app");
    }
}
