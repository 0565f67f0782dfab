//! The languages of the product.

/// A language that everything visible exists in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Polish.
    Polish,
}

impl Language {
    /// Every language.
    pub const ALL: [Language; 2] = [Language::English, Language::Polish];

    /// Its BCP 47 code.
    pub fn code(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Polish => "pl",
        }
    }

    /// The language of a BCP 47 code such as `pl-PL`; `None` for one the product does not speak.
    pub fn parse(code: &str) -> Option<Language> {
        let primary = code.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        Language::ALL.into_iter().find(|language| language.code() == primary)
    }

    /// The plural category of a number: 0 one, 1 few, 2 many, 3 other (Unicode CLDR 48, cardinal rules).
    pub fn plural_category(self, count: u64) -> usize {
        const ONE: usize = 0;
        const FEW: usize = 1;
        const MANY: usize = 2;
        const OTHER: usize = 3;
        match self {
            Language::English if count == 1 => ONE,
            Language::English => OTHER,
            Language::Polish if count == 1 => ONE,
            Language::Polish if (2..=4).contains(&(count % 10)) && !(12..=14).contains(&(count % 100)) => FEW,
            Language::Polish => MANY,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn polish_plurals_follow_the_rules() {
        let few: Vec<u64> = (0..130).filter(|n| Language::Polish.plural_category(*n) == 1).collect();
        let expected =
            [2, 3, 4, 22, 23, 24, 32, 33, 34, 42, 43, 44, 52, 53, 54, 62, 63, 64, 72, 73, 74, 82, 83, 84, 92, 93, 94];
        assert_eq!(few[..27], expected);
        assert_eq!(few[27..], [102, 103, 104, 122, 123, 124]);
        assert_eq!([0, 1, 5, 21].map(|n| Language::Polish.plural_category(n)), [2, 0, 2, 2]);
    }

    #[test]
    fn reads_the_browsers_codes() {
        assert_eq!(Language::parse("pl-PL"), Some(Language::Polish));
        assert_eq!(Language::parse("EN"), Some(Language::English));
        assert_eq!(Language::parse("de"), None);
    }
}
