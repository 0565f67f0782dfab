//! Comparing words as people do: without case, accents and punctuation.

use crate::core::letters::small;

/// Lower case, without accents, with single spaces for everything that is no letter or digit.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars().map(small) {
        match letter {
            'ą' | 'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' => folded.push('a'),
            'ć' | 'č' | 'ç' => folded.push('c'),
            'ď' => folded.push('d'),
            'ę' | 'é' | 'è' | 'ê' | 'ë' | 'ě' => folded.push('e'),
            'í' | 'ì' | 'î' | 'ï' => folded.push('i'),
            'ł' => folded.push('l'),
            'ń' | 'ñ' | 'ň' => folded.push('n'),
            'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ø' => folded.push('o'),
            'ř' => folded.push('r'),
            'ś' | 'š' => folded.push('s'),
            'ß' => folded.push_str("ss"),
            'ť' => folded.push('t'),
            'ú' | 'ù' | 'û' | 'ü' | 'ů' => folded.push('u'),
            'ý' | 'ÿ' => folded.push('y'),
            'ź' | 'ż' | 'ž' => folded.push('z'),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            // Marks that are written after their letter.
            '\u{300}'..='\u{36f}' => {}
            letter if letter.is_alphanumeric() => folded.push(letter),
            _ if folded.ends_with(' ') || folded.is_empty() => {}
            _ => folded.push(' '),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// One line: line breaks and other control characters within a text become spaces.
pub fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split(char::is_control).map(str::trim).filter(|part| !part.is_empty()).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_case_accents_and_punctuation() {
        for (text, folded) in [
            ("  Deal - Title ", "deal title"),
            ("WŁAŚCICIEL", "wlasciciel"),
            ("Źródło (leada)", "zrodlo leada"),
            ("Größe_1", "grosse 1"),
            ("Z\u{307}o\u{301}łw", "zolw"),
            ("—", ""),
            ("Ω 漢字", "ω 漢字"),
        ] {
            assert_eq!(fold(text), folded, "{text}");
        }
    }
}
