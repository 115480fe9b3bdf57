//! A service of a stack.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Deploy, Text, Texts, document};
use crate::model::{Duration, PortMode, Protocol, Test};

document! {
    /// A service.
    pub struct Service {
        /// The Compose service that it was made from; not written.
        #[serde(skip)]
        compose: String,
        /// The image.
        image: Option<Text>,
        /// Linux capabilities to add.
        cap_add: Vec<Text>,
        /// Linux capabilities to take away.
        cap_drop: Vec<Text>,
        /// The arguments of the container; the image's if absent.
        command: Vec<Text>,
        /// Configs as files.
        configs: Vec<FileReference>,
        /// The managed service account (Windows).
        credential_spec: Option<CredentialSpec>,
        /// How the service is deployed.
        deploy: Option<Deploy>,
        /// DNS servers.
        dns: Vec<Text>,
        /// Search domains of the resolver.
        dns_search: Vec<Text>,
        /// The program of the container; the image's if absent.
        entrypoint: Vec<Text>,
        /// Environment variables; one without a value is taken from the shell that deploys.
        environment: BTreeMap<String, Option<Text>>,
        /// Further entries of `/etc/hosts`, as `host:address`.
        extra_hosts: Vec<Text>,
        /// How to tell whether a task is healthy.
        healthcheck: Option<HealthCheck>,
        /// The host name.
        hostname: Option<Text>,
        /// Whether an init process runs as process 1.
        init: Option<bool>,
        /// The isolation technology (Windows).
        isolation: Option<Text>,
        /// Metadata of the containers.
        labels: Texts,
        /// Where logs go.
        logging: Option<Logging>,
        /// The networks; only the one that every service joins if absent.
        networks: BTreeMap<String, Attachment>,
        /// The published ports.
        ports: Vec<Port>,
        /// Whether the root file system is read-only.
        read_only: Option<bool>,
        /// Secrets as files.
        secrets: Vec<FileReference>,
        /// Whether standard input stays open.
        stdin_open: Option<bool>,
        /// How long a container has to stop.
        stop_grace_period: Option<Duration>,
        /// The signal that stops a container.
        stop_signal: Option<Text>,
        /// Kernel parameters.
        sysctls: Texts,
        /// Whether a container has a terminal.
        tty: Option<bool>,
        /// Resource limits of processes.
        ulimits: BTreeMap<String, Ulimit>,
        /// The user.
        user: Option<Text>,
        /// What is mounted.
        volumes: Vec<Mount>,
        /// The working directory.
        working_dir: Option<Text>,
    }

    /// A managed service account.
    pub struct CredentialSpec {
        /// A config that describes it.
        config: Option<Text>,
        /// A file that describes it.
        file: Option<Text>,
        /// An entry of the registry that describes it.
        registry: Option<Text>,
    }

    /// A secret or a config as a file in the container.
    pub struct FileReference {
        /// The group of the file.
        gid: Option<Text>,
        /// The permissions of the file.
        mode: Option<u32>,
        /// The secret or the config.
        source: Text,
        /// The path of the file.
        target: Text,
        /// The owner of the file.
        uid: Option<Text>,
    }

    /// How to tell whether a task is healthy.
    pub struct HealthCheck {
        /// Whether the image's own check is switched off.
        disable: Option<bool>,
        /// The pause between two checks.
        interval: Option<Duration>,
        /// After how many failures in a row the task is unhealthy.
        retries: Option<i64>,
        /// The pause between two checks during the start.
        start_interval: Option<Duration>,
        /// How long failures do not count after the start.
        start_period: Option<Duration>,
        /// The check itself: its kind, then its words.
        test: Vec<Text>,
        /// How long a check may take.
        timeout: Option<Duration>,
    }

    /// Where logs go.
    pub struct Logging {
        /// The driver.
        driver: Option<Text>,
        /// Options of the driver.
        options: Texts,
    }

    /// How a service is known on a network.
    pub struct Attachment {
        /// Further names.
        aliases: Vec<Text>,
        /// Options of the driver.
        driver_opts: Texts,
    }

    /// A published port.
    pub struct Port {
        /// Whether all nodes publish it or only those with a task.
        mode: Option<PortMode>,
        /// The protocol.
        protocol: Option<Protocol>,
        /// The port of the nodes; Swarm chooses one if absent.
        published: Option<u16>,
        /// The port of the container.
        target: Option<u16>,
    }

    /// What is mounted.
    pub struct Mount {
        /// Options of a bind mount.
        bind: Option<BindOptions>,
        /// Whether the container may not write.
        read_only: Option<bool>,
        /// The volume, or the path of the node.
        source: Option<Text>,
        /// The path in the container.
        target: Text,
        /// Options of a memory file system.
        tmpfs: Option<TmpfsOptions>,
        /// What is mounted.
        kind as "type": MountType,
        /// Options of a volume.
        volume: Option<VolumeOptions>,
    }

    /// Options of a bind mount.
    pub struct BindOptions {
        /// How mounts inside spread.
        propagation: Option<Text>,
    }

    /// Options of a memory file system.
    pub struct TmpfsOptions {
        /// The size in bytes.
        size: Option<i64>,
    }

    /// Options of a volume.
    pub struct VolumeOptions {
        /// Whether a new volume stays empty instead of being filled from the image.
        nocopy: Option<bool>,
        /// The path inside the volume.
        subpath: Option<Text>,
    }
}

/// What a stack can mount.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum MountType {
    /// A path of the node.
    Bind,
    /// A cluster volume.
    Cluster,
    /// A named pipe (Windows).
    Npipe,
    /// A memory file system.
    Tmpfs,
    /// A volume, named or anonymous.
    #[default]
    Volume,
}

impl crate::yaml::decode::Absent for MountType {
    fn is_absent(&self) -> bool {
        false
    }
}

/// A resource limit of processes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Ulimit {
    /// One number for both limits.
    Single(i64),
    /// Two limits.
    Range {
        /// The limit that processes may not exceed.
        hard: i64,
        /// The limit that they may raise.
        soft: i64,
    },
}

impl HealthCheck {
    /// The words of a test in the form of a list.
    pub(in crate::swarm) fn words(test: &Test) -> Vec<Text> {
        let (kind, words): (&str, &[String]) = match test {
            Test::None => ("NONE", &[]),
            Test::Command(words) => ("CMD", words),
            Test::Shell(words) => ("CMD-SHELL", words),
        };
        std::iter::once(Text::from(kind)).chain(words.iter().map(|word| Text::from(word.as_str()))).collect()
    }
}
