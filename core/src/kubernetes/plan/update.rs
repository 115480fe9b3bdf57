//! How new Pods replace old ones.

use k8s_openapi::apimachinery::pkg::util::intstr::IntOrString;

use super::pods::Kind;
use crate::diagnostic::codes::kubernetes as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::kubernetes::probe;
use crate::model::{Duration, Service, UpdateConfig, UpdateOrder};

/// How new Pods replace old ones.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Update {
    pub(crate) strategy: Option<Strategy>,
    pub(crate) min_ready_seconds: Option<i32>,
    pub(crate) progress_deadline_seconds: Option<i32>,
}

/// The order of stopping and starting.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Strategy {
    Recreate,
    Rolling { max_surge: IntOrString, max_unavailable: IntOrString },
}

/// The update of the Pods of a service; `single` if only one Pod can have the volume.
pub(crate) fn update(
    service: &Service,
    (kind, single): (Kind, bool),
    diagnostics: &mut Diagnostics,
) -> Update {
    let recreate = kind == Kind::Deployment && single;
    let config = service.deploy.as_deref().and_then(|deploy| deploy.update_config.as_ref());
    let delay = config.and_then(|config| config.delay).map_or(0, Duration::seconds_ceil).max(0);
    if let Some(config) = config {
        report(config, kind, diagnostics);
    }
    let strategy = match config {
        Some(config) if recreate => {
            diagnostics.push(recreated(config));
            Some(Strategy::Recreate)
        }
        None if recreate => Some(Strategy::Recreate),
        Some(config) => Some(rolling(config)),
        None => None,
    };
    Update {
        strategy,
        min_ready_seconds: (delay > 0).then(|| seconds(delay)),
        progress_deadline_seconds: deadline(service, config, delay),
    }
}

/// Says that the volume decides, and over what.
fn recreated(config: &UpdateConfig) -> Diagnostic {
    let written = ["order", "parallelism"].into_iter().filter(|name| config.origin.has(name));
    let written: Vec<String> = written.map(|name| format!("`{name}`")).collect();
    let instead = match written.as_slice() {
        [] => String::new(),
        [one] => format!("; {one} has no effect"),
        _ => format!("; {} have no effect", written.join(" and ")),
    };
    let message = format!("all old Pods stop before new ones start, because of the volume{instead}");
    Diagnostic::new(codes::RECREATE_STRATEGY, config.origin.whole(), message)
}

fn seconds(value: i64) -> i32 {
    i32::try_from(value).unwrap_or(i32::MAX)
}

fn rolling(config: &UpdateConfig) -> Strategy {
    let parallelism = config.parallelism.map_or(1, |count| count.0.max(0));
    let step = if parallelism == 0 {
        IntOrString::String("100%".to_owned())
    } else {
        IntOrString::Int(seconds(parallelism))
    };
    match config.order {
        Some(UpdateOrder::StartFirst) => {
            Strategy::Rolling { max_surge: step, max_unavailable: IntOrString::Int(0) }
        }
        Some(UpdateOrder::StopFirst) | None => {
            Strategy::Rolling { max_surge: IntOrString::Int(0), max_unavailable: step }
        }
    }
}

/// How long an update may take, if that is not the usual ten minutes.
fn deadline(service: &Service, config: Option<&UpdateConfig>, delay: i64) -> Option<i32> {
    let patience = probe::timing(service.healthcheck.as_deref()).map_or(0, probe::Timing::patience_seconds);
    let monitor = config.and_then(|config| config.monitor).map_or(0, Duration::seconds_ceil).max(0);
    let needed = delay.saturating_add(monitor).saturating_add(patience).saturating_add(60);
    let wanted = if config.is_some() { needed > 600 } else { patience > 600 };
    wanted.then(|| seconds(needed))
}

fn report(config: &UpdateConfig, kind: Kind, diagnostics: &mut Diagnostics) {
    let steps = ["order", "parallelism"].into_iter().filter(|_| kind == Kind::StatefulSet);
    for name in steps.filter(|name| config.origin.has(name)) {
        let message = format!("`{name}`: the Pods of a StatefulSet are replaced one at a time");
        diagnostics.push(Diagnostic::new(codes::UPDATE_APPROXIMATED, config.origin.key(name), message));
    }
    let written = ["delay", "monitor", "failure_action", "max_failure_ratio"];
    for name in written.into_iter().filter(|name| config.origin.has(name)) {
        let message = match name {
            "delay" => {
                "`delay` is how long a new Pod must be ready before the next one is replaced".to_owned()
            }
            _ => format!("`{name}`: an update that does not succeed stops and waits for you"),
        };
        diagnostics.push(Diagnostic::new(codes::UPDATE_APPROXIMATED, config.origin.key(name), message));
    }
}
