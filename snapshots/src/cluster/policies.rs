//! Who may talk to whom.

use serde_json::Value;

use super::{Cluster, Pod};
use crate::look::Look;

/// One side of a connection between Pods.
pub type Peer<'a> = Pod<'a>;

impl Cluster {
    /// Whether a Pod may open a connection to any port of another, by the rules for both sides.
    #[must_use]
    pub fn allows(&self, from: Peer, to: Peer) -> bool {
        self.side_allows("Ingress", to, from) && self.side_allows("Egress", from, to)
    }

    /// Whether the policies that choose a Pod let the other in, or let it out to the other.
    fn side_allows(&self, direction: &str, chosen: Peer, other: Peer) -> bool {
        if chosen.spec().flag("/hostNetwork") {
            return true;
        }
        let mut policies =
            self.of_kind("NetworkPolicy").filter(|policy| chooses(policy, direction, chosen)).peekable();
        let (rules, peers) =
            if direction == "Ingress" { ("/spec/ingress", "/from") } else { ("/spec/egress", "/to") };
        policies.peek().is_none()
            || policies.any(|policy| policy.items(rules).iter().any(|rule| admits(rule, peers, other)))
    }
}

/// Whether a policy says something about a direction of a Pod.
fn chooses(policy: &Value, direction: &str, pod: Peer) -> bool {
    let types = policy.texts("/spec/policyTypes");
    let selector = policy.pointer("/spec/podSelector/matchLabels").unwrap_or(&Value::Null);
    types.contains(&direction) && pod.matches(selector)
}

/// Whether a rule admits every port of a peer; one that names ports does not.
fn admits(rule: &Value, peers: &str, other: Peer) -> bool {
    let listed = rule.items(peers);
    let matches = |peer: &Value| {
        let selector = peer.pointer("/podSelector/matchLabels");
        selector.is_some_and(|selector| other.matches(selector))
    };
    rule.items("/ports").is_empty() && (rule.pointer(peers).is_none() || listed.iter().any(matches))
}

impl Cluster {
    /// Whether a Pod may open connections to every address outside of the cluster.
    #[must_use]
    pub fn reaches_outside(&self, pod: Peer) -> bool {
        let mut policies =
            self.of_kind("NetworkPolicy").filter(|policy| chooses(policy, "Egress", pod)).peekable();
        let free = |rule: &Value| rule.pointer("/to").is_none() && rule.items("/ports").is_empty();
        pod.spec().flag("/hostNetwork")
            || policies.peek().is_none()
            || policies.any(|policy| policy.items("/spec/egress").iter().any(free))
    }

    /// Whether everybody, from outside too, may open connections to a port of a Pod.
    #[must_use]
    pub fn lets_anybody_in(&self, pod: Peer, port: i64) -> bool {
        let mut policies =
            self.of_kind("NetworkPolicy").filter(|policy| chooses(policy, "Ingress", pod)).peekable();
        let open = |rule: &Value| {
            let ports = rule.items("/ports");
            let listed = ports.is_empty() || ports.iter().any(|item| item.number("/port") == Some(port));
            rule.pointer("/from").is_none() && listed
        };
        policies.peek().is_none() || policies.any(|policy| policy.items("/spec/ingress").iter().any(open))
    }
}
