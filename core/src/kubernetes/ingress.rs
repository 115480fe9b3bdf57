//! Ingresses: which requests from outside belong to which Service.

use k8s_openapi::api::networking::v1::{
    HTTPIngressPath, HTTPIngressRuleValue, Ingress, IngressBackend, IngressRule, IngressServiceBackend,
    IngressSpec, IngressTLS, ServiceBackendPort,
};

use super::object::Object;
use super::plan::exposure::{Front, FrontWay, HostPath};
use super::plan::{Member, Plan};

/// The Ingress of a service, if it has one.
pub(crate) fn ingress(member: &Member<'_>, plan: &Plan<'_>) -> Option<Object> {
    let front = plan.exposures.of(member.key).front.as_ref()?;
    let FrontWay::Ingress { class, tls_secret, annotations } = &front.way else { return None };
    Some(Object::Ingress(Ingress {
        metadata: plan.identity.annotated(&member.name, &member.name, annotations.clone()),
        spec: Some(IngressSpec {
            default_backend: None,
            ingress_class_name: class.clone(),
            rules: Some(rules(front, &member.name)),
            tls: tls_secret.as_ref().map(|secret| vec![tls(front, secret)]),
        }),
        status: None,
    }))
}

/// The hosts of an Ingress or a route, each once.
fn hosts(rules: &[HostPath]) -> Vec<Option<&String>> {
    let mut hosts: Vec<Option<&String>> = Vec::new();
    for rule in rules {
        if !hosts.contains(&rule.host.as_ref()) {
            hosts.push(rule.host.as_ref());
        }
    }
    hosts
}

fn rules(front: &Front, service: &str) -> Vec<IngressRule> {
    let rule = |host: Option<&String>| {
        let of_host = front.rules.iter().filter(|rule| rule.host.as_ref() == host);
        let paths = of_host.map(|rule| path(&rule.path, service, front.port)).collect();
        IngressRule { host: host.cloned(), http: Some(HTTPIngressRuleValue { paths }) }
    };
    hosts(&front.rules).into_iter().map(rule).collect()
}

fn path(path: &str, service: &str, port: u16) -> HTTPIngressPath {
    HTTPIngressPath {
        backend: IngressBackend {
            resource: None,
            service: Some(IngressServiceBackend {
                name: service.to_owned(),
                port: Some(ServiceBackendPort { name: None, number: Some(i32::from(port)) }),
            }),
        },
        path: Some(path.to_owned()),
        path_type: "Prefix".to_owned(),
    }
}

fn tls(front: &Front, secret: &str) -> IngressTLS {
    let hosts = hosts(&front.rules).into_iter().flatten().cloned().collect();
    IngressTLS { hosts: Some(hosts), secret_name: Some(secret.to_owned()) }
}
