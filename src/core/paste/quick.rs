//! One line, one deal: `Nordwind, fleet upgrade 12k @Anna`.

use super::{DealDraft, amount};
use crate::core::model::{Currency, Money};

/// Reads a deal from a line.
///
/// 1. `@` at the beginning of a word begins the owner; it goes on to the end of the line or to an amount.
/// 2. An amount has a currency beside it, or `k` or `m` behind it, or is the last word, a number from 100 that does
///    not look like a year of these days (2000 to 2099).
/// 3. What is left is the company and the name, divided by the first `, `, ` - `, ` – ` or `: `; without one of
///    these, the name.
pub fn parse_line(text: &str, currency: Currency) -> DealDraft {
    let mut draft = DealDraft::default();
    let mut words: Vec<&str> = text.split_whitespace().collect();
    if let Some((range, value)) = find_amount(&words, currency) {
        draft.value = value;
        words.drain(range);
    }
    if let Some(at) = words.iter().position(|word| word.len() > 1 && word.starts_with('@')) {
        let owner = words.split_off(at).join(" ");
        draft.owner = owner.trim_start_matches('@').trim_end_matches([',', ';']).to_owned();
    }
    let rest = words.join(" ");
    let rest = rest.trim_matches([',', ';', '-', '–', ':', ' ']);
    let cut = [", ", " - ", " – ", ": "].into_iter().filter_map(|sign| Some((rest.find(sign)?, sign.len()))).min();
    match cut.and_then(|(at, length)| Some((rest.get(..at)?.trim(), rest.get(at + length..)?.trim()))) {
        Some((company, name)) if !company.is_empty() && !name.is_empty() => {
            (draft.company, draft.name) = (company.to_owned(), name.to_owned());
        }
        _ => draft.name = rest.to_owned(),
    }
    draft
}

/// The last amount among the words, with the words it takes up: `12 000 zł` takes three.
fn find_amount(words: &[&str], currency: Currency) -> Option<(std::ops::Range<usize>, Money)> {
    let read = |from: usize, to: usize| {
        let text = words.get(from..to)?.join(" ");
        let text = text.trim_end_matches([',', ';']);
        let shape = amount::shape(text).filter(|shape| !shape.negative)?;
        let mark = amount::decide([text].into_iter()).map_or(amount::DecimalMark::Point, |reading| reading.mark);
        Some((shape.clone(), shape.read(mark, currency)?))
    };
    for to in (1..=words.len()).rev() {
        // The longest first, so that an amount keeps its currency and its groups of digits.
        for from in to.saturating_sub(5)..to {
            let Some((shape, value)) = read(from, to) else { continue };
            let year = shape.is_plain() && to - from == 1 && (2000..2100).contains(&(value.0 / currency.minor_units()));
            let last = to == words.len() || words.get(to).is_some_and(|word| word.starts_with('@'));
            if shape.is_marked() || (last && value.0 >= 100 * currency.minor_units() && !year) {
                return Some((from..to, value));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_becomes_a_deal() {
        for (line, company, name, value, owner) in [
            ("Nordwind, fleet upgrade 12k @Anna", "Nordwind", "fleet upgrade", 12_000, "Anna"),
            ("Nordwind - fleet upgrade", "Nordwind", "fleet upgrade", 0, ""),
            ("Fleet upgrade", "", "Fleet upgrade", 0, ""),
            ("Acme: two sites € 1,200 @Anna Wrońska", "Acme", "two sites", 1_200, "Anna Wrońska"),
            ("Acme – two sites @Anna 12 000 zł", "Acme", "two sites", 12_000, "Anna"),
            ("Acme, 3 licences 1.5m", "Acme", "3 licences", 1_500_000, ""),
            ("Acme, licences 1,5 mln zł", "Acme", "licences", 1_500_000, ""),
            ("12k Acme", "", "Acme", 12_000, ""),
            ("Acme, renewal 2026", "Acme", "renewal 2026", 0, ""),
            ("Acme, renewal 2026 EUR", "Acme", "renewal", 2_026, ""),
            ("Acme, phase 2", "Acme", "phase 2", 0, ""),
            ("Acme, 250 phones", "Acme", "250 phones", 0, ""),
            ("Acme, 250 phones 5000 @Ben", "Acme", "250 phones", 5_000, "Ben"),
            ("anna@acme.com, demo", "anna@acme.com", "demo", 0, ""),
            ("EUR 500, Acme", "", "Acme", 500, ""),
            ("Acme,", "", "Acme", 0, ""),
            ("@Anna", "", "", 0, "Anna"),
            ("  ", "", "", 0, ""),
        ] {
            let draft = parse_line(line, Currency::default());
            let found = (draft.company.as_str(), draft.name.as_str(), draft.value.0, draft.owner.as_str());
            assert_eq!(found, (company, name, value * 100, owner), "{line}");
        }
    }
}
