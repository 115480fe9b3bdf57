//! Every row of the table, tried on the project that shows it.

use kompose_core::yaml::Node;
use kompose_core::{Conversion, Fate, OutputFile, Target};
use kompose_snapshots::edit::{self, Path};
use kompose_snapshots::support::{Case, Evidence, Expected, Relation, Row, fate_word};

const TARGETS: [Target; 2] = [Target::Kubernetes, Target::Swarm];

/// Keys that are not quite what they were, of which nobody has to be told: what is kept for the container when memory
/// is short becomes what is kept free for it beforehand, and that is what people who write it expect of a cluster.
const WITHOUT_A_WORD: [&str; 2] =
    ["services.<name>.mem_reservation", "services.<name>.deploy.resources.reservations.memory"];

/// What does not hold in the rows of a project.
pub(crate) fn findings(case: &Case) -> Vec<String> {
    let mut findings = Vec::new();
    for target in TARGETS {
        let conversion = case.project.convert(target);
        if conversion.has_errors() {
            findings.push(format!("{} for {target:?}: {:#?}", case.project.name, conversion.diagnostics));
        }
        for row in &case.rows {
            let found = Trial { case, target, conversion: &conversion, row }.findings();
            let place = format!("{} for {target:?}: {}", case.project.name, row.path);
            findings.extend(found.into_iter().map(|finding| format!("{place}: {finding}")));
        }
    }
    findings
}

/// A row on a target.
struct Trial<'a> {
    case: &'a Case,
    target: Target,
    conversion: &'a Conversion,
    row: &'a Row,
}

impl Trial<'_> {
    fn findings(&self) -> Vec<String> {
        let Some((way, region)) = self.case.key(self.row) else {
            return vec!["the project has no such key".to_owned()];
        };
        let evidence = Evidence { conversion: self.conversion, way: &way, region };
        let expected = self.row.on(self.target);
        let found =
            [self.fate(expected, &evidence), self.message(expected, &evidence), self.written(expected, &way)];
        found.into_iter().flatten().collect()
    }

    /// The summary counts the key as the table does.
    fn fate(&self, expected: &Expected, evidence: &Evidence<'_>) -> Option<String> {
        let Some(fate) = evidence.fate() else {
            return (!is_resolved(&self.row.path)).then(|| "the summary does not name it".to_owned());
        };
        (fate != expected.fate).then(|| format!("the summary says {}", fate_word(fate)))
    }

    /// The message of the code stands at the key, at what it stands in, or at something in it.
    fn message(&self, expected: &Expected, evidence: &Evidence<'_>) -> Option<String> {
        let Some(code) = &expected.code else {
            let silent =
                expected.fate != Fate::Translated && !WITHOUT_A_WORD.contains(&self.row.path.as_str());
            return silent.then(|| "nothing is said of what is lost".to_owned());
        };
        let Some((said, relation)) = evidence.message(code) else {
            return Some(format!("there is no message `{code}` about it"));
        };
        let placed = match relation {
            Relation::At | Relation::Below => said.place.span.is_some_and(|span| evidence.holds(span)),
            Relation::Above(_) => said.place.span.is_some_and(|span| span.start <= evidence.region.start),
            Relation::PointsAt => true,
        };
        (!placed).then(|| format!("`{code}` does not point at it"))
    }

    /// The output is another one without the key, or with another value.
    fn written(&self, expected: &Expected, way: &Path) -> Option<String> {
        if !matches!(expected.fate, Fate::Translated | Fate::Approximated) {
            return None;
        }
        match (self.makes_a_difference(way), expected.unwritten) {
            (true, true) => Some("it does make a difference to the output".to_owned()),
            (false, false) => Some("it makes no difference to the output".to_owned()),
            _ => None,
        }
    }

    fn makes_a_difference(&self, way: &Path) -> bool {
        let document = &self.case.document;
        let without = self.files(edit::without(document, way));
        let is_other = |files: &Vec<OutputFile>| *files != self.conversion.files;
        // What a project cannot do without matters to it.
        let Some(without) = without else { return true };
        let values = edit::at(document, way).map(|node| edit::changes(way, &node.value)).unwrap_or_default();
        let mut others = values.into_iter().filter_map(|value| self.files(edit::with(document, way, value)));
        is_other(&without) || others.any(|files| is_other(&files))
    }

    /// The output for another document; nothing if it is refused.
    fn files(&self, document: Node) -> Option<Vec<OutputFile>> {
        let input = self.case.project.with_text(0, edit::text(&[document]));
        let conversion = self.case.project.convert_input(&input, self.target);
        (!conversion.has_errors()).then_some(conversion.files)
    }
}

/// Whether the loader resolves a key, so that no target sees it.
fn is_resolved(path: &str) -> bool {
    let resolved = [".extends", ".profiles", ".external.name"];
    path.starts_with("include") || resolved.iter().any(|key| path.contains(key))
}
