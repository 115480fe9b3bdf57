//! Where in a document something stands: a name that is put together only when a message needs it.

use std::fmt;

/// A field of a document, as a chain from the last step to the first.
#[derive(Clone, Copy)]
pub(crate) enum Field<'a> {
    /// The first steps, such as `spec.template.spec`.
    Root(&'a str),
    /// A key of a mapping.
    Key(&'a Self, &'a str),
    /// An item of a list.
    Item(&'a Self, usize),
}

impl<'a> Field<'a> {
    pub(crate) fn key(&'a self, name: &'a str) -> Self {
        Self::Key(self, name)
    }

    pub(crate) fn item(&'a self, index: usize) -> Self {
        Self::Item(self, index)
    }

    /// The last step with a name.
    pub(crate) fn last_key(self) -> &'a str {
        match self {
            Self::Root(name) | Self::Key(_, name) => name,
            Self::Item(list, _) => list.last_key(),
        }
    }

    /// The last step with a name before the last one.
    pub(crate) fn outer_key(self) -> &'a str {
        match self {
            Self::Root(_) => "",
            Self::Key(outer, _) => outer.last_key(),
            Self::Item(list, _) => list.outer_key(),
        }
    }
}

impl fmt::Display for Field<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root(steps) => f.write_str(steps),
            Self::Key(Self::Root(""), name) => f.write_str(name),
            Self::Key(outer, name) => write!(f, "{outer}.{name}"),
            Self::Item(list, index) => write!(f, "{list}[{index}]"),
        }
    }
}
