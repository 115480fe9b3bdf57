//! The text itself.

use kompose_core::{Format, Target};
use kompose_snapshots::cluster::Cluster;
use kompose_snapshots::{difference, workers};
use serde_json::Value;

use super::subject::{Subject, World};
use super::tally::Verdict;

/// The manifests say the same in YAML and in JSON, which another reader reads.
pub(crate) fn formats(world: World) {
    let mut tally = world.tally("manifests in YAML and in JSON");
    let all: Vec<&Subject> = world.subjects().collect();
    let verdicts = workers::map(&all, |subject| same(subject));
    for (subject, verdict) in all.iter().zip(verdicts) {
        tally.add(subject.origin, &subject.name, verdict);
    }
    tally.finish(&[]);
}

fn same(subject: &Subject) -> Verdict {
    let mut options = subject.project.settings.options(Target::Kubernetes);
    options.format = Format::Json;
    let conversion = kompose_core::convert(&subject.project.input, &options, subject.project.files.as_ref());
    let text = conversion.files.first().map(|file| String::from_utf8_lossy(&file.contents).into_owned());
    let json = match Cluster::read_json(&text.unwrap_or_default()) {
        Ok(cluster) => cluster,
        Err(reason) => return Verdict::Fails(reason),
    };
    let list = |cluster: &Cluster| Value::Array(cluster.objects().to_vec());
    difference::first(&list(&subject.cluster), &list(&json)).map_or(Verdict::Holds, Verdict::Fails)
}
