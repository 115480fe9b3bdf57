//! The names of fields against those that `k8s-openapi` writes.

use k8s_openapi::api::core::v1::{Container, EmptyDirVolumeSource, PodSpec, Volume};
use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;
use serde_json::{Value, json};

use super::{Record, Slot};
use crate::diagnostic::Diagnostics;
use crate::kubernetes::Object;
use crate::kubernetes::gateway_api::{Gateway, GatewaySpec, HttpRoute, HttpRouteSpec};
use crate::source::FileId;
use crate::yaml::decode::Decoder;
use crate::yaml::parse;

/// A value with all fields of a record.
pub(super) fn sample(record: &mut dyn Record) -> Value {
    let fields = record.keys().iter().zip(record.fields_mut());
    let fields = fields.map(|(key, slot)| ((*key).to_owned(), slot.sample()));
    fields.collect::<serde_json::Map<_, _>>().into()
}

#[test]
fn every_field_has_the_name_that_the_api_has_for_it() {
    let kinds = [
        ("v1", "Namespace ServiceAccount PersistentVolume PersistentVolumeClaim ConfigMap Secret Service"),
        ("rbac.authorization.k8s.io/v1", "Role RoleBinding"),
        ("networking.k8s.io/v1", "NetworkPolicy Ingress"),
        ("batch/v1", "Job CronJob"),
        ("apps/v1", "StatefulSet Deployment DaemonSet"),
        ("autoscaling/v2", "HorizontalPodAutoscaler"),
        ("policy/v1", "PodDisruptionBudget"),
    ];
    let kinds =
        kinds.into_iter().flat_map(|(version, kinds)| kinds.split(' ').map(move |kind| (version, kind)));
    let objects = kinds.map(|(version, kind)| Object::read(&json!({ "apiVersion": version, "kind": kind })));
    let gateway = Object::Gateway(Gateway::new(ObjectMeta::default(), GatewaySpec::default()));
    let route = Object::HttpRoute(HttpRoute::new(ObjectMeta::default(), HttpRouteSpec::default()));
    for mut object in objects.chain([gateway, route]) {
        let mut sample = object.slot_mut().sample();
        assert_eq!(read(object.slot_mut(), &sample.to_string()), [""; 0], "{object:?}");
        sample["kind"] = object.kind().into();
        sample["apiVersion"] = object.api_version().into();
        assert_eq!(Object::read(&sample), object);
    }
}

fn read(slot: &mut dyn Slot, text: &str) -> Vec<String> {
    let mut mistakes = Diagnostics::new();
    let node = parse(text, FileId::default(), &mut mistakes).remove(0);
    slot.read(node, &mut Decoder::new(&mut mistakes));
    mistakes.iter().map(|said| format!("{}: {}", said.place.path, said.message)).collect()
}

#[test]
fn what_does_not_fit_is_said_with_its_place() {
    let table = [
        ("name: a\nimag: b", "imag: `imag` is not a field of the object"),
        ("name: 3", "name: `name` must be text, not a number"),
        ("image: x", ": the object needs `name`"),
        ("name: a\nstdin: \"yes\"", "stdin: `stdin` must be true or false, not text"),
        ("name: a\nports: 80", "ports: `ports` must be a list, not a number"),
        ("name: a\nports: [{}]", "ports[0]: `ports[0]` needs `containerPort`"),
        (
            "name: a\nports: [{containerPort: 4294967296}]",
            "ports[0].containerPort: `containerPort` is too large a number",
        ),
        (
            "name: a\nresources: {limits: {cpu: true}}",
            "resources.limits.cpu: `cpu` must be an amount, not true or false",
        ),
        ("name: a\nenv: [{name: A, value: 1}]", "env[0].value: `value` must be text, not a number"),
    ];
    for (text, said) in table {
        assert_eq!(read(&mut Container::default(), text), [said], "{text}");
    }
}

#[test]
fn what_says_nothing_is_left_out() {
    let mut pod = PodSpec::default();
    let text = "containers: []\nhostAliases: []\nsecurityContext: {sysctls: []}\nnodeSelector: {}\nhostname: null\n\
                volumes: [{name: v, emptyDir: {}}]\n";
    assert_eq!(read(&mut pod, text), [""; 0]);
    let empty_dir = Some(EmptyDirVolumeSource::default());
    let volumes = Some(vec![Volume { name: "v".to_owned(), empty_dir, ..Volume::default() }]);
    assert_eq!(pod, PodSpec { volumes, ..PodSpec::default() });
}
