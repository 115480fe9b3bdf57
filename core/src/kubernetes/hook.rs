//! Commands that run when a container starts or stops.

use k8s_openapi::api::core::v1::{Container, ExecAction, Lifecycle, LifecycleHandler, SecurityContext};

use super::container;
use super::dollar;
use super::plan::{Member, Plan, environment, variables};
use super::security;
use crate::Application;
use crate::diagnostic::codes::kubernetes as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Hook, PreStartHook};

/// The hooks of a container.
pub(crate) fn lifecycle(
    member: &Member<'_>,
    application: &Application,
    diagnostics: &mut Diagnostics,
) -> Option<Lifecycle> {
    let service = member.service;
    if let Some(hook) = service.pre_stop.first() {
        let message = "a hook that fails does not keep the container from stopping";
        diagnostics.push(Diagnostic::new(codes::PRE_STOP_CANNOT_ABORT, hook.origin.whole(), message));
    }
    let post_start = handler(&service.post_start, application, diagnostics);
    let pre_stop = handler(&service.pre_stop, application, diagnostics);
    (post_start.is_some() || pre_stop.is_some()).then_some(Lifecycle {
        post_start,
        pre_stop,
        stop_signal: None,
    })
}

fn handler(
    hooks: &[Hook],
    application: &Application,
    diagnostics: &mut Diagnostics,
) -> Option<LifecycleHandler> {
    let first = hooks.first()?;
    let plain = |hook: &Hook| hook.environment.is_empty() && hook.working_dir.is_none();
    let command = if hooks.len() == 1 && plain(first) {
        first.command.as_ref().map(|command| command.0.clone()).unwrap_or_default()
    } else {
        let message = "the hook runs through `/bin/sh`, which the image must have";
        diagnostics.push(Diagnostic::new(codes::HOOK_SHELL_WRAPPED, first.origin.whole(), message));
        let lines: Vec<String> = hooks.iter().map(|hook| line(hook, application, diagnostics)).collect();
        vec!["/bin/sh".to_owned(), "-c".to_owned(), lines.join(" && ")]
    };
    Some(LifecycleHandler {
        exec: Some(ExecAction { command: Some(command) }),
        ..LifecycleHandler::default()
    })
}

/// One hook as a group of a shell.
fn line(hook: &Hook, application: &Application, diagnostics: &mut Diagnostics) -> String {
    let folder = hook.working_dir.as_ref().map(|folder| format!("cd {} && ", quoted(folder)));
    let variables = environment::resolved(&hook.environment, &hook.origin, application, diagnostics);
    let assignments: Vec<String> =
        variables.iter().map(|variable| quoted(&format!("{}={}", variable.name, variable.value))).collect();
    let env = if assignments.is_empty() { String::new() } else { format!("env {} ", assignments.join(" ")) };
    let words = hook.command.as_ref().map_or(&[][..], |command| command.0.as_slice());
    let words: Vec<String> = words.iter().map(|word| quoted(word)).collect();
    format!("{{ {}{env}{}; }}", folder.unwrap_or_default(), words.join(" "))
}

/// A word that a shell takes as it is.
pub(crate) fn quoted(word: &str) -> String {
    format!("'{}'", word.replace('\'', r"'\''"))
}

/// The steps before the containers of a service start.
pub(crate) fn pre_start(
    member: &Member<'_>,
    main: &Container,
    plan: &Plan<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<Container> {
    let hooks = &member.service.pre_start;
    if let Some(first) = hooks.first() {
        let message = "these steps run whenever a Pod starts, once for each replica";
        diagnostics.push(
            Diagnostic::new(codes::PRE_START_EVERY_POD, first.origin.whole(), message)
                .help("make sure that running them again does no harm"),
        );
    }
    let numbered = hooks.iter().zip(1..);
    numbered.map(|(hook, number)| step(hook, number, &Step { member, main, plan }, diagnostics)).collect()
}

/// What a step takes over from its service.
struct Step<'s> {
    member: &'s Member<'s>,
    main: &'s Container,
    plan: &'s Plan<'s>,
}

fn step(hook: &PreStartHook, number: usize, from: &Step<'_>, diagnostics: &mut Diagnostics) -> Container {
    let main = from.main;
    let words = hook.command.as_ref().map_or(&[][..], |command| command.0.as_slice());
    let own = hook.image.as_deref();
    let mut env = main.env.clone().unwrap_or_default();
    let version = from.plan.choices.options.version;
    let own_variables =
        environment::resolved(&hook.environment, &hook.origin, from.plan.application, diagnostics);
    for variable in own_variables {
        if !environment::is_known(&variable, version, diagnostics) {
            continue;
        }
        env.retain(|known| known.name != variable.name);
        env.push(variables::plain(&variable.name, &from.plan.renamed.value(&variable.name, &variable.value)));
    }
    Container {
        name: container::step_name(from.member, number),
        image: own.map(str::to_owned).or_else(|| main.image.clone()),
        image_pull_policy: main.image_pull_policy.clone().filter(|_| own.is_none()),
        args: Some(words.iter().map(|word| dollar::escape(&from.plan.renamed.text(word))).collect()),
        env: (!env.is_empty()).then_some(env),
        env_from: main.env_from.clone(),
        working_dir: hook.working_dir.clone().or_else(|| main.working_dir.clone().filter(|_| own.is_none())),
        volume_mounts: main.volume_mounts.clone(),
        security_context: step_security(hook, main, diagnostics),
        ..Container::default()
    }
}

fn step_security(
    hook: &PreStartHook,
    main: &Container,
    diagnostics: &mut Diagnostics,
) -> Option<SecurityContext> {
    let base = main.security_context.clone().unwrap_or_default();
    let inherited = if hook.image.is_none() { (base.run_as_user, base.run_as_group) } else { (None, None) };
    let (run_as_user, run_as_group) = match hook.user.as_deref() {
        Some(text) => {
            let user = security::user(text, hook.origin.value("user"), diagnostics);
            (user.user, user.group)
        }
        None => inherited,
    };
    let privileged = hook.privileged.or(base.privileged).filter(|privileged| *privileged);
    // Who may do everything cannot be kept from getting more rights.
    let allow_privilege_escalation = base.allow_privilege_escalation.filter(|_| privileged.is_none());
    let context =
        SecurityContext { allow_privilege_escalation, run_as_user, run_as_group, privileged, ..base };
    (context != SecurityContext::default()).then_some(context)
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn words_survive_the_shell() {
        assert_eq!(quoted("it's $(x)"), r"'it'\''s $(x)'");
    }
}
