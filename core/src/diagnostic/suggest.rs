//! "Did you mean …?"

/// The candidate that is most like a word, if one is near enough to be meant.
///
/// ```
/// assert_eq!(kompose_core::diagnostic::nearest("verison", ["version", "services"]), Some("version"));
/// assert_eq!(kompose_core::diagnostic::nearest("banana", ["version", "services"]), None);
/// ```
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let fold = |text: &str| text.to_lowercase().replace(['_', '-', ' ', '.'], "");
    let folded = fold(word);
    let distance = |candidate: &str| strsim::osa_distance(&folded, &fold(candidate));
    let near = |distance: usize| distance <= (folded.chars().count() / 3).clamp(1, 3);
    candidates
        .into_iter()
        .map(|candidate| (distance(candidate), candidate))
        .filter(|(distance, _)| near(*distance))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}
