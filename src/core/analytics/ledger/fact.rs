//! A deal, read once against the map.

use super::frame::{Frame, NONE, Spot};
use crate::core::analytics::month::Month;
use crate::core::model::{Date, Deal, Money, NodeKind, Visit};

/// A departure from a node, or from a decision that was passed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Step {
    pub from: u32,
    /// The way that it took; none where none is drawn.
    pub way: u32,
    /// The days before it; a decision takes none, and has no such number.
    pub days: Option<u32>,
}

/// A stay in a stage or another node that is no step: several visits of its steps that follow each other are one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Deed {
    pub whole: u32,
    /// The days, once it is over.
    pub days: Option<u32>,
    /// It ended with items of the gate open.
    pub overridden: bool,
    /// Where it went although no way was drawn.
    pub off: u32,
}

/// What the numbers need to know of a deal. Nodes and transitions are places in the frame.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fact {
    pub(super) value: Money,
    /// The day on which it was created, and the month of it.
    pub(super) created: (Date, Month),
    /// The day on which it came to where it is, and the month of it.
    pub(super) entered: Option<(Date, Month)>,
    /// Where it is.
    pub(super) here: u32,
    /// What that is.
    pub(super) kind: Option<NodeKind>,
    /// The last stage that it has been in.
    pub(super) last: u32,
    /// It has outstayed the longest time expected.
    pub(super) stuck: bool,
    /// It was put off until a day that has come.
    pub(super) due: bool,
    /// Days from its first entry to the day it was won or lost.
    pub(super) cycle: Option<i64>,
    /// The day on which it came to where the process begins: to the first place that is not hidden.
    pub(super) began: Option<Date>,
    /// The day on which it began to count as won.
    pub(super) win: Option<Date>,
    /// Days from coming in to the first move.
    pub(super) response: Option<u32>,
    /// Each node that it has been in, and the stages of these, with the days of the first visit once that is over.
    pub(super) firsts: Box<[(u32, Option<u32>)]>,
    /// The days in each node that it has been in, and in the stages of these; in the order of places.
    pub(super) spent: Box<[(u32, i64)]>,
    pub(super) steps: Box<[Step]>,
    pub(super) deeds: Box<[Deed]>,
    /// Each departure of the process as a whole: from where, to where, by which way. One that passed decisions is one from
    /// each of them, as long as the ways that it took are there and join.
    pub(super) moves: Box<[(u32, u32, u32)]>,
    /// The filter that was asked for last admits it.
    pub(super) admitted: bool,
}

impl Fact {
    /// The fact of a deal as it is on a day.
    pub fn of(frame: &Frame, deal: &Deal, today: Date) -> Fact {
        let places: Vec<u32> = deal.visits.iter().map(|visit| frame.place(visit.node)).collect();
        let spots: Vec<Option<&Spot>> = places.iter().map(|place| frame.spot(*place)).collect();
        let last = deal.visits.last();
        let here = places.last().copied().unwrap_or(NONE);
        let spot = frame.spot(here);
        let kind = spot.map(|spot| spot.kind);
        let over = |kind: NodeKind| matches!(kind, NodeKind::Won | NodeKind::Lost);
        let begun = deal.visits.first().map(|visit| visit.entered);
        let longest = spot.and_then(|spot| spot.longest);
        let before = deal.visits.iter().rev().nth(1).and_then(|visit| visit.left.as_ref()?.refusal.as_ref()?.revisit);
        let stages = places.iter().rev().filter_map(|place| frame.spot(*place)).filter(|spot| spot.kind.has_card());
        let dated = |day: Date| (day, Month::of(day));
        Fact {
            value: deal.value,
            created: dated(deal.created),
            entered: last.map(|visit| dated(visit.entered)),
            here,
            kind,
            last: stages.map(|spot| spot.whole).next().unwrap_or(NONE),
            stuck: last.zip(longest).is_some_and(|(visit, longest)| visit.days(today) > longest),
            due: kind.is_some_and(NodeKind::is_refusal) && before.is_some_and(|on| on <= today),
            began: deal
                .visits
                .iter()
                .zip(&spots)
                .find(|(_, spot)| spot.is_some_and(|spot| !spot.hidden))
                .map_or(begun, |(visit, _)| Some(visit.entered)),
            win: deal
                .visits
                .iter()
                .zip(&spots)
                .find(|(_, spot)| spot.is_some_and(|spot| spot.winning))
                .map(|(visit, _)| visit.entered),
            response: deal.visits.first().and_then(over_after),
            firsts: firsts(frame, deal, &places),
            cycle: kind.is_some_and(over).then(|| deal.days_to_here()),
            spent: spent(frame, deal, &places, today),
            steps: steps(frame, deal, &places),
            deeds: deeds(frame, deal, &places),
            moves: moves(frame, deal, &places),
            admitted: false,
        }
    }

    /// What it is worth.
    pub fn value(&self) -> Money {
        self.value
    }

    /// The day on which it was created, and the month of it.
    pub fn created(&self) -> (Date, Month) {
        self.created
    }

    /// What it is in now.
    pub fn kind(&self) -> Option<NodeKind> {
        self.kind
    }

    /// The day on which it came to the won or lost outcome that it is in, and the month of it.
    pub fn over(&self) -> Option<(Date, Month)> {
        self.entered.filter(|_| matches!(self.kind, Some(NodeKind::Won | NodeKind::Lost)))
    }

    /// Days from its first entry to the day it was won or lost.
    pub fn cycle(&self) -> Option<i64> {
        self.cycle
    }
}

/// The days of a visit that is over.
fn over_after(visit: &Visit) -> Option<u32> {
    Some(short(visit.left.as_ref()?.on.days_since(visit.entered)))
}

fn firsts(frame: &Frame, deal: &Deal, places: &[u32]) -> Box<[(u32, Option<u32>)]> {
    let mut firsts: Vec<(u32, Option<u32>)> = Vec::with_capacity(places.len());
    for (visit, place) in deal.visits.iter().zip(places) {
        let Some(spot) = frame.spot(*place) else { continue };
        for place in [*place, spot.whole] {
            if firsts.iter().all(|(known, _)| *known != place) {
                firsts.push((place, over_after(visit)));
            }
        }
    }
    firsts.into_boxed_slice()
}

fn spent(frame: &Frame, deal: &Deal, places: &[u32], today: Date) -> Box<[(u32, i64)]> {
    let mut spent: Vec<(u32, i64)> = Vec::with_capacity(places.len());
    let mut add = |place: u32, days: i64| match spent.binary_search_by(|(known, _)| known.cmp(&place)) {
        Ok(at) => spent.get_mut(at).into_iter().for_each(|(_, sum)| *sum += days),
        Err(at) => spent.insert(at, (place, days)),
    };
    for (visit, place) in deal.visits.iter().zip(places) {
        let Some(spot) = frame.spot(*place) else { continue };
        let days = visit.days(today);
        add(*place, days);
        if spot.whole != *place {
            add(spot.whole, days);
        }
    }
    spent.into_boxed_slice()
}

fn steps(frame: &Frame, deal: &Deal, places: &[u32]) -> Box<[Step]> {
    let mut steps = Vec::with_capacity(places.len());
    for (index, (visit, place)) in deal.visits.iter().zip(places).enumerate() {
        let Some(left) = visit.left.as_ref().filter(|_| *place != NONE) else { continue };
        let mut days = Some(short(left.on.days_since(visit.entered)));
        if left.by.is_empty() {
            let way = places.get(index + 1).map_or(NONE, |next| frame.direct(*place, *next));
            steps.push(Step { from: *place, way, days });
        }
        let mut from = *place;
        for id in &left.by {
            let way = frame.way(*id, from);
            steps.push(Step { from, way: way.map_or(NONE, |(at, _)| at), days: days.take() });
            let Some((_, way)) = way else { break };
            from = way.to;
        }
    }
    steps.into_boxed_slice()
}

fn deeds(frame: &Frame, deal: &Deal, places: &[u32]) -> Box<[Deed]> {
    let whole = |index: usize| places.get(index).and_then(|place| frame.spot(*place)).map_or(NONE, |spot| spot.whole);
    let mut deeds: Vec<Deed> = Vec::with_capacity(places.len());
    // Since when a deal is in a stage of which it has left a step.
    let mut since = None;
    for (index, visit) in deal.visits.iter().enumerate() {
        let (now, next) = (whole(index), whole(index + 1));
        // A deleted node says nothing.
        if now == NONE {
            since = None;
            continue;
        }
        let begun = since.take().unwrap_or(visit.entered);
        let Some(left) = &visit.left else {
            deeds.push(Deed { whole: now, days: None, overridden: false, off: NONE });
            continue;
        };
        if next == now {
            since = Some(begun);
            continue;
        }
        deeds.push(Deed {
            whole: now,
            days: Some(short(left.on.days_since(begun))),
            overridden: left.gate_override.is_some(),
            off: if left.by.is_empty() { next } else { NONE },
        });
    }
    deeds.into_boxed_slice()
}

fn moves(frame: &Frame, deal: &Deal, places: &[u32]) -> Box<[(u32, u32, u32)]> {
    let whole = |place: &u32| frame.spot(*place).map_or(NONE, |spot| spot.whole);
    let top = |place: u32| frame.spot(place).is_some_and(|spot| spot.top);
    let mut moves = Vec::with_capacity(places.len());
    for ((visit, place), next) in deal.visits.iter().zip(places).zip(places.iter().skip(1)) {
        let (from, to) = (whole(place), whole(next));
        // A move inside a stage is no departure.
        if from == to || !top(from) || !top(to) {
            continue;
        }
        let (mut at, begun) = (from, moves.len());
        for id in visit.left.iter().flat_map(|left| &left.by) {
            let Some((way, known)) = frame.way(*id, at).filter(|(_, way)| top(way.to)) else { break };
            moves.push((at, known.to, way));
            at = known.to;
        }
        if at != to {
            moves.truncate(begun);
            moves.push((from, to, frame.direct(from, to)));
        }
    }
    moves.into_boxed_slice()
}

/// Days as they are kept; none is negative.
fn short(days: i64) -> u32 {
    days.clamp(0, i64::from(u32::MAX)) as u32
}
