//! Defaults by name: whose they are, and why they are written although no key says them.

/// The names of sections, and what stands in them.
const SECTIONS: [(&str, &str); 6] = [
    ("services", "service"),
    ("networks", "network"),
    ("volumes", "volume"),
    ("secrets", "secret"),
    ("configs", "config"),
    ("models", "model"),
];

/// The field of a line, and why it is there.
const REASONS: [(&[&str], &str); 11] = [
    (&["apiVersion", "kind"], "it tells which kind of object this is"),
    (&["version"], "the client of Swarm checks the file against the schema of this version"),
    (&["selector", "matchLabels"], "it finds the Pods of the service"),
    (&["labels"], "labels tell which objects belong together"),
    (
        &["securityContext", "seccompProfile", "RuntimeDefault"],
        "Docker filters system calls unasked, Kubernetes does not",
    ),
    (&["automountServiceAccountToken"], "in Compose a container has no key to the cluster that it runs in"),
    (&["enableServiceLinks"], "Compose sets no variables about other services"),
    (&["replicas"], "one container runs as long as nothing says how many"),
    (&["clusterIP"], "the service lists no ports, and its name has to be found all the same"),
    (&["strategy", "Recreate"], "Compose stops the old container before it starts the new one"),
    (&["metadata", "name", "spec", "template", "containers"], "every object of this kind has it"),
];

/// Why a line is written that no key says: for whom, and what it is good for. `path` is the section or the name that it goes
/// with; without one it goes with the project.
pub(super) fn why(path: Option<&str>, line: &str) -> String {
    let (section, name) = path.map_or(("", ""), |path| path.split_once('.').unwrap_or((path, "")));
    let noun = SECTIONS.iter().find(|(found, _)| *found == section).map(|(_, noun)| *noun);
    let whose = match (noun, name) {
        (Some(noun), "") => format!("default of every {noun}"),
        (Some(noun), name) => format!("default of the {noun} `{name}`"),
        (None, _) => "default of every project with these options".to_owned(),
    };
    let (field, value) = field(line);
    let is_meant = |word: &&str| *word == field || *word == value;
    let reason = REASONS.iter().find(|(words, _)| words.iter().any(is_meant)).map(|(_, reason)| *reason);
    let reason = match reason {
        Some(reason) => reason,
        None if field.starts_with("app.kubernetes.io/") => "labels tell which objects belong together",
        None if field == name || field == section => "what belongs to it stands below it",
        None => "without it the target would do something else than Compose",
    };
    format!("{whose}: {reason}")
}

/// The field that a line of YAML or JSON says, and its value.
fn field(line: &str) -> (&str, &str) {
    let line = line.trim().trim_start_matches("- ");
    line.split_once(':').map_or((line, ""), |(field, value)| (unquoted(field), unquoted(value)))
}

fn unquoted(text: &str) -> &str {
    text.trim().trim_end_matches(',').trim_matches('"')
}

#[cfg(test)]
mod tests {
    use super::why;

    #[test]
    fn a_default_says_whose_it_is_and_why() {
        let cases = [
            (Some("services.web"), "kind: Deployment", "default of the service `web`: it tells which"),
            (
                Some("services.web"),
                "  \"enableServiceLinks\": false,",
                "default of the service `web`: Compose sets",
            ),
            (
                Some("services.web"),
                "    type: RuntimeDefault",
                "default of the service `web`: Docker filters",
            ),
            (Some("services"), "services:", "default of every service: what belongs to it"),
            (Some("volumes.data"), "  data:", "default of the volume `data`: what belongs to it"),
            (None, "version: \"3.8\"", "default of every project with these options: the client"),
            (Some("services.a.b"), "  unheard: 1", "default of the service `a.b`: without it"),
        ];
        for (path, line, expected) in cases {
            let why = why(path, line);
            assert!(why.starts_with(expected), "{line}: {why}");
        }
    }
}
