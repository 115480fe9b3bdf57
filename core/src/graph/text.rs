//! How much room text takes, as far as that can be known without a font: generously, so that nothing is cut off.

/// The height of labels in pixels.
pub(super) const LABEL: i32 = 13;

/// The height of details and of words at edges.
pub(super) const SMALL: i32 = 11;

/// The width of a text of a height, in pixels.
pub(super) fn width(text: &str, height: i32) -> i32 {
    let hundredths: i32 = text.chars().map(advance).fold(0, i32::saturating_add);
    hundredths.saturating_mul(height) / 100
}

/// The width of a character in hundredths of its height.
fn advance(c: char) -> i32 {
    match c {
        'i' | 'j' | 'l' | '\'' | '|' | '.' | ',' | ':' | ';' | ' ' | '/' | '-' | '(' | ')' | '[' | ']' => 40,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 98,
        'A'..='Z' => 74,
        c if c.is_ascii() => 64,
        // Letters of the scripts that follow are as wide as they are high, and so are pictures.
        c if u32::from(c) >= 0x1100 => 105,
        _ => 70,
    }
}

/// A text that fits into a width: what has no room is left out, and `…` stands for it. Of paths and images the end tells
/// the most, of anything else the start.
pub(super) fn fitted(text: &str, height: i32, room: i32) -> String {
    if width(text, height) <= room {
        return text.to_owned();
    }
    let room = room - width("…", height);
    if text.contains('/') {
        let kept: String = kept(text.chars().rev(), height, room).chars().rev().collect();
        format!("…{kept}")
    } else {
        kept(text.chars(), height, room).trim_end().to_owned() + "…"
    }
}

/// The first characters, as far as there is room for them.
fn kept(characters: impl Iterator<Item = char>, height: i32, room: i32) -> String {
    let mut kept = String::new();
    for c in characters {
        kept.push(c);
        if width(&kept, height) > room {
            kept.pop();
            break;
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_letters_take_more_room() {
        assert!(width("웹서버", LABEL) > width("web", LABEL));
        assert!(width("WWW", LABEL) > width("iii", LABEL));
    }

    #[test]
    fn what_has_no_room_is_left_out() {
        assert_eq!(fitted("nginx", SMALL, 200), "nginx");
        let cut = fitted("registry.example.com/team/application:1.2.3", SMALL, 120);
        assert!(cut.starts_with('…') && cut.ends_with("application:1.2.3"), "{cut}");
        assert!(width(&cut, SMALL) <= 120, "{cut}");
        assert!(fitted("한글로 된 긴 이름", SMALL, 40).ends_with('…'));
    }
}
