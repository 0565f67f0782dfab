//! Which schemas open.
//!
//! | schema | what it brought |
//! |---|---|
//! | 1 | the first |
//! | 2 | nodes: `pinned`, `expanded`; transitions: `bends`, `handover`, `handover_days`; all may be left out |
//! | 3 | the playbook: entries of twelve kinds; map: `goal`, `start`, `guide`, `review_on`; what else is known about nodes, transitions, deals and a no; all may be left out |
//!
//! The next one is made so:
//! 1. Keep a file of the old schema in `tests/fixtures/` for good; its test must go on opening it.
//! 2. Raise [`SCHEMA`](crate::core::io::SCHEMA) and let [`known`] accept the old number.
//! 3. Where a record changed, its reading function in `records.rs` asks [`Reader::schema`](super::Reader) and reads
//!    the old shape into the new record. Migrating while reading, not by rewriting the text before, keeps every
//!    problem at its line in the file that the user has.
//!
//! `Opened::migrated_from` then says that the file was an older one.

use crate::core::io::{ProblemKind, SCHEMA};

/// The schema as a number that this program knows.
pub(super) fn known(found: u64) -> Result<u32, ProblemKind> {
    match u32::try_from(found) {
        Ok(schema @ 1..=SCHEMA) => Ok(schema),
        Ok(0) => Err(ProblemKind::UnknownSchema { found, known: SCHEMA }),
        _ => Err(ProblemKind::NewerSchema { found, known: SCHEMA }),
    }
}
