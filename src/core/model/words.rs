//! Enumerations that files write as words.

/// Enumerations without fields. The first word is the usual one: files leave it out.
macro_rules! words {
    ($($(#[$about:meta])* $name:ident { $($(#[$each:meta])* $variant:ident $word:literal)* })*) => {$(
        $(#[$about])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum $name {
            $($(#[$each])* $variant,)*
        }

        impl $name {
            /// All of them, in order.
            pub const ALL: &'static [$name] = &[$($name::$variant),*];
            /// The words that files use, in the same order.
            pub const WORDS: &'static [&'static str] = &[$($word),*];

            /// The word that files use.
            pub fn word(self) -> &'static str {
                match self {
                    $($name::$variant => $word,)*
                }
            }

            /// The one with a word; `None` for a word of none.
            pub fn parse(word: &str) -> Option<$name> {
                Self::ALL.iter().copied().find(|one| one.word() == word)
            }

            /// Describes a field that holds one.
            pub(in crate::core) fn describe(&mut self, name: &'static str, to: &mut dyn $crate::core::model::Fields) {
                let mut index = Self::ALL.iter().position(|one| one == self).unwrap_or(0);
                to.word(name, Self::WORDS, &mut index);
                *self = Self::ALL.get(index).copied().unwrap_or_default();
            }
        }

        impl Default for $name {
            fn default() -> $name {
                let [first, ..] = [$($name::$variant),*];
                first
            }
        }
    )*};
}

pub(crate) use words;
