//! Each rule with a stack that breaks it.
