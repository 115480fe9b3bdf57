//! A table of support that others wrote, to compare ours with.
//!
//! `KOMPOSE_SUPPORT` names a file with a line for each key: its path, the outcome for Kubernetes and for Swarm, and the
//! codes that either may give it, all with tabs between them.

use std::collections::BTreeMap;

use kompose_core::{Fate, Target};
use kompose_snapshots::support::{Case, Expected, fate, fate_word};

/// The variable that names the file.
pub(crate) const VARIABLE: &str = "KOMPOSE_SUPPORT";

/// Codes of ours that others do not have, and why.
const OTHER_CODES: &[(Target, &str, &str, &str)] = &[(
    Target::Kubernetes,
    "services.<name>.deploy.resources.reservations.generic_resources",
    "gpu-approximated",
    "a generic resource that is a GPU becomes one, and the message is that of `gpus`",
)];

/// What others say of a key on a target.
pub(crate) struct Judged {
    fate: Fate,
    codes: Vec<String>,
}

/// What others say, by path; Kubernetes first.
pub(crate) type Judgement = BTreeMap<String, [Judged; 2]>;

/// The table that the environment names, if it names one.
pub(crate) fn read() -> Result<Option<Judgement>, String> {
    let Some(path) = std::env::var_os(VARIABLE).filter(|path| !path.is_empty()) else { return Ok(None) };
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let line = |line: &str| judged(line).ok_or_else(|| format!("cannot read `{line}`"));
    text.lines().skip(1).map(line).collect::<Result<Judgement, _>>().map(Some)
}

fn judged(line: &str) -> Option<(String, [Judged; 2])> {
    let mut columns = line.split('\t');
    let path = columns.next()?.to_owned();
    let fates = [fate(columns.next()?)?, fate(columns.next()?)?];
    let codes = [columns.next()?, columns.next()?];
    let judged =
        |(fate, codes): (Fate, &str)| Judged { fate, codes: codes.split(',').map(str::to_owned).collect() };
    let ([kubernetes, swarm], [kubernetes_codes, swarm_codes]) = (fates, codes);
    Some((path, [(kubernetes, kubernetes_codes), (swarm, swarm_codes)].map(judged)))
}

/// Where our table says something else; prints how much of it is the same.
pub(crate) fn differences(table: &[Case], judgement: &Judgement) -> Vec<String> {
    let mut differences = Vec::new();
    let (mut same, mut all) = (0, 0);
    for row in table.iter().flat_map(|case| &case.rows) {
        let Some(others) = judgement.get(&row.path) else { continue };
        for (target, others) in [Target::Kubernetes, Target::Swarm].into_iter().zip(others) {
            let found = difference(&row.path, target, (row.on(target), others));
            all += 1;
            same += usize::from(found.is_none());
            differences.extend(found.map(|found| format!("{} for {target:?}: {found}", row.path)));
        }
    }
    println!("{same} of {all} outcomes agree; {} keys are judged, {} are ours", judgement.len(), all / 2);
    if all != 2 * judgement.len() {
        differences.push("others judge keys that the table does not have".to_owned());
    }
    differences
}

fn difference(path: &str, target: Target, (ours, others): (&Expected, &Judged)) -> Option<String> {
    if ours.fate != others.fate {
        return Some(format!("ours is {}, theirs {}", fate_word(ours.fate), fate_word(others.fate)));
    }
    let code = ours.code.as_ref().filter(|code| !others.codes.contains(*code))?;
    let known = OTHER_CODES
        .iter()
        .any(|(of, prefix, own, _)| *of == target && path.starts_with(prefix) && own == code);
    (!known).then(|| format!("our code is {code}, theirs {}", others.codes.join(" or ")))
}
