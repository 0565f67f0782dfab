//! What stands where: a uniform grid over the map, so that what is near is found without looking at everything.
//!
//! Cells are kept in a table by their hash; cells that share a place there are told apart by their coordinates.

use crate::core::geometry::Rect;

/// The width of a cell in world units: about a node and the gap beside it.
const CELL: f64 = 256.0;
/// Entries in a place of the table, on average, before it grows.
const CROWDED: usize = 8;

/// What an item is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Matter {
    /// Something solid of a node.
    Wall,
    /// A straight part of a line.
    Part,
    /// A label.
    Label,
}

/// Something on the map. Parts of lines have no width.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Item {
    pub rect: Rect,
    pub matter: Matter,
    /// The node or line it belongs to.
    pub owner: u32,
}

#[derive(Clone, Copy)]
struct Entry {
    item: Item,
    cell: (i32, i32),
    /// The first cell of the item.
    first: (i32, i32),
}

/// Everything on the map by where it is.
#[derive(Default)]
pub(super) struct Index {
    table: Vec<Vec<Entry>>,
    entries: usize,
}

/// The cells that a rectangle touches, from the first to the last of both directions.
type Cells = ((i32, i32), (i32, i32));

fn cells(rect: &Rect) -> Cells {
    // Rounded down but for exact multiples below zero, which the cell before them takes.
    let cell = |at: f64| (at / CELL) as i32 - i32::from(at < 0.0);
    ((cell(rect.left()), cell(rect.top())), (cell(rect.right()), cell(rect.bottom())))
}

/// Whether two rectangles share a point, be it on their edges.
pub(super) fn touch(one: &Rect, other: &Rect) -> bool {
    one.left() <= other.right()
        && other.left() <= one.right()
        && one.top() <= other.bottom()
        && other.top() <= one.bottom()
}

impl Index {
    fn slot(&self, cell: (i32, i32)) -> usize {
        let hash = (cell.0 as u32).wrapping_mul(0x9e37_79b1) ^ (cell.1 as u32).wrapping_mul(0x85eb_ca77);
        ((hash ^ (hash >> 15)) as usize) & self.table.len().saturating_sub(1)
    }

    fn put(&mut self, entry: Entry) {
        let slot = self.slot(entry.cell);
        if let Some(entries) = self.table.get_mut(slot) {
            entries.push(entry);
            self.entries += 1;
        }
    }

    /// Puts an item where it is found.
    pub(super) fn insert(&mut self, item: Item) {
        if self.entries >= self.table.len() * CROWDED {
            let larger = (self.table.len() * 4).max(64);
            let before = std::mem::replace(&mut self.table, vec![Vec::new(); larger]);
            self.entries = 0;
            before.into_iter().flatten().for_each(|entry| self.put(entry));
        }
        let (low, high) = cells(&item.rect);
        for x in low.0..=high.0 {
            for y in low.1..=high.1 {
                self.put(Entry { item, cell: (x, y), first: low });
            }
        }
    }

    /// Takes an item out.
    pub(super) fn remove(&mut self, item: &Item) {
        let (low, high) = cells(&item.rect);
        for x in low.0..=high.0 {
            for y in low.1..=high.1 {
                let slot = self.slot((x, y));
                let Some(entries) = self.table.get_mut(slot) else { continue };
                if let Some(at) = entries.iter().position(|entry| entry.cell == (x, y) && entry.item == *item) {
                    entries.swap_remove(at);
                    self.entries -= 1;
                }
            }
        }
    }

    /// Shows every item that touches an area, once.
    pub(super) fn visit(&self, area: &Rect, see: &mut dyn FnMut(&Item)) {
        let range = cells(area);
        let (low, high) = range;
        let count = (f64::from(high.0) - f64::from(low.0) + 1.0) * (f64::from(high.1) - f64::from(low.1) + 1.0);
        let mut look = |entries: &Vec<Entry>, cell: Option<(i32, i32)>| {
            for entry in entries.iter().filter(|entry| cell.is_none_or(|cell| entry.cell == cell)) {
                // An item in several cells is shown in the first of those that are looked at.
                let shown = (entry.first.0.max(low.0), entry.first.1.max(low.1));
                if entry.cell == shown && touch(&entry.item.rect, area) {
                    see(&entry.item);
                }
            }
        };
        if count > self.table.len() as f64 {
            self.table.iter().for_each(|entries| look(entries, None));
            return;
        }
        for x in low.0..=high.0 {
            for y in low.1..=high.1 {
                if let Some(entries) = self.table.get(self.slot((x, y))) {
                    look(entries, Some((x, y)));
                }
            }
        }
    }
}
