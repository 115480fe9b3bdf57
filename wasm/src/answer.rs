//! What the page gets back, as it stands in the JSON.

mod graph;
mod keys;
mod language;
mod tables;

pub(crate) use graph::GraphAnswer;
pub(crate) use keys::{CheckAnswer, MapAnswer};
pub(crate) use language::{CompletionAnswer, HoverAnswer};
pub(crate) use tables::{ExplainAnswer, OptionAnswer};

use crate::project::{DIRECTORY, shown, shown_in};
use crate::request::Refusal;
use crate::utf16::Utf16Index;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use keys::KeyAnswer;
use kompose_core::diagnostic::{Edit, Help, Label};
use kompose_core::inventory::Item;
use kompose_core::report::Counts;
use kompose_core::source::{FileId, Source, Sources, Span};
use kompose_core::{Access, Config, Conversion, Diagnostic, OutputFile, Summary};
use serde::Serialize;

/// The answer to a conversion.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ConvertAnswer {
    ok: bool,
    files: Vec<FileAnswer>,
    objects: Vec<ObjectAnswer>,
    #[serde(skip_serializing_if = "Option::is_none")]
    keys: Option<Vec<KeyAnswer>>,
    diagnostics: Vec<DiagnosticAnswer>,
    summary: SummaryAnswer,
}

/// The answer to a request for the canonical project.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ConfigAnswer {
    ok: bool,
    text: String,
    diagnostics: Vec<DiagnosticAnswer>,
}

#[derive(Debug, Serialize)]
struct FileAnswer {
    path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    /// Instead of the text, for bytes that are none.
    #[serde(skip_serializing_if = "Option::is_none")]
    base64: Option<String>,
    secret: bool,
}

/// One object of the output.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct ObjectAnswer {
    id: String,
    kind: String,
    name: String,
    services: Vec<String>,
    /// A position in the files of the answer.
    file: usize,
    line: usize,
    end_line: usize,
}

#[derive(Debug, Serialize)]
struct DiagnosticAnswer {
    code: &'static str,
    severity: &'static str,
    message: String,
    path: String,
    #[serde(flatten)]
    range: RangeAnswer,
    label: String,
    related: Vec<RelatedAnswer>,
    help: Vec<HelpAnswer>,
    /// The file of the project that is not there and would have to be.
    missing: Option<String>,
}

/// A range of text; `file` is null when no file says it.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct RangeAnswer {
    file: Option<String>,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    from: usize,
    to: usize,
}

#[derive(Debug, Serialize)]
struct RelatedAnswer {
    #[serde(flatten)]
    range: RangeAnswer,
    text: String,
}

#[derive(Debug, Serialize)]
struct HelpAnswer {
    text: String,
    edits: Vec<EditAnswer>,
}

#[derive(Debug, Serialize)]
struct EditAnswer {
    file: String,
    from: usize,
    to: usize,
    text: String,
}

#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct SummaryAnswer {
    project: String,
    translated: usize,
    approximated: usize,
    unsupported: usize,
    not_applicable: usize,
    access: Vec<AccessAnswer>,
}

#[derive(Debug, Serialize)]
struct AccessAnswer {
    service: String,
    published: String,
    instead: String,
}

impl ConvertAnswer {
    /// The answer that carries a conversion, and what became of each key if that is asked for.
    pub(crate) fn new(conversion: &Conversion, with_keys: bool) -> Self {
        let (report, texts) = (conversion.report(), Texts::new(&conversion.sources));
        Self {
            ok: !conversion.has_errors(),
            files: conversion.files.iter().map(FileAnswer::new).collect(),
            objects: conversion.objects().into_iter().map(ObjectAnswer::new).collect(),
            diagnostics: texts.diagnostics(&conversion.diagnostics),
            summary: SummaryAnswer::new(&conversion.summary, report.counts()),
            keys: with_keys.then(|| KeyAnswer::all(report, &texts)),
        }
    }

    /// The answer to a request that could not be read.
    pub(crate) fn refusal(refusal: Refusal) -> Self {
        Self { diagnostics: vec![DiagnosticAnswer::refusal(refusal)], ..Self::default() }
    }
}

impl ConfigAnswer {
    /// The answer that carries a canonical project.
    pub(crate) fn new(config: &Config) -> Self {
        Self {
            ok: !config.diagnostics.iter().any(Diagnostic::is_error),
            text: config.text.clone(),
            diagnostics: Texts::new(&config.sources).diagnostics(&config.diagnostics),
        }
    }

    /// The answer to a request that could not be read.
    pub(crate) fn refusal(refusal: Refusal) -> Self {
        Self { ok: false, text: String::new(), diagnostics: vec![DiagnosticAnswer::refusal(refusal)] }
    }
}

impl FileAnswer {
    fn new(file: &OutputFile) -> Self {
        let text = String::from_utf8(file.contents.clone()).ok();
        let base64 = text.is_none().then(|| STANDARD.encode(&file.contents));
        Self { path: file.path.clone(), text, base64, secret: file.secret }
    }
}

impl ObjectAnswer {
    fn new(item: Item) -> Self {
        let Item { id, kind, name, services, file, first, last } = item;
        Self { id, kind, name, services, file, line: first, end_line: last }
    }
}

impl DiagnosticAnswer {
    fn refusal(refusal: Refusal) -> Self {
        Self {
            code: refusal.code,
            severity: "error",
            message: refusal.message,
            path: String::new(),
            range: RangeAnswer::default(),
            label: String::new(),
            related: Vec::new(),
            help: Vec::new(),
            missing: None,
        }
    }
}

impl SummaryAnswer {
    fn new(summary: &Summary, counts: Counts) -> Self {
        Self {
            project: summary.project.clone(),
            translated: counts.translated,
            approximated: counts.approximated,
            unsupported: counts.unsupported,
            not_applicable: counts.not_applicable,
            access: summary.access.iter().map(AccessAnswer::new).collect(),
        }
    }
}

impl AccessAnswer {
    fn new(access: &Access) -> Self {
        Self {
            service: access.service.clone(),
            published: access.published.clone(),
            instead: access.instead.clone(),
        }
    }
}

/// The texts of an answer with their indices, which every range of it needs.
struct Texts<'a> {
    texts: Vec<(FileId, &'a Source, Utf16Index<'a>)>,
    /// Whether the user's own text speaks of `/project`, so that messages may mean that one.
    directory_is_the_users: bool,
}

impl<'a> Texts<'a> {
    fn new(sources: &'a Sources) -> Self {
        Self {
            texts: sources.iter().map(|(id, source)| (id, source, Utf16Index::new(&source.text))).collect(),
            directory_is_the_users: sources.iter().any(|(_, source)| source.text.contains(DIRECTORY)),
        }
    }

    /// A sentence for people, who know nothing of the directory.
    fn words(&self, sentence: &str) -> String {
        if self.directory_is_the_users { sentence.to_owned() } else { shown_in(sentence) }
    }

    fn diagnostics(&self, diagnostics: &[Diagnostic]) -> Vec<DiagnosticAnswer> {
        diagnostics.iter().map(|diagnostic| self.diagnostic(diagnostic)).collect()
    }

    fn diagnostic(&self, diagnostic: &Diagnostic) -> DiagnosticAnswer {
        DiagnosticAnswer {
            code: diagnostic.code.slug(),
            severity: diagnostic.severity.word(),
            message: self.words(&diagnostic.message),
            path: diagnostic.place.path.clone(),
            range: diagnostic.place.span.and_then(|span| self.range(span)).unwrap_or_default(),
            label: self.words(&diagnostic.label),
            related: diagnostic.related.iter().filter_map(|label| self.related(label)).collect(),
            help: diagnostic.help.iter().map(|help| self.help(help)).collect(),
            missing: diagnostic.missing.as_deref().map(shown).map(str::to_owned),
        }
    }

    fn related(&self, label: &Label) -> Option<RelatedAnswer> {
        Some(RelatedAnswer { range: self.range(label.span)?, text: self.words(&label.text) })
    }

    fn help(&self, help: &Help) -> HelpAnswer {
        let edits = help.edits.iter().filter_map(|edit| self.edit(edit)).collect();
        HelpAnswer { text: self.words(&help.text), edits }
    }

    fn edit(&self, edit: &Edit) -> Option<EditAnswer> {
        let RangeAnswer { file, from, to, .. } = self.range(edit.span)?;
        Some(EditAnswer { file: file?, from, to, text: edit.replacement.clone() })
    }

    fn range(&self, span: Span) -> Option<RangeAnswer> {
        let (_, source, index) = self.texts.iter().find(|(id, ..)| *id == span.file)?;
        let (start, end) = (source.line_column(span.start), source.line_column(span.end));
        Some(RangeAnswer {
            file: Some(shown(&source.name).to_owned()),
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            from: index.offset(span.start),
            to: index.offset(span.end),
        })
    }
}

#[cfg(test)]
mod tests;
