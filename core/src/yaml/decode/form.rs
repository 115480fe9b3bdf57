//! What types look like in a file: the data behind completion, explanations and the list of all keys.

/// What a file writes for a value.
#[derive(Debug, Clone, Copy)]
pub enum Form {
    /// Text, or something with a grammar of its own.
    Text,
    /// `true` or `false`.
    Flag,
    /// A number.
    Number,
    /// One of a few words.
    Words(&'static [&'static str]),
    /// A mapping with these keys.
    Mapping(&'static [Line]),
    /// A mapping with keys of the user's own.
    Entries(&'static Form),
    /// A list.
    Items(&'static Form),
}

/// One key of a mapping.
#[derive(Debug, Clone, Copy)]
pub struct Line {
    /// The key.
    pub name: &'static str,
    /// What it means, in a line.
    pub(crate) meaning: &'static str,
    /// What stands below it.
    pub form: Form,
}

impl Line {
    /// What the key means, in a line.
    #[must_use]
    pub fn meaning(&self) -> &'static str {
        self.meaning.trim()
    }
}

impl Form {
    /// Calls back for every key below, with its path: `<name>` is a name of the user's own, and `[]` any item of a
    /// list.
    pub(crate) fn each(&self, path: &str, visit: &mut dyn FnMut(&str)) {
        match self {
            Self::Text | Self::Flag | Self::Number | Self::Words(_) => {}
            Self::Mapping(lines) => {
                for line in *lines {
                    let path =
                        if path.is_empty() { line.name.to_owned() } else { [path, ".", line.name].concat() };
                    visit(&path);
                    line.form.each(&path, visit);
                }
            }
            Self::Entries(form) => {
                let path = [path, ".<name>"].concat();
                visit(&path);
                form.each(&path, visit);
            }
            Self::Items(form) => form.each(&[path, "[]"].concat(), visit),
        }
    }
}
