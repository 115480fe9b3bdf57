//! The way round a circle, in words.

/// How many links of a long chain are named.
const SHOWN: usize = 10;

/// `a → b → a`, with the middle of a long way left out.
pub(super) fn chain(links: impl Iterator<Item = String>) -> String {
    let mut links: Vec<String> = links.collect();
    if links.len() > SHOWN {
        let left_out = links.len() - SHOWN;
        let end = links.split_off(links.len() - 2);
        links.truncate(SHOWN - 2);
        links.push(format!("… ({left_out} more)"));
        links.extend(end);
    }
    links.join(" → ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_a_long_way_is_left_out() {
        let links = |count: usize| (0..count).map(|link| link.to_string());
        assert_eq!(chain(links(3)), "0 → 1 → 2");
        assert_eq!(chain(links(10)), "0 → 1 → 2 → 3 → 4 → 5 → 6 → 7 → 8 → 9");
        assert_eq!(chain(links(12)), "0 → 1 → 2 → 3 → 4 → 5 → 6 → 7 → … (2 more) → 10 → 11");
    }
}
