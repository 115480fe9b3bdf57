//! Each rule with a stack that breaks it, and the smallest that does not.

use crate::diagnostic::Diagnostics;
use crate::model::{DeployMode, Duration, EndpointMode, FailureAction, PortMode, Project};
use crate::swarm::document::{
    Attachment, Config, Constraint, Deploy, FileReference, HealthCheck, Ipam, IpamPool, Limits, Mount,
    MountType, Network, Operator, Placement, Port, Resources, RestartPolicy, Service, SideFile, Stack,
    TmpfsOptions, Ulimit, Update, Version, Volume,
};
use crate::swarm::text::Text;
use crate::yaml::decode::Number;

use super::validate;

/// A way to break a stack, and the code of the rule that it breaks.
type Break = (&'static str, fn(&mut Stack));

fn valid() -> Stack {
    let service =
        Service { compose: "a".to_owned(), image: Some(Text::from("acme/a:1")), ..Service::default() };
    Stack { name: "shop".to_owned(), services: [("a".to_owned(), service)].into(), ..Stack::default() }
}

fn codes(stack: &Stack) -> Vec<&'static str> {
    let mut diagnostics = Diagnostics::new();
    validate(stack, &Project::default(), &mut diagnostics);
    diagnostics.iter().map(|found| found.code.slug()).collect()
}

fn service(stack: &mut Stack) -> &mut Service {
    stack.services.get_mut("a").unwrap()
}

fn deploy(stack: &mut Stack, deploy: Deploy) {
    service(stack).deploy = Some(deploy);
}

fn port(published: u16, mode: PortMode) -> Port {
    Port { mode: Some(mode), published: Some(published), target: Some(80), ..Port::default() }
}

fn mount(target: &str, kind: MountType) -> Mount {
    Mount { target: Text::from(target), kind, ..Mount::default() }
}

fn limits(stack: &mut Stack, limits: Limits) {
    let resources = Resources { limits: Some(limits), ..Resources::default() };
    deploy(stack, Deploy { resources: Some(resources), ..Deploy::default() });
}

fn constraint(stack: &mut Stack, key: &str) {
    let constraint = Constraint { key: key.to_owned(), operator: Operator::Equal, value: "x".to_owned() };
    let placement = Placement { constraints: vec![constraint], ..Placement::default() };
    deploy(stack, Deploy { placement: Some(placement), ..Deploy::default() });
}

fn joined(stack: &mut Stack, network: Network) {
    stack.networks.insert("n".to_owned(), network);
    service(stack).networks.insert("n".to_owned(), Attachment::default());
}

fn network(stack: &mut Stack, name: &str) {
    joined(stack, Network { name: Some(Text::from(name)), ..Network::default() });
}

fn beside(stack: &mut Stack, network: Network) {
    stack.networks.insert("m".to_owned(), network);
    service(stack).networks.insert("m".to_owned(), Attachment::default());
}

fn config(stack: &mut Stack, key: &str, contents: &[u8]) {
    let path = format!("configs/{key}");
    let config = Config { file: Some(Text::from(format!("./{path}"))), ..Config::default() };
    stack.configs.insert(key.to_owned(), config);
    stack.files.push(SideFile { path, contents: contents.to_vec(), secret: false });
}

const BREAKS: &[Break] = &[
    ("stack-version", |stack| stack.version = Version::V3_9),
    ("stack-service-name", |stack| stack.name = "s".repeat(62)),
    ("stack-service-name", |stack| stack.name = "-shop".to_owned()),
    ("stack-network-name", |stack| network(stack, "a.b")),
    ("stack-network-name", |stack| network(stack, "host")),
    ("stack-network-name", |stack| network(stack, &"n".repeat(64))),
    ("stack-object-name", |stack| config(stack, "c.", b"x")),
    ("stack-object-name", |stack| config(stack, &"c".repeat(60), b"x")),
    ("stack-object-name", |stack| {
        let volume = Volume { name: Some(Text::from("v")), ..Volume::default() };
        stack.volumes.insert("v".to_owned(), volume);
    }),
    ("stack-object-name", |stack| {
        config(stack, "c", b"x");
        config(stack, "C", b"x");
    }),
    ("stack-network-name", |stack| {
        network(stack, "other");
        beside(stack, Network { external: true, name: Some(Text::from("other")), ..Network::default() });
    }),
    ("stack-network-name", |stack| {
        network(stack, "other");
        beside(stack, Network { name: Some(Text::from("Other")), ..Network::default() });
    }),
    ("stack-schema", |stack| {
        let labels = [(String::new(), Text::from("x"))].into();
        joined(stack, Network { labels, ..Network::default() });
    }),
    ("stack-object-size", |stack| config(stack, "c", b"")),
    ("stack-object-size", |stack| config(stack, "c", &[0; 1_024_000])),
    ("stack-image", |stack| service(stack).image = None),
    ("stack-image", |stack| service(stack).image = Some(Text::from("No Image"))),
    ("stack-reference", |stack| {
        service(stack).networks.insert("n".to_owned(), Attachment::default());
    }),
    ("stack-reference", |stack| {
        let mount = Mount { source: Some(Text::from("v")), ..mount("/v", MountType::Volume) };
        service(stack).volumes.push(mount);
    }),
    ("stack-reference", |stack| {
        service(stack).secrets.push(FileReference { source: Text::from("s"), ..FileReference::default() });
    }),
    ("stack-reference", |stack| {
        config(stack, "c", b"x");
        stack.files.clear();
    }),
    ("stack-external-keys", |stack| {
        let volume = Volume { external: true, driver: Some(Text::from("d")), ..Volume::default() };
        stack.volumes.insert("v".to_owned(), volume);
    }),
    ("stack-external-keys", |stack| {
        let network = Network { external: true, internal: Some(true), ..Network::default() };
        stack.networks.insert("n".to_owned(), network);
    }),
    ("stack-mode", |stack| {
        deploy(stack, Deploy { mode: Some(DeployMode::Global), replicas: Some(2), ..Deploy::default() });
    }),
    ("stack-mode", |stack| deploy(stack, Deploy { replicas: Some(-1), ..Deploy::default() })),
    ("stack-job", |stack| {
        let update_config = Some(Update { parallelism: Some(1), ..Update::default() });
        deploy(stack, Deploy { mode: Some(DeployMode::GlobalJob), update_config, ..Deploy::default() });
    }),
    ("stack-update", |stack| {
        let update = Update { max_failure_ratio: Some(Number(1.5)), ..Update::default() };
        deploy(stack, Deploy { update_config: Some(update), ..Deploy::default() });
    }),
    ("stack-update", |stack| {
        let update = Update { failure_action: Some(FailureAction::Rollback), ..Update::default() };
        deploy(stack, Deploy { rollback_config: Some(update), ..Deploy::default() });
    }),
    ("stack-restart-condition", |stack| {
        let policy = RestartPolicy { delay: Some(Duration::from_nanos(-1)), ..RestartPolicy::default() };
        deploy(stack, Deploy { restart_policy: Some(policy), ..Deploy::default() });
    }),
    ("stack-dnsrr-ports", |stack| {
        deploy(stack, Deploy { endpoint_mode: Some(EndpointMode::Dnsrr), ..Deploy::default() });
        service(stack).ports.push(port(80, PortMode::Ingress));
    }),
    ("stack-port", |stack| service(stack).ports.push(port(0, PortMode::Ingress))),
    ("stack-duplicate-port", |stack| {
        service(stack).ports = vec![port(80, PortMode::Host), port(80, PortMode::Ingress)];
    }),
    ("stack-duplicate-port", |stack| {
        service(stack).ports.push(port(80, PortMode::Ingress));
        let other = Service { compose: "b".to_owned(), ..service(stack).clone() };
        stack.services.insert("b".to_owned(), other);
    }),
    ("stack-cpus", |stack| limits(stack, Limits { cpus: Some(Text::from("0.0001")), ..Limits::default() })),
    ("stack-cpus", |stack| {
        limits(stack, Limits { cpus: Some(Text::from("0.5000000001")), ..Limits::default() });
    }),
    ("stack-memory", |stack| {
        limits(stack, Limits { memory: Some(Text::from("4194303")), ..Limits::default() });
    }),
    ("stack-mount", |stack| service(stack).volumes.push(mount("a", MountType::Volume))),
    ("stack-mount", |stack| service(stack).volumes.push(mount("/a", MountType::Bind))),
    ("stack-mount", |stack| {
        let source = Some(Text::from("v"));
        service(stack).volumes.push(Mount { source, ..mount("/a", MountType::Tmpfs) });
    }),
    ("stack-mount", |stack| {
        let tmpfs = Some(TmpfsOptions { size: Some(1) });
        service(stack).volumes.push(Mount { tmpfs, ..mount("/a", MountType::Volume) });
    }),
    ("stack-mount", |stack| {
        service(stack).volumes = vec![mount("/a", MountType::Tmpfs), mount("/a", MountType::Volume)];
    }),
    ("stack-healthcheck", |stack| {
        let interval = Some(Duration::from_nanos(1_000));
        service(stack).healthcheck = Some(HealthCheck { interval, ..HealthCheck::default() });
    }),
    ("stack-healthcheck", |stack| {
        let check = HealthCheck { disable: Some(true), retries: Some(1), ..HealthCheck::default() };
        service(stack).healthcheck = Some(check);
    }),
    ("stack-healthcheck", |stack| {
        let test = vec![Text::from("curl")];
        service(stack).healthcheck = Some(HealthCheck { test, ..HealthCheck::default() });
    }),
    ("stack-constraint", |stack| constraint(stack, "node.foo")),
    ("stack-constraint", |stack| constraint(stack, "node.labels.")),
    ("stack-constraint", |stack| constraint(stack, "node.labels.a b")),
    ("stack-constraint", |stack| {
        constraint(stack, "Node.Role");
        let deploy = service(stack).deploy.as_mut().unwrap();
        deploy.placement.as_mut().unwrap().constraints[0].value = "\"manager\"".to_owned();
    }),
    ("stack-template", |stack| service(stack).hostname = Some(Text::from("{{ user }}"))),
    ("stack-template", |stack| {
        let volume = Volume { labels: [("a".to_owned(), Text::from("{{"))].into(), ..Volume::default() };
        stack.volumes.insert("v".to_owned(), volume);
    }),
    ("stack-network-scope", |stack| {
        let network = Network { driver: Some(Text::from("bridge")), ..Network::default() };
        joined(stack, network);
    }),
    ("stack-network-scope", |stack| {
        let network = Network { external: true, name: Some(Text::from("ingress")), ..Network::default() };
        joined(stack, network);
    }),
    ("stack-subnet", |stack| {
        let pool = IpamPool { subnet: Some(Text::from("10.0.9.0/33")) };
        let ipam = Some(Ipam { config: vec![pool], driver: None });
        joined(stack, Network { ipam, ..Network::default() });
    }),
    ("stack-subnet", |stack| {
        let pool = IpamPool { subnet: Some(Text::from("fd00::1/64")) };
        let ipam = Some(Ipam { config: vec![pool], driver: None });
        joined(stack, Network { ipam, ..Network::default() });
    }),
    ("stack-dns-address", |stack| service(stack).dns.push(Text::from("dns.local"))),
    ("stack-ulimit", |stack| {
        service(stack).ulimits.insert("no_file".to_owned(), Ulimit::Single(1));
    }),
    ("stack-schema", |stack| {
        service(stack).labels.insert(String::new(), Text::from("x"));
    }),
    ("stack-schema", |stack| service(stack).cap_add = vec![Text::from("A"), Text::from("A")]),
    ("stack-schema", |stack| limits(stack, Limits { pids: Some(-2), ..Limits::default() })),
];

#[test]
fn a_stack_without_mistakes_passes() {
    assert!(codes(&valid()).is_empty());
}

#[test]
fn each_rule_refuses_what_breaks_it() {
    for (at, (code, break_it)) in BREAKS.iter().enumerate() {
        let mut stack = valid();
        break_it(&mut stack);
        if *code != "stack-version" {
            stack.version = crate::swarm::version(&stack.services);
        }
        assert_eq!(codes(&stack), [*code], "the case with number {at}");
    }
}
