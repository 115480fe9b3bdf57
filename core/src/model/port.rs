//! Published ports.

use crate::yaml::decode::{Int, Text};

model! {
    /// One published port ([compose-spec, `ports`]).
    ///
    /// [compose-spec, `ports`]: https://github.com/compose-spec/compose-spec/blob/main/05-services.md#ports
    pub struct Port {
        /// A name of the port, for people.
        name: Option<String>,
        /// Whether it is published on the host or on the whole cluster; `ingress` by default.
        mode: Option<PortMode>,
        /// The address of the host; all by default.
        host_ip: Option<String>,
        /// The port in the container.
        target: Option<Int>,
        /// The port on the host, or a range to choose one from; any free one by default.
        published: Option<Text>,
        /// The protocol; TCP by default.
        protocol: Option<Protocol>,
        /// What is spoken on it, such as `http`.
        app_protocol: Option<String>,
    }
}

keyword! {
    /// How a port is published.
    pub enum PortMode {
        /// On every node of the cluster.
        Ingress = "ingress",
        /// On the node of the container.
        Host = "host",
    }
}

keyword! {
    /// The protocol of a port.
    pub enum Protocol {
        /// TCP.
        Tcp = "tcp",
        /// UDP.
        Udp = "udp",
        /// SCTP.
        Sctp = "sctp",
    }
}
