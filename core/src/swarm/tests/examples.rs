//! The worked examples of the mapping.

use super::{Example, check};

#[test]
fn worked_examples_become_these_stacks() {
    check(EXAMPLES);
}

const EXAMPLES: &[Example] = &[
    Example {
        about: "what docker compose config prints",
        compose: r#"{name: shop, services: {web: {image: "nginx:1.27", depends_on: {db: {condition: service_healthy, required: true}}, deploy: {resources: {limits: {cpus: 0.5, memory: "536870912"}}}, ports: [{mode: ingress, target: 80, published: "8080", protocol: tcp}]}, db: {image: "postgres:17"}}}"#,
        stack: r#"{version: "3.8", services: {db: {image: "postgres:17"}, web: {image: "nginx:1.27", deploy: {resources: {limits: {cpus: "0.5", memory: "536870912"}}}, ports: [{mode: ingress, protocol: tcp, published: 8080, target: 80}]}}}"#,
        codes: &["stack-condition-lost", "stack-name", "stack-restart-default"],
    },
    Example {
        about: "environment text",
        compose: r#"{services: {a: {image: "acme/a:1", environment: {PRICE: "cost$$5", DEBUG: false, TPL: "{{ user }}", NODE: "{{.Node.Hostname}}", EMPTY: "", DATE: 2024-01-02}}}}"#,
        stack: r#"{version: "3.8", services: {a: {image: "acme/a:1", environment: {DATE: "2024-01-02", DEBUG: "false", EMPTY: '{{""}}', NODE: "{{.Node.Hostname}}", PRICE: "cost$$5", TPL: '{{"{{"}} user }}'}}}}"#,
        codes: &["stack-restart-default", "stack-template-kept", "unquoted-date"],
    },
    Example {
        about: "restart",
        compose: r#"{services: {a: {image: "acme/a:1", restart: "no"}, b: {image: "acme/b:1", restart: "on-failure:3"}, c: {image: "acme/c:1", restart: unless-stopped}}}"#,
        stack: r#"version: "3.8"
services: {a: {image: "acme/a:1", deploy: {restart_policy: {condition: none}}}, b: {image: "acme/b:1", deploy: {restart_policy: {condition: on-failure, max_attempts: 3}}}, c: {image: "acme/c:1", deploy: {restart_policy: {condition: any}}}}"#,
        codes: &[],
    },
    Example {
        about: "ports",
        compose: r#"{services: {a: {image: "acme/a:1", ports: ["8080-8081:80", "127.0.0.1:9000:9000", {target: 53, published: "53", protocol: udp, mode: host}]}}}"#,
        stack: r#"version: "3.8"
services: {a: {image: "acme/a:1", ports: [{mode: ingress, protocol: tcp, published: 8080, target: 80}, {mode: ingress, protocol: tcp, published: 8081, target: 80}, {mode: host, protocol: udp, published: 53, target: 53}]}}"#,
        codes: &["stack-loopback-port", "stack-port-range", "stack-restart-default"],
    },
    Example {
        about: "limits",
        compose: r#"{services: {a: {image: "acme/a:1", cpus: 0.5, mem_limit: 512m, mem_reservation: 128m, memswap_limit: 1g, pids_limit: 100, scale: 2}}}"#,
        stack: r#"{version: "3.9", services: {a: {image: "acme/a:1", deploy: {replicas: 2, resources: {limits: {cpus: "0.5", memory: "536870912", pids: 100}, reservations: {memory: "134217728"}}}}}}"#,
        codes: &["stack-reservation", "stack-resource", "stack-restart-default"],
    },
    Example {
        about: "inline config",
        compose: r#"{services: {a: {image: "nginx:1.27", configs: [{source: nginx, target: /etc/nginx/nginx.conf, mode: "0440"}]}}, configs: {nginx: {content: "events {}\nhttp { server { listen 80; } }\n"}}}"#,
        stack: r#"{version: "3.8", services: {a: {image: "nginx:1.27", configs: [{mode: 288, source: nginx_b28ddd1bc5, target: /etc/nginx/nginx.conf}]}}, configs: {nginx_b28ddd1bc5: {file: "./configs/nginx_b28ddd1bc5"}}}"#,
        codes: &["stack-restart-default", "stack-rotation"],
    },
    Example {
        about: "secret from a variable",
        compose: r#"{services: {a: {image: "acme/a:1", secrets: [token]}}, secrets: {token: {environment: TOKEN}}}"#,
        stack: r#"{version: "3.8", services: {a: {image: "acme/a:1", secrets: [{source: token_1ec1c26b50, target: token}]}}, secrets: {token_1ec1c26b50: {file: "./secrets/token_1ec1c26b50"}}}"#,
        codes: &["stack-restart-default", "stack-rotation"],
    },
    Example {
        about: "memory mounts",
        compose: r#"{services: {a: {image: "acme/a:1", shm_size: 128m, tmpfs: ["/run:size=64m,mode=1777"]}}}"#,
        stack: r#"{version: "3.8", services: {a: {image: "acme/a:1", volumes: [{target: /run, tmpfs: {size: 67108864}, type: tmpfs}, {target: /dev/shm, tmpfs: {size: 134217728}, type: tmpfs}]}}}"#,
        codes: &["stack-restart-default", "stack-tmpfs-option"],
    },
    Example {
        about: "names",
        compose: r#"{services: {web: {image: "acme/web:1", container_name: shop-web, links: ["db:database"]}, db: {image: "postgres:17"}, api.v1: {image: "acme/api:1"}}}"#,
        stack: r#"version: "3.8"
services: {api-v1: {image: "acme/api:1", networks: {default: {aliases: [api.v1]}}}, db: {image: "postgres:17", networks: {default: {aliases: [database]}}}, web: {image: "acme/web:1", networks: {default: {aliases: [shop-web]}}}}"#,
        codes: &[
            "stack-container-name",
            "stack-restart-default",
            "stack-service-renamed",
            "stack-start-order",
        ],
    },
    Example {
        about: "host network",
        compose: r#"{services: {exporter: {image: "prom/node-exporter:v1.9.0", network_mode: host, ports: ["9100:9100"], deploy: {mode: global}}}}"#,
        stack: r#"{version: "3.8", services: {exporter: {image: "prom/node-exporter:v1.9.0", deploy: {mode: global}, networks: {host: {}}}}, networks: {host: {external: true, name: host}}}"#,
        codes: &["stack-host-network", "stack-restart-default"],
    },
    Example {
        about: "platform and gpu",
        compose: r#"{services: {m: {image: "acme/m:1", platform: linux/amd64, gpus: [{count: 2}]}}}"#,
        stack: r#"version: "3.8"
services: {m: {image: "acme/m:1", deploy: {placement: {constraints: ["node.platform.os == linux", "node.platform.arch == x86_64"]}, resources: {reservations: {generic_resources: [{discrete_resource_spec: {kind: NVIDIA-GPU, value: 2}}]}}}}}"#,
        codes: &["stack-gpu", "stack-restart-default"],
    },
    Example {
        about: "healthcheck",
        compose: r#"{services: {a: {image: "acme/a:1", healthcheck: {test: curl -f http://localhost, interval: 1m, start_period: 1d, start_interval: 2s}}}}"#,
        stack: r#"{version: "3.12", services: {a: {image: "acme/a:1", healthcheck: {interval: "1m0s", start_interval: "2s", start_period: "24h0m0s", test: [CMD-SHELL, "curl -f http://localhost"]}}}}"#,
        codes: &["stack-restart-default", "stack-unhealthy-replaced"],
    },
    Example {
        about: "one-shot dependency",
        compose: r#"{services: {api: {image: "acme/api:1", depends_on: {migrate: {condition: service_completed_successfully}}}, migrate: {image: "acme/api:1", command: ./migrate --all}}}"#,
        stack: r#"{version: "3.8", services: {api: {image: "acme/api:1"}, migrate: {image: "acme/api:1", command: ["./migrate", "--all"], deploy: {restart_policy: {condition: none}}}}}"#,
        codes: &["stack-condition-lost", "stack-restart-default"],
    },
    Example {
        about: "networks and volumes",
        compose: r#"{services: {db: {image: "postgres:17", networks: [back], volumes: ["d:/var/lib/postgresql/data"]}}, networks: {back: {driver: bridge, internal: true, enable_ipv6: true, ipam: {config: [{subnet: 10.9.0.0/24, gateway: 10.9.0.1}]}}}, volumes: {d: {}}}"#,
        stack: r#"version: "3.8"
services: {db: {image: "postgres:17", networks: {back: {}}, volumes: [{source: d, target: /var/lib/postgresql/data, type: volume}]}}
networks: {back: {internal: true, ipam: {config: [{subnet: "10.9.0.0/24"}]}}}
volumes: {d: {}}"#,
        codes: &[
            "stack-ipam",
            "stack-ipam",
            "stack-network-options",
            "stack-node-data",
            "stack-restart-default",
        ],
    },
    Example {
        about: "a bind-mounted file",
        compose: r#"{services: {p: {image: "nginx:1.27", volumes: ["./nginx.conf:/etc/nginx/nginx.conf:ro"], annotations: {a: b}}}}"#,
        stack: r#"{version: "3.8", services: {p: {image: "nginx:1.27", volumes: [{type: bind, source: ./nginx.conf, target: /etc/nginx/nginx.conf, read_only: true}]}}}"#,
        codes: &["stack-bind-mount", "stack-ignored", "stack-restart-default"],
    },
];
