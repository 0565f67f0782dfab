//! The built-in measures, computed from the deals. Of a stage they are computed from the deals that have been in it or in
//! one of its steps.

use crate::core::analytics::statistics::{mean, median};
use crate::core::analytics::wins::{Win, win, winning};
use crate::core::analytics::{Counting, FunnelQuery, funnel, ratio, stays};
use crate::core::ids::NodeId;
use crate::core::model::{Builtin, Date, Deal, Document, Kpi, NodeKind, Unit, Visit};

/// A value with how many it is made of, and since when.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub(super) struct Computed {
    pub value: Option<f64>,
    pub n: usize,
    pub from: Option<Date>,
}

/// What a measure counts in: a built-in one says it itself.
pub fn unit(kpi: &Kpi) -> Unit {
    match kpi.builtin {
        Builtin::Typed => kpi.unit,
        Builtin::CycleLength | Builtin::FirstResponse => Unit::Days,
        Builtin::Conversion | Builtin::Churn | Builtin::Retention | Builtin::WinRate => Unit::Percent,
        Builtin::Delivered => Unit::Count,
        Builtin::Revenue | Builtin::Velocity => Unit::Amount,
    }
}

/// Sales velocity: opportunities times mean value times win rate (0 to 1) by cycle days; in what the value is counted in,
/// a day. None where the cycle takes no time.
pub fn velocity(opportunities: f64, value: f64, win_rate: f64, days: f64) -> Option<f64> {
    (days > 0.0).then(|| opportunities * value * win_rate / days)
}

/// Whether a visit is one of a stage, or of a step of it.
fn is_in(document: &Document, visit: &Visit, stage: NodeId) -> bool {
    visit.node == stage || document.nodes.get(&visit.node).is_some_and(|node| node.parent == Some(stage))
}

/// The day on which a deal came to where the process begins: to the first place that is not hidden.
fn began(document: &Document, deal: &Deal) -> Option<Date> {
    let shown = |visit: &&Visit| document.nodes.get(&visit.node).is_some_and(|node| !document.is_hidden(node));
    deal.visits.iter().find(shown).or(deal.visits.first()).map(|visit| visit.entered)
}

/// What a built-in measure of the map, or of a stage, is.
pub(super) fn compute(document: &Document, builtin: Builtin, stage: Option<NodeId>, today: Date) -> Computed {
    let been = |deal: &&Deal| stage.is_none_or(|stage| deal.visits.iter().any(|visit| is_in(document, visit, stage)));
    let deals: Vec<&Deal> = document.deals.values().filter(been).collect();
    let from = deals.iter().filter_map(|deal| began(document, deal)).min();
    let percent = |part: usize, whole: usize| (ratio(part, whole).map(|share| share * 100.0), whole);
    let ends = |kind: NodeKind| deals.iter().filter(|deal| end(document, deal) == Some(kind)).count();
    let (won, lost) = (ends(NodeKind::Won), ends(NodeKind::Lost));
    let units = document.map.currency.minor_units() as f64;
    let (value, n) = match builtin {
        Builtin::Typed => (None, 0),
        Builtin::CycleLength => match stage {
            Some(stage) => {
                let stay = stays(document, |_| true, today).nodes.get(&stage).copied();
                (stay.map(|stay| stay.median), stay.map_or(0, |stay| stay.n))
            }
            None => middle(&cycles(document, &deals)),
        },
        Builtin::Conversion => match stage {
            Some(stage) => {
                let query = FunnelQuery { counting: Counting::Reached, ..FunnelQuery::default() };
                let bars = funnel(document, &query, today).bars;
                let bar = bars.iter().find(|bar| bar.stage == Some(stage));
                (bar.and_then(|bar| bar.step_rate).map(|rate| rate * 100.0), bar.map_or(0, |bar| bar.count))
            }
            None => percent(won, deals.len()),
        },
        Builtin::Delivered => ((!document.deals.is_empty()).then_some(deals.len() as f64), deals.len()),
        Builtin::FirstResponse => middle(&responses(document, &deals, stage)),
        Builtin::Churn => {
            let wins = wins(document, &deals);
            percent(wins.iter().filter(|win| win.lost_since).count(), wins.len())
        }
        Builtin::Retention => {
            let wins = wins(document, &deals);
            percent(wins.iter().filter(|win| !win.lost_since).count(), wins.len())
        }
        Builtin::Revenue => {
            let wins = wins(document, &deals);
            let sum = wins.iter().map(|win| win.value.0 as f64).sum::<f64>() / units;
            ((!wins.is_empty()).then_some(sum), wins.len())
        }
        Builtin::Velocity => {
            let open: Vec<f64> = deals
                .iter()
                .filter(|deal| end(document, deal).is_none())
                .map(|deal| deal.value.0 as f64 / units)
                .collect();
            let days = middle(&cycles(document, &deals)).0;
            let all = mean(&open).zip(ratio(won, won + lost)).zip(days);
            let value = all.and_then(|((value, rate), days)| velocity(open.len() as f64, value, rate, days));
            (value, open.len() + won + lost)
        }
        Builtin::WinRate => percent(won, won + lost),
    };
    Computed { value, n, from: from.filter(|_| n > 0) }
}

/// The median with how many it is made of.
fn middle(days: &[f64]) -> (Option<f64>, usize) {
    (median(days), days.len())
}

/// The outcome that a deal is in.
fn end(document: &Document, deal: &Deal) -> Option<NodeKind> {
    document.node_kind(deal.node()?).filter(|kind| kind.is_outcome())
}

fn wins(document: &Document, deals: &[&Deal]) -> Vec<Win> {
    let winning = winning(document);
    deals.iter().filter_map(|deal| win(document, deal, &winning)).collect()
}

/// Days from the beginning of the process to being won, of every deal that was.
fn cycles(document: &Document, deals: &[&Deal]) -> Vec<f64> {
    let winning = winning(document);
    let days = |deal: &&Deal| {
        let win = win(document, deal, &winning)?;
        Some(win.on.days_since(began(document, deal)?).max(0) as f64)
    };
    deals.iter().filter_map(days).collect()
}

/// Days from coming in to the first move on from there, of every deal that has moved.
fn responses(document: &Document, deals: &[&Deal], stage: Option<NodeId>) -> Vec<f64> {
    let days = |deal: &&Deal| {
        let visit = match stage {
            Some(stage) => deal.visits.iter().find(|visit| is_in(document, visit, stage)),
            None => deal.visits.first(),
        }?;
        Some(visit.left.as_ref()?.on.days_since(visit.entered).max(0) as f64)
    };
    deals.iter().filter_map(days).collect()
}
