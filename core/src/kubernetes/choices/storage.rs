//! What is asked for storage: claims, bind mounts, the group that owns volumes.

use super::{Choices, Given, Instructions, VolumeType, claim_mode};
use crate::diagnostic::codes::kubernetes as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::kubernetes::metadata::instruction;
use crate::kubernetes::{names, place, quantity};
use crate::model::Labels;
use crate::model::x_kubernetes::{XAccessMode, XBindMount, XFileObject, XVolume};
use crate::options::kubernetes::{BindMounts, SecretValues};
use crate::source::Place;
use crate::yaml::decode::Origin;

/// What is asked for a claim; what nobody says stays open.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct ClaimWishes {
    pub(crate) size: Option<String>,
    pub(crate) class: Option<String>,
    /// Those that a label or the extension names.
    pub(crate) modes: Vec<XAccessMode>,
    /// The label that the volume behind the claim must have.
    pub(crate) selector: Option<String>,
}

/// Where labels about a claim can stand.
struct Sources<'c> {
    volume: Option<&'c Instructions>,
    services: Vec<&'c Instructions>,
}

impl Sources<'_> {
    /// What a label says: that of the volume wins, those of services have to agree.
    fn label<T: Clone + PartialEq + 'static>(
        &self,
        name: &str,
        of: fn(&Instructions) -> Option<&Given<T>>,
        diagnostics: &mut Diagnostics,
    ) -> Option<T> {
        if let Some(given) = self.volume.and_then(of) {
            return Some(given.value.clone());
        }
        let mut said = self.services.iter().filter_map(|labels| of(labels));
        let first = said.next()?;
        if let Some(other) = said.find(|other| other.value != first.value) {
            let message =
                format!("two services use the same volume and give it a different `kompose.{name}`");
            let mut found = Diagnostic::new(codes::OPTION_CONFLICT, other.place.clone(), message)
                .help("write the label on the volume, or the same value on each service");
            if let Some(span) = first.place.span {
                found = found.related(span, "the other value is here");
            }
            diagnostics.push(found);
        }
        Some(first.value.clone())
    }
}

impl Choices<'_> {
    /// What is asked for the claim of a volume, or of something without a name, and of the services that use it.
    pub(crate) fn claim(
        &self,
        volume: Option<&str>,
        users: &[String],
        diagnostics: &mut Diagnostics,
    ) -> ClaimWishes {
        let said = volume.map(|key| self.volume(key));
        let extension = said.map(|said| &said.extension);
        let from = Sources {
            volume: said.map(|said| &said.labels),
            services: users.iter().map(|key| &self.service(key).labels).collect(),
        };
        let size = from.label("volume.size", |labels| labels.volume_size.as_ref(), diagnostics);
        let class =
            from.label("volume.storage-class-name", |labels| labels.storage_class.as_ref(), diagnostics);
        let mode = from.label("volume.access-mode", |labels| labels.access_mode.as_ref(), diagnostics);
        let modes = extension.map(|extension| extension.access_modes.clone()).unwrap_or_default();
        ClaimWishes {
            size: extension.and_then(|extension| Some(extension.size.as_ref()?.value.0.clone())).or(size),
            class: extension
                .and_then(|extension| Some(extension.storage_class.as_ref()?.value.clone()))
                .or(class),
            modes: if modes.is_empty() { mode.into_iter().collect() } else { modes },
            selector: from.label("volume.selector", |labels| labels.volume_selector.as_ref(), diagnostics),
        }
    }

    /// The access mode of claims about which nobody says anything.
    pub(crate) fn default_access_mode(&self) -> XAccessMode {
        claim_mode(self.options.access_mode)
    }

    /// What volumes of a service become, if a label says it; that of the volume wins.
    pub(crate) fn volume_type(&self, service: &str, volume: Option<&str>) -> Option<&Given<VolumeType>> {
        let of_volume = volume.and_then(|key| self.volume(key).labels.volume_type.as_ref());
        of_volume.or(self.service(service).labels.volume_type.as_ref())
    }

    /// What a bind mount becomes, if somebody says it, and where; `volume` if it is a volume with a device.
    pub(crate) fn bind_mount(
        &self,
        service: &str,
        target: &str,
        volume: Option<&str>,
    ) -> Option<(XBindMount, Place)> {
        let extension = &self.service(service).extension;
        let path = target.trim_end_matches('/');
        let each = extension.bind_mounts.iter().find(|(key, _)| key.text.trim_end_matches('/') == path);
        if let Some((key, kind)) = each {
            return Some((*kind, place::entry(&extension.origin, "bindMounts", key)));
        }
        if let Some(given) = self.volume_type(service, volume) {
            let kind = match given.value {
                VolumeType::Claim => XBindMount::Pvc,
                VolumeType::EmptyDir => XBindMount::EmptyDir,
                VolumeType::HostPath => XBindMount::HostPath,
                VolumeType::ConfigMap => XBindMount::ConfigMap,
            };
            return Some((kind, given.place.clone()));
        }
        let kind = match self.options.bind_mounts {
            BindMounts::Auto => return None,
            BindMounts::ConfigMap => XBindMount::ConfigMap,
            BindMounts::Pvc => XBindMount::Pvc,
            BindMounts::HostPath => XBindMount::HostPath,
            BindMounts::Skip => XBindMount::Skip,
        };
        Some((kind, Place::default()))
    }

    /// Whether the output must not hold the values of secrets.
    pub(crate) fn hides_secrets(&self) -> bool {
        self.options.secret_values == SecretValues::Placeholder
    }

    /// Whether the Pods of a service get a token of the account that it names.
    pub(crate) fn has_token(&self, service: &str) -> bool {
        let said = self.service(service);
        match &said.extension.service_account {
            Some(account) => account.0.automount_token != Some(false),
            None => said.labels.service_account.is_some(),
        }
    }

    /// The group that is asked for as the owner of volumes, and where.
    pub(crate) fn fs_group(&self, service: &str) -> Option<Given<i64>> {
        let said = self.service(service);
        let extension = said
            .extension
            .fs_group
            .map(|group| Given { value: group.0, place: said.extension.origin.value("fsGroup") });
        extension.or_else(|| said.labels.fs_group.clone())
    }

    /// What to say about a group that is asked for as the owner of volumes on Windows, which has no such groups.
    pub(crate) fn group_on_windows(&self, service: &str) -> Option<Diagnostic> {
        let given = self.fs_group(service)?;
        let by_extension = self.service(service).extension.fs_group.is_some();
        let code = if by_extension { codes::X_KUBERNETES_INVALID } else { codes::LABEL_VALUE_INVALID };
        let message = format!("`{service}` runs Windows, where volumes have no group");
        Some(Diagnostic::new(code, given.place, message).help("remove it"))
    }

    /// Reports values about storage that the types of options and extensions let through.
    pub(crate) fn check_storage(&self, diagnostics: &mut Diagnostics) {
        diagnostics.extend(self.invalid_options());
        for said in self.volumes.values() {
            diagnostics.extend(invalid_volume(&said.extension));
        }
        for said in self.secrets.values().chain(self.configs.values()) {
            diagnostics.extend(invalid_key(said));
        }
        for said in self.services.values().map(|said| &said.extension) {
            let group = said.fs_group.filter(|group| !(0..=i64::from(i32::MAX)).contains(&group.0));
            diagnostics.extend(group.map(|_| {
                invalid(
                    said.origin.value("fsGroup"),
                    "`fsGroup` is the number of a group",
                    "write a number such as `1000`",
                )
            }));
        }
    }

    fn invalid_options(&self) -> Vec<Diagnostic> {
        let size = self.options.volume_size.as_deref().filter(|size| !quantity::is_size(size));
        let class = self.options.storage_class.as_deref().filter(|class| !names::is_subdomain(class));
        let root = self.options.bind_roots.iter().find(|root| root.trim().is_empty());
        let size = size.map(|size| ("volume-size", size, "write an amount such as `10Gi`"));
        let class = class.map(|class| {
            (
                "storage-class",
                class,
                "write the name of a storage class; `kubectl get storageclass` lists them",
            )
        });
        let root = root.map(|root| ("bind-root", root.as_str(), "write the path of a folder"));
        let found = [size, class, root].into_iter().flatten();
        found
            .map(|(name, value, help)| {
                let message = format!("the option `{name}` cannot be `{value}`");
                Diagnostic::new(codes::OPTION_INVALID, Place::default(), message).help(help)
            })
            .collect()
    }
}

/// What to say about an instruction that stands where it means nothing.
pub(super) fn misplaced(label: &str, place: Place) -> Diagnostic {
    let message = format!(
        "`{label}` has no effect here: it is for services, and `kompose.volume.…` for top-level volumes too"
    );
    Diagnostic::new(codes::KOMPOSE_LABEL_UNKNOWN, place, message)
        .help("write it on the service, or remove it")
}

/// The instructions among labels of something that takes none.
pub(crate) fn misplaced_in(labels: &Labels, origin: &Origin) -> Vec<Diagnostic> {
    let found = labels.iter().filter(|(key, _)| instruction(&key.text));
    found.map(|(key, _)| misplaced(&key.text, place::entry(origin, "labels", key))).collect()
}

fn invalid(place: Place, message: impl Into<String>, help: &str) -> Diagnostic {
    Diagnostic::new(codes::X_KUBERNETES_INVALID, place, message).help(help)
}

fn invalid_volume(said: &XVolume) -> Vec<Diagnostic> {
    let place = |key| said.origin.value(key);
    let size = said.size.as_ref().filter(|size| !quantity::is_size(&size.value.0)).map(|size| {
        let message = format!("`size` cannot be `{}`", size.value.0);
        invalid(place("size"), message, "write an amount such as `10Gi`")
    });
    // An empty name is the API's way to ask for a volume that somebody made by hand.
    let class = said.storage_class.as_ref().map(|class| class.value.as_str());
    let class = class.filter(|class| !class.is_empty() && !names::is_subdomain(class)).map(|class| {
        let message = format!("`storageClass` cannot be `{class}`");
        invalid(
            place("storageClass"),
            message,
            "write the name of a storage class; `kubectl get storageclass` lists them",
        )
    });
    let alone = said.access_modes.contains(&XAccessMode::ReadWriteOncePod) && said.access_modes.len() > 1;
    let modes = alone.then(|| {
        let message = "`ReadWriteOncePod` cannot stand beside other access modes";
        invalid(place("accessModes"), message, "leave only one of them")
    });
    size.into_iter().chain(class).chain(modes).collect()
}

fn invalid_key(said: &XFileObject) -> Option<Diagnostic> {
    let key = said.key.as_ref().map(|key| key.value.as_str())?;
    let good = key.len() <= 253 && names::data_key(key) == key && !key.starts_with("..");
    (!good || matches!(key, "" | ".")).then(|| {
        let message = format!("`{key}` cannot be a key in a ConfigMap or a Secret");
        invalid(said.origin.value("key"), message, "use letters, digits, `-`, `_` and `.`")
    })
}

/// Whether all Pods with a claim have to run on one node.
pub(crate) fn is_on_one_node(modes: &[XAccessMode]) -> bool {
    modes.contains(&XAccessMode::ReadWriteOnce) && !modes.contains(&XAccessMode::ReadWriteMany)
}

/// Whether nobody may write to a claim.
pub(crate) fn is_read_only(modes: &[XAccessMode]) -> bool {
    !modes.is_empty() && modes.iter().all(|mode| *mode == XAccessMode::ReadOnlyMany)
}
