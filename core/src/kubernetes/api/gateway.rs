//! The Gateway API, as far as a conversion writes it.

use super::api;
use crate::kubernetes::gateway_api as gateway;

api! { gateway;
    AllowedRoutes { namespaces }
    BackendReference { name, port }
    Gateway: object { metadata, spec; api_version, kind }
    GatewaySpec { gateway_class_name as "gatewayClassName", listeners }
    HttpPathMatch { type_ as "type", value }
    HttpRoute: object { metadata, spec; api_version, kind }
    HttpRouteMatch { path }
    HttpRouteRule { matches, backend_refs as "backendRefs" }
    HttpRouteSpec { parent_refs as "parentRefs", hostnames, rules }
    Listener { name, protocol, port, allowed_routes as "allowedRoutes" }
    ParentReference { name, namespace, section_name as "sectionName" }
    RouteNamespaces { from }
}
