//! The extension `x-kubernetes`: what Compose has no key for and Kubernetes needs to know.
//!
//! It stands on services, volumes, secrets and configs, and at the top of a file. Keys and values are closed: what is
//! not listed here is a mistake. Environment variables are filled in as everywhere in a Compose file.

mod patch;
mod probe;
mod workload;

pub use patch::{Tree, XOp, XOperation, XPatch, XPatchTarget};
pub use probe::{
    ProbeAction, ProbeExec, ProbeGrpc, ProbeHeader, ProbeHttpGet, ProbeSetting, ProbeTcpSocket, XProbes,
};
pub use workload::{
    XAccount, XConcurrency, XCronJob, XHpa, XJob, XPdb, XResources, XServiceAccount, XTaintEffect,
    XToleration, XTolerationOperator,
};

use super::Labels;
use crate::options::Word;
use crate::options::kubernetes::{Expose, Security, WaitFor};
use crate::yaml::decode::{Int, Map, Spanned, Text};

model! {
    /// The extension on a service.
    pub struct XKubernetes {
        /// The kind of workload.
        controller: Option<XController>,
        /// When a `CronJob` runs, and how.
        cronjob: Option<XCronJob>,
        /// How a Job runs.
        job: Option<XJob>,
        /// The name of the service's objects, instead of its Compose name.
        name: Option<Spanned<String>>,
        /// The value of the label `app.kubernetes.io/component`.
        component: Option<Spanned<String>>,
        /// The account that the Pods have towards the API server.
        service_account as "serviceAccount": Option<XAccount>,
        /// The Secrets that the image is pulled with.
        image_pull_secrets as "imagePullSecrets": Vec<Spanned<String>>,
        /// When the image is pulled.
        image_pull_policy as "imagePullPolicy": Option<XPullPolicy>,
        /// How published ports are reached from outside.
        expose: Option<Expose>,
        /// How the Service differs from what the ports say.
        service: Option<XService>,
        /// The Ingress of the service.
        ingress: Option<XIngress>,
        /// The route of the service.
        gateway: Option<XGateway>,
        /// Probes in the place of the health check.
        probes: Option<XProbes>,
        /// Whether it waits for the services that it depends on; a mapping says it for each.
        wait_for as "waitFor": Option<WaitChoice>,
        /// What becomes of bind mounts, by their path in the container.
        bind_mounts as "bindMounts": Map<XBindMount>,
        /// The autoscaler.
        hpa: Option<XHpa>,
        /// The disruption budget.
        pdb: Option<XPdb>,
        /// Requests and limits, merged over those of Compose key by key.
        resources: Option<XResources>,
        /// Labels of the Pods.
        pod_labels as "podLabels": Labels,
        /// Annotations of the Pods.
        pod_annotations as "podAnnotations": Labels,
        /// Labels of the workload.
        labels: Labels,
        /// Annotations of the workload.
        annotations: Labels,
        /// What the containers may do.
        security: Option<Security>,
        /// The group that owns mounted volumes.
        fs_group as "fsGroup": Option<Int>,
        /// Labels of the nodes that the Pods run on.
        node_selector as "nodeSelector": Labels,
        /// Taints of nodes that the Pods bear.
        tolerations: Vec<XToleration>,
        /// The name of a `PriorityClass`.
        priority_class_name as "priorityClassName": Option<Spanned<String>>,
        /// Changes to the finished objects.
        patches: Vec<XPatch>,
    }
}

model! {
    /// The extension at the top of a file.
    pub struct XProject {
        /// Changes to the finished objects of all services.
        patches: Vec<XPatch>,
    }
}

model! {
    /// The extension on a volume.
    pub struct XVolume {
        /// How large the claim is, such as `10Gi`.
        size: Option<Spanned<Text>>,
        /// The storage class.
        storage_class as "storageClass": Option<Spanned<String>>,
        /// How many nodes and Pods may use it.
        access_modes as "accessModes": Vec<XAccessMode>,
        /// One claim for all Pods, or one for each Pod of a `StatefulSet`.
        claim: Option<XClaim>,
        /// Annotations of the claim.
        annotations: Labels,
    }
}

model! {
    /// The extension on a secret or a config.
    pub struct XFileObject {
        /// The key in the object that holds the content.
        key: Option<Spanned<String>>,
        /// Annotations of the object.
        annotations: Labels,
    }
}

model! {
    /// How a Service differs from what the ports say.
    pub struct XService {
        /// The type of the Service that publishes ports.
        r#type as "type": Option<XServiceType>,
        /// Whether its name stands for the Pods themselves, and not for an address of its own.
        headless: Option<bool>,
        /// Annotations of the Service that publishes ports, else of the service's own.
        annotations: Labels,
        /// Whether traffic from outside may take a second hop.
        external_traffic_policy as "externalTrafficPolicy": Option<XTrafficPolicy>,
    }
}

model! {
    /// The Ingress of a service.
    pub struct XIngress {
        /// Host names.
        hosts: Vec<Spanned<String>>,
        /// The path below which requests belong to the service; `/` by default.
        path: Option<Spanned<String>>,
        /// The port of the container.
        port: Option<Int>,
        /// The class of the Ingress.
        class_name as "className": Option<Spanned<String>>,
        /// The Secret with the certificate.
        tls_secret as "tlsSecret": Option<Spanned<String>>,
        /// Annotations of the Ingress.
        annotations: Labels,
    }
}

model! {
    /// The route of a service.
    pub struct XGateway {
        /// Host names.
        hosts: Vec<Spanned<String>>,
        /// The Gateways that the route belongs to.
        parents: Vec<XGatewayParent>,
        /// The port of the container.
        port: Option<Int>,
    }
}

model! {
    /// A Gateway that a route belongs to.
    pub struct XGatewayParent {
        /// Its name.
        name: Spanned<String>,
        /// Its namespace; that of the route by default.
        namespace: Option<Spanned<String>>,
        /// One of its listeners; all by default.
        section_name as "sectionName": Option<Spanned<String>>,
    }
}

/// Reads choices of options where a file makes them for a single service.
macro_rules! choices_of_options {
    ($($name:ty),*) => { $(
        impl crate::yaml::decode::Decode for $name {
            const FORM: crate::yaml::decode::Form =
                crate::yaml::decode::Form::Words(<Self as crate::options::Word>::WORDS);

            fn decode(
                node: crate::yaml::Node,
                decoder: &mut crate::yaml::decode::Decoder<'_>,
            ) -> Option<Self> {
                let word = crate::model::keyword::word(&node, decoder, Self::WORDS)?;
                Self::from_word(&word)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.word())
            }
        }
    )* };
}
choices_of_options!(Expose, Security, WaitFor);

/// Whether a service waits for those that it depends on.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
#[serde(untagged)]
pub enum WaitChoice {
    /// For all of them, or for none.
    All(WaitFor),
    /// By the name of the dependency.
    Each(Map<WaitFor>),
}

impl crate::yaml::decode::Decode for WaitChoice {
    const FORM: crate::yaml::decode::Form = WaitFor::FORM;

    fn decode(node: crate::yaml::Node, decoder: &mut crate::yaml::decode::Decoder<'_>) -> Option<Self> {
        if node.as_mapping().is_some() {
            return Map::decode(node, decoder).map(Self::Each);
        }
        WaitFor::decode(node, decoder).map(Self::All)
    }
}

keyword! {
    /// The kinds of workloads.
    pub enum XController {
        /// Pods that run for ever.
        Deployment = "deployment",
        /// A Pod on each node.
        DaemonSet = "daemonset",
        /// Pods with lasting names and volumes.
        StatefulSet = "statefulset",
        /// Pods that run to their end.
        Job = "job",
        /// Pods that run to their end, again and again.
        CronJob = "cronjob",
    }
}

keyword! {
    /// When an image is pulled.
    pub enum XPullPolicy {
        /// Before each start.
        Always = "Always",
        /// If the node lacks it.
        IfNotPresent = "IfNotPresent",
        /// Never.
        Never = "Never",
    }
}

keyword! {
    /// The types of Services.
    pub enum XServiceType {
        /// Inside of the cluster.
        ClusterIp = "ClusterIP",
        /// By a port of each node.
        NodePort = "NodePort",
        /// By an address of its own.
        LoadBalancer = "LoadBalancer",
    }
}

keyword! {
    /// Where traffic from outside goes.
    pub enum XTrafficPolicy {
        /// To all Pods.
        Cluster = "Cluster",
        /// To Pods of the node that it arrives at.
        Local = "Local",
    }
}

keyword! {
    /// What becomes of a bind mount.
    pub enum XBindMount {
        /// A `ConfigMap`.
        ConfigMap = "configmap",
        /// A Secret.
        Secret = "secret",
        /// A claim.
        Pvc = "pvc",
        /// The path on the node.
        HostPath = "hostpath",
        /// An empty folder that is gone with the Pod.
        EmptyDir = "emptydir",
        /// Nothing.
        Skip = "skip",
    }
}

keyword! {
    /// How many may use a claim.
    pub enum XAccessMode {
        /// All Pods of one node.
        ReadWriteOnce = "ReadWriteOnce",
        /// Pods of all nodes.
        ReadWriteMany = "ReadWriteMany",
        /// A single Pod.
        ReadWriteOncePod = "ReadWriteOncePod",
        /// Pods of all nodes, which only read.
        ReadOnlyMany = "ReadOnlyMany",
    }
}

keyword! {
    /// Whose a claim is.
    pub enum XClaim {
        /// Each Pod of a `StatefulSet` has its own.
        Template = "template",
        /// All Pods have the same.
        Shared = "shared",
    }
}
