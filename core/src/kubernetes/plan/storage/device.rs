//! Devices of the machine: only a privileged container can use one that is merely mounted.

use k8s_openapi::api::core::v1::{HostPathVolumeSource, Volume};

use super::{Mounted, Storage, clean, mount};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::kubernetes as codes;
use crate::kubernetes::names;
use crate::model::{Device, Service};

impl Storage<'_, '_> {
    /// The devices that become mounts; the others are reported.
    pub(super) fn devices(&mut self, service: &Service) -> Vec<Mounted> {
        let privileged = service.privileged == Some(true);
        let mut mounts = Vec::new();
        // GPUs by their CDI names are resources and no paths.
        for device in service.devices.iter().filter(|device| !device.source.starts_with("nvidia.com/gpu=")) {
            let path = device.source.starts_with('/');
            self.diagnostics.push(reported(device, privileged && path));
            if privileged && path {
                mounts.push(mounted(device));
            }
        }
        mounts
    }
}

fn reported(device: &Device, mounted: bool) -> Diagnostic {
    let (source, place) = (&device.source, device.origin.whole());
    if mounted {
        let message = format!("the device `{source}` is taken from whichever node the Pod runs on");
        return Diagnostic::new(codes::HOST_PATH_MOUNT, place, message)
            .help("choose nodes that have the device with `deploy.placement.constraints`");
    }
    let message = format!("the device `{source}` is left out: containers get devices from a device plug-in");
    Diagnostic::new(codes::DEVICE_UNSUPPORTED, place, message)
        .help("ask the administrator of the cluster which resource stands for the device")
}

fn mounted(device: &Device) -> Mounted {
    let name = names::volume("host", &device.source);
    let target = device.target.as_deref().filter(|target| !target.is_empty()).unwrap_or(&device.source);
    Mounted {
        volume: Volume {
            name: name.clone(),
            host_path: Some(HostPathVolumeSource { path: clean(&device.source), type_: None }),
            ..Volume::default()
        },
        mount: mount(&name, target),
        source: None,
        inherited: false,
        seed: false,
        place: device.origin.whole(),
    }
}
