//! The cases in which our loader does something else than was recorded, by reason.

/// What our loader does with a case instead.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Ours {
    /// The reference refuses the project.
    Accepts,
    /// Only we refuse it, with these codes.
    Refuses(&'static str),
    /// Both accept it, and this is the first difference.
    Differs(&'static str),
}

/// One case.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Listed {
    pub(crate) id: &'static str,
    pub(crate) ours: Ours,
}

const fn accepts(id: &'static str) -> Listed {
    Listed { id, ours: Ours::Accepts }
}

const fn refuses(id: &'static str, codes: &'static str) -> Listed {
    Listed { id, ours: Ours::Refuses(codes) }
}

const fn differs(id: &'static str, first: &'static str) -> Listed {
    Listed { id, ours: Ours::Differs(first) }
}

/// Reasons, each with the cases that it explains.
pub(crate) const DIFFERENCES: &[(&str, &[Listed])] = &[
    ("an entry of the user's own mappings may be called `x-…`: the reference swallows it", EXTENSIONS),
    ("Docker Compose 5 accepts an IPv6 address without brackets, as the specification shows it", NEWER),
    ("a limit of memory says nothing about one of CPUs, with which `cpus` could be in conflict", LIMITS),
    ("every YAML file may say `%YAML 1.2`", DIRECTIVES),
    ("an unquoted date is the text that stands there, not a point in time in the words of Go", DATES),
    ("the same item of a list counts once, in whichever way it is written", TWICE),
    ("a volume with a name of one letter is not a drive of Windows", DRIVES),
    (
        "aliases are counted by what they stand for; the reference minds their share of a small file as well",
        ALIASES,
    ),
    (
        "two files may write one thing in two forms; the reference joins only those that it has a rule for",
        FORMS,
    ),
    ("the reference checks these values nowhere, and no engine knows what they mean", UNCHECKED),
    ("its library takes any name of a project; the command refuses this one, and so do we", NAMES),
    (
        "a `project_directory` that is not there yet is still the one that is named, not the folder above it",
        MISSING_FOLDERS,
    ),
];

const EXTENSIONS: &[Listed] = &[
    differs("xkey-labels-map", r#".services.a.labels.#extensions: ours absent, theirs "map[x-a:1]""#),
    differs("xkey-env-map", r#".services.a.environment.#extensions: ours absent, theirs "map[x-a:1]""#),
    differs("xkey-args", r#".services.a.build.args.#extensions: ours absent, theirs "map[x-a:1]""#),
    differs("xkey-svc-models", ".models.#extensions: ours absent, theirs {}"),
    accepts("xkey-svc-networks"),
    accepts("xkey-svc-networks-map"),
    accepts("xkey-extra-hosts"),
];

const NEWER: &[Listed] = &[accepts("ports-ip6")];

const LIMITS: &[Listed] = &[accepts("cpus-nolimitcpu")];

const DIRECTIVES: &[Listed] = &[accepts("yaml-directive")];

const DATES: &[Listed] = &[differs(
    "label-scalars",
    r#".services.a.labels.d: ours "2024-01-02", theirs "2024-01-02 00:00:00 +0000 UTC""#,
)];

const TWICE: &[Listed] = &[
    differs(
        "ports-dups2",
        r#".services.a.ports: ours [{"mode":"ingress","target":80,"published":"80","protocol":"tcp"}], theirs [{"mode":"ingress","target":80,"published":"80","protocol":"tcp"},{"mode":"ingress","target":80,"published":"80","protocol":"tcp"}]"#,
    ),
    differs(
        "build-platforms-dup",
        r#".services.a.build.platforms: ours ["linux/amd64"], theirs ["linux/amd64","linux/amd64"]"#,
    ),
];

const DRIVES: &[Listed] =
    &[differs("vol-onechar", r#".services.a.volumes[0].source: ours "v", theirs absent"#)];

const ALIASES: &[Listed] = &[accepts("alias-bomb-mid")];

const FORMS: &[Listed] = &[accepts("m-secret-labels-mix"), accepts("m-gpus-list-all")];

const UNCHECKED: &[Listed] = &[
    refuses("pull-policy-substr", "invalid-value"),
    refuses("ports-long-proto-bad", "invalid-value"),
    refuses("ports-long-mode-bad", "invalid-value"),
    refuses("deploy-mode-bad", "deploy-value-invalid deploy-value-invalid deploy-value-invalid"),
    refuses("gpus-unknown-key", "unknown-key"),
    refuses("net-badname-unvalidated", "unknown-key"),
];

const NAMES: &[Listed] = &[refuses("project-upper", "project-name")];

const MISSING_FOLDERS: &[Listed] = &[differs(
    "inc-long",
    r#".services.b.build.context: ours "/recorded/proj/other", theirs "/recorded/proj""#,
)];
