//! The Kubernetes target: a project becomes manifests.
//!
//! [`plan`] decides, the builders write one literal for each object, and `validate` applies the API server's
//! rules to every object before it leaves.

mod coverage;
mod object;
mod validate;

pub(crate) use coverage::coverage;
pub use object::Object;
pub(crate) use validate::validate;

pub(crate) fn objects(
    _: &crate::Application,
    _: &crate::Options,
    _: &dyn crate::Files,
    _: &mut crate::diagnostic::Diagnostics,
) -> Vec<Object> {
    Vec::new()
}
pub(crate) fn access(_: &crate::Application) -> Vec<crate::Access> {
    Vec::new()
}
