//! Every way to convert a project for Kubernetes that differs from the usual one in a single option.

use kompose_core::KubernetesOptions;

use crate::Project;

/// What options without a list of words are set to.
const SAMPLES: &[(&str, &str)] = &[
    ("kubernetes-version", "1.30"),
    ("kubernetes-version", "1.31"),
    ("kubernetes-version", "1.33"),
    ("kubernetes-version", "1.34"),
    ("kubernetes-version", "1.35"),
    ("kubernetes-version", "1.37"),
    ("host", "{service}.example.com"),
    ("gateway", "infra/public"),
    ("gateway-class", "public"),
    ("ingress-class", "nginx"),
    ("volume-size", "5Gi"),
    ("storage-class", "fast"),
    ("bind-root", "/"),
    ("wait-image", "registry.example.com/busybox:1"),
    ("kubectl-image", "registry.example.com/kubectl:1"),
    ("image-prefix", "registry.example.com/team"),
    ("gpu-resource", "amd.com/gpu"),
    ("model-endpoint", "http://models.example.com/v1"),
];

/// Options that say nothing by themselves, each with another one that they need.
const NEEDED: &[(&str, (&str, &str))] = &[
    ("host", ("expose", "ingress")),
    ("ingress-class", ("expose", "ingress")),
    ("gateway", ("expose", "gateway")),
    ("gateway-class", ("expose", "gateway")),
];

/// The options that differ, by name and value; in the first variant the namespace does.
#[must_use]
pub fn all() -> Vec<(&'static str, &'static str)> {
    let words = KubernetesOptions::SETTINGS.iter().flat_map(|setting| {
        let others = setting.words.iter().skip(1);
        others.map(|word| (setting.name, *word))
    });
    [("namespace", "judged")].into_iter().chain(words).chain(SAMPLES.iter().copied()).collect()
}

/// The project with one option set.
///
/// # Errors
///
/// Says which option cannot have this value.
pub fn variant(project: &Project, (name, value): (&str, &str)) -> Result<Project, String> {
    let mut project = project.clone();
    let options = &mut project.settings.kubernetes;
    if let Some((_, (name, value))) = NEEDED.iter().find(|(known, _)| *known == name) {
        options.set(name, value)?;
    }
    if name == "namespace" {
        project.settings.namespace = Some(value.to_owned());
    } else {
        options.set(name, value)?;
    }
    Ok(project)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_option_differs_in_some_variant() {
        let all = all();
        for setting in KubernetesOptions::SETTINGS {
            assert!(all.iter().any(|(name, _)| *name == setting.name), "{}", setting.name);
        }
    }
}
