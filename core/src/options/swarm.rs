//! What a caller can choose about Swarm stacks.

use super::kubernetes::{BindMounts, SecretValues};
use super::setting::{Setting, Value};

/// How many digits of its content's checksum the name of a secret or a config carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct HashLength(u8);

impl HashLength {
    /// Fewer digits would soon be equal for different contents.
    const LEAST: u8 = 6;

    /// More would leave no room for the name itself, which has 64 characters at most.
    const MOST: u8 = 32;

    /// The length that a text says; nothing if it is no number, too small or too large.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        text.parse().ok().filter(|length| (Self::LEAST..=Self::MOST).contains(length)).map(Self)
    }

    /// The number of digits.
    #[must_use]
    pub fn digits(self) -> usize {
        self.0.into()
    }
}

impl Default for HashLength {
    fn default() -> Self {
        Self(10)
    }
}

impl Value for HashLength {
    const NUMBER: bool = true;

    fn give(&mut self, text: &str) -> Result<(), String> {
        let allowed = || format!("it is a number from {} to {}", Self::LEAST, Self::MOST);
        *self = Self::parse(text).ok_or_else(allowed)?;
        Ok(())
    }
}

options! {
    /// Everything a caller can choose about stacks; the defaults suit a first try.
    pub struct SwarmOptions;
    /// Name that the stack will be deployed under [default: that of the project]
    stack as "stack": Option<String>,
    /// Whether the output holds the values of secrets
    secret_values as "secret-values": SecretValues,
    /// Digits of the checksum in the names of secrets and configs [default: 10]
    hash_len as "hash-len": HashLength,
    /// Leave the checksum out of the names of secrets and configs
    no_hash as "no-hash": bool,
    /// Text that goes into the checksums of secrets, so that nobody can guess values from names
    hash_salt as "hash-salt": Option<String>,
    /// What becomes of bind mounts
    bind_mounts as "bind-mounts": BindMounts,
    /// Publish ports that were for one machine alone, on all addresses of all nodes
    publish_loopback as "publish-loopback": bool,
    /// Name under which nodes advertise their GPUs [default: NVIDIA-GPU]
    gpu_kind as "gpu-kind": Option<String>,
    /// What stands before the names of images that the project builds, such as registry.example.com/team
    image_prefix as "image-prefix": Option<String>,
    /// Make jobs of services that run to their end
    jobs as "jobs": bool,
    /// Address of the server of language models
    model_endpoint as "model-endpoint": Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_set_by_name() {
        let mut options = SwarmOptions::default();
        for (name, value) in [("hash-len", "12"), ("jobs", "true"), ("bind-mounts", "skip"), ("stack", "s")] {
            assert_eq!(options.set(name, value), Ok(()), "{name}");
        }
        let expected = SwarmOptions {
            hash_len: HashLength(12),
            jobs: true,
            bind_mounts: BindMounts::Skip,
            stack: Some("s".to_owned()),
            ..SwarmOptions::default()
        };
        assert_eq!(options, expected);
        for (name, value) in [("hash-len", "5"), ("hash-len", "33"), ("hash-len", "x"), ("jobs", "yes")] {
            assert!(options.set(name, value).is_err(), "{name} {value}");
        }
        assert!(options.set("expose", "none").is_err(), "an option of the other target");
    }
}
