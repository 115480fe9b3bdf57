//! The keys that may be silent, each with the reason.

use kompose_core::Target;
use kompose_core::yaml::Node;
use kompose_snapshots::edit::Step;

/// Whether a key is an extension, or lies in one: nobody here defined what it means.
pub(crate) fn is_extension(path: &[Step]) -> bool {
    path.iter().any(|step| matches!(step, Step::Key(key) if key.starts_with("x-") && key != "x-kubernetes"))
}

/// Why a key may be silent for a target.
pub(crate) fn reason(_target: Target, _path: &[Step], _value: Option<&Node>) -> Option<&'static str> {
    None
}
