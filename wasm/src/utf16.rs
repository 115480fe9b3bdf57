//! Byte offsets as UTF-16 offsets, with one index per text instead of one scan per offset.

/// The index of one text.
#[derive(Debug)]
pub(crate) struct Utf16Index<'a> {
    text: &'a str,
    /// Absent when every byte is one unit.
    lines: Option<Vec<Line>>,
}

/// Where a line starts.
#[derive(Debug, Clone, Copy, Default)]
struct Line {
    byte: usize,
    unit: usize,
}

impl<'a> Utf16Index<'a> {
    /// Indexes a text.
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, lines: (!text.is_ascii()).then(|| lines(text)) }
    }

    /// The UTF-16 offset of a byte offset; one inside a character counts as that character's start,
    /// one behind the text as its end.
    pub(crate) fn offset(&self, byte: u32) -> usize {
        let byte = (byte as usize).min(self.text.len());
        let Some(lines) = &self.lines else { return byte };
        let number = lines.partition_point(|line| line.byte <= byte);
        let line = number.checked_sub(1).and_then(|before| lines.get(before)).copied().unwrap_or_default();
        let rest = self.text.get(line.byte..).unwrap_or("");
        let before = rest.char_indices().take_while(|(at, c)| line.byte + at + c.len_utf8() <= byte);
        line.unit + before.map(|(_, c)| c.len_utf16()).sum::<usize>()
    }

    /// The byte offset of a UTF-16 offset; one inside a character counts as that character's end, one behind the text
    /// as its end.
    pub(crate) fn byte(&self, unit: usize) -> usize {
        let Some(lines) = &self.lines else { return unit.min(self.text.len()) };
        let number = lines.partition_point(|line| line.unit <= unit);
        let line = number.checked_sub(1).and_then(|before| lines.get(before)).copied().unwrap_or_default();
        let mut at = line;
        for c in self.text.get(line.byte..).unwrap_or("").chars() {
            if at.unit >= unit {
                break;
            }
            at = Line { byte: at.byte + c.len_utf8(), unit: at.unit + c.len_utf16() };
        }
        at.byte
    }
}

fn lines(text: &str) -> Vec<Line> {
    let mut at = Line::default();
    let mut lines = vec![at];
    for line in text.split_inclusive('\n') {
        at = Line { byte: at.byte + line.len(), unit: at.unit + line.encode_utf16().count() };
        lines.push(at);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_count_utf16_units() {
        let cases: &[(&str, &[(u32, usize)])] = &[
            ("", &[(0, 0), (9, 0)]),
            ("a: b\n", &[(0, 0), (3, 3), (5, 5), (6, 5)]),
            ("a:\tb", &[(3, 3), (4, 4)]),
            ("한글: x\n키: y\n", &[(0, 0), (3, 1), (6, 2), (8, 4), (10, 6), (13, 7), (15, 9), (17, 11)]),
            ("🐳: é\r\nweb: 1\r\n", &[(4, 2), (6, 4), (8, 5), (10, 7), (13, 10), (18, 15)]),
            ("é", &[(1, 0), (2, 1), (3, 1)]),
            ("\u{feff}a", &[(3, 1), (4, 2)]),
        ];
        for (text, offsets) in cases {
            let index = Utf16Index::new(text);
            for (byte, unit) in *offsets {
                assert_eq!(index.offset(*byte), *unit, "byte {byte} of {text:?}");
            }
        }
    }

    #[test]
    fn units_inside_and_behind_a_text_are_bytes_of_it() {
        for (text, unit, byte) in
            [("", 3, 0), ("ab", 9, 2), ("🐳b", 1, 4), ("🐳b", 2, 4), ("é\nx", 2, 3), ("é\n", 9, 3)]
        {
            assert_eq!(Utf16Index::new(text).byte(unit), byte, "unit {unit} of {text:?}");
        }
    }

    #[test]
    fn every_character_of_a_mixed_text_lands_where_javascript_has_it() {
        let text = "services:\r\n  웹🐳:\tx\n  b: \"é\"\n\n끝";
        let index = Utf16Index::new(text);
        for (byte, _) in text.char_indices() {
            let expected = text[..byte].encode_utf16().count();
            assert_eq!(index.offset(u32::try_from(byte).unwrap()), expected, "byte {byte}");
            assert_eq!(index.byte(expected), byte);
        }
    }
}
