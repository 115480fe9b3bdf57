//! Which objects a patch is for.

use super::wish::{Target, Wish};
use crate::diagnostic::codes::kubernetes::PATCH_FAILED;
use crate::diagnostic::{Diagnostic, listed, nearest};
use crate::kubernetes::metadata::NAME;
use crate::kubernetes::object::Object;
use crate::kubernetes::plan::Plan;

/// The positions of the objects that a patch is for; or what to say if there are none.
pub(super) fn targets(
    wish: &Wish<'_>,
    objects: &[Object],
    plan: &Plan<'_>,
) -> Result<Vec<usize>, Box<Diagnostic>> {
    let Target { kind, name, api_version, .. } = wish.target;
    let owners = wish.service.filter(|_| name.is_none()).map(|service| owners(service, plan));
    let in_reach = |object: &Object| owners.as_ref().is_none_or(|owners| belongs(object, owners));
    let is_meant = |object: &Object| {
        object.kind() == kind
            && api_version.is_none_or(|version| version == object.api_version())
            && name.is_none_or(|name| name == object.name())
    };
    let found = objects.iter().enumerate().filter(|(_, object)| is_meant(object) && in_reach(object));
    let found: Vec<usize> = found.map(|(index, _)| index).collect();
    if found.is_empty() {
        let in_reach: Vec<_> = objects.iter().filter(|object| in_reach(object)).collect();
        return Err(Box::new(missing(wish, &in_reach)));
    }
    Ok(found)
}

/// The names in the labels of objects that are made for a service.
fn owners<'p>(service: &'p str, plan: &'p Plan<'_>) -> Vec<&'p str> {
    let pods = plan.pods.iter().filter(|pod| pod.members.iter().any(|member| member.key == service));
    let names = pods.flat_map(|pod| {
        let members = pod.members.iter().filter(|member| member.key == service);
        members.map(|member| member.name.as_str()).chain([pod.name.as_str()])
    });
    names.collect()
}

fn belongs(object: &Object, owners: &[&str]) -> bool {
    let label = object.metadata().labels.as_ref().and_then(|labels| labels.get(NAME));
    label.is_some_and(|name| owners.contains(&name.as_str()))
}

/// What to say about a patch for an object that is not there.
fn missing(wish: &Wish<'_>, objects: &[&Object]) -> Diagnostic {
    let Target { origin, kind, name, api_version } = wish.target;
    let of_kind: Vec<&&Object> = objects.iter().filter(|object| object.kind() == kind).collect();
    let with_name = name.is_none_or(|name| of_kind.iter().any(|object| object.name() == name));
    if let (Some(first), Some(version), true) = (of_kind.first(), api_version, with_name) {
        let message = format!("a {kind} is written as `{}`, not as `{version}`", first.api_version());
        return Diagnostic::new(PATCH_FAILED, origin.value("apiVersion"), message)
            .help("remove `apiVersion`");
    }
    let key = if of_kind.is_empty() { "kind" } else { "name" };
    let whose =
        wish.service.filter(|_| name.is_none()).map_or_else(String::new, |name| format!(" of `{name}`"));
    let wanted = name.filter(|_| !of_kind.is_empty());
    let message = match wanted {
        Some(name) => format!("there is no {kind} `{name}` that could be patched"),
        None => format!("there is no {kind}{whose} that could be patched"),
    };
    let mut kinds: Vec<&str> = objects.iter().map(|object| object.kind()).collect();
    kinds.dedup();
    let candidates = match wanted {
        Some(_) => of_kind.iter().map(|object| object.name()).collect(),
        None => kinds,
    };
    let diagnostic = Diagnostic::new(PATCH_FAILED, origin.value(key), message);
    match nearest(wanted.unwrap_or(kind), candidates.iter().copied()) {
        Some(near) => diagnostic.fix(
            format!("did you mean `{near}`?"),
            origin.value(key).span.unwrap_or_default(),
            near,
        ),
        None if candidates.is_empty() => diagnostic.help("nothing is written that could be patched"),
        None => diagnostic.help(format!("there is {}", listed(&candidates))),
    }
}
