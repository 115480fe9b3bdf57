//! What a panic said, kept for the page: the trap itself only says `unreachable`.

use std::panic;
use std::sync::{Mutex, Once, PoisonError};

static LAST: Mutex<Option<String>> = Mutex::new(None);
static HOOK: Once = Once::new();

/// Keeps the message and the place of every panic from now on.
pub(crate) fn remember() {
    HOOK.call_once(|| panic::set_hook(Box::new(|info| keep(info.to_string()))));
}

/// The last one kept.
pub(crate) fn last() -> Option<String> {
    LAST.lock().unwrap_or_else(PoisonError::into_inner).clone()
}

fn keep(message: String) {
    *LAST.lock().unwrap_or_else(PoisonError::into_inner) = Some(message);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_leaves_its_message_and_its_place() {
        remember();
        let outcome = panic::catch_unwind(|| panic!("seven of nine"));
        assert!(outcome.is_err());
        let message = last().unwrap_or_default();
        assert!(message.contains("seven of nine"), "{message}");
        assert!(message.contains("panics.rs"), "{message}");
    }
}
