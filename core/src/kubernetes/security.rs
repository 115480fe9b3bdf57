//! Users, rights and kernel settings.

mod options;
pub(crate) mod restricted;
mod sysctls;

pub(crate) use sysctls::is_safe as is_safe_sysctl;

use k8s_openapi::api::core::v1::{
    Capabilities, PodSecurityContext, SeccompProfile, SecurityContext, Sysctl, WindowsSecurityContextOptions,
};

use super::place;
use super::plan::ports::Ports;
use super::plan::{Plan, Pod};
use crate::diagnostic::codes::kubernetes as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{NamespaceMode, Service};
use crate::options::kubernetes::{KubernetesVersion, UnsafeSysctls};
use crate::source::Place;
use crate::yaml::decode::Spanned;

/// What may be written about rights, beyond what the Compose file says.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Level {
    /// Whether the Pod keeps to the Pod Security Standard "restricted".
    pub(crate) restricted: bool,
    pub(crate) version: KubernetesVersion,
    /// Whether sysctls are written that most nodes refuse.
    pub(crate) unsafe_sysctls: bool,
}

impl Level {
    /// The level of a Pod: as strict as its strictest service.
    pub(crate) fn of(pod: &Pod<'_>, plan: &Plan<'_>) -> Self {
        let options = plan.choices.options;
        Self {
            restricted: pod.members.iter().any(|member| plan.choices.is_restricted(member.key)),
            version: options.version,
            unsafe_sysctls: options.unsafe_sysctls == UnsafeSysctls::Emit,
        }
    }
}

/// A user and a group by their numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct User {
    pub(crate) user: Option<i64>,
    pub(crate) group: Option<i64>,
}

impl User {
    /// Reads `user` or `user:group`; what is no number is left out.
    pub(crate) fn parse(text: &str) -> Self {
        let (user, group) = text.split_once(':').map_or((text, None), |(user, group)| (user, Some(group)));
        Self { user: number(user), group: group.and_then(number) }
    }

    /// The user of a service as far as it is a number.
    pub(crate) fn of(service: &Service) -> Self {
        service.user.as_deref().map(Self::parse).unwrap_or_default()
    }

    /// The number of a user that is not root.
    pub(crate) fn ordinary(self) -> Option<i64> {
        self.user.filter(|user| *user > 0)
    }
}

/// The number of a user or group, which is never above the greatest number of 32 bits with a sign.
fn number(text: &str) -> Option<i64> {
    let number = if text == "root" { 0 } else { text.parse::<i32>().ok()? };
    Some(i64::from(number)).filter(|number| *number >= 0)
}

/// Whether a text is a number, though perhaps none that a user can have.
fn is_number(text: &str) -> bool {
    text.parse::<i128>().is_ok()
}

/// The user that a text names; a name without a number is reported.
pub(crate) fn user(text: &str, place: Place, diagnostics: &mut Diagnostics) -> User {
    let user = User::parse(text);
    let parts = text.split(':').filter(|part| !part.is_empty()).count();
    let known = usize::from(user.user.is_some()) + usize::from(user.group.is_some());
    if known < parts {
        let message = if text.split(':').all(is_number) {
            format!(
                "`{text}` has a number that no user and no group can have, so the image's own one is used"
            )
        } else {
            format!("`{text}` is a name that only the image knows, so the image's own user runs")
        };
        diagnostics.push(
            Diagnostic::new(codes::USER_NAME_UNSUPPORTED, place, message).help(
                "write the numbers instead, such as `1000:1000`; `docker run --rm IMAGE id` shows them",
            ),
        );
    }
    user
}

/// Whether the containers of a service run Windows.
pub(crate) fn is_windows(service: &Service) -> bool {
    service.platform.as_deref().is_some_and(|platform| platform.split('/').next() == Some("windows"))
}

/// The security context of a container; nothing if the file says nothing about it.
pub(crate) fn security_context(
    service: &Service,
    level: Level,
    diagnostics: &mut Diagnostics,
) -> Option<SecurityContext> {
    let context =
        if is_windows(service) { windows(service, diagnostics) } else { linux(service, level, diagnostics) };
    (context != SecurityContext::default()).then_some(context)
}

fn windows(service: &Service, diagnostics: &mut Diagnostics) -> SecurityContext {
    let linux_only =
        ["cap_add", "cap_drop", "group_add", "privileged", "read_only", "security_opt", "sysctls"];
    for key in linux_only.into_iter().filter(|key| service.origin.has(key)) {
        let message = format!("`{key}` is for Linux, and this service runs Windows");
        let diagnostic = Diagnostic::new(codes::SECURITY_OPT_UNSUPPORTED, service.origin.key(key), message);
        diagnostics.push(diagnostic.help("take it out, or out of the part of the project that runs Windows"));
    }
    let name = service.user.clone().filter(|user| !user.is_empty());
    SecurityContext {
        windows_options: name.map(|name| WindowsSecurityContextOptions {
            run_as_user_name: Some(name),
            ..WindowsSecurityContextOptions::default()
        }),
        ..SecurityContext::default()
    }
}

fn linux(service: &Service, level: Level, diagnostics: &mut Diagnostics) -> SecurityContext {
    let named = service.user.as_deref().filter(|text| !text.is_empty());
    let user = named.map(|text| user(text, service.origin.value("user"), diagnostics)).unwrap_or_default();
    let options = options::options(service, level, diagnostics);
    SecurityContext {
        allow_privilege_escalation: (options.no_new_privileges || level.restricted).then_some(false),
        app_armor_profile: options.app_armor,
        capabilities: if level.restricted {
            Some(restricted::capabilities(service, diagnostics))
        } else {
            capabilities(service)
        },
        privileged: (service.privileged == Some(true)).then_some(true),
        read_only_root_filesystem: (service.read_only == Some(true)).then_some(true),
        run_as_group: user.group,
        run_as_user: user.user,
        se_linux_options: options.labels,
        seccomp_profile: options
            .unconfined
            .then(|| SeccompProfile { type_: "Unconfined".to_owned(), localhost_profile: None }),
        ..SecurityContext::default()
    }
}

fn capabilities(service: &Service) -> Option<Capabilities> {
    let list = |words: &[Spanned<String>]| {
        let mut names: Vec<String> = Vec::new();
        for word in words {
            let name = capability(word);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        (!names.is_empty()).then_some(names)
    };
    let (add, drop) = (list(&service.cap_add), list(&service.cap_drop));
    (add.is_some() || drop.is_some()).then_some(Capabilities { add, drop })
}

fn capability(word: &str) -> String {
    let upper = word.to_ascii_uppercase();
    upper.strip_prefix("CAP_").unwrap_or(&upper).to_owned()
}

/// The security context of the Pod that some services share, with the group that its claims need.
pub(crate) fn pod_security_context(
    members: &[(&Service, &Ports)],
    fs_group: Option<i64>,
    level: Level,
    diagnostics: &mut Diagnostics,
) -> Option<PodSecurityContext> {
    if members.first().is_some_and(|(service, _)| is_windows(service)) {
        return level
            .restricted
            .then(|| PodSecurityContext { run_as_non_root: Some(true), ..PodSecurityContext::default() });
    }
    let mut sysctls: Vec<Sysctl> = Vec::new();
    for (service, ports) in members {
        sysctls::add(&mut sysctls, service, level, diagnostics);
        let low = sysctls::low_ports(service, ports, diagnostics);
        let known = low.as_ref().is_some_and(|low| sysctls.iter().any(|known| known.name == low.name));
        sysctls.extend(low.filter(|_| !known));
    }
    let groups = supplemental_groups(members, diagnostics);
    Some(PodSecurityContext {
        fs_group,
        fs_group_change_policy: fs_group.map(|_| "OnRootMismatch".to_owned()),
        run_as_non_root: level.restricted.then_some(true),
        seccomp_profile: Some(SeccompProfile { type_: "RuntimeDefault".to_owned(), localhost_profile: None }),
        supplemental_groups: (!groups.is_empty()).then_some(groups),
        sysctls: (!sysctls.is_empty()).then_some(sysctls),
        ..PodSecurityContext::default()
    })
}

fn supplemental_groups(members: &[(&Service, &Ports)], diagnostics: &mut Diagnostics) -> Vec<i64> {
    let mut groups = Vec::new();
    for (service, _) in members {
        for (index, text) in service.group_add.iter().enumerate() {
            match number(&text.value) {
                Some(group) if !groups.contains(&group) => groups.push(group),
                Some(_) => {}
                None => {
                    let place = place::item(&service.origin, "group_add", index, text.span);
                    let wrong =
                        if is_number(&text.value) { "no number that a group can have" } else { "a name" };
                    let message = format!(
                        "the group `{}` is {wrong}, and only numbers up to 2147483647 can be used",
                        text.value.0
                    );
                    diagnostics.push(
                        Diagnostic::new(codes::GROUP_NAME_UNSUPPORTED, place, message)
                            .help("write the number of the group"),
                    );
                }
            }
        }
    }
    groups
}

/// Says what of the namespaces of a service differs from Docker.
pub(crate) fn report_namespaces(service: &Service, diagnostics: &mut Diagnostics) {
    let modes = [("pid", &service.pid), ("ipc", &service.ipc)];
    for (name, mode) in modes {
        let (code, message) = match mode {
            Some(NamespaceMode::Host) => {
                (codes::HOST_NAMESPACE, format!("the container shares `{name}` with its node"))
            }
            Some(NamespaceMode::None) if name == "ipc" => {
                (codes::NAMESPACE_UNSUPPORTED, "a Pod always has shared memory".to_owned())
            }
            Some(mode @ (NamespaceMode::Container(_) | NamespaceMode::Other(_))) => {
                (codes::NAMESPACE_UNSUPPORTED, format!("`{name}: {mode}` has no counterpart"))
            }
            _ => continue,
        };
        diagnostics.push(Diagnostic::new(code, service.origin.value(name), message));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn users_are_numbers_or_root() {
        let table = [
            ("1000", Some(1000), None),
            ("1000:2000", Some(1000), Some(2000)),
            ("root", Some(0), None),
            ("node", None, None),
            ("1000:staff", Some(1000), None),
            ("-1", None, None),
        ];
        for (text, user, group) in table {
            assert_eq!(User::parse(text), User { user, group }, "{text}");
        }
    }
}
