//! Compose files into a project.
