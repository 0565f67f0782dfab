//! What every number about deals is made of, kept as deals change.
//!
//! A [`Fact`] is a deal read once against the map: where it is, how long it stayed where, which ways it took. A [`Tally`]
//! adds facts up, and takes them out again. A change of one deal so costs one fact, whatever their number; a change of
//! the filter a pass over facts, in which nothing is looked up.

mod bars;
mod been;
mod fact;
mod frame;
mod tally;
#[cfg(test)]
mod tests;

use super::behind::Fate;
use super::funnel::{Funnel, FunnelQuery};
use crate::core::command::Touched;
use crate::core::ids::{DealId, NodeId};
use crate::core::model::{Date, Deal, Document, Flow, Money, NodeKind};
use crate::core::sorted::{Map, Set};

pub use bars::{Bars, BarsTally};
pub use been::Been;
pub use fact::Fact;
pub use frame::Frame;
pub(super) use tally::money;
pub use tally::{Deeds, Tally};

/// Facts of some deals added up, and the funnel of them once somebody has asked for it.
#[derive(Clone, PartialEq, Debug, Default)]
struct Counted {
    tally: Tally,
    bars: Option<(Bars, Vec<BarsTally>)>,
}

impl Counted {
    fn of<'a>(frame: &Frame, facts: impl Iterator<Item = &'a Fact>) -> Counted {
        let mut tally = Tally::of(frame);
        facts.for_each(|fact| tally.count(frame, fact, true));
        Counted { tally, bars: None }
    }

    fn count(&mut self, frame: &Frame, fact: &Fact, add: bool) {
        self.tally.count(frame, fact, add);
        if let Some((bars, tallies)) = &mut self.bars {
            tallies.iter_mut().for_each(|tally| tally.count(bars, fact, add));
        }
    }
}

/// The facts of a document's deals and their sums; it must be told of every change.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Ledger {
    today: Option<Date>,
    frame: Frame,
    facts: Map<DealId, Fact>,
    all: Counted,
    /// The sums of the deals that a filter admits; the one that was asked for last.
    some: Option<(FunnelQuery, Counted)>,
    /// The sums of those that have been in a stage, by its place, and of all: of what was asked for.
    been: Map<Option<u32>, Been>,
    /// Deals that have changed since it was last brought up to date; none says that all may have.
    stale: Option<Set<DealId>>,
    /// Nothing has changed since then.
    fresh: bool,
    made: usize,
}

impl Ledger {
    /// The ledger of a document as it is on a day.
    pub fn of(document: &Document, today: Date) -> Ledger {
        let mut ledger = Ledger::default();
        ledger.renew(document, today);
        ledger
    }

    /// Something has changed.
    pub fn touch(&mut self, touched: &Touched) {
        self.fresh = false;
        if let Some(stale) = &mut self.stale {
            stale.extend(touched.deals.iter().copied());
        }
    }

    /// Brings it up to date. Facts are made anew of deals that have changed; of all where the nodes that they are read
    /// against have, or the day.
    pub fn renew(&mut self, document: &Document, today: Date) {
        if self.fresh && self.today == Some(today) {
            return;
        }
        self.fresh = true;
        let frame = Frame::of(document);
        let stale = self.stale.replace(Set::new());
        match stale.filter(|_| self.today == Some(today) && self.frame == frame) {
            Some(stale) => stale.iter().for_each(|id| self.exchange(document, *id, today)),
            None => {
                let made = document.deals.values().map(|deal| (deal.id, Fact::of(&frame, deal, today)));
                self.facts = made.collect();
                self.made += self.facts.len();
                self.all = Counted::of(&frame, self.facts.values());
                (self.today, self.frame, self.some) = (Some(today), frame, None);
                self.been.clear();
            }
        }
    }

    /// Takes a deal out as it was, and puts it in as it is.
    fn exchange(&mut self, document: &Document, id: DealId, today: Date) {
        let deal = document.deals.get(&id);
        let mut now = deal.map(|deal| Fact::of(&self.frame, deal, today));
        self.made += usize::from(now.is_some());
        let filter = self.some.as_ref().map(|(filter, _)| filter);
        if let (Some(fact), Some(deal), Some(filter)) = (&mut now, deal, filter) {
            fact.admitted = filter.admits(deal);
        }
        let before = match &now {
            Some(fact) => self.facts.insert(id, fact.clone()),
            None => self.facts.remove(&id),
        };
        for (fact, add) in [(&before, false), (&now, true)] {
            let Some(fact) = fact else { continue };
            self.all.count(&self.frame, fact, add);
            self.been.retain(|stage, been| {
                been.count(fact, *stage, add);
                true
            });
            if let Some((_, some)) = self.some.as_mut().filter(|_| fact.admitted) {
                some.count(&self.frame, fact, add);
            }
        }
    }

    /// How many facts have been made so far: what a change costs.
    pub fn made(&self) -> usize {
        self.made
    }

    /// The day that open stays are counted to; none before the first look.
    pub fn today(&self) -> Option<Date> {
        self.today
    }

    /// The map that facts are read against.
    pub fn frame(&self) -> &Frame {
        &self.frame
    }

    /// The facts, by deal.
    pub fn facts(&self) -> &Map<DealId, Fact> {
        &self.facts
    }

    /// Tells of each deal behind a bar, or of all that a filter admits: its worth, and what became of it.
    pub(super) fn fates(
        &mut self,
        (document, flow): (&Document, &Flow),
        query: &FunnelQuery,
        bar: Option<usize>,
        tell: &mut dyn FnMut(DealId, Money, Fate),
    ) {
        let bars = bar.map(|bar| (bar, Bars::of(document, flow, &self.frame)));
        self.counted(document, query);
        let all = query.admits_all();
        for (deal, fact) in self.facts.iter().filter(|(_, fact)| all || fact.admitted) {
            let fate = match &bars {
                Some((bar, bars)) => bars.fate(fact, *bar, query.counting),
                None => Some(bars::fate(fact, false, fact.kind() == Some(NodeKind::Won))),
            };
            if let Some(fate) = fate {
                tell(*deal, fact.value(), fate);
            }
        }
    }

    /// The facts of the deals that a filter admits.
    pub fn admitted(&mut self, document: &Document, query: &FunnelQuery) -> impl Iterator<Item = &Fact> + Clone {
        self.counted(document, query);
        let all = query.admits_all();
        self.facts.values().filter(move |fact| all || fact.admitted)
    }

    /// The deals that a filter admits.
    pub fn deals<'a>(&'a mut self, document: &'a Document, query: &FunnelQuery) -> impl Iterator<Item = &'a Deal> {
        self.counted(document, query);
        let all = query.admits_all();
        // Facts stand in the order of their deals.
        let both = document.deals.values().zip(self.facts.values());
        both.filter(move |(_, fact)| all || fact.admitted).map(|(deal, _)| deal)
    }

    /// The sums of all deals.
    pub fn all(&self) -> &Tally {
        &self.all.tally
    }

    /// The sums of the deals that a filter admits; how it counts the funnel does not matter.
    pub fn tally(&mut self, document: &Document, query: &FunnelQuery) -> &Tally {
        &self.counted(document, query).tally
    }

    /// The sums of the deals that have been in a stage, or of all.
    pub fn been(&mut self, stage: Option<NodeId>) -> &Been {
        let stage = stage.map(|stage| self.frame.place(stage));
        let facts = &self.facts;
        self.been.or_insert_with(stage, || {
            let mut been = Been::default();
            facts.values().for_each(|fact| been.count(fact, stage, true));
            been
        })
    }

    /// The funnel; see [`funnel`](super::funnel()).
    pub fn funnel(&mut self, document: &Document, flow: &Flow, query: &FunnelQuery) -> Funnel {
        let bars = Bars::of(document, flow, &self.frame);
        let counted = self.counted(document, query);
        // Sums that are kept are those of these bars.
        let (_, mut tallies) = counted.bars.take().filter(|(known, _)| *known == bars).unwrap_or_default();
        if tallies.iter().all(|tally| tally.counting() != query.counting) {
            let all = query.admits_all();
            let mut tally = BarsTally::of(&bars, query.counting);
            let facts = self.facts.values().filter(|fact| all || fact.admitted);
            facts.for_each(|fact| tally.count(&bars, fact, true));
            tallies.push(tally);
        }
        let counted = self.counted(document, query);
        let asked = tallies.iter().find(|tally| tally.counting() == query.counting);
        let funnel = asked.map(|tally| tally.funnel(&bars, &counted.tally)).unwrap_or_default();
        counted.bars = Some((bars, tallies));
        funnel
    }

    fn counted(&mut self, document: &Document, query: &FunnelQuery) -> &mut Counted {
        if query.admits_all() {
            return &mut self.all;
        }
        let filter = FunnelQuery { counting: Default::default(), ..query.clone() };
        let known = self.some.take().filter(|(known, _)| *known == filter).map(|(_, counted)| counted);
        let counted = known.unwrap_or_else(|| {
            // Facts stand in the order of their deals.
            for (deal, fact) in document.deals.values().zip(self.facts.values_mut()) {
                fact.admitted = filter.admits(deal);
            }
            Counted::of(&self.frame, self.facts.values().filter(|fact| fact.admitted))
        });
        &mut self.some.insert((filter, counted)).1
    }
}

/// What follows from the sums of the deals that `admits` lets pass, without keeping anything.
pub(in crate::core) fn counted<R>(
    document: &Document,
    admits: &dyn Fn(&Deal) -> bool,
    today: Date,
    read: impl FnOnce(&Tally, &Frame) -> R,
) -> R {
    let frame = Frame::of(document);
    let mut tally = Tally::of(&frame);
    for deal in document.deals.values().filter(|deal| admits(deal)) {
        tally.count(&frame, &Fact::of(&frame, deal, today), true);
    }
    read(&tally, &frame)
}
