//! Whole projects against whole stacks, compared as data.

use serde_json::Value;

use crate::diagnostic::Diagnostics;
use crate::source::Sources;
use crate::{Conversion, Input, MemoryFiles, Options, Output, SwarmOptions, Target, convert};

/// A project, what becomes of it, and the codes of what is said, in the order of the alphabet.
struct Example {
    about: &'static str,
    compose: &'static str,
    stack: &'static str,
    codes: &'static [&'static str],
}

/// A conversion of the project `shop` with a few files and variables.
fn conversion(compose: &str) -> Conversion {
    conversion_with(compose, SwarmOptions::default())
}

fn conversion_with(compose: &str, swarm: SwarmOptions) -> Conversion {
    let mut input = Input::new("/shop/compose.yaml", compose);
    input.project_name = Some("shop".to_owned());
    input.environment.insert("TOKEN".to_owned(), "s3cret".to_owned());
    let mut files = MemoryFiles::new();
    files.insert("/shop/nginx.conf", "events {}\n");
    files.insert("/shop/html/index.html", "<p>");
    files.insert("/shop/html/js/a.js", "1");
    files.insert("/shop/tls.key", "key");
    files.insert("/shop/a.env", "A=from file\nB='quoted' # comment\n");
    convert(&input, &Options { target: Target::Swarm, swarm, ..Options::default() }, &files)
}

fn stack(conversion: &Conversion) -> Value {
    let Output::Swarm(stack) = &conversion.output else { panic!("there is no stack") };
    serde_json::to_value(stack).unwrap()
}

fn codes(conversion: &Conversion) -> Vec<&'static str> {
    let mut codes: Vec<&str> = conversion.diagnostics.iter().map(|found| found.code.slug()).collect();
    codes.sort_unstable();
    codes
}

fn data(text: &str) -> Value {
    let mut sources = Sources::default();
    let file = sources.add("expected.yaml", text);
    let nodes = crate::yaml::parse(text, file, &mut Diagnostics::new());
    serde_json::to_value(nodes.first().unwrap()).unwrap()
}

fn check(examples: &[Example]) {
    for Example { about, compose, stack: expected, codes: said } in examples {
        let conversion = conversion(compose);
        assert_eq!(stack(&conversion), data(expected), "{about}: {:#?}", conversion.diagnostics);
        assert_eq!(codes(&conversion), *said, "{about}");
    }
}

mod examples;
mod keys;
mod options;
mod whole;
