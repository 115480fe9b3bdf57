//! Amounts as Kubernetes writes them.

use k8s_openapi::apimachinery::pkg::api::resource::Quantity;

/// Bytes in the largest binary unit that divides them, up to `Gi`.
pub(crate) fn bytes(count: i64) -> Quantity {
    const MIB: i64 = 1 << 20;
    const GIB: i64 = 1 << 30;
    Quantity(match count {
        0 => "0".to_owned(),
        count if count % GIB == 0 => format!("{}Gi", count / GIB),
        count if count % MIB == 0 => format!("{}Mi", count / MIB),
        count => count.to_string(),
    })
}

/// CPUs in thousandths, rounded up, and whether rounding changed the value.
pub(crate) fn millicores(cpus: f64) -> (i64, bool) {
    let exact = cpus * 1000.0;
    let nearest = exact.round();
    // 0.07 CPUs are 70.00000000000001 thousandths; such noise is no reason to round up.
    let (millis, rounded) =
        if (exact - nearest).abs() < 1e-6 { (nearest, false) } else { (exact.ceil(), true) };
    (format!("{millis:.0}").parse().unwrap_or(i64::MAX), rounded)
}

/// Thousandths of a CPU.
pub(crate) fn cpu(millis: i64) -> Quantity {
    Quantity(if millis % 1000 == 0 { (millis / 1000).to_string() } else { format!("{millis}m") })
}

/// Whether a text is an amount of the Kubernetes API: a number with a binary or decimal unit, or an exponent.
pub(crate) fn is_quantity(text: &str) -> bool {
    const UNITS: [&str; 16] =
        ["", "n", "u", "m", "k", "M", "G", "T", "P", "E", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let end = unsigned.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(unsigned.len());
    let (number, unit) = unsigned.split_at(end);
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let exponent = unit.strip_prefix(['e', 'E']).filter(|rest| !rest.is_empty());
    let exponent = exponent.map(|rest| rest.strip_prefix(['+', '-']).unwrap_or(rest));
    let scaled = UNITS.contains(&unit) || exponent.is_some_and(|rest| !rest.is_empty() && digits(rest));
    scaled && digits(whole) && digits(fraction) && !(whole.is_empty() && fraction.is_empty())
}

/// Whether a text is an amount of storage: more than nothing.
pub(crate) fn is_size(text: &str) -> bool {
    let number = text.split(|c: char| c.is_ascii_alphabetic()).next().unwrap_or("");
    is_quantity(text) && !text.starts_with('-') && number.bytes().any(|byte| matches!(byte, b'1'..=b'9'))
}

/// The number that a quantity such as `500m`, `1.5Gi` or `2e3` stands for.
pub(crate) fn amount(text: &str) -> Option<f64> {
    let end = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | '+' | '-')).unwrap_or(text.len());
    let (number, unit) = text.split_at_checked(end)?;
    let number: f64 = number.parse().ok().filter(|number| *number >= 0.0)?;
    Some(match unit {
        "" => number,
        "n" => number / 1e9,
        "u" => number / 1e6,
        "m" => number / 1e3,
        "k" => number * 1e3,
        "M" => number * 1e6,
        "G" => number * 1e9,
        "T" => number * 1e12,
        "P" => number * 1e15,
        "E" => number * 1e18,
        "Ki" => number * 1024.0,
        "Mi" => number * 1024_f64.powi(2),
        "Gi" => number * 1024_f64.powi(3),
        "Ti" => number * 1024_f64.powi(4),
        "Pi" => number * 1024_f64.powi(5),
        "Ei" => number * 1024_f64.powi(6),
        _ => number * 10_f64.powi(unit.strip_prefix(['e', 'E'])?.parse().ok()?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_take_the_largest_unit() {
        let table =
            [(0, "0"), (1_000_000, "1000000"), (64 << 20, "64Mi"), (1 << 30, "1Gi"), (1536 << 20, "1536Mi")];
        for (count, text) in table {
            assert_eq!(bytes(count).0, text);
        }
    }

    #[test]
    fn cpus_are_rounded_up_to_thousandths() {
        let table = [(0.5, "500m", false), (0.07, "70m", false), (2.0, "2", false), (0.0001, "1m", true)];
        for (cpus, text, changed) in table {
            let (millis, rounded) = millicores(cpus);
            assert_eq!((cpu(millis).0.as_str(), rounded), (text, changed), "{cpus}");
        }
    }

    #[test]
    fn amounts_are_told_from_other_text() {
        for text in ["1", "1Gi", "0.5", ".5", "500m", "1e3", "1E", "2Ei", "+1", "5E-3"] {
            assert!(is_quantity(text), "{text}");
        }
        for text in ["", "Gi", "1gi", "1 Gi", "1GB", ".", "1e+", "a"] {
            assert!(!is_quantity(text), "{text}");
        }
    }

    #[test]
    fn sizes_are_more_than_nothing() {
        for (text, size) in [
            ("1Gi", true),
            ("0.5Gi", true),
            ("5e9", true),
            ("0", false),
            ("0Gi", false),
            ("-1Gi", false),
            ("0e3", false),
            ("", false),
        ] {
            assert_eq!(is_size(text), size, "{text}");
        }
    }

    #[test]
    #[allow(clippy::float_cmp, reason = "the numbers have exact values")]
    fn quantities_are_numbers_with_units() {
        let cases = [
            ("2", 2.0),
            ("500m", 0.5),
            ("0.5", 0.5),
            ("1Ki", 1024.0),
            ("1.5k", 1500.0),
            ("2e3", 2000.0),
            ("1E", 1e18),
        ];
        for (text, number) in cases {
            assert_eq!(amount(text), Some(number), "{text}");
        }
        for text in ["", "m", "1x", "1 Gi", "1gb", "--1", "-1", "1.2.3", "e3"] {
            assert_eq!(amount(text), None, "{text}");
        }
    }
}
