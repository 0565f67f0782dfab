//! The widths of one sans-serif font, for where no browser can be asked.

use super::text::{Font, Measure};

/// DejaVu Sans: what Linux has for its controls, and wider than what other systems have, so that what fits here fits
/// there.
pub struct Sans;

/// From the space to the tilde, in hundredths of the size, as the font has them.
const REGULAR: [u8; 95] = [
    32, 40, 46, 84, 64, 95, 78, 28, 39, 39, 50, 84, 32, 36, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34, 84,
    84, 84, 53, 100, 68, 69, 70, 77, 63, 58, 78, 75, 30, 30, 66, 56, 86, 75, 79, 60, 79, 70, 64, 61, 73, 68, 99, 69,
    61, 69, 39, 34, 39, 84, 50, 50, 61, 64, 55, 64, 62, 35, 64, 63, 28, 28, 58, 28, 97, 63, 61, 64, 64, 41, 52, 39, 63,
    59, 82, 59, 59, 53, 64, 34, 64, 84,
];
const BOLD: [u8; 95] = [
    35, 46, 52, 84, 70, 100, 87, 31, 46, 46, 52, 84, 38, 42, 38, 37, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 40, 40,
    84, 84, 84, 58, 100, 77, 76, 73, 83, 68, 68, 82, 84, 37, 37, 78, 64, 100, 84, 85, 73, 85, 77, 72, 68, 81, 77, 110,
    77, 72, 73, 46, 37, 46, 84, 50, 50, 68, 72, 59, 72, 68, 44, 72, 71, 34, 34, 67, 34, 104, 71, 69, 72, 72, 49, 60,
    48, 71, 65, 92, 65, 65, 58, 71, 37, 71, 84,
];

impl Measure for Sans {
    fn width(&self, font: Font, text: &str) -> f64 {
        let table = if font.weight() >= 600 { &BOLD } else { &REGULAR };
        let width = |character: char| {
            let code = character as u32;
            let known = code.checked_sub(32).and_then(|index| table.get(index as usize)).copied();
            known.unwrap_or(match code {
                // What is above, below or around another letter.
                0..0x20 | 0x300..0x370 | 0x200b..0x2010 | 0x2028..0x202f | 0x2066..0x206a | 0xfe00..0xfe10 => 0,
                // The ellipsis, East Asian scripts, pictures.
                0x2026 | 0x1100.. => 100,
                _ => 70,
            })
        };
        text.chars().map(|character| f64::from(width(character))).sum::<f64>() * font.size() / 100.0
    }
}
