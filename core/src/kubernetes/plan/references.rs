//! Where the texts of a project name its services as hosts: `db:5432`, `postgres://user@db/x`, `DB_HOST=db`.

use std::collections::BTreeSet;

use indexmap::IndexSet;

use crate::ordered::Ordered;

/// The ports that URL schemes stand for.
const SCHEMES: [(&str, u16); 17] = [
    ("http", 80),
    ("https", 443),
    ("postgres", 5432),
    ("postgresql", 5432),
    ("mysql", 3306),
    ("mariadb", 3306),
    ("redis", 6379),
    ("rediss", 6379),
    ("mongodb", 27017),
    ("amqp", 5672),
    ("nats", 4222),
    ("ldap", 389),
    ("smtp", 25),
    ("mqtt", 1883),
    ("memcached", 11211),
    ("ws", 80),
    ("wss", 443),
];

/// A name of a service in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Occurrence {
    /// The first byte of the name.
    pub(crate) start: usize,
    /// Whether it is clearly a host and not just the same word.
    pub(crate) host: bool,
    /// The port that is named with it or that the scheme stands for.
    pub(crate) port: Option<u16>,
}

/// Names in the order of the project, to be found in texts without a look for each of them.
///
/// They consist of the characters of words, as the names of services do.
#[derive(Debug, Default)]
pub(crate) struct Index(IndexSet<String>);

impl Index {
    pub(crate) fn new<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        Self(names.into_iter().map(str::to_owned).collect())
    }

    /// The position of a name.
    pub(crate) fn position(&self, name: &str) -> Option<usize> {
        self.0.get_index_of(name)
    }

    /// The positions of the names that a text has as whole words.
    pub(crate) fn named(&self, text: &str) -> BTreeSet<usize> {
        if self.0.is_empty() {
            return BTreeSet::new();
        }
        words(text).filter_map(|word| self.position(word)).ordered_set()
    }
}

/// Whether a character can be inside of a word.
fn is_inside(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '_' | '-' | '.')
}

/// All that can be a whole word of a text: a dot may be a part of a word or the end of a sentence.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|character| !is_inside(character)).filter(|run| !run.is_empty()).flat_map(|run| {
        let ends = run.match_indices('.').map(|(dot, _)| dot);
        let ends = ends.filter(|dot| is_end(run.get(*dot..).unwrap_or("")));
        ends.chain([run.len()]).filter_map(|end| run.get(..end))
    })
}

/// Whether a word may end before what follows it.
fn is_end(after: &str) -> bool {
    let mut next = after.chars();
    match next.next() {
        Some('.') => !next.next().is_some_and(char::is_alphanumeric),
        Some(character) => !is_inside(character),
        None => true,
    }
}

/// Every place where a text has a name as a whole word.
pub(crate) fn occurrences(text: &str, name: &str) -> Vec<Occurrence> {
    if name.is_empty() {
        return Vec::new();
    }
    text.match_indices(name)
        .filter(|(start, _)| is_word(text, *start, name.len()))
        .map(|(start, _)| {
            let (before, after) =
                (text.get(..start).unwrap_or(""), text.get(start + name.len()..).unwrap_or(""));
            occurrence(start, before, after)
        })
        .collect()
}

fn occurrence(start: usize, before: &str, after: &str) -> Occurrence {
    let port = port(after);
    if let Some(scheme) = authority(before).filter(|_| ends_host(after) || port.is_some()) {
        let known = SCHEMES.iter().find(|(known, _)| *known == scheme).map(|(_, port)| *port);
        return Occurrence { start, host: true, port: port.or(known) };
    }
    let opens = |last: char| last.is_whitespace() || "\"',=@(".contains(last);
    let host = port.is_some() && before.chars().next_back().is_none_or(opens);
    Occurrence { start, host, port: port.filter(|_| host) }
}

/// Whether the name is not a part of a longer one.
fn is_word(text: &str, start: usize, length: usize) -> bool {
    let (before, after) = (text.get(..start).unwrap_or(""), text.get(start + length..).unwrap_or(""));
    is_end(after) && !before.chars().next_back().is_some_and(is_inside)
}

/// The scheme, if the text before a name ends where a host of a URL begins.
fn authority(before: &str) -> Option<&str> {
    let (head, authority) = before.rsplit_once("://")?;
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let open = host.is_empty() || host.ends_with(',');
    if !open
        || authority.contains(|character: char| character.is_whitespace() || "/?#\"'".contains(character))
    {
        return None;
    }
    let scheme = |character: char| character.is_ascii_alphanumeric() || "+-.".contains(character);
    let begin = head.rfind(|character: char| !scheme(character)).map_or(0, |at| at + 1);
    head.get(begin..).filter(|scheme| !scheme.is_empty())
}

/// Whether a host of a URL may end here.
fn ends_host(after: &str) -> bool {
    after.chars().next().is_none_or(|next| next.is_whitespace() || "/?#,\"'`)]};|&".contains(next))
}

/// The port after a host: `:5432`.
pub(crate) fn port(after: &str) -> Option<u16> {
    let digits = after.strip_prefix(':')?;
    let end = digits.find(|character: char| !character.is_ascii_digit()).unwrap_or(digits.len());
    let (number, rest) = digits.split_at_checked(end)?;
    let word = rest.starts_with(|next: char| next.is_alphanumeric() || next == '_');
    number.parse().ok().filter(|number| *number > 0 && !word)
}

/// The variable that holds the port if this one holds a host name: `DB_HOST` and `DB_PORT`.
pub(crate) fn port_variable(variable: &str) -> Option<String> {
    const ENDINGS: [&str; 7] = ["HOSTNAME", "HOST", "SERVER", "ADDR", "ADDRESS", "ENDPOINT", "BROKERS"];
    let upper = variable.to_ascii_uppercase();
    let ending = ENDINGS.iter().find(|ending| upper.ends_with(*ending))?;
    variable.get(..variable.len() - ending.len()).map(|stem| format!("{stem}PORT"))
}

/// A text with the hosts among some occurrences of a name replaced.
pub(crate) fn replace(text: &str, name: &str, new: &str) -> String {
    let mut result = String::new();
    let mut done = 0;
    for found in occurrences(text, name).iter().filter(|found| found.host) {
        result.push_str(text.get(done..found.start).unwrap_or(""));
        result.push_str(new);
        done = found.start + name.len();
    }
    result.push_str(text.get(done..).unwrap_or(""));
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_told_from_words() {
        let table = [
            ("tcp://db:5432/db", vec![(6, true, Some(5432)), (14, false, None)]),
            ("postgres://u:p@db/x", vec![(15, true, Some(5432))]),
            ("kafka://a:1,db:2", vec![(12, true, Some(2))]),
            ("jdbc:mysql://db/x", vec![(13, true, Some(3306))]),
            ("user:pass@tcp(db:3306)/x", vec![(14, true, Some(3306))]),
            ("db:5432", vec![(0, true, Some(5432))]),
            ("--host=db --user db", vec![(7, false, None), (17, false, None)]),
            ("db:5432x db_x xdb a.db db.example.com", vec![(0, false, None)]),
            ("http://example.com/db", vec![(19, false, None)]),
            ("connect to db.", vec![(11, false, None)]),
        ];
        for (text, expected) in table {
            let found: Vec<_> =
                occurrences(text, "db").iter().map(|found| (found.start, found.host, found.port)).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn an_index_finds_the_names_that_have_occurrences() {
        let names = ["db", "a.b", "db.", "my-db_1", "x"];
        let index = Index::new(names);
        for text in [
            "db",
            "tcp://u:p@db:1/x?a.b",
            "db. a.b.",
            "db.. db.x",
            "db.-x .db db_",
            "my-db_1,x\u{e9} x\u{20ac}",
            "a.b.c a.b.-",
            "",
        ] {
            let there = names.iter().enumerate().filter(|(_, name)| !occurrences(text, name).is_empty());
            assert_eq!(index.named(text), there.map(|(position, _)| position).collect(), "{text}");
        }
        assert_eq!(index.named("tcp://db:1 db. my-db_1"), BTreeSet::from([0, 2, 3]));
    }

    #[test]
    fn only_hosts_are_replaced() {
        assert_eq!(replace("tcp://my_db:5432/my_db", "my_db", "my-db"), "tcp://my-db:5432/my_db");
    }

    #[test]
    fn a_host_variable_has_a_port_beside_it() {
        assert_eq!(port_variable("DB_HOST").as_deref(), Some("DB_PORT"));
        assert_eq!(port_variable("REDIS_HOSTNAME").as_deref(), Some("REDIS_PORT"));
        assert_eq!(port_variable("DB_NAME"), None);
    }
}
