//! The short form of a volume: `data:/var/lib/data:ro`, `./src:/app`, `/cache`.
//!
//! A letter with a colon can be a Windows drive or a volume with a one-letter name. It is a drive where a
//! path of a drive can stand: before `\`, or before `/` if a path in the container is still to come.

use super::syntax::SyntaxError;

const HELP: &str =
    "write `SOURCE:/PATH/IN/CONTAINER`, such as `data:/var/lib/data`, with options such as `:ro` last";

/// What a container sees at the target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A file or directory of the host.
    Bind,
    /// A volume, named or anonymous.
    Volume,
}

/// Which containers may share a bind mount under `SELinux`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Selinux {
    /// All of them: `z`.
    Shared,
    /// This one only: `Z`.
    Private,
}

/// A volume of a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ShortVolume {
    /// What a container sees.
    pub(crate) kind: Kind,
    /// The path on the host or the name of the volume; absent for an anonymous volume.
    pub(crate) source: Option<String>,
    /// The path in the container.
    pub(crate) target: String,
    /// Whether the container may only read.
    pub(crate) read_only: bool,
    /// Whether a new volume starts empty, without what the image has at the target.
    pub(crate) nocopy: bool,
    /// The `SELinux` label.
    pub(crate) selinux: Option<Selinux>,
    /// How mounts below a bind mount spread.
    pub(crate) propagation: Option<String>,
    /// Options that mean nothing in Compose, for the caller to warn about.
    pub(crate) unknown_options: Vec<String>,
}

/// Reads a short volume.
pub(crate) fn parse(text: &str) -> Result<ShortVolume, SyntaxError> {
    if text.is_empty() {
        return Err(SyntaxError::new("the volume is empty").with_help(HELP));
    }
    let fields = if text.len() <= 2 { vec![text] } else { fields(text) };
    if fields.iter().any(|field| field.is_empty()) {
        let message = format!("`{text}` has nothing on one side of a `:`");
        return Err(SyntaxError::new(message).with_help(HELP));
    }
    match fields.as_slice() {
        [target] => Ok(volume(None, target, "")),
        [source, target] => Ok(volume(Some(source), target, "")),
        [source, target, options] => Ok(volume(Some(source), target, options)),
        _ => Err(SyntaxError::new(format!("`{text}` has more than three parts")).with_help(HELP)),
    }
}

/// The parts between colons that are neither a drive's nor within `${…}`.
fn fields(text: &str) -> Vec<&str> {
    let mut fields = Vec::new();
    let mut rest = text;
    while let Some((field, after)) = field(rest, fields.len()) {
        fields.push(field);
        rest = after;
    }
    fields.push(rest);
    fields
}

/// The first part and what follows its colon; nothing for the last part.
fn field(text: &str, position: usize) -> Option<(&str, &str)> {
    let drive = is_drive(text, position);
    let mut depth: usize = 0;
    let mut before = ' ';
    for (at, character) in text.char_indices() {
        match character {
            '{' if before == '$' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            ':' if depth == 0 && !(drive && at == 1) => {
                let (field, rest) = text.split_at_checked(at)?;
                return Some((field, rest.strip_prefix(':')?));
            }
            _ => {}
        }
        before = character;
    }
    None
}

/// Whether the first colon is that of a Windows drive.
fn is_drive(text: &str, position: usize) -> bool {
    match drive_path(text) {
        Some(('\\', _)) => true,
        Some((_, path)) if position == 0 => {
            path.split_once(':').is_some_and(|(_, target)| is_absolute(target))
        }
        Some(_) => position == 1,
        None => false,
    }
}

fn is_absolute(path: &str) -> bool {
    path.starts_with(['/', '\\']) || drive_path(path).is_some()
}

/// What follows a drive's letter and colon, after the slash that is also given, if this is such a path.
fn drive_path(text: &str) -> Option<(char, &str)> {
    let path = text.strip_prefix(|letter: char| letter.is_ascii_alphabetic())?.strip_prefix(':')?;
    let slash = path.chars().next().filter(|slash| matches!(slash, '/' | '\\'))?;
    Some((slash, path.strip_prefix(slash)?))
}

fn volume(source: Option<&str>, target: &str, options: &str) -> ShortVolume {
    let mut volume = ShortVolume {
        kind: if source.is_some_and(is_path) { Kind::Bind } else { Kind::Volume },
        source: source.map(str::to_owned),
        target: target.to_owned(),
        read_only: false,
        nocopy: false,
        selinux: None,
        propagation: None,
        unknown_options: Vec::new(),
    };
    for option in options.split(',').filter(|option| !option.is_empty()) {
        volume.set(option);
    }
    volume
}

/// Whether a source is a path and not a name. `a/b` without a dot before it is not.
fn is_path(source: &str) -> bool {
    source.starts_with(['.', '/', '~']) || source.starts_with(r"\\") || drive_path(source).is_some()
}

impl ShortVolume {
    fn set(&mut self, option: &str) {
        match option {
            "ro" => self.read_only = true,
            "rw" => self.read_only = false,
            "nocopy" => self.nocopy = true,
            "z" => self.selinux = Some(Selinux::Shared),
            "Z" => self.selinux = Some(Selinux::Private),
            "private" | "rprivate" | "shared" | "rshared" | "slave" | "rslave" => {
                self.propagation = Some(option.to_owned());
            }
            _ => self.unknown_options.push(option.to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn tells_paths_from_names() {
        use Kind::{Bind, Volume};
        let table = [
            ("/cache", Volume, None, "/cache"),
            ("v", Volume, None, "v"),
            ("C:", Volume, None, "C:"),
            ("data:/b", Volume, Some("data"), "/b"),
            ("a/b:/x", Volume, Some("a/b"), "/x"),
            ("~/x:/b", Bind, Some("~/x"), "/b"),
            ("//server/share:/x", Bind, Some("//server/share"), "/x"),
            ("v:/data", Volume, Some("v"), "/data"),
            ("v:/data:ro", Volume, Some("v"), "/data"),
            ("v:/data:ro,z", Volume, Some("v"), "/data"),
            ("v:c:/data:ro", Volume, Some("v"), "c:/data"),
            ("C:/foo:/bar", Bind, Some("C:/foo"), "/bar"),
            ("C:/foo:/bar:ro", Bind, Some("C:/foo"), "/bar"),
            (r"C:\foo:/bar", Bind, Some(r"C:\foo"), "/bar"),
            (r"C:\foo:D:\bar:ro", Bind, Some(r"C:\foo"), r"D:\bar"),
            ("C:/foo:D:/bar", Bind, Some("C:/foo"), "D:/bar"),
            (r"C:\foo", Volume, None, r"C:\foo"),
            (r"data:D:\bar", Volume, Some("data"), r"D:\bar"),
            ("${A:-${B:-c}}:/x", Volume, Some("${A:-${B:-c}}"), "/x"),
        ];
        for (text, kind, source, target) in table {
            let volume = parse(text).unwrap();
            assert_eq!(
                (volume.kind, volume.source.as_deref(), &*volume.target),
                (kind, source, target),
                "{text}"
            );
        }
    }

    #[test]
    fn reads_options() {
        let volume = parse("./a:/b:rw,ro,nocopy,Z,rshared,RO,cached").unwrap();
        assert!(volume.read_only && volume.nocopy);
        assert_eq!(volume.selinux, Some(Selinux::Private));
        assert_eq!(volume.propagation.as_deref(), Some("rshared"));
        assert_eq!(volume.unknown_options, ["RO", "cached"]);
        assert_eq!(parse("./a:/b:z,ro,rw").unwrap().selinux, Some(Selinux::Shared));
        assert!(!parse("./a:/b:z,ro,rw").unwrap().read_only);
    }

    #[test]
    fn names_what_is_wrong() {
        let table = [
            ("", "is empty"),
            (":/x", "`:/x` has nothing on one side"),
            ("/a::ro", "`/a::ro` has nothing on one side"),
            ("/a:/b:", "`/a:/b:` has nothing on one side"),
            ("/a:/b:ro:x", "more than three parts"),
        ];
        for (text, message) in table {
            let error = parse(text).unwrap_err();
            assert!(error.message.contains(message), "{text}: {error}");
        }
    }

    proptest! {
        #[test]
        fn never_panics(text in ".*|[a-c:/\\\\${},]*") {
            let _ = parse(&text);
        }
    }
}
