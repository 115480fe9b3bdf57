//! The two kinds of patches on small trees, and where messages about them stand.

use super::wish::{Act, Operation};
use super::{json, merge};
use crate::diagnostic::Diagnostics;
use crate::source::{FileId, Place, Span};
use crate::yaml::decode::Spanned;
use crate::yaml::{Node, parse};

fn tree(text: &str) -> Node {
    parse(text, FileId::default(), &mut Diagnostics::new()).remove(0)
}

/// A path from the list `op path [from or value]`.
fn path(words: &[&str], index: usize) -> Spanned<String> {
    Spanned { value: words.get(index).copied().unwrap_or_default().to_owned(), span: Span::default() }
}

fn operated(text: &str, operations: &str) -> Result<Node, String> {
    let mut patched = tree(text);
    for operation in operations.split("; ") {
        let words: Vec<&str> = operation.splitn(3, ' ').collect();
        let value = tree(words.get(2).copied().unwrap_or("null"));
        let from = path(&words, 2);
        let act = match words[0] {
            "add" => Act::Add(&value),
            "remove" => Act::Remove,
            "replace" => Act::Replace(&value),
            "move" => Act::Move(&from),
            "copy" => Act::Copy(&from),
            _ => Act::Test(&value),
        };
        let operation = Operation { place: Place::default(), path: &path(&words, 1), act };
        json::apply(&mut patched, &[operation]).map_err(|failure| failure.message)?;
    }
    Ok(patched)
}

#[test]
fn operations_are_those_of_the_rfc() {
    let table = [
        ("{a: 1}", "add /b 2", "{a: 1, b: 2}"),
        ("{a: 1}", "add /a 2", "{a: 2}"),
        ("{a: [1, 2]}", "add /a/1 3", "{a: [1, 3, 2]}"),
        ("{a: [1, 2]}", "add /a/- 3", "{a: [1, 2, 3]}"),
        ("{a: [1, 2]}", "add /a/2 3", "{a: [1, 2, 3]}"),
        ("{a: 1}", "add /b null", "{a: 1, b: null}"),
        ("{a: {b: 1, c: 2}}", "remove /a/b", "{a: {c: 2}}"),
        ("{a: [1, 2, 3]}", "remove /a/1", "{a: [1, 3]}"),
        ("{a: [{b: 1}]}", "replace /a/0/b 2", "{a: [{b: 2}]}"),
        ("{a: {b: 1}, c: {}}", "move /c/d /a/b", "{a: {}, c: {d: 1}}"),
        ("{a: {b: 1}}", "copy /c /a", "{a: {b: 1}, c: {b: 1}}"),
        ("{a/b: 1, c~d: 2}", "remove /a~1b; remove /c~0d", "{}"),
        ("{~1: 1}", "remove /~01", "{}"),
        ("{a: [1, {b: x}]}", "test /a [1, {b: x}]; remove /a", "{}"),
        ("{a: 1}", "replace  {b: 2}", "{b: 2}"),
    ];
    for (text, operations, expected) in table {
        assert_eq!(operated(text, operations), Ok(tree(expected)), "{text} {operations}");
    }
}

#[test]
fn operations_that_lead_nowhere_fail() {
    let table = [
        ("{a: 1}", "remove /b", "there is no `/b`: the object has no `b`"),
        ("{a: 1}", "replace /b 1", "there is no `/b`: the object has no `b`"),
        ("{a: 1}", "add /b/c 1", "there is no `/b/c`: the object has no `b`"),
        ("{a: 1}", "add /a/b 1", "there is no `/a/b`: `/a` is a number and has no parts"),
        ("{a: [1]}", "add /a/2 1", "there is no `/a/2`: `/a` is a list, and its items are 0 to 0"),
        ("{a: [1]}", "remove /a/00", "there is no `/a/00`: `/a` is a list, and its items are 0 to 0"),
        ("{a: [1]}", "remove /a/-", "there is no `/a/-`: `/a` is a list, and its items are 0 to 0"),
        ("{a: []}", "remove /a/+0", "there is no `/a/+0`: `/a` is a list, and its items are none"),
        ("{a: 1}", "test /a 2", "`/a` does not have the value that the patch expects"),
        ("{a: {b: 1}}", "move /a/c /a", "there is no `/a/c`: the object has no `a`"),
        ("{a: 1}", "remove ", "the whole object cannot be removed by an operation"),
        ("{a: 1}", "remove a", "a path in an object starts with `/`, and `a` does not"),
    ];
    for (text, operations, message) in table {
        assert_eq!(operated(text, operations), Err(message.to_owned()), "{text} {operations}");
    }
}

#[test]
fn copies_do_not_double_for_ever() {
    let doubling: Vec<String> = (0..40).map(|round| format!("copy /a/{round} /a")).collect();
    let message = operated("{a: {b: 1}}", &doubling.join("; ")).unwrap_err();
    assert_eq!(message, "copying makes the object larger than 100000 values");
}

fn merged(text: &str, patch: &str) -> Result<Node, String> {
    let mut patched = tree(text);
    match merge::apply(&mut patched, &tree(patch)) {
        Ok(true) => Ok(patched),
        Ok(false) => Err("deleted".to_owned()),
        Err(failure) => Err(failure.message),
    }
}

#[test]
fn merging_knows_the_keys_of_lists() {
    let pod =
        "{spec: {containers: [{name: a, ports: [{containerPort: 53, protocol: UDP}, {containerPort: 53}]}]}}";
    let table = [
        ("{a: {b: 1, c: 2}}", "{a: {c: 3, d: 4}}", "{a: {b: 1, c: 3, d: 4}}"),
        ("{a: {b: 1}}", "{a: {b: null}}", "{a: {b: null}}"),
        ("{a: {b: 1}}", "{a: {$patch: replace, c: 2}}", "{a: {c: 2}}"),
        ("{a: {b: 1}}", "{a: {$patch: delete}}", "{}"),
        ("{a: {b: 1, c: 2, d: 3}}", "{a: {$retainKeys: [c, e], e: 4}}", "{a: {c: 2, e: 4}}"),
        ("{a: [1, 2]}", "{a: [3]}", "{a: [3]}"),
        ("{a: 1}", "{a: {b: 2}}", "{a: {b: 2}}"),
        ("{tolerations: [{key: a}]}", "{tolerations: [{key: b}]}", "{tolerations: [{key: b}]}"),
        (
            "{containers: [{name: a, image: x}, {name: b}]}",
            "{containers: [{name: c}, {name: a, tty: true}, {name: b, $patch: delete}]}",
            "{containers: [{name: a, image: x, tty: true}, {name: c}]}",
        ),
        ("{env: [{name: A, value: x}]}", "{env: [{$patch: replace}, {name: B}]}", "{env: [{name: B}]}"),
        (
            "{volumes: [{name: a, emptyDir: {}}]}",
            "{volumes: [{name: a, $patch: replace, hostPath: {path: /a}}]}",
            "{volumes: [{name: a, hostPath: {path: /a}}]}",
        ),
        (
            pod,
            "{spec: {containers: [{name: a, ports: [{containerPort: 53, protocol: TCP, hostPort: 53}]}]}}",
            "{spec: {containers: [{name: a, ports: [{containerPort: 53, protocol: UDP}, {containerPort: 53, protocol: TCP, \
             hostPort: 53}]}]}}",
        ),
        (
            "{spec: {ports: [{port: 80, name: http}]}}",
            "{spec: {ports: [{port: 80, protocol: UDP}]}}",
            "{spec: {ports: [{port: 80, name: http}, {port: 80, protocol: UDP}]}}",
        ),
        (
            "{egress: [{ports: [{port: 53}]}]}",
            "{egress: [{ports: [{port: 54}]}]}",
            "{egress: [{ports: [{port: 54}]}]}",
        ),
        (
            "{volumeMounts: [{mountPath: /a, name: a}]}",
            "{volumeMounts: [{mountPath: /a, readOnly: true}]}",
            "{volumeMounts: [{mountPath: /a, name: a, readOnly: true}]}",
        ),
    ];
    for (text, patch, expected) in table {
        assert_eq!(merged(text, patch), Ok(tree(expected)), "{text} {patch}");
    }
}

#[test]
fn merging_says_what_is_wrong() {
    let table = [
        ("{a: 1}", "{$patch: delete}", "deleted"),
        ("{a: 1}", "[1]", "`merge` must be a mapping, not a list"),
        ("{a: {}}", "{a: {$patch: remove}}", "`$patch` is `merge`, `replace` or `delete`"),
        ("{a: {}}", "{a: {$retainKeys: b}}", "`$retainKeys` is a list of fields"),
        ("{a: {}}", "{$setElementOrder/a: []}", "`$setElementOrder/a` is not known in a merged patch"),
        ("{env: [{name: A}]}", "{env: [A]}", "an item of `env` must be a mapping, not text"),
        (
            "{env: []}",
            "{env: [{value: x}]}",
            "an item of `env` needs `name`, by which it is told from the others",
        ),
        ("{env: []}", "{env: [{name: A, $patch: delete}]}", "`env` has no `A` that could be deleted"),
    ];
    for (text, patch, message) in table {
        assert_eq!(merged(text, patch), Err(message.to_owned()), "{text} {patch}");
    }
}
