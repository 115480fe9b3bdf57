//! What is asked about the inside of Pods: waiting, rights, and the words that options put into containers.

use super::{Choices, ServiceChoices};
use crate::diagnostic::codes::kubernetes as codes;
use crate::diagnostic::{Diagnostic, Diagnostics, nearest};
use crate::kubernetes::names;
use crate::model::Project;
use crate::model::image::is_image_reference;
use crate::model::x_kubernetes::WaitChoice;
use crate::options::KubernetesOptions;
use crate::options::kubernetes::{Security, WaitFor};
use crate::source::Place;

impl Choices<'_> {
    /// Whether a service waits for one that it depends on.
    pub(crate) fn waits(&self, key: &str, on: &str) -> bool {
        let said = match &self.service(key).extension.wait_for {
            Some(WaitChoice::All(choice)) => Some(*choice),
            Some(WaitChoice::Each(each)) => each.get(on).copied(),
            None => None,
        };
        said.map_or(self.options.wait_for == WaitFor::Auto, |choice| choice == WaitFor::Auto)
    }

    /// Whether the containers of a service may do no more than the Pod Security Standard "restricted" allows.
    pub(crate) fn is_restricted(&self, key: &str) -> bool {
        let said = self.service(key).extension.security;
        said.map_or(self.options.security == Security::Restricted, |choice| choice == Security::Restricted)
    }

    /// Where a service says what its containers may do.
    pub(crate) fn security_place(&self, key: &str) -> Option<Place> {
        let extension = &self.service(key).extension;
        extension.security.map(|_| extension.origin.value("security"))
    }

    /// The image that waits for a port.
    pub(crate) fn wait_image(&self) -> &str {
        self.options.wait_image.as_deref().unwrap_or("busybox:1.37")
    }

    /// The image that waits for a Job.
    pub(crate) fn kubectl_image(&self) -> &str {
        self.options.kubectl_image.as_deref().unwrap_or("registry.k8s.io/kubectl:v1.34.1")
    }

    /// The resource that stands for a GPU.
    pub(crate) fn gpu_resource(&self) -> &str {
        self.options.gpu_resource.as_deref().unwrap_or("nvidia.com/gpu")
    }
}

/// An option: its name, its text, what tells whether the text is good, and what it may be.
type Check<'o> = (&'static str, &'o Option<String>, fn(&str) -> bool, &'static str);

/// Reports texts of options that nothing can be made of.
pub(super) fn report_options(options: &KubernetesOptions, diagnostics: &mut Diagnostics) {
    const IMAGE: &str = "the name of an image, such as `registry.example.com/busybox:1.37`";
    let resource: fn(&str) -> bool = |text| text.contains('/') && names::is_qualified(text);
    let checks: [Check<'_>; 5] = [
        ("wait-image", &options.wait_image, is_image_reference, IMAGE),
        ("kubectl-image", &options.kubectl_image, is_image_reference, IMAGE),
        ("image-prefix", &options.image_prefix, is_prefix, "a registry such as `registry.example.com/team`"),
        ("gpu-resource", &options.gpu_resource, resource, "a resource such as `nvidia.com/gpu`"),
        ("model-endpoint", &options.model_endpoint, is_address, "a URL such as `http://models:8080/v1`"),
    ];
    for (name, text, good, allowed) in checks {
        if let Some(text) = text.as_deref().filter(|text| !good(text)) {
            // An address may hold a password.
            let shown = if text.contains('@') { "what it is".to_owned() } else { format!("`{text}`") };
            let message = format!("the option `--{name}` cannot be {shown}");
            let diagnostic = Diagnostic::new(codes::OPTION_INVALID, Place::default(), message);
            diagnostics.push(diagnostic.help(format!("it is {allowed}")));
        }
    }
}

/// Whether names of images can stand behind a text.
fn is_prefix(text: &str) -> bool {
    is_image_reference(&format!("{}/image", text.trim_end_matches('/')))
}

fn is_address(text: &str) -> bool {
    let host = text.strip_prefix("http://").or_else(|| text.strip_prefix("https://"));
    host.is_some_and(|host| !host.is_empty() && !host.contains(char::is_whitespace))
}

/// Reports waits for services that nobody depends on.
pub(super) fn report_waits<'c>(
    project: &Project,
    choices: impl Fn(&str) -> Option<&'c ServiceChoices>,
    diagnostics: &mut Diagnostics,
) {
    for (key, service) in &project.services {
        let Some(found) = choices(&key.text) else { continue };
        let Some(WaitChoice::Each(each)) = &found.extension.wait_for else { continue };
        for (on, _) in each.iter().filter(|(on, _)| service.depends_on.get(&on.text).is_none()) {
            let place =
                Place::new(format!("{}.{}", found.extension.origin.path_of("waitFor"), on.text), on.span);
            let message =
                format!("`{}` does not depend on `{}`, so it cannot wait for it", key.text, on.text);
            let known = service.depends_on.iter().map(|(known, _)| known.text.as_str());
            let help = match nearest(&on.text, known) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("add `{}` to `depends_on`, or take this line out", on.text),
            };
            diagnostics.push(Diagnostic::new(codes::X_KUBERNETES_INVALID, place, message).help(help));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_options_have_their_grammars() {
        let table = [
            ("wait-image", "busybox", true),
            ("wait-image", "Busy Box", false),
            ("kubectl-image", "reg:5000/kubectl:1", true),
            ("kubectl-image", "", false),
            ("image-prefix", "reg.example.com/team", true),
            ("image-prefix", "reg:5000/", true),
            ("image-prefix", "https://reg", false),
            ("gpu-resource", "gpu.intel.com/i915", true),
            ("gpu-resource", "gpu", false),
            ("model-endpoint", "http://models:8080/v1", true),
            ("model-endpoint", "models:8080", false),
        ];
        for (name, text, good) in table {
            let mut options = KubernetesOptions::default();
            options.set(name, text).unwrap();
            let mut diagnostics = Diagnostics::new();
            report_options(&options, &mut diagnostics);
            assert_eq!(!diagnostics.has_errors(), good, "{name}={text}");
        }
    }
}
