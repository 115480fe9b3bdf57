//! Containers that fill empty claims with the files that the image has in their place.

use k8s_openapi::api::core::v1::{Container, VolumeMount};

use super::plan::Member;
use super::{dollar, hook, names};

/// Where the claim is while it is filled.
const FOLDER: &str = "/kompose-rs-seed";

/// The containers that fill the claims of a service; `before` are those that run earlier.
pub(crate) fn containers(member: &Member<'_>, main: &Container, before: &[Container]) -> Vec<Container> {
    let mut added: Vec<Container> = Vec::new();
    for mount in &member.seeds {
        let known = || before.iter().chain(&added);
        if known().any(|container| fills(container, mount)) {
            continue;
        }
        let wanted = names::volume("seed", &mount.name);
        let taken = known().filter(|container| container.name.starts_with(&wanted)).count();
        let name = if taken == 0 { wanted } else { names::derive(&wanted, &format!("-{}", taken + 1)) };
        added.push(container(name, mount, main));
    }
    added
}

/// Whether a container fills the same folder of the same volume.
fn fills(container: &Container, mount: &VolumeMount) -> bool {
    let mounts = container.volume_mounts.iter().flatten();
    let mut filled = mounts.filter(|mount| mount.mount_path == FOLDER);
    filled.any(|filled| filled.name == mount.name && filled.sub_path == mount.sub_path)
}

fn container(name: String, mount: &VolumeMount, main: &Container) -> Container {
    Container {
        name,
        image: main.image.clone(),
        image_pull_policy: main.image_pull_policy.clone(),
        command: Some(vec![
            "/bin/sh".to_owned(),
            "-c".to_owned(),
            dollar::escape(&script(&mount.mount_path)),
        ]),
        security_context: main.security_context.clone(),
        volume_mounts: Some(vec![VolumeMount { mount_path: FOLDER.to_owned(), ..mount.clone() }]),
        ..Container::default()
    }
}

/// Copies the folder into the claim, unless the image has none or the claim has files.
///
/// A new disk has a folder `lost+found`, which is nothing that somebody put there.
fn script(target: &str) -> String {
    let target = hook::quoted(target);
    format!(
        "case \"$(ls -A {FOLDER})\" in ''|lost+found) [ ! -d {target} ] || cp -a {target}/. {FOLDER}/;; esac"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_survive_the_shell() {
        assert_eq!(
            script("/it's $x"),
            r#"case "$(ls -A /kompose-rs-seed)" in ''|lost+found) [ ! -d '/it'\''s $x' ] || cp -a '/it'\''s $x'/. /kompose-rs-seed/;; esac"#
        );
    }
}
