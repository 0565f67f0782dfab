//! What reading left open: titles, the order of dates, decimal marks, stages that the map does not have.

use crate::ui::prelude::*;

use super::Choices;
use crate::core::ids::{Identifier, NodeId};
use crate::core::paste::{DateOrder, DecimalMark};
use crate::core::sort;
use crate::ui::deals::actions;
use crate::ui::kit::{Memo, Show};
use crate::ui::language::{Text, fill, say, text};
use crate::ui::workspace::workspace;

/// As many unknown stages can be told apart here; more are a column of something else.
const STAGES: usize = 24;

/// All choices that this list needs.
#[component(transparent)]
pub fn Options(choices: Choices) -> Fragment {
    let header =
        Memo::new(move |_| choices.preview.with(|preview| preview.as_ref().is_some_and(|preview| preview.header)));
    // Offered when the cells leave it open, and then kept, so that it can be changed again.
    let dates = Memo::new(move |_| {
        let read = choices.preview.with(|preview| preview.as_ref()?.date_order)?;
        (read.ambiguous || choices.dates.get().is_some()).then_some(read.order)
    });
    let marks = Memo::new(move |_| {
        let read = choices.preview.with(|preview| preview.as_ref()?.numbers)?;
        (read.ambiguous || choices.marks.get().is_some()).then_some(read.mark)
    });
    let pick_date = move |value: String| {
        choices.dates.set(Some(if value == "1" { DateOrder::MonthFirst } else { DateOrder::DayFirst }));
    };
    let pick_mark = move |value: String| {
        choices.marks.set(Some(if value == "1" { DecimalMark::Comma } else { DecimalMark::Point }));
    };
    view! {
        <div class="paste-options">
            <label class="tick">
                <input
                    type="checkbox"
                    prop:checked=move || header.get()
                    on:change:target=move |event| choices.header.set(Some(event.target().checked()))
                />
                <span>{say(Text::PasteHeader)}</span>
            </label>
            {live(move || {
                dates.get().map(|order| {
                    let second = order == DateOrder::MonthFirst;
                    let words = [Text::PasteDayFirst, Text::PasteMonthFirst];
                    view! { <TwoWays name=Text::PasteDates words second pick=Callback::new(pick_date)/> }
                })
            })}
            {live(move || {
                marks.get().map(|mark| {
                    let second = mark == DecimalMark::Comma;
                    let words = [Text::PastePoint, Text::PasteComma];
                    view! { <TwoWays name=Text::PasteAmounts words second pick=Callback::new(pick_mark)/> }
                })
            })}
            <Show when=move || choices.known.with(|known| !known.is_empty())>
                <label class="tick">
                    <input
                        type="checkbox"
                        prop:checked=choices.skip_known
                        on:change:target=move |event| choices.skip_known.set(event.target().checked())
                    />
                    <span>{say(Text::PasteSkipKnown)}</span>
                </label>
            </Show>
            <Stages choices/>
        </div>
    }
}

#[component(transparent)]
fn TwoWays(name: Text, words: [Text; 2], second: bool, pick: Callback<String>) -> Fragment {
    let [one, other] = words;
    view! {
        <label class="field">
            <span>{say(name)}</span>
            <select aria-label=say(name) on:change:target=move |event| pick.run(event.target().value())>
                <option value="0" selected=!second>{say(one)}</option>
                <option value="1" selected=second>{say(other)}</option>
            </select>
        </label>
    }
}

/// Where deals go whose stage is not known, and what each unknown name means.
#[component(transparent)]
fn Stages(choices: Choices) -> Fragment {
    let workspace = workspace();
    let places = workspace.memo(actions::named_places);
    // Those mapped by hand are known by now; they stay in the list to be changed.
    let unknown = Memo::new(move |_| {
        let mut names: Vec<String> = choices.stages.with(|stages| stages.keys().cloned().collect());
        let open = choices.preview.with(|preview| preview.as_ref().map(|preview| preview.unknown_stages.clone()));
        names.extend(open.unwrap_or_default());
        sort::by(&mut names, Ord::cmp);
        names.dedup();
        names.truncate(STAGES);
        names
    });
    let options = move |chosen: Option<NodeId>| {
        let option = move |(node, name): (NodeId, String)| {
            view! { <option value=node.to_string() selected=chosen == Some(node)>{name}</option> }
        };
        places.get().into_iter().map(option).collect_view()
    };
    let row = move |name: String| {
        let label = fill(Text::PasteStageIs, &[("name", &name)]);
        let chosen = choices.stages.with_untracked(|stages| stages.get(&name).copied());
        view! {
            <label class="field">
                <span class="user-text">{label.clone()}</span>
                <select
                    aria-label=label
                    on:change:target=move |event| {
                        let to = NodeId::parse(&event.target().value());
                        choices.stages.update(|stages| {
                            match to {
                                Some(to) => stages.insert(name.clone(), to),
                                None => stages.remove(&name),
                            };
                        });
                    }
                >
                    <option value="">{text(Text::PasteNotKnown)}</option>
                    {options(chosen)}
                </select>
            </label>
        }
    };
    view! {
        <label class="field">
            <span>{say(Text::PasteRest)}</span>
            <select
                aria-label=say(Text::PasteRest)
                on:change:target=move |event| choices.rest.set(NodeId::parse(&event.target().value()))
            >
                {live(move || options(choices.rest.get_untracked()))}
            </select>
        </label>
        {live(move || unknown.get().into_iter().map(row).collect_view())}
    }
}
