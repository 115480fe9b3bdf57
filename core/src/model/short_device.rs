//! The short form of a device: `/dev/ttyUSB0:/dev/ttyACM0:rw`, `vendor.com/gpu=all`.

use super::syntax::SyntaxError;

const HELP: &str = "write `HOST:CONTAINER:PERMISSIONS`, such as `/dev/ttyUSB0:/dev/ttyUSB0:rw`";

/// A device of the host in a container.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ShortDevice {
    /// The path on the host, or the name of a device of the Container Device Interface.
    pub(crate) source: String,
    /// The path in the container.
    pub(crate) target: String,
    /// Whether the container may read (`r`), write (`w`) and make nodes (`m`).
    pub(crate) permissions: String,
}

/// Reads a short device.
pub(crate) fn parse(text: &str) -> Result<ShortDevice, SyntaxError> {
    let parts: Vec<_> = text.split(':').collect();
    let (source, target, permissions) = match *parts.as_slice() {
        [source] => (source, "", ""),
        [source, target] => (source, target, ""),
        [source, target, permissions] => (source, target, permissions),
        _ => return Err(SyntaxError::new(format!("`{text}` has more than three parts")).with_help(HELP)),
    };
    if source.is_empty() {
        return Err(SyntaxError::new(format!("`{text}` names no device of the host")).with_help(HELP));
    }
    let or = |text: &str, default: &str| if text.is_empty() { default.to_owned() } else { text.to_owned() };
    Ok(ShortDevice {
        source: source.to_owned(),
        target: or(target, source),
        permissions: or(permissions, "rwm"),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn fills_in_what_is_left_away() {
        let table = [
            ("/dev/a", ["/dev/a", "/dev/a", "rwm"]),
            ("/dev/a:/dev/b", ["/dev/a", "/dev/b", "rwm"]),
            ("/dev/a:/dev/b:r", ["/dev/a", "/dev/b", "r"]),
            ("/dev/a::r", ["/dev/a", "/dev/a", "r"]),
            ("vendor.com/gpu=all", ["vendor.com/gpu=all", "vendor.com/gpu=all", "rwm"]),
        ];
        for (text, [source, target, permissions]) in table {
            let device = parse(text).unwrap();
            assert_eq!(
                (&*device.source, &*device.target, &*device.permissions),
                (source, target, permissions)
            );
        }
    }

    #[test]
    fn names_what_is_wrong() {
        for (text, message) in
            [("", "names no device"), (":/dev/a", "names no device"), ("a:b:c:d", "`a:b:c:d`")]
        {
            let error = parse(text).unwrap_err();
            assert!(error.message.contains(message), "{text}: {error}");
        }
    }

    proptest! {
        #[test]
        fn never_panics(text in ".*|[a:]*") {
            let _ = parse(&text);
        }
    }
}
