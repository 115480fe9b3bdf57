//! Codes of the kubernetes target.

codes! {}
