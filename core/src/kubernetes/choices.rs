//! What the user asks for beyond Compose: by `x-kubernetes`, by labels `kompose.*`, by options.
//!
//! Of several sources the nearest to the service wins: its extension, then its labels, then the option, then the
//! option's default.

mod agree;
mod behaviour;
mod exposure;
mod instructions;
mod pod;
mod run;
mod said;
pub(crate) mod storage;
mod values;

use std::collections::BTreeMap;
use std::sync::LazyLock;

pub(crate) use exposure::{FrontKind, FrontWish, Publication};
pub(crate) use instructions::{GROUP, Given, Instructions, PREFIX};
pub(crate) use pod::Account;
pub(crate) use run::{Autoscaler, Budget, Cron, Limits};
pub(crate) use said::Said;
pub(crate) use values::{Hosts, LabelController, LabelServiceType, MemoryTarget, VolumeType};

use super::metadata::instruction as is_instruction;
use super::place;
use crate::Application;
use crate::diagnostic::codes::kubernetes as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::x_kubernetes::{XAccessMode, XController, XFileObject, XKubernetes, XProject, XVolume};
use crate::model::{Labels, Service, Volume};
use crate::options::KubernetesOptions;
use crate::options::kubernetes::{AccessMode, Controller};
use crate::source::Place;
use crate::yaml::decode::{Decode, Decoder, Extensions, Map, Origin};

/// What the labels start with that volumes can have.
const VOLUME_PREFIX: &str = "kompose.volume.";

/// The key of the extension.
const EXTENSION: &str = "x-kubernetes";

/// What is asked for a project.
pub(crate) struct Choices<'a> {
    pub(crate) options: &'a KubernetesOptions,
    pub(crate) project: XProject,
    services: BTreeMap<&'a str, ServiceChoices>,
    volumes: BTreeMap<&'a str, VolumeChoices>,
    secrets: BTreeMap<&'a str, XFileObject>,
    configs: BTreeMap<&'a str, XFileObject>,
}

/// What is asked for a service.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct ServiceChoices {
    pub(crate) extension: XKubernetes,
    pub(crate) labels: Instructions,
}

/// What is asked for a volume.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct VolumeChoices {
    pub(crate) extension: XVolume,
    pub(crate) labels: Instructions,
}

impl<'a> Choices<'a> {
    /// Reads the extensions and the labels of a project, and reports what is wrong with them.
    pub(crate) fn new(
        application: &'a Application,
        options: &'a KubernetesOptions,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let project = &application.project;
        behaviour::report_options(options, diagnostics);
        let choices = Self {
            options,
            project: extension(&project.extensions, &project.origin, diagnostics),
            services: each(&project.services, |key, service| {
                of_service(application, key, service, diagnostics)
            }),
            volumes: each(&project.volumes, |_, volume| of_volume(volume, diagnostics)),
            secrets: each(&project.secrets, |_, secret| {
                extension(&secret.extensions, &secret.origin, diagnostics)
            }),
            configs: each(&project.configs, |_, config| {
                extension(&config.extensions, &config.origin, diagnostics)
            }),
        };
        behaviour::report_waits(project, |key| choices.services.get(key), diagnostics);
        choices
    }

    /// What is asked for a service.
    pub(crate) fn service(&self, key: &str) -> &ServiceChoices {
        static NOTHING: LazyLock<ServiceChoices> = LazyLock::new(ServiceChoices::default);
        self.services.get(key).unwrap_or(&NOTHING)
    }

    /// What is asked for a volume.
    pub(crate) fn volume(&self, key: &str) -> &VolumeChoices {
        static NOTHING: LazyLock<VolumeChoices> = LazyLock::new(VolumeChoices::default);
        self.volumes.get(key).unwrap_or(&NOTHING)
    }

    /// What is asked for a secret.
    pub(crate) fn secret(&self, key: &str) -> Option<&XFileObject> {
        self.secrets.get(key)
    }

    /// What is asked for a config.
    pub(crate) fn config(&self, key: &str) -> Option<&XFileObject> {
        self.configs.get(key)
    }

    /// The kind of workload that is asked for, if any.
    pub(crate) fn controller(&self, key: &str) -> Option<XController> {
        let service = self.service(key);
        let label = service.labels.controller.as_ref().map(|given| match given.value {
            LabelController::Deployment => XController::Deployment,
            LabelController::DaemonSet => XController::DaemonSet,
            LabelController::StatefulSet => XController::StatefulSet,
            LabelController::Job => XController::Job,
        });
        service.extension.controller.or(label)
    }

    /// The kind of workload that takes the place of a Deployment, if an option names one.
    pub(crate) fn default_controller(&self) -> XController {
        match self.options.controller {
            Controller::Auto | Controller::Deployment => XController::Deployment,
            Controller::DaemonSet => XController::DaemonSet,
            Controller::StatefulSet => XController::StatefulSet,
        }
    }

    /// The name of the objects of a service, if it is not to be its Compose name.
    pub(crate) fn name(&self, key: &str) -> Option<&str> {
        let service = self.service(key);
        let label = service.labels.name.as_ref().map(|given| given.value.as_str());
        service.extension.name.as_ref().map(|name| name.as_str()).or(label)
    }
}

/// The access mode that an option or a label names.
fn claim_mode(mode: AccessMode) -> XAccessMode {
    match mode {
        AccessMode::Rwo => XAccessMode::ReadWriteOnce,
        AccessMode::Rwx => XAccessMode::ReadWriteMany,
        AccessMode::Rwop => XAccessMode::ReadWriteOncePod,
        AccessMode::Rox => XAccessMode::ReadOnlyMany,
    }
}

/// What is asked for each of the things that say something.
fn each<T, C: Default + PartialEq>(map: &Map<T>, mut read: impl FnMut(&str, &T) -> C) -> BTreeMap<&str, C> {
    let mut choices = BTreeMap::new();
    for (key, value) in map {
        let said = read(&key.text, value);
        if said != C::default() {
            choices.insert(key.text.as_str(), said);
        }
    }
    choices
}

fn of_service(
    application: &Application,
    key: &str,
    service: &Service,
    diagnostics: &mut Diagnostics,
) -> ServiceChoices {
    let files = application.label_file_labels(key);
    let files = files.map(|(name, label)| (name, label.value.as_str(), label.place.clone()));
    let own = labels(&service.labels, &service.origin);
    let deploy = service.deploy.iter().flat_map(|deploy| labels(&deploy.labels, &deploy.origin));
    ServiceChoices {
        extension: extension(&service.extensions, &service.origin, diagnostics),
        labels: Instructions::read(files.chain(own).chain(deploy), diagnostics),
    }
}

fn of_volume(volume: &Volume, diagnostics: &mut Diagnostics) -> VolumeChoices {
    let said = labels(&volume.labels, &volume.origin);
    let (own, others): (Vec<_>, Vec<_>) =
        said.partition(|(label, ..)| !is_instruction(label) || label.starts_with(VOLUME_PREFIX));
    diagnostics.extend(others.into_iter().map(|(label, _, place)| storage::misplaced(label, place)));
    VolumeChoices {
        extension: extension(&volume.extensions, &volume.origin, diagnostics),
        labels: Instructions::read(own, diagnostics),
    }
}

fn labels<'l>(labels: &'l Labels, origin: &'l Origin) -> impl Iterator<Item = (&'l str, &'l str, Place)> {
    labels.iter().map(|(key, value)| (key.text.as_str(), &**value, place::entry(origin, "labels", key)))
}

/// The extension of a mapping; its mistakes get a code of their own.
fn extension<T: Decode + Default>(
    extensions: &Extensions,
    origin: &Origin,
    diagnostics: &mut Diagnostics,
) -> T {
    let Some(node) = extensions.0.get(EXTENSION).filter(|node| !node.is_null()) else { return T::default() };
    let mut mistakes = Diagnostics::new();
    let path = origin.path_of(EXTENSION);
    let value = T::decode(node.clone(), &mut Decoder::of_extension(path, &mut mistakes));
    diagnostics.extend(mistakes.into_list().into_iter().map(|said| {
        let code = if said.is_error() { codes::X_KUBERNETES_INVALID } else { said.code };
        Diagnostic { code, ..said }
    }));
    value.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<String> {
        let mut sources = crate::source::Sources::default();
        let mut diagnostics = Diagnostics::new();
        let input = crate::Input::new("/p/compose.yaml", text);
        let files = crate::MemoryFiles::new();
        let application = crate::compose::load(&input, &files, &mut sources, &mut diagnostics);
        let application = application.expect("a project");
        Choices::new(&application, &KubernetesOptions::default(), &mut diagnostics);
        diagnostics
            .iter()
            .map(|said| format!("{} {}: {}", said.code, said.place.path, said.message))
            .collect()
    }

    #[test]
    fn what_is_wrong_is_said_with_its_place() {
        let text = "services:\n  web:\n    image: x\n    labels: {kompose.service.type: LoadBalancers, kompose.hpa.cpus: 1}\n    \
                    x-kubernetes: {controller: statefull, replica: 3, hpa: {min: x}}\n";
        assert_eq!(
            said(text),
            [
                "x-kubernetes-invalid services.web.x-kubernetes.controller: `controller` cannot be `statefull`",
                "x-kubernetes-invalid services.web.x-kubernetes.hpa.min: `min` must be a whole number, not text",
                "x-kubernetes-invalid services.web.x-kubernetes.replica: `replica` is not a key that `x-kubernetes` knows in `x-kubernetes`",
                "label-value-invalid services.web.labels.kompose.service.type: `kompose.service.type` cannot be `LoadBalancers`",
                "kompose-label-unknown services.web.labels.kompose.hpa.cpus: `kompose.hpa.cpus` looks like an instruction for a conversion, but it is not known here",
            ]
        );
    }

    #[test]
    fn the_nearest_source_wins() {
        let text = "services:\n  a: {image: x, labels: {kompose.controller.type: DaemonSet}}\n  b:\n    image: x\n    \
                    labels: {kompose.controller.type: daemonset}\n    x-kubernetes: {controller: statefulset}\n";
        let mut sources = crate::source::Sources::default();
        let mut diagnostics = Diagnostics::new();
        let input = crate::Input::new("/p/compose.yaml", text);
        let files = crate::MemoryFiles::new();
        let application = crate::compose::load(&input, &files, &mut sources, &mut diagnostics).unwrap();
        let options = KubernetesOptions::default();
        let choices = Choices::new(&application, &options, &mut diagnostics);
        assert_eq!(choices.controller("a"), Some(XController::DaemonSet));
        assert_eq!(choices.controller("b"), Some(XController::StatefulSet));
    }
}
