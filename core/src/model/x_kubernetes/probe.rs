//! Probes as `x-kubernetes` writes them: a probe of the Kubernetes API, or `false` for none.

use crate::yaml::decode::{Absent, Decode, Decoder, Form, Int, Spanned, Text};
use crate::yaml::{Node, Value};

model! {
    /// The probes of a container.
    pub struct XProbes {
        /// Whether it gets traffic.
        readiness: Option<ProbeSetting>,
        /// Whether it has to be restarted.
        liveness: Option<ProbeSetting>,
        /// Whether it has started; the others wait for that.
        startup: Option<ProbeSetting>,
    }
}

/// A probe, or none.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
#[serde(untagged)]
pub enum ProbeSetting {
    /// There is none, whatever the health check says.
    Off(bool),
    /// This one.
    On(Box<ProbeAction>),
}

impl Decode for ProbeSetting {
    const FORM: Form = ProbeAction::FORM;

    fn decode(node: Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        match node.value {
            Value::Bool(false) => Some(Self::Off(false)),
            Value::Mapping(_) => ProbeAction::decode(node, decoder).map(|probe| Self::On(Box::new(probe))),
            Value::Null
            | Value::Bool(true)
            | Value::Int(_)
            | Value::Float(_)
            | Value::String(_)
            | Value::Sequence(_) => {
                decoder.wrong_kind("a probe or `false`", &node);
                None
            }
        }
    }
}

impl Absent for ProbeSetting {
    fn is_absent(&self) -> bool {
        false
    }
}

model! {
    /// A probe of the Kubernetes API (`Probe` of `core/v1`).
    pub struct ProbeAction {
        /// A command of the container.
        exec: Option<ProbeExec>,
        /// A request to the container.
        http_get as "httpGet": Option<ProbeHttpGet>,
        /// A connection to the container.
        tcp_socket as "tcpSocket": Option<ProbeTcpSocket>,
        /// A call of gRPC's health service.
        grpc: Option<ProbeGrpc>,
        /// The seconds before the first check.
        initial_delay_seconds as "initialDelaySeconds": Option<Int>,
        /// The seconds between two checks.
        period_seconds as "periodSeconds": Option<Int>,
        /// The seconds that a check may take.
        timeout_seconds as "timeoutSeconds": Option<Int>,
        /// The failures in a row that count.
        failure_threshold as "failureThreshold": Option<Int>,
        /// The successes in a row that count.
        success_threshold as "successThreshold": Option<Int>,
        /// The seconds that the container may take to stop after a failure.
        termination_grace_period_seconds as "terminationGracePeriodSeconds": Option<Int>,
    }
}

model! {
    /// A command of the container.
    pub struct ProbeExec {
        /// The program and its arguments.
        command: Vec<Spanned<String>>,
    }
}

model! {
    /// A request to the container.
    pub struct ProbeHttpGet {
        /// The path; `/` by default.
        path: Option<Spanned<String>>,
        /// The number or the name of the port.
        port: Spanned<Text>,
        /// The host, instead of the address of the Pod.
        host: Option<Spanned<String>>,
        /// `HTTP` or `HTTPS`.
        scheme: Option<Spanned<String>>,
        /// Headers of the request.
        http_headers as "httpHeaders": Vec<ProbeHeader>,
    }
}

model! {
    /// A header of a request.
    pub struct ProbeHeader {
        /// Its name.
        name: Spanned<String>,
        /// Its value.
        value: Spanned<Text>,
    }
}

model! {
    /// A connection to the container.
    pub struct ProbeTcpSocket {
        /// The number or the name of the port.
        port: Spanned<Text>,
        /// The host, instead of the address of the Pod.
        host: Option<Spanned<String>>,
    }
}

model! {
    /// A call of gRPC's health service.
    pub struct ProbeGrpc {
        /// The number of the port.
        port: Option<Int>,
        /// The service that is asked for.
        service: Option<Spanned<String>>,
    }
}
