//! Codes of the loader.

codes! {}
