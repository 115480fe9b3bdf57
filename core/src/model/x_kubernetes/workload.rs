//! What `x-kubernetes` says of the workload and its Pods.

use crate::model::Labels;
use crate::yaml::Node;
use crate::yaml::decode::{Decode, Decoder, Form, Int, Map, Spanned, Text};

model! {
    /// When a `CronJob` runs, and how.
    pub struct XCronJob {
        /// Five fields of time, or a word such as `@daily`.
        schedule: Option<Spanned<String>>,
        /// The time zone of the schedule; that of the cluster by default.
        time_zone as "timeZone": Option<Spanned<String>>,
        /// What happens when the last run is still going on.
        concurrency_policy as "concurrencyPolicy": Option<XConcurrency>,
    }
}

keyword! {
    /// What happens when the last run of a `CronJob` is still going on.
    pub enum XConcurrency {
        /// Both run.
        Allow = "Allow",
        /// The new one is left out.
        Forbid = "Forbid",
        /// The old one is stopped.
        Replace = "Replace",
    }
}

model! {
    /// How a Job runs.
    pub struct XJob {
        /// How often it is tried again.
        backoff_limit as "backoffLimit": Option<Int>,
        /// The seconds after which it has failed.
        active_deadline_seconds as "activeDeadlineSeconds": Option<Int>,
        /// The seconds after which a finished Job is deleted.
        ttl_seconds_after_finished as "ttlSecondsAfterFinished": Option<Int>,
    }
}

model! {
    /// The account that Pods have towards the API server.
    pub struct XServiceAccount {
        /// Its name.
        name: Spanned<String>,
        /// Whether it is written, or exists already.
        create: Option<bool>,
        /// Whether the Pods get its token.
        automount_token as "automountToken": Option<bool>,
        /// Annotations of the account.
        annotations: Labels,
    }
}

model! {
    /// The autoscaler of a workload.
    pub struct XHpa {
        /// The fewest Pods.
        min: Option<Int>,
        /// The most Pods.
        max: Option<Int>,
        /// The share of the requested CPU time to aim at, in percent.
        cpu: Option<Int>,
        /// The share of the requested memory to aim at, in percent.
        memory: Option<Int>,
    }
}

model! {
    /// How many Pods may be missing while nodes are emptied: a number, or a share such as `50%`.
    pub struct XPdb {
        /// The most Pods that may be missing.
        max_unavailable as "maxUnavailable": Option<Spanned<Text>>,
        /// The fewest Pods that must be there.
        min_available as "minAvailable": Option<Spanned<Text>>,
    }
}

model! {
    /// Requests and limits of the container by the names of resources.
    pub struct XResources {
        /// What the node must have.
        requests: Map<Text>,
        /// What the container may use.
        limits: Map<Text>,
    }
}

model! {
    /// A taint of nodes that Pods bear.
    pub struct XToleration {
        /// The taint's key; all by default.
        key: Option<Spanned<String>>,
        /// How value and taint compare.
        operator: Option<XTolerationOperator>,
        /// The taint's value.
        value: Option<Spanned<Text>>,
        /// The taint's effect; all by default.
        effect: Option<XTaintEffect>,
        /// How long the Pod stays after the taint came.
        toleration_seconds as "tolerationSeconds": Option<Int>,
    }
}

keyword! {
    /// How the value of a toleration and of a taint compare.
    pub enum XTolerationOperator {
        /// They are equal.
        Equal = "Equal",
        /// Any value will do.
        Exists = "Exists",
    }
}

keyword! {
    /// What a taint does to Pods that do not bear it.
    pub enum XTaintEffect {
        /// They do not come.
        NoSchedule = "NoSchedule",
        /// They come only if there is no other node.
        PreferNoSchedule = "PreferNoSchedule",
        /// They go.
        NoExecute = "NoExecute",
    }
}

/// An account with all that is said of it; a plain name is one that exists already.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
#[serde(transparent)]
pub struct XAccount(pub XServiceAccount);

impl Decode for XAccount {
    const FORM: Form = XServiceAccount::FORM;

    fn decode(node: Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        if node.as_str().is_some() {
            let name = Spanned::decode(node, decoder)?;
            return Some(Self(XServiceAccount { name, create: Some(false), ..XServiceAccount::default() }));
        }
        XServiceAccount::decode(node, decoder).map(Self)
    }
}
