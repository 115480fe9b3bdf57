//! Options of `graph`.

use clap::{Args, ValueEnum};

use super::ProjectArguments;

pub(super) const EXAMPLES: &str = "\
Examples:
  kompose-rs graph -o topology.svg            a picture, for every browser
  kompose-rs graph --format mermaid           a flowchart for Markdown files
  kompose-rs graph --profile '*' -o all.svg   with the services of all profiles

Secrets and variables are drawn by their names; their values are nowhere in the output.

Exit codes:
  0  done, perhaps with warnings
  1  the project has errors: what can be read of it is drawn all the same, if there is anything
  2  the command line was not understood
  3  the disk failed while the output was written";

/// Options of `graph`.
#[derive(Debug, Args)]
pub(crate) struct Graph {
    #[command(flatten)]
    pub(crate) project: ProjectArguments,
    /// File to write, `-` for standard output [default: -]
    #[arg(short, long, alias = "out", value_name = "FILE", help_heading = "Output")]
    pub(crate) output: Option<String>,
    /// Form of the output [default: svg, or what the name of the file says]
    #[arg(long, help_heading = "Output")]
    pub(crate) format: Option<GraphForm>,
    /// Replace a Compose file of that name
    #[arg(long, help_heading = "Output")]
    pub(crate) force: bool,
}

/// The forms of a drawing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum GraphForm {
    /// A picture
    #[default]
    Svg,
    /// A Mermaid flowchart, which Markdown files can hold
    Mermaid,
}
