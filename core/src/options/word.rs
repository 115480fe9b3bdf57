//! Closed vocabularies of options: the words that the command line, the page and labels use for them.

/// A choice among a few words.
pub trait Word: Copy + 'static {
    /// The words, the default first.
    const WORDS: &'static [&'static str];

    /// The choice that a word names.
    fn from_word(word: &str) -> Option<Self>;

    /// The word of the choice.
    fn word(self) -> &'static str;
}

/// Declares choices: the variants with their words, the default first.
macro_rules! choices {
    ($(
        $(#[$meta:meta])*
        $vis:vis enum $name:ident {
            $(#[$first_meta:meta])* $first:ident = $first_word:literal,
            $( $(#[$variant_meta:meta])* $variant:ident = $word:literal, )*
        }
    )*) => { $(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
        $vis enum $name {
            $(#[$first_meta])* #[default] $first,
            $( $(#[$variant_meta])* $variant, )*
        }

        impl $crate::options::Word for $name {
            const WORDS: &'static [&'static str] = &[$first_word $(, $word)*];

            fn from_word(word: &str) -> Option<Self> {
                match word {
                    $first_word => Some(Self::$first),
                    $( $word => Some(Self::$variant), )*
                    _ => None,
                }
            }

            fn word(self) -> &'static str {
                match self { Self::$first => $first_word, $( Self::$variant => $word, )* }
            }
        }
    )* };
}
