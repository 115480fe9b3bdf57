//! The table is sound, and the document for users of kompose says what it says.

use std::collections::BTreeSet;

use super::*;
use crate::arguments::Arguments;
use clap::CommandFactory;
use kompose_core::KubernetesOptions;

#[test]
fn what_a_flag_sets_can_be_set() {
    let outcomes: Vec<Becomes> = FLAGS.iter().flat_map(Flag::outcomes).collect();
    let mut settings = 0;
    for outcome in outcomes {
        if let Becomes::Setting(name, value) = outcome {
            assert_eq!(KubernetesOptions::default().set(name, value), Ok(()), "{name} {value}");
            settings += 1;
        }
    }
    assert!(settings > 0);
}

#[test]
fn values_are_read_in_any_case() {
    let flag = |name: &str| FLAGS.iter().find(|flag| flag.name == name).unwrap();
    let table = [
        ("json", "true", Becomes::Format(FormatName::Json)),
        ("json", "False", Becomes::Usual),
        ("volumes", "hostpath", Becomes::Setting("bind-mounts", "hostpath")),
        ("volumes", "PersistentVolumeClaim", Becomes::Usual),
    ];
    for (name, value, becomes) in table {
        assert_eq!(flag(name).becomes(value), becomes, "--{name} {value}");
    }
    assert!(matches!(flag("replicas").becomes("3"), Becomes::Refused(_)));
}

const TEXT: &str = include_str!("../../../../docs/from-kompose.md");

/// The long flags that a text names.
fn named(text: &str) -> BTreeSet<&str> {
    let words = text.split(|letter: char| !(letter.is_ascii_lowercase() || letter == '-'));
    let flags = words.filter_map(|word| word.strip_prefix("--"));
    flags.filter(|name| name.starts_with(|first: char| first.is_ascii_lowercase())).collect()
}

/// The long flags of a command and of those below it, hidden ones and other names included.
fn flags(command: &Command) -> BTreeSet<String> {
    let mut known: BTreeSet<String> = command.get_subcommands().flat_map(flags).collect();
    for argument in command.get_arguments() {
        known.extend(argument.get_long().map(str::to_owned));
        known.extend(argument.get_all_aliases().into_iter().flatten().map(str::to_owned));
    }
    known
}

#[test]
fn the_document_names_flags_that_there_are() {
    let mut command = Arguments::command();
    command.build();
    let known = flags(&command);
    let unknown: Vec<_> = named(TEXT).into_iter().filter(|name| !known.contains(*name)).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

#[test]
fn the_document_names_every_flag_of_kompose() {
    let ours = ["controller", "file", "namespace", "out", "profile", "pvc-request-size", "stdout"];
    let named = named(TEXT);
    let all = FLAGS.iter().map(|flag| flag.name).chain(ours);
    let missing: Vec<_> = all.filter(|name| !named.contains(name)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    let short = FLAGS.iter().filter_map(|flag| flag.short);
    let missing: Vec<_> = short.filter(|short| !TEXT.contains(&format!("`-{short}`"))).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn the_document_says_what_flags_become() {
    for flag in FLAGS {
        for outcome in flag.outcomes() {
            let Becomes::Setting(name, value) = outcome else { continue };
            let ours = format!("`--{name} {value}`");
            let opposite = flag.name == "generate-network-policies" && value == "never";
            assert!(opposite || TEXT.contains(&ours), "{ours}");
        }
    }
}
