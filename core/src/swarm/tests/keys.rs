//! Keys one by one: what becomes of them in the service, and what is said.

use serde_json::Value;

use super::{Conversion, codes, conversion, data, stack};

/// The keys of the service `a`, what becomes of them, and the codes of what is said. Everything has an image
/// and a restart policy, and neither is compared.
type Case = (&'static str, &'static str, &'static [&'static str]);

const KEYS: &[Case] = &[
    ("command: []", "{}", &["stack-empty-command"]),
    ("command: null, entrypoint: [a, $$b]", "{entrypoint: [a, $$b]}", &[]),
    ("hostname: 'a-{{.Task.Slot}}'", "{hostname: 'a-{{.Task.Slot}}'}", &["stack-template-kept"]),
    ("stop_grace_period: 1m30s, init: false", "{stop_grace_period: 1m30s, init: false}", &[]),
    ("cap_add: [A, B, A]", "{cap_add: [A, B]}", &[]),
    ("sysctls: {net.core.somaxconn: 1024}", "{sysctls: {net.core.somaxconn: '1024'}}", &[]),
    (
        "ulimits: {nproc: 5, nofile: {soft: 1, hard: 2}}",
        "{ulimits: {nproc: 5, nofile: {soft: 1, hard: 2}}}",
        &[],
    ),
    ("ulimits: {nofile: {soft: 3, hard: 2}}", "{ulimits: {nofile: {soft: 3, hard: 2}}}", &["stack-ulimit"]),
    ("extra_hosts: {h: ['1.2.3.4', '[::1]']}", "{extra_hosts: ['h:1.2.3.4', 'h:::1']}", &[]),
    ("dns: 1.1.1.1, dns_search: [a.b]", "{dns: [1.1.1.1], dns_search: [a.b]}", &[]),
    ("dns: dns.local", "{dns: [dns.local]}", &["stack-dns-address"]),
    ("logging: {driver: syslog, options: {tag: 1}}", "{logging: {driver: syslog, options: {tag: '1'}}}", &[]),
    ("labels: {traefik.enable: true}", "{labels: {traefik.enable: 'true'}}", &["stack-proxy-labels"]),
    ("env_file: ./a.env, environment: {A: own}", "{environment: {A: own, B: quoted}}", &[]),
    (
        "environment: [TOKEN, UNSET]",
        "{environment: {TOKEN: s3cret, UNSET: null}}",
        &["stack-env-pass-through"],
    ),
    ("healthcheck: {disable: true, retries: 3}", "{healthcheck: {disable: true}}", &[]),
    ("healthcheck: {test: [NONE]}", "{healthcheck: {test: [NONE]}}", &[]),
    ("ports: ['127.0.0.1::80']", "{}", &["stack-loopback-port"]),
    (
        "ports: ['10.0.0.1:80:80', '0.0.0.0:81:80']",
        "{ports: [{mode: ingress, protocol: tcp, published: 80, target: 80}, \
         {mode: ingress, protocol: tcp, published: 81, target: 80}]}",
        &["stack-host-ip"],
    ),
    (
        "ports: [{target: 80, published: 80, mode: host, name: web}], scale: 2",
        "{deploy: {replicas: 2}, ports: [{mode: host, protocol: tcp, published: 80, target: 80}]}",
        &["stack-host-port", "stack-port-hints"],
    ),
    (
        "ports: ['80:80', {target: 81, published: 80}]",
        "{ports: [{mode: ingress, protocol: tcp, published: 80, target: 80}, \
         {mode: ingress, protocol: tcp, published: 80, target: 81}]}",
        &["stack-duplicate-port"],
    ),
    ("ports: [{target: 80, published: '0'}]", "{ports: [{mode: ingress, protocol: tcp, target: 80}]}", &[]),
    ("network_mode: bridge", "{}", &["stack-network-mode"]),
    ("network_mode: none", "{}", &["stack-network-mode"]),
    ("network_mode: container:x", "{}", &["stack-not-expressible"]),
    ("network_mode: other", "{}", &["stack-not-expressible"]),
    ("volumes: ['/data']", "{volumes: [{type: volume, target: /data}]}", &[]),
    (
        "volumes: [{type: bind, source: /a, target: '/b$$', bind: {propagation: rslave, selinux: z}}]",
        "{volumes: [{type: bind, source: /a, target: /b$$, bind: {propagation: rslave}}]}",
        &["stack-bind-mount", "stack-mount-option"],
    ),
    ("volumes: [{type: image, source: nginx, target: /a}]", "{}", &["stack-image-volume"]),
    (
        "volumes: [{type: tmpfs, target: /t, tmpfs: {size: 1k, mode: 0700}}]",
        "{volumes: [{type: tmpfs, target: /t, tmpfs: {size: 1024}}]}",
        &["stack-tmpfs-option"],
    ),
    ("tmpfs: ['/t:ro']", "{volumes: [{type: tmpfs, target: /t, read_only: true}]}", &[]),
    ("tmpfs: /dev/shm, shm_size: 1m", "{volumes: [{type: tmpfs, target: /dev/shm}]}", &[]),
    ("volumes_from: ['container:x']", "{}", &["stack-not-expressible"]),
    ("cpu_quota: 50000, cpu_period: 25000", "{deploy: {resources: {limits: {cpus: '2'}}}}", &[]),
    ("cpu_quota: 100, cpu_period: 300", "{deploy: {resources: {limits: {cpus: '0.333333333'}}}}", &[]),
    ("cpus: 0.0001", "{deploy: {resources: {limits: {cpus: '0.0001'}}}}", &["stack-cpus"]),
    ("mem_limit: 1m", "{deploy: {resources: {limits: {memory: '1048576'}}}}", &["stack-memory"]),
    ("pids_limit: -1", "{}", &[]),
    (
        "deploy: {resources: {reservations: {devices: [{capabilities: [gpu], device_ids: ['0', '3']}]}}}",
        "{deploy: {resources: {reservations: {generic_resources: [{discrete_resource_spec: {kind: NVIDIA-GPU, value: 2}}]}}}}",
        &["stack-gpu"],
    ),
    ("deploy: {resources: {reservations: {devices: [{capabilities: [tpu]}]}}}", "{}", &["stack-gpu"]),
    ("deploy: {mode: replicated, endpoint_mode: vip}", "{}", &[]),
    ("deploy: {mode: global, replicas: 3}", "{deploy: {mode: global}}", &["stack-ignored"]),
    (
        "ports: ['80:80'], deploy: {endpoint_mode: dnsrr}",
        "{deploy: {endpoint_mode: dnsrr}, ports: [{mode: ingress, protocol: tcp, published: 80, target: 80}]}",
        &["stack-dnsrr-ports"],
    ),
    (
        "deploy: {mode: replicated-job, restart_policy: {condition: any}, update_config: {parallelism: 1}}",
        "{deploy: {mode: replicated-job, restart_policy: {condition: on-failure}}}",
        &["stack-job-reruns", "stack-job-update"],
    ),
    (
        "deploy: {update_config: {parallelism: 2, delay: 1d, max_failure_ratio: 0.5}}",
        "{deploy: {update_config: {parallelism: 2, delay: 24h0m0s, max_failure_ratio: 0.5}}}",
        &[],
    ),
    (
        "deploy: {placement: {constraints: [node.role==manager, node.foo == x], preferences: [{spread: node.labels.a}]}}",
        "{deploy: {placement: {constraints: ['node.role == manager', 'node.foo == x'], \
         preferences: [{spread: node.labels.a}]}}}",
        &["stack-constraint"],
    ),
    ("privileged: false, ipc: private, runtime: runc, cgroup: private", "{}", &[]),
    ("privileged: true, pid: host", "{}", &["stack-security", "stack-security"]),
    ("post_start: [{command: a}], domainname: b", "{}", &["stack-hooks", "stack-ignored"]),
    (
        "pull_policy: always, mac_address: '02:42:ac:11:65:43'",
        "{}",
        &["stack-pull-policy", "stack-static-address"],
    ),
    (
        "networks: {default: {priority: 1, driver_opts: {a: 1}, ipv4_address: 10.0.0.2}}",
        "{networks: {default: {driver_opts: {a: '1'}}}}",
        &["stack-network-priority", "stack-static-address"],
    ),
];

/// The service `a` without what every case has.
fn service(conversion: &Conversion) -> Value {
    let mut stack = stack(conversion);
    let service = stack["services"]["a"].as_object_mut().unwrap();
    service.remove("image");
    if let Some(deploy) = service.get_mut("deploy").and_then(Value::as_object_mut) {
        if deploy["restart_policy"]["condition"] == "any" {
            deploy.remove("restart_policy");
        }
        if deploy.is_empty() {
            service.remove("deploy");
        }
    }
    service.clone().into()
}

#[test]
fn keys_become_keys_of_the_service() {
    for (keys, expected, said) in KEYS {
        let conversion = conversion(&format!("services: {{a: {{image: acme/a, restart: always, {keys}}}}}"));
        assert_eq!(codes(&conversion), *said, "{keys}");
        assert_eq!(service(&conversion), data(expected), "{keys}");
    }
}

/// Whole projects and the codes of what is said.
const PROJECTS: &[(&str, &[&str])] = &[
    (
        "services: {a: {image: i, restart: always, links: ['b:x'], networks: [m]}, \
         b: {image: i, restart: always, networks: [n]}}\nnetworks: {m: {}, n: {}, o: {}}",
        &["stack-link-unshared", "stack-start-order", "unused-resource"],
    ),
    (
        "services: {a.b: {image: i, restart: always}, a-b: {image: i, restart: always}}",
        &["stack-service-name", "stack-service-renamed"],
    ),
    (
        "services: {a: {image: i, restart: always, ports: ['80:1']}, b: {image: i, restart: always, ports: ['80:2']}}",
        &["stack-duplicate-port"],
    ),
    (
        "services: {a: {image: i, restart: always, depends_on: [p]}, p: {provider: {type: x}}}",
        &["provider-unsupported"],
    ),
    ("services: {a: {image: i, restart: always}, b: {image: i, profiles: [dev]}}", &["profile-inactive"]),
    ("services: {a: {image: 'No Image', restart: always}}", &["image-invalid"]),
    ("services: {a: {build: ., restart: always}}", &["build-not-converted", "image-local-only"]),
    (
        "services: {a: {image: i, restart: always, models: [m]}}\nmodels: {m: {model: ai/m}}",
        &["stack-models", "stack-models"],
    ),
    (
        "services: {a: {image: i, restart: always, secrets: [s, t]}}\n\
         secrets: {s: {environment: UNSET}, t: {file: ./none}}",
        &["env-source-missing", "file-missing"],
    ),
    (
        "services: {a: {image: i, restart: always, secrets: [s], volumes: ['/run/secrets/s']}}\n\
         secrets: {s: {external: true}}",
        &["stack-external", "stack-mount"],
    ),
    (
        "services: {a: {image: i, restart: always, configs: [c]}}\nconfigs: {c: {content: x, name: fixed}}",
        &["stack-fixed-name", "stack-rotation"],
    ),
    (
        "services: {a: {image: i, restart: always, configs: [c]}}\nconfigs: {c: {content: ''}}",
        &["stack-object-size", "stack-rotation"],
    ),
    (
        "services: {a: {image: i, restart: always, networks: [n]}}\n\
         networks: {n: {driver_opts: {com.docker.network.bridge.name: b, encrypted: ''}}}",
        &["stack-bridge-option", "stack-network-options"],
    ),
    (
        "services: {a: {image: i, restart: always, networks: [n]}}\nnetworks: {n: {ipam: {config: [{subnet: ten}]}}}",
        &["stack-network-options", "stack-subnet"],
    ),
    (
        "services: {a: {image: i, restart: always, networks: [n]}}\nnetworks: {n: {driver: macvlan}}",
        &["stack-network-driver"],
    ),
    (
        "services: {a: {image: i, restart: always, volumes: ['v:/v', 'n:/n']}}\n\
         volumes: {v: {driver: plugin}, n: {driver_opts: {type: nfs, o: addr=x, device: ':/x'}}}",
        &[],
    ),
];

#[test]
fn what_is_lost_in_a_project_is_said() {
    for (compose, said) in PROJECTS {
        assert_eq!(codes(&conversion(compose)), *said, "{compose}");
    }
}

#[test]
fn mounts_of_another_service_are_shared() {
    let conversion = conversion(
        "services: {a: {image: i, volumes_from: ['b:ro'], volumes: ['/x']}, \
         b: {image: i, volumes: ['v:/v', '/x']}}\nvolumes: {v: {labels: {l: m}}}",
    );
    let expected =
        "{volumes: [{type: volume, target: /x}, {type: volume, source: v, target: /v, read_only: true}]}";
    assert_eq!(service(&conversion), data(expected));
}

#[test]
fn long_keys_are_cut_and_their_checksum_stays() {
    let key = "k".repeat(70);
    let conversion = conversion(&format!(
        "services: {{a: {{image: i, configs: [{key}]}}}}\nconfigs: {{{key}: {{content: x}}}}"
    ));
    let stack = stack(&conversion);
    let keys: Vec<&String> = stack["configs"].as_object().unwrap().keys().collect();
    assert_eq!(keys, [&format!("{}_2d711642b7", "k".repeat(48))]);
    assert_eq!(stack["services"]["a"]["configs"][0]["target"], format!("/{key}"));
    assert!(!conversion.has_errors());
}
