//! The plan as a table: what each stage promises, what it needs, and what has to be done there.

use crate::ui::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::number::plain;
use super::row;
use super::state::State;
use crate::core::ids::NodeId;
use crate::core::model::Activity;
use crate::core::plan::Row;
use crate::ui::kit::{Icon, Shape, clipboard};
use crate::ui::language::{Text, say, text};
use crate::ui::sentences::node_name;

/// How long a month and a week are, in days.
pub const MONTH: f64 = 365.25 / 12.0;
const WEEK: f64 = 7.0;

/// What a need is spread over.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Span {
    /// The whole period.
    Whole,
    /// A month.
    Month,
    /// A week.
    Week,
    /// A week of one person.
    Each,
}

impl Span {
    /// All of them with the heads of their columns.
    pub const ALL: [(Span, Text); 4] = [
        (Span::Whole, Text::PlanTotal),
        (Span::Month, Text::PlanMonth),
        (Span::Week, Text::PlanWeek),
        (Span::Each, Text::PlanEach),
    ];

    /// How many of them the period has.
    pub fn count(self, frame: &super::state::Frame) -> f64 {
        match self {
            Span::Whole => 1.0,
            Span::Month => frame.days() / MONTH,
            Span::Week => frame.days() / WEEK,
            Span::Each => frame.days() / WEEK * frame.people(),
        }
    }
}

/// The table with what can be done with it.
#[component(transparent)]
pub fn Table() -> Fragment {
    let state = State::here();
    let every = RwSignal::new(false);
    let nodes = Memo::new(move |_| {
        let every = every.get();
        state
            .rows
            .with(|rows| rows.iter().filter(|row| row.stage || every).map(|row| row.node).collect::<Vec<NodeId>>())
    });
    let several = Memo::new(move |_| state.frame.with(|frame| frame.people() > 1.0));
    let head = move |(span, name): (Span, Text)| {
        view! { <th scope="col" class="number" class:hidden=move || span == Span::Each && !several.get()>{say(name)}</th> }
    };
    let copy = move |_| {
        let table = written(state);
        spawn_local(async move {
            let workspace = state.workspace;
            if clipboard::write(&table).await {
                workspace.say(text(Text::PlanCopied).to_owned());
            } else {
                workspace.complain(text(Text::PlanNotCopied).to_owned());
            }
        });
    };
    view! {
        <div class="surface plan-table">
            <div class="actions">
                <label class="switch">
                    <input type="checkbox" prop:checked=every on:change=move |_| every.update(|every| *every = !*every)/>
                    <span>{say(Text::PlanEveryWay)}</span>
                </label>
                <button on:click=copy><Icon shape=Shape::Copy/>{say(Text::PlanCopy)}</button>
            </div>
            <div class="scroll" tabindex="0" role="region" aria-label=say(Text::PlanTable)>
                <table>
                    <thead><tr>
                        <th scope="col">{say(Text::FunnelStage)}</th>
                        <th scope="col">{say(Text::PlanMoves)}</th>
                        <th scope="col" class="number">{say(Text::PlanChance)}</th>
                        <th scope="col" class="number">{say(Text::PlanStay)}</th>
                        {Span::ALL.map(head)}
                    </tr></thead>
                    <For
                        each=move || nodes.get()
                        key=|node| *node
                        children=move |node| row::row(state, node, every, several)
                    />
                </table>
            </div>
            <p class="muted">{say(Text::PlanTableHint)}</p>
        </div>
    }
}

/// The table as spreadsheets take it: cells between tabs, one row a line.
fn written(state: State) -> String {
    let heads = [Text::FunnelStage, Text::PlanMoves, Text::PlanChance, Text::PlanStay].map(text);
    let spans = Span::ALL.map(|(_, name)| text(name));
    let mut lines = vec![[&heads[..], &spans[..]].concat().join("\t")];
    let frame = state.frame.get_untracked();
    let clean = |name: &str| name.replace(['\t', '\n', '\r'], " ");
    let needs = |need: Option<f64>| {
        Span::ALL.map(|(span, _)| need.map(|need| plain(need / span.count(&frame))).unwrap_or_default()).join("\t")
    };
    state.workspace.read(|document| {
        let line = |row: &Row| {
            let on = row.ways.first().filter(|way| way.forward).map(|way| plain(way.step.chance));
            let cells = [
                clean(&node_name(document, row.node)),
                on.unwrap_or_default(),
                row.won.map(plain).unwrap_or_default(),
                row.days.map(plain).unwrap_or_default(),
                needs(row.entrants),
            ];
            let work = row.work.iter().filter_map(|(id, count)| Some((document.entry::<Activity>(*id)?, count)));
            let work = work.map(|(activity, count)| {
                [clean(&activity.name), String::new(), String::new(), String::new(), needs(*count)].join("\t")
            });
            std::iter::once(cells.join("\t")).chain(work).collect::<Vec<String>>()
        };
        state.rows.with_untracked(|rows| lines.extend(rows.iter().filter(|row| row.stage).flat_map(line)));
    });
    lines.join("\n")
}
