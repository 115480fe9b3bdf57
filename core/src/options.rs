//! What a caller can choose: one type for each question.

#[macro_use]
mod word;
#[macro_use]
mod setting;
pub mod kubernetes;
pub mod swarm;

pub use kubernetes::KubernetesOptions;
pub use setting::Setting;
pub use swarm::SwarmOptions;
pub use word::Word;

/// What the project is converted into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Target {
    /// Kubernetes manifests.
    #[default]
    Kubernetes,
    /// A stack file for `docker stack deploy`, with its configs and secrets beside it.
    Swarm,
}

/// The options for single targets, each once, with the targets that know it.
#[must_use]
pub fn settings() -> Vec<(&'static Setting, &'static [Target])> {
    const BOTH: [Target; 2] = [Target::Kubernetes, Target::Swarm];
    const KUBERNETES: &[Target] = &[Target::Kubernetes];
    const SWARM: &[Target] = &[Target::Swarm];
    let knows = |settings: &[Setting], name: &str| settings.iter().any(|setting| setting.name == name);
    let targets = |name: &str| {
        if knows(SwarmOptions::SETTINGS, name) { &BOTH } else { KUBERNETES }
    };
    let kubernetes = KubernetesOptions::SETTINGS.iter().map(|setting| (setting, targets(setting.name)));
    let alone = SwarmOptions::SETTINGS.iter();
    let alone = alone.filter(|setting| !knows(KubernetesOptions::SETTINGS, setting.name));
    kubernetes.chain(alone.map(|setting| (setting, SWARM))).collect()
}

/// The text form of the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// YAML, for people and for `kubectl` and `docker` alike.
    #[default]
    Yaml,
    /// JSON.
    Json,
}

/// How the output is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Layout {
    /// One file for each object.
    #[default]
    Directory,
    /// One stream with all objects, for a single file or standard output.
    Stream,
}

/// Everything a caller can choose about a conversion; the default suits a first try.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    /// What to convert into.
    pub target: Target,
    /// The text form.
    pub format: Format,
    /// One file for each object, or one stream.
    pub layout: Layout,
    /// The folder that the output will lie in, absolute or relative to the caller's working directory, as the
    /// paths of the input are. A stack file names the paths of bind mounts from there; without it they start
    /// from the project directory.
    pub output_directory: Option<String>,
    /// The Kubernetes namespace to write a Namespace object for and to put every object into.
    pub namespace: Option<String>,
    /// Whether a warning about something lost is an error.
    pub strict: bool,
    /// What concerns Kubernetes alone.
    pub kubernetes: KubernetesOptions,
    /// What concerns Swarm alone.
    pub swarm: SwarmOptions,
}
