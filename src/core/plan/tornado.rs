//! Which number matters most: each of them a tenth better and a tenth worse.

use super::handle::Handle;
use super::required::Settings;
use crate::core::chain::{Process, Wishes};
use crate::core::model::{Document, TransitionKind};
use crate::core::sort;

/// What becomes of what a year brings, as a share of it, when one number changes by a tenth.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Swing {
    /// The number.
    pub handle: Handle,
    /// In the worse direction; 0 or less.
    pub worse: f64,
    /// In the better one; 0 or more.
    pub better: f64,
}

/// The swings of all chances of drawn ways that are no "no", of all stays and of the deal size, the widest first. Empty
/// where nothing is won.
///
/// What a year brings is the sales velocity: the same number of deals at a time, times the chance to win, times what one
/// is worth, by the days until it is won. Where no days are known, only the first three count.
pub fn tornado(document: &Document, process: &Process, settings: &Settings) -> Vec<Swing> {
    let Some(base) = velocity(process) else { return Vec::new() };
    let change = |wishes: Wishes| {
        let changed = process.wishing(&wishes).ok().and_then(|process| velocity(&process));
        changed.unwrap_or(0.0) / base - 1.0
    };
    let swing = |handle: Handle, change: &dyn Fn(f64) -> f64| {
        let (one, other) = (change(0.9), change(1.1));
        Swing { handle, worse: one.min(other).min(0.0), better: one.max(other).max(0.0) }
    };
    let entered = |node| process.prospects.get(&node).is_some_and(|prospect| prospect.visits > 0.0);
    let mut swings = Vec::new();
    for step in process.rates.steps.iter().filter(|step| step.chance > 0.0 && entered(step.from)) {
        let Some(way) = step.way.and_then(|way| document.transitions.get(&way)) else { continue };
        if way.kind != TransitionKind::No {
            let chance = |factor: f64| {
                let chances = [(way.id, (step.chance * factor).min(1.0))].into_iter().collect();
                change(Wishes { chances, ..Wishes::default() })
            };
            swings.push(swing(Handle::Chance(way.id), &chance));
        }
    }
    for (node, stay) in process.days.iter().filter(|(node, stay)| **stay > 0.0 && entered(**node)) {
        let days = |factor: f64| {
            let days = [(*node, stay * factor)].into_iter().collect();
            change(Wishes { days, ..Wishes::default() })
        };
        swings.push(swing(Handle::Days(*node), &days));
    }
    if settings.deal_size.is_some() {
        swings.push(swing(Handle::DealSize, &|factor| factor - 1.0));
    }
    // What makes no difference is left out.
    swings.retain(|swing| swing.better - swing.worse > 1e-9);
    sort::by(&mut swings, |one, other| (other.better - other.worse).total_cmp(&(one.better - one.worse)));
    swings
}

/// What one deal at a time brings in a day, in won deals.
fn velocity(process: &Process) -> Option<f64> {
    let start = process.prospects.get(&process.start).filter(|start| start.won > 0.0)?;
    Some(if start.days_to_won > 0.0 { start.won / start.days_to_won } else { start.won })
}
