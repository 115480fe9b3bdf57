//! The options for Kubernetes: the engine lists them, and each becomes a flag of its name.

use clap::error::ErrorKind;
use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches};
use kompose_core::KubernetesOptions;
use kompose_core::options::kubernetes::Setting;

/// The options for Kubernetes that were given.
#[derive(Debug, Default)]
pub(crate) struct KubernetesArguments(pub(crate) KubernetesOptions);

fn argument(setting: &'static Setting) -> Arg {
    let argument = Arg::new(setting.name).long(setting.name).help_heading("Kubernetes");
    let argument = argument.help(setting.help.trim()).hide_short_help(true);
    let argument = match setting.words {
        [] => argument.value_name("TEXT"),
        [default, ..] => {
            argument.value_name("WORD").value_parser(setting.words.to_vec()).default_value(*default)
        }
    };
    if setting.many { argument.action(ArgAction::Append) } else { argument }
}

impl Args for KubernetesArguments {
    fn augment_args(command: Command) -> Command {
        command.args(KubernetesOptions::SETTINGS.iter().map(argument))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for KubernetesArguments {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let mut arguments = Self::default();
        arguments.update_from_arg_matches(matches)?;
        Ok(arguments)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        for setting in KubernetesOptions::SETTINGS {
            for value in matches.get_many::<String>(setting.name).into_iter().flatten() {
                self.0.set(setting.name, value).map_err(|allowed| {
                    let message = format!("--{} cannot be `{value}`: {allowed}\n", setting.name);
                    clap::Error::raw(ErrorKind::InvalidValue, message)
                })?;
            }
        }
        Ok(())
    }
}
