//! How services run: the kind of their workload, how many of them, with what image and how they end.

use std::collections::BTreeSet;

use kompose_core::options::kubernetes::Controller;
use kompose_snapshots::cluster::Container;
use kompose_snapshots::look::Look;
use serde_json::Value;

use super::quantity::milliseconds;
use super::subject::{Service, World};
use super::tally::Verdict;

/// Every service runs in a workload that ends, or does not, as Compose says, so often as it says.
pub(crate) fn kinds(world: World) {
    let mut tally = world.tally("kinds of workloads and replicas");
    for service in world.plain_services().filter(|service| !joined(service)) {
        let verdict = service.container().map_or_else(
            || Verdict::Fails("it runs nowhere".to_owned()),
            |container| kind(&service, &container),
        );
        tally.of(&service, "workload", verdict);
    }
    tally.finish(&[]);
}

/// Whether a service is in the Pod of another one.
pub(crate) fn joined(service: &Service) -> bool {
    let shares = |key: &str| service.value.text(key).is_some_and(|mode| mode.starts_with("service:"));
    ["/network_mode", "/pid", "/ipc"].iter().any(|key| shares(key))
        || service.label("kompose.service.group").is_some()
        || service.extension("group").is_some()
}

/// The condition under which a service is started again: `always`, `no` or `on-failure`, with the number of attempts.
fn restart(service: &Service) -> (&'static str, Option<i64>) {
    if let Some(policy) = service.value.pointer("/deploy/restart_policy") {
        let attempts = policy.number("/max_attempts");
        return match policy.text("/condition") {
            Some("none" | "no") => ("no", attempts),
            Some("on-failure") => ("on-failure", attempts),
            _ => ("always", attempts),
        };
    }
    let written = service.value.text("/restart").unwrap_or("absent");
    let (word, attempts) = written.split_once(':').unwrap_or((written, ""));
    match word {
        "no" => ("no", None),
        "on-failure" => ("on-failure", attempts.parse().ok()),
        "absent" => ("absent", None),
        _ => ("always", None),
    }
}

/// Whether others count on a service to be there.
fn serves(service: &Service) -> bool {
    let name = service.name;
    let listens = !service.value.items("/ports").is_empty()
        || !service.value.items("/expose").is_empty()
        || !service.value.items("/healthcheck/test").is_empty();
    listens
        || service.subject.services().any(|other| {
            let own = format!("service:{name}");
            let linked = |link: &&str| link.split(':').next() == Some(name);
            awaited(&other, name) == Some("service_healthy")
                || other.network_mode() == own
                || other.value.texts("/links").iter().any(linked)
                || other.value.texts("/volumes_from").iter().any(linked)
        })
}

/// The condition under which a service waits for another one.
fn awaited<'a>(service: &Service<'a>, name: &str) -> Option<&'a str> {
    service.value.get("depends_on")?.get(name)?.text("/condition")
}

/// The kind of the workload of a service that says nothing of it in Kubernetes' own words.
fn expected(service: &Service) -> &'static str {
    let completed = |other: Service| awaited(&other, service.name) == Some("service_completed_successfully");
    match service.value.text("/deploy/mode") {
        Some("global") => return "DaemonSet",
        Some("replicated-job" | "global-job") => return "Job",
        _ => {}
    }
    let finite = matches!(restart(service).0, "no" | "on-failure") && !serves(service);
    if finite || service.subject.services().any(completed) { "Job" } else { "Deployment" }
}

fn kind(service: &Service, container: &Container) -> Verdict {
    let found = container.pod.kind;
    let sets = service.subject.project.settings.kubernetes.controller == Controller::StatefulSet;
    let wanted = if sets && expected(service) == "Deployment" { "StatefulSet" } else { expected(service) };
    if found != wanted {
        return Verdict::Fails(format!("it is a {found} and not a {wanted}"))
            .or_reported(|| wanted == "Job" && service.subject.says_of("always-restarted", service.name));
    }
    let told = restart(service).0 == "always" || service.subject.says_of("always-restarted", service.name);
    if found == "Deployment" && !told {
        return Verdict::Fails("nobody says that it is always started again".to_owned());
    }
    replicas(service, container)
}

fn replicas(service: &Service, container: &Container) -> Verdict {
    let scale = service.value.number("/scale");
    let wanted = service.value.number("/deploy/replicas").or(scale).unwrap_or(1);
    let number = |field: &str| container.pod.workload.number(field);
    match container.pod.kind {
        "DaemonSet" => Verdict::Holds,
        "Job" => {
            let found = (number("/spec/completions").unwrap_or(1), number("/spec/parallelism").unwrap_or(1));
            let policy = container.pod.spec().text("/restartPolicy").unwrap_or_default();
            let (again, attempts) = restart(service);
            let (policy_wanted, limit) = match again {
                "no" | "absent" => ("Never", 0),
                _ => ("OnFailure", attempts.unwrap_or(i64::from(i32::MAX))),
            };
            let limit_found = number("/spec/backoffLimit").unwrap_or(6);
            Verdict::equal(&(found, policy, limit_found), &((wanted, wanted), policy_wanted, limit))
        }
        _ => Verdict::equal(&number("/spec/replicas"), &Some(wanted))
            .or_reported(|| service.subject.says(&["replicas-with-autoscaler"], "services")),
    }
}

/// Every container has its image, and is stopped in its time.
pub(crate) fn images_and_ends(world: World) {
    let mut tally = world.tally("images and times to stop");
    for service in world.plain_services() {
        let Some(container) = service.container() else { continue };
        tally.of(&service, "image", image(&service, &container));
        tally.of(&service, "stop_grace_period", grace(&service, &container));
    }
    tally.finish(&[]);
}

fn image(service: &Service, container: &Container) -> Verdict {
    let built = format!("{}-{}", service.subject.compose.text("/name").unwrap_or_default(), service.name);
    let wanted = service.value.text("/image").unwrap_or(&built);
    let found = container.value.text("/image").unwrap_or_default();
    let prefixed = |prefix: &String| found == format!("{}/{wanted}", prefix.trim_end_matches('/'));
    let prefix = service.subject.project.settings.kubernetes.image_prefix.as_ref();
    let same = found == wanted || (service.value.get("image").is_none() && prefix.is_some_and(prefixed));
    let pull = match service.value.text("/pull_policy") {
        Some("always" | "daily" | "weekly" | "refresh") => Some("Always"),
        Some("never") => Some("Never"),
        Some("missing" | "if_not_present") => Some("IfNotPresent"),
        Some(every) if every.starts_with("every_") => Some("Always"),
        _ => service.value.get("build").map(|_| "IfNotPresent"),
    };
    Verdict::of(same, || format!("it is {found} and not {wanted}"))
        .and(|| Verdict::equal(&container.value.text("/imagePullPolicy"), &pull))
}

/// The seconds that a Pod has to stop: the longest of its services.
fn grace(service: &Service, container: &Container) -> Verdict {
    let mates: BTreeSet<&str> = container.pod.running().filter_map(|mate| mate.text("/name")).collect();
    let members = service.subject.services().filter(|other| mates.contains(other.key().as_str()));
    let period = |other: Service| {
        let time = other.value.text("/stop_grace_period").and_then(milliseconds)?;
        i64::try_from(time.div_ceil(1000).max(1)).ok()
    };
    let wanted = members.filter_map(period).max();
    Verdict::equal(&container.pod.spec().number("/terminationGracePeriodSeconds"), &wanted)
}

/// Every container runs as its user, in its folder, with or without a terminal.
pub(crate) fn processes(world: World) {
    let mut tally = world.tally("users, folders and terminals");
    for service in world.plain_services() {
        let Some(container) = service.container() else { continue };
        for (key, verdict) in [
            ("working_dir", equal(&service, &container, ("/working_dir", "/workingDir"))),
            ("user", user(&service, &container)),
            ("tty", flag(&service, &container, ("/tty", "/tty"))),
            ("stdin_open", flag(&service, &container, ("/stdin_open", "/stdin"))),
        ] {
            tally.of(&service, key, verdict);
        }
    }
    tally.finish(&[]);
}

fn equal(service: &Service, container: &Container, (compose, kubernetes): (&str, &str)) -> Verdict {
    let wanted = service.value.pointer(compose).filter(|value| value.as_str() != Some(""));
    Verdict::equal(&container.value.pointer(kubernetes), &wanted)
}

fn flag(service: &Service, container: &Container, (compose, kubernetes): (&str, &str)) -> Verdict {
    Verdict::equal(&container.value.flag(kubernetes), &service.value.flag(compose))
}

fn user(service: &Service, container: &Container) -> Verdict {
    let context = container.value.pointer("/securityContext").unwrap_or(&Value::Null);
    let found = (context.number("/runAsUser"), context.number("/runAsGroup"));
    let user = service.value.text("/user").unwrap_or_default();
    let (user, group) = user.split_once(':').map_or((user, None), |(user, group)| (user, Some(group)));
    let number = |name: &str| if name == "root" { Some(0) } else { name.parse::<i64>().ok() };
    let group = group.filter(|group| !group.is_empty());
    let wanted = (number(user), group.and_then(number));
    let unknown = (!user.is_empty() && wanted.0.is_none()) || (group.is_some() && wanted.1.is_none());
    let reported = || service.says(&["user-name-unsupported"], ".user");
    if unknown {
        return Verdict::of(reported(), || "nobody says that the user is not known".to_owned());
    }
    Verdict::equal(&found, &wanted).or_reported(reported)
}
