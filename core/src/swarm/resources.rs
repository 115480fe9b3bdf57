//! What tasks may use and what is kept for them.

use super::document::{DiscreteResource, GenericResource, Limits, Prerequisite, Reservations, Resources};
use super::prerequisite;
use super::text::Text;
use crate::diagnostic::codes::swarm as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{self, DeviceCount, DeviceRequest, Service};
use crate::yaml::decode::{Absent, Number, Spanned};

/// The name under which nodes advertise their GPUs, if nobody says another.
const GPU: &str = "NVIDIA-GPU";

/// The length of a CPU accounting period in microseconds, if none is said.
const CPU_PERIOD: i64 = 100_000;

/// What the tasks of a service may use and what is kept for them.
pub(super) fn resources(
    service: &Service,
    gpu: Option<&str>,
    prerequisites: &mut Vec<Prerequisite>,
    diagnostics: &mut Diagnostics,
) -> Option<Resources> {
    let written = service.deploy.as_ref().and_then(|deploy| deploy.resources.as_ref());
    let limits = limits(service, written.and_then(|resources| resources.limits.as_ref()));
    let reserved = written.and_then(|resources| resources.reservations.as_ref());
    let gpus = gpus(service, reserved, gpu.unwrap_or(GPU), diagnostics);
    let reservations = reservations(service, reserved, gpus, diagnostics);
    let kinds = reservations.generic_resources.iter();
    let kinds = kinds.map(|resource| resource.discrete_resource_spec.kind.as_str());
    prerequisites.extend(kinds.map(prerequisite::resource));
    let resources = Resources {
        limits: (!limits.is_absent()).then_some(limits),
        reservations: (!reservations.is_absent()).then_some(reservations),
    };
    (!resources.is_absent()).then_some(resources)
}

fn limits(service: &Service, written: Option<&model::Limits>) -> Limits {
    let memory = written.and_then(|limits| limits.memory).or(service.mem_limit);
    let pids = written.and_then(|limits| limits.pids).or(service.pids_limit);
    let cpus = written.and_then(|limits| limits.cpus).or(service.cpus).or_else(|| share(service));
    Limits {
        cpus: cpus.map(decimal),
        memory: memory.filter(|memory| memory.0 > 0).map(|memory| Text::from(memory.to_string())),
        pids: pids.map(|pids| pids.0).filter(|pids| !matches!(pids, 0 | -1)),
    }
}

/// The CPUs that a share of each accounting period amounts to.
fn share(service: &Service) -> Option<Number> {
    let quota = service.cpu_quota.map(|quota| quota.0).filter(|quota| *quota > 0)?;
    let period = service.cpu_period.map(|period| period.0).filter(|period| *period > 0);
    // Swarm counts billionths of a CPU.
    let billionths = i128::from(quota) * 1_000_000_000 / i128::from(period.unwrap_or(CPU_PERIOD));
    format!("{}.{:09}", billionths / 1_000_000_000, billionths % 1_000_000_000).parse().ok().map(Number)
}

/// A number with as many decimals as it has.
fn decimal(number: Number) -> Text {
    Text::from(number.0.to_string())
}

fn reservations(
    service: &Service,
    written: Option<&model::Reservations>,
    gpus: Option<GenericResource>,
    diagnostics: &mut Diagnostics,
) -> Reservations {
    if service.mem_reservation.is_some() {
        let message = "the soft limit `mem_reservation` becomes memory that Swarm keeps for the task";
        let place = service.origin.key("mem_reservation");
        diagnostics.push(Diagnostic::new(codes::STACK_RESERVATION, place, message));
    }
    let memory = written.and_then(|reserved| reserved.memory).or(service.mem_reservation);
    let generic: Vec<_> =
        written.into_iter().flat_map(|reserved| &reserved.generic_resources).filter_map(generic).collect();
    for (reserved, resource) in generic.iter().filter_map(|resource| Some((written?, resource))) {
        let kind = resource.discrete_resource_spec.kind.as_str();
        let message = format!("nodes must advertise the resource `{kind}`, or no task starts");
        let place = reserved.origin.value("generic_resources");
        diagnostics.push(
            Diagnostic::new(codes::STACK_EXTERNAL, place, message)
                .help(format!("in their `daemon.json`: `{}`", prerequisite::resource(kind).command)),
        );
    }
    Reservations {
        cpus: written.and_then(|reserved| reserved.cpus).map(decimal),
        generic_resources: generic.into_iter().chain(gpus).collect(),
        memory: memory.filter(|memory| memory.0 > 0).map(|memory| Text::from(memory.to_string())),
    }
}

fn generic(resource: &model::GenericResource) -> Option<GenericResource> {
    let spec = resource.discrete_resource_spec.as_ref()?;
    let value = spec.value.map(|value| value.0);
    Some(GenericResource {
        discrete_resource_spec: DiscreteResource { kind: Text::from(spec.kind.as_str()), value },
    })
}

/// The GPUs of a service as a resource that nodes advertise.
fn gpus(
    service: &Service,
    written: Option<&model::Reservations>,
    kind: &str,
    diagnostics: &mut Diagnostics,
) -> Option<GenericResource> {
    let devices = written.into_iter().flat_map(|reserved| &reserved.devices);
    let requests = service.gpus.iter().map(|request| (request, true));
    let requests = requests.chain(devices.map(|request| (request, is_gpu(request))));
    let mut count = 0;
    for (request, gpu) in requests {
        count += if gpu { number(request) } else { 0 };
        diagnostics.push(report(request, kind, gpu));
    }
    (count > 0).then(|| GenericResource {
        discrete_resource_spec: DiscreteResource { kind: Text::from(kind), value: Some(count) },
    })
}

/// How many devices a request is for; all there are count as one, since Swarm needs a number.
fn number(request: &DeviceRequest) -> i64 {
    match (request.device_ids.len(), request.count) {
        (0, Some(DeviceCount::Exactly(count))) => i64::from(count),
        (0, None | Some(DeviceCount::All)) => 1,
        (devices, _) => i64::try_from(devices).unwrap_or(1),
    }
}

fn is_gpu(request: &DeviceRequest) -> bool {
    request.capabilities.iter().any(|capability| capability.value == "gpu")
}

fn report(request: &DeviceRequest, kind: &str, gpu: bool) -> Diagnostic {
    let lost = lost(request);
    let place = request.origin.whole();
    if !gpu {
        let message = format!("Swarm cannot reserve devices that are no GPUs; these are left out{lost}");
        return Diagnostic::new(codes::STACK_GPU, place, message);
    }
    let message = format!("nodes must advertise their GPUs as `{kind}`; a task gets any of them{lost}");
    Diagnostic::new(codes::STACK_GPU, place, message).help(format!(
        "in the `daemon.json` of each node with GPUs: `\"node-generic-resources\": [\"{kind}=ID\"]`"
    ))
}

/// What a request says beyond a number of devices, for the end of a message.
fn lost(request: &DeviceRequest) -> String {
    let words = |words: &[Spanned<String>]| {
        words.iter().map(|word| word.value.as_str()).collect::<Vec<_>>().join(", ")
    };
    let options = request.options.iter().map(|(key, value)| format!("{}={}", key.text, &**value));
    let parts = [
        ("capabilities", words(&request.capabilities)),
        ("device_ids", words(&request.device_ids)),
        ("driver", request.driver.clone().unwrap_or_default()),
        ("options", options.collect::<Vec<_>>().join(", ")),
    ];
    let parts = parts.iter().filter(|(_, value)| !value.is_empty());
    let parts: Vec<String> = parts.map(|(key, value)| format!("`{key}: {value}`")).collect();
    if parts.is_empty() { String::new() } else { format!(", without {}", parts.join(", ")) }
}
