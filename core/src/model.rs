//! The values that a Compose file is made of.

pub mod bytes;
pub mod duration;
pub mod syntax;
