//! Answers about single keys: what became of each, and which lines of the output it makes.

use super::{DiagnosticAnswer, RangeAnswer, SummaryAnswer, Texts};
use crate::request::Refusal;
use kompose_core::Conversion;
use kompose_core::report::{Entry, Reason, Report};
use kompose_core::trace::{Line, Made, SourceMap, Traced};
use serde::Serialize;

/// What becomes of every key, without any output.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CheckAnswer {
    ok: bool,
    keys: Vec<KeyAnswer>,
    diagnostics: Vec<DiagnosticAnswer>,
    summary: SummaryAnswer,
}

/// What becomes of one key.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct KeyAnswer {
    path: String,
    place: RangeAnswer,
    outcome: &'static str,
    used_as: Vec<String>,
    reason: Option<&'static str>,
    /// Positions in the diagnostics of the answer.
    messages: Vec<usize>,
}

/// Which lines of the output each key makes.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct MapAnswer {
    ok: bool,
    files: Vec<String>,
    keys: Vec<TracedAnswer>,
    lines: Vec<LineAnswer>,
    diagnostics: Vec<DiagnosticAnswer>,
}

#[derive(Debug, Serialize)]
struct TracedAnswer {
    path: String,
    place: RangeAnswer,
    makes: Vec<MadeAnswer>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct MadeAnswer {
    /// A position in the files of the answer.
    file: usize,
    line: usize,
    end_line: usize,
    object: String,
    pointer: String,
}

#[derive(Debug, Serialize)]
struct LineAnswer {
    file: usize,
    line: usize,
    keys: Vec<usize>,
    default: bool,
    why: Option<String>,
}

impl CheckAnswer {
    /// The answer that carries the report of a conversion.
    pub(crate) fn new(conversion: &Conversion) -> Self {
        let (report, texts) = (conversion.report(), Texts::new(&conversion.sources));
        Self {
            ok: !conversion.has_errors(),
            summary: SummaryAnswer::new(&conversion.summary, report.counts()),
            keys: KeyAnswer::all(report, &texts),
            diagnostics: texts.diagnostics(&conversion.diagnostics),
        }
    }

    /// The answer to a request that could not be read.
    pub(crate) fn refusal(refusal: Refusal) -> Self {
        Self { diagnostics: vec![DiagnosticAnswer::refusal(refusal)], ..Self::default() }
    }
}

impl KeyAnswer {
    /// The rows of a report.
    pub(super) fn all(report: Report, texts: &Texts<'_>) -> Vec<Self> {
        report.keys.into_iter().map(|entry| Self::new(entry, texts)).collect()
    }

    fn new(entry: Entry, texts: &Texts<'_>) -> Self {
        Self {
            path: entry.path,
            place: texts.range(entry.span).unwrap_or_default(),
            outcome: entry.fate.words(),
            used_as: entry.used_as,
            reason: entry.reason.map(Reason::words),
            messages: entry.messages,
        }
    }
}

impl MapAnswer {
    /// The answer that carries a source map.
    pub(crate) fn new(map: &SourceMap) -> Self {
        let texts = Texts::new(&map.conversion.sources);
        Self {
            ok: !map.conversion.has_errors(),
            files: map.conversion.files.iter().map(|file| file.path.clone()).collect(),
            keys: map.keys.iter().map(|key| TracedAnswer::new(key, &texts)).collect(),
            lines: map.lines().into_iter().map(LineAnswer::new).collect(),
            diagnostics: texts.diagnostics(&map.conversion.diagnostics),
        }
    }

    /// The answer to a request that could not be read.
    pub(crate) fn refusal(refusal: Refusal) -> Self {
        Self { diagnostics: vec![DiagnosticAnswer::refusal(refusal)], ..Self::default() }
    }
}

impl TracedAnswer {
    fn new(key: &Traced, texts: &Texts<'_>) -> Self {
        let makes = key.makes.iter().map(MadeAnswer::new).collect();
        Self { path: key.path.clone(), place: texts.range(key.span).unwrap_or_default(), makes }
    }
}

impl MadeAnswer {
    fn new(made: &Made) -> Self {
        let (object, pointer) = (made.object.clone(), made.pointer.clone());
        Self { file: made.file, line: made.first, end_line: made.last, object, pointer }
    }
}

impl LineAnswer {
    fn new(line: Line) -> Self {
        Self { file: line.file, line: line.line, keys: line.keys, default: line.is_default, why: line.why }
    }
}
