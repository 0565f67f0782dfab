//! A card as text, while the map is locked.

use crate::ui::prelude::*;

use super::checklist::required;
use super::data::about_node;
use super::frame::Section;
use super::summary::owner;
use crate::core::ids::NodeId;
use crate::core::model::{Card, ChecklistItem, ExpectedTime};
use crate::ui::format;
use crate::ui::language::{Plural, Text, fill, plural, plural_with, say, text};
use crate::ui::measures::origins;
use crate::ui::workspace::workspace;

/// The name as a heading.
#[component(transparent)]
pub fn NameText(
    /// The node.
    id: NodeId,
) -> Fragment {
    let name = about_node(workspace(), id, |_, node| node.name.clone());
    let shown =
        move || Some(name.get()).filter(|name| !name.is_empty()).unwrap_or_else(|| text(Text::KindUnnamed).to_owned());
    view! { <h2 class="user-text written">{shown}</h2> }
}

/// Entry definition, details, exit checklist and facts as text.
#[component(transparent)]
pub fn CardText(
    /// The node.
    id: NodeId,
) -> Fragment {
    let workspace = workspace();
    let card = about_node(workspace, id, |_, node| node.card.clone());
    let owner = about_node(workspace, id, owner);
    let items = move || match card.with(|card| card.exit.clone()) {
        items if items.is_empty() => unwritten(),
        items => view! { <ol class="read">{items.into_iter().map(item).collect_view()}</ol> },
    };
    view! {
        <Section title=Text::CardEntry hint=Signal::derive(move || text(Text::CardEntryMeans).to_owned())>
            {live(move || written(card.with(|card| card.entry.clone())))}
        </Section>
        <Section title=Text::CardDetails hint=Signal::derive(move || text(Text::CardDetailsMeans).to_owned())>
            {live(move || written(card.with(|card| card.details.clone())))}
        </Section>
        <Section title=Text::CardExit hint=required(workspace, id)>{live(items)}</Section>
        <dl class="facts read">{live(move || facts(card.get(), owner.get()))}</dl>
    }
}

fn unwritten() -> Fragment {
    view! { <p class="muted">{say(Text::CardUnwritten)}</p> }
}

fn written(words: String) -> Fragment {
    if words.trim().is_empty() {
        return unwritten();
    }
    view! { <p class="user-text written">{words}</p> }
}

fn item(item: ChecklistItem) -> Fragment {
    let ChecklistItem { text: words, required, evidence, who, .. } = item;
    let detail = |title: Text, words: String| {
        (!words.is_empty()).then(|| view! { <small class="user-text">{fill(title, &[("what", &words)])}</small> })
    };
    let word = if required { Text::CardRequired } else { Text::CardOptional };
    view! {
        <li>
            <span class="user-text">{words}</span>
            " "
            <span class="badge" class:bad=required>{text(word)}</span>
            {detail(Text::CardEvidenceIs, evidence)}
            {detail(Text::CardWhoIs, who)}
        </li>
    }
}

fn facts(card: Card, owner: String) -> Fragment {
    let fact = |title: Text, words: Option<String>| {
        words.map(|words| view! { <div><dt>{text(title)}</dt><dd class="user-text">{words}</dd></div> })
    };
    let [expected, probability] = origins(&card.more);
    let behind = |value: String, (_, basis): &(Text, String)| [&value, " (", basis, ")"].concat();
    let relief = card.more.quota_relief.then(|| text(Text::MeasureReliefYes).to_owned());
    view! {
        {fact(Text::CardOwner, Some(owner).filter(|owner| !owner.is_empty()))}
        {fact(Text::CardExpected, card.expected.map(|time| behind(days(time), &expected)))}
        {fact(
            Text::CardProbability,
            card.probability.map(|percent| behind(format::percent(f64::from(percent) / 100.0), &probability)),
        )}
        {fact(Text::MeasureReliefName, relief)}
    }
}

/// "5 days, from 2 to 10".
fn days(time: ExpectedTime) -> String {
    let typical = time.typical as usize;
    if time.min == time.max {
        return plural(Plural::CardDays, typical);
    }
    let (least, most) = (format::number(f64::from(time.min)), format::number(f64::from(time.max)));
    plural_with(Plural::CardDaysBetween, typical, &[("least", &least), ("most", &most)])
}
