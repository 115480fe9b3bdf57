//! The container that labels ask for before that of the service.

use k8s_openapi::api::core::v1::{Container, SecurityContext};

use super::plan::{Member, Plan};
use super::security::restricted::least;
use super::security::{self, Level};
use super::{dollar, names};
use crate::diagnostic::codes::kubernetes as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};

/// The container that runs before that of a service, with its variables and volumes.
pub(crate) fn container(
    (member, level): (&Member<'_>, Level),
    main: &Container,
    plan: &Plan<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Container> {
    let init = plan.choices.init(member.key, diagnostics)?;
    let usual = || if member.shares_pod { names::derive(&member.name, "-init") } else { "init".to_owned() };
    let words = |words: Vec<String>| {
        words.iter().map(|word| dollar::escape(&plan.renamed.text(word))).collect::<Vec<_>>()
    };
    let main_context = main.security_context.clone().unwrap_or_default();
    let SecurityContext { run_as_user, run_as_group, .. } = main_context;
    let restricted = level.restricted && !security::is_windows(member.service);
    if restricted && run_as_user.is_none() {
        let message = format!("the image `{}` must name a numeric user that is not root", init.image);
        diagnostics
            .push(Diagnostic::new(codes::RESTRICTED_USER_ASSUMED, init.place, message).help(
                "write `user` with a number for the service, which then counts for this container too",
            ));
    }
    Some(Container {
        command: init.command.map(words),
        env: main.env.clone(),
        env_from: main.env_from.clone(),
        image: Some(init.image),
        name: init.name.unwrap_or_else(usual),
        security_context: restricted.then_some(SecurityContext { run_as_group, run_as_user, ..least() }),
        volume_mounts: main.volume_mounts.clone(),
        ..Container::default()
    })
}
