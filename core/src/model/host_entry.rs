//! A line of a container's hosts file: `db.local=10.0.0.5`, `host.docker.internal:host-gateway`.

use super::syntax::SyntaxError;

const HELP: &str = "write `NAME=ADDRESS`, such as `db.local=10.0.0.5`";

/// A name and its addresses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct HostEntry {
    /// The name.
    pub(crate) host: String,
    /// The addresses, or `host-gateway` for the address of the host, in the order of the text; one that is empty if
    /// nothing follows the name, as after a variable that is not set.
    pub(crate) addresses: Vec<String>,
}

/// Reads one item of the list form. The first `=` ends the name, or else the first `:`.
pub(crate) fn parse(text: &str) -> Result<HostEntry, SyntaxError> {
    let (host, addresses) =
        text.split_once('=').or_else(|| text.split_once(':')).ok_or_else(|| no_address(text))?;
    entry(host, addresses)
}

/// Reads one item of the mapping form.
pub(crate) fn entry(host: &str, addresses: &str) -> Result<HostEntry, SyntaxError> {
    if host.is_empty() {
        return Err(SyntaxError::new(format!("the address `{addresses}` has no name")).with_help(HELP));
    }
    if host.contains([':', '=']) {
        return Err(SyntaxError::new(format!("`{host}` is not the name of a host")).with_help(HELP));
    }
    let addresses: Vec<_> = addresses.split(',').map(|address| bare(address).to_owned()).collect();
    if addresses.len() > 1 && addresses.iter().any(String::is_empty) {
        return Err(no_address(host));
    }
    Ok(HostEntry { host: host.to_owned(), addresses })
}

/// An address without the brackets that IPv6 addresses may stand in.
fn bare(address: &str) -> &str {
    address.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(address)
}

fn no_address(host: &str) -> SyntaxError {
    SyntaxError::new(format!("`{host}` has no address")).with_help(HELP)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn reads_every_form() {
        let table: [(&str, &str, &[&str]); 8] = [
            ("a=", "a", &[""]),
            ("a=1.2.3.4", "a", &["1.2.3.4"]),
            ("a:1.2.3.4", "a", &["1.2.3.4"]),
            ("a:::1", "a", &["::1"]),
            ("a=[::1]", "a", &["::1"]),
            ("a:[::1]", "a", &["::1"]),
            ("a=1.1.1.1,[::1]", "a", &["1.1.1.1", "::1"]),
            ("host.docker.internal:host-gateway", "host.docker.internal", &["host-gateway"]),
        ];
        for (text, host, addresses) in table {
            let entry = parse(text).unwrap();
            assert_eq!(
                (&*entry.host, entry.addresses),
                (host, addresses.iter().map(|&it| it.to_owned()).collect())
            );
        }
    }

    #[test]
    fn names_what_is_wrong() {
        let table = [
            ("", "`` has no address"),
            ("abc", "`abc` has no address"),
            ("abc=1.1.1.1,", "`abc` has no address"),
            ("=1.2.3.4", "`1.2.3.4` has no name"),
            ("::1=a", "`::1` is not the name"),
        ];
        for (text, message) in table {
            let error = parse(text).unwrap_err();
            assert!(error.message.contains(message), "{text}: {error}");
        }
    }

    proptest! {
        #[test]
        fn never_panics(text in ".*|[a:=,\\[\\]]*") {
            let _ = parse(&text);
        }
    }
}
