//! The Swarm target.

/// A stack file.
#[derive(Debug, Clone, Default)]
pub struct Stack {}
