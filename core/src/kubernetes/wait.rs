//! Waiting for other services before the containers of a Pod start.

use k8s_openapi::api::core::v1::{
    ConfigMapProjection, Container, DownwardAPIProjection, DownwardAPIVolumeFile, EnvVar, KeyToPath,
    ObjectFieldSelector, ProjectedVolumeSource, SecurityContext, ServiceAccount,
    ServiceAccountTokenProjection, Volume, VolumeMount, VolumeProjection,
};
use k8s_openapi::api::rbac::v1::{PolicyRule, Role, RoleBinding, RoleRef, Subject};

use super::account;
use super::names;
use super::object::Object;
use super::plan::pods::Attempts;
use super::plan::waits::Wait;
use super::plan::{Plan, Pod};
use super::security;

const TOKEN: &str = "wait-token";
const RBAC: &str = "rbac.authorization.k8s.io";

/// The containers that wait.
pub(crate) fn containers(pod: &Pod<'_>, plan: &Plan<'_>) -> Vec<Container> {
    let image = plan.choices.wait_image();
    let job = |name: &str, suffix: &str, until: &str| job(plan, name, suffix, until);
    let once = pod.kind.attempts() == Some(Attempts::Once);
    pod.waits
        .iter()
        .flat_map(|wait| match wait {
            Wait::Tcp { service, port } => vec![tcp(image, service, *port)],
            // `kubectl wait` fails at once if there is no such Job yet, and a Pod that is not tried again
            // would fail with it.
            Wait::Job { name } if once => {
                vec![job(name, "-exists", "create"), job(name, "", "condition=complete")]
            }
            Wait::Job { name } => vec![job(name, "", "condition=complete")],
        })
        .collect()
}

fn tcp(image: &str, service: &str, port: u16) -> Container {
    let variable =
        |name: &str, value: String| EnvVar { name: name.to_owned(), value: Some(value), value_from: None };
    Container {
        name: names::derive("wait-for-", service),
        image: Some(image.to_owned()),
        command: Some(words(&["sh", "-c", "until nc -z -w 2 \"$HOST\" \"$PORT\"; do sleep 2; done"])),
        env: Some(vec![variable("HOST", service.to_owned()), variable("PORT", port.to_string())]),
        security_context: Some(harmless()),
        ..Container::default()
    }
}

fn job(plan: &Plan<'_>, name: &str, suffix: &str, until: &str) -> Container {
    let for_what = format!("--for={until}");
    let job = format!("job/{name}");
    Container {
        name: names::derive(&names::derive("wait-for-", name), suffix),
        image: Some(plan.choices.kubectl_image().to_owned()),
        command: Some(words(&["kubectl", "wait", &for_what, "--timeout=-1s", &job])),
        security_context: Some(harmless()),
        volume_mounts: Some(vec![VolumeMount {
            name: TOKEN.to_owned(),
            mount_path: "/var/run/secrets/kubernetes.io/serviceaccount".to_owned(),
            read_only: Some(true),
            ..VolumeMount::default()
        }]),
        ..Container::default()
    }
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

fn harmless() -> SecurityContext {
    SecurityContext {
        read_only_root_filesystem: Some(true),
        run_as_group: Some(65534),
        run_as_non_root: Some(true),
        run_as_user: Some(65534),
        ..security::restricted::least()
    }
}

/// The volume through which a waiting container may ask the API server; no other container sees it.
pub(crate) fn token(pod: &Pod<'_>) -> Option<Volume> {
    pod.awaited_jobs().next()?;
    let token = VolumeProjection {
        service_account_token: Some(ServiceAccountTokenProjection {
            audience: None,
            expiration_seconds: Some(3600),
            path: "token".to_owned(),
        }),
        ..VolumeProjection::default()
    };
    let authority = VolumeProjection {
        config_map: Some(ConfigMapProjection {
            name: "kube-root-ca.crt".to_owned(),
            items: Some(vec![KeyToPath { key: "ca.crt".to_owned(), path: "ca.crt".to_owned(), mode: None }]),
            optional: None,
        }),
        ..VolumeProjection::default()
    };
    Some(Volume {
        name: TOKEN.to_owned(),
        projected: Some(ProjectedVolumeSource {
            default_mode: None,
            sources: Some(vec![token, authority, namespace()]),
        }),
        ..Volume::default()
    })
}

fn namespace() -> VolumeProjection {
    let field = ObjectFieldSelector { api_version: None, field_path: "metadata.namespace".to_owned() };
    let file = DownwardAPIVolumeFile {
        field_ref: Some(field),
        path: "namespace".to_owned(),
        ..DownwardAPIVolumeFile::default()
    };
    VolumeProjection {
        downward_api: Some(DownwardAPIProjection { items: Some(vec![file]) }),
        ..VolumeProjection::default()
    }
}

/// The identity of a Pod that waits for Jobs, and its right to look at them.
pub(crate) fn rights(pod: &Pod<'_>, plan: &Plan<'_>) -> Vec<Object> {
    let jobs: Vec<String> = pod.awaited_jobs().map(str::to_owned).collect();
    if jobs.is_empty() {
        return Vec::new();
    }
    let name = names::derive(&pod.name, "-wait");
    let missing = pod.chosen.account.is_none() && !account::is_written(&pod.name, plan);
    let account = missing.then(|| ServiceAccount {
        metadata: plan.identity.metadata(&pod.name, &pod.name),
        automount_service_account_token: Some(false),
        ..ServiceAccount::default()
    });
    let role = Role {
        metadata: plan.identity.metadata(&name, &pod.name),
        rules: Some(vec![PolicyRule {
            api_groups: Some(words(&["batch"])),
            resources: Some(words(&["jobs"])),
            resource_names: Some(jobs),
            verbs: words(&["get", "list", "watch"]),
            non_resource_urls: None,
        }]),
    };
    let binding = RoleBinding {
        metadata: plan.identity.metadata(&name, &pod.name),
        role_ref: RoleRef { api_group: RBAC.to_owned(), kind: "Role".to_owned(), name },
        subjects: Some(vec![Subject {
            api_group: None,
            kind: "ServiceAccount".to_owned(),
            name: pod.account().unwrap_or(&pod.name).to_owned(),
            namespace: plan.identity.namespace.clone(),
        }]),
    };
    let account = account.map(Object::ServiceAccount);
    account.into_iter().chain([Object::Role(role), Object::RoleBinding(binding)]).collect()
}
