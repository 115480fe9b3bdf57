//! Text values of a stack file.

use serde::{Serialize, Serializer};

use crate::yaml::decode::Absent;

/// A text value of a stack file, as it is meant.
///
/// The Docker client replaces variables in every value again when it reads the file. So `$` is written
/// `$$`, here and nowhere else.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Text(String);

impl Text {
    /// The text as it is meant.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<T: Into<String>> From<T> for Text {
    fn from(text: T) -> Self {
        Self(text.into())
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0.replace('$', "$$"))
    }
}

impl Absent for Text {
    fn is_absent(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dollars_are_doubled_when_written() {
        for (meant, written) in [("cost$5", "cost$$5"), ("${A}", "$${A}"), ("$$", "$$$$"), ("a", "a")] {
            assert_eq!(serde_json::to_value(Text::from(meant)).unwrap(), written);
        }
    }
}
