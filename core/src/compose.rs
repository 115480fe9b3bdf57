//! Compose files into a project.

pub(crate) mod template;
