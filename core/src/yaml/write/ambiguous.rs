//! Which plain text some reader takes for a boolean, a null, a number, a date or a merge key.
//!
//! The readers are those of YAML 1.1 (`PyYAML`, Ruby), of YAML 1.2, and Go's, which kubectl and docker use. The
//! tests here accept a little more than all of them together, since quotes do no harm.

/// Whether a reader could take one line of plain `text` for something else.
pub(super) fn ambiguous(text: &str) -> bool {
    match text.bytes().next() {
        Some(b'0'..=b'9' | b'+' | b'-' | b'.') => number(text) || date(text),
        Some(b'y' | b'Y' | b'n' | b'N' | b't' | b'T' | b'f' | b'F' | b'o' | b'O') => word(text),
        Some(_) => matches!(text, "~" | "=" | "<<"),
        None => true,
    }
}

/// Whether text is a word that YAML 1.1 or 1.2 takes for a boolean or null, in any mixture of case.
pub(super) fn word(text: &str) -> bool {
    const WORDS: [&str; 9] = ["y", "n", "no", "on", "yes", "off", "true", "null", "false"];
    text.len() <= 5 && WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
}

fn number(text: &str) -> bool {
    // Readers drop underscores wherever they stand.
    if text.contains('_') {
        let digits = text.replace('_', "");
        return matches!(digits.as_str(), "" | "." | "+" | "-" | "+." | "-.") || signed(&digits);
    }
    signed(text)
}

fn signed(text: &str) -> bool {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    based(unsigned)
        || decimal(unsigned)
        || sexagesimal(unsigned)
        || special(unsigned, unsigned.len() < text.len())
}

/// `0x1F`, `0o17`, `0b101`; Go also reads a sign behind the prefix.
fn based(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('0') else { return false };
    rest.strip_prefix(['x', 'X', 'o', 'O', 'b', 'B']).is_some_and(|digits| {
        let digits = digits.strip_prefix(['+', '-']).unwrap_or(digits);
        digits.bytes().all(|b| b.is_ascii_hexdigit())
    })
}

/// `12`, `012`, `1.5`, `.5`, `1.`, `1e3`.
fn decimal(text: &str) -> bool {
    if !text.starts_with(|c: char| c.is_ascii_digit() || c == '.')
        || !text.contains(|c: char| c.is_ascii_digit())
    {
        return false;
    }
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, ""));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    all_digits(whole)
        && all_digits(fraction)
        && all_digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent))
}

/// `1:30` is ninety in YAML 1.1, and so on to `190:20:30.15`.
fn sexagesimal(text: &str) -> bool {
    let Some((places, last)) = text.rsplit_once(':') else { return false };
    let (seconds, fraction) = last.split_once('.').unwrap_or((last, ""));
    text.starts_with(|c: char| c.is_ascii_digit())
        && places.split(':').all(all_digits)
        && all_digits(seconds)
        && all_digits(fraction)
}

/// Infinity and what is no number; with a sign, old Go readers do without the point.
fn special(text: &str, signed: bool) -> bool {
    let name = match text.strip_prefix('.') {
        Some(name) => name,
        None if signed => text,
        None => return false,
    };
    ["inf", "nan", "infinity"].iter().any(|special| name.eq_ignore_ascii_case(special))
}

/// `2024-01-02`, alone or before a time.
fn date(text: &str) -> bool {
    let mut parts = text.splitn(3, '-');
    let (Some(year), Some(month), Some(rest)) = (parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    let day = rest.split(['T', 't', ' ']).next().unwrap_or(rest);
    year.len() == 4
        && all_digits(year)
        && [month, day].iter().all(|n| matches!(n.len(), 1 | 2) && all_digits(n))
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}
