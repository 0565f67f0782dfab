//! Deals that went otherwise, with why; each opens, where a note can say what it was.

use crate::ui::prelude::*;

use super::part::{Part, list, name};
use super::reality;
use crate::core::ids::DealId;
use crate::core::mining::Reason;
use crate::ui::format;
use crate::ui::kit::{Memo, Show};
use crate::ui::language::{Plural, Text, fill, plural, say};
use crate::ui::workspace::{Workspace, workspace};

/// As many are listed.
const SHOWN: usize = 15;

fn said(workspace: Workspace, reason: &Reason) -> String {
    let days = |days: i64| format::number(days as f64);
    let limit = |p90: f64| format::number(p90.round());
    match reason {
        Reason::OffMap { from, to } => {
            fill(Text::RealityReasonOff, &[("from", &name(workspace, *from)), ("to", &name(workspace, *to))])
        }
        Reason::SlowIn { node, days: long, p90 } => fill(
            Text::RealityReasonSlow,
            &[("days", &days(*long)), ("name", &name(workspace, *node)), ("p90", &limit(*p90))],
        ),
        Reason::SlowInAll { days: long, p90 } => {
            fill(Text::RealityReasonAll, &[("days", &days(*long)), ("p90", &limit(*p90))])
        }
    }
}

/// The list.
#[component(transparent)]
pub fn Outliers() -> Fragment {
    let workspace = workspace();
    let reality = reality();
    let rows = Memo::new(move |_| {
        let Some(known) = reality.known.get() else { return (Vec::new(), 0) };
        let row = |outlier: &crate::core::mining::Outlier| {
            let (name, notes) = workspace.read(|document| {
                document.deals.get(&outlier.deal).map(|deal| (deal.name.clone(), deal.notes.clone()))
            })?;
            let reasons: Vec<String> = outlier.reasons.iter().map(|reason| said(workspace, reason)).collect();
            Some((outlier.deal, name, reasons, notes))
        };
        let rows: Vec<(DealId, String, Vec<String>, String)> =
            known.outliers.iter().take(SHOWN).filter_map(row).collect();
        (rows, known.outliers.len())
    });
    let hint = Signal::derive(move || plural(Plural::DealsCount, rows.with(|(_, all)| *all)));
    let item = move |(deal, name, reasons, notes): (DealId, String, Vec<String>, String)| {
        let notes = (!notes.is_empty()).then(|| view! { <small class="user-text note">{notes}</small> });
        view! {
            <li>
                <button class="quiet link user-text" on:click=move |_| workspace.deal.set(Some(deal))>{name}</button>
                {reasons.into_iter().map(|reason| view! { <small class="muted user-text">{reason}</small> }).collect_view()}
                {notes}
            </li>
        }
    };
    view! {
        <Part title=Text::RealityOutliers hint>
            <Show when=move || rows.with(|(_, all)| *all == 0)>
                <p class="muted">{say(Text::RealityOutliersNone)}</p>
            </Show>
            {live(move || {
                let (rows, all) = rows.get();
                list("outliers", rows.into_iter().map(item).collect(), all)
            })}
        </Part>
    }
}
