//! Bind mounts: what the documentation's table says of each, and whether it is there.

#[path = "binds/table.rs"]
mod table;

use std::collections::BTreeMap;

use kompose_core::Files;
use kompose_core::options::kubernetes::BindMounts;
use kompose_core::source::PathKind;
use kompose_snapshots::cluster::{Container, Content, Mount};
use kompose_snapshots::look::Look;
use serde_json::Value;
use table::{Bind, Fate};

use super::subject::{Service, World};
use super::tally::{Exception, Verdict};
use super::volumes::{mounted, of_type, word};

/// Every bind mount is what the table says, with the files that lie there.
pub(crate) fn fates(world: World) {
    let mut tally = world.tally("bind mounts");
    for service in world.plain_services().filter(undecided) {
        let Some(container) = service.container() else { continue };
        for entry in of_type(&service, &["bind"]) {
            let bind = Bind::new(&service, entry);
            let fate = bind.fate();
            let verdict = match fate {
                Fate::Skipped(codes) => skipped(&service, (&container, entry), codes),
                Fate::Node => {
                    mounted(&container, entry).map_or_else(|verdict| verdict, |mount| node(&bind, &mount))
                }
                Fate::ConfigMap | Fate::Secret => copied(&container, (&bind, fate)),
                Fate::Claim => claim(&service, (&container, entry)),
            };
            tally.of(&service, &word(entry), verdict);
        }
    }
    tally.finish(FATES);
}

const FATES: &[Exception] =
    &[("secrets/placeholder app: /project/tls.key", "the option `secret-values` keeps the bytes out")];

/// Whether no option says what becomes of bind mounts.
fn undecided(service: &Service) -> bool {
    service.subject.project.settings.kubernetes.bind_mounts == BindMounts::Auto
}

/// Whether nothing is mounted, and one of some codes says so.
fn skipped(service: &Service, (container, entry): (&Container, &Value), codes: &[&str]) -> Verdict {
    let target = entry.text("/target").unwrap_or_default();
    let there = !container.mounts_at(target).is_empty();
    let said = service.says(codes, ".volumes");
    match (there, said) {
        (false, true) => Verdict::Reported,
        (true, _) => Verdict::Fails("it is mounted though it should be left out".to_owned()),
        (false, false) => Verdict::Fails(format!("nobody says that it is left out: {codes:?}")),
    }
}

/// Whether a mount is the same path of the node, with the same access.
fn node(bind: &Bind, mount: &Mount) -> Verdict {
    let found = (mount.volume.text("/hostPath/path"), mount.value.flag("/readOnly"));
    Verdict::equal(&found, &(Some(bind.source), bind.read_only))
}

/// Whether each file that a mount reaches lies at its place with its bytes.
fn copied(container: &Container, (bind, fate): (&Bind, Fate)) -> Verdict {
    for (path, rest) in bind.copies() {
        let place = if rest.is_empty() {
            bind.target.to_owned()
        } else {
            format!("{}/{rest}", bind.target.trim_end_matches('/'))
        };
        let bytes = bind.files().read(&path).unwrap_or_default();
        match container.file(&place).map(|file| file.content) {
            Some(Content::Bytes(found)) if found == bytes => {}
            Some(_) => return Verdict::Fails(format!("`{place}` has other bytes")),
            None => return Verdict::Fails(format!("`{place}` is not there as a {fate:?}")),
        }
    }
    let mount = container.mounts_at(bind.target);
    let secret = mount.iter().any(|mount| mount.volume.get("secret").is_some());
    Verdict::equal(&secret, &(fate == Fate::Secret))
}

/// What is said of a claim in the place of a folder.
const CLAIMED: &[&str] = &["bind-to-claim", "bind-path-missing", "bind-copy-needed"];

fn claim(service: &Service, (container, entry): (&Container, &Value)) -> Verdict {
    let mount = match mounted(container, entry) {
        Ok(mount) => mount,
        Err(verdict) => return verdict,
    };
    let Some(claim) = container.claim(&mount) else {
        return Verdict::Fails(format!("it is no claim but {}", mount.volume));
    };
    let made = container.cluster.object("PersistentVolumeClaim", claim).is_some();
    let access = mount.value.flag("/readOnly") == entry.flag("/read_only");
    let said = service
        .subject
        .said
        .iter()
        .any(|said| CLAIMED.contains(&said.code.slug()) && said.message.contains(claim));
    Verdict::of(made && access, || format!("the claim `{claim}` is made: {made}"))
        .and(|| Verdict::of(said || service.says(CLAIMED, ".volumes"), || "nobody says so".to_owned()))
}

/// Every folder is one claim, and every claim one folder.
pub(crate) fn claims(world: World) {
    let mut tally = world.tally("folders and claims, one for one");
    for subject in world.subjects() {
        let mut folders: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
        let mut claims: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for service in subject.services() {
            let Some(container) = service.container() else { continue };
            for entry in of_type(&service, &["bind"]) {
                let Ok(mount) = mounted(&container, entry) else { continue };
                let Some(claim) = container.claim(&mount) else { continue };
                let source = entry.text("/source").unwrap_or_default().trim_end_matches('/').to_owned();
                folders.entry(source.clone()).or_default().push((service.place(""), claim.to_owned()));
                claims.entry(claim.to_owned()).or_default().push(source);
            }
        }
        for (folder, users) in &folders {
            let one = users.iter().all(|(_, claim)| users.first().is_some_and(|(_, first)| first == claim));
            let alone = users.iter().all(|(_, claim)| {
                claims.get(claim).is_some_and(|folders| folders.iter().all(|other| other == folder))
            });
            let verdict = Verdict::of(one && alone, || format!("its claims are {users:?}"));
            tally.add(subject.origin, &format!("{}: {folder}", subject.name), verdict);
        }
    }
    tally.finish(&[]);
}

/// Whether something is a file.
fn is_file(files: &dyn Files, path: &str) -> bool {
    matches!(files.kind(path), PathKind::File { .. })
}
