//! What can be said on the command line, and the help that explains it.

mod check;
mod explain;
mod graph;
mod kompose;
mod target;
mod words;

pub(crate) use check::Check;
pub(crate) use explain::{ConversionArguments, Diff, Explain};
pub(crate) use graph::{Graph, GraphForm};
pub(crate) use kompose::KomposeArguments;
pub(crate) use target::TargetArguments;
pub(crate) use words::{Color, DiagnosticsForm, FormatName, ReportForm, TargetName};

use clap::{Args, Parser, Subcommand};
use kompose_core::Listing;

const EXAMPLES: &str = "\
Examples:
  kompose-rs convert                          the Compose project here, into k8s/
  kompose-rs convert --stdout | kubectl apply -f -
  kompose-rs convert -o all.yaml              everything in one file
  kompose-rs convert --target swarm           a stack for `docker stack deploy`, into swarm/
  kompose-rs check                            what would be lost, without writing anything
  kompose-rs config                           the project as Compose understands it
  kompose-rs graph -o topology.svg            a picture of the project

Exit codes:
  0  done, perhaps with warnings
  1  refused: there are errors, and nothing was written
  2  the command line was not understood
  3  the disk failed while the output was written";

const CONVERT_EXAMPLES: &str = "\
Examples:
  kompose-rs convert
      Finds the Compose file here or in a folder above, and writes k8s/.
  kompose-rs convert -f compose.yaml -f compose.prod.yaml -n shop -o deploy/
      Merges two files, puts everything into the namespace `shop`, and writes deploy/.
  kompose-rs convert --profile debug --strict
      Includes the services of the profile `debug`, and refuses to lose anything.
  cat compose.yaml | kompose-rs convert -f - --stdout
      Reads from and writes to pipes.

Further options for each target say how ports are reached, how large volumes are and much more; `--help` lists \
them. Labels `kompose.*` and the extension `x-kubernetes` say the same for a single service. Flags of kompose work, or say what \
to do instead.

A later run refreshes and removes the files that an earlier one wrote, which `.kompose-rs.manifest` lists in the \
output folder. Nothing else there is touched.

Exit codes:
  0  done, perhaps with warnings
  1  refused: there are errors, and nothing was written
  2  the command line was not understood
  3  the disk failed while the output was written";

const CONFIG_EXAMPLES: &str = "\
Examples:
  kompose-rs config                           the whole project
  kompose-rs config --quiet                   only messages, and the exit code 1 if there are errors
  kompose-rs config --services                the names of the services
  kompose-rs config --variables               what can be set from outside";

/// Converts a Compose project into Kubernetes manifests or a Swarm stack.
#[derive(Debug, Parser)]
#[command(name = "kompose-rs", version, max_term_width = 110, after_help = EXAMPLES)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
    #[command(flatten)]
    pub(crate) display: Display,
    /// A Compose file before the command, as users of kompose write it
    #[arg(short, long, value_name = "FILE", hide = true)]
    file: Vec<String>,
    #[command(flatten)]
    _kompose: KomposeArguments<true>,
}

impl Arguments {
    /// What was said to the process. A mistake ends it.
    pub(crate) fn of_process() -> Self {
        let mut arguments = Self::parse();
        let before = std::mem::take(&mut arguments.file);
        let project = match &mut arguments.command {
            Command::Convert(convert) => Some(&mut convert.project),
            Command::Check(check) => Some(&mut check.project),
            Command::Explain(explain) => Some(&mut explain.project),
            Command::Diff(diff) => Some(&mut diff.project),
            Command::Graph(graph) => Some(&mut graph.project),
            Command::Config(config) => Some(&mut config.project),
            Command::Completions(_) => None,
        };
        if let Some(project) = project {
            project.file.splice(0..0, before);
        }
        arguments
    }
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Convert the project into files that Kubernetes or Swarm takes
    #[command(after_help = CONVERT_EXAMPLES)]
    Convert(Box<Convert>),
    /// Say what a conversion would lose or change, and write nothing
    #[command(after_help = check::EXAMPLES)]
    Check(Box<Check>),
    /// Say what a message means, or which lines of the output a key makes
    #[command(after_help = explain::EXAMPLES)]
    Explain(Box<Explain>),
    /// Say what a conversion would change, before anybody applies it
    #[command(after_help = explain::DIFF_EXAMPLES)]
    Diff(Box<Diff>),
    /// Draw the project: its services, and what connects them
    #[command(after_help = graph::EXAMPLES)]
    Graph(Box<Graph>),
    /// Print the project as Compose understands it: merged, with variables filled in, in long form
    Config(Config),
    /// Print a script that completes this command in a shell
    #[command(alias = "completion")]
    Completions(Completions),
}

/// How messages look.
#[derive(Debug, Args)]
pub(crate) struct Display {
    /// When messages have colours
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", help_heading = "Messages")]
    pub(crate) color: Color,
    /// Say nothing but errors and warnings
    #[arg(short, long, global = true, conflicts_with = "verbose", help_heading = "Messages")]
    pub(crate) quiet: bool,
    /// Show every note with its place in the file
    #[arg(short, long, global = true, help_heading = "Messages")]
    pub(crate) verbose: bool,
    /// Form of the messages, which always go to standard error
    ///
    /// With another form than `human` nothing else goes there, and the whole is one document of that form.
    #[arg(long, global = true, value_name = "FORM", default_value = "human", help_heading = "Messages")]
    pub(crate) diagnostics: DiagnosticsForm,
}

/// Where the project is and how it is read.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Project")]
pub(crate) struct ProjectArguments {
    /// A Compose file, or `-` for standard input; give it again to merge several
    ///
    /// Without it, `COMPOSE_FILE` names the files, and without that the current folder and the folders above it are
    /// searched for compose.yaml, compose.yml, docker-compose.yml and docker-compose.yaml. A compose.override.yaml
    /// beside a file that was found so is merged into it. Several names in `COMPOSE_FILE` are separated by `:` (`;` on
    /// Windows), or by what `COMPOSE_PATH_SEPARATOR` says.
    #[arg(short, long, value_name = "FILE")]
    pub(crate) file: Vec<String>,
    /// Folder that relative paths start from [default: the folder of the first file]
    #[arg(long, value_name = "DIR")]
    pub(crate) project_directory: Option<String>,
    /// Name of the project [default: `COMPOSE_PROJECT_NAME`, `name:` in the file, or the folder's name]
    #[arg(short, long, value_name = "NAME")]
    pub(crate) project_name: Option<String>,
    /// Profile to include, `*` for all; repeatable [default: `COMPOSE_PROFILES`]
    #[arg(long, value_name = "PROFILE")]
    pub(crate) profile: Vec<String>,
    /// File with variables, a later one winning; repeatable [default: `COMPOSE_ENV_FILES`, or .env]
    ///
    /// `COMPOSE_DISABLE_ENV_FILE=true` keeps .env from being read. Variables of the calling shell always win.
    #[arg(long, value_name = "FILE")]
    pub(crate) env_file: Vec<String>,
    /// Refuse everything that Docker Compose refuses, also what is clear enough to be taken with a warning
    #[arg(long)]
    pub(crate) strict_compose: bool,
}

/// Options of `convert`.
#[derive(Debug, Args)]
pub(crate) struct Convert {
    #[command(flatten)]
    pub(crate) project: ProjectArguments,
    /// What to convert into
    #[arg(long, default_value = "kubernetes", help_heading = "Output")]
    pub(crate) target: TargetName,
    /// Folder to write, or one file if it ends in .yaml, .yml or .json [default: k8s/ or swarm/]
    #[arg(short, long, alias = "out", value_name = "DIR|FILE", help_heading = "Output")]
    pub(crate) output: Option<String>,
    /// Print everything as one stream instead of writing files
    #[arg(long, conflicts_with_all = ["output", "force"], help_heading = "Output")]
    pub(crate) stdout: bool,
    /// Print what became of every key
    #[arg(long, value_name = "FORM", conflicts_with = "stdout", help_heading = "Output")]
    pub(crate) report: Option<ReportForm>,
    /// Write which lines of the output each key makes, as docs/source-map.schema.json describes it
    #[arg(long, value_name = "FILE", help_heading = "Output")]
    pub(crate) source_map: Option<String>,
    /// Replace files in the output folder that kompose-rs did not write
    #[arg(long, help_heading = "Output")]
    pub(crate) force: bool,
    /// Text form of the output [default: yaml, or what the name of the file says]
    #[arg(long, help_heading = "Output")]
    pub(crate) format: Option<FormatName>,
    /// Kubernetes namespace to create and to put everything into
    #[arg(short, long, value_name = "NAME", help_heading = "Output")]
    pub(crate) namespace: Option<String>,
    /// Refuse the project if anything of it would be lost
    #[arg(long, help_heading = "Output")]
    pub(crate) strict: bool,
    #[command(flatten)]
    pub(crate) chosen: TargetArguments,
    #[command(flatten)]
    pub(crate) kompose: KomposeArguments<false>,
}

/// Options of `config`.
#[derive(Debug, Args)]
#[command(after_help = CONFIG_EXAMPLES)]
pub(crate) struct Config {
    #[command(flatten)]
    pub(crate) project: ProjectArguments,
    /// Text form of the output [default: yaml]
    #[arg(long, help_heading = "Output")]
    pub(crate) format: Option<FormatName>,
    /// Leave variables as they are written
    #[arg(long, help_heading = "Output")]
    pub(crate) no_interpolate: bool,
    #[command(flatten)]
    pub(crate) listed: Listed,
}

/// A part of the project that is listed instead of printing it all.
#[derive(Debug, Args)]
#[group(multiple = false, conflicts_with = "no_interpolate")]
#[command(next_help_heading = "Lists")]
#[expect(clippy::struct_excessive_bools, reason = "Docker Compose has a switch for each list")]
pub(crate) struct Listed {
    /// Print the names of the active services, one a line
    #[arg(long)]
    services: bool,
    /// Print the names of the volumes in use, one a line
    #[arg(long)]
    volumes: bool,
    /// Print the names of the networks in use, one a line
    #[arg(long)]
    networks: bool,
    /// Print the names of the language models in use, one a line
    #[arg(long)]
    models: bool,
    /// Print the images, one a line
    #[arg(long)]
    images: bool,
    /// Print the profiles of all services, one a line
    #[arg(long)]
    profiles: bool,
    /// Print the variables that the files mention, and their defaults
    #[arg(long)]
    variables: bool,
    /// Print the variables that the files are filled in with; there may be passwords among them
    #[arg(long)]
    environment: bool,
}

impl Listed {
    /// What is listed, if anything.
    pub(crate) fn listing(&self) -> Option<Listing> {
        let switches = [
            (self.services, Listing::Services),
            (self.volumes, Listing::Volumes),
            (self.networks, Listing::Networks),
            (self.models, Listing::Models),
            (self.images, Listing::Images),
            (self.profiles, Listing::Profiles),
            (self.variables, Listing::Variables),
            (self.environment, Listing::Environment),
        ];
        switches.into_iter().find(|(is_on, _)| *is_on).map(|(_, listing)| listing)
    }
}

/// Options of `completions`.
#[derive(Debug, Args)]
pub(crate) struct Completions {
    /// The shell
    pub(crate) shell: clap_complete::Shell,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_definition_is_sound() {
        Arguments::command().debug_assert();
    }
}
