//! What patches ask for, with everything there that has to be there.

use crate::diagnostic::codes::kubernetes::X_KUBERNETES_INVALID;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::kubernetes::plan::Plan;
use crate::model::x_kubernetes::{Tree, XOp, XOperation, XPatch, XPatchTarget};
use crate::source::Place;
use crate::yaml::Node;
use crate::yaml::decode::{Origin, Spanned};

/// A patch.
pub(super) struct Wish<'w> {
    /// The service that it stands on, if it does not stand at the top of a file.
    pub(super) service: Option<&'w str>,
    pub(super) place: Place,
    pub(super) target: Target<'w>,
    pub(super) change: Change<'w>,
}

/// The objects that a patch is for.
pub(super) struct Target<'w> {
    pub(super) origin: &'w Origin,
    pub(super) kind: &'w str,
    pub(super) name: Option<&'w str>,
    pub(super) api_version: Option<&'w str>,
}

/// What a patch does to an object.
pub(super) enum Change<'w> {
    /// One thing after the other.
    Operations(Vec<Operation<'w>>),
    /// What is merged over it.
    Merge(&'w Node),
}

/// One thing that a patch does.
pub(super) struct Operation<'w> {
    pub(super) place: Place,
    pub(super) path: &'w Spanned<String>,
    pub(super) act: Act<'w>,
}

/// What becomes of a path.
pub(super) enum Act<'w> {
    /// A value is put there.
    Add(&'w Node),
    /// Its value is taken away.
    Remove,
    /// Its value becomes another one.
    Replace(&'w Node),
    /// The value of another path is taken there.
    Move(&'w Spanned<String>),
    /// The value of another path is put there too.
    Copy(&'w Spanned<String>),
    /// Its value has to be this one.
    Test(&'w Node),
}

/// The patches of a project in the order in which they are applied; those that lack something are reported.
pub(super) fn wishes<'p>(plan: &'p Plan<'_>, diagnostics: &mut Diagnostics) -> Vec<Wish<'p>> {
    let services = plan.application.project.services.iter();
    let services = services.flat_map(|(key, _)| {
        let patches = &plan.choices.service(&key.text).extension.patches;
        patches.iter().map(move |patch| (Some(key.text.as_str()), patch))
    });
    let root = plan.choices.project.patches.iter().map(|patch| (None, patch));
    services.chain(root).filter_map(|(service, patch)| wish(service, patch, diagnostics)).collect()
}

fn wish<'w>(service: Option<&'w str>, patch: &'w XPatch, diagnostics: &mut Diagnostics) -> Option<Wish<'w>> {
    let target = target(&patch.target, &patch.origin, diagnostics);
    let change = match (&patch.json, &patch.merge) {
        (Some(operations), None) => {
            let operations = operations.iter().map(|said| operation(said, diagnostics));
            Change::Operations(operations.collect::<Vec<_>>().into_iter().collect::<Option<_>>()?)
        }
        (None, Some(Tree(node))) => Change::Merge(node),
        (both, _) => {
            let message = if both.is_some() {
                "a patch has either `json` or `merge`, and this one has both"
            } else {
                "a patch needs `json` or `merge`"
            };
            diagnostics.push(refused(patch.origin.whole(), message).help(
                "`json` is a list of operations such as `{op: remove, path: /spec/replicas}`; `merge` holds the fields to \
                 change, such as `{spec: {replicas: 2}}`",
            ));
            return None;
        }
    };
    Some(Wish { service, place: patch.origin.whole(), target: target?, change })
}

fn target<'w>(said: &'w XPatchTarget, patch: &Origin, diagnostics: &mut Diagnostics) -> Option<Target<'w>> {
    let Some(kind) = &said.kind else {
        let place = if patch.has("target") { said.origin.whole() } else { patch.whole() };
        let message = "a patch needs the kind of the objects that it is for";
        diagnostics.push(refused(place, message).help("write `target: {kind: Deployment}`, for example"));
        return None;
    };
    Some(Target {
        origin: &said.origin,
        kind,
        name: said.name.as_ref().map(|name| name.as_str()),
        api_version: said.api_version.as_ref().map(|version| version.as_str()),
    })
}

fn operation<'w>(said: &'w XOperation, diagnostics: &mut Diagnostics) -> Option<Operation<'w>> {
    match act(said) {
        Ok((path, act)) => Some(Operation { place: said.origin.whole(), path, act }),
        // A key whose value is no such thing is reported already.
        Err(lacking) if said.origin.has(lacking) => None,
        Err(lacking) => {
            let message = format!("an operation of a patch needs `{lacking}`");
            diagnostics.push(refused(said.origin.whole(), message).help(
                "for example: `{op: replace, path: /spec/replicas, value: 2}`, `{op: remove, path: /spec/replicas}`, or \
                 `{op: copy, from: /spec/a, path: /spec/b}`",
            ));
            None
        }
    }
}

/// What an operation does, and where; or what it lacks.
fn act(said: &XOperation) -> Result<(&Spanned<String>, Act<'_>), &'static str> {
    let op = said.op.ok_or("op")?;
    let path = said.path.as_ref().ok_or("path")?;
    let value = || said.value.as_ref().map(|tree| &tree.0).ok_or("value");
    let from = || said.from.as_ref().ok_or("from");
    let act = match op {
        XOp::Add => Act::Add(value()?),
        XOp::Remove => Act::Remove,
        XOp::Replace => Act::Replace(value()?),
        XOp::Move => Act::Move(from()?),
        XOp::Copy => Act::Copy(from()?),
        XOp::Test => Act::Test(value()?),
    };
    Ok((path, act))
}

fn refused(place: Place, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(X_KUBERNETES_INVALID, place, message)
}
