//! `config`: lists, variables as they are written, and what steers the search for files.

use crate::sandbox::Sandbox;

const COMPOSE: &str = r#"
name: shop
services:
  web:
    image: "web:${TAG:-1}"
    ports: ["80:80", "${PORT:-81}:81"]
    volumes: ["data:/data"]
    networks: [front]
  job: { build: ., profiles: [b, a], environment: { TOKEN: "${TOKEN:?is needed}", DEBUG: "${DEBUG:+on}" } }
networks: { front: , unused: }
volumes: { data: }
"#;

fn shop() -> Sandbox {
    Sandbox::new(&[("compose.yaml", COMPOSE)])
}

#[test]
fn lists_have_one_name_a_line() {
    let cases: [(&[&str], &str); 9] = [
        (&["--services"], "web\n"),
        (&["--services", "--profile", "*"], "web\njob\n"),
        (&["--volumes"], "data\n"),
        (&["--networks"], "front\n"),
        (&["--networks", "--profile", "a"], "front\ndefault\n"),
        (&["--images", "--profile", "b"], "web:1\nshop-job\n"),
        (&["--profiles"], "a\nb\n"),
        (&["--models"], ""),
        (&["--environment", "--format", "json"], "COMPOSE_PROJECT_NAME=shop\nPWD=HERE\nTOKEN=x\n"),
    ];
    let sandbox = shop();
    for (arguments, expected) in cases {
        let ran = sandbox.run_with(&[&["config"], arguments].concat(), &[("TOKEN", "x")], "");
        let here = std::fs::canonicalize(sandbox.path("")).unwrap();
        let here = here.to_string_lossy();
        assert_eq!(ran.code, Some(0), "{arguments:?}: {}", ran.stderr);
        assert_eq!(ran.stdout.replace(here.trim_end_matches('/'), "HERE"), expected, "{arguments:?}");
    }
}

#[test]
fn variables_are_listed_also_when_they_have_no_value() {
    let ran = shop().run(&["config", "--variables"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    let lines: Vec<_> = ran.stdout.lines().map(str::trim_end).collect();
    let expected = [
        "NAME                REQUIRED            DEFAULT VALUE       ALTERNATE VALUE",
        "DEBUG               false                                   on",
        "PORT                false               81",
        "TAG                 false               1",
        "TOKEN               true",
    ];
    assert_eq!(lines, expected);
    let json = shop().run(&["config", "--variables", "--format", "json"]).stdout;
    assert!(json.contains("\"PresenceValue\": \"on\""), "{json}");
}

#[test]
fn a_list_of_variables_needs_files_that_can_be_read() {
    let ran = Sandbox::new(&[("compose.yaml", "services: [\n")]).run(&["config", "--variables"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(1), ""), "{}", ran.stderr);
}

#[test]
fn variables_stay_as_they_are_written() {
    let ran = shop().run(&["config", "--no-interpolate"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    for part in [
        "image: web:${TAG:-1}",
        "- '80:80'",
        "- ${PORT:-81}:81",
        "TOKEN: ${TOKEN:?is needed}",
        "name: shop_data",
    ] {
        assert!(ran.stdout.contains(part), "{part}: {}", ran.stdout);
    }
}

#[test]
fn quiet_only_judges() {
    let sandbox = shop();
    let ran = sandbox.run(&["config", "-q"]);
    assert_eq!((ran.code, ran.stdout.as_str(), ran.stderr.as_str()), (Some(1), "", ran.stderr.as_str()));
    assert!(ran.stderr.contains("error[variable-required]"), "{}", ran.stderr);
    let ran = sandbox.run_with(&["config", "--quiet"], &[("TOKEN", "x")], "");
    assert_eq!((ran.code, ran.stdout.as_str(), ran.stderr.as_str()), (Some(0), "", ""));
}

#[test]
fn one_list_at_a_time() {
    for arguments in [["--services", "--images"], ["--services", "--no-interpolate"]] {
        let ran = shop().run(&[&["config"], arguments.as_slice()].concat());
        assert_eq!(ran.code, Some(2), "{arguments:?}");
    }
}

/// Arguments, variables, standard input, and the images that are found.
type Case<'a> = (&'a [&'a str], &'a [(&'a str, &'a str)], &'a str, &'a str);

#[test]
fn the_surroundings_steer_what_is_read() {
    const IMAGE: &str = "services: { a: { image: \"i:${A:-unset}\" } }\n";
    let sandbox = Sandbox::new(&[
        ("compose.yaml", IMAGE),
        (".env", "A=dot\n"),
        ("one.env", "A=one\nB=1\n"),
        ("two.env", "A=${B}-two\n"),
        ("off/.env", "A=dot\nCOMPOSE_DISABLE_ENV_FILE=1\n"),
        ("off/compose.yaml", IMAGE),
        ("files/.env", "COMPOSE_FILE=files/x.yaml,files/y.yaml\nCOMPOSE_PATH_SEPARATOR=,\n"),
        ("files/x.yaml", "services: { a: { image: x } }\n"),
        ("files/y.yaml", "services: { b: { image: \"y${A}\" } }\n"),
    ]);
    let cases: [Case; 10] = [
        (&[], &[], "", "i:dot\n"),
        (&[], &[("A", "shell")], "", "i:shell\n"),
        (&[], &[("COMPOSE_DISABLE_ENV_FILE", "true")], "", "i:unset\n"),
        (&[], &[("COMPOSE_ENV_FILES", "one.env,two.env")], "", "i:1-two\n"),
        (&["--env-file", "one.env"], &[("COMPOSE_ENV_FILES", "two.env")], "", "i:one\n"),
        (&["--project-directory", "off"], &[], "", "i:unset\n"),
        (&["-f", "off/compose.yaml"], &[], "", "i:unset\n"),
        (&["--project-directory", "files"], &[("A", "1")], "", "x\ny1\n"),
        (&[], &[("COMPOSE_FILE", "files/x.yaml")], "", "x\n"),
        (&["-f", "-"], &[], IMAGE, "i:dot\n"),
    ];
    for (arguments, environment, stdin, expected) in cases {
        let arguments = [&["config", "--images"], arguments].concat();
        let ran = sandbox.run_with(&arguments, environment, stdin);
        assert_eq!(ran.stdout, expected, "{arguments:?} {environment:?}: {}", ran.stderr);
    }
}
