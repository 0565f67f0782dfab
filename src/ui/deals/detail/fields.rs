//! What is known about a deal, each in a field that commits by itself.

use crate::ui::prelude::*;

use crate::core::board::owners;
use crate::core::command::DealEdit;
use crate::core::ids::DealId;
use crate::core::model::{Date, Deal};
use crate::core::sorted::Set;
use crate::ui::deals::actions;
use crate::ui::format;
use crate::ui::kit::{TextArea, TextField};
use crate::ui::language::{Text, fill, say, text};
use crate::ui::workspace::workspace;

/// One text of a deal: its name on the page, how it is read, and how it is changed.
type Place = (Text, fn(&Deal) -> &str, fn(String) -> DealEdit);

const NAME: Place = (Text::DealsName, |deal| &deal.name, DealEdit::Name);
const COMPANY: Place = (Text::DealsCompany, |deal| &deal.company, DealEdit::Company);
const OWNER: Place = (Text::DealsOwner, |deal| &deal.owner, DealEdit::Owner);
const SOURCE: Place = (Text::DealsSource, |deal| &deal.source, DealEdit::Source);
const SEGMENT: Place = (Text::DealsSegment, |deal| &deal.segment, DealEdit::Segment);
const NEXT: Place = (Text::DealsNextStep, |deal| &deal.next_step, DealEdit::NextStep);
const NOTES: Place = (Text::DealsNotes, |deal| &deal.notes, DealEdit::Notes);

/// All fields.
#[component(transparent)]
pub fn Fields(deal: DealId) -> Fragment {
    let workspace = workspace();
    let owners = workspace.memo(owners);
    let segments = workspace.memo(|document| {
        let known: Set<String> = document.deals.values().map(|deal| deal.segment.clone()).collect();
        known.into_iter().filter(|known| !known.is_empty()).collect::<Vec<String>>()
    });
    view! {
        <div class="deal-fields">
            <Line deal place=NEXT wide=true long=true/>
            <NextStepBy deal/>
            <Value deal/>
            <Line deal place=NAME wide=true/>
            <Line deal place=COMPANY wide=true/>
            <Line deal place=OWNER list=Some("deal-owners")/>
            <datalist id="deal-owners">
                {live(move || owners.get().into_iter().map(|owner| view! { <option value=owner></option> }).collect_view())}
            </datalist>
            <Line deal place=SOURCE/>
            <Line deal place=SEGMENT list=Some("deal-segments")/>
            <datalist id="deal-segments">
                {live(move || segments.get().into_iter().map(|segment| view! { <option value=segment></option> }).collect_view())}
            </datalist>
            <Line deal place=NOTES wide=true long=true/>
        </div>
    }
}

#[component(transparent)]
fn Line(
    deal: DealId,
    place: Place,
    #[prop(optional)] wide: bool,
    #[prop(optional)] long: bool,
    #[prop(optional_no_strip)] list: Option<&'static str>,
) -> Fragment {
    let workspace = workspace();
    let (name, read, edit) = place;
    let value = workspace.memo(move |document| document.deals.get(&deal).map(read).unwrap_or_default().to_owned());
    let commit = Callback::new(move |text| {
        actions::edit(&workspace, deal, edit(text));
    });
    let label = Signal::derive(move || text(name).to_owned());
    let field = match (long, list) {
        (true, _) => view! { <TextArea label value commit/> },
        (_, Some(list)) => view! { <TextField label value commit list/> },
        _ => view! { <TextField label value commit/> },
    };
    view! { <label class="field" class:wide=wide><span>{say(name)}</span>{field}</label> }
}

#[component(transparent)]
fn Value(deal: DealId) -> Fragment {
    let workspace = workspace();
    let value = workspace.memo(move |document| {
        let value = document.deals.get(&deal).map(|deal| deal.value).unwrap_or_default();
        format::money_plain(value, document.map.currency)
    });
    let label = workspace.memo(|document| fill(Text::DealsValueIn, &[("currency", document.map.currency.code())]));
    let commit = Callback::new(move |typed: String| {
        if let Some(value) = actions::amount(&workspace, &typed) {
            actions::edit(&workspace, deal, DealEdit::Value(value));
        }
    });
    view! {
        <label class="field">
            <span>{live(move || label.get())}</span>
            <TextField label value commit/>
        </label>
    }
}

/// A date commits when the browser says it is one; a half-typed one is left alone.
#[component(transparent)]
fn NextStepBy(deal: DealId) -> Fragment {
    let workspace = workspace();
    let value = workspace.memo(move |document| {
        let date = document.deals.get(&deal).and_then(|deal| deal.next_step_on);
        date.map(|date| date.to_string()).unwrap_or_default()
    });
    view! {
        <label class="field">
            <span>{say(Text::DealsNextStepBy)}</span>
            <input
                type="date"
                aria-label=say(Text::DealsNextStepBy)
                prop:value=move || value.get()
                on:change:target=move |event| {
                    let typed = event.target().value();
                    let date = Date::parse(&typed);
                    if typed.is_empty() || date.is_some() {
                        actions::edit(&workspace, deal, DealEdit::NextStepOn(date));
                    }
                }
            />
        </label>
    }
}
