//! The Kubernetes target: a project becomes manifests.
//!
//! [`plan`] decides, the builders write one literal for each object, and `validate` applies the API server's
//! rules to every object before it leaves.

mod coverage;
mod object;

pub use object::Object;
