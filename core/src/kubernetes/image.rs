//! Which image runs and when it is pulled.

use super::plan::{Member, Plan};
use crate::diagnostic::codes::kubernetes as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::image::is_image_reference;
use crate::model::{PullPolicy, Service};

/// The image of a service; one that is built has the name that Compose gives it.
pub(crate) fn reference(member: &Member<'_>, plan: &Plan<'_>, diagnostics: &mut Diagnostics) -> String {
    let service = member.service;
    let written = service.image.clone().filter(|image| !image.is_empty());
    let place = service.origin.value(if written.is_some() { "image" } else { "build" });
    let image = written.unwrap_or_else(|| built(member, plan));
    if !is_image_reference(&image) {
        let message = format!("`{image}` is not the name of an image that a cluster can pull");
        diagnostics.push(
            Diagnostic::new(codes::IMAGE_INVALID, place, message)
                .help("write a name such as `nginx:1.27`, in lower case and without spaces; if there are variables in it, set them"),
        );
    } else if service.build.is_some() {
        if !image.contains('/') {
            let message = format!("`{image}` is built here, and a cluster cannot pull it from anywhere");
            diagnostics.push(
                Diagnostic::new(codes::IMAGE_LOCAL_ONLY, place, message)
                    .help("write `image` with your registry in it, such as `registry.example.com/app:1.0`, or pass `--image-prefix`, and push the image"),
            );
        }
    } else if is_untagged(&image) {
        let message = format!("`{image}` has no fixed tag, so it can change with every start of a Pod");
        diagnostics.push(
            Diagnostic::new(codes::IMAGE_UNTAGGED, place, message).help("write a version after a colon"),
        );
    }
    image
}

/// The name of an image that Compose builds and names by itself.
fn built(member: &Member<'_>, plan: &Plan<'_>) -> String {
    let name = format!("{}-{}", plan.application.project.name, member.key);
    match plan.choices.options.image_prefix.as_deref() {
        Some(prefix) => format!("{}/{name}", prefix.trim_end_matches('/')),
        None => name,
    }
}

fn split_tag(name: &str) -> (&str, Option<&str>) {
    match name.rsplit_once(':') {
        Some((path, tag)) if !tag.contains('/') => (path, Some(tag)),
        _ => (name, None),
    }
}

fn is_untagged(image: &str) -> bool {
    !image.contains('@') && matches!(split_tag(image).1, None | Some("latest"))
}

/// When the image is pulled; nothing if the cluster shall decide.
pub(crate) fn pull_policy(
    member: &Member<'_>,
    plan: &Plan<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    plan.choices.pull_policy(member.key).or_else(|| by_compose(member.service, diagnostics))
}

fn by_compose(service: &Service, diagnostics: &mut Diagnostics) -> Option<String> {
    let built = || service.build.is_some().then(|| "IfNotPresent".to_owned());
    let policy = match &service.pull_policy {
        None => return built(),
        Some(PullPolicy::Always) => "Always",
        Some(PullPolicy::Never) => "Never",
        Some(PullPolicy::Missing) => "IfNotPresent",
        Some(PullPolicy::Build) => {
            let message = "a cluster builds no images; the image is pulled if a node does not have it";
            let place = service.origin.value("pull_policy");
            diagnostics.push(Diagnostic::new(codes::PULL_POLICY_INTERVAL, place, message));
            return built();
        }
        Some(PullPolicy::Daily | PullPolicy::Weekly | PullPolicy::Every(_) | PullPolicy::Refresh) => {
            let message = "the image is pulled at every start, because a cluster knows no intervals";
            let place = service.origin.value("pull_policy");
            diagnostics.push(Diagnostic::new(codes::PULL_POLICY_INTERVAL, place, message));
            "Always"
        }
    };
    if service.pull_refresh_after.is_some() {
        let message = "`pull_refresh_after` has no effect, because a cluster knows no intervals";
        let place = service.origin.key("pull_refresh_after");
        diagnostics.push(Diagnostic::new(codes::PULL_POLICY_INTERVAL, place, message));
    }
    Some(policy.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_no_port_of_a_registry() {
        for (image, untagged) in [
            ("localhost:5000/a", true),
            ("a", true),
            ("a:latest", true),
            ("a:1", false),
            ("localhost:5000/a:1", false),
            ("a@sha256:0", false),
        ] {
            assert_eq!(is_untagged(image), untagged, "{image}");
        }
    }
}
