//! The table of kompose's flags that are none of ours.
//!
//! `--controller`, `--file`, `--namespace`, `--profile`, `--stdout` and `--verbose` are ours as well; `--out` and
//! `--pvc-request-size` are other names of `--output` and `--volume-size`.

use super::super::FormatName::{Json, Yaml};
use super::Becomes::{Format, Refused, Setting, Usual};
use super::Flag;
use super::Takes::{self, Switch, Text, Word};

const BUILD: &str = "`docker compose build` and `docker compose push` do it, \
                     and `--image-prefix REGISTRY` is for images without a name of their own";
const OPENSHIFT: &str = "nothing is written for OpenShift alone. It takes the manifests for Kubernetes, \
                         and `oc expose service NAME` makes a Route";
const GROUP: &str = "give each service that shares a Pod the label `kompose.service.group: NAME`";
const EMPTY: &str =
    "give the volume, or a service with all its volumes, the label `kompose.volume.type: emptyDir`";
const REPLICAS: &str = "write `scale: 3` or `deploy: {replicas: 3}` at each service, \
                        perhaps in a second file: `-f compose.yaml -f replicas.yaml`";
const STRICT: &str = "`--strict` makes errors of warnings about what is lost, \
                      and `--strict-compose` of those about what Docker Compose refuses";
const QUIET: &str = "`--quiet` leaves out notes and the summary. A warning is worth a look";
const CHART: &str = "`-o CHART/templates/` writes the manifests into a chart of yours";
const TEMPLATES: &str =
    "manifests have no variables. `kompose-rs config --no-interpolate` shows the project with them";

const fn flag(name: &'static str, takes: Takes) -> Flag {
    Flag { name, short: None, before_command: false, takes }
}

const fn short(name: &'static str, short: char, takes: Takes) -> Flag {
    Flag { name, short: Some(short), before_command: false, takes }
}

const fn everywhere(name: &'static str, takes: Takes) -> Flag {
    Flag { name, short: None, before_command: true, takes }
}

pub(super) const FLAGS: &[Flag] = &[
    everywhere("provider", Word(&[("kubernetes", Usual), ("openshift", Refused(OPENSHIFT))])),
    everywhere("error-on-warning", Switch(Refused(STRICT), Usual)),
    everywhere("suppress-warnings", Switch(Refused(QUIET), Usual)),
    short("json", 'j', Switch(Format(Json), Usual)),
    short("yaml", 'y', Switch(Format(Yaml), Usual)),
    flag("indent", Text("the output is indented by two spaces")),
    flag("replicas", Text(REPLICAS)),
    flag(
        "volumes",
        Word(&[
            ("persistentVolumeClaim", Usual),
            ("hostPath", Setting("bind-mounts", "hostpath")),
            ("configMap", Setting("bind-mounts", "configmap")),
            ("emptyDir", Refused(EMPTY)),
        ]),
    ),
    flag("emptyvols", Switch(Refused(EMPTY), Usual)),
    short("deployment", 'd', Switch(Setting("controller", "deployment"), Usual)),
    flag("daemon-set", Switch(Setting("controller", "daemonset"), Usual)),
    flag("replication-controller", Switch(Refused("a Deployment does what such a controller did"), Usual)),
    flag(
        "generate-network-policies",
        Switch(Setting("network-policies", "always"), Setting("network-policies", "never")),
    ),
    flag("with-kompose-annotation", Switch(Refused("no object says who wrote it and how"), Usual)),
    flag("service-group-mode", Word(&[("label", Usual), ("volume", Refused(GROUP))])),
    flag("service-group-name", Text(GROUP)),
    flag(
        "multiple-container-mode",
        Switch(Usual, Refused("services without the label `kompose.service.group` have a Pod each")),
    ),
    flag("secrets-as-files", Switch(Usual, Refused("a secret is a file, as it is in Compose"))),
    flag("build", Word(&[("none", Usual), ("local", Refused(BUILD)), ("build-config", Refused(OPENSHIFT))])),
    flag("build-command", Text(BUILD)),
    flag("push-image", Switch(Refused(BUILD), Usual)),
    flag("push-image-registry", Text(BUILD)),
    flag("push-command", Text(BUILD)),
    flag("build-repo", Text(OPENSHIFT)),
    flag("build-branch", Text(OPENSHIFT)),
    flag("insecure-repository", Switch(Refused(OPENSHIFT), Usual)),
    flag("deployment-config", Switch(Refused(OPENSHIFT), Usual)),
    short("chart", 'c', Switch(Refused(CHART), Usual)),
    flag("no-interpolate", Switch(Refused(TEMPLATES), Usual)),
];
