//! When a container is started again.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::diagnostic::codes::compose as codes;
use crate::diagnostic::{Diagnostic, nearest};
use crate::yaml::decode::{Decode, Decoder, Form};
use crate::yaml::{Node, Value};

/// When a container is started again ([compose-spec, `restart`]).
///
/// [compose-spec, `restart`]: https://github.com/compose-spec/compose-spec/blob/main/05-services.md#restart
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Restart {
    /// Never.
    No,
    /// Whenever it ends.
    Always,
    /// Whenever it ends, unless somebody stopped it.
    UnlessStopped,
    /// When it ends with an error, at most so many times.
    OnFailure(Option<u32>),
}

impl Restart {
    const WORDS: [&'static str; 4] = ["no", "always", "unless-stopped", "on-failure"];

    fn parse(text: &str) -> Option<Self> {
        match text {
            "" | "no" => Some(Self::No),
            "always" => Some(Self::Always),
            "unless-stopped" => Some(Self::UnlessStopped),
            "on-failure" => Some(Self::OnFailure(None)),
            _ => text.strip_prefix("on-failure:")?.parse().ok().map(|times| Self::OnFailure(Some(times))),
        }
    }
}

impl Decode for Restart {
    const FORM: Form = Form::Words(&Self::WORDS);

    fn decode(node: Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        let span = node.span;
        if matches!(node.value, Value::Bool(false)) {
            let message = "`restart` should be text, but true or false is written";
            let diagnostic = Diagnostic::new(codes::UNQUOTED_TEXT, decoder.place(span), message);
            decoder.report(diagnostic.fix("write `no` in quotes", span, "\"no\""));
            return Some(Self::No);
        }
        let text = String::decode(node, decoder)?;
        let restart = Self::parse(&text);
        if restart.is_none() {
            let message = format!("`restart` cannot be `{text}`");
            let diagnostic = Diagnostic::new(codes::INVALID_VALUE, decoder.place(span), message);
            let diagnostic = match nearest(&text, Self::WORDS) {
                Some(near) => diagnostic.fix(format!("did you mean `{near}`?"), span, near),
                None => diagnostic,
            };
            let allowed = "it is one of `no`, `always`, `unless-stopped`, `on-failure`, `on-failure:3`";
            decoder.report(diagnostic.help(allowed));
        }
        restart
    }
}

impl fmt::Display for Restart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::No => f.write_str("no"),
            Self::Always => f.write_str("always"),
            Self::UnlessStopped => f.write_str("unless-stopped"),
            Self::OnFailure(None) => f.write_str("on-failure"),
            Self::OnFailure(Some(times)) => write!(f, "on-failure:{times}"),
        }
    }
}

impl Serialize for Restart {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
