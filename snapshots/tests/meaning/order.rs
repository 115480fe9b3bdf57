//! Who waits for whom.

use kompose_snapshots::cluster::Container;
use kompose_snapshots::look::Look;
use serde_json::Value;

use super::subject::{Service, World};
use super::tally::{Exception, Verdict};

/// Every dependency is there, and waited for if somebody asks for it.
pub(crate) fn dependencies(world: World) {
    let mut tally = world.tally("dependencies");
    for service in world.plain_services() {
        for (name, edge) in service.value.entries("/depends_on") {
            tally.of(&service, &format!("depends on {name}"), dependency(&service, name, edge));
        }
    }
    tally.finish(DEPENDENCIES);
}

const DEPENDENCIES: &[Exception] =
    &[("depends_on/no-waits web", "the option `wait-for` says that nobody waits")];

/// Codes that say why a dependency is not waited for.
const NOT_WAITED: &[&str] = &["wait-not-possible", "wait-no-port", "depends-on-optional"];

fn dependency(service: &Service, name: &str, edge: &Value) -> Verdict {
    let says = |codes: &[&str]| service.says(codes, &format!(".depends_on.{name}"));
    let Some(target) = service.subject.service(name) else {
        return Verdict::Fails("there is no such service".to_owned())
            .or_reported(|| service.subject.says(&["provider-unsupported"], &format!("services.{name}")));
    };
    let (Some(own), Some(other)) = (service.container(), target.container()) else {
        return Verdict::Fails("one of them has no container".to_owned());
    };
    if own.pod.name() == other.pod.name() {
        return Verdict::Holds;
    }
    match edge.text("/condition") {
        Some("service_healthy") => waits_for_port(&own, &target).or_reported(|| says(NOT_WAITED)),
        Some("service_completed_successfully") => {
            waits_for_job(&own, &other).or_reported(|| says(NOT_WAITED))
        }
        _ => resolves(&target),
    }
}

/// Whether a Service has the name of a dependency, or nothing can have it.
fn resolves(target: &Service) -> Verdict {
    let found = target.subject.cluster.object("Service", &target.key()).is_some();
    Verdict::of(found || target.network_mode() == "none", || "nothing has its name".to_owned())
}

/// Whether a container that ends first tries to connect to a port that the dependency listens on.
fn waits_for_port(own: &Container, target: &Service) -> Verdict {
    let name = target.key();
    let Some(wait) = before(own, "wait-for-", &name) else {
        return Verdict::Fails(format!("no container waits for `{name}`"));
    };
    let variable = |wanted: &str| {
        let mut variables = wait.items("/env").iter();
        variables.find(|variable| variable.text("/name") == Some(wanted))?.text("/value")
    };
    let port = variable("PORT").and_then(|port| port.parse::<i64>().ok());
    let (Some(port), true) = (port, variable("HOST") == Some(name.as_str())) else {
        return Verdict::Fails(format!("the wait does not name `{name}` and a port"));
    };
    let script = wait.texts("/command").join(" ");
    let loops = script.contains("until nc -z") && script.contains("\"$HOST\" \"$PORT\"");
    let service = target.subject.cluster.object("Service", &name).unwrap_or(&Value::Null);
    let open = service.text("/spec/clusterIP") == Some("None")
        || service.items("/spec/ports").iter().any(|item| item.number("/port") == Some(port));
    let open = open && known(target, port);
    Verdict::of(loops && open, || format!("port {port} of `{name}` is not one that it is known to open"))
}

/// Whether the project says that a service listens on a port, or a message says that it is assumed.
fn known(target: &Service, port: i64) -> bool {
    let said = target.value.items("/ports").iter().any(|item| item.number("/target") == Some(port));
    let text = port.to_string();
    let exposed = target.value.texts("/expose");
    let exposed = exposed.iter().any(|item| item.split('/').next() == Some(text.as_str()));
    let checked = target.value.items("/healthcheck/test").iter().any(|word| word.to_string().contains(&text));
    let inferred = target.subject.said.iter().any(|said| {
        ["port-inferred", "wait-port-assumed"].contains(&said.code.slug()) && said.message.contains(&text)
    });
    said || exposed
        || checked
        || inferred
        || target.subject.services().any(|other| refers(&other, target.name, &text))
}

/// Schemes of addresses that stand for a port.
const SCHEMES: &[(&str, &str)] =
    &[("postgres://", "5432"), ("postgresql://", "5432"), ("mysql://", "3306"), ("redis://", "6379")];

/// Whether the words or variables of a service name another one together with a port.
fn refers(service: &Service, name: &str, port: &str) -> bool {
    let mut texts: Vec<&str> =
        ["/command", "/entrypoint"].iter().flat_map(|key| service.value.texts(key)).collect();
    texts.extend(service.value.entries("/environment").filter_map(|(_, value)| value.as_str()));
    let together = |text: &&str| {
        let scheme = SCHEMES.iter().any(|(scheme, usual)| *usual == port && text.contains(scheme));
        text.contains(&format!("{name}:{port}")) || (scheme && text.contains(name))
    };
    texts.iter().any(together) || (texts.contains(&name) && texts.contains(&port))
}

/// Whether a container that ends first waits for a Job, and may ask for it.
fn waits_for_job(own: &Container, other: &Container) -> Verdict {
    let name = other.pod.name();
    if other.pod.kind != "Job" {
        return Verdict::Fails(format!("`{name}` is a {} and never done", other.pod.kind));
    }
    let Some(wait) = before(own, "wait-for-", name) else {
        return Verdict::Fails(format!("no container waits for the Job `{name}`"));
    };
    let words = wait.texts("/command");
    let asks = words.contains(&format!("job/{name}").as_str()) && words.contains(&"--for=condition=complete");
    let account = own.pod.spec().text("/serviceAccountName").unwrap_or_default();
    Verdict::of(asks && may_see(own, account, name), || {
        format!("the account `{account}` of the wait may not see the Job `{name}`")
    })
}

/// Whether a role that is bound to an account lets it see a Job.
fn may_see(own: &Container, account: &str, job: &str) -> bool {
    let bound = own.cluster.of_kind("RoleBinding").filter(|binding| {
        binding.items("/subjects").iter().any(|subject| subject.text("/name") == Some(account))
    });
    let bound_roles = bound.filter_map(|binding| own.cluster.object("Role", binding.text("/roleRef/name")?));
    let mut rules = bound_roles.flat_map(|role| role.items("/rules"));
    rules.any(|rule| {
        rule.texts("/resources").contains(&"jobs")
            && rule.texts("/resourceNames").contains(&job)
            && ["get", "list", "watch"].iter().all(|verb| rule.texts("/verbs").contains(verb))
    })
}

/// The container of a Pod that ends before the others start, and has a name that starts and ends so.
fn before<'a>(own: &Container<'a>, start: &str, name: &str) -> Option<&'a Value> {
    let wanted = format!("{start}{name}");
    own.pod.before().iter().find(|container| container.text("/name") == Some(wanted.as_str()))
}
