//! What is known about a measure, one field at a time.

use crate::ui::prelude::*;

use super::bases;
use super::words::name;
use crate::core::analytics::measures::{is_disordered, unit};
use crate::core::decimal::decimal;
use crate::core::ids::{EntryId, Identifier, NodeId};
use crate::core::model::{Basis, Builtin, Currency, Kpi, NodeKind, Unit};
use crate::ui::deals;
use crate::ui::kit::TextField;
use crate::ui::language::{Text, say, text};
use crate::ui::panels::Choice;
use crate::ui::playbook::entries::{Access, about, area, bin_of, change, labelled, line};
use crate::ui::playbook::words::word;
use crate::ui::sentences;
use crate::ui::workspace::{Workspace, workspace};

/// All fields of a measure.
#[component(transparent)]
pub fn Fields(id: EntryId) -> Fragment {
    let workspace = workspace();
    let typed = about::<Kpi, _>(workspace, id, |kpi| kpi.builtin == Builtin::Typed);
    let text =
        move |title: Text, hint: Text, access: Access<Kpi>| labelled(title, line::<Kpi>(id, title, hint, access));
    let own = move || {
        typed.get().then(|| {
            view! {
                {labelled(Text::MeasureValue, number(workspace, id, Text::MeasureValue, |kpi| &mut kpi.value))}
                {labelled(Text::MeasureUnit, units(workspace, id))}
                {labelled(Text::MeasureBasis, basis(workspace, id))}
                {text(Text::MeasureSource, Text::MeasureSourceHint, |kpi| &mut kpi.source)}
                {labelled(
                    Text::MeasureFormula,
                    area::<Kpi>(id, Text::MeasureFormula, Text::MeasureFormulaHint, |kpi| &mut kpi.formula),
                )}
            }
        })
    };
    let low = about::<Kpi, _>(workspace, id, |kpi| kpi.low_is_good);
    let turn = move |_| {
        change::<Kpi>(workspace, id, |kpi| {
            kpi.low_is_good = !kpi.low_is_good;
            // What was beyond one end is beyond the other now.
            if is_disordered(kpi) {
                std::mem::swap(&mut kpi.amber, &mut kpi.red);
            }
        });
    };
    view! {
        <div class="kpi-fields">
            {text(Text::MeasureName, Text::MeasureName, |kpi| &mut kpi.name)}
            {labelled(Text::MeasureWhat, builtins(workspace, id))}
            {labelled(Text::MeasureWhere, places(workspace, id))}
            {live(own)}
            {labelled(
                Text::MeasureDefinition,
                area::<Kpi>(id, Text::MeasureDefinition, Text::MeasureDefinitionHint, |kpi| &mut kpi.definition),
            )}
            {labelled(Text::MeasureTarget, number(workspace, id, Text::MeasureTarget, |kpi| &mut kpi.target))}
            {labelled(Text::MeasureAmber, number(workspace, id, Text::MeasureAmber, |kpi| &mut kpi.amber))}
            {labelled(Text::MeasureRed, number(workspace, id, Text::MeasureRed, |kpi| &mut kpi.red))}
            <label class="check"><input type="checkbox" prop:checked=move || low.get() on:change=turn/>{say(Text::MeasureLow)}</label>
            {bin_of(id, Text::MeasureRemove)}
        </div>
    }
}

/// A number, with what it counts in behind it. Thresholds in the wrong order are refused.
fn number(workspace: Workspace, id: EntryId, title: Text, access: fn(&mut Kpi) -> &mut Option<f64>) -> Fragment {
    let read = move |kpi: &Kpi| access(&mut kpi.clone()).map(|value| decimal(value).to_string()).unwrap_or_default();
    let value = about::<Kpi, _>(workspace, id, read);
    let commit = move |typed: String| {
        let number = if typed.trim().is_empty() { None } else { deals::number(workspace, &typed) };
        if number.is_none() && !typed.trim().is_empty() {
            return;
        }
        let disordered = workspace.read(|document| {
            let mut kpi = document.entry::<Kpi>(id)?.clone();
            *access(&mut kpi) = number;
            Some(is_disordered(&kpi)).filter(|wrong| *wrong).map(|_| kpi.low_is_good)
        });
        match disordered {
            Some(true) => workspace.complain(text(Text::MeasureRedAbove).to_owned()),
            Some(false) => workspace.complain(text(Text::MeasureRedBelow).to_owned()),
            None => change::<Kpi>(workspace, id, |kpi| *access(kpi) = number),
        }
    };
    // Not the whole reading: that goes through all deals.
    let unit = about::<Kpi, _>(workspace, id, |kpi| Some(unit(kpi)));
    let currency = workspace.memo(|document| document.map.currency);
    let behind = move || unit.get().map(|unit| sign(unit, currency.get()));
    view! {
        <div class="unit">
            <TextField label=say(title) value commit patient=true/>
            <span>{live(behind)}</span>
        </div>
    }
}

/// What stands behind a number.
fn sign(unit: Unit, currency: Currency) -> String {
    match unit {
        Unit::Count => String::new(),
        Unit::Percent => "%".to_owned(),
        Unit::Days | Unit::Hours => word(unit.word()).to_owned(),
        Unit::Amount => currency.code().to_owned(),
    }
}

/// Which measure it is.
fn builtins(workspace: Workspace, id: EntryId) -> Fragment {
    let value = about::<Kpi, _>(workspace, id, move |kpi| kpi.builtin.word().to_owned());
    let options = || {
        let named = |one: &Builtin| (one.word().to_owned(), name(*one));
        Builtin::ALL.iter().map(named).collect::<Vec<_>>()
    };
    let commit = move |word: String| {
        if let Some(builtin) = Builtin::parse(&word) {
            change::<Kpi>(workspace, id, |kpi| kpi.builtin = builtin);
        }
    };
    view! { <Choice label=say(Text::MeasureWhat) options=Signal::derive(options) value commit/> }
}

/// Of the map, or of which stage.
fn places(workspace: Workspace, id: EntryId) -> Fragment {
    let value = about::<Kpi, _>(workspace, id, |kpi| kpi.node.map(|node| node.to_string()).unwrap_or_default());
    let stages = workspace.memo(move |document| {
        let flow = workspace.flow();
        let carded = flow.order().iter().filter(|id| document.node_kind(**id).is_some_and(NodeKind::has_card));
        carded.map(|id| (id.to_string(), sentences::node_name(document, *id))).collect::<Vec<_>>()
    });
    let options = move || {
        let whole = (String::new(), text(Text::MeasureWholeMap).to_owned());
        std::iter::once(whole).chain(stages.get()).collect::<Vec<_>>()
    };
    let commit = move |word: String| change::<Kpi>(workspace, id, |kpi| kpi.node = NodeId::parse(&word));
    view! { <Choice label=say(Text::MeasureWhere) options=Signal::derive(options) value commit/> }
}

/// What a typed one counts in.
fn units(workspace: Workspace, id: EntryId) -> Fragment {
    let value = about::<Kpi, _>(workspace, id, move |kpi| kpi.unit.word().to_owned());
    let options = || {
        let named = |one: &Unit| (one.word().to_owned(), word(one.word()).to_owned());
        Unit::ALL.iter().map(named).collect::<Vec<_>>()
    };
    let commit = move |key: String| {
        if let Some(unit) = Unit::parse(&key) {
            change::<Kpi>(workspace, id, |kpi| kpi.unit = unit);
        }
    };
    view! { <Choice label=say(Text::MeasureUnit) options=Signal::derive(options) value commit/> }
}

/// What a typed one stands on.
fn basis(workspace: Workspace, id: EntryId) -> Fragment {
    let value = about::<Kpi, _>(workspace, id, |kpi| kpi.basis.word().to_owned());
    let commit =
        move |word: String| change::<Kpi>(workspace, id, |kpi| kpi.basis = Basis::parse(&word).unwrap_or_default());
    view! { <Choice label=say(Text::MeasureBasis) options=Signal::derive(bases) value commit/> }
}
