//! The objects that a conversion can give.

use k8s_openapi::api::apps::v1::{DaemonSet, Deployment, StatefulSet};
use k8s_openapi::api::batch::v1::Job;
use k8s_openapi::api::core::v1::{
    ConfigMap, Namespace, PersistentVolume, PersistentVolumeClaim, Secret, Service, ServiceAccount,
};
use k8s_openapi::api::networking::v1::NetworkPolicy;
use k8s_openapi::api::rbac::v1::{Role, RoleBinding};
use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;
use serde::Serialize;

/// One Kubernetes object. The variants stand in the order in which objects should be created.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
#[allow(
    clippy::large_enum_variant,
    reason = "a conversion has few objects, and all are read through references"
)]
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
    PersistentVolume(PersistentVolume),
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
    Job(Job),
    /// Pods with lasting identities.
    StatefulSet(StatefulSet),
    /// Pods that run for ever.
    Deployment(Deployment),
    /// A Pod on each node.
    DaemonSet(DaemonSet),
}

macro_rules! for_each_kind {
    ($object:expr, $inner:ident => $result:expr) => {
        match $object {
            Object::Namespace($inner) => $result,
            Object::ServiceAccount($inner) => $result,
            Object::Role($inner) => $result,
            Object::RoleBinding($inner) => $result,
            Object::PersistentVolume($inner) => $result,
            Object::PersistentVolumeClaim($inner) => $result,
            Object::ConfigMap($inner) => $result,
            Object::Secret($inner) => $result,
            Object::NetworkPolicy($inner) => $result,
            Object::Service($inner) => $result,
            Object::Job($inner) => $result,
            Object::StatefulSet($inner) => $result,
            Object::Deployment($inner) => $result,
            Object::DaemonSet($inner) => $result,
        }
    };
}

impl Object {
    /// The kind, such as `Deployment`.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        fn kind<T: k8s_openapi::Resource>(_: &T) -> &'static str {
            T::KIND
        }
        for_each_kind!(self, object => kind(object))
    }

    /// The metadata.
    #[must_use]
    pub fn metadata(&self) -> &ObjectMeta {
        for_each_kind!(self, object => &object.metadata)
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
            "PersistentVolume" => Self::PersistentVolume(typed(value)),
            "PersistentVolumeClaim" => Self::PersistentVolumeClaim(typed(value)),
            "ConfigMap" => Self::ConfigMap(typed(value)),
            "Secret" => Self::Secret(typed(value)),
            "NetworkPolicy" => Self::NetworkPolicy(typed(value)),
            "Service" => Self::Service(typed(value)),
            "Job" => Self::Job(typed(value)),
            "StatefulSet" => Self::StatefulSet(typed(value)),
            "Deployment" => Self::Deployment(typed(value)),
            "DaemonSet" => Self::DaemonSet(typed(value)),
            kind => panic!("{kind}"),
        }
    }
}
