//! The options for Kubernetes: the engine lists them, and each becomes a flag of its name. A few have another name in
//! kompose, which is understood as well.

use clap::error::ErrorKind;
use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches};
use kompose_core::KubernetesOptions;
use kompose_core::options::kubernetes::Setting;

use super::KomposeArguments;

/// The options for Kubernetes that were given.
#[derive(Debug, Default)]
pub(crate) struct KubernetesArguments(pub(crate) KubernetesOptions);

/// Options with the names that they have in kompose.
const ALIASES: [(&str, &str); 1] = [("volume-size", "pvc-request-size")];

fn argument(setting: &'static Setting) -> Arg {
    let argument = Arg::new(setting.name).long(setting.name).help_heading("Kubernetes");
    let aliases = ALIASES.iter().filter(|(name, _)| *name == setting.name).map(|(_, alias)| *alias);
    let argument = argument.aliases(aliases);
    let argument = argument.help(setting.help.trim()).hide_short_help(true);
    let argument = match setting.words {
        [] => argument.value_name("TEXT"),
        [default, ..] => {
            let argument = argument.value_name("WORD").default_value(*default).ignore_case(true);
            argument.value_parser(setting.words.to_vec())
        }
    };
    if setting.many { argument.action(ArgAction::Append) } else { argument }
}

impl KubernetesArguments {
    fn set(&mut self, name: &str, value: &str) -> Result<(), clap::Error> {
        self.0.set(name, value).map_err(|allowed| {
            let message = format!("--{name} cannot be `{value}`: {allowed}");
            clap::Error::raw(ErrorKind::InvalidValue, message)
        })
    }
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
                let word = setting.words.iter().find(|word| value.eq_ignore_ascii_case(word));
                self.set(setting.name, word.copied().unwrap_or(value))?;
            }
        }
        for (name, value) in KomposeArguments::<false>::from_arg_matches(matches)?.settings {
            self.set(name, value)?;
        }
        Ok(())
    }
}
