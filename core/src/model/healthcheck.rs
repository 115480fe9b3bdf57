//! Health checks.

use serde::{Serialize, Serializer};

use super::Duration;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::compose as codes;
use crate::yaml::decode::{Decode, Decoder, Int};
use crate::yaml::{Node, Value};

model! {
    /// How to tell whether a container is healthy ([compose-spec, `healthcheck`]).
    ///
    /// [compose-spec, `healthcheck`]: https://github.com/compose-spec/compose-spec/blob/main/05-services.md#healthcheck
    pub struct HealthCheck {
        /// Whether the image's own check is switched off.
        disable: Option<bool>,
        /// The pause between two checks; 30 seconds by default.
        interval: Option<Duration>,
        /// After how many failures in a row the container is unhealthy; 3 by default.
        retries: Option<Int>,
        /// The check itself; absent means the image's own.
        test: Option<Test>,
        /// How long a check may take; 30 seconds by default.
        timeout: Option<Duration>,
        /// How long failures do not count after the start; none by default.
        start_period: Option<Duration>,
        /// The pause between two checks during the start; 5 seconds by default.
        start_interval: Option<Duration>,
    }
}

/// What is run to check a container.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// Nothing: the image's own check is switched off.
    None,
    /// A program with its arguments.
    Command(Vec<String>),
    /// A line for the shell of the container, with further arguments if the list had more items.
    Shell(Vec<String>),
}

impl Decode for Test {
    /// Text is a line for the shell; the first item of a list says which kind it is.
    fn decode(node: Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        if let Value::String(line) = node.value {
            return Some(Self::Shell(vec![line]));
        }
        let span = node.span;
        let words: Vec<String> = Vec::decode(node, decoder)?;
        let mut words = words.into_iter();
        let kind = words.next()?;
        match kind.as_str() {
            "NONE" => Some(Self::None),
            "CMD" => Some(Self::Command(words.collect())),
            "CMD-SHELL" => Some(Self::Shell(words.collect())),
            _ => {
                let message =
                    format!("the list of a test starts with `CMD`, `CMD-SHELL` or `NONE`, not with `{kind}`");
                let diagnostic = Diagnostic::new(codes::INVALID_VALUE, decoder.place(span), message);
                let help =
                    format!("to run a program write `[CMD, {kind}, …]`; for a shell write the test as text");
                decoder.report(diagnostic.help(help));
                None
            }
        }
    }
}

impl Serialize for Test {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (kind, words): (&str, &[String]) = match self {
            Self::None => ("NONE", &[]),
            Self::Command(words) => ("CMD", words),
            Self::Shell(words) => ("CMD-SHELL", words),
        };
        serializer.collect_seq(std::iter::once(kind).chain(words.iter().map(String::as_str)))
    }
}
