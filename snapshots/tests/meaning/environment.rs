//! What containers find in their environment.

use kompose_core::options::kubernetes::SecretValues;
use kompose_snapshots::cluster::Variable;
use kompose_snapshots::look::Look;
use serde_json::Value;

use super::subject::{Service, World};
use super::tally::Verdict;

/// Every variable has the value that Compose gives it, and there is no other.
pub(crate) fn variables(world: World) {
    let mut tally = world.tally("environment variables");
    for service in world.services() {
        let Some(container) = service.container() else { continue };
        let found = container.variables();
        for (name, value) in service.value.entries("/environment") {
            let verdict = same(&service, (name, value), found.get(name));
            tally.of(&service, name, verdict);
        }
        let wanted =
            |name: &str| service.value.pointer("/environment").is_some_and(|all| all.get(name).is_some());
        for name in found.keys().filter(|name| !wanted(name)) {
            let of_model = || service.value.get("models").is_some();
            let verdict = Verdict::Fails("nobody asked for it".to_owned()).or_reported(of_model);
            tally.of(&service, name, verdict);
        }
    }
    tally.finish(&[]);
}

fn same(service: &Service, (name, value): (&str, &Value), found: Option<&Variable>) -> Verdict {
    let wanted = match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => Some(value.to_string()),
    };
    let found = match found {
        Some(Variable::Text(text)) => Some(text.clone()),
        Some(Variable::Elsewhere(place)) => return Verdict::Fails(format!("it is not there: {place}")),
        None => None,
    };
    let placeholder = service.subject.project.settings.kubernetes.secret_values == SecretValues::Placeholder;
    if placeholder && found.as_deref() == Some("CHANGE_ME") {
        return Verdict::Reported;
    }
    let named = |code: &str| service.subject.says_of(code, name);
    let rewritten = |text: &Option<String>| text.as_ref().map(|text| service.subject.rewritten(text));
    Verdict::equal(&found, &wanted).or_reported(|| {
        let said = service.says(&["host-reference-rewritten"], &format!(".environment.{name}"))
            || service.says(&["host-reference-rewritten"], ".env_file");
        (service.says(&["env-name-invalid"], "") && named("env-name-invalid"))
            || (said && rewritten(&found) == rewritten(&wanted))
    })
}
