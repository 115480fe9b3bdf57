//! V19 to V21: containers, images, ports.

use std::collections::BTreeSet;

use k8s_openapi::api::core::v1::Container;

use super::grammar::{is_port, is_port_name};
use super::view::{Objects, Workload};
use super::{Findings, Rule};
use crate::kubernetes::Object;
use crate::model::image::is_image_reference;
use crate::yaml::Field;

pub(super) fn check(object: &Object, _: Objects<'_>, findings: &mut Findings) {
    let Some(workload) = Workload::of(object) else { return };
    let parts = workload.containers();
    let containers = parts.iter().any(|part| !part.is_init);
    findings.require(containers, Rule::ContainerNames, (workload.pod_field().key("containers"), "is empty"));
    let mut names = BTreeSet::new();
    for part in &parts {
        let Container { name, image, .. } = part.container;
        let reason = "is the name of two containers of the Pod";
        findings.require(names.insert(name), Rule::ContainerNames, (part.field.key("name"), reason));
        let good = image.as_deref().is_some_and(is_image_reference);
        findings.require(good, Rule::Images, (part.field.key("image"), "names no image"));
        ports(part.container, part.field.key("ports"), findings);
    }
}

fn ports(container: &Container, list: Field<'_>, findings: &mut Findings) {
    let (mut names, mut numbers) = (BTreeSet::new(), BTreeSet::new());
    for (index, port) in container.ports.iter().flatten().enumerate() {
        let field = list.item(index);
        let protocol = port.protocol.as_deref().unwrap_or("TCP");
        let good = is_port(port.container_port) && port.host_port.is_none_or(is_port);
        findings.require(good, Rule::ContainerPorts, (field, "is not between 1 and 65535"));
        let alone = numbers.insert((port.container_port, protocol));
        findings.require(
            alone,
            Rule::ContainerPorts,
            (field, "repeats a number and protocol of the container"),
        );
        if let Some(name) = &port.name {
            findings.require(
                is_port_name(name),
                Rule::ContainerPorts,
                (field, "has a name that no port can have"),
            );
            findings.require(
                names.insert(name),
                Rule::ContainerPorts,
                (field, "repeats a name of the container"),
            );
        }
    }
}
