//! Compose files into a project.

pub(crate) mod dotenv;
pub(crate) mod template;
