//! Options of `explain` and `diff`.

use clap::Args;

use super::{ProjectArguments, TargetArguments, TargetName};

pub(super) const EXAMPLES: &str = "\
Examples:
  kompose-rs explain ulimits-unsupported      what a message means, and what to do
  kompose-rs explain services.web.ports[0]    which lines of the output a key makes
  kompose-rs explain services.web --target swarm";

pub(super) const DIFF_EXAMPLES: &str = "\
Examples:
  kompose-rs diff k8s/                        what a conversion would change in the folder of an earlier one
  kompose-rs diff old.yaml new.yaml           what changes with a new Compose file
  kompose-rs diff k8s/ --exit-code            exit with 1 if anything changes";

/// Options of `explain`.
#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// The code of a message, or the path of a key
    #[arg(value_name = "CODE|KEY")]
    pub(crate) what: String,
    #[command(flatten)]
    pub(crate) project: ProjectArguments,
    #[command(flatten)]
    pub(crate) conversion: ConversionArguments,
}

/// Options of `diff`.
#[derive(Debug, Args)]
pub(crate) struct Diff {
    /// A folder that an earlier conversion wrote, or a Compose file
    pub(crate) old: String,
    /// The same for the new state [default: the project here]
    pub(crate) new: Option<String>,
    /// Exit with 1 if anything changes
    #[arg(long)]
    pub(crate) exit_code: bool,
    #[command(flatten)]
    pub(crate) project: ProjectArguments,
    #[command(flatten)]
    pub(crate) conversion: ConversionArguments,
}

/// How the project is converted.
#[derive(Debug, Args)]
pub(crate) struct ConversionArguments {
    /// What is converted into
    #[arg(long, default_value = "kubernetes", help_heading = "Output")]
    pub(crate) target: TargetName,
    /// Kubernetes namespace to put everything into
    #[arg(short, long, value_name = "NAME", help_heading = "Output")]
    pub(crate) namespace: Option<String>,
    #[command(flatten)]
    pub(crate) chosen: TargetArguments,
}
