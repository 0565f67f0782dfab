//! The demonstration: the longest template with deals that have a past.

use super::{Places, Template, carry_out, data, fill, frame, place, playbook};
use crate::core::buyer::moved_on;
use crate::core::command::{Command, DealEdit, DealMove, MapEdit, missing_items};
use crate::core::ids::{DealId, IdSource, ItemId, NodeId};
use crate::core::language::Language;
use crate::core::letters::capitalized;
use crate::core::model::{
    Activity, Date, Deal, Document, ExpectedTime, Flow, Goal, GoalKind, Kept, Marker, Money, NodeKind, Plan, Scenario,
};
use crate::core::plan::Handle;

/// How a deal's story ends.
#[derive(Clone, Copy, PartialEq)]
enum End {
    /// It is in its last stage, for less time than expected at most.
    Open,
    /// It is in its last stage, for longer.
    Stuck,
    /// Lost from its last stage, into the outcome with this key.
    Lost(&'static str),
    /// Put off from its last stage, into the outcome with this key.
    PutOff(&'static str),
    /// Won from its last stage.
    Won,
}

/// How many deals end how, and how far they come: the place of their last stage, from 0.
///
/// Written down rather than thrown, so that the funnel tapers as a real one does whatever the seed.
const STORIES: [(usize, usize, End); 32] = [
    (4, 0, End::Open),
    (1, 0, End::Stuck),
    (4, 1, End::Open),
    (1, 1, End::Stuck),
    (1, 1, End::Lost("disqualified")),
    (2, 2, End::Open),
    (1, 2, End::Stuck),
    (3, 3, End::Open),
    (1, 3, End::Stuck),
    (5, 3, End::Lost("disqualified")),
    (2, 3, End::PutOff("not_ready")),
    (3, 4, End::Open),
    (1, 4, End::Lost("disqualified")),
    (3, 5, End::Open),
    (1, 5, End::Stuck),
    (2, 5, End::Lost("lost")),
    (4, 6, End::Open),
    (1, 6, End::Lost("lost")),
    (3, 7, End::Open),
    (1, 7, End::Stuck),
    (3, 7, End::Lost("lost")),
    (2, 7, End::PutOff("not_now")),
    (2, 8, End::Open),
    (1, 8, End::Lost("lost")),
    (1, 9, End::Open),
    (2, 10, End::Open),
    (1, 10, End::Stuck),
    (1, 11, End::Open),
    (1, 12, End::Open),
    (1, 13, End::Open),
    (1, 13, End::Lost("churned")),
    (4, 13, End::Won),
];

/// What deals are worth, in hundreds of major units: evenly spaced quantiles of a log-normal distribution.
const WORTH: [i64; 17] = [42, 65, 84, 101, 119, 139, 161, 187, 216, 249, 290, 343, 410, 500, 640, 920, 1680];

/// What is done for a deal in the first stages, and how often, in the order of the words for it.
const WORK: [(&str, f64); 8] = [
    ("brand_awareness", 0.2),
    ("brand_engagement", 1.0),
    ("marketing_qualified_lead", 1.0),
    ("sales_interaction", 6.0),
    ("sales_qualified_lead", 1.0),
    ("discovery", 2.0),
    ("demo", 1.5),
    ("proposal", 1.2),
];

/// The goal is half way, in days.
const GOAL: i64 = 120;

/// The longest story, in days.
const LONGEST: i64 = 180;

/// A map of fourteen stages with about sixty deals that lived through the last six months.
///
/// Everything happened through the commands that people use, so that the history is what the product itself would
/// have written. The same seed gives the same deals.
pub fn demonstration(language: Language, ids: &mut IdSource, today: Date) -> Document {
    let (mut document, phases, departments) = frame(language, ids, today.plus_days(-LONGEST - 20));
    let words = data::words(language);
    document.map.name = words.demo.name.to_owned();
    document.map.purpose.goal = Some(Goal {
        kind: GoalKind::Reach,
        metric: words.demo.goal.to_owned(),
        target: Some(12.0),
        begins: Some(today.plus_days(-GOAL)),
        deadline: Some(today.plus_days(GOAL)),
        owner: words.departments.get("sales").copied().unwrap_or_default().to_owned(),
    });
    let places = fill(&mut document, Template::Fourteen, words, &phases, &departments, ids);
    let tagged = playbook::fill(&mut document, language, &places, &departments, ids, Some(today));
    leave_open(&mut document, &places, &words.demo);
    let is_stage = |id: &NodeId| document.nodes.get(id).is_some_and(|node| node.kind == NodeKind::Stage);
    let stages = places.iter().map(|(_, id)| *id).filter(is_stage).collect();
    let mut teller = Teller { document, places, stages, words: &words.demo, ids, today };
    let stories = STORIES.iter().flat_map(|(count, last, end)| std::iter::repeat_n((*last, *end), *count));
    for (number, (last, end)) in stories.enumerate() {
        teller.tell(number, last, end);
    }
    tagged.iter().for_each(|tagged| teller.tag(tagged));
    teller.plan();
    let Teller { mut document, places, .. } = teller;
    super::living::live(&mut document, &places, &words.demo, ids, today);
    document
}

/// What a team that works with its map has not mended yet, so that the findings have something to show.
fn leave_open(document: &mut Document, places: &Places, words: &data::DemoWords) {
    let place = |key: &str| place(places, key);
    if let Some(stage) = place("go_live").and_then(|id| document.nodes.get_mut(&id)) {
        stage.card.details = [stage.card.details.as_str(), words.vague].join(" ");
    }
    if let Some(stage) = place("discovery").and_then(|id| document.nodes.get_mut(&id)) {
        stage.card.exit.iter_mut().take(1).for_each(|item| item.evidence.clear());
    }
    let churned = place("churned");
    for way in document.transitions.values_mut().filter(|way| Some(way.to) == churned) {
        way.onward.next.clear();
    }
}

struct Teller<'a> {
    document: Document,
    places: Places,
    stages: Vec<NodeId>,
    words: &'static data::DemoWords,
    ids: &'a mut IdSource,
    today: Date,
}

impl Teller<'_> {
    /// The way back from what is to be won: what is done for a deal, three people who do it, and a scenario.
    fn plan(&mut self) {
        let plan = Plan { people: Some(3), ..Plan::default() };
        self.carry_out(&Command::EditMap(MapEdit::Plan(Some(plan))));
        let mut entries = Vec::new();
        for ((key, often), name) in WORK.iter().zip(self.words.activities) {
            let blank = Activity::blank(self.ids.make());
            let (name, per_deal) = ((*name).to_owned(), Some(*often));
            entries.push(Activity { node: self.place(key), name, per_deal, ..blank }.entry());
        }
        if let (Some(name), [Some(from), Some(to)]) =
            (self.words.scenarios.first(), ["proposal", "verbal_agreement"].map(|key| self.place(key)))
        {
            let scenario = Scenario { name: (*name).to_owned(), ..Scenario::blank(self.ids.make()) };
            let mut ways = self.document.transitions.values();
            let way = ways.find(|way| way.from == from && way.to == to).map(|way| Handle::Chance(way.id));
            for (handle, value) in way.into_iter().map(|way| (way, 75.0)).chain([(Handle::Days(from), 7.0)]) {
                let fresh = self.ids.make();
                entries.push(handle.lever(&self.document, Some(scenario.id), value, fresh).entry());
            }
            entries.push(scenario.entry());
        }
        self.carry_out(&Command::Put(entries));
    }

    fn tell(&mut self, number: usize, last: usize, end: End) {
        let mut stays = self.stays(number, last);
        let total: i64 = stays.iter().map(|(_, days)| *days).sum();
        // The days after the last stage was entered (open deals) or left.
        let rest = match end {
            End::Open => {
                let longest = self.stay_in(last, false);
                self.below(longest + 1)
            }
            End::Stuck => self.stay_in(last, true),
            End::PutOff(_) => 20 + self.below(50),
            _ => 4 + self.below(100),
        };
        if let (End::Open | End::Stuck, Some((_, days))) = (end, stays.last_mut()) {
            *days = 0;
        }
        let rest = rest.min(LONGEST - 20);
        let room = LONGEST - rest;
        if total > room {
            for (_, days) in &mut stays {
                *days = *days * room / total;
            }
        }
        let total: i64 = stays.iter().map(|(_, days)| *days).sum();
        let mut day = self.today.plus_days(-rest - total);
        let Some((first, _)) = stays.first().copied() else { return };
        let Some(id) = self.add(number, first, day) else { return };
        for (index, (stage, days)) in stays.iter().enumerate() {
            if index > 0 {
                self.go(id, *stage, day, number);
            }
            day = day.plus_days(*days);
        }
        match end {
            End::Open | End::Stuck => self.look_ahead(id, number),
            End::Won => self.finish(id, "renewed", day, None),
            End::Lost(outcome) => self.finish(id, outcome, day, None),
            // Two are due, one is within days, the others later.
            End::PutOff(outcome) => {
                let ahead = match number {
                    _ if number.is_multiple_of(2) => -self.below(6),
                    ..30 => 3 + self.below(6),
                    _ => 25 + self.below(60),
                };
                self.finish(id, outcome, day, Some(self.today.plus_days(ahead)));
            }
        }
    }

    /// The nodes a deal goes through and the days it stays in each, up to its last stage. Most begin at the
    /// beginning, some are found by sales; a few come back from a "not now" or from a demo held too early.
    fn stays(&mut self, number: usize, last: usize) -> Vec<(NodeId, i64)> {
        let first = match number % 6 {
            4 if last > 3 => 3,
            1 if last > 1 => 1,
            _ => 0,
        };
        let mut stays = Vec::new();
        for place in first..=last {
            let Some(stage) = self.stages.get(place).copied() else { continue };
            stays.push((stage, self.stay_in(place, false)));
            let detour = match place {
                3 if number % 9 == 3 && last > 3 => Some(("not_ready", 1)),
                7 if number % 4 == 2 && last > 7 => Some(("not_now", 3)),
                6 if number.is_multiple_of(5) && last > 6 => Some(("", 5)),
                _ => None,
            };
            let Some((outcome, back)) = detour else { continue };
            if let Some(outcome) = self.place(outcome) {
                stays.push((outcome, 20 + self.below(15)));
            }
            for place in back..=place {
                let Some(stage) = self.stages.get(place).copied() else { continue };
                let days = self.stay_in(place, false) / 2;
                stays.push((stage, days));
            }
        }
        stays
    }

    /// Days in a stage: around the typical time and within the longest, or for a stuck deal beyond it.
    fn stay_in(&mut self, place: usize, stuck: bool) -> i64 {
        let card = self.stages.get(place).and_then(|stage| self.document.nodes.get(stage)).map(|node| &node.card);
        let time = card.and_then(|card| card.expected).unwrap_or(ExpectedTime { min: 1, typical: 5, max: 10 });
        let (min, typical, max) = (i64::from(time.min), i64::from(time.typical).min(45), i64::from(time.max));
        if stuck {
            return max + 2 + self.below(max.min(30));
        }
        (typical * (50 + self.below(80)) / 100).clamp(min.min(typical), max)
    }

    fn add(&mut self, number: usize, node: NodeId, day: Date) -> Option<DealId> {
        let pick = |list: &[&str], at: usize| {
            at.checked_rem(list.len()).and_then(|at| list.get(at)).copied().unwrap_or_default().to_owned()
        };
        let words = self.words;
        let companies = words.companies.len().max(1);
        let mut deal = Deal::new(self.ids.make(), "", node, weekday(day));
        // Strides that share no divisor with the lists bring every pair once.
        deal.company = pick(words.companies, number * 7);
        deal.name = capitalized(&pick(words.subjects, number * 5 + number / companies));
        deal.owner = pick(words.owners, number * 2 + number / 5);
        let found = self.stages.get(3) == Some(&node);
        let sources = words.sources.len().max(1);
        let source = if found { 3 } else { [0, 1, 0, 4, 2, 0, 1].get(number % 7).copied().unwrap_or(0) };
        deal.source = pick(words.sources, source % sources);
        let worth = WORTH.get(number * 5 % WORTH.len()).copied().unwrap_or(100);
        let worth = (worth * (94 + self.below(13)) / 100).clamp(40, 1800);
        // A company is of one segment, whatever it buys.
        deal.segment = pick(words.segments, number * 7 % companies);
        deal.value = Money(worth * 100 * self.document.map.currency.minor_units());
        let id = deal.id;
        self.carry_out(&Command::AddDeals(vec![deal])).then_some(id)
    }

    /// Moves a deal on, or aside and back; ticks what its gate asks for, or says why not.
    fn go(&mut self, id: DealId, to: NodeId, day: Date, number: usize) {
        let mut moved = DealMove::new(id, to, weekday(day));
        let kind = self.document.node_kind(to);
        if kind.is_some_and(NodeKind::is_refusal) {
            self.refuse(&mut moved, Some(weekday(day).plus_days(90)));
        } else {
            let open =
                self.document.deals.get(&id).map(|deal| missing_items(&self.document, deal, to)).unwrap_or_default();
            let passed = self.document.deals.get(&id).map_or(0, |deal| deal.visits.len());
            // One gate in about twenty-five is passed with an item open.
            let skipped = (number * 3 + passed) % 25 == 7;
            let ticked = open.len() - usize::from(skipped && !open.is_empty());
            open.into_iter().take(ticked).for_each(|item| self.tick(id, item));
            if skipped {
                moved.override_reason = self.word(|words| words.override_reasons);
            }
        }
        self.carry_out(&Command::MoveDeal(moved));
    }

    /// Says why, and until when. The second of the reasons is that nothing was decided.
    fn refuse(&mut self, moved: &mut DealMove, revisit: Option<Date>) {
        let reasons = self.words.loss_reasons;
        // Nothing is decided more often than anything else is said.
        let at = self.ids.below(reasons.len() + 2);
        let at = if at < reasons.len() { at } else { 1 };
        moved.refusal_reason = reasons.get(at).map(|reason| (*reason).to_owned());
        moved.undecided = at == 1;
        moved.revisit = revisit;
    }

    fn finish(&mut self, id: DealId, outcome: &str, day: Date, revisit: Option<Date>) {
        let Some(to) = self.place(outcome) else { return };
        let mut moved = DealMove::new(id, to, weekday(day));
        if self.document.node_kind(to).is_some_and(NodeKind::is_refusal) {
            self.refuse(&mut moved, revisit);
        } else {
            let open = self.document.deals.get(&id).map(|deal| missing_items(&self.document, deal, to));
            open.unwrap_or_default().into_iter().for_each(|item| self.tick(id, item));
        }
        self.carry_out(&Command::MoveDeal(moved));
    }

    /// An open deal has some items ticked, mostly a next step and now and then a note.
    fn look_ahead(&mut self, id: DealId, number: usize) {
        let node = self.document.deals.get(&id).and_then(Deal::node).and_then(|node| self.document.nodes.get(&node));
        let items: Vec<ItemId> =
            node.map(|node| node.card.exit.iter().map(|item| item.id).collect()).unwrap_or_default();
        items.into_iter().take(number % 4).for_each(|item| self.tick(id, item));
        if number % 8 != 5
            && let Some(step) = self.word(|words| words.next_steps)
        {
            // Some are overdue.
            let on = weekday(self.today.plus_days(self.below(17) - 3));
            self.carry_out(&Command::EditDeal(id, DealEdit::NextStep(step)));
            self.carry_out(&Command::EditDeal(id, DealEdit::NextStepOn(Some(on))));
        }
        if number.is_multiple_of(3)
            && let Some(note) = self.word(|words| words.notes)
        {
            self.carry_out(&Command::EditDeal(id, DealEdit::Notes(note)));
        }
    }

    /// Says with which deals a trigger or friction was seen: with so many of ten that moved on, and of ten that did not.
    fn tag(&mut self, tagged: &playbook::Tagged) {
        let Some(marker) = self.document.entry::<Marker>(tagged.marker).cloned() else { return };
        let flow = Flow::of(&self.document);
        let mut counts = [0, 0];
        let mut seen = Vec::new();
        for deal in self.document.deals.values() {
            let Some(moved) = moved_on(&self.document, &flow, deal, &marker) else { continue };
            let [on, stayed] = &mut counts;
            let ([of_those, of_others], count) = (tagged.of_ten, if moved { on } else { stayed });
            // A stride of 3 goes through all ten places.
            let place = *count * 3 % 10;
            *count += 1;
            seen.extend((place < if moved { of_those } else { of_others }).then_some(deal.id));
        }
        for deal in seen {
            self.carry_out(&Command::EditDeal(deal, DealEdit::Marker(marker.id, true)));
        }
    }

    fn tick(&mut self, id: DealId, item: ItemId) {
        self.carry_out(&Command::EditDeal(id, DealEdit::Tick(item, true)));
    }

    /// Does what a person would have done; whether it was possible.
    fn carry_out(&mut self, command: &Command) -> bool {
        carry_out(&mut self.document, command)
    }

    fn place(&self, key: &str) -> Option<NodeId> {
        place(&self.places, key)
    }

    fn word(&mut self, list: fn(&data::DemoWords) -> &'static [&'static str]) -> Option<String> {
        let list = list(self.words);
        list.get(self.ids.below(list.len())).map(|word| (*word).to_owned())
    }

    fn below(&mut self, bound: i64) -> i64 {
        self.ids.below(usize::try_from(bound).unwrap_or(0)) as i64
    }
}

/// The same day, or the Friday before a weekend.
fn weekday(day: Date) -> Date {
    day.plus_days(-(day.days_since_monday() - 4).max(0))
}

#[cfg(test)]
mod tests;
