//! The flags of kompose: those that mean something here work, the others say what to do instead.
//!
//! They are hidden in the help, where they would stand beside the flags that say the same.

mod flags;

use clap::builder::PossibleValuesParser;
use clap::error::ErrorKind;
use clap::{Arg, ArgMatches, Args, Command, FromArgMatches};

use super::FormatName;
use flags::FLAGS;

/// A flag of kompose.
#[derive(Debug)]
struct Flag {
    name: &'static str,
    short: Option<char>,
    /// Whether kompose takes it before the command, too.
    before_command: bool,
    takes: Takes,
}

/// The values of a flag, and what they become.
#[derive(Debug, Clone, Copy)]
enum Takes {
    /// None, `=true` or `=false`: what it becomes if it is on, and if it is off.
    Switch(Becomes, Becomes),
    /// One of a few words.
    Word(&'static [(&'static str, Becomes)]),
    /// Any text, and none of it can be had; what to do instead.
    Text(&'static str),
}

/// What a flag of kompose becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Becomes {
    /// Nothing: it is done anyway.
    Usual,
    /// A text form of the output.
    Format(FormatName),
    /// An option for Kubernetes and its value.
    Setting(&'static str, &'static str),
    /// A mistake on the command line, with what to do instead.
    Refused(&'static str),
}

impl Flag {
    fn outcomes(&self) -> Vec<Becomes> {
        match self.takes {
            Takes::Switch(on, off) => vec![on, off],
            Takes::Word(words) => words.iter().map(|(_, becomes)| *becomes).collect(),
            Takes::Text(instead) => vec![Becomes::Refused(instead)],
        }
    }

    /// What it becomes with a value.
    fn becomes(&self, value: &str) -> Becomes {
        match self.takes {
            Takes::Switch(on, off) => {
                if value.eq_ignore_ascii_case("true") {
                    on
                } else {
                    off
                }
            }
            Takes::Word(words) => {
                let word = words.iter().find(|(word, _)| value.eq_ignore_ascii_case(word));
                word.map_or(Becomes::Usual, |(_, becomes)| *becomes)
            }
            Takes::Text(instead) => Becomes::Refused(instead),
        }
    }

    /// The flags of ours that say what it says.
    fn ours(&self) -> Vec<&'static str> {
        let ours = self.outcomes().into_iter().filter_map(|becomes| match becomes {
            Becomes::Setting(name, _) => Some(name),
            Becomes::Format(_) => Some("format"),
            Becomes::Usual | Becomes::Refused(_) => None,
        });
        ours.collect()
    }

    /// The flags that cannot be given with it, because both would say the same thing.
    fn rivals(&self) -> Vec<&'static str> {
        let mut rivals = self.ours();
        let others = FLAGS.iter().filter(|other| other.name != self.name);
        let likewise = others.filter(|other| other.ours().iter().any(|name| rivals.contains(name)));
        let likewise: Vec<_> = likewise.map(|other| other.name).collect();
        rivals.extend(likewise);
        rivals
    }

    fn argument(&self) -> Arg {
        let argument = Arg::new(self.name).long(self.name).short(self.short).hide(true);
        let argument = argument.conflicts_with_all(self.rivals()).ignore_case(true);
        match self.takes {
            Takes::Switch(..) => argument
                .num_args(0..=1)
                .require_equals(true)
                .default_missing_value("true")
                .value_parser(["true", "false"]),
            Takes::Word(words) => argument
                .value_name("WORD")
                .value_parser(PossibleValuesParser::new(words.iter().map(|(word, _)| *word))),
            Takes::Text(_) => argument.value_name("TEXT"),
        }
    }

    /// What is asked for with it, or why that cannot be had.
    fn wish(&self, matches: &ArgMatches) -> Result<Option<Becomes>, clap::Error> {
        // Commands that kompose does not have do not take its flags.
        let given = matches.try_get_one::<String>(self.name).ok().flatten();
        let Some(value) = given else { return Ok(None) };
        let Becomes::Refused(instead) = self.becomes(value) else { return Ok(Some(self.becomes(value))) };
        let value = match self.takes {
            Takes::Switch(..) if value.eq_ignore_ascii_case("true") => String::new(),
            Takes::Switch(..) => "=false".to_owned(),
            Takes::Word(_) | Takes::Text(_) => format!(" {value}"),
        };
        let message = format!("`--{}{value}` of kompose has no counterpart: {instead}", self.name);
        Err(clap::Error::raw(ErrorKind::ValueValidation, message))
    }
}

/// The flags that kompose takes behind a command, or those that it takes before it.
#[derive(Debug, Default)]
pub(crate) struct KomposeArguments<const BEFORE_COMMAND: bool> {
    /// The text form of the output.
    pub(crate) format: Option<FormatName>,
    /// Options for Kubernetes and their values.
    pub(crate) settings: Vec<(&'static str, &'static str)>,
}

impl<const BEFORE_COMMAND: bool> KomposeArguments<BEFORE_COMMAND> {
    fn flags() -> impl Iterator<Item = &'static Flag> {
        FLAGS.iter().filter(|flag| flag.before_command || !BEFORE_COMMAND)
    }
}

impl<const BEFORE_COMMAND: bool> Args for KomposeArguments<BEFORE_COMMAND> {
    fn augment_args(command: Command) -> Command {
        command.args(Self::flags().map(Flag::argument))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl<const BEFORE_COMMAND: bool> FromArgMatches for KomposeArguments<BEFORE_COMMAND> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let mut arguments = Self::default();
        arguments.update_from_arg_matches(matches)?;
        Ok(arguments)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        for flag in Self::flags() {
            match flag.wish(matches)? {
                Some(Becomes::Format(format)) => self.format = Some(format),
                Some(Becomes::Setting(name, value)) => self.settings.push((name, value)),
                Some(Becomes::Usual | Becomes::Refused(_)) | None => {}
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
