//! The words of a command that is written as one text: `sh -c 'echo "$HOME"'`.
//!
//! No shell runs such a command. Quotes and backslashes part it into words as a shell would, and that is all:
//! the reference drops everything from the first operator of a shell on, and so does this.

use super::syntax::SyntaxError;

const HELP: &str =
    "write the command as a list, such as `[sh, -c, \"…\"]`, in which nothing has a special meaning";

/// The words of a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ShellWords {
    /// The words, up to the first operator of a shell.
    pub(crate) words: Vec<String>,
    /// Where the dropped rest starts, if an unquoted `;`, `&`, `|`, `<` or `>` cuts the command short.
    pub(crate) truncated_at: Option<usize>,
}

/// Splits a command into words.
pub(crate) fn split(text: &str) -> Result<ShellWords, SyntaxError> {
    let mut splitter = Splitter::default();
    for (at, character) in text.char_indices() {
        if splitter.is_operator(character) {
            let start = splitter.redirected(character).unwrap_or(at);
            return splitter.finish(Some(start));
        }
        splitter.take(at, character)?;
    }
    splitter.finish(None)
}

/// What the next character stands in.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Within {
    #[default]
    Nothing,
    SingleQuotes,
    DoubleQuotes,
    Backticks,
    /// `$(…)`, which is kept as it is.
    Parentheses,
}

#[derive(Default)]
struct Splitter {
    words: Vec<String>,
    /// The word that is being read, and where it starts. Quotes make a word even with nothing in them.
    word: Option<(usize, String)>,
    within: Within,
    escaped: bool,
}

impl Splitter {
    fn take(&mut self, at: usize, character: char) -> Result<(), SyntaxError> {
        if self.escaped {
            self.escaped = false;
            self.push_escaped(at, character);
            return Ok(());
        }
        match (self.within, character) {
            (Within::SingleQuotes, '\'') | (Within::DoubleQuotes, '"') => self.leave(at),
            (within, '\\') if within != Within::SingleQuotes => self.escaped = true,
            (Within::Nothing, _) => return self.take_bare(at, character),
            (Within::Backticks, '`') | (Within::Parentheses, ')') => {
                self.push(at, character);
                self.leave(at);
            }
            (Within::Parentheses, '(') => return Err(parenthesis(character)),
            (_, _) => self.push(at, character),
        }
        Ok(())
    }

    fn take_bare(&mut self, at: usize, character: char) -> Result<(), SyntaxError> {
        match character {
            ' ' | '\t' | '\r' | '\n' => self.words.extend(self.word.take().map(|(_, word)| word)),
            '\'' => self.within = Within::SingleQuotes,
            '"' => self.within = Within::DoubleQuotes,
            '`' => {
                self.push(at, character);
                self.within = Within::Backticks;
            }
            '(' if self.word.as_ref().is_some_and(|(_, word)| word.ends_with('$')) => {
                self.push(at, character);
                self.within = Within::Parentheses;
            }
            '(' | ')' => return Err(parenthesis(character)),
            _ => self.push(at, character),
        }
        Ok(())
    }

    /// A newline and a tab can be written as in C. What stands in `$(…)` and backticks keeps its backslashes.
    fn push_escaped(&mut self, at: usize, character: char) {
        match (self.within, character) {
            (Within::Backticks | Within::Parentheses, _) => {
                self.push(at, '\\');
                self.push(at, character);
            }
            (_, 'n') => self.push(at, '\n'),
            (_, 't') => self.push(at, '\t'),
            (_, _) => self.push(at, character),
        }
    }

    fn push(&mut self, at: usize, character: char) {
        self.word.get_or_insert_with(|| (at, String::new())).1.push(character);
    }

    fn leave(&mut self, at: usize) {
        self.word.get_or_insert_with(|| (at, String::new()));
        self.within = Within::Nothing;
    }

    fn is_operator(&self, character: char) -> bool {
        self.within == Within::Nothing && !self.escaped && matches!(character, ';' | '&' | '|' | '<' | '>')
    }

    /// Where the number of a redirection such as `2>` starts. It belongs to the operator and is no word.
    fn redirected(&mut self, operator: char) -> Option<usize> {
        let is_number = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
        let number = self.word.take_if(|(_, word)| operator == '>' && is_number(word));
        number.map(|(start, _)| start)
    }

    fn finish(mut self, truncated_at: Option<usize>) -> Result<ShellWords, SyntaxError> {
        let message = match self.within {
            Within::SingleQuotes => "a `'` in the command is never closed",
            Within::DoubleQuotes => "a `\"` in the command is never closed",
            Within::Backticks => "a backtick in the command is never closed",
            Within::Parentheses => "a `$(` in the command is never closed",
            Within::Nothing if self.escaped => {
                "the command ends with a backslash, which needs something to follow"
            }
            Within::Nothing => {
                self.words.extend(self.word.map(|(_, word)| word));
                return Ok(ShellWords { words: self.words, truncated_at });
            }
        };
        Err(SyntaxError::new(message).with_help(HELP))
    }
}

fn parenthesis(character: char) -> SyntaxError {
    let message = format!("the command has a `{character}` outside quotes, where it has no meaning");
    SyntaxError::new(message).with_help(HELP)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn splits_words() {
        let table: [(&str, &[&str]); 16] = [
            (" \t\r\n", &[]),
            ("a  b", &["a", "b"]),
            ("''", &[""]),
            (r#"a "" b"#, &["a", "", "b"]),
            (r#"a'b'"c"d"#, &["abcd"]),
            (r"'a\nb'", &[r"a\nb"]),
            (r"a\nb\tc\dd", &["a\nb\tcdd"]),
            (r#""a\"b""#, &["a\"b"]),
            (r#""it's""#, &["it's"]),
            ("echo $(date +%s) x", &["echo", "$(date +%s)", "x"]),
            ("$(a;b|c)d", &["$(a;b|c)d"]),
            (r#"$(a "b c" \) d)"#, &[r#"$(a "b c" \) d)"#]),
            (r"`a \` b`", &[r"`a \` b`"]),
            ("\"(a)\"", &["(a)"]),
            (r"\(a\)", &["(a)"]),
            ("a \\\n b", &["a", "\n", "b"]),
        ];
        for (text, words) in table {
            let split = split(text).unwrap_or_else(|error| panic!("{text}: {error}"));
            assert_eq!(split.words, words, "{text}");
            assert_eq!(split.truncated_at, None, "{text}");
        }
    }

    #[test]
    fn says_where_a_command_is_cut_short() {
        let table: [(&str, &[&str], usize); 7] = [
            ("echo a && echo b", &["echo", "a"], 7),
            ("a;b", &["a"], 1),
            ("é|b", &["é"], 2),
            ("a 2>&1", &["a"], 2),
            ("a 2<b", &["a", "2"], 3),
            ("a2>b", &["a2"], 2),
            ("''>b", &[""], 2),
        ];
        for (text, words, at) in table {
            let split = split(text).unwrap();
            assert_eq!(split.words, words, "{text}");
            assert_eq!(split.truncated_at, Some(at), "{text}");
        }
    }

    #[test]
    fn names_what_is_wrong() {
        let table = [
            ("a 'b", "`'`"),
            ("a \"b", "`\"`"),
            ("a `b", "backtick"),
            ("a $(b", "`$(`"),
            ("a\\", "backslash"),
            ("(a)", "`(`"),
            ("a)", "`)`"),
            ("$(a (b))", "`(`"),
        ];
        for (text, message) in table {
            let error = split(text).unwrap_err();
            assert!(error.message.contains(message), "{text}: {error}");
        }
    }

    proptest! {
        #[test]
        fn never_panics(text in ".*|[a1 '\"`$()\\\\;>]*") {
            let _ = split(&text);
        }
    }
}
