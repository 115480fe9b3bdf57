//! The words that containers are started and checked with.

use kompose_snapshots::cluster::Container;
use kompose_snapshots::look::Look;

use super::subject::{Service, World};
use super::tally::Verdict;

/// Every command and entrypoint reaches the container word for word.
pub(crate) fn processes(world: World) {
    let mut tally = world.tally("commands and entrypoints");
    for service in world.plain_services() {
        let Some(container) = service.container() else { continue };
        let found = (container.words("/command"), container.words("/args"));
        let wanted = wanted(&service);
        let verdict = Verdict::equal(&found, &wanted).or_reported(|| {
            service.says(&["entrypoint-clear-unsupported"], ".entrypoint")
                || (service.says(&["host-reference-rewritten"], "")
                    && rewritten(&service, &found) == rewritten(&service, &wanted))
        });
        tally.of(&service, "words", verdict);
    }
    tally.finish(&[]);
}

/// The words of an entrypoint and of a command, if there are some.
type Words = (Option<Vec<String>>, Option<Vec<String>>);

/// Words with the names that services have on Kubernetes.
fn rewritten(service: &Service, words: &Words) -> Words {
    let all = |words: &Option<Vec<String>>| {
        let words = words.as_ref()?.iter().map(|word| service.subject.rewritten(word));
        Some(words.collect())
    };
    (all(&words.0), all(&words.1))
}

/// The words in the place of the image's entrypoint, and those in the place of its command.
fn wanted(service: &Service) -> Words {
    let words = |key: &str| {
        let words = service.value.get(key)?.as_array()?;
        Some(words.iter().filter_map(|word| word.as_str().map(str::to_owned)).collect::<Vec<_>>())
    };
    let command = words("command").filter(|words| !words.is_empty());
    match words("entrypoint") {
        Some(entrypoint) if entrypoint.is_empty() => (command, None),
        entrypoint => (entrypoint, command),
    }
}

/// Every check runs the words of the health check.
pub(crate) fn checks(world: World) {
    let mut tally = world.tally("health check commands");
    for service in world.plain_services() {
        let (Some(container), Some(words)) = (service.container(), check(&service)) else { continue };
        for probe in ["readinessProbe", "livenessProbe", "startupProbe"] {
            if container.value.get(probe).is_some() {
                tally.of(&service, probe, same(&service, (&container, probe), &words));
            }
        }
    }
    tally.finish(&[]);
}

/// The words of a health check as the container runs them.
fn check(service: &Service) -> Option<Vec<String>> {
    let words = service.value.texts("/healthcheck/test");
    let (kind, rest) = words.split_first()?;
    let shell: &[&str] = if *kind == "CMD-SHELL" { &["/bin/sh", "-c"] } else { &[] };
    Some(shell.iter().chain(rest).map(|word| (*word).to_owned()).collect())
}

fn same(service: &Service, (container, probe): (&Container, &str), words: &[String]) -> Verdict {
    let found = container.words(&format!("/{probe}/exec/command"));
    Verdict::equal(&found.as_deref(), &Some(words)).or_reported(|| {
        service.says(&["probe-native"], ".healthcheck")
            || service.says(&["host-reference-rewritten"], ".healthcheck")
    })
}
