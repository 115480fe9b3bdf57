//! Mounts of the files of an image.

use k8s_openapi::api::core::v1::{ImageVolumeSource, Volume, VolumeMount};

use super::{Mounted, Storage, mount};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::kubernetes as codes;
use crate::kubernetes::names;
use crate::model::Mount;

/// The release from which folders of images can be mounted.
const VERSION: u16 = 33;

impl Storage<'_, '_> {
    /// The files of an image; nothing for clusters that cannot mount them, which is reported.
    pub(super) fn image(&mut self, from: &Mount) -> Option<Mounted> {
        let reference = from.source.clone().filter(|source| !source.is_empty())?;
        if self.choices.options.version.minor < VERSION {
            let message = format!("the image at `{}` is not mounted", from.target);
            self.diagnostics.push(
                Diagnostic::new(codes::IMAGE_VOLUME_UNSUPPORTED, from.image_place(), message)
                    .help("if your cluster can mount images, convert with `--kubernetes-version 1.33`")
                    .help("copy the files from that image in the Dockerfile"),
            );
            return None;
        }
        let name = names::volume("image", &from.target);
        let options = from.image.as_deref();
        let sub_path = options.and_then(|options| options.subpath.clone()).filter(|path| !path.is_empty());
        if let (Some(path), Some(options)) = (&sub_path, options) {
            self.check_sub_path(path, options.origin.value("subpath"));
        }
        Some(Mounted {
            mount: VolumeMount { sub_path, read_only: Some(true), ..mount(&name, &from.target) },
            volume: Volume {
                name,
                image: Some(ImageVolumeSource { reference: Some(reference), pull_policy: None }),
                ..Volume::default()
            },
            source: None,
            inherited: true,
            seed: false,
            place: from.origin.whole(),
        })
    }
}
