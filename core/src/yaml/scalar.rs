//! The type of an unquoted scalar, as Docker Compose's reader (go-yaml v4) decides it.
//!
//! No YAML library in Rust agrees with it on `017`, `1_000`, `yes` and `22:22`, so the rules stand here.
//! Dates stay text: Compose turns `2024-01-02` into a timestamp and back into different text.

use super::Value;

/// The value that an unquoted scalar means.
///
/// ```
/// use kompose_core::yaml::{Value, scalar::resolve};
/// assert_eq!(resolve("0755"), Value::Int(493));
/// assert_eq!(resolve("yes"), Value::String("yes".to_owned()));
/// assert_eq!(resolve("22:22"), Value::String("22:22".to_owned()));
/// ```
#[must_use]
pub fn resolve(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        _ => number(text).unwrap_or_else(|| Value::String(text.to_owned())),
    }
}

/// Whether Docker Compose reads an unquoted text as a point in time: `2024-01-02`, perhaps with a time of day.
///
/// ```
/// use kompose_core::yaml::scalar::is_date;
/// assert!(is_date("2024-01-02") && is_date("2024-1-2T10:30:00Z"));
/// assert!(!is_date("2024-13-02") && !is_date("2024.01.02"));
/// ```
#[must_use]
pub fn is_date(text: &str) -> bool {
    if !text.starts_with(|first: char| first.is_ascii_digit()) {
        return false;
    }
    let mut parts = text.splitn(3, '-');
    let (Some(year), Some(month), Some(rest)) = (parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    let (day, time) = match rest.find(['T', 't', ' ']).and_then(|at| rest.split_at_checked(at)) {
        Some((day, time)) => (day, time.get(1..).unwrap_or_default()),
        None => (rest, "0:0:0"),
    };
    let digits = |text: &str, most: usize| {
        (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let within = |text: &str, last: u8| {
        digits(text, 2) && text.parse::<u8>().is_ok_and(|number| (1..=last).contains(&number))
    };
    let clock = |byte: u8| byte.is_ascii_digit() || matches!(byte, b':' | b'.' | b'+' | b'-' | b'Z' | b' ');
    year.len() == 4
        && digits(year, 4)
        && within(month, 12)
        && within(day, 31)
        && time.matches(':').count() >= 2
        && time.bytes().all(clock)
}

fn number(text: &str) -> Option<Value> {
    let first = text.bytes().next()?;
    if !(first.is_ascii_digit() || matches!(first, b'+' | b'-' | b'.')) {
        return None;
    }
    if let Some(value) = special_float(text) {
        return Some(Value::Float(value));
    }
    let digits = if text.contains('_') { text.replace('_', "") } else { text.to_owned() };
    if let Some(value) = integer(&digits) {
        return Some(Value::Int(value));
    }
    if digits.parse::<u64>().is_ok_and(|value| i64::try_from(value).is_err()) {
        // Compose keeps every digit of what fits into 64 bits without a sign; here only the text can.
        return Some(Value::String(digits));
    }
    let value = is_float(&digits).then(|| digits.parse::<f64>().ok())??;
    // A number too large for the type is text for Compose too.
    value.is_finite().then_some(Value::Float(value))
}

fn special_float(text: &str) -> Option<f64> {
    match text {
        ".inf" | ".Inf" | ".INF" | "+.inf" | "+.Inf" | "+.INF" => Some(f64::INFINITY),
        "-.inf" | "-.Inf" | "-.INF" => Some(f64::NEG_INFINITY),
        ".nan" | ".NaN" | ".NAN" => Some(f64::NAN),
        _ => None,
    }
}

/// An integer with Go's prefixes: `0x`, `0o`, `0b`, and a bare `0` for octal.
fn integer(text: &str) -> Option<i64> {
    let (negative, digits) = match text.as_bytes().first()? {
        b'-' => (true, text.get(1..)?),
        b'+' => (false, text.get(1..)?),
        _ => (false, text),
    };
    let lower = digits.to_ascii_lowercase();
    let (radix, rest) = match lower.as_str() {
        "0" => (10, "0"),
        prefixed => match prefixed.get(..2) {
            Some("0x") => (16, prefixed.get(2..)?),
            Some("0o") => (8, prefixed.get(2..)?),
            Some("0b") => (2, prefixed.get(2..)?),
            _ if prefixed.starts_with('0') => (8, prefixed.get(1..)?),
            _ => (10, prefixed),
        },
    };
    if !rest.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    let magnitude = i128::from_str_radix(rest, radix).ok()?;
    i64::try_from(if negative { -magnitude } else { magnitude }).ok()
}

/// `[-+]? ( .digits | digits [ . digits? ] ) ( [eE] [-+]? digits )?`
fn is_float(text: &str) -> bool {
    let text = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (text, None),
    };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let some = !whole.is_empty() || !fraction.is_empty();
    let exponent = exponent.map(|text| text.strip_prefix(['-', '+']).unwrap_or(text));
    some && digits(whole) && digits(fraction) && exponent.is_none_or(|text| !text.is_empty() && digits(text))
}

/// A float as Compose prints it when text is wanted: the shortest digits that read back to the same
/// number, with an exponent below 0.0001 and from a million on.
///
/// ```
/// use kompose_core::yaml::scalar::print_float;
/// assert_eq!(print_float(1.10), "1.1");
/// assert_eq!(print_float(1e6), "1e+06");
/// ```
#[must_use]
pub fn print_float(number: f64) -> String {
    if number.is_nan() {
        return "NaN".to_owned();
    }
    if number.is_infinite() {
        return if number > 0.0 { "+Inf" } else { "-Inf" }.to_owned();
    }
    let scientific = format!("{number:e}");
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if (-4..6).contains(&exponent) {
        return number.to_string();
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{mantissa}e{sign}{:02}", exponent.abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_print_as_go_prints_them() {
        let table = [
            (1.0, "1"),
            (0.5, "0.5"),
            (100_000.0, "100000"),
            (1_234_567.0, "1.234567e+06"),
            (123_456_789.123, "1.23456789123e+08"),
            (0.0001, "0.0001"),
            (0.000_01, "1e-05"),
        ];
        for (number, text) in table {
            assert_eq!(print_float(number), text);
        }
    }

    #[test]
    fn scalars_have_the_types_compose_gives_them() {
        let text = |text: &str| Value::String(text.to_owned());
        let table = [
            ("", Value::Null),
            ("~", Value::Null),
            ("NULL", Value::Null),
            ("True", Value::Bool(true)),
            ("yes", text("yes")),
            ("on", text("on")),
            ("017", Value::Int(15)),
            ("0o17", Value::Int(15)),
            ("0b101", Value::Int(5)),
            ("0x1f", Value::Int(31)),
            ("1_000", Value::Int(1000)),
            ("+12", Value::Int(12)),
            ("-0x10", Value::Int(-16)),
            ("0", Value::Int(0)),
            ("09", Value::Float(9.0)),
            ("22:22", text("22:22")),
            ("=", text("=")),
            ("-", text("-")),
            ("1.10", Value::Float(1.1)),
            ("1e3", Value::Float(1000.0)),
            (".5", Value::Float(0.5)),
            ("5.", Value::Float(5.0)),
            ("1e", text("1e")),
            (".", text(".")),
            ("9E964", text("9E964")),
            ("2024-01-02", text("2024-01-02")),
            ("9223372036854775808", text("9223372036854775808")),
            ("18446744073709551615", text("18446744073709551615")),
            ("18446744073709551616", Value::Float(18_446_744_073_709_551_616.0)),
            ("127.0.0.1", text("127.0.0.1")),
        ];
        for (written, value) in table {
            assert_eq!(resolve(written), value, "{written}");
        }
    }
}
