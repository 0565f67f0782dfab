//! What a map gathers over time: versions, remarks with answers, and days to look again.

use super::data::DemoWords;
use super::{Places, carry_out, place};
use crate::core::command::{Command, MapEdit, NodeEdit};
use crate::core::comments;
use crate::core::geometry::point;
use crate::core::ids::{EntryId, IdSource, NodeId};
use crate::core::model::{Comment, Date, Document, Kept, Version};
use crate::core::sorted::Set;
use crate::core::versions;

/// In how many days the map and one of its stages are looked at again. None is due: a demonstration reminds of nothing.
const REVIEW: (i64, i64) = (45, 12);

/// Adds two versions of what the map was before, remarks, and review dates.
pub(super) fn live(document: &mut Document, places: &Places, words: &DemoWords, ids: &mut IdSource, today: Date) {
    let place = |key: &str| place(places, key);
    let stage = |key: &str| place(key).and_then(|id| Some((id, document.nodes.get(&id)?.card.more.clone())));
    let mut dates = vec![Command::EditMap(MapEdit::ReviewOn(Some(today.plus_days(REVIEW.0))))];
    if let Some((id, mut more)) = stage("demo") {
        more.review_on = Some(today.plus_days(REVIEW.1));
        dates.push(Command::EditNode(id, NodeEdit::More(Box::new(more))));
    }
    for command in &dates {
        carry_out(document, command);
    }
    let states = earlier(document, &place, words);
    for ((words, state), order) in words.versions.iter().zip(&states).zip(0..) {
        let version = Version {
            name: words.name.to_owned(),
            author: words.author.to_owned(),
            reason: words.reason.to_owned(),
            on: Some(today.plus_days(-words.days)),
            order: Some(order),
            content: versions::content(state),
            ..Version::blank(ids.make())
        };
        carry_out(document, &Command::Put(vec![version.entry()]));
    }
    let mut first: Option<EntryId> = None;
    for words in words.remarks {
        let on = today.plus_days(-words.days);
        let id = ids.make();
        let answers = first.filter(|_| words.at.is_empty());
        let comment = Comment {
            node: place(words.at),
            answers,
            author: words.author.to_owned(),
            on: Some(on),
            order: Some(comments::next_order(document, on)),
            text: words.text.to_owned(),
            resolved: words.resolved,
            ..Comment::blank(id)
        };
        carry_out(document, &Command::Put(vec![comment.entry()]));
        first = answers.or(Some(id));
    }
}

/// The map as it was at first, and after some of that was changed.
fn earlier(document: &Document, place: &dyn Fn(&str) -> Option<NodeId>, words: &DemoWords) -> [Document; 2] {
    let mut after = versions::bare(document);
    if let Some(demo) = place("demo") {
        carry_out(&mut after, &Command::EditNode(demo, NodeEdit::Entry(words.earlier_entry.to_owned())));
    }
    let mut first = after.clone();
    if let Some((id, at)) = place("not_now").and_then(|id| Some((id, document.nodes.get(&id)?.position))) {
        carry_out(&mut first, &Command::Move(vec![(id, at.plus(point(0.0, -24.0)))]));
    }
    if let Some(proposal) = place("proposal").and_then(|id| document.nodes.get(&id)) {
        let items = proposal.card.exit.iter().take(2).cloned().collect();
        carry_out(&mut first, &Command::EditNode(proposal.id, NodeEdit::Exit(items)));
    }
    if let Some(stage) = place("verbal_agreement") {
        let on = document.map.created;
        let nodes = Set::from([stage]);
        carry_out(&mut first, &Command::Delete { nodes, transitions: Set::new(), deals_to: None, on });
    }
    [first, after]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::language::Language;
    use crate::core::reviews::reviews;
    use crate::core::template::demonstration;
    use crate::core::versions::{Shift, compare};

    #[test]
    fn the_demonstration_has_a_past() {
        let today = Date::new(2026, 3, 2).unwrap();
        for language in Language::ALL {
            let document = demonstration(language, &mut IdSource::new(5), today);
            let all = versions::newest_first(&document);
            assert_eq!(all.len(), 2);
            let opened: Vec<Document> = all.iter().map(|version| versions::open(version).unwrap()).collect();
            let shifts = |from: &Document| {
                let differences = compare(from, &document).differences;
                Shift::ALL.map(|shift| differences.iter().filter(|one| one.shift == shift).count())
            };
            let [added, removed, changed, moved] = shifts(&opened[1]);
            assert!(added > 0 && removed == 0 && changed > 1 && moved == 1, "{:?}", shifts(&opened[1]));
            assert_eq!(shifts(&opened[0]), [0, 0, 1, 0]);
            let threads = comments::threads(&document, None);
            assert_eq!(threads.len(), 4);
            assert!(
                threads.iter().any(|thread| thread.answers.len() == 2) && threads.iter().any(|thread| thread.resolved)
            );
            let days: Vec<i64> = reviews(&document).iter().map(|review| review.on.days_since(today)).collect();
            assert_eq!(days, [REVIEW.1, REVIEW.0]);
        }
    }
}
