//! Short forms of a service's own keys.

use super::Scope;
use super::forms::{bare_dependencies, list_only, texts};
use super::lists::names;
use crate::compose::budget;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::compose as codes;
use crate::model::{shell_words, short_device, short_port, short_volume};
use crate::source::Span;
use crate::yaml::{Node, Value};

/// A path or an address becomes `{context: …}`.
pub(in crate::compose) fn build(node: Node, _: &mut Scope<'_>) -> Node {
    word_to_object(node, "context")
}

/// A name becomes `{service: …}`.
pub(in crate::compose) fn extends(node: Node, _: &mut Scope<'_>) -> Node {
    word_to_object(node, "service")
}

fn word_to_object(node: Node, key: &str) -> Node {
    match node.value {
        Value::String(_) => Node::object(node.span, [(key, node)]),
        _ => node,
    }
}

/// A command line becomes the list of its words.
pub(in crate::compose) fn command(node: Node, scope: &mut Scope<'_>) -> Node {
    let span = node.span;
    let Value::String(text) = &node.value else { return node };
    if scope.has_templates {
        // A variable may hold several words, or hold a quotation mark.
        return node;
    }
    match shell_words::split(text) {
        Ok(split) => {
            if let Some(at) = split.truncated_at {
                scope.report(truncated(text, at, span, scope));
            }
            let words = split.words.into_iter().map(|word| Node::string(word, span)).collect();
            Node::new(Value::Sequence(words), span)
        }
        Err(error) => {
            scope.refuse(error, span);
            Node::new(Value::Null, span)
        }
    }
}

fn truncated(text: &str, at: usize, span: Span, scope: &Scope<'_>) -> Diagnostic {
    let (kept, lost) = text.split_at_checked(at).unwrap_or((text, ""));
    let message = format!("Compose runs no shell here, so it ends the command before `{}`", lost.trim());
    let diagnostic = Diagnostic::new(codes::COMMAND_TRUNCATED, scope.place(span), message);
    let shell = "for a shell, write a list: `[\"/bin/sh\", \"-c\", \"…\"]`; or put the character in quotes";
    diagnostic.label(format!("only `{}` is run", kept.trim())).help(shell)
}

/// `[a, b]` becomes `{a: {condition: service_started, required: true}, …}`.
pub(in crate::compose) fn dependencies(node: Node, scope: &mut Scope<'_>) -> Node {
    if let (Some(text), span) = (node.as_str(), node.span) {
        scope.report(one_dependency(text, span, scope));
        return Node::new(Value::Null, span);
    }
    let listed = matches!(node.value, Value::Sequence(_));
    let mut node = names(node, scope);
    node.as_mapping_mut().into_iter().filter(|_| !listed).for_each(bare_dependencies);
    for (_, dependency) in node.as_mapping_mut().into_iter().flatten().filter(|_| listed) {
        let span = dependency.span;
        let required = Node::new(Value::Bool(true), span);
        *dependency = Node::object(
            span,
            [("condition", Node::string("service_started", span)), ("required", required)],
        );
    }
    node
}

/// `depends_on: db` or, with the blank after the dash forgotten, `-db`.
fn one_dependency(text: &str, span: Span, scope: &Scope<'_>) -> Diagnostic {
    let place = scope.place(span);
    let items: Vec<&str> = text.split_whitespace().collect();
    if items.iter().all(|item| item.starts_with('-')) {
        let message = format!("`{text}` is one word, not a list item: a space is missing after the dash");
        let fixed: Vec<String> =
            items.iter().map(|item| format!("- {}", item.trim_start_matches('-'))).collect();
        let diagnostic = Diagnostic::new(codes::WRONG_TYPE, place, message).label("YAML reads this as text");
        return match fixed.as_slice() {
            [only] => diagnostic.fix("write the space", span, only.clone()),
            _ => {
                diagnostic.help(format!("write each item on its own line, such as `{}`", fixed.join("`, `")))
            }
        };
    }
    let message = format!("`depends_on` must be a list or a mapping, not the text `{text}`");
    let diagnostic = Diagnostic::new(codes::WRONG_TYPE, place, message);
    diagnostic.fix("write it as a list", span, format!("[{text}]"))
}

/// `all` becomes `[{count: all}]`.
pub(in crate::compose) fn gpus(node: Node, _: &mut Scope<'_>) -> Node {
    let span = node.span;
    match &node.value {
        Value::String(text) if text == "all" => {
            Node::new(Value::Sequence(vec![Node::object(span, [("count", node)])]), span)
        }
        _ => node,
    }
}

/// Each item that is text is read by its grammar; what it stands for takes its place.
fn items(node: Node, scope: &mut Scope<'_>, read: fn(&Node, &str, &mut Scope<'_>) -> Vec<Node>) -> Node {
    let span = node.span;
    let Value::Sequence(items) = node.value else { return node };
    let mut long = Vec::with_capacity(items.len());
    for item in items {
        match &item.value {
            Value::String(text) => long.extend(read(&item, text, scope)),
            Value::Int(number) => long.extend(read(&item, &number.to_string(), scope)),
            _ => long.push(item),
        }
    }
    Node::new(Value::Sequence(long), span)
}

/// `"8080:80"` becomes `{target: 80, published: "8080", protocol: tcp, mode: ingress}`; a range becomes several.
pub(in crate::compose) fn ports(node: Node, scope: &mut Scope<'_>) -> Node {
    items(list_only(node, scope), scope, |item, text, scope| match short_port::parse(text) {
        Ok(ports) if afford(ports.len(), item.span, scope) => {
            ports.into_iter().map(|port| port_node(port, item.span)).collect()
        }
        Ok(_) => Vec::new(),
        Err(error) => {
            scope.refuse(error, item.span);
            Vec::new()
        }
    })
}

/// Whether so many more ports fit into what a project may have; says once that they do not.
fn afford(count: usize, span: Span, scope: &mut Scope<'_>) -> bool {
    let Err(refused) = scope.ports.take(count) else { return true };
    if refused.first {
        let message = format!("this project publishes more than {} ports", budget::PORTS);
        let diagnostic = Diagnostic::new(codes::INVALID_VALUE, scope.place(span), message);
        scope.report(diagnostic.help("publish the ports that are used, in smaller ranges"));
    }
    false
}

fn port_node(port: short_port::ShortPort, span: Span) -> Node {
    let text = |text: String| Node::string(text, span);
    let mut node = Node::object(
        span,
        [
            ("mode", text("ingress".to_owned())),
            ("target", Node::new(Value::Int(port.target.into()), span)),
            ("protocol", text(port.protocol)),
        ],
    );
    insert(&mut node, "published", port.published.map(text));
    insert(&mut node, "host_ip", port.host_ip.map(|address| Node::string(address, span)));
    node
}

fn insert(node: &mut Node, key: &str, value: Option<Node>) {
    if let (Some(entries), Some(value)) = (node.as_mapping_mut(), value) {
        entries.insert(crate::yaml::Key::new(key, value.span), value);
    }
}

/// `"data:/data:ro"` becomes `{type: volume, source: data, target: /data, read_only: true}`.
pub(in crate::compose) fn mounts(node: Node, scope: &mut Scope<'_>) -> Node {
    items(texts(list_only(node, scope), scope), scope, |item, text, scope| match short_volume::parse(text) {
        Ok(mount) => {
            for option in &mount.unknown_options {
                let message = format!("Compose does not know the mount option `{option}` and ignores it");
                let place = scope.place(item.span);
                scope.report(Diagnostic::new(codes::MOUNT_OPTION_UNKNOWN, place, message));
            }
            vec![mount_node(&mount, item.span)]
        }
        Err(error) => {
            scope.refuse(error, item.span);
            Vec::new()
        }
    })
}

fn mount_node(mount: &short_volume::ShortVolume, span: Span) -> Node {
    let text = |text: &str| Node::string(text, span);
    let yes = || Node::new(Value::Bool(true), span);
    let bind = mount.kind == short_volume::Kind::Bind;
    let kind = if bind { "bind" } else { "volume" };
    let mut node = Node::object(span, [("type", text(kind)), ("target", text(&mount.target))]);
    insert(&mut node, "source", mount.source.as_deref().map(text));
    insert(&mut node, "read_only", mount.read_only.then(yes));
    let mut options = Node::mapping(span);
    insert(&mut options, "create_host_path", bind.then(yes));
    insert(&mut options, "propagation", mount.propagation.as_deref().map(text));
    insert(&mut options, "selinux", mount.selinux.map(|label| text(selinux(label))));
    let any = options.as_mapping().is_some_and(|options| !options.is_empty());
    insert(&mut node, "bind", any.then_some(options));
    let mut volume = Node::mapping(span);
    insert(&mut volume, "nocopy", mount.nocopy.then(yes));
    insert(&mut node, "volume", (!bind).then_some(volume));
    node
}

fn selinux(label: short_volume::Selinux) -> &'static str {
    match label {
        short_volume::Selinux::Shared => "z",
        short_volume::Selinux::Private => "Z",
    }
}

/// `"/dev/a:/dev/b:rw"` becomes `{source: /dev/a, target: /dev/b, permissions: rw}`.
pub(in crate::compose) fn devices(node: Node, scope: &mut Scope<'_>) -> Node {
    items(texts(node, scope), scope, |item, text, scope| match short_device::parse(text) {
        Ok(device) => {
            let text = |text: String| Node::string(text, item.span);
            vec![Node::object(
                item.span,
                [
                    ("source", text(device.source)),
                    ("target", text(device.target)),
                    ("permissions", text(device.permissions)),
                ],
            )]
        }
        Err(error) => {
            scope.refuse(error, item.span);
            Vec::new()
        }
    })
}
