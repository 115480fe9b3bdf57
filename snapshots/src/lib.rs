//! Snapshot cases and their runner.
