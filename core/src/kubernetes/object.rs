//! The objects that a conversion can give.

use k8s_openapi::Resource;
use k8s_openapi::api::apps::v1::{DaemonSet, Deployment, StatefulSet};
use k8s_openapi::api::autoscaling::v2::HorizontalPodAutoscaler;
use k8s_openapi::api::batch::v1::{CronJob, Job};
use k8s_openapi::api::core::v1::{
    ConfigMap, Namespace, PersistentVolume, PersistentVolumeClaim, Secret, Service, ServiceAccount,
};
use k8s_openapi::api::networking::v1::{Ingress, NetworkPolicy};
use k8s_openapi::api::policy::v1::PodDisruptionBudget;
use k8s_openapi::api::rbac::v1::{Role, RoleBinding};
use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;
use serde::{Serialize, Serializer};

use super::api::{Slot, Written};
use super::gateway_api::{Gateway, HttpRoute};

/// One Kubernetes object. The variants stand in the order in which objects should be created.
///
/// The types that hold a whole Pod or all kinds of storage have some kilobytes each, hence the boxes.
#[derive(Debug, Clone, PartialEq)]
pub enum Object {
    /// The namespace of all others.
    Namespace(Namespace),
    /// An identity towards the API server.
    ServiceAccount(ServiceAccount),
    /// Rights in the namespace.
    Role(Role),
    /// Who has the rights.
    RoleBinding(RoleBinding),
    /// Storage that exists outside of the cluster.
    PersistentVolume(Box<PersistentVolume>),
    /// A claim of storage.
    PersistentVolumeClaim(PersistentVolumeClaim),
    /// Configuration files or variables.
    ConfigMap(ConfigMap),
    /// Secret files or variables.
    Secret(Secret),
    /// Who may speak to whom.
    NetworkPolicy(NetworkPolicy),
    /// A name and an address for Pods.
    Service(Service),
    /// Pods that run to their end.
    Job(Box<Job>),
    /// Pods with lasting identities.
    StatefulSet(Box<StatefulSet>),
    /// Pods that run for ever.
    Deployment(Box<Deployment>),
    /// A Pod on each node.
    DaemonSet(Box<DaemonSet>),
    /// Pods that run to their end, again and again.
    CronJob(Box<CronJob>),
    /// How many Pods there are at which load.
    HorizontalPodAutoscaler(Box<HorizontalPodAutoscaler>),
    /// How many Pods may be missing while nodes are emptied.
    PodDisruptionBudget(PodDisruptionBudget),
    /// How requests from outside reach a Service.
    Ingress(Ingress),
    /// A point at which traffic enters the cluster.
    Gateway(Gateway),
    /// How requests that a Gateway takes in reach a Service.
    HttpRoute(HttpRoute),
}

/// The same for an object of each kind.
macro_rules! each_kind {
    ($of:expr, $object:ident => $value:expr) => {
        match $of {
            Object::Namespace($object) => $value,
            Object::ServiceAccount($object) => $value,
            Object::Role($object) => $value,
            Object::RoleBinding($object) => $value,
            Object::PersistentVolume($object) => $value,
            Object::PersistentVolumeClaim($object) => $value,
            Object::ConfigMap($object) => $value,
            Object::Secret($object) => $value,
            Object::NetworkPolicy($object) => $value,
            Object::Service($object) => $value,
            Object::Job($object) => $value,
            Object::StatefulSet($object) => $value,
            Object::Deployment($object) => $value,
            Object::DaemonSet($object) => $value,
            Object::CronJob($object) => $value,
            Object::HorizontalPodAutoscaler($object) => $value,
            Object::PodDisruptionBudget($object) => $value,
            Object::Ingress($object) => $value,
            Object::Gateway($object) => $value,
            Object::HttpRoute($object) => $value,
        }
    };
}

/// As manifests say it, with the fields in the order in which people look for them.
impl Serialize for Object {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Written(self.slot()).serialize(serializer)
    }
}

/// What a type says of itself.
trait Names {
    /// The kind, and its group and version.
    fn names(&self) -> (&'static str, &'static str);
}

impl<T: Resource> Names for T {
    fn names(&self) -> (&'static str, &'static str) {
        (T::KIND, T::API_VERSION)
    }
}

impl Object {
    /// The kind, such as `Deployment`.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        each_kind!(self, object => object.names().0)
    }

    /// The group and version of the kind, such as `apps/v1`.
    #[must_use]
    pub fn api_version(&self) -> &'static str {
        each_kind!(self, object => object.names().1)
    }

    /// The metadata.
    #[must_use]
    pub fn metadata(&self) -> &ObjectMeta {
        each_kind!(self, object => &object.metadata)
    }

    /// The object as a value of the API.
    fn slot(&self) -> &dyn Slot {
        each_kind!(self, object => object)
    }

    /// The object as a value of the API, to be read from a tree.
    pub(super) fn slot_mut(&mut self) -> &mut dyn Slot {
        each_kind!(self, object => object)
    }

    /// The name; every object of a conversion has one.
    #[must_use]
    pub fn name(&self) -> &str {
        self.metadata().name.as_deref().unwrap_or("")
    }

    /// The place of the kind in the order of creation.
    pub(super) fn rank(&self) -> usize {
        match self {
            Self::Namespace(_) => 0,
            Self::ServiceAccount(_) => 1,
            Self::Role(_) => 2,
            Self::RoleBinding(_) => 3,
            Self::PersistentVolume(_) => 4,
            Self::PersistentVolumeClaim(_) => 5,
            Self::ConfigMap(_) => 6,
            Self::Secret(_) => 7,
            Self::NetworkPolicy(_) => 8,
            Self::Service(_) => 9,
            Self::Job(_) => 10,
            Self::StatefulSet(_) => 11,
            Self::Deployment(_) => 12,
            Self::DaemonSet(_) => 13,
            Self::CronJob(_) => 14,
            Self::HorizontalPodAutoscaler(_) => 15,
            Self::PodDisruptionBudget(_) => 16,
            Self::Ingress(_) => 17,
            Self::Gateway(_) => 18,
            Self::HttpRoute(_) => 19,
        }
    }
}

#[cfg(test)]
impl Object {
    /// The object that a test writes as JSON.
    pub(crate) fn read(value: &serde_json::Value) -> Self {
        fn typed<T: serde::de::DeserializeOwned>(value: &serde_json::Value) -> T {
            serde_json::from_value(value.clone()).unwrap_or_else(|error| panic!("{error}: {value}"))
        }
        match value["kind"].as_str().unwrap() {
            "Namespace" => Self::Namespace(typed(value)),
            "ServiceAccount" => Self::ServiceAccount(typed(value)),
            "Role" => Self::Role(typed(value)),
            "RoleBinding" => Self::RoleBinding(typed(value)),
            "PersistentVolume" => Self::PersistentVolume(Box::new(typed(value))),
            "PersistentVolumeClaim" => Self::PersistentVolumeClaim(typed(value)),
            "ConfigMap" => Self::ConfigMap(typed(value)),
            "Secret" => Self::Secret(typed(value)),
            "NetworkPolicy" => Self::NetworkPolicy(typed(value)),
            "Service" => Self::Service(typed(value)),
            "Job" => Self::Job(Box::new(typed(value))),
            "StatefulSet" => Self::StatefulSet(Box::new(typed(value))),
            "Deployment" => Self::Deployment(Box::new(typed(value))),
            "DaemonSet" => Self::DaemonSet(Box::new(typed(value))),
            "CronJob" => Self::CronJob(Box::new(typed(value))),
            "HorizontalPodAutoscaler" => Self::HorizontalPodAutoscaler(Box::new(typed(value))),
            "PodDisruptionBudget" => Self::PodDisruptionBudget(typed(value)),
            "Ingress" => Self::Ingress(typed(value)),
            "Gateway" => Self::Gateway(typed(value)),
            "HTTPRoute" => Self::HttpRoute(typed(value)),
            kind => panic!("{kind}"),
        }
    }
}
