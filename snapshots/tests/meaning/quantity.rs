//! Numbers with units, of Kubernetes, Docker and Go.

/// The bytes of a size such as `64Mi`, `64m`, `64mb` or `67108864`.
pub(crate) fn bytes(text: &str) -> Option<u64> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (number, unit) = text.split_at(end);
    let power = match unit.to_lowercase().as_str() {
        "" | "b" => 0,
        "k" | "kb" | "ki" | "kib" => 1,
        "m" | "mb" | "mi" | "mib" => 2,
        "g" | "gb" | "gi" | "gib" => 3,
        _ => return None,
    };
    Some(number.parse::<u64>().ok()? * 1024_u64.pow(power))
}

/// The thousandths of a CPU of a share such as `0.5`, `500m` or `2`, rounded up.
pub(crate) fn thousandths(text: &str) -> Option<u64> {
    if let Some(number) = text.strip_suffix('m') {
        return number.parse().ok();
    }
    let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
    let (kept, rest) = part.split_at(part.len().min(3));
    let fraction: u64 = format!("{kept:0<3}").parse().ok()?;
    Some(whole.parse::<u64>().ok()? * 1000 + fraction + u64::from(rest.chars().any(|digit| digit != '0')))
}

/// The milliseconds of a span of time such as `1m30s` or `500ms`.
pub(crate) fn milliseconds(text: &str) -> Option<u64> {
    let mut rest = text;
    let mut sum = 0.0;
    while !rest.is_empty() {
        let end = rest.find(|c: char| !(c.is_ascii_digit() || c == '.'))?;
        let (number, after) = rest.split_at(end);
        let length = after.find(|c: char| c.is_ascii_digit()).unwrap_or(after.len());
        let (unit, after) = after.split_at(length);
        let factor = match unit {
            "h" => 3_600_000.0,
            "m" => 60_000.0,
            "s" => 1000.0,
            "ms" => 1.0,
            "us" | "µs" => 0.001,
            "ns" => 0.000_001,
            _ => return None,
        };
        sum += number.parse::<f64>().ok()? * factor;
        rest = after;
    }
    format!("{:.0}", sum.ceil()).parse().ok()
}

#[test]
fn units_are_understood() {
    assert_eq!(
        [bytes("64Mi"), bytes("64m"), bytes("5"), bytes("x")],
        [Some(1 << 26), Some(1 << 26), Some(5), None]
    );
    assert_eq!(
        [thousandths("0.5"), thousandths("1500m"), thousandths("0.0001")],
        [Some(500), Some(1500), Some(1)]
    );
    assert_eq!(
        [milliseconds("1m30s"), milliseconds("500ms"), milliseconds("1.5s")],
        [Some(90_000), Some(500), Some(1500)]
    );
}
