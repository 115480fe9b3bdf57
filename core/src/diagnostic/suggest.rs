//! "Did you mean …?", and what there is to mean.

/// The longest word that is compared; nobody mistypes a longer one.
const LONGEST: usize = 64;

/// The most candidates that are compared, so that a thousand mistakes in a large file do not take long.
const MOST: usize = 200;

/// The most letters that may differ.
const FARTHEST: usize = 3;

/// The candidate that is most like a word, if one is near enough to be meant.
///
/// ```
/// assert_eq!(kompose_core::diagnostic::nearest("verison", ["version", "services"]), Some("version"));
/// assert_eq!(kompose_core::diagnostic::nearest("banana", ["version", "services"]), None);
/// ```
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = fold(word);
    let length = folded.chars().count();
    if length > LONGEST {
        return None;
    }
    let distance = |candidate: &str| {
        let candidate = fold(candidate);
        let apart = candidate.chars().count().abs_diff(length);
        (apart <= FARTHEST).then(|| strsim::osa_distance(&folded, &candidate))
    };
    candidates
        .into_iter()
        .take(MOST)
        .filter(|candidate| candidate.len() <= 8 * LONGEST)
        .filter_map(|candidate| Some((distance(candidate)?, candidate)))
        .filter(|(distance, _)| *distance <= (length / 3).clamp(1, FARTHEST))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// The most words of a list.
const SHOWN: usize = 12;

/// Words in a row, of which a long row only shows the first.
///
/// ```
/// assert_eq!(kompose_core::diagnostic::listed(&["path", "port"]), "`path`, `port`");
/// ```
#[must_use]
pub fn listed(words: &[&str]) -> String {
    let mut shown: Vec<String> = words.iter().take(SHOWN).map(|word| format!("`{word}`")).collect();
    if words.len() > SHOWN {
        shown.push(format!("and {} more", words.len() - SHOWN));
    }
    shown.join(", ")
}

/// A word in the spelling that is compared.
fn fold(text: &str) -> String {
    let letters = text.chars().filter(|c| !matches!(c, '_' | '-' | ' ' | '.'));
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_is_found_within_bounds() {
        let table = [("depends on", Some("depends_on")), ("imaeg", Some("image")), ("xyz", None), ("", None)];
        for (word, near) in table {
            assert_eq!(nearest(word, ["image", "depends_on"]), near, "{word}");
        }
        let long = "a".repeat(1_000_000);
        assert_eq!(nearest(&long, [long.as_str()]), None);
        assert_eq!(nearest("aaaa", [long.as_str(), "aaab"]), Some("aaab"));
    }
}
