//! How well a name answers to what somebody types of it.

use crate::core::letters::folded;

/// A letter at the beginning of a word.
const START: i32 = 8;
/// A letter right behind the one before it.
const NEXT: i32 = 6;
/// Any other letter.
const SOMEWHERE: i32 = 1;
/// Letters are passed over before it.
const GAP: i32 = 2;
/// A word typed must be worth so much for each of its letters, or its letters are only scattered.
const LEAST: i32 = 2;

/// How well a text answers to a query, more is better; nothing where it does not. Every word of the query must be in the
/// text, letter by letter in order; beginnings of words and letters side by side count most. Capitals and accents make
/// no difference.
pub fn score(query: &str, text: &str) -> Option<i32> {
    let (query, text): (Vec<char>, Vec<char>) = (folded(query).collect(), folded(text).collect());
    let words = query.split(|letter| letter.is_whitespace()).filter(|word| !word.is_empty());
    words.map(|word| word_score(word, &text)).try_fold(0, |sum, score| Some(sum + score?))
}

/// The best way to find the letters of one word: for each letter the best score with it standing here, from those of the
/// letter before (Smith and Waterman 1981, with a flat price for a gap).
fn word_score(word: &[char], text: &[char]) -> Option<i32> {
    let mut before: Vec<Option<i32>> = Vec::new();
    for (place, letter) in word.iter().enumerate() {
        // The best that ends before the letter just left of here.
        let mut reach: Option<i32> = None;
        let mut left: Option<i32> = None;
        let mut last: Option<char> = None;
        let mut now = Vec::with_capacity(text.len());
        for (index, found) in text.iter().enumerate() {
            let starts = last.is_none_or(|last| !last.is_alphanumeric());
            let own = if starts { START } else { SOMEWHERE };
            let came = if place == 0 {
                Some(own)
            } else {
                let side = left.map(|score| score + own.max(NEXT));
                side.max(reach.map(|score| score + own - GAP))
            };
            now.push(came.filter(|_| found == letter));
            reach = reach.max(left);
            left = before.get(index).copied().flatten();
            last = Some(*found);
        }
        before = now;
    }
    before.into_iter().flatten().max().filter(|score| *score >= LEAST * word.len() as i32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best<'a>(query: &str, names: &[&'a str]) -> Vec<&'a str> {
        let mut found: Vec<(i32, &str)> = names.iter().filter_map(|name| Some((score(query, name)?, *name))).collect();
        found.sort_by_key(|(score, _)| -score);
        found.into_iter().map(|(_, name)| name).collect()
    }

    #[test]
    fn capitals_and_accents_make_no_difference() {
        for (query, text) in [
            ("zaznacz", "Zaznacz wszystko"),
            ("powieksz", "Powiększ"),
            ("ZOLW", "żółw"),
            ("przejscie", "Rysuj przejście"),
            ("lacz", "Łącz"),
            ("żółw", "zolw"),
            ("e\u{301}tape", "étape"),
        ] {
            assert!(score(query, text).is_some(), "{query} in {text}");
        }
    }

    #[test]
    fn beginnings_of_words_and_letters_side_by_side_come_first() {
        let names = ["Fit the map", "Format", "Find a map in the library", "Undo", "Redo", "Add a stage"];
        assert_eq!(best("fm", &names).first(), Some(&"Fit the map"));
        assert_eq!(best("form", &names).first(), Some(&"Format"));
        assert_eq!(best("do", &names)[..2], ["Undo", "Redo"]);
        assert_eq!(best("stage add", &names), ["Add a stage"], "words in any order");
        assert_eq!(best("dplct", &["Duplicate", "Delete; the flow heals"]), ["Duplicate"]);
    }

    #[test]
    fn what_is_not_there_or_only_scattered_is_not_found() {
        assert_eq!(score("xyz", "Fit the map"), None);
        assert_eq!(score("pam", "Fit the map"), None, "in order");
        assert_eq!(score("oag", "Show every change that was made"), None, "scattered");
        assert_eq!(score("map", ""), None);
        assert_eq!(score("", "Anything"), Some(0));
        assert_eq!(score("  ", "Anything"), Some(0));
    }
}
