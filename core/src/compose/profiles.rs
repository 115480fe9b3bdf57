//! Profiles: which services are active.

use std::collections::BTreeMap;

use crate::application::{Application, Inactive};
use crate::source::Place;

/// The active profiles: those said, else those of `COMPOSE_PROFILES`.
pub(super) fn active(said: &[String], environment: &BTreeMap<String, String>) -> Vec<String> {
    if !said.is_empty() {
        return said.to_vec();
    }
    let list = environment.get("COMPOSE_PROFILES").map_or("", String::as_str);
    list.split(',').map(str::trim).filter(|profile| !profile.is_empty()).map(str::to_owned).collect()
}

/// Takes out the services that no active profile starts.
pub(super) fn apply(application: &mut Application, active: &[String]) {
    let is_active = |profile: &str| active.iter().any(|active| active == "*" || active == profile);
    let mut inactive = Vec::new();
    application.project.services.0.retain(|name, service| {
        let profiles: Vec<String> = service.profiles.iter().map(|profile| profile.value.clone()).collect();
        let keep = profiles.is_empty() || profiles.iter().any(|profile| is_active(profile));
        if !keep {
            let place = Place { path: format!("services.{name}.profiles"), ..service.origin.key("profiles") };
            inactive.push(Inactive { service: name.text.clone(), profiles, place });
        }
        keep
    });
    application.inactive = inactive;
}
