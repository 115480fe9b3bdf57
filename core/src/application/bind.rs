//! What a bind mount is: a machine of one developer has source code, configuration and data side by side.

pub(crate) mod lists;
pub(crate) mod walk;

use super::Application;
use crate::model::Service;
use crate::source::{Files, PathKind};
use walk::{Found, files_below};

pub(crate) const MIB: u64 = 1 << 20;
const FILES: usize = 200;

/// What becomes of a bind mount.
pub(crate) enum Bind {
    /// A path of the node, with its type.
    Node(&'static str),
    /// Nothing, because the image has the same files.
    Source,
    /// Nothing, because nobody can look at the files.
    Unseen,
    /// Nothing, because the file belongs to one machine.
    Outside,
    /// Nothing, because a single file cannot be written to.
    Written,
    /// A file, in a Secret or in a ConfigMap.
    File { secret: bool, mode: Option<u32> },
    /// A folder of files, in a Secret or in a ConfigMap.
    Folder { secret: bool, files: Vec<Found> },
    /// A claim in place of a folder.
    Claim(Content),
    /// An empty folder that is gone with the Pod.
    Empty,
    /// Nothing, because somebody says so.
    Skipped,
}

/// What lies where a claim takes the place of a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Content {
    /// Files to copy.
    Files,
    /// An empty folder.
    Empty,
    /// Nothing.
    Missing,
}

/// A bind mount and all that decides about it.
pub(crate) struct Question<'a> {
    pub(crate) application: &'a Application,
    pub(crate) files: &'a dyn Files,
    pub(crate) service: &'a Service,
    pub(crate) source: &'a str,
    pub(crate) target: &'a str,
    pub(crate) read_only: bool,
    pub(crate) create: bool,
    /// The folders that the image is built from.
    pub(crate) contexts: Vec<&'a str>,
    /// Folders whose files may be taken into the output.
    pub(crate) roots: &'a [String],
}

impl Question<'_> {
    /// The first rule that fits.
    pub(crate) fn answer(&self) -> Bind {
        if lists::is_node_path(self.source) {
            return Bind::Node(self.node_type());
        }
        match self.files.kind(self.source) {
            // A folder that an image is built from is one, even if nobody can look at it.
            PathKind::Unknown | PathKind::Missing if self.has_context() => Bind::Source,
            PathKind::Unknown if self.looks_like_file() => Bind::Unseen,
            found @ (PathKind::Unknown | PathKind::Missing) => Bind::Claim(self.content(found)),
            PathKind::Other => Bind::Node("Socket"),
            PathKind::File { size, mode } => self.file(size, mode),
            PathKind::Directory => self.directory(),
        }
    }

    /// What a claim in place of a folder would have to get.
    pub(crate) fn content(&self, found: PathKind) -> Content {
        match found {
            PathKind::Missing => Content::Missing,
            PathKind::Directory if self.has_nothing() => Content::Empty,
            PathKind::Directory | PathKind::File { .. } | PathKind::Other | PathKind::Unknown => {
                Content::Files
            }
        }
    }

    fn has_nothing(&self) -> bool {
        self.files.list(self.source).iter().all(|name| lists::is_left_out(name))
    }

    pub(crate) fn node_type(&self) -> &'static str {
        let ending = self.source.rsplit_once('.').map(|(_, ending)| ending);
        match ending {
            Some(ending) if ending.eq_ignore_ascii_case("sock") => "Socket",
            _ if lists::is_node_file(self.source) => "File",
            _ if self.source == "/" => "Directory",
            _ if self.create => "DirectoryOrCreate",
            _ => "Directory",
        }
    }

    pub(crate) fn looks_like_file(&self) -> bool {
        let name = lists::file_name(self.source);
        name.trim_start_matches('.').contains('.') || lists::is_configuration(&name)
    }

    fn file(&self, size: u64, mode: Option<u32>) -> Bind {
        if !self.is_given() {
            return Bind::Outside;
        }
        if lists::is_secret(self.source) {
            return Bind::File { secret: true, mode };
        }
        if !self.read_only && lists::is_data(self.source) {
            return Bind::Written;
        }
        let named = self.read_only
            || lists::is_configuration(self.source)
            || lists::is_below(self.target, &["/etc"])
            || lists::is_configuration_folder(self.target);
        if size <= MIB && (named || size <= 64 << 10 && self.is_text()) {
            return Bind::File { secret: false, mode };
        }
        Bind::Written
    }

    fn is_text(&self) -> bool {
        self.files.read(self.source).is_ok_and(|bytes| std::str::from_utf8(&bytes).is_ok())
    }

    fn directory(&self) -> Bind {
        if self.is_source_code() {
            return Bind::Source;
        }
        let found = if self.is_given() { files_below(self.files, self.source, FILES) } else { None };
        let files = found.unwrap_or_default();
        if !files.is_empty()
            && files.iter().map(|file| file.size).sum::<u64>() <= MIB
            && self.is_static(&files)
        {
            let secret = files.iter().any(|file| lists::is_secret(&file.path));
            return Bind::Folder { secret, files };
        }
        Bind::Claim(self.content(PathKind::Directory))
    }

    /// Whether a folder holds configuration that nobody writes to.
    fn is_static(&self, files: &[Found]) -> bool {
        let configuration = |file: &Found| lists::is_configuration(&file.path) || lists::is_key(&file.path);
        let below_etc =
            self.target.starts_with("/etc/") && !lists::is_below(self.target, &["/etc/letsencrypt"]);
        self.read_only
            || lists::is_configuration_folder(self.target)
            || below_etc && files.iter().all(configuration)
    }

    /// Whether the files are in the image already, because it is built from them.
    fn is_source_code(&self) -> bool {
        if self.has_context() {
            return true;
        }
        if !self.contexts.iter().any(|context| is_inside(self.source, context)) {
            return false;
        }
        let watched = self.service.develop.as_ref().is_some_and(|develop| {
            develop.watch.iter().any(|watch| watch.path.as_deref().map(trimmed) == Some(trimmed(self.source)))
        });
        watched || !self.read_only && walk::any_below(self.files, self.source, lists::is_source)
    }

    /// Whether an image is built from the folder or from one inside of it.
    fn has_context(&self) -> bool {
        self.contexts.iter().any(|context| is_inside(context, self.source))
    }

    /// Whether the files of the bind mount may be taken into the output.
    fn is_given(&self) -> bool {
        is_inside(self.source, &self.application.directory)
            || self.roots.iter().any(|root| is_inside(self.source, root))
    }
}

/// Whether a path is a folder or lies in it.
pub(crate) fn is_inside(path: &str, folder: &str) -> bool {
    let (path, folder) = (trimmed(path), trimmed(folder));
    if matches!(folder, "" | ".") {
        return !path.starts_with('/') && !path.starts_with("..");
    }
    path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// A folder that an option names, as the loader writes the paths of mounts.
pub(crate) fn root(folder: &str, directory: &str) -> String {
    let whole = if folder.starts_with('/') { folder.to_owned() } else { format!("{directory}/{folder}") };
    let mut parts: Vec<&str> = Vec::new();
    for part in whole.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => drop(parts.pop()),
            ".." if whole.starts_with('/') => {}
            part => parts.push(part),
        }
    }
    let start = if whole.starts_with('/') { "/" } else { "" };
    format!("{start}{}", parts.join("/"))
}

fn trimmed(path: &str) -> &str {
    let path = path.strip_prefix("./").unwrap_or(path);
    path.trim_end_matches('/')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roots_are_seen_from_the_project() {
        let table = [
            ("/etc/app/", "/p", "/etc/app"),
            ("../shared", "/home/p", "/home/shared"),
            ("./a/./b", "/p", "/p/a/b"),
            ("/..", "/p", "/"),
            ("../x", "", "../x"),
        ];
        for (folder, directory, expected) in table {
            let found = if directory.is_empty() { root(folder, ".") } else { root(folder, directory) };
            assert_eq!(found, expected, "{folder}");
        }
    }
}
