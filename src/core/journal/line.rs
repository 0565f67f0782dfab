//! One action of one tab.

use crate::core::ids::Id;
use crate::core::io::Patch;

/// A page that writes: each has its own name for as long as it is open.
pub type Tab = Id;

/// The place of a line in the order of all lines of a map.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Stamp {
    /// One more than of everything that its tab knew then. Not a time: clocks of machines run backwards.
    pub clock: u64,
    /// The tab; decides between lines that did not know of each other.
    pub tab: Tab,
}

/// What one action changed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// Its place in the order of all.
    pub stamp: Stamp,
    /// It is the how manyth line of its tab, from 1.
    pub number: u64,
    /// What it changed.
    pub patch: Patch,
}

impl Line {
    /// `<clock> ` and the patch; tab and number are the name that it is kept under.
    pub fn text(&self) -> String {
        [&self.stamp.clock.to_string(), " ", &self.patch.text()].concat()
    }

    /// Reads what [`Line::text`] wrote; nothing for any other text.
    pub fn read(tab: Tab, number: u64, text: &str) -> Option<Line> {
        let (clock, patch) = text.split_once(' ')?;
        let stamp = Stamp { clock: clock.parse().ok()?, tab };
        Some(Line { stamp, number, patch: Patch::read(patch)? })
    }
}
