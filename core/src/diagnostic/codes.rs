//! The table of codes, one file for each part of the pipeline.
//!
//! A message's text stands where it is raised; the table holds what is the same for every message
//! of its kind: the slug, the severity, and the long explanation.

use super::code::{Class, Code, Entry, Severity};

/// Declares codes: `CONSTANT "slug" severity "explanation";` with one of the severities
/// `error`, `lossy` (a warning that `--strict` makes an error), `lenient` (a warning about what Docker Compose
/// refuses, which `--strict-compose` makes an error), `warning` and `note`.
macro_rules! codes {
    ($($name:ident $slug:literal $kind:ident $explanation:literal;)*) => {
        $(
            #[doc = $explanation]
            pub const $name: super::Code = super::Code::new(&super::Entry {
                slug: $slug,
                severity: codes!(@severity $kind),
                class: codes!(@class $kind),
                explanation: $explanation,
            });
        )*
        /// Every code of this table, in its order.
        pub const ALL: &[super::Code] = &[$($name),*];
    };
    (@severity error) => { super::Severity::Error };
    (@severity lossy) => { super::Severity::Warning };
    (@severity lenient) => { super::Severity::Warning };
    (@severity warning) => { super::Severity::Warning };
    (@severity note) => { super::Severity::Note };
    (@class lossy) => { super::Class::Lossy };
    (@class lenient) => { super::Class::Lenient };
    (@class $other:ident) => { super::Class::Plain };
}

pub mod command;
pub mod compose;
pub mod kubernetes;
pub mod shared;
pub mod swarm;

/// Every code that a conversion can raise.
pub fn all() -> impl Iterator<Item = Code> {
    [command::ALL, compose::ALL, shared::ALL, kubernetes::ALL, swarm::ALL].into_iter().flatten().copied()
}

/// The code with a slug, if there is one.
#[must_use]
pub fn find(slug: &str) -> Option<Code> {
    all().find(|code| code.slug() == slug)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_unique_and_explained() {
        let mut slugs: Vec<_> = all().map(Code::slug).collect();
        let count = slugs.len();
        slugs.sort_unstable();
        slugs.dedup();
        assert_eq!(slugs.len(), count);
        for code in all() {
            assert!(code.slug().chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'));
            assert!(code.explanation().ends_with('.'), "{code}");
        }
    }
}
