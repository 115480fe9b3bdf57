//! The values that a Compose file is made of.

pub mod bytes;
pub mod duration;
pub(crate) mod shell_words;
pub(crate) mod short_port;
pub(crate) mod short_volume;
pub mod syntax;
