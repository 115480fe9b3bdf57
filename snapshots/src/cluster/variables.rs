//! The environment and the words of a container as the kubelet hands them out.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use super::{Cluster, Container};
use crate::look::Look;

/// What a container finds in a variable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Variable {
    /// This text.
    Text(String),
    /// The value of a key in an object that is not among the manifests, as `kind/name/key`.
    Elsewhere(String),
}

impl Cluster {
    /// The bytes of a key in a `ConfigMap` or Secret of the manifests.
    #[must_use]
    pub fn data(&self, kind: &str, name: &str, key: &str) -> Option<Vec<u8>> {
        let object = self.object(kind, name)?;
        let field = |field: &str| object.get(field)?.get(key)?.as_str();
        let encoded = if kind == "Secret" { "data" } else { "binaryData" };
        let plain = if kind == "Secret" { "stringData" } else { "data" };
        match field(plain) {
            Some(text) => Some(text.as_bytes().to_vec()),
            None => STANDARD.decode(field(encoded)?).ok(),
        }
    }

    /// All keys of a `ConfigMap` or Secret.
    #[must_use]
    pub fn keys(&self, kind: &str, name: &str) -> Vec<&str> {
        let object = self.object(kind, name).unwrap_or(&Value::Null);
        ["/data", "/stringData", "/binaryData"]
            .iter()
            .flat_map(|field| object.entries(field).map(|(key, _)| key))
            .collect()
    }

    fn variable(&self, kind: &str, reference: &Value) -> Variable {
        let name = reference.text("/name").unwrap_or_default();
        let key = reference.text("/key").unwrap_or_default();
        let text = self.data(kind, name, key).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        text.map_or_else(|| Variable::Elsewhere(format!("{kind}/{name}/{key}")), Variable::Text)
    }
}

impl Container<'_> {
    /// The environment: that of whole objects first, then each variable in order, which sees those before it.
    #[must_use]
    pub fn variables(&self) -> BTreeMap<String, Variable> {
        let mut variables = BTreeMap::new();
        for from in self.value.items("/envFrom") {
            let config = from.text("/configMapRef/name").map(|name| ("ConfigMap", name));
            let secret = from.text("/secretRef/name").map(|name| ("Secret", name));
            for (kind, name) in config.into_iter().chain(secret) {
                for key in self.cluster.keys(kind, name) {
                    let reference = serde_json::json!({"name": name, "key": key});
                    variables.insert(key.to_owned(), self.cluster.variable(kind, &reference));
                }
            }
        }
        for variable in self.value.items("/env") {
            let name = variable.text("/name").unwrap_or_default();
            let value = self.value_of(variable, &variables);
            variables.insert(name.to_owned(), value);
        }
        variables
    }

    fn value_of(&self, variable: &Value, before: &BTreeMap<String, Variable>) -> Variable {
        if let Some(reference) = variable.pointer("/valueFrom/secretKeyRef") {
            return self.cluster.variable("Secret", reference);
        }
        if let Some(reference) = variable.pointer("/valueFrom/configMapKeyRef") {
            return self.cluster.variable("ConfigMap", reference);
        }
        if let Some(reference) = variable.pointer("/valueFrom") {
            return Variable::Elsewhere(reference.to_string());
        }
        Variable::Text(expand(variable.text("/value").unwrap_or_default(), before))
    }

    /// The words of a list after the kubelet has put variables into them; nothing if there is no such list.
    #[must_use]
    pub fn words(&self, pointer: &str) -> Option<Vec<String>> {
        self.value.pointer(pointer)?;
        let variables = self.variables();
        Some(self.value.texts(pointer).into_iter().map(|word| expand(word, &variables)).collect())
    }
}

/// A text in which `$(NAME)` is replaced by a variable, if there is one, and `$$` by `$`.
///
/// Goes by bytes, as the kubelet does: a byte behind `$` becomes the character of that number.
fn expand(text: &str, variables: &BTreeMap<String, Variable>) -> String {
    let mut expanded: Vec<u8> = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        match (first, after.split_first()) {
            (b'$', Some((b'$', behind))) => {
                expanded.push(b'$');
                rest = behind;
            }
            (b'$', Some((b'(', behind))) => match behind.iter().position(|byte| *byte == b')') {
                Some(end) => {
                    let (name, behind) = behind.split_at(end);
                    expanded.extend(named(&String::from_utf8_lossy(name), variables).as_bytes());
                    rest = behind.get(1..).unwrap_or_default();
                }
                None => expanded.push(b'$'),
            },
            (b'$', Some((byte, behind))) => {
                expanded.push(b'$');
                expanded.extend(char::from(*byte).to_string().as_bytes());
                rest = behind;
            }
            _ => expanded.push(*first),
        }
    }
    String::from_utf8_lossy(&expanded).into_owned()
}

fn named(name: &str, variables: &BTreeMap<String, Variable>) -> String {
    match variables.get(name) {
        Some(Variable::Text(text)) => text.clone(),
        Some(Variable::Elsewhere(place)) => format!("<{place}>"),
        None => format!("$({name})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dollars_are_those_of_the_kubelet() {
        let variables = BTreeMap::from([("A".to_owned(), Variable::Text("x".to_owned()))]);
        let table = [
            ("$(A)", "x"),
            ("$$(A)", "$(A)"),
            ("$(B)", "$(B)"),
            ("$A ${A}", "$A ${A}"),
            ("$$", "$"),
            ("5$", "5$"),
            ("$(A", "$(A"),
            ("$ä", "$Ã\u{fffd}"),
            ("$$ä", "$ä"),
        ];
        for (written, seen) in table {
            assert_eq!(expand(written, &variables), seen, "{written}");
        }
    }
}
