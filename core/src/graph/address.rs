//! Addresses without what authenticates their reader.

/// An address such as that of a build context, without a user and a password in front of the host.
pub(super) fn without_credentials(address: &str) -> String {
    let Some((scheme, rest)) = address.split_once("://") else { return address.to_owned() };
    let (host, path) = rest.find('/').map_or((rest, ""), |slash| rest.split_at(slash));
    match host.rsplit_once('@') {
        Some((_, host)) => format!("{scheme}://{host}{path}"),
        None => address.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::without_credentials;

    #[test]
    fn nobody_reads_a_token() {
        let cases = [
            ("./app", "./app"),
            ("https://example.com/a@b.git", "https://example.com/a@b.git"),
            ("https://me:token@example.com/a.git#main", "https://example.com/a.git#main"),
            ("https://a@b@example.com", "https://example.com"),
            ("git@example.com:a.git", "git@example.com:a.git"),
        ];
        for (address, shown) in cases {
            assert_eq!(without_credentials(address), shown);
        }
    }
}
