//! The options of `security_opt`.

use k8s_openapi::api::core::v1::{AppArmorProfile, SELinuxOptions};

use super::restricted::SELINUX_TYPES;
use super::{Level, capability};
use crate::diagnostic::codes::kubernetes as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::kubernetes::place;
use crate::model::Service;
use crate::options::kubernetes::KubernetesVersion;

/// The first release with a field for `AppArmor`.
const APP_ARMOR: KubernetesVersion = KubernetesVersion { minor: 30 };

/// What `security_opt` says.
#[derive(Default)]
pub(super) struct Options {
    pub(super) no_new_privileges: bool,
    pub(super) unconfined: bool,
    pub(super) labels: Option<SELinuxOptions>,
    pub(super) app_armor: Option<AppArmorProfile>,
}

pub(super) fn options(service: &Service, level: Level, diagnostics: &mut Diagnostics) -> Options {
    let mut options = Options::default();
    let mighty = service.privileged == Some(true)
        || service.cap_add.iter().any(|word| matches!(capability(word).as_str(), "SYS_ADMIN" | "ALL"));
    for (index, text) in service.security_opt.iter().enumerate() {
        let (name, value) = split(text);
        let known = match (name, value) {
            ("no-new-privileges", "" | "true") => {
                options.no_new_privileges = !mighty;
                !mighty || level.restricted
            }
            ("no-new-privileges", "false") | ("seccomp", "builtin") => true,
            ("seccomp", "unconfined") => {
                options.unconfined = true;
                true
            }
            ("apparmor", name) if level.version >= APP_ARMOR && !name.is_empty() => {
                options.app_armor = Some(app_armor(name));
                true
            }
            ("label", _) => selinux(value, &mut options.labels),
            _ => false,
        };
        if !known {
            let place = place::item(&service.origin, "security_opt", index, text.span);
            let message = format!("`{}` has no counterpart here", text.value);
            let help = match name {
                "apparmor" => {
                    "clusters from 1.30 on take AppArmor profiles; pass `--kubernetes-version 1.30`"
                }
                _ => "set it in the security context of the finished manifest if the cluster supports it",
            };
            diagnostics.push(Diagnostic::new(codes::SECURITY_OPT_UNSUPPORTED, place, message).help(help));
        }
    }
    options
}

/// The name and the value of an option.
fn split(text: &str) -> (&str, &str) {
    text.split_once([':', '=']).unwrap_or((text, ""))
}

/// Whether the Pod Security Standard "restricted" forbids an option.
pub(super) fn is_forbidden(text: &str, version: KubernetesVersion) -> bool {
    match split(text) {
        ("seccomp", "unconfined") => true,
        ("apparmor", "unconfined") => version >= APP_ARMOR,
        ("label", value) => match split(value) {
            ("disable" | "user" | "role", _) => true,
            ("type", name) => !SELINUX_TYPES.contains(&name),
            _ => false,
        },
        _ => false,
    }
}

fn app_armor(name: &str) -> AppArmorProfile {
    if name == "unconfined" {
        return AppArmorProfile { type_: "Unconfined".to_owned(), localhost_profile: None };
    }
    AppArmorProfile { type_: "Localhost".to_owned(), localhost_profile: Some(name.to_owned()) }
}

fn selinux(value: &str, labels: &mut Option<SELinuxOptions>) -> bool {
    let (name, value) = split(value);
    let options = labels.get_or_insert_with(SELinuxOptions::default);
    match name {
        "disable" => options.type_ = Some("spc_t".to_owned()),
        "type" => options.type_ = Some(value.to_owned()),
        "user" => options.user = Some(value.to_owned()),
        "role" => options.role = Some(value.to_owned()),
        "level" => options.level = Some(value.to_owned()),
        _ => {
            if *options == SELinuxOptions::default() {
                *labels = None;
            }
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_takes_protection_away_is_forbidden() {
        let table = [
            ("seccomp:unconfined", true),
            ("seccomp=unconfined", true),
            ("seccomp:profile.json", false),
            ("apparmor:unconfined", true),
            ("apparmor:mine", false),
            ("label:disable", true),
            ("label:type:spc_t", true),
            ("label:type:container_t", false),
            ("label:user:root", true),
            ("label:level:s0", false),
            ("no-new-privileges:true", false),
        ];
        for (text, forbidden) in table {
            assert_eq!(is_forbidden(text, APP_ARMOR), forbidden, "{text}");
        }
        assert!(!is_forbidden("apparmor:unconfined", KubernetesVersion::OLDEST));
    }
}
