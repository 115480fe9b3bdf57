//! Sizes in bytes: `512m`, `1.5g`, `1048576`.

use std::fmt;

use serde::{Serialize, Serializer};

use super::syntax::SyntaxError;

/// The letters of the units; each is 1024 times the one before, and bytes come first.
const UNITS: &str = "bkmgtp";

const HELP: &str = "write a number and one of the units b, k, m, g, t or p, such as `512m` or `1.5g`";

/// A number of bytes; `-1` means "no limit" where Compose allows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Bytes(pub i64);

impl Bytes {
    /// Reads a size. `k` is always 1024 bytes, in every spelling (`k`, `kb`, `KiB`).
    ///
    /// # Errors
    /// Says what in the text is not a size.
    pub fn parse(text: &str) -> Result<Self, SyntaxError> {
        if let Ok(count) = text.parse() {
            return Ok(Self(count));
        }
        let (number, unit) = split(text)?;
        let factor = factor(unit, number)?;
        let size = decimal(number).ok_or_else(|| not_a_number(text, number))?;
        if size < 0.0 {
            let message = format!("`{text}` is negative, and nothing has a negative size");
            return Err(SyntaxError::new(message).with_help("write `-1`, without a unit, for no limit"));
        }
        whole(size * factor)
            .map(Self)
            .ok_or_else(|| SyntaxError::new(format!("`{text}` is more bytes than any machine can count")))
    }
}

/// The number and the unit, which one space may part. A `.` or a digit always belongs to the number.
fn split(text: &str) -> Result<(&str, &str), SyntaxError> {
    let last = text.rfind(|character: char| character.is_ascii_digit() || matches!(character, '.' | ' '));
    let last = last.ok_or_else(|| no_number(text))?;
    let (number, unit) = text.split_at_checked(last + 1).ok_or_else(|| no_number(text))?;
    Ok((number.strip_suffix(' ').unwrap_or(number), unit))
}

fn no_number(text: &str) -> SyntaxError {
    let message = match text {
        "" => "the size is empty".to_owned(),
        _ => format!("`{text}` has no number in it"),
    };
    SyntaxError::new(message).with_help(HELP)
}

fn not_a_number(text: &str, number: &str) -> SyntaxError {
    if number.trim() == number {
        let comma = number.contains(',').then(|| number.replace(',', "."));
        let help = comma.map_or(HELP.to_owned(), |number| format!("write the decimal point as `{number}`"));
        return SyntaxError::new(format!("`{number}` is not a number")).with_help(help);
    }
    let message = format!("`{text}` has a space where a size must not have one");
    SyntaxError::new(message).with_help(format!("write `{}`", text.replace(' ', "")))
}

fn factor(unit: &str, number: &str) -> Result<f64, SyntaxError> {
    let unknown = || {
        let error = SyntaxError::new(format!("`{unit}` is not a unit of size"));
        match unit.to_ascii_lowercase().strip_suffix('i') {
            Some(short) if short.len() == 1 && UNITS.contains(short) => error.with_help(format!(
                "write `{number}{short}`: a Compose `{short}` is what Kubernetes calls `{unit}`"
            )),
            _ => error.with_help(HELP),
        }
    };
    let folded = unit.to_ascii_lowercase();
    let Some(letter) = folded.chars().next() else { return Ok(1.0) };
    let power = UNITS.chars().position(|known| known == letter).ok_or_else(unknown)?;
    let tail = folded.get(1..).unwrap_or("");
    if !(tail.is_empty() || power > 0 && matches!(tail, "b" | "ib")) {
        return Err(unknown());
    }
    Ok((0..power).fold(1.0, |factor, _| factor * 1024.0))
}

/// Reads a decimal number, in which `_` may part digits.
fn decimal(number: &str) -> Option<f64> {
    let known = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'_' | b'.' | b'e' | b'E' | b'+' | b'-');
    let parts = |window: &&[u8]| matches!(window, [a, b'_', b] if a.is_ascii_digit() && b.is_ascii_digit());
    let parting = number.as_bytes().windows(3).filter(parts).count();
    if !number.bytes().all(known) || parting != number.matches('_').count() {
        return None;
    }
    number.replace('_', "").parse().ok()
}

/// The whole part. Written out and read back, because that refuses what does not fit.
fn whole(number: f64) -> Option<i64> {
    format!("{:.0}", number.trunc()).parse().ok()
}

impl fmt::Display for Bytes {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn reads_every_unit() {
        let table = [
            ("0", 0),
            ("-1", -1),
            ("+7", 7),
            ("9223372036854775807", i64::MAX),
            (".5k", 512),
            ("1.", 1),
            ("1.9b", 1),
            ("2e3k", 2_048_000),
            ("1_0_0", 100),
            ("1 kb", 1024),
            ("1 ", 1),
            ("-0g", 0),
            ("3 PiB", 3 << 50),
        ];
        for (text, count) in table {
            assert_eq!(Bytes::parse(text), Ok(Bytes(count)), "{text}");
        }
    }

    #[test]
    fn names_what_is_wrong() {
        let table = [
            ("", "is empty"),
            ("lots", "`lots` has no number"),
            ("1Gi", "`Gi` is not a unit"),
            ("1kbb", "`kbb` is not a unit"),
            ("1bib", "`bib` is not a unit"),
            ("1é", "`é` is not a unit"),
            ("1,5g", "`1,5` is not a number"),
            ("0x10", "`0x10` is not a number"),
            ("1__0", "`1__0` is not a number"),
            ("_1", "`_1` is not a number"),
            ("1  g", "`1  g` has a space"),
            ("1g ", "`1g` is not a number"),
            ("-1g", "`-1g` is negative"),
            ("9223372036854775808", "more bytes"),
            ("1e400", "more bytes"),
            ("9000p", "more bytes"),
            ("inf", "no number"),
        ];
        for (text, message) in table {
            let error = Bytes::parse(text).unwrap_err();
            assert!(error.message.contains(message), "{text}: {error}");
        }
    }

    #[test]
    fn translates_the_units_of_kubernetes() {
        let help = Bytes::parse("1.5Gi").unwrap_err().help.unwrap();
        assert!(help.contains("`1.5g`"), "{help}");
    }

    #[test]
    fn is_written_as_text() {
        assert_eq!(serde_json::to_string(&Bytes(1024)).unwrap(), "\"1024\"");
    }

    proptest! {
        #[test]
        fn never_panics(text in ".*") {
            let _ = Bytes::parse(&text);
        }

        #[test]
        fn comes_back_from_its_text(count: i64) {
            prop_assert_eq!(Bytes::parse(&Bytes(count).to_string()), Ok(Bytes(count)));
        }
    }
}
