//! Reading deals: every stay but the last was left, and the days run forwards.

use super::reader::{Path, Reader};
use super::records::{Scope, unknown};
use super::value::Value;
use crate::core::ids::{DealId, EntryId, ItemId, NodeId, TransitionId};
use crate::core::io::ProblemKind;
use crate::core::model::{Date, Deal, Departure, GateOverride, LARGEST_AMOUNT, Money, Refusal, Visit};

pub(super) fn deal<'a>(
    reader: &mut Reader<'a>,
    scope: &Scope<'a>,
    id: DealId,
    value: Value<'a>,
    path: &Path<'_>,
) -> Option<Deal> {
    let known = [
        "name",
        "company",
        "value",
        "owner",
        "source",
        "segment",
        "created",
        "next_step",
        "next_step_on",
        "notes",
        "ticked",
        "markers",
        "visits",
    ];
    let fields = reader.object(value, path, &known)?;
    let name = reader.field(&fields, path, "name", Reader::name);
    let company = reader.optional(&fields, path, "company", Reader::line).unwrap_or_default();
    let amount = reader
        .field(&fields, path, "value", |reader, value, path| reader.whole(value, path, 0, LARGEST_AMOUNT))
        .map(Money);
    let owner = reader.optional(&fields, path, "owner", Reader::line).unwrap_or_default();
    let source = reader.optional(&fields, path, "source", Reader::line).unwrap_or_default();
    let segment = reader.optional(&fields, path, "segment", Reader::line).unwrap_or_default();
    let created = reader.field(&fields, path, "created", Reader::date);
    let next_step = reader.optional(&fields, path, "next_step", Reader::lines).unwrap_or_default();
    let next_step_on = reader.optional(&fields, path, "next_step_on", Reader::date);
    let notes = reader.optional(&fields, path, "notes", Reader::lines).unwrap_or_default();
    let ticked = reader
        .optional(&fields, path, "ticked", |reader, value, path| reader.list(value, path, Reader::id::<ItemId>))
        .unwrap_or_default();
    let markers = reader
        .optional(&fields, path, "markers", |reader, value, path| reader.list(value, path, Reader::id::<EntryId>))
        .unwrap_or_default();
    let visits = reader.field(&fields, path, "visits", |reader, value, path| visits(reader, scope, value, path));
    Some(Deal {
        id,
        name: name?,
        company,
        value: amount?,
        owner,
        source,
        segment,
        created: created?,
        next_step,
        next_step_on,
        notes,
        ticked: ticked.into_iter().collect(),
        markers: markers.into_iter().collect(),
        visits: visits?,
    })
}

/// The history of a deal: every stay but the last was left, and the days run forwards.
fn visits<'a>(reader: &mut Reader<'a>, scope: &Scope<'a>, value: Value<'a>, path: &Path<'_>) -> Option<Vec<Visit>> {
    let count = value.items().map(|items| items.len());
    if count == Some(0) {
        reader.problem(value, path, ProblemKind::Blank);
        return None;
    }
    let last = count.unwrap_or(0).saturating_sub(1);
    let (mut index, mut day) = (0, None);
    reader.list(value, path, |reader, value, path| {
        let is_last = index == last;
        index += 1;
        visit(reader, scope, value, path, is_last, &mut day)
    })
}

fn visit<'a>(
    reader: &mut Reader<'a>,
    scope: &Scope<'a>,
    value: Value<'a>,
    path: &Path<'_>,
    is_last: bool,
    day: &mut Option<Date>,
) -> Option<Visit> {
    let fields = reader.object(value, path, &["node", "entered", "left"])?;
    let node = reader.field(&fields, path, "node", |reader, value, path| {
        let node = reader.id::<NodeId>(value, path)?;
        match scope.nodes.get(&node) {
            None if !scope.retired.contains(node) => unknown(reader, value, path, &node),
            None if is_last => reader.problem(value, path, ProblemKind::NoPlaceForDeals),
            Some(Some(kind)) if is_last && !kind.holds_deals() => {
                reader.problem(value, path, ProblemKind::NoPlaceForDeals);
            }
            _ => {}
        }
        Some(node)
    });
    let entered = reader.field(&fields, path, "entered", |reader, value, path| next_day(reader, value, path, day));
    let left = reader.optional(&fields, path, "left", |reader, value, path| {
        if is_last {
            reader.problem(value, path, ProblemKind::LeftLastVisit);
        }
        departure(reader, value, path, day)
    });
    if !is_last && fields.get("left").is_none_or(|left| left.is_null()) {
        reader.problem(value, &path.key("left"), ProblemKind::Missing);
    }
    Some(Visit { node: node?, entered: entered?, left })
}

/// A day that does not come before the one read last.
fn next_day<'a>(reader: &mut Reader<'a>, value: Value<'a>, path: &Path<'_>, last: &mut Option<Date>) -> Option<Date> {
    let day = reader.date(value, path)?;
    if last.is_some_and(|last| day < last) {
        reader.problem(value, path, ProblemKind::HistoryBackwards);
    } else {
        *last = Some(day);
    }
    Some(day)
}

fn departure<'a>(
    reader: &mut Reader<'a>,
    value: Value<'a>,
    path: &Path<'_>,
    day: &mut Option<Date>,
) -> Option<Departure> {
    let fields = reader.object(value, path, &["on", "by", "gate_override", "refusal"])?;
    let on = reader.field(&fields, path, "on", |reader, value, path| next_day(reader, value, path, day));
    let by = reader
        .optional(&fields, path, "by", |reader, value, path| reader.list(value, path, Reader::id::<TransitionId>))
        .unwrap_or_default();
    let gate_override = reader.optional(&fields, path, "gate_override", |reader, value, path| {
        let fields = reader.object(value, path, &["reason", "missing"])?;
        let reason = reader.field(&fields, path, "reason", Reader::lines);
        let missing =
            reader.field(&fields, path, "missing", |reader, value, path| reader.list(value, path, Reader::lines));
        Some(GateOverride { reason: reason?, missing: missing? })
    });
    let refusal = reader.optional(&fields, path, "refusal", |reader, value, path| {
        let fields = reader.object(value, path, &["reason", "revisit", "undecided"])?;
        let reason = reader.field(&fields, path, "reason", Reader::lines);
        let revisit = reader.optional(&fields, path, "revisit", Reader::date);
        let undecided = reader.optional(&fields, path, "undecided", Reader::truth).unwrap_or(false);
        Some(Refusal { reason: reason?, revisit, undecided })
    });
    Some(Departure { on: on?, by, gate_override, refusal })
}
