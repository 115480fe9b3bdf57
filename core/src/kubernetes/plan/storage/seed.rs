//! Whether empty claims get the files that the image has in their place, as empty volumes do in Docker.

use super::named_volume::User;
use super::{Mounted, Storage};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::kubernetes as codes;
use crate::kubernetes::security;
use crate::model::{Mount, Service};
use crate::options::kubernetes::SeedVolumes;

impl<'a> Storage<'a, '_> {
    /// The mount of a claim, with whether it is filled.
    pub(super) fn seeded(&self, user: User<'a, '_>, mounted: Mounted, from: &Mount) -> Mounted {
        Mounted { seed: self.is_seed(user.service, from), ..mounted }
    }

    fn is_seed(&self, service: &Service, from: &Mount) -> bool {
        self.choices.options.seed_volumes == SeedVolumes::Copy
            && wants_files(from)
            && !from.is_read_only()
            && !security::is_windows(service)
    }

    /// Says once that a volume stays empty which Docker would fill.
    pub(super) fn report_seed(&mut self, source: &str, from: &Mount) {
        let services = self.application.project.services.iter();
        let mut mounts =
            services.flat_map(|(_, service)| service.volumes.iter().map(move |mount| (service, mount)));
        let filled = mounts
            .any(|(service, mount)| mount.source.as_deref() == Some(source) && self.is_seed(service, mount));
        if wants_files(from) && !filled {
            self.once(format!("seed {source}"), || not_seeded(source, from));
        }
    }
}

fn wants_files(from: &Mount) -> bool {
    from.volume.as_ref().and_then(|options| options.nocopy) != Some(true)
}

fn not_seeded(source: &str, mount: &Mount) -> Diagnostic {
    let message = format!(
        "`{source}` starts empty and belongs to root; Docker would copy `{}` from the image",
        mount.target
    );
    Diagnostic::new(codes::VOLUME_NOT_SEEDED, mount.origin.whole(), message)
        .help("if the image needs its files there, let its entrypoint create them")
}
