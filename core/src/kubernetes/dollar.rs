//! The dollar sign: the kubelet replaces `$(NAME)` in some texts, Compose never does.

/// A text that is itself again after the kubelet has expanded it.
pub(crate) fn escape(text: &str) -> String {
    if !text.contains('$') {
        return text.to_owned();
    }
    let mut escaped = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        escaped.push(character);
        let special = |next: &char| matches!(next, '$' | '(') || !next.is_ascii();
        if character == '$' && characters.peek().is_some_and(special) {
            escaped.push('$');
        }
    }
    escaped
}

/// What the kubelet makes of a text: `$$` is one dollar sign, and `$(NAME)` the value of a variable that there is.
pub(super) fn expanded<'v>(text: &str, value: impl Fn(&str) -> Option<&'v str>) -> String {
    let mut expanded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('$') {
        expanded.push_str(before);
        let variable = after.strip_prefix('(').and_then(|inner| inner.split_once(')'));
        let replaced = variable.and_then(|(name, after)| Some((value(name)?, after)));
        let (put, left) = match (after.strip_prefix('$'), replaced) {
            (Some(left), _) => ("$", left),
            (None, Some((value, left))) => (value, left),
            (None, None) => ("$", after),
        };
        expanded.push_str(put);
        rest = left;
    }
    expanded.push_str(rest);
    expanded
}

#[cfg(test)]
mod tests {
    use super::{escape, expanded};

    #[test]
    fn the_kubelet_gives_back_what_was_escaped() {
        let value = |name: &str| matches!(name, "A" | "date +%F").then_some("x");
        for text in ["$A", "${A}", "$(A)", "$$(A)", "$$$(A)", "$(B)", "$(A", "5$", "a$$", "$(date +%F)", "$)"]
        {
            assert_eq!(expanded(&escape(text), value), text);
        }
        for (text, known) in
            [("$(A)b", "xb"), ("$$(A)", "$(A)"), ("$(B)", "$(B)"), ("$(A", "$(A"), ("$$$(A)", "$x")]
        {
            assert_eq!(expanded(text, value), known, "{text}");
        }
    }

    #[test]
    fn only_what_the_kubelet_would_change_is_escaped() {
        let table = [
            ("echo $MY_VAR ${OTHER}", "echo $MY_VAR ${OTHER}"),
            ("$(date +%F)", "$$(date +%F)"),
            ("pid $$", "pid $$$"),
            ("$$(x)", "$$$$(x)"),
            ("5$", "5$"),
            ("$\u{e9}", "$$\u{e9}"),
        ];
        for (text, escaped) in table {
            assert_eq!(escape(text), escaped, "{text}");
        }
    }
}
