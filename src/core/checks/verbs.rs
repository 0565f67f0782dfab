//! Whether a line says that something is done. Neither language has one sign of a verb, so that this asks for less than
//! a grammar: what could be a verb is taken for one, and only lines without any are found.

use super::phrases::VERBS;

/// Endings of Polish infinitives as they are folded, of participles and of verbs in the past and in orders, and of English
/// participles: with the letters that a word has at least.
const ENDINGS: [(&str, usize); 34] = [
    ("ac", 4),
    ("zc", 5),
    ("ic", 3),
    ("yc", 3),
    ("ec", 4),
    ("uc", 4),
    ("ed", 4),
    ("uje", 5),
    ("uja", 5),
    ("any", 5),
    ("ana", 5),
    ("ane", 5),
    ("ano", 5),
    ("ani", 5),
    ("ony", 5),
    ("ona", 5),
    ("one", 6),
    ("ono", 5),
    ("eni", 5),
    ("ety", 5),
    ("eta", 5),
    ("ete", 5),
    ("eto", 5),
    ("yty", 4),
    ("yta", 4),
    ("yte", 4),
    ("yto", 4),
    ("il", 4),
    ("al", 4),
    ("ila", 4),
    ("ala", 4),
    ("ili", 4),
    ("ali", 4),
    ("uj", 4),
];

/// Words with such an ending that are none.
const NOT: [&str; 30] = [
    "material",
    "proposal",
    "deal",
    "email",
    "detail",
    "portal",
    "goal",
    "referral",
    "approval",
    "renewal",
    "final",
    "legal",
    "internal",
    "potencjal",
    "kapital",
    "pool",
    "strona",
    "strony",
    "plany",
    "zmiany",
    "zmiana",
    "ekrany",
    "dotychczas",
    "topic",
    "public",
    "basic",
    "need",
    "speed",
    "feed",
    "lead",
];

/// Whether one of these words, folded, is or could be a verb.
pub(super) fn any(words: &[String]) -> bool {
    VERBS.any(words) || words.iter().any(|word| ends_as_one(word))
}

fn ends_as_one(word: &str) -> bool {
    let ends = |(ending, least): &(&str, usize)| word.ends_with(ending) && word.chars().count() >= *least;
    !NOT.contains(&word) && ENDINGS.iter().any(ends) && !word.ends_with("sc")
}

#[cfg(test)]
mod tests {
    use super::super::phrases::words;
    use super::*;

    #[test]
    fn finds_verbs_of_both_languages() {
        for line in [
            "Send the agenda",
            "Discovery meeting scheduled",
            "The buyer confirmed",
            "Umówić spotkanie",
            "umowic spotkanie",
            "Umowa podpisana",
            "Oferta wysłana do klienta",
            "Klient potwierdził budżet",
            "Wyślij ofertę",
            "Pomóc klientowi",
            "Znaleźć wspólnego znajomego",
            "Budget is known",
        ] {
            assert!(any(&words(line)), "{line}");
        }
        for line in ["Agenda", "The budget of the buyer", "Budżet", "Gotowość klienta", "Final proposal", "Dane firmy"]
        {
            assert!(!any(&words(line)), "{line}");
        }
    }
}
