//! Health checks.

use super::document::HealthCheck;
use crate::diagnostic::codes::swarm as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{self, Service};

/// The health check of a service.
pub(super) fn healthcheck(service: &Service, diagnostics: &mut Diagnostics) -> Option<HealthCheck> {
    let check = service.healthcheck.as_ref()?;
    if check.disable == Some(true) {
        return Some(HealthCheck { disable: Some(true), ..HealthCheck::default() });
    }
    if check.test != Some(model::Test::None) {
        let message = "Swarm replaces a task that becomes unhealthy; Compose leaves it running";
        let place = service.origin.key("healthcheck");
        diagnostics.push(Diagnostic::new(codes::STACK_UNHEALTHY_REPLACED, place, message));
    }
    Some(HealthCheck {
        disable: None,
        interval: check.interval,
        retries: check.retries.map(|retries| retries.0),
        start_interval: check.start_interval,
        start_period: check.start_period,
        test: check.test.as_ref().map(HealthCheck::words).unwrap_or_default(),
        timeout: check.timeout,
    })
}
