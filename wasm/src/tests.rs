//! The exported functions, called as the page calls them.

use super::*;
use serde_json::Value;

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn a_request_that_is_no_json_gets_an_answer() {
    for answer in [convert("{"), config("{"), check("{"), source_map("{", ""), graph("{")] {
        let answer = parsed(&answer);
        assert_eq!(answer["ok"], false);
        assert_eq!(answer["diagnostics"][0]["severity"], "error");
        assert_eq!(answer["diagnostics"][0]["code"], "bad-request");
    }
}

#[test]
fn the_version_is_the_crates() {
    assert_eq!(version(), env!("CARGO_PKG_VERSION"));
}

#[test]
fn mistakes_in_a_project_are_answered_with_their_places() {
    let compose = r"services:\n  web:\n    image: nginx\n    env_file: ./missing.env\n";
    let answer = parsed(&convert(&format!(r#"{{"files":[{{"path":"compose.yaml","text":"{compose}"}}]}}"#)));
    let found = &answer["diagnostics"][0];
    assert_eq!(answer["ok"], false);
    assert_eq!((&found["file"], &found["line"]), (&"compose.yaml".into(), &4.into()));
    let message = found["message"].as_str().unwrap();
    assert!(message.contains("missing.env") && !message.contains("/project"), "{message}");
}

#[test]
fn a_missing_file_is_named_as_the_page_would_make_it() {
    let service = "services:\n  web:\n    image: nginx\n";
    let env_file = format!("{service}    env_file: ./settings/web.env\n");
    let include = format!("include: [more.yaml]\n{service}");
    let config = format!("{service}    configs: [site]\nconfigs: {{site: {{file: conf/site.conf}}}}\n");
    let cases = [
        (&env_file, "kubernetes", "settings/web.env"),
        (&include, "kubernetes", "more.yaml"),
        (&config, "kubernetes", "conf/site.conf"),
        (&config, "swarm", "conf/site.conf"),
    ];
    for (text, target, missing) in cases {
        let request =
            serde_json::json!({"files": [{"path": "compose.yaml", "text": text}], "target": target});
        let answer = parsed(&convert(&request.to_string()));
        let found = answer["diagnostics"].as_array().unwrap();
        assert!(found.iter().any(|found| found["missing"] == missing), "{missing}: {found:?}");
    }
    let answer = parsed(&convert(SHOP));
    assert!(answer["diagnostics"].as_array().unwrap().iter().all(|found| found["missing"].is_null()));
}

#[test]
fn a_circle_of_files_is_told_from_the_first_service_on() {
    let files = serde_json::json!([
        {"path": "compose.yaml", "text": "services:\n  web:\n    extends: {file: other.yaml, service: base}\n"},
        {"path": "other.yaml", "text": "services:\n  base:\n    extends: {file: compose.yaml, service: web}\n"},
    ]);
    let answer = parsed(&convert(&serde_json::json!({ "files": files }).to_string()));
    let message = answer["diagnostics"][0]["message"].as_str().unwrap();
    let circle = "`web` of `compose.yaml` → `base` of `other.yaml` → `web` of `compose.yaml`";
    assert!(message.ends_with(circle), "{message}");
    assert_eq!(answer["diagnostics"][0]["file"], "other.yaml");
}

const SHOP: &str = r#"{"files":[{"path":"compose.yaml","text":"services:\n  web:\n    image: nginx:1.27\n    ulimits: {nproc: 3}\n"}]}"#;

#[test]
fn what_becomes_of_each_key_is_what_the_library_says() {
    let request = Request::parse(SHOP).unwrap();
    let expected = converted(&request).report();
    let answer = parsed(&check(SHOP));
    let keys = answer["keys"].as_array().unwrap();
    assert_eq!(keys.len(), expected.keys.len());
    for (key, expected) in keys.iter().zip(&expected.keys) {
        assert_eq!(
            (&key["path"], &key["outcome"]),
            (&expected.path.as_str().into(), &expected.fate.words().into())
        );
    }
    let ulimits = keys.iter().find(|key| key["path"] == "services.web.ulimits").unwrap();
    assert_eq!((&ulimits["place"]["line"], &ulimits["outcome"]), (&4.into(), &"unsupported".into()));
    let message = usize::try_from(ulimits["messages"][0].as_u64().unwrap()).unwrap();
    assert_eq!(answer["diagnostics"][message]["code"], "ulimits-unsupported");
}

#[test]
fn one_conversion_serves_files_objects_and_keys() {
    let asked = SHOP.replacen('{', r#"{"report":true,"#, 1);
    let (plain, answer) = (parsed(&convert(SHOP)), parsed(&convert(&asked)));
    assert_eq!(answer["keys"], parsed(&check(SHOP))["keys"]);
    assert_eq!((&plain["keys"], &plain["files"]), (&Value::Null, &answer["files"]));
    let objects = answer["objects"].as_array().unwrap();
    assert_eq!(objects.len(), answer["files"].as_array().unwrap().len());
    for object in objects {
        let position = usize::try_from(object["file"].as_u64().unwrap()).unwrap();
        let text = answer["files"][position]["text"].as_str().unwrap();
        assert_eq!(object["endLine"], text.lines().count());
        assert!(text.contains(&format!("kind: {}", object["kind"].as_str().unwrap())), "{object}");
        assert_eq!(object["services"], serde_json::json!(["web"]));
    }
}

#[test]
fn an_option_can_be_set_by_what_is_said_of_it() {
    let options = parsed(&options());
    let flags: Vec<&str> = options.as_array().unwrap().iter().map(|o| o["flag"].as_str().unwrap()).collect();
    assert!(flags.contains(&"--expose") && flags.contains(&"--jobs"), "{flags:?}");
    for option in options.as_array().unwrap() {
        let value = match option["kind"].as_str().unwrap() {
            "choice" => option["choices"][0].clone(),
            "flag" => true.into(),
            "number" => option["default"].clone(),
            "list" => serde_json::json!(["a", "b"]),
            _ => "1.30".into(),
        };
        let targets = match option["target"].as_str().unwrap() {
            "both" => vec!["kubernetes", "swarm"],
            one => vec![one],
        };
        for target in targets {
            let mut request = parsed(SHOP);
            request[target] = serde_json::json!({ option["name"].as_str().unwrap(): value });
            let answer = parsed(&check(&request.to_string()));
            assert!(
                answer["diagnostics"].as_array().unwrap().iter().all(|d| d["code"] != "bad-request"),
                "{answer}"
            );
        }
    }
}

#[test]
fn an_editor_is_answered_in_its_own_offsets() {
    let text = r"# \uD83D\uDC33 \uC6F9\nservices:\n  web:\n    image: nginx:1.27\n    res";
    let request = format!(r#"{{"files":[{{"path":"compose.yaml","text":"{text}"}}]}}"#);
    let units = "# xx y\nservices:\n  web:\n    image: nginx:1.27\n    res".len();
    let answer = parsed(&complete(&request, "compose.yaml", units));
    assert_eq!((&answer["from"], &answer["to"]), (&(units - 3).into(), &units.into()));
    let items = answer["items"].as_array().unwrap();
    let restart = items.iter().find(|item| item["label"] == "restart").unwrap();
    assert_eq!((&restart["insert"], &restart["kind"]), (&"restart: ".into(), &"key".into()));
    let nothing = parsed(&complete(&request, "other.yaml", 3));
    assert_eq!(nothing, serde_json::json!({"from": 3, "to": 3, "items": []}));

    let at = units - "mage: nginx:1.27\n    res".len();
    let answer = parsed(&hover(&request, "compose.yaml", at));
    assert_eq!((&answer["from"], &answer["to"]), (&(at - 1).into(), &(at + 4).into()));
    assert_eq!(answer["path"], "services.web.image");
    assert_eq!(answer["outcomes"]["swarm"], "usually translated");
    assert_eq!(parsed(&hover(&request, "compose.yaml", 0)), Value::Null);
    assert_eq!(parsed(&hover("{", "compose.yaml", 0)), Value::Null);
}

#[test]
fn every_code_is_in_the_list_of_codes() {
    let codes = parsed(&codes());
    assert_eq!(codes.as_array().unwrap().len(), kompose_core::diagnostic::codes::all().count());
    assert_eq!(codes[0], parsed(&explain(codes[0]["code"].as_str().unwrap())));
}

#[test]
fn a_key_is_traced_to_the_lines_of_the_answer() {
    let map = parsed(&source_map(SHOP, "services.web.image"));
    let made = &map["keys"][0]["makes"][0];
    let (file, line) = (made["file"].as_u64().unwrap(), made["line"].as_u64().unwrap());
    let answer = parsed(&convert(SHOP));
    let file = &answer["files"][usize::try_from(file).unwrap()];
    assert_eq!(file["path"], map["files"][usize::try_from(made["file"].as_u64().unwrap()).unwrap()]);
    let text = file["text"].as_str().unwrap().lines().nth(usize::try_from(line).unwrap() - 1);
    assert_eq!(text.map(str::trim), Some("image: nginx:1.27"));
}

#[test]
fn a_code_is_explained_if_there_is_one() {
    assert_eq!(parsed(&explain("ulimits-unsupported"))["kind"], "warning, and an error with `--strict`");
    assert_eq!(parsed(&explain("nonsense")), Value::Null);
}

#[test]
fn a_graph_has_places_and_ways() {
    let compose = r"services:\n  web:\n    image: nginx\n    depends_on: [db]\n  db: {image: postgres}\n";
    let answer = parsed(&graph(&format!(r#"{{"files":[{{"path":"compose.yaml","text":"{compose}"}}]}}"#)));
    assert_eq!(answer["ok"], true);
    let web = &answer["nodes"][0];
    assert_eq!((&web["id"], &web["detail"]), (&"service:web".into(), &"nginx".into()));
    assert_eq!((&web["place"]["file"], &web["place"]["line"]), (&"compose.yaml".into(), &2.into()));
    let edge = &answer["edges"][0];
    assert_eq!((&edge["from"], &edge["to"]), (&"service:web".into(), &"service:db".into()));
    assert_eq!((&edge["kind"], &edge["label"]), (&"depends_on".into(), &"started".into()));
    let right = web["x"].as_i64().unwrap() + web["width"].as_i64().unwrap();
    assert_eq!(edge["points"][0][0], right);
}
