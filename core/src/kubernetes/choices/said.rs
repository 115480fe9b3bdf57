//! A value that is asked for, with what is needed to say that it cannot be had.

use super::Given;
use crate::diagnostic::codes::kubernetes as codes;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Place;

/// A value that an extension or a label asks for.
#[derive(Debug, Clone)]
pub(crate) struct Said<T> {
    pub(crate) value: T,
    pub(crate) place: Place,
    code: Code,
}

impl<T> Said<T> {
    pub(crate) fn by_extension(value: T, place: Place) -> Self {
        Self { value, place, code: codes::X_KUBERNETES_INVALID }
    }

    pub(crate) fn by_label(given: Given<T>) -> Self {
        Self { value: given.value, place: given.place, code: codes::LABEL_VALUE_INVALID }
    }

    /// The same place with another value.
    pub(crate) fn map<U>(self, change: impl FnOnce(T) -> U) -> Said<U> {
        Said { value: change(self.value), place: self.place, code: self.code }
    }

    /// What to say if the value cannot be had.
    pub(crate) fn refused(&self, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(self.code, self.place.clone(), message)
    }
}

/// What to say about a value of the extension.
pub(super) fn refused(place: Place, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(codes::X_KUBERNETES_INVALID, place, message)
}

/// What to say about two sources of the same rank that disagree.
pub(super) fn conflict(place: Place, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(codes::OPTION_CONFLICT, place, message).help("keep one of them")
}
