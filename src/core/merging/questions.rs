//! What somebody is asked about a merge: the divergences by what they are about, as people see it.

use super::Divergence;
use crate::core::ids::{DealId, Identifier};
use crate::core::io::Place;
use crate::core::model::{Comment, Document, Kind};
use crate::core::sorted::Map;
use crate::core::versions::{Comparison, Difference, FieldChange, Shift, Subject, title};

/// What a question is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum About {
    /// Something on the map or in the playbook.
    Subject(Subject),
    /// A deal.
    Deal(DealId),
}

/// One thing in which the two states differ. Before is here, after is what came: something added came with the file.
#[derive(Clone, PartialEq, Debug)]
pub struct Question {
    /// What it is.
    pub about: About,
    /// What it is called there, or here where it did not come.
    pub name: String,
    /// How it differs.
    pub shift: Shift,
    /// The points in which it does.
    pub points: Vec<Point>,
}

/// One divergence of it.
#[derive(Clone, PartialEq, Debug)]
pub struct Point {
    /// The index of the divergence.
    pub index: usize,
    /// What is said in words that people know; empty where a whole record came or went, where it only moved, and for deals.
    pub told: Vec<FieldChange>,
}

/// The questions in the order of a document; last the deals. What is kept of nodes that are gone is no question: it goes
/// with its node.
pub fn questions(
    mine: &Document,
    theirs: &Document,
    comparison: &Comparison,
    divergences: &[Divergence],
) -> Vec<Question> {
    let mut records: Map<(&str, String), Vec<usize>> = Map::new();
    for (index, one) in divergences.iter().enumerate().filter(|(_, one)| one.place.table != "retired") {
        records.or_insert_with((one.place.table.as_str(), one.place.record.clone()), Vec::new).push(index);
    }
    let mut found = Vec::new();
    for difference in &comparison.differences {
        if let Some(indices) = records.remove(&record_of(difference.subject)) {
            let about = About::Subject(difference.subject);
            let points = points(divergences, &indices, difference);
            found.push(Question { about, name: difference.name.clone(), shift: difference.shift, points });
        }
    }
    // What a comparison passes over: comments, versions, deals.
    for ((table, record), indices) in &records {
        let kind = Kind::ALL.iter().find(|(_, name)| name == table).map(|(kind, _)| *kind);
        let about = match (*table, kind) {
            ("deals", _) => DealId::parse(record).map(About::Deal),
            ("map", _) => Some(About::Subject(Subject::Map)),
            (_, Some(kind)) => Identifier::parse(record).map(|id| About::Subject(Subject::Entry(kind, id))),
            _ => None,
        };
        let whole = indices.first().and_then(|index| divergences.get(*index)).filter(|one| one.place.field.is_empty());
        let shift = match whole {
            Some(one) if one.mine.is_none() => Shift::Added,
            Some(one) if one.theirs.is_none() => Shift::Removed,
            _ => Shift::Changed,
        };
        let points = indices.iter().map(|index| Point { index: *index, told: Vec::new() }).collect();
        if let Some(about) = about {
            let name = name(mine, theirs, about);
            found.push(Question { about, name, shift, points });
        }
    }
    found
}

/// The table and the identifier under which files have something.
fn record_of(subject: Subject) -> (&'static str, String) {
    match subject {
        Subject::Map => ("map", String::new()),
        Subject::Department(id) => ("departments", id.to_string()),
        Subject::Phase(id) => ("phases", id.to_string()),
        Subject::Node(id) => ("nodes", id.to_string()),
        Subject::Transition(id) => ("transitions", id.to_string()),
        Subject::Entry(kind, id) => {
            let table = Kind::ALL.iter().find(|(known, _)| *known == kind).map_or("", |(_, name)| *name);
            (table, id.to_string())
        }
    }
}

fn points(divergences: &[Divergence], indices: &[usize], difference: &Difference) -> Vec<Point> {
    let place = |index: &usize| divergences.get(*index).map(|one| &one.place);
    let both = ["goal", "plan"].iter().all(|name| indices.iter().filter_map(place).any(|place| place.field == **name));
    let point = |index: &usize| {
        let place = place(index);
        let told =
            difference.fields.iter().filter(|change| place.is_some_and(|place| tells(place, change.field, both)));
        Point { index: *index, told: told.cloned().collect() }
    };
    indices.iter().map(point).collect()
}

/// Whether what a field says stands at a place. Lines of a checklist stand in one list; a goal and a plan are one field
/// each of the map's own data, and `both` of them may differ.
fn tells(place: &Place, field: &str, both: bool) -> bool {
    let of_plan = matches!(field, "rates" | "ends" | "people" | "whole_deals" | "seasons");
    match (place.table.as_str(), field) {
        ("nodes", "exit_order") => place.field == "exit",
        ("map", "name" | "currency" | "start" | "review_on") => place.field == field,
        ("map", _) if both => place.field == if of_plan { "plan" } else { "goal" },
        ("map", _) => matches!(place.field.as_str(), "goal" | "plan"),
        _ => place.field == field,
    }
}

/// What somebody calls it: there, or here where it did not come.
fn name(mine: &Document, theirs: &Document, about: About) -> String {
    let named = |document: &Document| match about {
        About::Deal(id) => document.deals.get(&id).map(|deal| deal.name.clone()),
        // A comment has no name; what it says is short.
        About::Subject(Subject::Entry(Kind::Comment, id)) => {
            document.entry::<Comment>(id).map(|said| said.text.clone())
        }
        About::Subject(Subject::Entry(_, id)) => document.entries.get(&id).map(|entry| title(document, entry)),
        About::Subject(_) => None,
    };
    named(theirs).or_else(|| named(mine)).unwrap_or_default()
}
