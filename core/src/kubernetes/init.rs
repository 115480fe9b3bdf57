//! The container that labels ask for before that of the service.

use k8s_openapi::api::core::v1::Container;

use super::plan::{Member, Plan};
use super::{dollar, names};
use crate::diagnostic::Diagnostics;

/// The container that runs before that of a service, with its variables and volumes.
pub(crate) fn container(
    member: &Member<'_>,
    main: &Container,
    plan: &Plan<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Container> {
    let init = plan.choices.init(member.key, diagnostics)?;
    let usual = || if member.shares_pod { names::derive(&member.name, "-init") } else { "init".to_owned() };
    let words = |words: Vec<String>| {
        words.iter().map(|word| dollar::escape(&plan.renamed.text(word))).collect::<Vec<_>>()
    };
    Some(Container {
        command: init.command.map(words),
        env: main.env.clone(),
        env_from: main.env_from.clone(),
        image: Some(init.image),
        name: init.name.unwrap_or_else(usual),
        volume_mounts: main.volume_mounts.clone(),
        ..Container::default()
    })
}
