//! Writes any serialisable value as block-style YAML that every reader in use takes for the same value.
//!
//! Readers disagree about plain text: kubectl takes `yes` for a boolean and `1_000` for a number, `PyYAML`
//! takes `1:30` for ninety. So the writer quotes what any of them could take for something else.

mod ambiguous;
mod block;
mod key;
mod scalar;
mod serializer;
#[cfg(test)]
mod tests;

use std::fmt;

use serde::Serialize;

use self::serializer::Node;

/// How texts are quoted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Quoting {
    /// Only where a YAML 1.1, a YAML 1.2 or Go's reader could take the text for something else: in single
    /// quotes, or in double quotes where escapes are needed. Text of many lines is a literal block.
    #[default]
    WhenNeeded,
    /// In double quotes, except for plain words and paths: `[A-Za-z_/][A-Za-z0-9_./-]*` that is no boolean
    /// and no null in YAML 1.1.
    Always,
}

/// Why a value has no YAML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WriteError {
    /// A map has a key that is neither text nor a number nor a boolean; JSON could not hold it either.
    Key,
    /// The value's own `Serialize` gave up, with this message.
    Value(String),
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Key => f.write_str("a map key is neither text nor a number nor a boolean"),
            Self::Value(message) => f.write_str(message),
        }
    }
}

impl std::error::Error for WriteError {}

impl serde::ser::Error for WriteError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::Value(message.to_string())
    }
}

/// Writes `value` as one YAML document without `---`, which ends in a newline.
///
/// Keys that are numbers or booleans become text, as they do in JSON: Kubernetes and Compose know no others.
///
/// # Errors
///
/// If the key of a map is a list or a map or null, or if the value refuses to be serialised.
pub fn to_yaml<T: Serialize + ?Sized>(value: &T, quoting: Quoting) -> Result<String, WriteError> {
    let mut writer = Writer { out: String::with_capacity(USUAL), quoting };
    value.serialize(Node { writer: &mut writer, place: Place { after: After::Nothing, indent: 0 } })?;
    writer.out.shrink_to_fit();
    Ok(writer.out)
}

/// The room for a text at first, in bytes: few objects take more.
const USUAL: usize = 4096;

/// What stands before a value on its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum After {
    /// Nothing: the value is the document.
    Nothing,
    /// `key:`, without a space.
    Key,
    /// `-`, or the `:` below a `?`, without a space: a block may begin on the same line.
    Dash,
}

/// Where a value is written.
#[derive(Debug, Clone, Copy)]
struct Place {
    after: After,
    /// The indentation of the block that the value stands in.
    indent: usize,
}

impl Place {
    /// The indentation of a map that is written here.
    fn map_indent(self) -> usize {
        if self.after == After::Nothing { 0 } else { self.indent + 2 }
    }

    /// The indentation of a list that is written here: below a key it is the key's own, as kubectl writes it.
    fn list_indent(self) -> usize {
        if self.after == After::Key { self.indent } else { self.map_indent() }
    }
}

/// The text so far.
struct Writer {
    out: String,
    quoting: Quoting,
}

impl Writer {
    /// Writes a value that needs no quotes and ends its line.
    fn token(&mut self, token: &str, place: Place) {
        self.space(place);
        self.out.push_str(token);
        self.out.push('\n');
    }

    /// Separates a value from what stands before it on the line.
    fn space(&mut self, place: Place) {
        if place.after != After::Nothing {
            self.out.push(' ');
        }
    }

    /// Goes to where the first entry of a block begins, which is indented by `indent`.
    fn first(&mut self, place: Place, indent: usize) {
        match place.after {
            After::Nothing => {}
            After::Dash => self.out.push(' '),
            After::Key => {
                self.out.push('\n');
                self.indent(indent);
            }
        }
    }

    fn indent(&mut self, indent: usize) {
        indentation(&mut self.out, indent);
    }
}

/// Appends `width` spaces.
fn indentation(out: &mut String, width: usize) {
    const SPACES: &str = "                                ";
    match SPACES.get(..width) {
        Some(spaces) => out.push_str(spaces),
        None => out.extend(std::iter::repeat_n(' ', width)),
    }
}
