//! When an image is pulled.

use serde::{Serialize, Serializer};

use super::Duration;
use crate::yaml::Node;
use crate::yaml::decode::{Decode, Decoder, Form};

/// When an image is pulled ([compose-spec, `pull_policy`]).
///
/// [compose-spec, `pull_policy`]: https://github.com/compose-spec/compose-spec/blob/main/05-services.md#pull_policy
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PullPolicy {
    /// At every start.
    Always,
    /// Never.
    Never,
    /// When it is not there.
    Missing,
    /// It is built instead.
    Build,
    /// Once a day.
    Daily,
    /// Once a week.
    Weekly,
    /// When it is older than a time, as it was written.
    Every(String),
    /// When it is older than `pull_refresh_after`.
    Refresh,
}

impl Decode for PullPolicy {
    const FORM: Form = Form::Words(&["always", "never", "missing", "build", "daily", "weekly", "refresh"]);

    fn decode(node: Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        let span = node.span;
        let text = String::decode(node, decoder)?;
        match text.as_str() {
            "always" => Some(Self::Always),
            "never" => Some(Self::Never),
            "missing" | "if_not_present" => Some(Self::Missing),
            "build" => Some(Self::Build),
            "daily" => Some(Self::Daily),
            "weekly" => Some(Self::Weekly),
            "refresh" => Some(Self::Refresh),
            _ => {
                let time = text.strip_prefix("every_");
                let every = time.filter(|time| Duration::parse(time).is_ok()).map(str::to_owned);
                if every.is_none() {
                    decoder.invalid(
                        span,
                        format!(
                            "`pull_policy` cannot be `{text}`; it is `always`, `never`, `missing`, `build`, \
                             `daily`, `weekly`, `refresh` or `every_` with a time such as `every_12h`"
                        ),
                    );
                }
                every.map(Self::Every)
            }
        }
    }
}

impl Serialize for PullPolicy {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Always => serializer.serialize_str("always"),
            Self::Never => serializer.serialize_str("never"),
            Self::Missing => serializer.serialize_str("missing"),
            Self::Build => serializer.serialize_str("build"),
            Self::Daily => serializer.serialize_str("daily"),
            Self::Weekly => serializer.serialize_str("weekly"),
            Self::Refresh => serializer.serialize_str("refresh"),
            Self::Every(time) => serializer.collect_str(&format_args!("every_{time}")),
        }
    }
}
