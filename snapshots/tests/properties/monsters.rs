//! Files that are deep, long or refer to themselves: each is answered in bounded time and with the small stack of a
//! browser.

use std::ops::Range;
use std::thread::Builder;
use std::time::{Duration, Instant};

use kompose_core::{Input, MemoryFiles, Options, Target, convert};
use kompose_snapshots::project::ROOT;

use super::outcome::TARGETS;

/// How long one conversion may take on a slow machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// The stack of a thread, as large as that of WebAssembly.
const STACK: usize = 1024 * 1024;

/// A project that is made to break its reader.
struct Monster {
    name: &'static str,
    text: String,
    others: Vec<(String, String)>,
    /// The code of the answer, if it must be refused.
    code: Option<&'static str>,
}

fn monster(name: &'static str, text: impl Into<String>, code: impl Into<Option<&'static str>>) -> Monster {
    Monster { name, text: text.into(), others: Vec::new(), code: code.into() }
}

/// Converts all monsters for all targets.
pub(crate) fn monsters() -> Result<(), String> {
    let monsters = [syntax(), references(), files(), sizes()].into_iter().flatten();
    for monster in monsters {
        for target in TARGETS {
            let took = survive(&monster, target)?;
            assert!(took < PATIENCE, "{} takes {took:?} for {target:?}", monster.name);
        }
    }
    Ok(())
}

/// Converts in a thread with little room; a stack that is too small ends the whole process.
fn survive(monster: &Monster, target: Target) -> Result<Duration, String> {
    std::thread::scope(|scope| {
        let thread = Builder::new().stack_size(STACK).spawn_scoped(scope, || answer(monster, target));
        let thread = thread.map_err(|error| error.to_string())?;
        thread.join().map_err(|_| format!("{} panics for {target:?}", monster.name))
    })
}

fn answer(monster: &Monster, target: Target) -> Duration {
    let path = format!("{ROOT}/compose.yaml");
    let mut files = MemoryFiles::new();
    files.insert(path.clone(), monster.text.clone());
    for (name, text) in &monster.others {
        files.insert(format!("{ROOT}/{name}"), text.clone());
    }
    let options = Options { target, ..Options::default() };
    let started = Instant::now();
    let conversion = convert(&Input::new(&path, &monster.text), &options, &files);
    let took = started.elapsed();
    println!("{} ({target:?}): {took:?}", monster.name);
    let codes: Vec<_> = conversion.diagnostics.iter().map(|diagnostic| diagnostic.code.slug()).collect();
    if let Some(code) = monster.code {
        assert!(codes.contains(&code), "{}: {:?}", monster.name, codes.first());
        assert!(conversion.files.is_empty(), "{} has files", monster.name);
    }
    took
}

/// Texts that are deep or strange.
fn syntax() -> Vec<Monster> {
    let deep = 20_000;
    let bomb = lines(1..30, |n| format!("x-{n}: &l{n} [*l{0}, *l{0}, *l{0}, *l{0}]\n", n - 1));
    let bomb = format!("x-0: &l0 [a]\n{bomb}services: {{web: {{image: a, command: *l29}}}}\n");
    let merges = lines(1..3_000, |n| format!("x-{n}: &m{n} {{<<: *m{}, k{n}: v}}\n", n - 1));
    let nested =
        |closing: &str| format!("services: {{web: {{image: \"{}{closing}\"}}}}\n", "${A:-".repeat(100_000));
    vec![
        monster("brackets", "[".repeat(deep), "nesting-limit"),
        monster("braces", "{a: ".repeat(deep), "nesting-limit"),
        monster("dashes", "- ".repeat(deep), "nesting-limit"),
        monster("indentation", lines(0..2_000, |n| format!("{}a:\n", " ".repeat(n))), "nesting-limit"),
        monster(
            "deepest",
            format!("x-a: {}{}\nservices: {{web: {{image: a}}}}\n", "[".repeat(90), "]".repeat(90)),
            None,
        ),
        monster("aliases", bomb, "alias-limit"),
        monster("merge keys", format!("x-0: &m0 {{k: v}}\n{merges}"), "alias-limit"),
        monster("an alias of itself", "services: &a {web: *a}\n", "alias-cycle"),
        monster("open variables", nested(""), "template-invalid"),
        monster("nested variables", nested(&"}".repeat(100_000)), "template-invalid"),
        monster("a thousand syntax errors", lines(0..1_000, |n| format!("k{n}: @v\n")), "yaml-syntax"),
        monster("quotes", "a: \"\n".repeat(deep), "yaml-syntax"),
        monster("tabs", format!("a:\n{}", "\t- a\n".repeat(deep)), "yaml-syntax"),
        monster("zero bytes", "\0\0\0\0", None),
    ]
}

/// Services that refer to each other.
fn references() -> Vec<Monster> {
    let services = |count: usize, service: &dyn Fn(usize) -> String| {
        format!("services:\n{}", lines(0..count, |n| format!("  s{n}: {}\n", service(n))))
    };
    let modes =
        |n: usize| format!("{{image: a, container_name: c{n}, network_mode: \"container:c{}\"}}", n / 2);
    vec![
        monster(
            "many services",
            services(2_000, &|n| format!("{{image: a, depends_on: [s{}]}}", n / 2)),
            "dependency-cycle",
        ),
        monster(
            "a long wait",
            services(5_000, &|n| format!("{{image: a, depends_on: [s{}]}}", (n + 1) % 5_000)),
            "dependency-cycle",
        ),
        monster(
            "long extensions",
            services(10_000, &|n| format!("{{image: a, extends: s{}}}", n + 1)),
            "extends",
        ),
        monster(
            "a circle of extensions",
            services(2_000, &|n| format!("{{extends: s{}}}", (n + 1) % 2_000)),
            "extends",
        ),
        monster(
            "undefined names",
            services(5_000, &|n| format!("{{image: a, depends_on: [t{n}], volumes: [\"v{n}:/v\"]}}")),
            "undefined-reference",
        ),
        monster("shared networks", services(2_000, &modes), None),
        monster(
            "unknown keys",
            services(5_000, &|n| format!("{{image: a, imaeg{n}: b, containerPort: 1}}")),
            "unknown-key",
        ),
    ]
}

/// Files that name files.
fn files() -> Vec<Monster> {
    let chain = |name: &'static str, count: usize, file: &dyn Fn(usize) -> String| {
        let others = (1..=count).map(|n| (format!("f{n}.yaml"), file(n))).collect();
        Monster { others, ..monster(name, file(0), None) }
    };
    let include = |n: usize| format!("include: [f{}.yaml]\nservices: {{s{n}: {{image: a}}}}\n", n + 1);
    let twice =
        |n: usize| format!("include: [f{0}.yaml, f{0}.yaml]\nservices: {{s{n}: {{image: a}}}}\n", n + 1);
    let extend =
        |n: usize| format!("services: {{s: {{image: a, extends: {{file: f{}.yaml, service: s}}}}}}\n", n + 1);
    let doubled = |n: usize| format!("A{}=${{A{n}}}${{A{n}}}\n", n + 1);
    let large = format!("A0=xxxxxxxxxxxxxxxx\n{}", lines(0..60, doubled));
    let small = format!("A0=xxxxxxxxxxxxxxxx\n{}", lines(0..15, doubled));
    let uses = lines(0..2_000, |n| format!("  s{n}: {{image: a, command: \"$A15\"}}\n"));
    let common = lines(0..3_000, |n| format!("  s{n}: {{extends: {{file: common.yaml, service: web}}}}\n"));
    let base = format!("services: {{web: {{image: a}}}}\nx-large: [{}]\n", "a, ".repeat(10_000));
    let env = |name, text: &str, env: String| Monster {
        others: vec![(".env".to_owned(), env)],
        ..monster(name, format!("services:\n{text}"), "env-file")
    };
    vec![
        monster("an include of itself", "include: [compose.yaml]\nservices: {web: {image: a}}\n", "include"),
        Monster { code: Some("include"), ..chain("a chain of includes", 5_000, &include) },
        Monster { code: Some("file-too-large"), ..chain("includes that double", 40, &twice) },
        Monster { code: Some("extends"), ..chain("a chain of extended files", 5_000, &extend) },
        env("variables that double", "  web: {image: $A60}\n", large),
        Monster { code: Some("file-too-large"), ..env("large variables", &uses, small) },
        Monster {
            others: vec![("common.yaml".to_owned(), base)],
            ..monster("one extended file", format!("services:\n{common}"), None)
        },
    ]
}

/// Texts that are long, or stand for much.
fn sizes() -> Vec<Monster> {
    let web = |keys: String| format!("services: {{web: {{image: a, {keys}}}}}\n");
    let ranges = "\"1-65535:1-65535\", \"1-65535:1-65535/udp\", \"1-65535\"";
    let documents = lines(0..5_000, |n| format!("---\nservices: {{s{n}: {{image: a}}}}\n"));
    vec![
        monster(
            "a long word",
            format!("services: {{web: {{image: {}}}}}\n", "a".repeat(1_000_000)),
            "image-invalid",
        ),
        monster(
            "a long key",
            format!("services: {{web: {{image: a, {}: b}}}}\n", "a".repeat(1_000)),
            "unknown-key",
        ),
        monster("a range of ports", web("ports: [\"10000-35000:10000-35000/udp\"]".to_owned()), None),
        monster("ranges of ports", web(format!("ports: [{ranges}]")), "invalid-value"),
        monster("many replicas", web("deploy: {replicas: 999999999999}".to_owned()), None),
        monster("many documents", documents, None),
        monster("many mounts", web(format!("tmpfs: [{}]", lines(0..5_000, |n| format!("/m{n}, ")))), None),
    ]
}

fn lines(numbers: Range<usize>, line: impl Fn(usize) -> String) -> String {
    numbers.map(line).collect::<Vec<_>>().concat()
}
