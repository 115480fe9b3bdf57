//! What manifests mean, compared with what the Compose project means, over all projects there are.
//!
//! The meaning of a project is read from its canonical form: the one that Docker Compose printed for the corpus that
//! `KOMPOSE_CORPUS` names, our own for cases and examples. The meaning of the manifests is read from their text, by a
//! cluster on paper that knows nothing of the conversion. Each property counts what it looked at; what does not hold
//! has to be reported to the user at its place, or stands in a list of exceptions with its reason.

#[path = "meaning/binds.rs"]
mod binds;
#[path = "meaning/environment.rs"]
mod environment;
#[path = "meaning/exposure.rs"]
mod exposure;
#[path = "meaning/files.rs"]
mod files;
#[path = "meaning/hazards.rs"]
mod hazards;
#[path = "meaning/health.rs"]
mod health;
#[path = "meaning/metadata.rs"]
mod metadata;
#[path = "meaning/names.rs"]
mod names;
#[path = "meaning/networks.rs"]
mod networks;
#[path = "meaning/order.rs"]
mod order;
#[path = "meaning/ports.rs"]
mod ports;
#[path = "meaning/quantity.rs"]
mod quantity;
#[path = "meaning/resources.rs"]
mod resources;
#[path = "meaning/security.rs"]
mod security;
#[path = "meaning/subject.rs"]
mod subject;
#[path = "meaning/tally.rs"]
mod tally;
#[path = "meaning/text.rs"]
mod text;
#[path = "meaning/volumes.rs"]
mod volumes;
#[path = "meaning/words.rs"]
mod words;

use subject::World;
#[path = "meaning/workloads.rs"]
mod workloads;

#[test]
fn every_project_converts_or_is_refused_with_a_reason() {
    subject::converted();
}

#[test]
fn services_are_found_under_their_names() {
    names::services(World::usual());
}

#[test]
fn services_are_found_under_their_further_names() {
    names::further(World::usual());
}

#[test]
fn extra_hosts_have_their_addresses() {
    names::extra_hosts(World::usual());
}

#[test]
fn dependencies_are_found_and_waited_for() {
    order::dependencies(World::usual());
}

#[test]
fn ports_are_reached_under_their_own_numbers() {
    ports::inside(World::usual());
}

#[test]
fn published_ports_stay_inside_by_default() {
    exposure::by_default(World::usual());
}

#[test]
fn published_ports_are_open_by_services() {
    exposure::by_services();
}

#[test]
fn published_ports_are_open_by_ingress() {
    exposure::by_ingress();
}

#[test]
fn variables_have_their_values() {
    environment::variables(World::usual());
}

#[test]
fn processes_are_started_with_their_words() {
    words::processes(World::usual());
}

#[test]
fn checks_run_their_words() {
    words::checks(World::usual());
}

#[test]
fn named_volumes_are_one_claim_each() {
    volumes::named(World::usual());
}

#[test]
fn volumes_and_claims_go_one_for_one() {
    volumes::apart(World::usual());
}

#[test]
fn other_volumes_are_folders_of_the_pod() {
    volumes::unnamed(World::usual());
}

#[test]
fn pods_that_share_a_claim_share_a_node() {
    volumes::shared(World::usual());
}

#[test]
fn secrets_and_configs_lie_at_their_paths() {
    files::secrets_and_configs(World::usual());
}

#[test]
fn checks_have_their_times() {
    health::times(World::usual());
}

#[test]
fn services_run_as_long_and_as_often_as_they_should() {
    workloads::kinds(World::usual());
}

#[test]
fn containers_have_their_images_and_end_in_time() {
    workloads::images_and_ends(World::usual());
}

#[test]
fn processes_run_as_their_users() {
    workloads::processes(World::usual());
}

#[test]
fn services_meet_if_they_share_a_network() {
    networks::pairs(World::usual());
}

#[test]
fn internal_networks_have_no_way_out() {
    networks::outside(World::usual());
}

#[test]
fn published_ports_pass_the_policies() {
    networks::published(World::usual());
}

#[test]
fn services_without_a_network_are_alone() {
    networks::without(World::usual());
}

#[test]
fn pods_have_their_dns_settings() {
    networks::dns(World::usual());
}

#[test]
fn containers_have_their_resources() {
    resources::amounts(World::usual());
}

#[test]
fn containers_have_their_gpus() {
    resources::gpus(World::usual());
}

#[test]
fn containers_have_their_rights_and_no_other() {
    security::rights(World::usual());
}

#[test]
fn labels_are_kept() {
    metadata::labels(World::usual());
}

#[test]
fn formats_say_the_same() {
    text::formats(World::usual());
}

#[test]
fn bind_mounts_are_what_the_table_says() {
    binds::fates(World::usual());
}

#[test]
fn folders_and_claims_go_one_for_one() {
    binds::claims(World::usual());
}

#[test]
fn services_that_name_themselves_find_themselves() {
    names::itself(World::usual());
}

#[test]
fn mounts_have_a_place() {
    hazards::mount_points(World::usual());
}

#[test]
fn pods_bound_by_claims_end_up_on_one_node() {
    hazards::nodes(World::usual());
}

#[test]
fn users_can_write_and_listen() {
    hazards::users(World::usual());
}

#[test]
fn other_options_keep_the_meaning() {
    for (how, options) in OTHER_OPTIONS {
        let subjects = subject::converted_with(options);
        let world = World::of(&subjects, how);
        names::services(world);
        names::further(world);
        order::dependencies(world);
        ports::inside(world);
        environment::variables(world);
        words::processes(world);
        volumes::named(world);
        volumes::apart(world);
        files::secrets_and_configs(world);
        binds::fates(world);
        networks::pairs(world);
        hazards::mount_points(world);
        hazards::nodes(world);
    }
}

/// Options that change how something is said and not what is meant, with words for the counts.
const OTHER_OPTIONS: [(&str, &[(&str, &str)]); 2] = [
    (
        " (StatefulSets, plain variables, a newer release)",
        &[
            ("controller", "statefulset"),
            ("env-files", "inline"),
            ("sensitive-env", "plain"),
            ("kubernetes-version", "1.34"),
        ],
    ),
    (
        " (policies, seeds, shared storage)",
        &[
            ("network-policies", "always"),
            ("seed-volumes", "copy"),
            ("access-mode", "rwx"),
            ("probes", "none"),
        ],
    ),
];
