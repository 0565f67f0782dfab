//! The ways that deals took, the most frequent first; the one that is chosen is lit on the map.

use crate::ui::prelude::*;

use super::part::{Part, list, name};
use super::reality;
use crate::core::ids::NodeId;
use crate::ui::format;
use crate::ui::kit::Memo;
use crate::ui::language::{Plural, Text, fill, plural, say};
use crate::ui::workspace::workspace;

/// As many are listed.
const SHOWN: usize = 12;

#[derive(Clone, PartialEq)]
struct Row {
    number: usize,
    nodes: Vec<NodeId>,
    names: String,
    facts: String,
    share: f64,
    conforms: bool,
}

/// The list.
#[component(transparent)]
pub fn Variants() -> Fragment {
    let workspace = workspace();
    let reality = reality();
    let rows = Memo::new(move |_| {
        let Some(known) = reality.known.get() else { return (Vec::new(), 0) };
        let deals: usize = known.variants.iter().map(|variant| variant.deals.len()).sum();
        let row = |(at, variant): (usize, &crate::core::mining::Variant)| {
            let names: Vec<String> = variant.nodes.iter().map(|node| name(workspace, *node)).collect();
            let share = variant.deals.len() as f64 / deals.max(1) as f64;
            let won = variant.win_rate().map(|rate| fill(Text::RealityWinRate, &[("share", &format::percent(rate))]));
            let days = variant.days.map(|days| fill(Text::RealityDays, &[("days", &format::number(days))]));
            let facts: Vec<String> =
                [Some(plural(Plural::DealsCount, variant.deals.len())), won, days].into_iter().flatten().collect();
            Row {
                number: at + 1,
                nodes: variant.nodes.clone(),
                names: names.join(" → "),
                facts: facts.join(" · "),
                share,
                conforms: variant.conforms,
            }
        };
        (known.variants.iter().enumerate().take(SHOWN).map(row).collect(), known.variants.len())
    });
    let hint = Signal::derive(move || plural(Plural::RealityVariantsCount, rows.with(|(_, all)| *all)));
    let item = move |row: Row| {
        let Row { number, nodes, names, facts, share, conforms } = row;
        let label = fill(Text::RealityVariant, &[("number", &number.to_string()), ("names", &names)]);
        let own = nodes.clone();
        let on = Memo::new(move |_| reality.lit.with(|lit| lit.as_ref() == Some(&own)));
        let width = format!("{}%", (share * 100.0).max(1.0) as u32);
        view! {
            <li>
                <button
                    class="quiet variant"
                    aria-label=label
                    aria-pressed=move || on.get().to_string()
                    on:click=move |_| {
                        let now = (!on.get_untracked()).then(|| nodes.clone());
                        reality.lit.set(now);
                    }
                >
                    <span class="user-text">{names}</span>
                    <small class="muted">
                        <b>{format::percent(share)}</b> " · " {facts}
                        {(!conforms).then(|| view! { <i class="off">" · " {say(Text::RealityOffMap)}</i> })}
                    </small>
                    <span class="share" aria-hidden="true"><i style:width=width></i></span>
                </button>
            </li>
        }
    };
    view! {
        <Part title=Text::RealityVariants hint>
            {live(move || {
                let (rows, all) = rows.get();
                list("variants", rows.into_iter().map(item).collect(), all)
            })}
        </Part>
    }
}
