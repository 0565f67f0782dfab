//! What single cells say: a line, a time of day, how a deal ended.

use crate::core::paste::fold;

/// What the word of a status says: won, or lost; nothing where it is open, or something else.
pub fn ending(word: &str) -> Option<bool> {
    const WON: [&str; 9] =
        ["won", "wygrana", "wygrany", "wygrane", "closed won", "zamknieta wygrana", "sukces", "success", "signed"];
    const LOST: [&str; 11] = [
        "lost",
        "przegrana",
        "przegrany",
        "przegrane",
        "stracona",
        "utracona",
        "closed lost",
        "zamknieta przegrana",
        "rejected",
        "odrzucona",
        "abandoned",
    ];
    let folded = fold(word);
    let is = |words: &[&str]| words.contains(&folded.as_str());
    is(&WON).then_some(true).or(is(&LOST).then_some(false))
}

/// Control characters but line breaks and tabs are dropped.
pub(super) fn lines(cell: &str) -> String {
    cell.chars().filter(|sign| !sign.is_control() || matches!(sign, '\n' | '\t')).collect()
}

/// The time of day in a cell, in seconds; 0 where there is none.
pub(super) fn second(cell: &str) -> u32 {
    let Some(colon) = cell.find(':') else { return 0 };
    let (before, after) = cell.split_at(colon);
    let hour = before.rsplit(|sign: char| !sign.is_ascii_digit()).next().unwrap_or_default();
    let mut parts = after.split(|sign: char| !sign.is_ascii_digit()).skip(1);
    let number = |text: Option<&str>| text.and_then(|text| text.parse::<u32>().ok()).unwrap_or(0).min(59);
    let mut hours = hour.parse::<u32>().unwrap_or(0).min(24);
    let (minutes, seconds) = (number(parts.next()), number(parts.next().filter(|_| after.matches(':').count() > 1)));
    let small = fold(cell);
    if small.ends_with("pm") && hours < 12 {
        hours += 12;
    } else if small.ends_with("am") && hours == 12 {
        hours = 0;
    }
    (hours * 60 + minutes) * 60 + seconds
}
