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

/// A letter small and without its accents and strokes, as searching takes it: `Ł` is `l`, `é` is `e`. A letter of
/// another script is only made small.
pub fn plain(letter: char) -> char {
    // From `à` and from `ā` on. The sign between the letters stays.
    const LATIN: &[u8] = b"aaaaaaaceeeeiiiidnooooo ouuuuyty";
    const EXTENDED: &[u8] = b"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
    let letter = small(letter);
    let code = letter as u32;
    let of = |table: &[u8], first: u32| table.get((code - first) as usize).map(|letter| char::from(*letter));
    let found = match code {
        0xe0..=0xf6 | 0xf8..=0xff => of(LATIN, 0xe0),
        0x100..=0x17f => of(EXTENDED, 0x100),
        0x218..=0x219 => Some('s'),
        0x21a..=0x21b => Some('t'),
        0x1ea0..=0x1eb7 => Some('a'),
        0x1eb8..=0x1ec7 => Some('e'),
        0x1ec8..=0x1ecb => Some('i'),
        0x1ecc..=0x1ee3 => Some('o'),
        0x1ee4..=0x1ef1 => Some('u'),
        0x1ef2..=0x1ef9 => Some('y'),
        _ => None,
    };
    found.unwrap_or(letter)
}

/// The letters of a text as searching takes them: small, without accents, whether these are part of a letter or follow
/// it as characters of their own.
pub fn folded(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|letter| !matches!(letter, '\u{300}'..='\u{36f}')).map(plain)
}

/// A text with a capital at its beginning.
pub fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(capital).into_iter().chain(letters).collect()
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
    fn searching_knows_no_capitals_and_no_accents() {
        for (text, expected) in [
            ("Zażółć GĘŚLĄ jaźń", "zazolc gesla jazn"),
            ("Ångström, Čapek, Ñandú, Œuvre", "angstrom, capek, nandu, ouvre"),
            ("Việt Nam, Ștefan", "viet nam, stefan"),
            ("e\u{301}tape A\u{308}", "etape a"),
            ("7 ÷ 2, 漢字, Ёлка", "7 ÷ 2, 漢字, ёлка"),
        ] {
            assert_eq!(folded(text).collect::<String>(), expected);
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
