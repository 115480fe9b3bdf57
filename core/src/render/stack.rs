//! A stack as files: the stack file, the content of secrets and configs, and what must exist before.

use crate::conversion::OutputFile;
use crate::options::{Format, Layout, Options};
use crate::swarm::Stack;
use crate::swarm::document::{Prerequisite, SideFile};
use crate::yaml::{Quoting, WriteError, to_yaml, tree};

/// The files of a stack, the stack file first.
///
/// # Errors
///
/// If the stack cannot be written as text, which no stack that the builders make does.
pub(crate) fn stack(stack: &Stack, options: &Options) -> Result<Vec<OutputFile>, WriteError> {
    let mut files = vec![match options.format {
        Format::Yaml => file("stack.yaml", yaml(stack)?),
        Format::Json => file("stack.json", json(stack)?),
    }];
    files.extend(stack.files.iter().map(side_file));
    // In a stream there is room for the stack file only; the report says what must exist as well.
    if !stack.prerequisites.is_empty() && options.layout == Layout::Directory {
        files.push(file("prerequisites.sh", script(stack)));
    }
    Ok(files)
}

fn file(path: &str, text: String) -> OutputFile {
    OutputFile { path: path.to_owned(), contents: text.into_bytes(), secret: false }
}

fn side_file(file: &SideFile) -> OutputFile {
    OutputFile { path: file.path.clone(), contents: file.contents.clone(), secret: file.secret }
}

fn yaml(stack: &Stack) -> Result<String, WriteError> {
    let text = to_yaml(stack, Quoting::Always)?;
    Ok(format!("# docker stack deploy -c stack.yaml {}\n{text}", stack.name))
}

fn json(stack: &Stack) -> Result<String, WriteError> {
    let text = serde_json::to_string_pretty(&tree(stack)?);
    text.map(|text| format!("{text}\n")).map_err(|error| WriteError::Value(error.to_string()))
}

/// A script for the shell; what a person must fill in is a comment.
fn script(stack: &Stack) -> String {
    let head = format!("#!/bin/sh\n# What must exist before the stack {} is deployed.\n", stack.name);
    stack.prerequisites.iter().map(lines).fold(head, |script, lines| script + &lines)
}

fn lines(prerequisite: &Prerequisite) -> String {
    let Prerequisite { comment, command, by_hand } = prerequisite;
    let hand = if *by_hand { "# " } else { "" };
    format!("\n# {comment}\n{hand}{command}\n")
}
