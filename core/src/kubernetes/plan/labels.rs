//! Labels and annotations of a service: notes for people and tools, and instructions for other programs.

use crate::Application;
use crate::diagnostic::codes::kubernetes as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::kubernetes::metadata::{self, Pairs};
use crate::kubernetes::names;
use crate::model::Service;

/// What proxies for Docker read from labels.
const PROXIES: [&str; 4] = ["traefik.", "caddy", "com.github.nginx-proxy", "com.github.jrcs.letsencrypt"];

/// The annotations of the Pod template.
pub(crate) fn annotations(
    application: &Application,
    key: &str,
    service: &Service,
    diagnostics: &mut Diagnostics,
) -> Pairs {
    let mut annotations = Pairs::new();
    for (name, label) in application.label_file_labels(key) {
        if metadata::instruction(name) {
            continue;
        }
        if names::is_qualified(name) {
            annotations.insert(name.to_owned(), label.value.clone());
        } else {
            diagnostics.push(metadata::key_invalid(name, label.place.clone()));
        }
    }
    annotations.extend(metadata::annotations(&service.labels, &service.origin, "labels", diagnostics));
    annotations.extend(metadata::annotations(
        &service.annotations,
        &service.origin,
        "annotations",
        diagnostics,
    ));
    if let Some(prefix) = PROXIES.iter().find(|prefix| annotations.keys().any(|key| key.starts_with(*prefix)))
    {
        let message =
            format!("`{prefix}` labels configure a proxy for Docker and have no effect in a cluster");
        diagnostics.push(
            Diagnostic::new(codes::PROXY_LABELS_INERT, service.origin.key("labels"), message)
                .help("use an Ingress or a Gateway of the cluster to reach the service from outside"),
        );
    }
    annotations
}

/// The labels and the annotations of the workload.
pub(crate) fn of_workload(service: &Service, diagnostics: &mut Diagnostics) -> (Pairs, Pairs) {
    let Some(deploy) = &service.deploy else { return (Pairs::new(), Pairs::new()) };
    let all = metadata::annotations(&deploy.labels, &deploy.origin, "labels", diagnostics);
    all.into_iter()
        .partition(|(key, value)| names::is_label_value(value) && !key.starts_with("app.kubernetes.io/"))
}
