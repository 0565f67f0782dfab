//! The first deals as they will be, with their way through the map.

use crate::ui::prelude::*;

use super::session::Session;
use crate::core::import::Plan;
use crate::core::model::{Deal, Document};
use crate::ui::language::{Text, say};
use crate::ui::workspace::workspace;
use crate::ui::{format, sentences};

/// How many deals are shown.
const SHOWN: usize = 10;

/// The deals.
#[component(transparent)]
pub fn Preview(session: Session) -> Fragment {
    let workspace = workspace();
    let rows = move || {
        let plan = session.plan.get()?;
        let deals = plan.new.iter().chain(&plan.changed).take(SHOWN);
        Some(workspace.read(|document| deals.map(|deal| row(document, &plan, deal)).collect_view()))
    };
    view! {
        <div class="paste-table" tabindex="0" role="region" aria-label=say(Text::ImportPreview)>
            <table>
                <thead>
                    <tr>
                        <th>{say(Text::PasteName)}</th>
                        <th>{say(Text::PasteCompany)}</th>
                        <th class="number">{say(Text::PasteValue)}</th>
                        <th>{say(Text::PasteOwner)}</th>
                        <th>{say(Text::ImportHistory)}</th>
                    </tr>
                </thead>
                <tbody>{live(rows)}</tbody>
            </table>
        </div>
    }
}

fn row(document: &Document, plan: &Plan, deal: &Deal) -> Fragment {
    let name = |visit: &crate::core::model::Visit| {
        let new = plan.nodes.iter().find(|node| node.id == visit.node);
        new.map_or_else(|| sentences::node_name(document, visit.node), |node| node.name.clone())
    };
    let stay = |visit: &crate::core::model::Visit| {
        view! { <li><span class="user-text">{name(visit)}</span>" "<small class="muted">{format::date_short(visit.entered)}</small></li> }
    };
    view! {
        <tr>
            <td><span class="user-text">{deal.name.clone()}</span></td>
            <td><span class="user-text">{deal.company.clone()}</span></td>
            <td class="number">{format::money(deal.value, document.map.currency)}</td>
            <td><span class="user-text">{deal.owner.clone()}</span></td>
            <td><ol class="import-path">{deal.visits.iter().map(stay).collect_view()}</ol></td>
        </tr>
    }
}
