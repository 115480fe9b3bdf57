//! Stack files that a client and a manager of Swarm were given, and what our rules say of them; and the stack files that
//! we write.

#[path = "stacks/outputs.rs"]
mod outputs;

use std::collections::BTreeMap;

use kompose_core::MemoryFiles;
use kompose_core::swarm::{Finding, Refuser, Surroundings, check};
use serde::Deserialize;

const CASES: &str = include_str!("../data/swarm-stack.jsonl");

/// What was recorded of a stack file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    id: String,
    stack: String,
    /// Whether the client took it, and came as far as the manager.
    client: bool,
    /// Whether the manager took it.
    manager: bool,
    #[serde(rename = "note")]
    _note: String,
    #[serde(rename = "config")]
    _config: bool,
    #[serde(rename = "message")]
    _message: Option<String>,
}

/// Cases that our rules judge otherwise, and why that is right.
const DIFFERENCES: &[(&str, &str)] = &[
    ("sec-driver", "whether the nodes have the plug-in `vault` is not in the file"),
    ("mgr-secret-driver", "whether the nodes have the plug-in `vault` is not in the file"),
];

impl Case {
    fn findings(&self) -> Vec<Finding> {
        let mut files = MemoryFiles::new();
        files.insert("e.env", "A=1\n");
        files.insert("empty", "");
        files.insert("big500k", vec![b'x'; 500 * 1024]);
        let variables = BTreeMap::from([("HOME".to_owned(), "/root".to_owned())]);
        let predefined =
            |section: &str, name: &str| section == "networks" && ["host", "none"].contains(&name);
        check(
            &self.stack,
            &Surroundings { stack: "r249", variables: &variables, files: &files, exists: &predefined },
        )
    }

    /// How our verdict is another one than the recorded, if it is.
    fn difference(&self) -> Option<String> {
        let findings = self.findings();
        let refused = |least: Refuser| findings.iter().any(|finding| finding.refuser <= least);
        let ours = (!refused(Refuser::Client), !refused(Refuser::Manager));
        let found = findings.iter().map(|finding| {
            format!("{:?} {} at `{}`: {}", finding.refuser, finding.code, finding.path, finding.message)
        });
        let found: Vec<String> = found.collect();
        let recorded = (self.client, self.manager);
        (ours != recorded)
            .then(|| format!("{}: {ours:?} and not {recorded:?}; {}", self.id, found.join("; ")))
    }
}

#[test]
fn stacks_are_judged_as_a_client_and_a_manager_judge_them() {
    let cases: Vec<Case> = CASES.lines().map(serde_json::from_str).collect::<Result<_, _>>().unwrap();
    let different: BTreeMap<&str, String> =
        cases.iter().filter_map(|case| Some((case.id.as_str(), case.difference()?))).collect();
    println!("{} of {} are judged alike", cases.len() - different.len(), cases.len());
    let listed: BTreeMap<&str, &str> = DIFFERENCES.iter().copied().collect();
    let unlisted: Vec<&String> =
        different.iter().filter(|(id, _)| !listed.contains_key(*id)).map(|(_, text)| text).collect();
    assert!(unlisted.is_empty(), "{} are judged otherwise:\n{unlisted:#?}", unlisted.len());
    let equal: Vec<&&str> = listed.keys().filter(|id| !different.contains_key(*id)).collect();
    assert!(equal.is_empty(), "listed, but judged alike: {equal:?}");
}
