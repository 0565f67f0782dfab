//! Rows of a list that are on the map already, because the list was pasted before.

use super::{Preview, ProblemKind, fold};
use crate::core::model::{Currency, Document};
use crate::core::sorted::Set;

impl Preview {
    /// The rows, from 0, whose deal has the name, the company and the value of one that the map has.
    pub fn known(&self, document: &Document) -> Set<usize> {
        let key = |name: &str, company: &str, value| (fold(name), fold(company), value);
        let here: Set<_> = document.deals.values().map(|deal| key(&deal.name, &deal.company, deal.value)).collect();
        let known = |draft: &super::DealDraft| here.contains(&key(&draft.name, &draft.company, draft.value));
        let rows = self.rows.iter().enumerate();
        rows.filter(|(_, row)| row.deal.as_ref().is_some_and(known)).map(|(index, _)| index).collect()
    }

    /// The same list without some rows' deals.
    pub fn without(&self, rows: &Set<usize>) -> Preview {
        let mut rest = self.clone();
        for (index, row) in rest.rows.iter_mut().enumerate() {
            if rows.contains(&index) {
                row.deal = None;
            }
        }
        rest
    }

    /// The one other currency that amounts of this list are in; `None` where there is none or more than one.
    pub fn other_currency(&self) -> Option<Currency> {
        let mut codes = self.problems().filter_map(|problem| match problem.kind {
            ProblemKind::OtherCurrency(code) => Some(code),
            _ => None,
        });
        let first = codes.next()?;
        if codes.all(|code| code == first) { Currency::parse(first) } else { None }
    }
}

#[cfg(test)]
mod tests {
    use crate::core::command::plan;
    use crate::core::ids::IdSource;
    use crate::core::language::Language;
    use crate::core::model::Date;
    use crate::core::paste::{PasteOptions, parse, to_command};
    use crate::core::sorted::Set;
    use crate::core::template::{Template, build};

    #[test]
    fn a_list_pasted_again_is_known_and_skipped_rows_ask_for_no_stage() {
        let today = Date::parse("2026-03-02").unwrap();
        let mut ids = IdSource::new(7);
        let mut document = build(Template::ALL[0], Language::English, &mut ids, today);
        let options = PasteOptions::new(today);
        let list =
            "Deal\tCompany\tValue\tStage\nRollout\tNord\t1200 EUR\tNowhere\n\t\t300\tElsewhere\nPilot\tSüd\t50\t";
        let preview = parse(list, &document, &options);
        assert_eq!(preview.unknown_stages, ["Nowhere"]);
        assert_eq!(preview.known(&document), Set::new());
        let stage = crate::core::board::places(&document)[0];
        let diff = plan(&document, &to_command(&document, &preview, &mut ids, stage)).unwrap();
        document.apply(&diff);
        let again = parse(&list.replace("Süd", "SUD").replace("1200", "1300"), &document, &options);
        assert_eq!(again.known(&document), Set::from([2]));
        assert_eq!((again.deals(), again.without(&again.known(&document)).deals()), (2, 1));
        let other = if document.map.currency.code() == "EUR" { None } else { Some("EUR") };
        assert_eq!(again.other_currency().map(|currency| currency.code().to_owned()).as_deref(), other);
    }
}
