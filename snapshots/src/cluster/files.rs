//! What a container finds at a path.

use serde_json::Value;

use super::{Cluster, Container};
use crate::look::Look;

/// A file that a container sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// What is in it.
    pub content: Content,
    /// Its permission bits.
    pub mode: i64,
}

/// What is in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// These bytes.
    Bytes(Vec<u8>),
    /// The value of a key in an object that is not among the manifests, as `kind/name/key`.
    Elsewhere(String),
}

/// A mount of a container with the volume behind it.
#[derive(Debug, Clone, Copy)]
pub struct Mount<'a> {
    /// The mount.
    pub value: &'a Value,
    /// The volume of the Pod; null for the template of a claim.
    pub volume: &'a Value,
}

/// Permission bits of files in a volume that says nothing of them.
const USUAL_MODE: i64 = 0o644;

impl<'a> Container<'a> {
    /// The mounts in order.
    #[must_use]
    pub fn mounts(&self) -> Vec<Mount<'a>> {
        let volumes = self.pod.spec().items("/volumes");
        let volume =
            |mount: &Value| volumes.iter().find(|volume| volume.text("/name") == mount.text("/name"));
        let mounts = self.value.items("/volumeMounts").iter();
        mounts.map(|mount| Mount { value: mount, volume: volume(mount).unwrap_or(&Value::Null) }).collect()
    }

    /// The mounts at exactly a path.
    #[must_use]
    pub fn mounts_at(&self, path: &str) -> Vec<Mount<'a>> {
        let path = trimmed(path);
        self.mounts()
            .into_iter()
            .filter(|mount| mount.value.text("/mountPath").map(trimmed) == Some(path))
            .collect()
    }

    /// The claim behind a mount: that of a volume, or one that a `StatefulSet` makes.
    #[must_use]
    pub fn claim(&self, mount: &Mount<'a>) -> Option<&'a str> {
        let templates = self.pod.workload.items("/spec/volumeClaimTemplates").iter();
        let mut templates = templates.filter_map(|claim| claim.text("/metadata/name"));
        let named = mount.value.text("/name");
        mount
            .volume
            .text("/persistentVolumeClaim/claimName")
            .or_else(|| templates.find(|claim| Some(*claim) == named))
    }

    /// The file at a path that comes from a `ConfigMap` or Secret, from the mount that reaches nearest to it.
    #[must_use]
    pub fn file(&self, path: &str) -> Option<File> {
        let mounts = self.mounts().into_iter();
        let (mount, rest) = mounts
            .filter_map(|mount| Some((mount, below(path, mount.value.text("/mountPath")?)?)))
            .min_by_key(|(_, rest)| rest.len())?;
        let within = [mount.value.text("/subPath").unwrap_or_default(), rest];
        let within: Vec<&str> = within.into_iter().filter(|part| !part.is_empty()).collect();
        volume_file(self.cluster, mount.volume, &within.join("/"))
    }
}

/// A path without the `/` at its end.
fn trimmed(path: &str) -> &str {
    let trimmed = path.trim_end_matches('/');
    if trimmed.is_empty() { "/" } else { trimmed }
}

/// What a path has left behind a folder; nothing if it does not lie there.
fn below<'a>(path: &'a str, folder: &str) -> Option<&'a str> {
    let rest = path.strip_prefix(trimmed(folder))?;
    (rest.is_empty() || rest.starts_with('/')).then(|| rest.trim_start_matches('/'))
}

/// The file at a path within a volume.
fn volume_file(cluster: &Cluster, volume: &Value, path: &str) -> Option<File> {
    let single = |kind: &str, source: &Value, name: &str, mode: Option<i64>| {
        source_file(cluster, (kind, source.text(name)?), (source, mode), path)
    };
    if let Some(source) = volume.get("secret") {
        return single("Secret", source, "/secretName", source.number("/defaultMode"));
    }
    if let Some(source) = volume.get("configMap") {
        return single("ConfigMap", source, "/name", source.number("/defaultMode"));
    }
    let mode = volume.number("/projected/defaultMode");
    volume.items("/projected/sources").iter().find_map(|source| {
        let secret = source.get("secret").and_then(|source| single("Secret", source, "/name", mode));
        secret.or_else(|| single("ConfigMap", source.get("configMap")?, "/name", mode))
    })
}

/// The file at a path within one `ConfigMap` or Secret.
fn source_file(
    cluster: &Cluster,
    (kind, name): (&str, &str),
    (source, mode): (&Value, Option<i64>),
    path: &str,
) -> Option<File> {
    let items = source.items("/items");
    let item = items.iter().find(|item| item.text("/path") == Some(path));
    let key = if items.is_empty() { path } else { item?.text("/key")? };
    let content = match cluster.object(kind, name) {
        Some(_) => Content::Bytes(cluster.data(kind, name, key)?),
        None => Content::Elsewhere(format!("{kind}/{name}/{key}")),
    };
    let mode = item.and_then(|item| item.number("/mode")).or(mode).unwrap_or(USUAL_MODE);
    Some(File { content, mode })
}
