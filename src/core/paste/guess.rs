//! What columns hold, from what stands in them.

use super::words::fold;
use super::{Column, StageNames, amount, dates};
use crate::core::sorted::Set;

/// As many rows as this are looked at.
const SAMPLE: usize = 500;

/// What is known about one column.
#[derive(Default)]
struct Content {
    filled: usize,
    dates: usize,
    amounts: usize,
    marked: usize,
    stages: usize,
    owners: usize,
    distinct: usize,
    letters: usize,
    sum: u64,
}

fn look(rows: &[Vec<String>], column: usize, stages: &StageNames, owners: &Set<String>) -> Content {
    let mut content = Content::default();
    let mut seen = Set::new();
    let cells = rows.iter().take(SAMPLE).filter_map(|row| row.get(column)).filter(|cell| !cell.is_empty());
    for cell in cells {
        let folded = fold(cell);
        content.filled += 1;
        content.letters += cell.chars().count();
        content.stages += usize::from(stages.find(cell).is_some());
        content.owners += usize::from(owners.contains(&folded) || cell.starts_with('@'));
        if dates::shape(cell).is_some() {
            content.dates += 1;
        } else if let Some(shape) = amount::shape(cell) {
            content.amounts += 1;
            content.marked += usize::from(!shape.is_plain());
            content.sum += cell.bytes().filter(u8::is_ascii_digit).count() as u64;
        }
        seen.insert(folded);
    }
    content.distinct = seen.len();
    content
}

/// Whether the first row is one of titles although none of them is known: its cells are not of their columns' kind.
pub(super) fn is_titled(rows: &[Vec<String>]) -> bool {
    let Some((first, rest)) = rows.split_first().filter(|(_, rest)| rest.len() > 1) else { return false };
    let kind = |cell: &String| (dates::shape(cell).is_some(), amount::shape(cell).is_some());
    first.iter().enumerate().any(|(column, title)| {
        let below = || rest.iter().take(SAMPLE).filter_map(|row| row.get(column)).filter(|cell| !cell.is_empty());
        let odd = kind(title) == (false, false) && !title.is_empty();
        odd && below().count() > 1 && below().all(|cell| kind(cell) != (false, false))
    })
}

/// Whether a row can be one of titles: nothing in it is a date or an amount.
pub(in crate::core) fn may_be_titles(row: &[String]) -> bool {
    row.iter().all(|cell| dates::shape(cell).is_none() && amount::shape(cell).is_none())
}

/// Gives the columns without a meaning one. A column of dates tells when a deal was created, the one with the larger
/// amounts its value, known stage names its stage; what repeats is the owner and then the source, what does not is
/// the name and then the company.
pub(super) fn fill(columns: &mut [Option<Column>], rows: &[Vec<String>], stages: &StageNames, owners: &Set<String>) {
    let contents: Vec<Content> = (0..columns.len()).map(|column| look(rows, column, stages, owners)).collect();
    let most = |part: usize, content: &Content| content.filled > 0 && part * 5 >= content.filled * 4;
    let mut give = |meaning: Column, fits: &dyn Fn(&Content) -> bool, score: &dyn Fn(&Content) -> u64| {
        if columns.contains(&Some(meaning)) {
            return;
        }
        let free = columns.iter_mut().zip(&contents).filter(|(column, content)| column.is_none() && fits(content));
        // The first of the best.
        let best = free.reduce(|best, next| if score(next.1) > score(best.1) { next } else { best });
        if let Some((column, _)) = best {
            *column = Some(meaning);
        }
    };
    let text =
        |content: &Content| content.filled > 0 && !most(content.dates, content) && !most(content.amounts, content);
    let repeats = |content: &Content| {
        let short = content.letters <= content.filled * 30;
        content.filled >= 4 && short && content.distinct * 10 <= content.filled * 6
    };
    let any = |_: &Content| 0;
    give(Column::Created, &|content| most(content.dates, content), &any);
    give(Column::Stage, &|content| content.stages * 2 >= content.filled && content.stages > 0, &|content| {
        content.stages as u64
    });
    give(Column::Value, &|content| most(content.amounts, content), &|content| {
        content.marked as u64 * 100 + content.sum
    });
    give(Column::Owner, &|content| most(content.owners, content) && content.owners > 0, &any);
    give(Column::Name, &|content| text(content) && !repeats(content), &any);
    give(Column::Company, &|content| text(content) && !repeats(content), &any);
    give(Column::Owner, &text, &|content| u64::from(repeats(content)));
    give(Column::Source, &|content| text(content) && repeats(content), &any);
    // A list in which everything repeats still needs a name.
    give(Column::Name, &text, &any);
}
