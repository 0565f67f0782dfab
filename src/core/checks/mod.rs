//! What is wrong with a map, or missing from it: one file a check, with its rule, its fix and its tests. A finding names
//! its place; the words are the page's.

mod branch_shares;
mod dead_end;
mod disconnected;
mod duplicate_branch;
mod duplicate_name;
mod empty_name;
mod endless_loop;
mod few_branches;
mod finding;
mod fixing;
mod gate_overridden;
mod goal_past;
mod handoff_without_what;
mod item_without_evidence;
mod item_without_verb;
mod kept;
mod many_branches;
mod many_items;
mod many_outcomes;
mod many_stages;
mod muted;
mod no_customer_value;
mod no_details;
mod no_entry;
mod no_exit;
mod no_expected_time;
mod no_goal;
mod no_name;
mod no_next_on_no;
mod no_no_path;
mod no_outcome;
mod no_owner;
mod no_persona_need;
mod no_question;
mod no_review;
mod no_start;
mod no_won;
mod nobody_responsible;
mod not_now_stays;
mod not_now_without_date;
mod off_map;
mod only_seller;
mod over_time;
mod phrases;
mod review_overdue;
mod rules;
mod score;
mod share_off;
mod skipped_stage;
mod step_without_actor;
mod step_without_done;
mod step_without_tool;
mod steps_in_text;
mod subject;
mod text_too_long;
mod texts;
mod unlabelled_branch;
mod unreachable;
mod unused_way;
mod verbs;
mod weasel_words;

pub use finding::{About, Finding, Findings, Part, Place};
pub use fixing::{Fixing, fix};
pub use kept::Checker;
pub use muted::{mute, muted_by};
pub use rules::{ALL, Check, Family, Rule};
pub use score::{calm, score};

use crate::core::analytics::Ledger;
use crate::core::model::{Date, Document};

/// Everything that is found on a document today.
pub fn findings(document: &Document, today: Date) -> Findings {
    Checker::default().find(document, &Ledger::of(document, today), today)
}

#[cfg(test)]
mod samples;
