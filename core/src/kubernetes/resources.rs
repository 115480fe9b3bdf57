//! What a container may use and what is kept for it.

mod asked;

use std::collections::BTreeMap;

use k8s_openapi::api::core::v1::ResourceRequirements;
use k8s_openapi::apimachinery::pkg::api::resource::Quantity;

use super::choices::ServiceChoices;
use super::quantity;
use crate::diagnostic::codes::kubernetes as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{
    Bytes, Deploy, DeviceCount, DeviceRequest, GenericResource, Limits, Reservations, Service,
};
use crate::source::Place;

type Amounts = BTreeMap<String, Quantity>;

/// The resources of a container; nothing if the file says nothing about them.
pub(crate) fn resources(
    service: &Service,
    (asked, gpu_resource): (&ServiceChoices, &str),
    diagnostics: &mut Diagnostics,
) -> Option<ResourceRequirements> {
    let cpu = cpus(service, diagnostics);
    let memory = memory(service, diagnostics);
    let mut limits = Amounts::new();
    let mut requests = Amounts::new();
    insert(&mut limits, "cpu", cpu.limit.map(quantity::cpu));
    insert(&mut limits, "memory", memory.limit.map(quantity::bytes));
    insert(&mut limits, "ephemeral-storage", storage(service, diagnostics));
    insert(&mut requests, "cpu", cpu.request.map(quantity::cpu));
    insert(&mut requests, "memory", memory.request.map(quantity::bytes));
    for (name, count) in extended(service, gpu_resource, diagnostics) {
        limits.insert(name, Quantity(count.to_string()));
    }
    asked::merge((&mut requests, &mut limits), asked, diagnostics);
    report_implied((&requests, &limits), service, diagnostics);
    let some = |amounts: Amounts| (!amounts.is_empty()).then_some(amounts);
    let (limits, requests) = (some(limits), some(requests));
    (limits.is_some() || requests.is_some()).then_some(ResourceRequirements {
        limits,
        requests,
        claims: None,
    })
}

fn insert(amounts: &mut Amounts, name: &str, amount: Option<Quantity>) {
    if let Some(amount) = amount {
        amounts.insert(name.to_owned(), amount);
    }
}

/// A limit and a reservation of one resource.
#[derive(Debug, Clone, Copy, Default)]
struct Pair {
    limit: Option<i64>,
    request: Option<i64>,
}

fn limits(service: &Service) -> Option<&Limits> {
    service.deploy.as_ref()?.resources.as_ref()?.limits.as_ref()
}

fn reservations(deploy: Option<&Deploy>) -> Option<&Reservations> {
    deploy?.resources.as_ref()?.reservations.as_ref()
}

fn cpus(service: &Service, diagnostics: &mut Diagnostics) -> Pair {
    let nested = limits(service).and_then(|limits| Some((limits.cpus?.0, limits.origin.value("cpus"))));
    let plain = || service.cpus.map(|cpus| (cpus.0, service.origin.value("cpus")));
    let limit = nested.or_else(plain).filter(|(cpus, _)| *cpus > 0.0).or_else(|| quota(service));
    let kept = reservations(service.deploy.as_deref());
    let request = kept.and_then(|kept| Some((kept.cpus?.0, kept.origin.value("cpus"))));
    let request = request.filter(|(cpus, _)| *cpus > 0.0);
    let mut rounded = |(cpus, place): (f64, Place)| {
        let (millis, changed) = quantity::millicores(cpus);
        if changed {
            let message = format!("{cpus} CPUs become {}", quantity::cpu(millis).0);
            diagnostics.push(Diagnostic::new(codes::CPU_ROUNDED, place.clone(), message));
        }
        (millis, place)
    };
    let (limit, request) = (limit.map(&mut rounded), request.map(&mut rounded));
    pair("CPU", limit, request, diagnostics)
}

/// The share that the kernel's own numbers mean.
fn quota(service: &Service) -> Option<(f64, Place)> {
    let quota = service.cpu_quota.map(|quota| quota.0).filter(|quota| *quota > 0)?;
    let period = service.cpu_period.map(|period| period.0).filter(|period| *period > 0).unwrap_or(100_000);
    let number = |value: i64| i32::try_from(value).map_or(f64::MAX, f64::from);
    Some((number(quota) / number(period), service.origin.value("cpu_quota")))
}

fn memory(service: &Service, diagnostics: &mut Diagnostics) -> Pair {
    let positive = |(bytes, place): (Bytes, Place)| (bytes.0 > 0).then_some((bytes.0, place));
    let nested = limits(service).and_then(|limits| Some((limits.memory?, limits.origin.value("memory"))));
    let plain = || service.mem_limit.map(|limit| (limit, service.origin.value("mem_limit")));
    let kept = reservations(service.deploy.as_deref());
    let kept = kept.and_then(|kept| Some((kept.memory?, kept.origin.value("memory"))));
    let soft = || service.mem_reservation.map(|kept| (kept, service.origin.value("mem_reservation")));
    let (limit, request) = (nested.or_else(plain), kept.or_else(soft));
    pair("memory", limit.and_then(positive), request.and_then(positive), diagnostics)
}

fn pair(
    what: &str,
    limit: Option<(i64, Place)>,
    request: Option<(i64, Place)>,
    diagnostics: &mut Diagnostics,
) -> Pair {
    if let (Some((limit, _)), Some((request, place))) = (&limit, &request)
        && request > limit
    {
        let message = format!("more {what} is reserved than the limit allows");
        diagnostics.push(
            Diagnostic::new(codes::REQUEST_EXCEEDS_LIMIT, place.clone(), message)
                .help("lower the reservation or raise the limit"),
        );
    }
    Pair { limit: limit.map(|(amount, _)| amount), request: request.map(|(amount, _)| amount) }
}

fn report_implied(
    (requests, limits): (&Amounts, &Amounts),
    service: &Service,
    diagnostics: &mut Diagnostics,
) {
    let implied = |name: &&str| limits.contains_key(*name) && !requests.contains_key(*name);
    let what: Vec<&str> = ["cpu", "memory"].into_iter().filter(implied).collect();
    if !what.is_empty() {
        let message = format!("without a reservation the limit is also reserved ({})", what.join(", "));
        diagnostics.push(
            Diagnostic::new(codes::LIMIT_IMPLIES_REQUEST, service.origin.whole(), message)
                .help("write `deploy.resources.reservations` with what the program usually needs"),
        );
    }
}

/// The space for files of the container itself.
fn storage(service: &Service, diagnostics: &mut Diagnostics) -> Option<Quantity> {
    let mut size = None;
    for (name, value) in &service.storage_opt {
        let parsed = Bytes::parse(value).ok().filter(|bytes| name.text == "size" && bytes.0 > 0);
        let message = match parsed {
            Some(bytes) => {
                format!("a container that writes more than {} is evicted", quantity::bytes(bytes.0).0)
            }
            None => format!("`{}` has no counterpart", name.text),
        };
        size = size.or(parsed);
        let place = super::place::entry(&service.origin, "storage_opt", name);
        diagnostics.push(Diagnostic::new(codes::STORAGE_OPT_APPROXIMATED, place, message));
    }
    size.map(|size| quantity::bytes(size.0))
}

/// GPUs and other resources that device plug-ins offer, with their numbers.
fn extended(service: &Service, gpu_resource: &str, diagnostics: &mut Diagnostics) -> BTreeMap<String, i64> {
    let mut counts = BTreeMap::new();
    let kept = reservations(service.deploy.as_deref());
    let requests = service.gpus.iter().map(|gpu| (gpu, true));
    let devices = kept.into_iter().flat_map(|kept| kept.devices.iter().map(|device| (device, false)));
    for (request, any) in requests.chain(devices) {
        if let Some((name, count)) = gpu(request, any, gpu_resource, diagnostics) {
            *counts.entry(name).or_insert(0) += count;
        }
    }
    for device in &service.devices {
        if device.source.starts_with("nvidia.com/gpu=") {
            *counts.entry(gpu_resource.to_owned()).or_insert(0) += 1;
            diagnostics.push(approximated(1, device.origin.whole()));
        }
    }
    for resource in kept.into_iter().flat_map(|kept| &kept.generic_resources) {
        if let Some((name, count)) = generic(resource, gpu_resource, diagnostics) {
            *counts.entry(name).or_insert(0) += count;
        }
    }
    counts
}

fn approximated(count: i64, place: Place) -> Diagnostic {
    let message = format!("{count} GPU requested; which one, and options of the driver, cannot be chosen");
    Diagnostic::new(codes::GPU_APPROXIMATED, place, message)
        .help("the cluster needs the device plug-in of the GPU's vendor")
}

fn gpu(
    request: &DeviceRequest,
    any: bool,
    usual: &str,
    diagnostics: &mut Diagnostics,
) -> Option<(String, i64)> {
    let is_gpu = any || request.capabilities.iter().any(|capability| capability.value == "gpu");
    let name = match request.driver.as_deref() {
        None | Some("" | "nvidia") => usual,
        Some("amd") => "amd.com/gpu",
        Some(_) => "",
    };
    if !is_gpu || name.is_empty() {
        let message = "the device needs a device plug-in of the cluster, and which one cannot be told";
        diagnostics.push(Diagnostic::new(codes::DEVICE_UNSUPPORTED, request.origin.whole(), message));
        return None;
    }
    let count = match request.count {
        _ if !request.device_ids.is_empty() => i64::try_from(request.device_ids.len()).unwrap_or(i64::MAX),
        None | Some(DeviceCount::All) => 1,
        Some(DeviceCount::Exactly(count)) => i64::from(count),
    };
    diagnostics.push(approximated(count, request.origin.whole()));
    Some((name.to_owned(), count))
}

fn generic(resource: &GenericResource, usual: &str, diagnostics: &mut Diagnostics) -> Option<(String, i64)> {
    let discrete = resource.discrete_resource_spec.as_ref()?;
    let count = discrete.value.map_or(1, |value| value.0);
    let kind = discrete.kind.as_str();
    if kind.to_ascii_lowercase().contains("gpu") && !kind.contains('/') {
        diagnostics.push(approximated(count, discrete.origin.whole()));
        return Some((usual.to_owned(), count));
    }
    if kind.contains('/') && super::names::is_qualified(kind) {
        return Some((kind.to_owned(), count));
    }
    let message = format!("no resource of Kubernetes is known for `{kind}`, of which {count} are asked for");
    diagnostics.push(
        Diagnostic::new(codes::GENERIC_RESOURCE_UNSUPPORTED, discrete.origin.value("kind"), message)
            .help("write the name that the device plug-in uses, such as `example.com/fpga`"),
    );
    None
}
