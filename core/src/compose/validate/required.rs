//! Whether long forms say what they cannot do without, and keys of the user's own stand where they may.

use crate::diagnostic::codes::compose as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{BlkioConfig, Develop, Project, Service, WatchAction};
use crate::source::Place;
use crate::yaml::decode::{Extensions, Origin};

/// A key that must be there, and what to write.
type Needed = (&'static str, &'static str);

const CAPABILITIES: Needed =
    ("capabilities", "say what the device must be able to do: `capabilities: [gpu]`");
const COMMAND: Needed = ("command", "say what runs, such as `command: [\"./prepare.sh\"]`");
const DEVICE_PATH: Needed = ("path", "name the device, such as `path: /dev/sda`");
const DEVICE_SOURCE: Needed = ("source", "name the device, such as `source: /dev/ttyUSB0`");
const ENV_FILE: Needed = ("path", "name the file, such as `path: ./web.env`");
const MODEL: Needed = ("model", "name the model, such as `model: ai/smollm2`");
const PROVIDER: Needed = ("type", "name the program, such as `type: awesomecloud`");
const RATE: Needed = ("rate", "say how much at most in a second, such as `rate: 12mb`");
const WATCH_ACTION: Needed = ("action", "say what happens, such as `action: rebuild`");
const WATCH_PATH: Needed = ("path", "say what is watched, such as `path: ./src`");
const WATCH_TARGET: Needed = ("target", "say where the files go in the container, such as `target: /app`");
const WEIGHT: Needed = ("weight", "say its share, such as `weight: 400`");

pub(super) fn check(service: &Service, diagnostics: &mut Diagnostics) {
    let mut need = |origin: &Origin, needed: Needed| diagnostics.extend(missing(origin, needed));
    if let Some(provider) = &service.provider {
        need(&provider.origin, PROVIDER);
    }
    for device in &service.devices {
        need(&device.origin, DEVICE_SOURCE);
    }
    for file in &service.env_file {
        need(&file.origin, ENV_FILE);
    }
    for hook in service.post_start.iter().chain(&service.pre_stop) {
        need(&hook.origin, COMMAND);
    }
    let resources = service.deploy.as_ref().and_then(|deploy| deploy.resources.as_ref());
    for request in resources.and_then(|all| all.reservations.as_ref()).into_iter().flat_map(|r| &r.devices) {
        need(&request.origin, CAPABILITIES);
    }
    if let Some(develop) = &service.develop {
        watches(develop, diagnostics);
    }
    if let Some(blkio) = &service.blkio_config {
        devices(blkio, diagnostics);
    }
    for file in &service.env_file {
        diagnostics.extend(own_keys(&file.extensions, &file.origin));
    }
}

/// Checks the models of a project.
pub(super) fn models(project: &Project, diagnostics: &mut Diagnostics) {
    for model in project.models.0.values() {
        diagnostics.extend(missing(&model.origin, MODEL));
    }
}

fn watches(develop: &Develop, diagnostics: &mut Diagnostics) {
    for watch in &develop.watch {
        diagnostics.extend(missing(&watch.origin, WATCH_PATH));
        diagnostics.extend(missing(&watch.origin, WATCH_ACTION));
        let copies = !matches!(watch.action, None | Some(WatchAction::Rebuild | WatchAction::Restart));
        if copies {
            diagnostics.extend(missing(&watch.origin, WATCH_TARGET));
        }
        if let Some(exec) = &watch.exec {
            diagnostics.extend(missing(&exec.origin, COMMAND));
        }
    }
}

fn devices(blkio: &BlkioConfig, diagnostics: &mut Diagnostics) {
    diagnostics.extend(own_keys(&blkio.extensions, &blkio.origin));
    let reads = blkio.device_read_bps.iter().chain(&blkio.device_read_iops);
    for device in reads.chain(&blkio.device_write_bps).chain(&blkio.device_write_iops) {
        diagnostics.extend(missing(&device.origin, DEVICE_PATH));
        diagnostics.extend(missing(&device.origin, RATE));
        diagnostics.extend(own_keys(&device.extensions, &device.origin));
    }
    for device in &blkio.weight_device {
        diagnostics.extend(missing(&device.origin, DEVICE_PATH));
        diagnostics.extend(missing(&device.origin, WEIGHT));
        diagnostics.extend(own_keys(&device.extensions, &device.origin));
    }
}

fn missing(origin: &Origin, (key, advice): Needed) -> Option<Diagnostic> {
    if origin.has(key) {
        return None;
    }
    let place = origin.whole();
    let parent = place.path.rsplit('.').next().unwrap_or_default().to_owned();
    let message = format!("`{key}` is missing in `{parent}`");
    Some(Diagnostic::new(codes::MISSING_KEY, place, message).help(advice))
}

/// Messages about `x-` keys in a mapping where Docker Compose takes none.
fn own_keys(extensions: &Extensions, origin: &Origin) -> Vec<Diagnostic> {
    let said = |key: &crate::yaml::Key| {
        let place = Place::new(format!("{}.{key}", origin.path), key.span);
        let message = format!("Docker Compose takes no keys of your own here, such as `{key}`");
        Diagnostic::new(codes::EXTENSION_PLACE, place, message).help("move it to the service itself")
    };
    extensions.0.keys().map(said).collect()
}
