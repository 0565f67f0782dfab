//! Editing an exit checklist: every edit gives the whole new list.

use crate::core::ids::ItemId;
use crate::core::model::ChecklistItem;

/// The list with one item changed.
pub fn changed(items: &[ChecklistItem], id: ItemId, change: impl Fn(&mut ChecklistItem)) -> Vec<ChecklistItem> {
    let mut list = items.to_vec();
    list.iter_mut().filter(|item| item.id == id).for_each(change);
    list
}

/// The list with a new required item at a place; behind everything where the place is beyond the end.
pub fn with_new(items: &[ChecklistItem], id: ItemId, place: usize, text: &str) -> Vec<ChecklistItem> {
    let (evidence, who) = (String::new(), String::new());
    let mut list = items.to_vec();
    list.insert(place.min(items.len()), ChecklistItem { id, text: text.to_owned(), required: true, evidence, who });
    list
}

/// The list without an item.
pub fn without(items: &[ChecklistItem], id: ItemId) -> Vec<ChecklistItem> {
    items.iter().filter(|item| item.id != id).cloned().collect()
}

/// The list with an item one place further down, or up; as it is where there is no such place.
pub fn shifted(items: &[ChecklistItem], id: ItemId, down: bool) -> Vec<ChecklistItem> {
    let mut list = items.to_vec();
    let at = list.iter().position(|item| item.id == id);
    let other = at.and_then(|at| if down { at.checked_add(1) } else { at.checked_sub(1) });
    if let Some((at, other)) = at.zip(other).filter(|(_, other)| *other < list.len()) {
        list.swap(at, other);
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::ids::Identifier;

    fn id(text: &str) -> ItemId {
        ItemId::parse(text).unwrap()
    }

    fn list() -> Vec<ChecklistItem> {
        let list = with_new(&[], id("a"), 9, "A");
        with_new(&with_new(&list, id("c"), 9, "C"), id("b"), 1, "B")
    }

    fn texts(list: &[ChecklistItem]) -> String {
        list.iter().map(|item| item.text.as_str()).collect()
    }

    #[test]
    fn items_come_move_change_and_go() {
        assert_eq!(texts(&list()), "ABC");
        assert!(list().iter().all(|item| item.required));
        assert_eq!(texts(&shifted(&list(), id("a"), true)), "BAC");
        assert_eq!(texts(&shifted(&list(), id("c"), false)), "ACB");
        assert_eq!(texts(&shifted(&list(), id("a"), false)), "ABC");
        assert_eq!(texts(&shifted(&list(), id("c"), true)), "ABC");
        assert_eq!(texts(&without(&list(), id("b"))), "AC");
        assert_eq!(texts(&changed(&list(), id("b"), |item| item.text = "X".to_owned())), "AXC");
    }
}
