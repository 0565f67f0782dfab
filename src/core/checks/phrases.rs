//! Lists of words and phrases, found in texts as whole words. Capitals and accents make no difference: many people write
//! without them.

use std::sync::LazyLock;

use crate::core::letters::folded;

/// A list of phrases.
pub(super) struct Phrases {
    /// By the first letter of their first words.
    by_letter: Vec<(char, Vec<Phrase>)>,
}

struct Phrase {
    /// As it stands in the list, without the sign for any ending.
    said: &'static str,
    words: Vec<String>,
    /// The last word may go on.
    open: bool,
}

/// The words of a text: letters and digits, folded, and what they begin and end with.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for letter in folded(text) {
        if letter.is_alphanumeric() {
            word.push(letter);
        } else if !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

impl Phrases {
    fn parse(list: &'static str) -> Phrases {
        let mut by_letter: Vec<(char, Vec<Phrase>)> = Vec::new();
        for line in list.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            let said = line.trim_end_matches('*');
            let phrase = Phrase { said, words: words(said), open: said.len() < line.len() };
            let Some(letter) = phrase.words.first().and_then(|word| word.chars().next()) else { continue };
            match by_letter.iter_mut().find(|(known, _)| *known == letter) {
                Some((_, phrases)) => phrases.push(phrase),
                None => by_letter.push((letter, vec![phrase])),
            }
        }
        Phrases { by_letter }
    }

    /// The phrases that begin at each of these words, the longest where there are several.
    pub fn find<'a>(&'a self, words: &'a [String]) -> impl Iterator<Item = &'static str> + 'a {
        (0..words.len()).filter_map(move |at| self.longest(words.get(at..).unwrap_or_default()))
    }

    /// Whether one of them is among these words.
    pub fn any(&self, words: &[String]) -> bool {
        self.find(words).next().is_some()
    }

    fn longest(&self, words: &[String]) -> Option<&'static str> {
        let letter = words.first()?.chars().next()?;
        let (_, phrases) = self.by_letter.iter().find(|(known, _)| *known == letter)?;
        let fitting = phrases.iter().filter(|phrase| phrase.begins(words));
        fitting.max_by_key(|phrase| phrase.words.len()).map(|phrase| phrase.said)
    }
}

impl Phrase {
    fn begins(&self, words: &[String]) -> bool {
        let last = self.words.len().saturating_sub(1);
        let same = |(at, (known, word)): (usize, (&String, &String))| {
            known == word || self.open && at == last && word.starts_with(known.as_str())
        };
        words.len() > last && self.words.iter().zip(words).enumerate().all(same)
    }
}

macro_rules! lists {
    ($($(#[$about:meta])* $name:ident $file:literal)*) => {$(
        $(#[$about])*
        pub(super) static $name: LazyLock<Phrases> = LazyLock::new(|| Phrases::parse(include_str!($file)));
    )*};
}

lists! {
    /// Words that everybody reads differently.
    WEASEL "words/weasel.txt"
    /// Words for those who buy.
    CUSTOMER "words/customer.txt"
    /// Words that say nothing in a name.
    EMPTY "words/empty.txt"
    /// Verbs that no ending shows.
    VERBS "words/verbs.txt"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_whole_words_whatever_their_capitals_and_accents() {
        let check = |text: &str, expected: &[&str]| {
            assert_eq!(WEASEL.find(&words(text)).collect::<Vec<_>>(), expected, "{text}");
        };
        check("Call the buyer AS NEEDED, etc.", &["as needed", "etc"]);
        check("Follow-up", &["follow up"]);
        check("He has needed it since the sketch", &[]);
        check("W miarę możliwości, itp.", &["w miarę możliwości", "itp"]);
        check("w miare mozliwosci", &["w miarę możliwości"]);
        check("Odpowiednio przygotować odpowiednie pliki", &["odpowiedni", "odpowiedni"]);
        check("Odpowiedzieć na pytania", &[]);
        check("as soon as possible", &["as soon as possible", "soon"]);
        check("", &[]);
    }

    #[test]
    fn every_line_of_every_list_is_found_by_itself() {
        for (list, text) in [
            (&WEASEL, include_str!("words/weasel.txt")),
            (&CUSTOMER, include_str!("words/customer.txt")),
            (&EMPTY, include_str!("words/empty.txt")),
            (&VERBS, include_str!("words/verbs.txt")),
        ] {
            let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
            for line in &lines {
                assert!(list.any(&words(line.trim_end_matches('*'))), "{line}");
                assert_eq!(lines.iter().filter(|other| *other == line).count(), 1, "{line} twice");
            }
        }
    }
}
