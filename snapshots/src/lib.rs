//! Projects to test with, and what a conversion of one looks like on paper.
//!
//! A [`Project`] is a folder with a Compose project in it: a case of `snapshots/cases`, one of the
//! `examples`, or a real one of a corpus that the environment names. The folder is read once, into memory
//! and under `/project`, so that no result depends on the machine.

pub mod cluster;
pub mod codes;
pub mod collection;
pub mod difference;
pub mod edit;
mod folder;
pub mod look;
pub mod project;
mod settings;
pub mod show;
pub mod support;
pub mod variants;
pub mod workers;

pub use project::Project;
pub use settings::{Output, Settings};
