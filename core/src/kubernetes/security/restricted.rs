//! The Pod Security Standard "restricted": what a Pod that keeps to it may have, and what it must not ask for.

use k8s_openapi::api::core::v1::{Capabilities, Container, SecurityContext, Volume};

use super::{Level, User, capability, is_windows, options, sysctls};
use crate::diagnostic::codes::kubernetes as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::kubernetes::place;
use crate::kubernetes::plan::{Member, Plan, Pod, hosts};
use crate::model::{NamespaceMode, NetworkMode, Service};
use crate::source::Place;

/// The one capability that may be added.
pub(crate) const CAPABILITY: &str = "NET_BIND_SERVICE";

/// The types of SELinux that a container may have.
pub(crate) const SELINUX_TYPES: [&str; 4] =
    ["container_t", "container_init_t", "container_kvm_t", "container_engine_t"];

/// The least rights that a container can have, whoever runs in it.
pub(crate) fn least() -> SecurityContext {
    SecurityContext {
        allow_privilege_escalation: Some(false),
        capabilities: Some(Capabilities { add: None, drop: Some(vec!["ALL".to_owned()]) }),
        ..SecurityContext::default()
    }
}

/// No capabilities but the one that may be added, if the service asks for it; others are reported.
pub(super) fn capabilities(service: &Service, diagnostics: &mut Diagnostics) -> Capabilities {
    let mut add = None;
    for (index, word) in service.cap_add.iter().enumerate() {
        let name = capability(word);
        if name == CAPABILITY {
            add = Some(vec![name]);
            continue;
        }
        let place = place::item(&service.origin, "cap_add", index, word.span);
        let message =
            format!("the capability `{name}` is not allowed at the level `restricted`, so it is left out");
        let diagnostic = Diagnostic::new(codes::RESTRICTED_CAPABILITY_DROPPED, place, message);
        diagnostics.push(diagnostic.help(
            "check that the program works without it, or give the service `x-kubernetes: {security: compose}`",
        ));
    }
    Capabilities { add, drop: Some(vec!["ALL".to_owned()]) }
}

/// Reports what a restricted Pod must not have; `containers` are those of its services.
pub(crate) fn report(
    pod: &Pod<'_>,
    plan: &Plan<'_>,
    containers: &[&Container],
    diagnostics: &mut Diagnostics,
) {
    let level = Level::of(pod, plan);
    if !level.restricted {
        return;
    }
    for member in &pod.members {
        disagreement(member, plan, diagnostics);
        let container = containers.iter().find(|container| container.name == member.name);
        let mut found = rights(member.service, level);
        found.extend(steps(member.service));
        found.extend(volumes(member, &pod.volumes));
        found.extend(container.and_then(|container| node_ports(member, container, plan)));
        for (place, what) in found {
            let message = format!("{what} is not allowed at the level `restricted`");
            diagnostics.push(
                Diagnostic::new(codes::RESTRICTED_VIOLATION, place, message)
                    .help("take it out, or give the service `x-kubernetes: {security: compose}`"),
            );
        }
        user(member, plan, diagnostics);
    }
}

/// Services that share a Pod share its level.
fn disagreement(member: &Member<'_>, plan: &Plan<'_>, diagnostics: &mut Diagnostics) {
    if plan.choices.is_restricted(member.key) {
        return;
    }
    if let Some(place) = plan.choices.security_place(member.key) {
        let message = format!("`{}` runs in a Pod with a service whose level is `restricted`", member.key);
        diagnostics.push(
            Diagnostic::new(codes::OPTION_CONFLICT, place, message)
                .help("write the same `security` for all services of the Pod"),
        );
    }
}

type Forbidden = (Place, String);

fn is_root(text: Option<&str>) -> bool {
    text.is_some_and(|text| User::parse(text).user == Some(0))
}

fn rights(service: &Service, level: Level) -> Vec<Forbidden> {
    let user = service.user.as_deref();
    let administrator = user.is_some_and(|user| user.eq_ignore_ascii_case("ContainerAdministrator"));
    let facts = [
        ("user", "the user `root`", is_root(user) || is_windows(service) && administrator),
        ("privileged", "`privileged: true`", service.privileged == Some(true)),
        ("network_mode", "the network of the node", service.network_mode == Some(NetworkMode::Host)),
        ("pid", "seeing the processes of the node", service.pid == Some(NamespaceMode::Host)),
        ("ipc", "the shared memory of the node", service.ipc == Some(NamespaceMode::Host)),
    ];
    let facts = facts.into_iter().filter(|(_, _, holds)| *holds);
    let facts = facts.map(|(key, what, _)| (service.origin.value(key), what.to_owned()));
    let forbidden = |text: &str| options::is_forbidden(text, level.version);
    let security = service.security_opt.iter().enumerate().filter(|(_, text)| forbidden(text));
    let security = security.map(|(index, text)| {
        (place::item(&service.origin, "security_opt", index, text.span), format!("`{}`", text.value))
    });
    let settings = service
        .sysctls
        .iter()
        .filter(|(name, _)| level.unsafe_sysctls && !sysctls::is_safe(&name.text, level.version));
    let settings = settings.map(|(name, _)| {
        (place::entry(&service.origin, "sysctls", name), format!("the kernel setting `{}`", name.text))
    });
    facts.chain(security).chain(settings).collect()
}

fn steps(service: &Service) -> Vec<Forbidden> {
    let mut found = Vec::new();
    for hook in &service.pre_start {
        if is_root(hook.user.as_deref()) {
            found.push((hook.origin.value("user"), "the user `root`".to_owned()));
        }
        if hook.privileged == Some(true) {
            found.push((hook.origin.value("privileged"), "`privileged: true`".to_owned()));
        }
    }
    found
}

/// Whether a Pod may have a volume of this kind.
pub(crate) fn is_allowed(volume: &Volume) -> bool {
    volume.config_map.is_some()
        || volume.csi.is_some()
        || volume.downward_api.is_some()
        || volume.empty_dir.is_some()
        || volume.ephemeral.is_some()
        || volume.persistent_volume_claim.is_some()
        || volume.projected.is_some()
        || volume.secret.is_some()
}

fn volumes(member: &Member<'_>, volumes: &[Volume]) -> Vec<Forbidden> {
    let service = member.service;
    let mounted = member.mounts.iter().filter_map(|mount| {
        let volume = volumes.iter().find(|volume| volume.name == mount.name)?;
        Some((volume, mount.mount_path.as_str()))
    });
    mounted
        .filter(|(volume, _)| !is_allowed(volume))
        .map(|(volume, path)| {
            let written = service.volumes.iter().find(|written| written.target == path);
            let place =
                written.map_or_else(|| service.origin.key("volumes"), |written| written.origin.whole());
            let what = if volume.host_path.is_some() { "from the node" } else { "from an image" };
            (place, format!("what `{path}` mounts {what}"))
        })
        .collect()
}

fn node_ports(member: &Member<'_>, container: &Container, plan: &Plan<'_>) -> Option<Forbidden> {
    let mut ports = container.ports.iter().flatten();
    let port = ports.find_map(|port| port.host_port.filter(|port| *port > 0))?;
    let label = plan.choices.service(member.key).labels.host_ports.as_ref();
    let place = label.map_or_else(|| member.service.origin.key("ports"), |label| label.place.clone());
    Some((place, format!("port {port} of the node")))
}

/// Says where only the image knows which user runs.
fn user(member: &Member<'_>, plan: &Plan<'_>, diagnostics: &mut Diagnostics) {
    const HELP: &str =
        "write its number as `user`, such as `user: \"1000\"`; `docker run --rm IMAGE id -u` shows it";
    let service = member.service;
    let mut assumed = |place: Place, whose: &str| {
        let message =
            format!("{whose} must name a numeric user that is not root, or the node does not start it");
        diagnostics.push(Diagnostic::new(codes::RESTRICTED_USER_ASSUMED, place, message).help(HELP));
    };
    if User::of(service).user.is_none() {
        let place = if service.origin.has("user") {
            service.origin.value("user")
        } else {
            hosts::service_place(&plan.application.project, member.key)
        };
        assumed(place, &format!("the image of `{}`", member.key));
    }
    if let Some(init) = &plan.choices.service(member.key).labels.init_image {
        assumed(init.place.clone(), "this image");
    }
    for hook in &service.pre_start {
        let own = hook.image.is_some() && hook.user.is_none();
        let unknown = hook.user.as_deref().is_some_and(|user| User::parse(user).user.is_none());
        if own || unknown {
            assumed(hook.origin.whole(), "the image of this step");
        }
    }
}
