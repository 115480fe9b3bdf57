//! Routes of the Gateway API, and the Gateway that they belong to if none is there yet.

use super::gateway_api::{
    AllowedRoutes, BackendReference, Gateway, GatewaySpec, HttpPathMatch, HttpRoute, HttpRouteMatch,
    HttpRouteRule, HttpRouteSpec, Listener, RouteNamespaces,
};
use super::object::Object;
use super::plan::exposure::FrontWay;
use super::plan::{Member, Plan};

/// The routes of a service.
pub(crate) fn routes(member: &Member<'_>, plan: &Plan<'_>) -> Vec<Object> {
    let Some(front) = &plan.exposures.of(member.key).front else { return Vec::new() };
    let FrontWay::Routes { parents, routes } = &front.way else { return Vec::new() };
    let backend = BackendReference { name: member.name.clone(), port: i32::from(front.port) };
    let route = |(name, path, hosts): &(String, String, Vec<String>)| {
        let path = HttpPathMatch { type_: "PathPrefix".to_owned(), value: path.clone() };
        let rule =
            HttpRouteRule { matches: vec![HttpRouteMatch { path }], backend_refs: vec![backend.clone()] };
        let spec = HttpRouteSpec {
            parent_refs: parents.clone(),
            hostnames: Some(hosts.clone()).filter(|hosts| !hosts.is_empty()),
            rules: vec![rule],
        };
        Object::HttpRoute(HttpRoute::new(plan.identity.metadata(name, &member.name), spec))
    };
    routes.iter().map(route).collect()
}

/// The Gateway of a class that was asked for.
pub(crate) fn gateway(plan: &Plan<'_>) -> Option<Object> {
    let (name, class) = plan.exposures.gateway.as_ref()?;
    let listener = Listener {
        name: "http".to_owned(),
        protocol: "HTTP".to_owned(),
        port: 80,
        allowed_routes: AllowedRoutes { namespaces: RouteNamespaces { from: "Same".to_owned() } },
    };
    let spec = GatewaySpec { gateway_class_name: class.clone(), listeners: vec![listener] };
    Some(Object::Gateway(Gateway::new(plan.identity.metadata(name, name), spec)))
}
