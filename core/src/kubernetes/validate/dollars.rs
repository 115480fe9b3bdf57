//! V43: the kubelet replaces `$(NAME)`, which Compose never does, so that no text may stand as it was written if the
//! kubelet would make another one of it.

use std::collections::BTreeSet;

use k8s_openapi::api::core::v1::{Container, Probe};

use super::view::{Objects, Part, Workload, keys};
use super::{Findings, Rule};
use crate::kubernetes::{Object, dollar};
use crate::model::{Command, Service, Test};
use crate::ordered::Ordered;

/// What is wrong with a text.
const REASON: &str = "is not escaped, so that the cluster changes what the Compose file says";

pub(super) fn check(object: &Object, objects: Objects<'_>, findings: &mut Findings) {
    let Some(workload) = Workload::of(object) else { return };
    for part in workload.containers() {
        if let Some(service) = objects.services.get(part.container.name.as_str()) {
            let known = variables(part.container, objects);
            container(&part, (service, &known), findings);
        }
    }
}

/// The names of the variables that a container has.
fn variables<'o>(container: &'o Container, objects: Objects<'o>) -> BTreeSet<&'o str> {
    let own = container.env.iter().flatten().map(|variable| variable.name.as_str());
    let maps = container.env_from.iter().flatten().filter_map(|source| source.config_map_ref.as_ref());
    let maps = maps.filter_map(|map| objects.find("ConfigMap", &map.name));
    let secrets = container.env_from.iter().flatten().filter_map(|source| source.secret_ref.as_ref());
    let secrets = secrets.filter_map(|secret| objects.find("Secret", &secret.name));
    own.chain(maps.chain(secrets).flat_map(keys).map(String::as_str)).ordered_set()
}

fn container(part: &Part<'_>, (service, known): (&Service, &BTreeSet<&str>), findings: &mut Findings) {
    let value = |name: &str| known.contains(name).then_some("");
    let changes = |text: &str| text.contains('$') && dollar::expanded(text, value) != text;
    for (index, variable) in part.container.env.iter().flatten().enumerate() {
        let written = service.environment.get(&variable.name).and_then(Option::as_ref);
        let same =
            variable.value.as_ref().filter(|value| written.is_some_and(|written| written.0 == **value));
        let good = !same.is_some_and(|value| changes(value));
        findings.require(good, Rule::DollarSigns, (part.field.key("env").item(index), REASON));
    }
    let words = [&part.container.command, &part.container.args].into_iter().flatten().flatten();
    let written =
        [&service.entrypoint, &service.command].into_iter().flatten().flat_map(|Command(words)| words);
    let good = !words.clone().eq(written) || !words.into_iter().any(|word| changes(word));
    findings.require(good, Rule::DollarSigns, (part.field.key("args"), REASON));
    let test = service.healthcheck.as_ref().and_then(|check| check.test.as_ref()).map_or(&[][..], words_of);
    for probe in probes(part.container) {
        let words = probe.exec.as_ref().and_then(|exec| exec.command.as_deref()).unwrap_or_default();
        let good = !words.ends_with(test) || !words.iter().any(|word| changes(word));
        findings.require(good, Rule::DollarSigns, (part.field, REASON));
    }
}

fn words_of(test: &Test) -> &[String] {
    match test {
        Test::None => &[],
        Test::Command(words) | Test::Shell(words) => words,
    }
}

fn probes(container: &Container) -> impl Iterator<Item = &Probe> {
    [&container.liveness_probe, &container.readiness_probe, &container.startup_probe].into_iter().flatten()
}
