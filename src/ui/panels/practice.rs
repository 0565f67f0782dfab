//! How a stage or step is done: by which method, by whom, with what, and how long it is talked about.

use crate::ui::prelude::*;

use super::data::{about_node, edit_more};
use super::fold::Fold;
use super::frame::Labelled;
use crate::core::ids::NodeId;
use crate::core::model::{Node, Particulars};
use crate::core::people::USUAL_MINUTES;
use crate::ui::kit::TextField;
use crate::ui::language::{Text, say};
use crate::ui::workspace::workspace;

/// Methods of qualifying that many teams use, as suggestions.
const METHODS: [&str; 7] = ["BANT", "CHAMP", "GPCT", "MEDDIC", "MEDDPICC", "NEAT", "SPIN"];

/// One line of it: where it is read, and where it is written.
type Access = fn(&mut Particulars) -> &mut String;

/// How it is done.
#[component(transparent)]
pub fn Practice(
    /// The stage or step.
    id: NodeId,
) -> Fragment {
    let workspace = workspace();
    let hint = about_node(workspace, id, |_, node: &Node| {
        let more = &node.card.more;
        let said = [&more.methodology, &more.actor, &more.tool];
        said.into_iter().filter(|text| !text.is_empty()).cloned().collect::<Vec<_>>().join(" · ")
    });
    let line = move |label: Text, hint: Text, access: Access, list: &'static str| {
        let value = workspace.memo(move |document| {
            let node = document.nodes.get(&id);
            node.map(|node| std::mem::take(access(&mut node.card.more.clone()))).unwrap_or_default()
        });
        let commit = move |text: String| edit_more(workspace, id, |more| *access(more) = text);
        view! {
            <Labelled title=label>
                <TextField label=say(label) value commit placeholder=say(hint) list patient=true/>
            </Labelled>
        }
    };
    let minutes = about_node(workspace, id, |_, node| node.card.more.minutes);
    let shown = move || minutes.get().map(|minutes| minutes.to_string()).unwrap_or_default();
    let timed = move |text: String| {
        let minutes = text.trim().parse().ok();
        if minutes.is_some() || text.trim().is_empty() {
            edit_more(workspace, id, |more| more.minutes = minutes);
        }
    };
    view! {
        <Fold title=Text::BuyerPractice hint>
            {line(Text::BuyerMethod, Text::BuyerMethodHint, |more| &mut more.methodology, "methods")}
            <datalist id="methods">
                {METHODS.map(|method| view! { <option value=method></option> })}
            </datalist>
            {line(Text::CaptureActor, Text::CaptureActorHint, |more| &mut more.actor, "")}
            {line(Text::CaptureTool, Text::CaptureToolHint, |more| &mut more.tool, "")}
            <Labelled title=Text::PeopleMinutes>
                <div class="unit">
                    <TextField
                        label=say(Text::PeopleMinutes)
                        kind="number"
                        value=Signal::derive(shown)
                        commit=timed
                        placeholder=Signal::derive(|| USUAL_MINUTES.to_string())
                        patient=true
                    />
                    <span aria-hidden="true">{say(Text::PeopleMinutesShort)}</span>
                </div>
            </Labelled>
        </Fold>
    }
}
