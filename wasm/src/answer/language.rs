//! Answers to an editor: what can be written at a place, and what stands there.

use crate::project::shown_in;
use crate::utf16::Utf16Index;
use kompose_core::language::{Completion, Hover, Proposal, ProposalKind};
use serde::Serialize;

/// What can be written at a place.
#[derive(Debug, Serialize)]
pub(crate) struct CompletionAnswer {
    from: usize,
    to: usize,
    items: Vec<ProposalAnswer>,
}

#[derive(Debug, Serialize)]
struct ProposalAnswer {
    label: String,
    insert: String,
    kind: &'static str,
    detail: String,
    documentation: String,
}

/// What there is to say about a key.
#[derive(Debug, Serialize)]
pub(crate) struct HoverAnswer {
    from: usize,
    to: usize,
    path: String,
    documentation: String,
    outcomes: Outcomes,
}

/// What becomes of a key on each target, in words.
#[derive(Debug, Serialize)]
struct Outcomes {
    kubernetes: String,
    swarm: String,
}

impl CompletionAnswer {
    /// The answer about a place in a text.
    pub(crate) fn new(found: Completion, text: &str) -> Self {
        let (from, to) = units(text, found.from, found.to);
        Self { from, to, items: found.proposals.into_iter().map(ProposalAnswer::new).collect() }
    }

    /// The answer that nothing fits at an offset.
    pub(crate) fn nothing(offset: usize) -> Self {
        Self { from: offset, to: offset, items: Vec::new() }
    }
}

impl ProposalAnswer {
    fn new(proposal: Proposal) -> Self {
        let Proposal { label, insert, kind, detail, documentation } = proposal;
        let kind = match kind {
            ProposalKind::Key => "key",
            ProposalKind::Value => "value",
            ProposalKind::Reference => "reference",
        };
        Self { label, insert, kind, detail, documentation }
    }
}

impl HoverAnswer {
    /// The answer about a key of a text.
    pub(crate) fn new(found: Hover, text: &str) -> Self {
        let (from, to) = units(text, found.from, found.to);
        let Hover { path, documentation, kubernetes, swarm, .. } = found;
        let outcomes = Outcomes { kubernetes: shown_in(&kubernetes), swarm: shown_in(&swarm) };
        Self { from, to, path, documentation, outcomes }
    }
}

/// A range in the units of JavaScript.
fn units(text: &str, from: usize, to: usize) -> (usize, usize) {
    let index = Utf16Index::new(text);
    let unit = |byte| index.offset(u32::try_from(byte).unwrap_or(u32::MAX));
    (unit(from), unit(to))
}
