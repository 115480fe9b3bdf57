//! Options of `check`.

use clap::Args;

use super::{ProjectArguments, ReportForm, TargetArguments, TargetName};

pub(super) const EXAMPLES: &str = "\
Examples:
  kompose-rs check                            what Kubernetes would lose
  kompose-rs check --target swarm --strict    exit with 1 if Swarm would lose anything
  kompose-rs check --report markdown          what becomes of every key, as a table
  kompose-rs check --diagnostics sarif 2> kompose.sarif
                                              the messages for a code scanning service
  kompose-rs check --diagnostics github       the messages as annotations of a GitHub workflow";

/// Options of `check`.
#[derive(Debug, Args)]
pub(crate) struct Check {
    #[command(flatten)]
    pub(crate) project: ProjectArguments,
    /// What would be converted into
    #[arg(long, default_value = "kubernetes", help_heading = "Output")]
    pub(crate) target: TargetName,
    /// Print what would become of every key
    #[arg(long, value_name = "FORM", help_heading = "Output")]
    pub(crate) report: Option<ReportForm>,
    /// Kubernetes namespace to put everything into
    #[arg(short, long, value_name = "NAME", help_heading = "Output")]
    pub(crate) namespace: Option<String>,
    /// Exit with 1 if anything of the project would be lost
    #[arg(long, help_heading = "Output")]
    pub(crate) strict: bool,
    #[command(flatten)]
    pub(crate) chosen: TargetArguments,
}
