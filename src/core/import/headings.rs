//! The titles that CRMs give what a pasted list does not have, in English and Polish.

use super::role::Role;
use crate::core::paste::{Column, fold};

/// Titles of what a pasted list does not have, folded; the earlier one wins where several columns could be the same.
pub(super) const TITLES: [(Role, &[&str]); 14] = [
    (
        Role::Key,
        &[
            "opportunityid",
            "opportunity id",
            "deal id",
            "case id",
            "case concept name",
            "case",
            "record id",
            "id",
            "id szansy",
            "identyfikator szansy",
            "identyfikator",
            "id sprawy",
            "sprawa",
            "numer",
            "hs object id",
            "opportunity",
        ],
    ),
    (
        Role::At,
        &[
            "timestamp",
            "time timestamp",
            "complete timestamp",
            "changed on",
            "change date",
            "changed at",
            "entered stage",
            "entered on",
            "entered",
            "wejscie",
            "event time",
            "znacznik czasu",
            "data zmiany",
            "zmieniono",
            "czas",
            "time",
            "data zdarzenia",
        ],
    ),
    (
        Role::Days,
        &[
            "stage duration days",
            "duration days",
            "days in stage",
            "duration",
            "stage duration",
            "days",
            "dni w etapie",
            "czas w etapie",
            "liczba dni",
            "dni",
        ],
    ),
    (Role::Order, &["stage order", "order", "sequence", "stage number", "kolejnosc", "numer etapu", "kolejnosc etapu"]),
    (
        Role::WonOn,
        &[
            "won time",
            "won date",
            "date won",
            "won on",
            "won at",
            "data wygranej",
            "wygrano",
            "data wygrania",
            "czas wygranej",
        ],
    ),
    (
        Role::LostOn,
        &["lost time", "lost date", "date lost", "lost on", "lost at", "data przegranej", "przegrano", "data utraty"],
    ),
    (
        Role::LostReason,
        &[
            "lost reason",
            "loss reason",
            "closed lost reason",
            "reason lost",
            "powod przegranej",
            "powod utraty",
            "przyczyna utraty",
            "przyczyna przegranej",
            "reason",
            "powod",
        ],
    ),
    (
        Role::Closed,
        &[
            "close date",
            "closedate",
            "closed date",
            "closed on",
            "closed at",
            "closed",
            "data zamkniecia",
            "zamknieto",
            "end date",
        ],
    ),
    (Role::Currency, &["currency", "currency of value", "currency code", "waluta", "currencyisocode", "cost currency"]),
    (Role::Left, &["left", "left on", "exited", "wyjscie"]),
    (Role::About(Column::Value), &["cost total"]),
    (Role::About(Column::Owner), &["org resource"]),
    (Role::Status, &["outcome", "status", "deal status", "stan", "wynik", "result", "status szansy"]),
    (
        Role::About(Column::Stage),
        &[
            "activity",
            "concept name",
            "event",
            "czynnosc",
            "aktywnosc",
            "zdarzenie",
            "new stage",
            "to stage",
            "nowy etap",
        ],
    ),
];

/// Words that a title has besides what it says.
const FILLERS: [&str; 5] = ["deal", "opportunity", "szansy", "szansa", "deals"];

/// Titles of columns about one stage: what stands before the stage's name, and what it tells.
const OF_STAGE: [(&str, Role); 12] = [
    ("date entered", Role::Entered),
    ("entered", Role::Entered),
    ("date exited", Role::Left),
    ("exited", Role::Left),
    ("left", Role::Left),
    ("data wejscia do etapu", Role::Entered),
    ("data wejscia", Role::Entered),
    ("wejscie", Role::Entered),
    ("data wyjscia z etapu", Role::Left),
    ("data wyjscia", Role::Left),
    ("wyjscie", Role::Left),
    ("data opuszczenia", Role::Left),
];

/// What a title says by itself, and how well it says so (lower is better).
pub(super) fn meaning(title: &str) -> Option<(Role, usize)> {
    let whole = fold(title);
    let bare: Vec<&str> = whole.split(' ').filter(|word| !FILLERS.contains(word)).collect();
    let bare = bare.join(" ");
    let find = |wanted: &str| {
        TITLES.iter().find_map(|(role, titles)| Some((*role, titles.iter().position(|title| *title == wanted)?)))
    };
    find(&whole).or_else(|| find(&bare))
}

/// The stage that a column is about, as its title has it: in quotes, without the pipeline that stands behind it in
/// parentheses, or after the words for entering and leaving; the title itself where there are none.
pub fn stage_of(title: &str) -> String {
    let quoted = || {
        let (_, rest) = title.split_once('"')?;
        let (inside, _) = rest.rsplit_once('"')?;
        Some(inside)
    };
    let inside = quoted().unwrap_or_else(|| after_words(title).map_or(title, |(rest, _)| rest));
    let bare = inside.trim().trim_end_matches(')');
    match (inside.trim().ends_with(')'), bare.rsplit_once(" (")) {
        (true, Some((stage, _))) => stage.trim().to_owned(),
        _ => inside.trim().to_owned(),
    }
}

/// What follows the words for entering or leaving a stage, and which it is.
pub(super) fn after_words(title: &str) -> Option<(&str, Role)> {
    let longest = OF_STAGE.iter().filter_map(|(words, role)| {
        let count = words.split(' ').count();
        let mut rest = title.trim();
        let mut begun = Vec::new();
        for _ in 0..count {
            let (word, after) = rest.split_once(|sign: char| sign.is_whitespace() || sign == ':')?;
            begun.push(fold(word));
            rest = after.trim_start_matches([' ', ':', '-']);
        }
        (begun.join(" ") == *words && !rest.trim().is_empty()).then_some((count, rest, *role))
    });
    longest.max_by_key(|(count, ..)| *count).map(|(_, rest, role)| (rest, role))
}
