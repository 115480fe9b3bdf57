//! What containers may do.

use std::collections::BTreeSet;

use kompose_core::options::kubernetes::Security;
use kompose_snapshots::cluster::Container;
use kompose_snapshots::look::Look;
use serde_json::Value;

use super::subject::{Service, Subject, World};
use super::tally::Verdict;

/// Every container has the rights that Compose gives it, and no other.
pub(crate) fn rights(world: World) {
    let mut tally = world.tally("rights of containers");
    let usual = |subject: &&Subject| subject.project.settings.kubernetes.security == Security::Compose;
    for service in world.subjects().filter(usual).flat_map(Subject::services) {
        let Some(container) = service.container() else { continue };
        for (key, verdict) in [
            ("cap_add", capabilities(&service, &container, ("/cap_add", "add"))),
            ("cap_drop", capabilities(&service, &container, ("/cap_drop", "drop"))),
            ("privileged", flag(&service, &container, ("/privileged", "privileged"))),
            ("read_only", flag(&service, &container, ("/read_only", "readOnlyRootFilesystem"))),
            ("security_opt", options(&service, &container)),
            ("group_add", groups(&service, &container)),
            ("pid and ipc", namespaces(&service, &container)),
            ("sysctls", sysctls(&service, &container)),
        ] {
            tally.of(&service, key, verdict);
        }
    }
    tally.finish(&[]);
}

fn context<'a>(container: &Container<'a>) -> &'a Value {
    container.value.pointer("/securityContext").unwrap_or(&Value::Null)
}

fn capabilities(service: &Service, container: &Container, (compose, kubernetes): (&str, &str)) -> Verdict {
    let wanted = service.value.texts(compose).into_iter();
    let plain = |name: &str| name.to_uppercase().trim_start_matches("CAP_").to_owned();
    let wanted: BTreeSet<String> = wanted.map(plain).collect();
    let found = context(container).texts(&format!("/capabilities/{kubernetes}"));
    Verdict::equal(&found.into_iter().map(str::to_owned).collect(), &wanted)
}

fn flag(service: &Service, container: &Container, (compose, kubernetes): (&str, &str)) -> Verdict {
    Verdict::equal(&context(container).flag(&format!("/{kubernetes}")), &service.value.flag(compose))
}

/// Whether each security option has its field, or is reported.
fn options(service: &Service, container: &Container) -> Verdict {
    let context = context(container);
    let reported = service.says(&["security-opt-unsupported"], ".security_opt");
    let profile = context.text("/seccompProfile/type");
    let pod = container.pod.spec().text("/securityContext/seccompProfile/type");
    let options = service.value.texts("/security_opt");
    let kept = |option: &&str| {
        let (name, value) = option.split_once(['=', ':']).unwrap_or((option, "true"));
        match (name, value) {
            ("no-new-privileges", "true") => {
                context.get("allowPrivilegeEscalation") == Some(&Value::Bool(false))
            }
            ("no-new-privileges", "false") => !context.flag("/allowPrivilegeEscalation"),
            ("seccomp", "unconfined") => profile.or(pod) == Some("Unconfined"),
            ("label", "disable") => context.text("/seLinuxOptions/type") == Some("spc_t"),
            ("apparmor", _) => context.get("appArmorProfile").is_some(),
            _ => context.get("seLinuxOptions").is_some(),
        }
    };
    let lost: Vec<_> = options.iter().filter(|option| !kept(option)).collect();
    let windows = service.value.text("/platform").is_some_and(|platform| platform.starts_with("windows"));
    let confined =
        windows || pod == Some("RuntimeDefault") || options.iter().any(|option| option.contains("seccomp"));
    Verdict::of(lost.is_empty() && confined, || format!("these options are lost: {lost:?}"))
        .or_reported(|| reported)
}

fn groups(service: &Service, container: &Container) -> Verdict {
    let found = container.pod.spec().items("/securityContext/supplementalGroups");
    let found: BTreeSet<i64> = found.iter().filter_map(Value::as_i64).collect();
    let items = service.value.items("/group_add").iter();
    let wanted: Vec<String> =
        items.map(|item| item.as_str().map_or_else(|| item.to_string(), str::to_owned)).collect();
    let lost = wanted.iter().filter(|group| group.parse().is_ok_and(|group| !found.contains(&group)));
    let named = wanted.iter().any(|group| group.parse::<i64>().is_err());
    let lost: Vec<_> = lost.collect();
    let reported = || service.says(&["group-name-unsupported"], ".group_add");
    if named && !reported() {
        return Verdict::Fails("nobody says that a group is not known".to_owned());
    }
    Verdict::of(lost.is_empty(), || format!("these groups are lost: {lost:?}")).or_reported(reported)
}

fn namespaces(service: &Service, container: &Container) -> Verdict {
    let spec = container.pod.spec();
    let host = |key: &str| service.value.text(key) == Some("host");
    let found = [spec.flag("/hostPID"), spec.flag("/hostIPC"), spec.flag("/hostNetwork")];
    let network = service.network_mode() == "host";
    Verdict::equal(&found, &[host("/pid"), host("/ipc"), network])
        .or_reported(|| service.network_mode().contains(':'))
}

/// Whether each kernel parameter is asked for, or reported.
fn sysctls(service: &Service, container: &Container) -> Verdict {
    let found = container.pod.spec().items("/securityContext/sysctls");
    let lost = service.value.entries("/sysctls").filter(|(name, value)| {
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        !found.iter().any(|item| item.text("/name") == Some(name) && item.text("/value") == Some(&value))
    });
    let lost: Vec<_> = lost.collect();
    let reported = lost.iter().all(|(name, _)| service.says(&["sysctl-unsafe"], &format!(".sysctls.{name}")));
    Verdict::of(lost.is_empty(), || format!("these are lost: {lost:?}"))
        .or_reported(|| reported || service.says(&["sysctl-unsafe", "host-network"], ""))
}
