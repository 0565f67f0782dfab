//! The titles that lists give their columns, in English and Polish.

use super::Column;
use super::words::fold;

/// Titles, folded; the earlier one wins where several columns could be the same thing.
const TITLES: [(Column, &[&str]); 11] = [
    (
        Column::Name,
        &[
            "name",
            "title",
            "nazwa",
            "tytul",
            "temat",
            "subject",
            "topic",
            "deal",
            "opportunity",
            "szansa",
            "szansa sprzedazy",
            "dealname",
        ],
    ),
    (
        Column::Company,
        &[
            "company",
            "company name",
            "organization",
            "organisation",
            "account",
            "account name",
            "customer",
            "client",
            "firma",
            "nazwa firmy",
            "klient",
            "kontrahent",
            "organizacja",
            "spolka",
            "nabywca",
            "buyer",
            "associated company",
            "konto",
            "nazwa klienta",
            "customer name",
            "organization name",
        ],
    ),
    (
        Column::Value,
        &[
            "value",
            "amount",
            "wartosc",
            "kwota",
            "wartosc szansy",
            "price",
            "cena",
            "revenue",
            "przychod",
            "total",
            "suma",
            "worth",
            "size",
            "budget",
            "budzet",
            "expected revenue",
            "wartosc umowy",
        ],
    ),
    (
        Column::Owner,
        &[
            "owner",
            "owner name",
            "wlasciciel",
            "opiekun",
            "handlowiec",
            "sales rep",
            "rep",
            "salesperson",
            "sales person",
            "assigned to",
            "assignee",
            "przypisany do",
            "przypisane do",
            "prowadzacy",
            "responsible",
            "odpowiedzialny",
            "osoba odpowiedzialna",
            "opiekun klienta",
            "account manager",
            "account owner",
        ],
    ),
    (
        Column::Stage,
        &[
            "stage",
            "etap",
            "stage name",
            "stagename",
            "sales stage",
            "pipeline stage",
            "etap sprzedazy",
            "nazwa etapu",
            "etap lejka",
            "dealstage",
            "phase",
            "faza",
            "status",
            "stan",
            "krok",
        ],
    ),
    (
        Column::Created,
        &[
            "created",
            "create date",
            "created date",
            "createddate",
            "creation date",
            "created on",
            "created at",
            "date created",
            "date of creation",
            "createdate",
            "data utworzenia",
            "utworzono",
            "utworzona",
            "utworzony",
            "data dodania",
            "dodano",
            "added",
            "added on",
            "date added",
            "start date",
            "data rozpoczecia",
            "opened",
            "entered",
            "date",
            "data",
        ],
    ),
    (
        Column::Segment,
        &[
            "segment",
            "customer segment",
            "market segment",
            "customer type",
            "tier",
            "industry",
            "region",
            "segment klienta",
            "typ klienta",
            "branza",
            "wielkosc firmy",
        ],
    ),
    (
        Column::Source,
        &[
            "source",
            "lead source",
            "leadsource",
            "zrodlo",
            "zrodlo leada",
            "zrodlo pozyskania",
            "original source",
            "pochodzenie",
            "origin",
            "channel",
            "kanal",
            "skad",
        ],
    ),
    (
        Column::NextStep,
        &[
            "next step",
            "nextstep",
            "nastepny krok",
            "kolejny krok",
            "next activity",
            "next action",
            "nastepne dzialanie",
            "zadanie",
            "to do",
            "todo",
            "task",
        ],
    ),
    (
        Column::NextStepOn,
        &[
            "next step date",
            "next activity date",
            "next step on",
            "termin",
            "due",
            "due date",
            "data nastepnego kroku",
            "follow up date",
            "next contact",
            "data kontaktu",
            "deadline",
            "termin nastepnego kroku",
        ],
    ),
    (
        Column::Notes,
        &[
            "notes",
            "note",
            "notatki",
            "notatka",
            "uwagi",
            "comment",
            "comments",
            "komentarz",
            "komentarze",
            "description",
            "opis",
        ],
    ),
];

/// Words that say nothing about what a column holds.
const FILLERS: [&str; 14] = [
    "deal",
    "opportunity",
    "szansy",
    "szansa",
    "eur",
    "pln",
    "usd",
    "gbp",
    "net",
    "netto",
    "gross",
    "brutto",
    "in",
    "w",
];

/// What a title says, and how well it says so (lower is better).
fn meaning(title: &str) -> Option<(Column, usize)> {
    let whole = fold(title);
    let bare: Vec<&str> = whole.split(' ').filter(|word| !FILLERS.contains(word)).collect();
    let bare = bare.join(" ");
    let find = |wanted: &str| {
        TITLES.iter().find_map(|(column, titles)| Some((*column, titles.iter().position(|title| *title == wanted)?)))
    };
    // "Deal" alone is a name; "Deal - Owner" is an owner.
    find(&whole).or_else(|| find(&bare))
}

/// The columns of a title row. Each meaning is given once, to the title that says it best.
pub(in crate::core) fn columns(titles: &[String]) -> Vec<Option<Column>> {
    let meanings: Vec<_> = titles.iter().map(|title| meaning(title)).collect();
    let best = |index: usize| {
        let (column, rank) = meanings.get(index).copied().flatten()?;
        let rivals = meanings.iter().enumerate().filter_map(|(other, meaning)| Some((other, (*meaning)?)));
        let beaten =
            |(other, (same, better)): (usize, (Column, usize))| same == column && (better, other) < (rank, index);
        (!rivals.into_iter().any(beaten)).then_some(column)
    };
    (0..titles.len()).map(best).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recognizes_the_titles_of_common_lists() {
        use Column::*;
        let check = |titles: &str, expected: &[Option<Column>]| {
            let titles: Vec<String> = titles.split('|').map(str::to_owned).collect();
            assert_eq!(columns(&titles), expected, "{titles:?}");
        };
        check(
            "Deal - Title|Deal - Value|Deal - Currency of value|Deal - Organization|Deal - Owner|Deal - Stage|Deal - \
             Status|Deal - Deal created|Deal - Won time",
            &[Some(Name), Some(Value), None, Some(Company), Some(Owner), Some(Stage), None, Some(Created), None],
        );
        check(
            "Id|Name|AccountId|StageName|Amount|CloseDate|CreatedDate|LeadSource|NextStep",
            &[None, Some(Name), None, Some(Stage), Some(Value), None, Some(Created), Some(Source), Some(NextStep)],
        );
        check(
            "Record ID|Deal Name|Deal Stage|Amount|Create Date|Deal owner",
            &[None, Some(Name), Some(Stage), Some(Value), Some(Created), Some(Owner)],
        );
        check(
            "Nazwa szansy|Klient|Wartość netto (PLN)|Etap|Właściciel|Data utworzenia|Źródło|Następny krok|Uwagi",
            &[
                Some(Name),
                Some(Company),
                Some(Value),
                Some(Stage),
                Some(Owner),
                Some(Created),
                Some(Source),
                Some(NextStep),
                Some(Notes),
            ],
        );
        check(
            "Status|Firma|Szansa|Kwota|Opiekun|Utworzono|Termin",
            &[Some(Stage), Some(Company), Some(Name), Some(Value), Some(Owner), Some(Created), Some(NextStepOn)],
        );
        check("Deal|Amount|Value|Foo", &[Some(Name), None, Some(Value), None]);
    }

    #[test]
    fn no_title_has_two_meanings() {
        let mut titles: Vec<&str> = TITLES.iter().flat_map(|(_, titles)| titles.iter().copied()).collect();
        assert!(titles.iter().all(|title| fold(title) == *title));
        titles.sort_unstable();
        assert!(titles.windows(2).all(|pair| pair[0] != pair[1]), "{titles:?}");
    }
}
