//! Diagnostics as workflow commands, which GitHub shows beside the lines of a change.

use std::fmt::Write;

use super::{Diagnostic, Severity};
use crate::source::Sources;

/// The commands, one a line.
#[must_use]
pub fn commands(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    diagnostics.iter().map(|diagnostic| command(diagnostic, sources)).collect()
}

fn command(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let kind = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let mut properties = place(diagnostic, sources);
    properties.push(("title", diagnostic.code.slug().to_owned()));
    let properties: Vec<_> =
        properties.iter().map(|(name, value)| format!("{name}={}", property(value))).collect();
    format!("::{kind} {}::{}\n", properties.join(","), data(&message(diagnostic)))
}

/// Where it is; GitHub takes columns only for what ends on its line.
fn place(diagnostic: &Diagnostic, sources: &Sources) -> Vec<(&'static str, String)> {
    let span = diagnostic.place.span;
    let Some((source, span)) = span.and_then(|span| Some((sources.get(span.file)?, span))) else {
        return Vec::new();
    };
    let (first, last) = (source.line_column(span.start), source.line_column(span.end));
    let mut place = vec![
        ("file", source.name.clone()),
        ("line", first.line.to_string()),
        ("endLine", last.line.to_string()),
    ];
    if first.line == last.line {
        place.extend([("col", first.column.to_string()), ("endColumn", last.column.to_string())]);
    }
    place
}

/// The message and the advice.
fn message(diagnostic: &Diagnostic) -> String {
    let mut text = diagnostic.message.clone();
    for help in &diagnostic.help {
        let _ = write!(text, "\nhelp: {}", help.text);
    }
    text
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::codes::compose::{NO_IMAGE, UNQUOTED_TEXT};
    use crate::source::{Place, Span};

    #[test]
    fn each_message_is_one_line_whatever_it_says() {
        let mut sources = Sources::default();
        let file = sources.add("a,b:c.yaml", "services:\n  wéb: 100%\n");
        let first =
            Diagnostic::new(UNQUOTED_TEXT, Place::new("services", Span::new(file, 12, 16)), "100%\nis")
                .help("write `a: b`");
        let whole = Diagnostic::new(NO_IMAGE, Place::new("", Span::new(file, 0, 16)), "two lines");
        let nowhere = Diagnostic::new(NO_IMAGE, Place::default(), "nowhere");
        let expected = "\
::warning file=a%2Cb%3Ac.yaml,line=2,endLine=2,col=3,endColumn=6,title=unquoted-text::100%25%0Ais%0Ahelp: write `a: b`
::error file=a%2Cb%3Ac.yaml,line=1,endLine=2,title=no-image::two lines
::error title=no-image::nowhere
";
        assert_eq!(commands(&[first, whole, nowhere], &sources), expected);
    }
}
