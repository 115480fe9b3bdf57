//! The table against the model: what is said to be known is known, and what is said to be unknown is not.

use super::table::{Advice, KEYS, Level};
use crate::model::{Deploy, HealthCheck, Limits, Mount, Network, Port, Project, Resources, Service};

fn known(level: Level) -> &'static [&'static str] {
    match level {
        Level::Top => Project::KEYS,
        Level::Service => Service::KEYS,
        Level::Deploy => Deploy::KEYS,
        Level::Resources => Resources::KEYS,
        Level::Limits => Limits::KEYS,
        Level::Healthcheck => HealthCheck::KEYS,
        Level::Port => Port::KEYS,
        Level::Mount => Mount::KEYS,
        Level::Network => Network::KEYS,
        Level::InService | Level::Elsewhere => &[],
    }
}

#[test]
fn every_word_is_unknown_and_leads_to_a_key_that_is_known() {
    for (index, (level, word, advice)) in KEYS.iter().enumerate() {
        assert!(!known(*level).contains(word), "`{word}` is a key itself");
        let first = KEYS.iter().position(|(at, key, _)| (at, key) == (level, word));
        assert_eq!(first, Some(index), "`{word}` stands in the table twice");
        match advice {
            Advice::Rename(name) => assert!(known(*level).contains(name), "`{word}` leads to `{name}`"),
            Advice::Below(path) => {
                assert!(path.first().is_some_and(|first| known(*level).contains(first)), "`{word}`");
            }
            Advice::Say(text) => assert!(text.len() > 20, "`{word}`"),
        }
    }
}
