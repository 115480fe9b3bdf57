//! Whole conversions through the process.

use std::fs;

use super::sandbox::Sandbox;

const COMPOSE: &str = "name: shop\nservices:\n  web:\n    image: nginx:1.29\n    ports: [\"8080:80\"]\n";

fn project() -> Sandbox {
    Sandbox::new(&[("compose.yaml", COMPOSE)])
}

#[test]
fn a_project_becomes_a_folder_that_stays_tidy() {
    let sandbox = project();
    let ran = sandbox.run(&["convert"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(0), ""), "{}", ran.stderr);
    assert!(ran.stderr.contains("files to k8s/"), "{}", ran.stderr);
    assert!(ran.stderr.contains("\n  kubectl apply -f k8s/\n"), "{}", ran.stderr);
    assert!(sandbox.path("k8s/web-deployment.yaml").exists());
    let again = sandbox.run(&["convert"]);
    assert!(again.stderr.contains("of them unchanged"), "{}", again.stderr);

    sandbox.put("compose.yaml", &COMPOSE.replace("web", "site"));
    let renamed = sandbox.run(&["convert"]);
    assert!(renamed.stderr.contains("and deleted"), "{}", renamed.stderr);
    assert!(!sandbox.path("k8s/web-deployment.yaml").exists());
    assert!(sandbox.path("k8s/site-deployment.yaml").exists());
}

#[test]
fn a_foreign_file_is_refused_and_nothing_is_written() {
    let sandbox = project();
    sandbox.put("k8s/web-deployment.yaml", "mine\n");
    let ran = sandbox.run(&["convert"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stderr.contains("error[output-exists]"), "{}", ran.stderr);
    assert_eq!(fs::read_dir(sandbox.path("k8s")).unwrap().count(), 1);
    assert_eq!(sandbox.run(&["convert", "--force"]).code, Some(0));
}

#[test]
fn streams_go_through_pipes_and_into_files() {
    let sandbox = Sandbox::new(&[]);
    let piped = sandbox.run_with(&["convert", "-f", "-", "--stdout", "-q"], &[], COMPOSE);
    assert_eq!(piped.code, Some(0), "{}", piped.stderr);
    assert!(piped.stdout.contains("kind: Deployment"), "{}", piped.stdout);
    let filed = sandbox.run_with(&["convert", "-f", "-", "-o", "all.yaml"], &[], COMPOSE);
    assert_eq!((filed.code, filed.stdout.as_str()), (Some(0), ""), "{}", filed.stderr);
    assert_eq!(fs::read_to_string(sandbox.path("all.yaml")).unwrap(), piped.stdout);
}

#[test]
fn a_disk_that_fails_is_exit_code_3() {
    let sandbox = project();
    sandbox.put("taken", "");
    let ran = sandbox.run(&["convert", "-o", "taken/k8s"]);
    assert_eq!(ran.code, Some(3), "{}", ran.stderr);
    assert!(ran.stderr.contains("error[output-failed]"), "{}", ran.stderr);
}

#[test]
fn a_stack_gets_its_own_folder() {
    let sandbox = project();
    let ran = sandbox.run(&["convert", "--target", "swarm"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(ran.stderr.contains("\n  docker stack deploy -c swarm/stack.yaml shop\n"), "{}", ran.stderr);
    assert!(sandbox.path("swarm/stack.yaml").exists());
}

#[test]
fn a_stack_follows_its_options() {
    let sandbox = project();
    let ran = sandbox.run(&["convert", "--target", "swarm", "--stack", "live", "--jobs"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(ran.stderr.contains("\n  docker stack deploy -c swarm/stack.yaml live\n"), "{}", ran.stderr);
    let text = fs::read_to_string(sandbox.path("swarm/stack.yaml")).unwrap();
    assert!(text.starts_with("# docker stack deploy -c stack.yaml live\n"), "{text}");

    let strayed = sandbox.run(&["convert", "--target", "swarm", "--expose", "ingress"]);
    assert_eq!(strayed.code, Some(2));
    assert!(strayed.stderr.contains("`--expose` means nothing with `--target swarm`"), "{}", strayed.stderr);
    assert_eq!(sandbox.run(&["convert", "--jobs"]).code, Some(2));
}

#[test]
fn secrets_beside_a_stack_are_for_their_owner() {
    let compose = "services: {a: {image: acme/a, secrets: [s], configs: [c]}}\n\
        secrets: {s: {file: ./value}}\nconfigs: {c: {content: x}}\n";
    let sandbox = Sandbox::new(&[("compose.yaml", compose), ("value", "s3cret")]);
    let ran = sandbox.run(&["convert", "--target", "swarm"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert_eq!(fs::read_to_string(sandbox.path("swarm/secrets/s_1ec1c26b50")).unwrap(), "s3cret");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &str| fs::metadata(sandbox.path(path)).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode("swarm/secrets/s_1ec1c26b50"), 0o600);
        assert_eq!(mode("swarm/configs/c_2d711642b7"), 0o644);
    }
    let streamed = sandbox.run(&["convert", "--target", "swarm", "--stdout"]);
    assert_eq!(streamed.code, Some(1));
    assert!(streamed.stderr.contains("error[stack-needs-directory]"), "{}", streamed.stderr);
}

#[test]
fn config_prints_the_project() {
    let sandbox = project();
    let ran = sandbox.run(&["config"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(ran.stdout.contains("target: 80"), "{}", ran.stdout);
    assert!(sandbox.run(&["config", "--format", "json"]).stdout.starts_with('{'));
}

#[test]
fn steering_variables_may_stand_in_the_env_file() {
    let sandbox = Sandbox::new(&[(".env", "COMPOSE_FILE=other.yaml\n"), ("other.yaml", COMPOSE)]);
    assert_eq!(sandbox.run(&["config"]).code, Some(0));
}
