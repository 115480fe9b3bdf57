//! The Kubernetes target.

/// One Kubernetes object.
#[derive(Debug, Clone)]
pub enum Object {}
