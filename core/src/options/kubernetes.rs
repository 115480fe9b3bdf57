//! What a caller can choose about Kubernetes manifests.
//!
//! Of several sources the nearest to the service wins: `x-kubernetes` on it, then a `kompose.*` label, then the option,
//! then its default.

pub use super::setting::Setting;
use super::setting::Value;

choices! {
    /// How published ports are reached from outside of the cluster.
    pub enum Expose {
        /// Not at all: a port of a laptop is no wish for a public address.
        None = "none",
        /// By a Service of type `LoadBalancer`.
        LoadBalancer = "loadbalancer",
        /// By a Service of type `NodePort`.
        NodePort = "nodeport",
        /// By an Ingress, for ports that speak HTTP.
        Ingress = "ingress",
        /// By an `HTTPRoute` of the Gateway API, for ports that speak HTTP.
        Gateway = "gateway",
    }

    /// The kind of workload of services that would become Deployments.
    pub enum Controller {
        /// What the Compose file says: its `deploy.mode`, its restart policy, who waits for it.
        Auto = "auto",
        /// A Deployment.
        Deployment = "deployment",
        /// A `DaemonSet`.
        DaemonSet = "daemonset",
        /// A `StatefulSet`.
        StatefulSet = "statefulset",
    }

    /// How many nodes and Pods may use a claim.
    pub enum AccessMode {
        /// `ReadWriteOnce`: all Pods of one node, which every provisioner has.
        Rwo = "rwo",
        /// `ReadWriteMany`: Pods of all nodes.
        Rwx = "rwx",
        /// `ReadWriteOncePod`: a single Pod.
        Rwop = "rwop",
        /// `ReadOnlyMany`: Pods of all nodes, which only read.
        Rox = "rox",
    }

    /// Whether an empty claim gets the files that the image has in its place, as Docker does it.
    pub enum SeedVolumes {
        /// It stays empty.
        None = "none",
        /// A container that runs before copies them; the image needs a shell.
        Copy = "copy",
    }

    /// What becomes of bind mounts.
    pub enum BindMounts {
        /// What suits the files that lie there.
        Auto = "auto",
        /// A `ConfigMap` (a Secret for secret files).
        ConfigMap = "configmap",
        /// A claim, which starts empty.
        Pvc = "pvc",
        /// The path on the node.
        HostPath = "hostpath",
        /// Nothing.
        Skip = "skip",
    }

    /// Whether the output holds the values of secrets.
    pub enum SecretValues {
        /// It does, in files that only their owner can read.
        Include = "include",
        /// It holds `CHANGE_ME` for each.
        Placeholder = "placeholder",
    }

    /// Where the variables of env files stand.
    pub enum EnvFiles {
        /// In a `ConfigMap` for each service.
        ConfigMap = "configmap",
        /// In the container, like those of `environment`.
        Inline = "inline",
    }

    /// Where variables with passwords and the like stand.
    pub enum SensitiveEnv {
        /// In a Secret for each service.
        Secret = "secret",
        /// With the others.
        Plain = "plain",
    }

    /// Which changes of configuration restart Pods.
    pub enum ConfigHash {
        /// Those of configs, secrets and variables.
        All = "all",
        /// Those of what is no secret.
        Configs = "configs",
        /// None.
        None = "none",
    }

    /// Which probes a health check becomes.
    pub enum Probes {
        /// A readiness, a liveness and, where it needs time to start, a startup probe.
        Full = "full",
        /// A readiness probe: an unhealthy container gets no traffic but is not restarted.
        Readiness = "readiness",
        /// None.
        None = "none",
    }

    /// How probes check.
    pub enum ProbeStyle {
        /// By the command of the health check.
        Exec = "exec",
        /// By the kubelet itself, where it checks the same.
        Native = "native",
    }

    /// Whether services wait for those that they depend on.
    pub enum WaitFor {
        /// They do, in containers that run before.
        Auto = "auto",
        /// They do not.
        None = "none",
    }

    /// Whether networks become `NetworkPolicies`.
    pub enum NetworkPolicies {
        /// Where they keep services apart.
        Auto = "auto",
        /// Always.
        Always = "always",
        /// Never.
        Never = "never",
    }

    /// What containers may do.
    pub enum Security {
        /// What they may do under Compose.
        Compose = "compose",
        /// No more than the Pod Security Standard "restricted" allows.
        Restricted = "restricted",
    }

    /// What becomes of sysctls that clusters forbid by default.
    pub enum UnsafeSysctls {
        /// They are left out: a Pod with one would never start.
        Drop = "drop",
        /// They are written, for nodes that allow them.
        Emit = "emit",
    }

    /// What becomes of names of services that no Kubernetes Service can have, where other services use them as hosts.
    pub enum RewriteHosts {
        /// They are rewritten.
        Auto = "auto",
        /// They are reported.
        Off = "off",
    }

    /// Whether services of several Pods get a disruption budget.
    pub enum Pdb {
        /// They do not.
        Off = "off",
        /// They do.
        On = "on",
    }
}

/// A release of Kubernetes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct KubernetesVersion {
    /// The number behind `1.`.
    pub minor: u16,
}

impl KubernetesVersion {
    /// The oldest release that the output is made for, and the default.
    pub const OLDEST: Self = Self { minor: 29 };

    /// The release that a text such as `1.33` or `v1.33.2` names; nothing if it names none, or an older one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.strip_prefix('v').unwrap_or(text).split('.');
        let (major, minor) = (parts.next()?, parts.next()?);
        let patch = parts.next().is_none_or(|patch| patch.parse::<u16>().is_ok());
        let minor = minor.parse().ok().filter(|_| major == "1" && patch && parts.next().is_none())?;
        Some(Self { minor }).filter(|version| *version >= Self::OLDEST)
    }
}

impl Value for KubernetesVersion {
    fn give(&mut self, text: &str) -> Result<(), String> {
        *self = Self::parse(text).ok_or("it is a release such as 1.33, and 1.29 is the oldest")?;
        Ok(())
    }
}

impl Default for KubernetesVersion {
    fn default() -> Self {
        Self::OLDEST
    }
}

options! {
    /// Everything a caller can choose about manifests; the defaults suit a first try.
    pub struct KubernetesOptions;
    /// The oldest release of Kubernetes that has to take the manifests [default: 1.29]
    version as "kubernetes-version": KubernetesVersion,
    /// How published ports are reached from outside of the cluster
    expose as "expose": Expose,
    /// Host name of Ingresses and routes; `{service}` in it stands for the service
    host as "host": Option<String>,
    /// Gateway that routes belong to: NAME or NAMESPACE/NAME
    gateway as "gateway": Option<String>,
    /// Class of a Gateway to write
    gateway_class as "gateway-class": Option<String>,
    /// Class of Ingresses [default: that of the cluster]
    ingress_class as "ingress-class": Option<String>,
    /// Kind of workload for services whose Compose file leaves it open
    controller as "controller": Controller,
    /// Size of claims for named volumes [default: 1Gi]
    volume_size as "volume-size": Option<String>,
    /// Storage class of claims [default: that of the cluster]
    storage_class as "storage-class": Option<String>,
    /// How many nodes and Pods may use a claim
    access_mode as "access-mode": AccessMode,
    /// Whether an empty claim gets the files that the image has in its place
    seed_volumes as "seed-volumes": SeedVolumes,
    /// What becomes of bind mounts
    bind_mounts as "bind-mounts": BindMounts,
    /// Folder outside of the project whose files may be taken into the output; repeatable
    bind_roots as "bind-root": Vec<String>,
    /// Whether the output holds the values of secrets
    secret_values as "secret-values": SecretValues,
    /// Where the variables of env files stand
    env_files as "env-files": EnvFiles,
    /// Where variables with passwords and the like stand
    sensitive_env as "sensitive-env": SensitiveEnv,
    /// Which changes of configuration restart Pods
    config_hash as "config-hash": ConfigHash,
    /// Which probes a health check becomes
    probes as "probes": Probes,
    /// Whether probes run the command of the health check, or what does the same without one
    probe_style as "probe-style": ProbeStyle,
    /// Whether services wait for those that they depend on
    wait_for as "wait-for": WaitFor,
    /// Image that waits for a port [default: busybox:1.37]
    wait_image as "wait-image": Option<String>,
    /// Image that waits for a Job [default: registry.k8s.io/kubectl:v1.34.1]
    kubectl_image as "kubectl-image": Option<String>,
    /// Whether networks become NetworkPolicies
    network_policies as "network-policies": NetworkPolicies,
    /// What containers may do: what Compose says, or no more than the Pod Security Standard allows
    security as "security": Security,
    /// What becomes of sysctls that clusters forbid by default
    unsafe_sysctls as "unsafe-sysctls": UnsafeSysctls,
    /// What stands before the names of images that the project builds, such as registry.example.com/team
    image_prefix as "image-prefix": Option<String>,
    /// Resource that stands for a GPU [default: nvidia.com/gpu]
    gpu_resource as "gpu-resource": Option<String>,
    /// Address of the server of language models
    model_endpoint as "model-endpoint": Option<String>,
    /// What becomes of the names of services that Kubernetes cannot have, where others use them as hosts
    rewrite_hosts as "rewrite-hosts": RewriteHosts,
    /// Whether services of several Pods get a disruption budget
    pdb as "pdb": Pdb,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_releases_from_1_29_on() {
        let table = [
            ("1.29", Some(29)),
            ("v1.33", Some(33)),
            ("1.35.2", Some(35)),
            ("1.28", None),
            ("2.30", None),
            ("1", None),
            ("1.33.x", None),
            ("1.33.1.1", None),
            ("", None),
        ];
        for (text, minor) in table {
            assert_eq!(KubernetesVersion::parse(text).map(|version| version.minor), minor, "{text}");
        }
    }

    #[test]
    fn options_are_set_by_name() {
        let mut options = KubernetesOptions::default();
        assert_eq!(options.set("expose", "ingress"), Ok(()));
        assert_eq!(options.set("bind-root", "/a"), Ok(()));
        assert_eq!(options.set("bind-root", "/b"), Ok(()));
        assert_eq!(options.set("volume-size", "5Gi"), Ok(()));
        assert!(options.set("expose", "Ingress").is_err() && options.set("exposed", "x").is_err());
        assert!(options.set("kubernetes-version", "1.20").is_err());
        assert_eq!((options.expose, options.bind_roots.len()), (Expose::Ingress, 2));
        for setting in KubernetesOptions::SETTINGS {
            let default = setting.words.first().map(|word| options.clone().set(setting.name, word));
            assert!(default.is_none_or(|set| set.is_ok()), "{}", setting.name);
        }
    }
}
