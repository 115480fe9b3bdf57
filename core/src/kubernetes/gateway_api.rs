//! The two objects of the Gateway API (`gateway.networking.k8s.io/v1`) that a conversion writes. They are no part of
//! the API that `k8s-openapi` knows, because a cluster has them only if somebody installed them.

use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;
use k8s_openapi::{NamespaceResourceScope, Resource};
use serde::{Deserialize, Serialize};

/// Declares an object of the Gateway API.
macro_rules! object {
    ($(#[$meta:meta])* $name:ident, $kind:literal, $segment:literal, $spec:ident) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
        #[serde(rename_all = "camelCase")]
        pub struct $name {
            /// The group and version.
            pub api_version: Version,
            /// The kind.
            pub kind: String,
            /// The metadata.
            pub metadata: ObjectMeta,
            /// What it is to be.
            pub spec: $spec,
        }

        impl $name {
            /// An object of this kind.
            #[must_use]
            pub fn new(metadata: ObjectMeta, spec: $spec) -> Self {
                Self { api_version: Version, kind: $kind.to_owned(), metadata, spec }
            }
        }

        impl Resource for $name {
            const API_VERSION: &'static str = "gateway.networking.k8s.io/v1";
            const GROUP: &'static str = "gateway.networking.k8s.io";
            const KIND: &'static str = $kind;
            const VERSION: &'static str = "v1";
            const URL_PATH_SEGMENT: &'static str = $segment;
            type Scope = NamespaceResourceScope;
        }
    };
}

/// The group and version of the Gateway API, which is always the same.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Version;

impl Serialize for Version {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(Gateway::API_VERSION)
    }
}

impl<'de> Deserialize<'de> for Version {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let other = || serde::de::Error::custom(format!("{text} is not {}", Gateway::API_VERSION));
        (text == Gateway::API_VERSION).then_some(Self).ok_or_else(other)
    }
}

object! {
    /// A point at which traffic enters the cluster.
    Gateway, "Gateway", "gateways", GatewaySpec
}

object! {
    /// How requests that a Gateway takes in reach a Service.
    HttpRoute, "HTTPRoute", "httproutes", HttpRouteSpec
}

/// What a Gateway is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GatewaySpec {
    /// The class, which says who carries it out.
    pub gateway_class_name: String,
    /// Where it listens.
    pub listeners: Vec<Listener>,
}

/// A port at which a Gateway listens.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Listener {
    /// Its name.
    pub name: String,
    /// Its protocol.
    pub protocol: String,
    /// Its port.
    pub port: i32,
    /// The routes that it takes.
    pub allowed_routes: AllowedRoutes,
}

/// The routes that a listener takes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AllowedRoutes {
    /// Their namespaces.
    pub namespaces: RouteNamespaces,
}

/// The namespaces of routes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RouteNamespaces {
    /// `Same`, `All` or `Selector`.
    pub from: String,
}

/// What a route is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct HttpRouteSpec {
    /// The Gateways that it belongs to.
    pub parent_refs: Vec<ParentReference>,
    /// The host names that it is for; all of the Gateway's if there are none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hostnames: Option<Vec<String>>,
    /// Where requests go.
    pub rules: Vec<HttpRouteRule>,
}

/// A Gateway that a route belongs to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ParentReference {
    /// Its name.
    pub name: String,
    /// Its namespace; that of the route by default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub namespace: Option<String>,
    /// One of its listeners; all by default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section_name: Option<String>,
}

/// Where some requests go.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct HttpRouteRule {
    /// Which requests.
    pub matches: Vec<HttpRouteMatch>,
    /// Where to.
    pub backend_refs: Vec<BackendReference>,
}

/// Which requests a rule is for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct HttpRouteMatch {
    /// Their path.
    pub path: HttpPathMatch,
}

/// Which paths a rule is for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct HttpPathMatch {
    /// How they compare: `Exact`, `PathPrefix` or `RegularExpression`.
    #[serde(rename = "type")]
    pub type_: String,
    /// The path.
    pub value: String,
}

/// A port of a Service.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BackendReference {
    /// The Service.
    pub name: String,
    /// Its port.
    pub port: i32,
}
