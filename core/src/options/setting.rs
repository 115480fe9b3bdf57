//! Options by name: what a command line, a page or a test hands over as text.

use std::collections::BTreeMap;

use serde::de::Error;
use serde::{Deserialize, Deserializer};

use super::Word;

/// What a caller can set by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setting {
    /// Its name, as the command line spells it.
    pub name: &'static str,
    /// What it says, in a line.
    pub help: &'static str,
    /// The words that it can be, the default first; none if it is free text.
    pub words: &'static [&'static str],
    /// Whether it can be given several times.
    pub many: bool,
    /// Whether it is on or off, so that the command line takes its name alone.
    pub switch: bool,
    /// Whether it is a number.
    pub number: bool,
}

/// What opens the default in the help of an option that is no choice.
const DEFAULT: &str = " [default: ";

impl Setting {
    /// What holds without it: a word, or what the help says; empty if nothing does.
    #[must_use]
    pub fn default(&self) -> &'static str {
        let said = self.help.split_once(DEFAULT).map(|(_, default)| default.trim_end_matches(']'));
        self.words.first().copied().or(said).unwrap_or(if self.switch { "false" } else { "" })
    }

    /// The help without the default.
    #[must_use]
    pub fn sentence(&self) -> &'static str {
        self.help.split_once(DEFAULT).map_or(self.help, |(sentence, _)| sentence).trim()
    }
}

/// The type of an option, as text gives it.
pub(super) trait Value {
    const WORDS: &'static [&'static str] = &[];
    const MANY: bool = false;
    const SWITCH: bool = false;
    const NUMBER: bool = false;

    /// Takes in a text, or says what it may be.
    fn give(&mut self, text: &str) -> Result<(), String>;
}

impl<T: Word> Value for T {
    const WORDS: &'static [&'static str] = <T as Word>::WORDS;

    fn give(&mut self, text: &str) -> Result<(), String> {
        *self = T::from_word(text).ok_or_else(|| format!("it is one of {}", T::WORDS.join(", ")))?;
        Ok(())
    }
}

impl Value for Option<String> {
    fn give(&mut self, text: &str) -> Result<(), String> {
        *self = Some(text.to_owned());
        Ok(())
    }
}

impl Value for Vec<String> {
    const MANY: bool = true;

    fn give(&mut self, text: &str) -> Result<(), String> {
        self.push(text.to_owned());
        Ok(())
    }
}

impl Value for bool {
    const SWITCH: bool = true;

    fn give(&mut self, text: &str) -> Result<(), String> {
        *self = text.parse().map_err(|_| "it is true or false".to_owned())?;
        Ok(())
    }
}

/// Declares the options for a target: the name of the type, then for each a field, its name, and in the comment
/// before it the help.
macro_rules! options {
    (
        #[doc = $about:literal]
        pub struct $options:ident;
        $( #[doc = $help:literal] $field:ident as $name:literal : $type:ty, )*
    ) => {
        #[doc = $about]
        #[derive(Debug, Clone, PartialEq, Eq, Default)]
        pub struct $options {
            $( #[doc = $help] pub $field: $type, )*
        }

        impl $options {
            /// The options by name, for callers that have text.
            pub const SETTINGS: &'static [Setting] = &[$(
                Setting {
                    name: $name,
                    help: $help,
                    words: <$type as Value>::WORDS,
                    many: <$type as Value>::MANY,
                    switch: <$type as Value>::SWITCH,
                    number: <$type as Value>::NUMBER,
                },
            )*];

            /// Sets the option with a name.
            ///
            /// # Errors
            ///
            /// Says what the option may be, or that there is none with the name.
            pub fn set(&mut self, name: &str, value: &str) -> Result<(), String> {
                match name {
                    $( $name => Value::give(&mut self.$field, value), )*
                    _ => Err("there is no option with this name".to_owned()),
                }
            }
        }

        impl<'de> serde::Deserialize<'de> for $options {
            /// Reads a mapping of names to texts, to lists of texts, or to `true` and `false`.
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let mut options = Self::default();
                $crate::options::setting::each(deserializer, |name, value| options.set(name, value))?;
                Ok(options)
            }
        }
    };
}

/// One text or several, or a switch.
#[derive(Deserialize)]
#[serde(untagged)]
enum Texts {
    One(String),
    Many(Vec<String>),
    Switch(bool),
}

/// Hands out the names and the texts of a mapping.
pub(super) fn each<'de, D: Deserializer<'de>>(
    deserializer: D,
    mut set: impl FnMut(&str, &str) -> Result<(), String>,
) -> Result<(), D::Error> {
    for (name, texts) in BTreeMap::<String, Texts>::deserialize(deserializer)? {
        let texts = match texts {
            Texts::One(text) => vec![text],
            Texts::Many(texts) => texts,
            Texts::Switch(on) => vec![on.to_string()],
        };
        for text in texts {
            set(&name, &text).map_err(|allowed| D::Error::custom(format!("`{name}`: {allowed}")))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::options::settings;

    #[test]
    fn what_holds_without_an_option_is_told_apart_from_its_help() {
        let said = |name: &str| {
            let all = settings();
            let (setting, targets) = all.iter().find(|(setting, _)| setting.name == name).unwrap();
            (setting.default(), setting.sentence(), targets.len())
        };
        assert_eq!(said("volume-size"), ("1Gi", "Size of claims for named volumes", 1));
        assert_eq!(said("bind-mounts"), ("auto", "What becomes of bind mounts", 2));
        assert_eq!(said("jobs").0, "false");
        assert_eq!(said("gateway"), ("", "Gateway that routes belong to: NAME or NAMESPACE/NAME", 1));
    }
}
