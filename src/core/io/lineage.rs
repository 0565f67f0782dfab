//! Which states of a map a file knows: how two files find their common ancestor.

use crate::core::ids::Id;

/// The print of a state: sixteen hexadecimal digits. Two different states with the same print are no danger, only a
/// comparison against the wrong ancestor, so a short hash is enough.
pub type Print = Id;

/// The print of a document by its compact text: FNV-1a with 64 bits (Fowler, Noll and Vo; RFC 9923).
pub fn print(text: &str) -> Option<Print> {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in text.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    Print::parse(&format!("{hash:016x}"))
}

/// How many states a lineage remembers.
const LONGEST: usize = 32;

/// The states that a map went through where it was handed on: as it went into a file, came out of one, or was brought
/// together with one. The oldest first.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Lineage(Vec<Print>);

impl Lineage {
    /// These, the oldest first.
    pub fn new(prints: impl IntoIterator<Item = Print>) -> Lineage {
        let mut lineage = Lineage::default();
        prints.into_iter().for_each(|print| lineage.push(print));
        lineage
    }

    /// Reads what [`Lineage::text`] wrote; what is no print is passed over.
    pub fn parse(text: &str) -> Lineage {
        Lineage::new(text.split_ascii_whitespace().filter_map(Print::parse))
    }

    /// Its prints with blanks between them.
    pub fn text(&self) -> String {
        self.0.iter().map(Print::as_str).collect::<Vec<_>>().join(" ")
    }

    /// Its prints, the oldest first.
    pub fn prints(&self) -> &[Print] {
        &self.0
    }

    /// It knows none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether it knows a state.
    pub fn knows(&self, print: Print) -> bool {
        self.0.contains(&print)
    }

    /// A state was handed on now. The oldest are forgotten.
    pub fn push(&mut self, print: Print) {
        self.0.retain(|known| *known != print);
        self.0.push(print);
        let over = self.0.len().saturating_sub(LONGEST);
        self.0.drain(..over);
    }

    /// What the other knows is known here too; what both know keeps its place.
    pub fn join(&mut self, other: &Lineage) {
        let new: Vec<Print> = other.0.iter().copied().filter(|print| !self.knows(*print)).collect();
        let mut all = new;
        all.append(&mut self.0);
        *self = Lineage::new(all);
    }

    /// What both know, the newest of the other's first.
    pub fn common(&self, other: &Lineage) -> Vec<Print> {
        other.0.iter().rev().copied().filter(|print| self.knows(*print)).collect()
    }
}
