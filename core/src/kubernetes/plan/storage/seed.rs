//! Whether empty claims get the files that the image has in their place, as empty volumes do in Docker.

use std::collections::BTreeSet;

use super::named_volume::User;
use super::{Mounted, Storage};
use crate::Application;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::kubernetes as codes;
use crate::kubernetes::choices::Choices;
use crate::kubernetes::security;
use crate::model::{Mount, Service};
use crate::options::kubernetes::SeedVolumes;
use crate::ordered::Ordered;

/// The volumes that somebody mounts so that they are filled.
pub(super) fn filled<'a>(application: &'a Application, choices: &Choices<'_>) -> BTreeSet<&'a str> {
    let services = application.project.services.iter();
    let mounts = services.flat_map(|(_, service)| service.volumes.iter().map(move |mount| (service, mount)));
    let seeds = mounts.filter(|(service, mount)| is_seed(choices, service, mount));
    seeds.filter_map(|(_, mount)| mount.source.as_deref()).ordered_set()
}

fn is_seed(choices: &Choices<'_>, service: &Service, from: &Mount) -> bool {
    choices.options.seed_volumes == SeedVolumes::Copy
        && wants_files(from)
        && !from.is_read_only()
        && !security::is_windows(service)
}

impl<'a> Storage<'a, '_> {
    /// The mount of a claim, with whether it is filled.
    pub(super) fn seeded(&self, user: User<'a, '_>, mounted: Mounted, from: &Mount) -> Mounted {
        Mounted { seed: is_seed(self.choices, user.service, from), ..mounted }
    }

    /// Says once that a volume stays empty which Docker would fill.
    pub(super) fn report_seed(&mut self, source: &str, from: &Mount) {
        if wants_files(from) && !self.filled.contains(source) {
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
