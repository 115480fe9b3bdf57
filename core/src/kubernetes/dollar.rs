//! The dollar sign: the kubelet replaces `$(NAME)` in some texts, Compose never does.

/// A text that is itself again after the kubelet has expanded it.
pub(crate) fn escape(text: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::escape;

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
