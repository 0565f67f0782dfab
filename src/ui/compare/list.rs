//! The differences as a list, with what each field said and says.

use std::sync::Arc;

use crate::ui::prelude::*;

use super::fields::{field, subject, value};
use super::sign::{class, words};
use crate::core::ids::NodeId;
use crate::core::model::Document;
use crate::core::sorted::Set;
use crate::core::versions::{Comparison, Difference, FieldChange, Subject, Value};
use crate::ui::canvas;
use crate::ui::kit::{More, ROWS};
use crate::ui::language::{Text, say, text};
use crate::ui::sentences;
use crate::ui::workspace::workspace;

/// All differences, some at a time.
#[component(transparent)]
pub fn Differences(what: Arc<Comparison>) -> Fragment {
    let count = what.differences.len();
    let shown = RwSignal::new(ROWS);
    let rows = move || {
        let shown = what.differences.iter().take(shown.get());
        shown.map(|one| row(&what.both, one)).collect_view()
    };
    view! {
        <ul class="differences">
            {live(rows)}
            <More shown count=Signal::derive(move || count)/>
        </ul>
    }
}

/// The nodes in which a difference is seen.
fn places(document: &Document, about: Subject) -> Set<NodeId> {
    match about {
        Subject::Node(id) => Set::from([id]),
        Subject::Transition(id) => {
            document.transitions.get(&id).map(|way| Set::from([way.from, way.to])).unwrap_or_default()
        }
        _ => Set::new(),
    }
}

/// The name of something that differs; what stands on the map is shown there when it is pressed.
pub(super) fn named(both: &Document, about: Option<Subject>, name: &str) -> Fragment {
    let workspace = workspace();
    let places = about.map(|about| places(both, about)).unwrap_or_default();
    let name = match about {
        Some(Subject::Map) => text(Text::CompareMap).to_owned(),
        _ => sentences::node_name_or_none(name),
    };
    if places.is_empty() {
        view! { <b class="user-text">{name}</b> }
    } else {
        let show = move |_| {
            if let Some(shown) = canvas::shown() {
                let bounds = workspace.models.bounds(&places);
                if let Some(bounds) = bounds {
                    shown.window.reveal(workspace, bounds);
                }
            }
        };
        view! { <button class="quiet user-text" on:click=show>{name}</button> }
    }
}

fn row(both: &Document, one: &Difference) -> Fragment {
    let (word, sign) = words(one.shift);
    let kind = subject(both, one.subject);
    let named = named(both, Some(one.subject), &one.name);
    let fields: Vec<Fragment> = one.fields.iter().map(change).collect();
    let fields = (!fields.is_empty()).then(|| view! { <dl>{fields}</dl> });
    view! {
        <li class=class(one.shift)>
            <i class=["shift ", class(one.shift)].concat() role="img" aria-label=say(word)>{sign}</i>
            {named}
            <small>{live(kind)}</small>
            {fields}
        </li>
    }
}

/// A field: what it said and what it says.
pub(super) fn change(change: &FieldChange) -> Fragment {
    let (name, before, after) = (change.field, change.before.clone(), change.after.clone());
    let said = |value: Value, class: &'static str, means: Text| {
        let nothing = value == Value::Nothing;
        view! {
            <dd class=class class:nothing=nothing>
                <span class="visually-hidden">{say(means)}" "</span>
                <span class="user-text">{live(move || self::value(name, &value))}</span>
            </dd>
        }
    };
    view! {
        <dt>{live(move || text(field(name)))}</dt>
        {said(before, "before", Text::CompareSaid)}
        {said(after, "after", Text::CompareSays)}
    }
}
