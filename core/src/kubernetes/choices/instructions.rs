//! The labels `kompose.*`: instructions for a conversion, which users of kompose have in their files.

use crate::diagnostic::codes::kubernetes as codes;
use crate::diagnostic::{Diagnostic, Diagnostics, nearest};
use crate::source::Place;

use super::values::{self, CpuTarget, Hosts, LabelController, LabelServiceType, MemoryTarget, VolumeType};
use crate::model::Duration;
use crate::model::x_kubernetes::{XAccessMode, XConcurrency, XPullPolicy, XTrafficPolicy};

/// A value together with where somebody gave it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Given<T> {
    pub(crate) value: T,
    pub(crate) place: Place,
}

/// What every label starts with.
pub(crate) const PREFIX: &str = "kompose.";
/// The label that puts services into one Pod.
pub(crate) const GROUP: &str = "kompose.service.group";

/// Declares the labels: a field, the name behind the prefix with other spellings of it, its type, how it is read.
macro_rules! instructions {
    ($( $(#[$meta:meta])* $field:ident = $($name:literal)|+ : $type:ty, $read:expr; )*) => {
        /// What the labels of a service, or of a volume, ask for.
        #[derive(Debug, Clone, Default, PartialEq)]
        pub(crate) struct Instructions {
            $( $(#[$meta])* pub(crate) $field: Option<Given<$type>>, )*
        }

        impl Instructions {
            /// The known labels without their prefix.
            const NAMES: &'static [&'static str] = &[$($($name),+),*];

            /// Takes in a label; a later one wins. The error says what the value may be.
            fn set(&mut self, name: &str, value: &str, place: &Place) -> Option<Result<(), String>> {
                match name {
                    $( $($name)|+ => {
                        let read: fn(&str) -> Result<$type, String> = $read;
                        Some(read(value).map(|value| {
                            self.$field = Some(Given { value, place: place.clone() });
                        }))
                    } )*
                    _ => None,
                }
            }
        }
    };
}

instructions! {
    /// The type of the Service that publishes ports.
    service_type = "service.type": LabelServiceType, values::word;
    /// Where traffic from outside goes.
    external_traffic_policy = "service.external-traffic-policy": XTrafficPolicy, values::word;
    /// The port of each node.
    node_port = "service.nodeport.port": i32, values::node_port;
    /// The hosts of an Ingress, of a route or of an `OpenShift` Route.
    expose = "service.expose": Hosts, values::hosts;
    /// The Secret with the certificate of an Ingress.
    tls_secret = "service.expose.tls-secret": String, values::secret_name;
    /// The class of an Ingress.
    ingress_class = "service.expose.ingress-class-name": String, values::name;
    /// Services with the same group share a Pod.
    group = "service.group": String, values::text;
    /// The name of the objects of the service.
    name = "service.name_override": String, values::name;
    /// The account that the Pods have.
    service_account = "serviceaccount-name": String, values::name;
    /// The kind of workload.
    controller = "controller.type": LabelController, values::word;
    /// Whether published ports are ports of the node.
    host_ports = "controller.port.expose" | "controller.expose.port": bool, values::switch;
    /// When the image is pulled.
    pull_policy = "image-pull-policy": XPullPolicy, values::word;
    /// The Secrets that the image is pulled with.
    pull_secrets = "image-pull-secret": Vec<String>, values::names;
    /// The name of a container that runs before.
    init_name = "init.containers.name": String, values::text;
    /// The image of a container that runs before.
    init_image = "init.containers.image": String, values::text;
    /// The command of a container that runs before.
    init_command = "init.containers.command": Vec<String>, values::command;
    /// When a `CronJob` runs.
    schedule = "cronjob.schedule": String, values::schedule;
    /// What happens when the last run is still going on.
    concurrency = "cronjob.concurrency_policy": XConcurrency, values::word;
    /// How often a run is tried again.
    backoff_limit = "cronjob.backoff_limit": i32, values::count;
    /// The CPU time that an autoscaler aims at.
    hpa_cpu = "hpa.cpu": CpuTarget, values::cpu_target;
    /// The memory that an autoscaler aims at.
    hpa_memory = "hpa.memory": MemoryTarget, values::memory_target;
    /// The fewest Pods of an autoscaler.
    hpa_min = "hpa.replicas.min": i32, values::positive;
    /// The most Pods of an autoscaler.
    hpa_max = "hpa.replicas.max": i32, values::positive;
    /// The command of the readiness probe; nothing for no probe.
    readiness_test = "service.healthcheck.readiness.test": Option<Vec<String>>, values::test;
    readiness_interval = "service.healthcheck.readiness.interval": Duration, values::duration;
    readiness_timeout = "service.healthcheck.readiness.timeout": Duration, values::duration;
    readiness_retries = "service.healthcheck.readiness.retries": i32, values::positive;
    readiness_start_period = "service.healthcheck.readiness.start_period": Duration, values::duration;
    readiness_http_path = "service.healthcheck.readiness.http_get_path": String, values::path;
    readiness_http_port = "service.healthcheck.readiness.http_get_port": i32, values::port;
    readiness_tcp_port = "service.healthcheck.readiness.tcp_port": i32, values::port;
    /// Whether there is no readiness probe.
    readiness_disable = "service.healthcheck.readiness.disable": bool, values::switch;
    liveness_http_path = "service.healthcheck.liveness.http_get_path": String, values::path;
    liveness_http_port = "service.healthcheck.liveness.http_get_port": i32, values::port;
    liveness_tcp_port = "service.healthcheck.liveness.tcp_port": i32, values::port;
    /// The size of claims.
    volume_size = "volume.size": String, values::size;
    /// The storage class of claims.
    storage_class = "volume.storage-class-name": String, values::name;
    /// The value of the label `io.kompose.service` that a claim asks of its volume.
    volume_selector = "volume.selector": String, values::label_value;
    /// What volumes become.
    volume_type = "volume.type": VolumeType, values::word;
    /// The folder of the volume that is mounted.
    volume_subpath = "volume.subpath": String, values::sub_path;
    /// How many may use a claim.
    access_mode = "volume.access-mode": XAccessMode, values::access_mode;
    /// The group that owns mounted volumes.
    fs_group = "security-context.fsgroup": i64, values::group;
    /// The most space on the node's disk.
    storage_limit = "ephemeral-storage.limit": String, values::quantity;
    /// The space that is kept on the node's disk.
    storage_request = "ephemeral-storage.request": String, values::quantity;
}

impl Instructions {
    /// Reads labels, of which later ones win, and reports those that are unknown or have a wrong value.
    pub(super) fn read<'l>(
        labels: impl IntoIterator<Item = (&'l str, &'l str, Place)>,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut instructions = Self::default();
        for (label, value, place) in labels {
            let Some(name) = label.strip_prefix(PREFIX) else { continue };
            match instructions.set(name, value.trim(), &place) {
                Some(Ok(())) => {}
                Some(Err(allowed)) => diagnostics.push(invalid(label, value, &allowed, place)),
                None => diagnostics.push(unknown(label, place)),
            }
        }
        instructions
    }
}

fn invalid(label: &str, value: &str, allowed: &str, place: Place) -> Diagnostic {
    let message = format!("`{label}` cannot be `{value}`");
    Diagnostic::new(codes::LABEL_VALUE_INVALID, place, message).help(format!("it is {allowed}"))
}

fn unknown(label: &str, place: Place) -> Diagnostic {
    let message = format!("`{label}` looks like an instruction for a conversion, but it is not known here");
    let diagnostic = Diagnostic::new(codes::KOMPOSE_LABEL_UNKNOWN, place, message);
    let name = label.strip_prefix(PREFIX).unwrap_or(label);
    match nearest(name, Instructions::NAMES.iter().copied()) {
        Some(near) => diagnostic.help(format!("did you mean `{PREFIX}{near}`?")),
        None => diagnostic.help("remove the label, or say what you need in `x-kubernetes`"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_document_for_users_of_kompose_has_all_labels() {
        const TEXT: &str = include_str!("../../../../docs/from-kompose.md");
        let is_of_label = |letter: char| letter.is_ascii_alphanumeric() || "._-".contains(letter);
        let words = TEXT.split(|letter| !is_of_label(letter)).map(|word| word.trim_end_matches('.'));
        let named: BTreeSet<&str> =
            words.filter_map(|word| word.strip_prefix(PREFIX)).filter(|name| !name.is_empty()).collect();
        let known: BTreeSet<&str> = Instructions::NAMES.iter().copied().collect();
        assert_eq!(named, known);
    }
}
