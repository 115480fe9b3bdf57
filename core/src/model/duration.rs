//! Spans of time: `90s`, `1m30s`, `1.5h`.

use std::fmt;

use serde::{Serialize, Serializer};

use super::syntax::SyntaxError;

const SECOND: i64 = 1_000_000_000;

/// The units and how many nanoseconds each has. The micro sign has two code points that look alike.
const UNITS: [(&str, u128); 10] = [
    ("ns", 1),
    ("us", 1_000),
    ("\u{b5}s", 1_000),
    ("\u{3bc}s", 1_000),
    ("ms", 1_000_000),
    ("s", 1_000_000_000),
    ("m", 60_000_000_000),
    ("h", 3_600_000_000_000),
    ("d", 86_400_000_000_000),
    ("w", 604_800_000_000_000),
];

const HELP: &str = "write numbers with units, such as `90s`, `1m30s` or `500ms`";

/// A span of time, exact to the nanosecond.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Duration {
    nanoseconds: i64,
}

impl Duration {
    /// A span of so many nanoseconds.
    #[must_use]
    pub fn from_nanos(nanoseconds: i64) -> Self {
        Self { nanoseconds }
    }

    /// Reads a span of time.
    ///
    /// # Errors
    /// Says what in the text is not a span of time.
    pub fn parse(text: &str) -> Result<Self, SyntaxError> {
        let negative = text.starts_with('-');
        let mut rest = text.strip_prefix(['-', '+']).unwrap_or(text);
        if rest == "0" {
            return Ok(Self::default());
        }
        if rest.is_empty() {
            return Err(SyntaxError::new("the duration is empty").with_help(HELP));
        }
        let mut total: u128 = 0;
        while !rest.is_empty() {
            let (part, after) = part(rest)?;
            total = total.saturating_add(part);
            rest = after;
        }
        let total = i128::try_from(total).unwrap_or(i128::MAX);
        i64::try_from(if negative { -total } else { total })
            .map(Self::from_nanos)
            .map_err(|_| SyntaxError::new(format!("`{text}` is longer than 292 years")).with_help(HELP))
    }

    /// The nanoseconds.
    #[must_use]
    pub fn as_nanos(self) -> i64 {
        self.nanoseconds
    }

    /// The seconds, the last one begun counting whole: targets that count seconds must not wait less.
    #[must_use]
    pub fn seconds_ceil(self) -> i64 {
        self.nanoseconds.div_euclid(SECOND) + i64::from(self.nanoseconds.rem_euclid(SECOND) != 0)
    }
}

/// The nanoseconds of the first number with its unit, and what follows.
fn part(text: &str) -> Result<(u128, &str), SyntaxError> {
    let (whole, rest) = digits(text);
    let (fraction, after) = rest.strip_prefix('.').map_or(("", rest), digits);
    if whole.is_empty() && fraction.is_empty() {
        return Err(SyntaxError::new(format!("`{text}` does not start with a number")).with_help(HELP));
    }
    let number = text.strip_suffix(after).unwrap_or(text);
    let end = after.find(|character: char| character == '.' || character.is_ascii_digit());
    let (name, after) = after.split_at_checked(end.unwrap_or(after.len())).unwrap_or((after, ""));
    let unit = unit(name, number)?;
    let whole = format!("0{whole}").parse().unwrap_or(u128::MAX).saturating_mul(unit);
    Ok((whole.saturating_add(portion(fraction, unit)), after))
}

fn digits(text: &str) -> (&str, &str) {
    let end = text.find(|character: char| !character.is_ascii_digit()).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

/// The part of a unit that decimal places say. Places too small to count for a nanosecond are left away.
fn portion(places: &str, unit: u128) -> u128 {
    let places = places.get(..places.len().min(18)).unwrap_or("");
    let scale = places.bytes().fold(1, |scale, _| scale * 10);
    places.parse::<u128>().map_or(0, |digits| digits * unit / scale)
}

fn unit(name: &str, number: &str) -> Result<u128, SyntaxError> {
    let known = UNITS.iter().find(|(unit, _)| *unit == name).map(|(_, nanoseconds)| *nanoseconds);
    match (name, known) {
        (_, Some(nanoseconds)) => Ok(nanoseconds),
        ("", None) => Err(SyntaxError::new(format!("`{number}` has no unit"))
            .with_help(format!("write `{number}s` for seconds, `{number}m` for minutes"))),
        (_, None) => {
            Err(SyntaxError::new(format!("`{name}` is not a unit of time")).with_help(meant(name, number)))
        }
    }
}

/// Advice about a unit that is nearly right: spaces around it, capitals, or its name in full.
fn meant(name: &str, number: &str) -> String {
    let short = match name.trim().to_ascii_lowercase().as_str() {
        "s" | "sec" | "secs" | "second" | "seconds" => "s",
        "m" | "min" | "mins" | "minute" | "minutes" => "m",
        "h" | "hr" | "hrs" | "hour" | "hours" => "h",
        "d" | "day" | "days" => "d",
        "ms" | "msec" | "millis" | "milliseconds" => "ms",
        _ => return HELP.to_owned(),
    };
    format!("write `{number}{short}`")
}

impl fmt::Display for Duration {
    /// Writes what Go writes for a `time.Duration`, because that text is part of Compose's canonical form.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.nanoseconds < 0 {
            out.write_str("-")?;
        }
        let nanoseconds = self.nanoseconds.unsigned_abs();
        match nanoseconds {
            0 => out.write_str("0s"),
            1..1_000 => write!(out, "{nanoseconds}ns"),
            1_000..1_000_000 => write!(out, "{}\u{b5}s", Decimal { value: nanoseconds, places: 3 }),
            1_000_000..1_000_000_000 => write!(out, "{}ms", Decimal { value: nanoseconds, places: 6 }),
            _ => clock(nanoseconds, out),
        }
    }
}

/// Hours, minutes and seconds, without leading zeros but with all smaller units.
fn clock(nanoseconds: u64, out: &mut fmt::Formatter<'_>) -> fmt::Result {
    let minute = 60 * SECOND.unsigned_abs();
    let minutes = nanoseconds / minute;
    if minutes >= 60 {
        write!(out, "{}h", minutes / 60)?;
    }
    if minutes > 0 {
        write!(out, "{}m", minutes % 60)?;
    }
    write!(out, "{}s", Decimal { value: nanoseconds % minute, places: 9 })
}

/// A whole number whose last digits are decimal places, written without trailing zeros.
struct Decimal {
    value: u64,
    places: u32,
}

impl fmt::Display for Decimal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scale = 10_u64.pow(self.places);
        write!(out, "{}", self.value / scale)?;
        let width = self.places.try_into().unwrap_or(0);
        let fraction = format!("{:0width$}", self.value % scale);
        match fraction.trim_end_matches('0') {
            "" => Ok(()),
            fraction => write!(out, ".{fraction}"),
        }
    }
}

impl Serialize for Duration {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn reads_and_writes() {
        let table = [
            ("0", "0s"),
            ("-0", "0s"),
            ("+0", "0s"),
            ("1ns", "1ns"),
            ("1500us", "1.5ms"),
            ("1.5\u{3bc}s", "1.5\u{b5}s"),
            ("0.0000000001h", "360ns"),
            ("90s", "1m30s"),
            ("3600s", "1h0m0s"),
            ("1h1ns", "1h0m0.000000001s"),
            ("1w2d", "216h0m0s"),
            ("-1.5h", "-1h30m0s"),
            ("1s1s", "2s"),
            ("0.9999999999999999999999s", "999.999999ms"),
            ("2562047h47m16.854775807s", "2562047h47m16.854775807s"),
            ("-2562047h47m16.854775808s", "-2562047h47m16.854775808s"),
        ];
        for (text, written) in table {
            assert_eq!(
                Duration::parse(text).map(|duration| duration.to_string()),
                Ok(written.to_owned()),
                "{text}"
            );
        }
    }

    #[test]
    fn names_what_is_wrong() {
        let table = [
            ("", "is empty"),
            ("-", "is empty"),
            ("10", "`10` has no unit"),
            ("1h30", "`30` has no unit"),
            ("10 s", "` s` is not a unit"),
            ("10S", "`S` is not a unit"),
            ("soon", "`soon` does not start with a number"),
            (".s", "`.s` does not start with a number"),
            ("2562047h47m16.854775808s", "292 years"),
            ("99999999999999999999999999999999999999999999h", "292 years"),
        ];
        for (text, message) in table {
            let error = Duration::parse(text).unwrap_err();
            assert!(error.message.contains(message), "{text}: {error}");
        }
    }

    #[test]
    fn knows_what_was_meant() {
        for text in ["5 s", "5S", "5seconds", "5sec"] {
            assert_eq!(Duration::parse(text).unwrap_err().help.as_deref(), Some("write `5s`"), "{text}");
        }
    }

    #[test]
    fn rounds_seconds_up() {
        for (text, seconds) in [("0", 0), ("1ns", 1), ("1s", 1), ("1.1s", 2), ("-1.5s", -1)] {
            assert_eq!(Duration::parse(text).unwrap().seconds_ceil(), seconds, "{text}");
        }
    }

    #[test]
    fn is_written_as_text() {
        assert_eq!(serde_json::to_string(&Duration::from_nanos(90 * SECOND)).unwrap(), "\"1m30s\"");
    }

    proptest! {
        #[test]
        fn never_panics(text in ".*|[-+]?([0-9]{0,40}\\.?[0-9]{0,40}(ns|us|ms|s|m|h|d|w)?){0,4}") {
            let _ = Duration::parse(&text);
        }

        #[test]
        fn comes_back_from_its_text(nanoseconds: i64) {
            let duration = Duration::from_nanos(nanoseconds);
            prop_assert_eq!(Duration::parse(&duration.to_string()), Ok(duration));
        }
    }
}
