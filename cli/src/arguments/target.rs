//! The options for single targets: the engine lists them, and each becomes a flag of its name. A few have another name
//! in kompose, which is understood as well.

use clap::error::ErrorKind;
use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches};
use kompose_core::options::{self, Setting};
use kompose_core::{KubernetesOptions, SwarmOptions, Target};

use super::KomposeArguments;

/// Options with the names that they have in kompose.
const ALIASES: [(&str, &str); 1] = [("volume-size", "pvc-request-size")];

/// The options for single targets that were given.
#[derive(Debug, Default)]
pub(crate) struct TargetArguments {
    pub(crate) kubernetes: KubernetesOptions,
    pub(crate) swarm: SwarmOptions,
    given: Vec<&'static str>,
}

impl TargetArguments {
    /// An option that was given although it means nothing for a target.
    pub(crate) fn stray(&self, target: Target) -> Option<&'static str> {
        let known = settings(target);
        self.given.iter().copied().find(|name| known.iter().all(|setting| setting.name != *name))
    }

    fn set(&mut self, name: &'static str, value: &str) -> Result<(), clap::Error> {
        let refused = |allowed: String| {
            let message = format!("--{name} cannot be `{value}`: {allowed}");
            clap::Error::raw(ErrorKind::InvalidValue, message)
        };
        self.given.push(name);
        let has = |target| settings(target).iter().any(|setting| setting.name == name);
        if has(Target::Kubernetes) {
            self.kubernetes.set(name, value).map_err(refused)?;
        }
        if has(Target::Swarm) {
            self.swarm.set(name, value).map_err(refused)?;
        }
        Ok(())
    }
}

fn settings(target: Target) -> &'static [Setting] {
    match target {
        Target::Kubernetes => KubernetesOptions::SETTINGS,
        Target::Swarm => SwarmOptions::SETTINGS,
    }
}

/// The heading that says which targets know an option.
fn heading(targets: &[Target]) -> &'static str {
    match targets {
        [Target::Kubernetes] => "Kubernetes",
        [Target::Swarm] => "Swarm",
        _ => "Kubernetes and Swarm",
    }
}

fn argument((setting, targets): (&'static Setting, &'static [Target])) -> Arg {
    let argument = Arg::new(setting.name).long(setting.name).help_heading(heading(targets));
    let aliases = ALIASES.iter().filter(|(name, _)| *name == setting.name).map(|(_, alias)| *alias);
    let argument = argument.aliases(aliases);
    let argument = argument.help(setting.help.trim()).hide_short_help(true);
    if setting.switch {
        return argument.action(ArgAction::SetTrue);
    }
    let argument = match setting.words {
        [] => argument.value_name("TEXT"),
        [default, ..] => {
            let argument = argument.value_name("WORD").default_value(*default).ignore_case(true);
            argument.value_parser(setting.words.to_vec())
        }
    };
    if setting.many { argument.action(ArgAction::Append) } else { argument }
}

impl Args for TargetArguments {
    fn augment_args(command: Command) -> Command {
        command.args(options::settings().into_iter().map(argument))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for TargetArguments {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let mut arguments = Self::default();
        arguments.update_from_arg_matches(matches)?;
        Ok(arguments)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        for (setting, _) in options::settings() {
            if matches.value_source(setting.name) != Some(ValueSource::CommandLine) {
                continue;
            }
            if setting.switch {
                self.set(setting.name, "true")?;
                continue;
            }
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

#[cfg(test)]
mod tests {
    use super::*;
    use clap::error::Error;

    fn parsed(words: &[&str]) -> Result<TargetArguments, Error> {
        let command = TargetArguments::augment_args(Command::new("convert").no_binary_name(true));
        let command = KomposeArguments::<false>::augment_args(command.arg(Arg::new("format").long("format")));
        TargetArguments::from_arg_matches(&command.try_get_matches_from(words)?)
    }

    #[test]
    fn an_option_reaches_the_targets_that_know_it() {
        let arguments = parsed(&["--bind-mounts", "skip", "--jobs", "--expose", "ingress"]).unwrap();
        assert_eq!(arguments.kubernetes.bind_mounts, arguments.swarm.bind_mounts);
        assert!(arguments.swarm.jobs && arguments.swarm != SwarmOptions::default());
        assert_eq!(arguments.stray(Target::Kubernetes), Some("jobs"));
        assert_eq!(arguments.stray(Target::Swarm), Some("expose"));
    }

    #[test]
    fn what_both_targets_know_is_at_home_in_both() {
        let arguments = parsed(&["--secret-values", "placeholder"]).unwrap();
        assert_eq!((arguments.stray(Target::Kubernetes), arguments.stray(Target::Swarm)), (None, None));
    }

    #[test]
    fn a_value_that_cannot_be_is_refused() {
        assert!(parsed(&["--hash-len", "99"]).unwrap_err().to_string().contains("from 6 to 32"));
    }
}
