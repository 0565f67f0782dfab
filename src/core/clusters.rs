//! Where a text may be cut: not inside what people see as one letter or one picture.

/// Whether a character belongs to the one before it: marks above and below letters, what joins and colours pictures.
fn extends(character: char) -> bool {
    matches!(character as u32,
        0x300..=0x36f | 0x483..=0x489 | 0x591..=0x5c7 | 0x610..=0x61a | 0x64b..=0x65f | 0x670 | 0x6d6..=0x6ed
        // Signs of the scripts of India and of Thai, each block's vowels and marks.
        | 0x900..=0x903 | 0x93a..=0x94f | 0x981..=0x983 | 0x9bc..=0x9cd | 0xa01..=0xa03 | 0xa3c..=0xa4d
        | 0xabc..=0xacd | 0xb3c..=0xb4d | 0xbbe..=0xbcd | 0xc3e..=0xc4d | 0xcbc..=0xccd | 0xd3e..=0xd4d
        | 0xe31 | 0xe34..=0xe3a | 0xe47..=0xe4e | 0x1160..=0x11ff | 0x1ab0..=0x1aff | 0x1dc0..=0x1dff
        | 0x200c..=0x200d | 0x20d0..=0x20ff | 0x3099..=0x309a | 0xfe00..=0xfe0f | 0xfe20..=0xfe2f
        | 0x1f3fb..=0x1f3ff | 0xe0020..=0xe007f | 0xe0100..=0xe01ef)
}

/// Half of a flag.
fn is_flag(character: &char) -> bool {
    matches!(*character as u32, 0x1f1e6..=0x1f1ff)
}

/// Whether a text may be cut before its character at this place.
pub fn may_cut(text: &[char], at: usize) -> bool {
    let (before, after) = text.split_at(at.min(text.len()));
    let (Some(last), Some(next)) = (before.last(), after.first()) else { return true };
    // Flags are pairs, counted from where the row of them begins.
    let flags = before.iter().rev().take_while(|character| is_flag(character)).count();
    !extends(*next) && *last != '\u{200d}' && (flags % 2 == 0 || !is_flag(next))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_between_what_people_see_as_one() {
        for (text, expected) in [
            ("abc", vec!["a", "b", "c"]),
            ("e\u{301}o\u{308}\u{323}x", vec!["e\u{301}", "o\u{308}\u{323}", "x"]),
            ("👩‍👩‍👧!👍🏽", vec!["👩‍👩‍👧", "!", "👍🏽"]),
            ("❤️ok", vec!["❤️", "o", "k"]),
            ("🇵🇱🇪🇺a", vec!["🇵🇱", "🇪🇺", "a"]),
            ("हिन्दी", vec!["हि", "न्", "दी"]),
            ("\u{301}a", vec!["\u{301}", "a"]),
        ] {
            let characters: Vec<char> = text.chars().collect();
            let mut parts: Vec<String> = vec![String::new()];
            for (at, character) in characters.iter().enumerate() {
                if at > 0 && may_cut(&characters, at) {
                    parts.push(String::new());
                }
                parts.last_mut().unwrap().push(*character);
            }
            assert_eq!(parts, expected);
        }
    }
}
