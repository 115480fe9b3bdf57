use super::*;

fn file(path: &str, text: &str) -> OutputFile {
    OutputFile { path: path.to_owned(), contents: text.as_bytes().to_vec(), secret: path.contains("secret") }
}

const WEB: &str = "\
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 1
  containers:
  - name: a
    image: a:1
  - name: b
    image: b:1
";

/// The changes, one line for each object and each field.
fn shown(before: &[OutputFile], after: &[OutputFile]) -> Vec<String> {
    let mut lines = Vec::new();
    for change in changes(before, after) {
        match change.kind {
            Kind::Created => lines.push(format!("+ {}", change.object)),
            Kind::Deleted => lines.push(format!("- {}", change.object)),
            Kind::Changed(fields) => {
                let side = |side: Option<String>| side.unwrap_or_else(|| "-".to_owned());
                lines.extend(fields.into_iter().map(|field| {
                    format!(
                        "{} {} {} {}",
                        change.object,
                        field.pointer,
                        side(field.before),
                        side(field.after)
                    )
                }));
            }
        }
    }
    lines
}

#[test]
fn objects_are_matched_by_name_and_items_by_what_names_them() {
    let changed = WEB.replace("replicas: 1", "replicas: 2").replace("  - name: a\n    image: a:1\n", "")
        + "  paused: true\n";
    let service = "kind: Service\nmetadata:\n  name: web\n";
    let before = [file("web-deployment.yaml", WEB), file("web-service.yaml", service)];
    let after = [file("all.yaml", &format!("kind: ConfigMap\nmetadata:\n  name: c\n---\n{changed}"))];
    let expected = [
        "+ ConfigMap/c",
        "Deployment/web /spec/replicas 1 2",
        r#"Deployment/web /spec/containers/[name=a] {"name":"a","image":"a:1"} -"#,
        "Deployment/web /spec/paused - true",
        "- Service/web",
    ];
    assert_eq!(shown(&before, &after), expected);
    assert!(shown(&before, &before).is_empty());
}

#[test]
fn values_of_secrets_are_never_told() {
    let secret = |value: &str| format!("kind: Secret\nmetadata:\n  name: s\nstringData:\n  key: {value}\n");
    let lines = shown(&[file("a.yaml", &secret("hunter2"))], &[file("a.yaml", &secret("hunter3"))]);
    assert_eq!(lines, ["Secret/s /stringData/key <secret> <secret>"]);
    let lines = shown(&[file("secrets/token", "hunter2")], &[file("secrets/token", "hunter3")]);
    assert_eq!(lines, ["secrets/token  - -"]);
}
