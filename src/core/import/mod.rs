//! Deals and their histories from files: from a CRM's export, a spreadsheet or an event log to one step that can be
//! undone.
//!
//! The road: bytes to text ([`decode`]), text to rows ([`table`]), what the columns tell ([`roles`]), rows to deals in
//! the words of the file ([`Gathering`]), its stage names to nodes ([`Matcher`]), and what all that does to the map
//! ([`Planning`]). What is long is done in steps, so that the page can show how far it is and stop.

mod cells;
mod decode;
mod gather;
mod headings;
mod index;
mod plan;
mod record;
mod remembered;
mod role;
mod stages;
mod table;
#[cfg(test)]
mod tests;
mod xes;

pub use cells::ending;
pub use decode::{Encoding, decode, guess};
pub use gather::Gathering;
pub use headings::stage_of;
pub use plan::{Plan, Planning};
pub use record::{Fault, Faulty, Gathered, Mapping, Name, Record, Stay};
pub use remembered::{Remembered, key};
pub use role::{Role, Shape, roles, shape};
pub use stages::{Choice, Likeness, Matcher};
pub use table::{Reading, Table, TableError, TableRow, delimiter};
pub use xes::{XesReading, is_xes};
