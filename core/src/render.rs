//! Objects to files.

mod stack;

pub(crate) use stack::stack;
