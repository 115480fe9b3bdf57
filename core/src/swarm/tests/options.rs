//! What each option changes.

use super::{codes, conversion_with, data, stack};
use crate::{Conversion, SwarmOptions};

fn with(options: &[(&str, &str)], compose: &str) -> Conversion {
    let mut swarm = SwarmOptions::default();
    for (name, value) in options {
        swarm.set(name, value).unwrap();
    }
    conversion_with(compose, swarm)
}

/// Options, a project, and what becomes of it beside the version.
type Case = (&'static [(&'static str, &'static str)], &'static str, &'static str);

const SECRET: &str =
    "{services: {a: {image: acme/a, secrets: [token]}}, secrets: {token: {environment: TOKEN}}}";
const NAMED: &str =
    "{services: {a: {image: acme/a, secrets: [token]}}, secrets: {token: {environment: TOKEN, name: t}}}";
const FILE: &str = "{services: {p: {image: acme/p, volumes: ['./nginx.conf:/etc/nginx.conf:ro']}}}";
const FOLDERS: &str = "{services: {p: {image: acme/p, volumes: ['./html:/usr/share/nginx/html:ro', './tls.key:/k']}, \
    q: {image: acme/q, volumes_from: ['p:ro']}}}";
const MIGRATION: &str = "{services: {api: {image: acme/a, depends_on: {m: {condition: service_completed_successfully}}}, \
    m: {image: acme/m, deploy: {update_config: {parallelism: 1}}}}}";

const CASES: &[Case] = &[
    (
        &[],
        SECRET,
        "{services: {a: {image: acme/a, secrets: [{source: token_1ec1c26b50, target: token}]}}, \
         secrets: {token_1ec1c26b50: {file: ./secrets/token_1ec1c26b50}}}",
    ),
    (
        &[("hash-len", "6")],
        SECRET,
        "{services: {a: {image: acme/a, secrets: [{source: token_1ec1c2, target: token}]}}, \
         secrets: {token_1ec1c2: {file: ./secrets/token_1ec1c2}}}",
    ),
    (
        &[("no-hash", "true")],
        NAMED,
        "{services: {a: {image: acme/a, secrets: [{source: token, target: token}]}}, \
         secrets: {token: {file: ./secrets/token, name: t}}}",
    ),
    (
        &[("hash-salt", "pepper")],
        SECRET,
        "{services: {a: {image: acme/a, secrets: [{source: token_28943e18a0, target: token}]}}, \
         secrets: {token_28943e18a0: {file: ./secrets/token_28943e18a0}}}",
    ),
    (
        &[("secret-values", "placeholder"), ("stack", "live")],
        SECRET,
        "{services: {a: {image: acme/a, secrets: [{source: token, target: token}]}}, \
         secrets: {token: {external: true, name: live_token}}}",
    ),
    (
        &[("secret-values", "placeholder")],
        NAMED,
        "{services: {a: {image: acme/a, secrets: [{source: token, target: token}]}}, \
         secrets: {token: {external: true, name: t}}}",
    ),
    (
        &[("bind-mounts", "configmap")],
        FILE,
        "{services: {p: {image: acme/p, configs: [{source: nginx-conf_b2496c3303, target: /etc/nginx.conf}]}}, \
         configs: {nginx-conf_b2496c3303: {file: ./configs/nginx-conf_b2496c3303}}}",
    ),
    (
        &[("bind-mounts", "configmap"), ("secret-values", "placeholder"), ("no-hash", "true")],
        FOLDERS,
        "{services: {p: {image: acme/p, \
           configs: [{source: html-index-html, target: /usr/share/nginx/html/index.html}, \
                     {source: html-js-a-js, target: /usr/share/nginx/html/js/a.js}], \
           secrets: [{source: tls-key, target: /k}]}, \
          q: {image: acme/q, \
           configs: [{source: html-index-html, target: /usr/share/nginx/html/index.html}, \
                     {source: html-js-a-js, target: /usr/share/nginx/html/js/a.js}], \
           secrets: [{source: tls-key, target: /k}]}}, \
         configs: {html-index-html: {file: ./configs/html-index-html}, html-js-a-js: {file: ./configs/html-js-a-js}}, \
         secrets: {tls-key: {external: true, name: shop_tls-key}}}",
    ),
    (
        &[("bind-mounts", "pvc")],
        FOLDERS,
        "{services: {p: {image: acme/p, volumes: [{type: volume, source: html, target: /usr/share/nginx/html, \
           read_only: true}, {type: bind, source: ./tls.key, target: /k}]}, \
          q: {image: acme/q, volumes: [{type: volume, source: html, target: /usr/share/nginx/html, \
           read_only: true}, {type: bind, source: ./tls.key, target: /k, read_only: true}]}}, volumes: {html: {}}}",
    ),
    (&[("bind-mounts", "skip")], FILE, "{services: {p: {image: acme/p}}}"),
    (
        &[("bind-mounts", "hostpath")],
        FILE,
        "{services: {p: {image: acme/p, \
         volumes: [{type: bind, source: ./nginx.conf, target: /etc/nginx.conf, read_only: true}]}}}",
    ),
    (
        &[("publish-loopback", "true")],
        "{services: {a: {image: acme/a, ports: ['127.0.0.1:80:80']}}}",
        "{services: {a: {image: acme/a, ports: [{mode: ingress, protocol: tcp, published: 80, target: 80}]}}}",
    ),
    (
        &[("gpu-kind", "gpu")],
        "{services: {a: {image: acme/a, gpus: all}}}",
        "{services: {a: {image: acme/a, deploy: {resources: {reservations: {generic_resources: \
         [{discrete_resource_spec: {kind: gpu, value: 1}}]}}}}}}",
    ),
    (
        &[("image-prefix", "registry.io/team/")],
        "{services: {a: {build: .}, b: {build: ., image: acme/b}}}",
        "{services: {a: {image: registry.io/team/shop-a}, b: {image: acme/b}}}",
    ),
    (
        &[("jobs", "true")],
        MIGRATION,
        "{services: {api: {image: acme/a}, m: {image: acme/m, deploy: {mode: replicated-job, \
         restart_policy: {condition: none}}}}}",
    ),
    (
        &[("jobs", "true")],
        "{services: {a: {image: acme/a, restart: on-failure:2}, b: {image: acme/b, restart: 'no', expose: [80]}}}",
        "{services: {a: {image: acme/a, deploy: {mode: replicated-job, \
         restart_policy: {condition: on-failure, max_attempts: 2}}}, \
         b: {image: acme/b, deploy: {restart_policy: {condition: none}}}}}",
    ),
    (
        &[("model-endpoint", "http://models/v1")],
        "{services: {a: {image: acme/a, models: [llm]}}, models: {llm: {model: ai/small}}}",
        "{services: {a: {image: acme/a, environment: {LLM: ai/small, LLM_URL: http://models/v1}}}}",
    ),
];

#[test]
fn options_change_the_stack() {
    for (options, compose, expected) in CASES {
        let conversion = with(options, compose);
        let mut found = stack(&conversion);
        let removed = found.as_object_mut().unwrap().remove("version");
        assert_eq!(removed.unwrap(), "3.8", "{options:?}");
        assert_eq!(found, data(expected), "{options:?}: {:#?}", conversion.diagnostics);
    }
}

/// Options, a project, and the codes of what is said.
type Said = (&'static [(&'static str, &'static str)], &'static str, &'static [&'static str]);

const SAID: &[Said] = &[
    (&[("secret-values", "placeholder")], SECRET, &["stack-external", "stack-restart-default"]),
    (&[("bind-mounts", "configmap")], FILE, &["stack-restart-default", "stack-rotation"]),
    (
        &[("bind-mounts", "configmap")],
        FOLDERS,
        &["stack-mount-option", "stack-restart-default", "stack-rotation", "stack-start-order"],
    ),
    (&[("bind-mounts", "pvc")], FILE, &["stack-bind-mount", "stack-restart-default"]),
    (&[("bind-mounts", "skip")], FILE, &["stack-bind-mount", "stack-restart-default"]),
    (
        &[("bind-mounts", "pvc")],
        "{services: {p: {image: acme/p, volumes: ['./html:/html']}}}",
        &["stack-node-data", "stack-restart-default"],
    ),
    (
        &[("jobs", "true")],
        MIGRATION,
        &["stack-condition-lost", "stack-job-reruns", "stack-job-update", "stack-restart-default"],
    ),
    (
        &[("publish-loopback", "true")],
        "{services: {a: {image: acme/a, ports: ['127.0.0.1:80:80']}}}",
        &["stack-loopback-port", "stack-restart-default"],
    ),
    (
        &[("bind-mounts", "configmap"), ("no-hash", "true")],
        "{services: {a: {image: acme/a, configs: [nginx-conf], volumes: ['./nginx.conf:/n.conf:ro']}}, \
         configs: {nginx-conf: {content: other}}}",
        &["stack-object-name", "stack-restart-default", "stack-rotation"],
    ),
];

#[test]
fn options_change_what_is_said() {
    for (options, compose, expected) in SAID {
        assert_eq!(codes(&with(options, compose)), *expected, "{options:?} {compose}");
    }
}

#[test]
fn the_name_of_the_stack_stands_in_its_head_and_in_what_must_exist() {
    let conversion = with(&[("stack", "live"), ("secret-values", "placeholder")], SECRET);
    let text = |path: &str| {
        let file = conversion.files.iter().find(|file| file.path == path).unwrap();
        String::from_utf8(file.contents.clone()).unwrap()
    };
    assert!(text("stack.yaml").starts_with("# docker stack deploy -c stack.yaml live\n"));
    assert!(text("prerequisites.sh").contains("docker secret create live_token -"));
    let all: Vec<String> =
        conversion.files.iter().map(|file| String::from_utf8_lossy(&file.contents).into_owned()).collect();
    assert!(all.iter().all(|text| !text.contains("s3cret")));
}
