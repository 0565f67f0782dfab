//! Small letters of the scripts of Europe.
//!
//! The standard library knows every script, with tables of 24 kB. Words are compared and searched here, in languages
//! that people write a sales process in; letters of other scripts (most have no capitals) stay as they are.

/// The small letter of a capital of the Latin, Greek or Cyrillic script; any other letter as it is.
pub fn small(letter: char) -> char {
    let code = letter as u32;
    let even = code & 1 == 0;
    let moved = match code {
        0x41..=0x5a | 0xc0..=0xd6 | 0xd8..=0xde | 0x391..=0x3a1 | 0x3a3..=0x3ab | 0x410..=0x42f => code + 32,
        0x400..=0x40f => code + 80,
        0x100..=0x12f | 0x132..=0x137 | 0x14a..=0x177 | 0x218..=0x21b | 0x1e00..=0x1e95 | 0x1ea0..=0x1eff if even => {
            code + 1
        }
        0x460..=0x481 | 0x48a..=0x4bf | 0x4d0..=0x52f if even => code + 1,
        0x139..=0x148 | 0x179..=0x17e if !even => code + 1,
        0x178 => 0xff,
        0x1e9e => 0xdf,
        0x386 => 0x3ac,
        0x388..=0x38a => code + 37,
        0x38c => 0x3cc,
        0x38e | 0x38f => code + 63,
        _ => code,
    };
    char::from_u32(moved).unwrap_or(letter)
}

/// The capital of a small letter of these scripts; any other letter as it is.
pub fn capital(letter: char) -> char {
    let capitals = [-32, -1, -80, 121, -37, -64, -63, -38].into_iter();
    let mut capitals = capitals.filter_map(|by| char::from_u32((letter as u32).checked_add_signed(by)?));
    capitals.find(|capital| *capital != letter && small(*capital) == letter).unwrap_or(letter)
}

/// A text in small letters.
pub fn lowercase(text: &str) -> String {
    text.chars().map(small).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_are_those_whose_small_letter_it_is() {
        for (small, big) in ["aA", "zZ", "łŁ", "óÓ", "źŹ", "ÿŸ", "яЯ", "ёЁ", "ωΩ", "άΆ", "ώΏ", "όΌ", "1", "ß", "漢"]
            .map(|pair| (pair.chars().next(), pair.chars().last()))
        {
            assert_eq!(small.map(capital), big);
        }
    }

    #[test]
    fn agrees_with_the_standard_library_on_european_letters() {
        // Where the standard library makes two characters of one (a dotted capital I), ours leaves it as it is.
        let european =
            [0x20..=0x17f, 0x218..=0x21b, 0x386..=0x3ce, 0x400..=0x481, 0x48a..=0x4bf, 0x4d0..=0x52f, 0x1e00..=0x1eff];
        for letter in european.into_iter().flatten().filter_map(char::from_u32).filter(|letter| *letter != 'İ') {
            assert_eq!(small(letter).to_string(), letter.to_lowercase().to_string(), "{letter:?}");
        }
        assert_eq!(lowercase("ŻÓŁĆ 漢字 ÄÖÜ Привет"), "żółć 漢字 äöü привет");
    }
}
