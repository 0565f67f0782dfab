//! From one number that somebody wants to all numbers that follow.

use super::handle::Handle;
use crate::core::chain::{Observed, Process, Source, Stuck, Wishes, process};
use crate::core::ids::{EntryId, NodeId};
use crate::core::model::{Activity, Document, Flow, Goal, GoalKind, Lever, NodeKind, Plan, RatesFrom};
use crate::core::sorted::Map;

/// The number that everything follows from.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Driver {
    /// What is to be won, in whole units of the currency.
    Quota(f64),
    /// How many deals are to be won.
    Wins(f64),
    /// How many deals are to enter a stage.
    Entrants(NodeId, f64),
    /// How often an activity is to be done.
    Activities(EntryId, f64),
}

/// What a plan, or a scenario, starts from.
#[derive(Clone, PartialEq, Debug)]
pub struct Settings {
    /// What drives it; none where there is neither a goal nor a number that somebody set.
    pub driver: Option<Driver>,
    /// It is set by hand, not taken from the goal.
    pub pinned: bool,
    /// What a won deal is worth, in whole units of the currency.
    pub deal_size: Option<f64>,
    /// Of how many won deals that is the mean; none where it is set by hand.
    pub deal_size_of: Option<usize>,
    /// Chances and times that are set by hand.
    pub wishes: Wishes,
    /// Where the other chances come from.
    pub source: Source,
    /// Needs are rounded up to whole deals.
    pub whole: bool,
}

/// What has to be done in a stage.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Work {
    /// The activity.
    pub activity: EntryId,
    /// Where.
    pub node: NodeId,
    /// How often.
    pub count: f64,
}

/// All numbers of a plan.
#[derive(Clone, PartialEq, Debug)]
pub struct Required {
    /// What is won, in whole units of the currency; none where no deal size is known.
    pub quota: Option<f64>,
    /// How many deals are won.
    pub wins: f64,
    /// How many deals enter each stage and decision.
    pub entrants: Map<NodeId, f64>,
    /// What has to be done.
    pub work: Vec<Work>,
    /// The process that it is calculated with.
    pub process: Process,
}

/// Why there is no plan.
#[derive(Clone, PartialEq, Debug)]
pub enum Impossible {
    /// Nothing says how much there is to be.
    NoDriver,
    /// No won deal says what one is worth, and nobody has typed it.
    NoDealSize,
    /// The process cannot be calculated.
    Stuck(Stuck),
    /// Nothing says yet where deals go from these nodes, which they come to: no deal has left them, no share is typed.
    Unknown(Vec<NodeId>),
    /// Nothing that begins is ever won: from these nodes no deal comes to won.
    Hopeless(Vec<NodeId>),
    /// The driver is about something that no deal comes to.
    NeverReached(NodeId),
}

/// What the plan starts from, or a scenario, which changes some of its numbers.
pub fn settings(document: &Document, scenario: Option<EntryId>) -> Settings {
    let plan = document.map.purpose.plan.clone().unwrap_or_default();
    let (deal_size, of) = mean_deal_size(document);
    let mut settings = Settings {
        driver: document.map.purpose.goal.as_ref().and_then(goal_driver),
        pinned: false,
        deal_size,
        deal_size_of: deal_size.map(|_| of),
        wishes: Wishes::default(),
        source: source(&plan),
        whole: plan.whole_deals,
    };
    let own = |of: Option<EntryId>| document.all::<Lever>().filter(move |lever| lever.scenario == of);
    own(None).for_each(|lever| settings.pull(lever));
    if scenario.is_some() {
        own(scenario).for_each(|lever| settings.pull(lever));
    }
    settings
}

fn source(plan: &Plan) -> Source {
    match plan.rates {
        RatesFrom::Blended => Source::Blended,
        RatesFrom::Deals => Source::Deals,
        RatesFrom::Estimates => Source::Estimates,
    }
}

fn goal_driver(goal: &Goal) -> Option<Driver> {
    match goal.kind {
        GoalKind::Reach => goal.target.map(Driver::Wins),
        GoalKind::Amount => goal.target.map(Driver::Quota),
        GoalKind::Growth | GoalKind::Retention => None,
    }
}

/// The mean worth of won deals in whole units of the currency, and how many there are.
fn mean_deal_size(document: &Document) -> (Option<f64>, usize) {
    let won = document
        .deals
        .values()
        .filter(|deal| deal.node().and_then(|node| document.node_kind(node)) == Some(NodeKind::Won));
    let (mut sum, mut count) = (0.0, 0);
    for deal in won {
        sum += deal.value.0 as f64;
        count += 1;
    }
    let unit = document.map.currency.minor_units() as f64;
    (Some(sum / unit / f64::from(count.max(1))).filter(|_| sum > 0.0), usize::try_from(count).unwrap_or(0))
}

impl Settings {
    /// Takes over what a lever sets; one that says nothing, or nothing possible, is passed over.
    fn pull(&mut self, lever: &Lever) {
        if let (Some(handle), Some(value)) = (Handle::of(lever), lever.value) {
            self.set(handle, value);
        }
    }

    /// Sets a number, in the unit of its quantity; one that is not possible is passed over.
    pub fn set(&mut self, handle: Handle, value: f64) {
        match handle {
            _ if value.is_nan() || value < 0.0 => {}
            Handle::Chance(way) => {
                self.wishes.chances.insert(way, (value / 100.0).min(1.0));
            }
            Handle::Days(node) => {
                self.wishes.days.insert(node, value);
            }
            Handle::DealSize if value > 0.0 => (self.deal_size, self.deal_size_of) = (Some(value), None),
            Handle::DealSize => {}
            Handle::Quota => self.drive(Driver::Quota(value)),
            Handle::Wins => self.drive(Driver::Wins(value)),
            Handle::Entrants(node) => self.drive(Driver::Entrants(node, value)),
            Handle::Activities(activity) => self.drive(Driver::Activities(activity, value)),
        }
    }

    /// Whether a number is set by hand.
    pub fn holds(&self, handle: Handle) -> bool {
        let drives = |driver: Driver| match (handle, driver) {
            (Handle::Quota, Driver::Quota(_)) | (Handle::Wins, Driver::Wins(_)) => true,
            (Handle::Entrants(node), Driver::Entrants(known, _)) => node == known,
            (Handle::Activities(activity), Driver::Activities(known, _)) => activity == known,
            _ => false,
        };
        match handle {
            Handle::Chance(way) => self.wishes.chances.contains_key(&way),
            Handle::Days(node) => self.wishes.days.contains_key(&node),
            Handle::DealSize => self.deal_size.is_some() && self.deal_size_of.is_none(),
            _ => self.pinned && self.driver.is_some_and(drives),
        }
    }

    fn drive(&mut self, driver: Driver) {
        (self.driver, self.pinned) = (Some(driver), true);
    }
}

/// All numbers that follow from the settings.
///
/// With `V` visits of a node for each deal that begins and `B` the chance that one is won, `wins = begun * B` and
/// `entrants = begun * V`; whatever the driver is, it says what `begun` is. Rounding makes wins whole first, where they
/// come from the driver, and then each need by itself.
pub fn required(document: &Document, flow: &Flow, settings: &Settings) -> Result<Required, Impossible> {
    // What costs a look at all deals is not done for nothing.
    settings.driver.ok_or(Impossible::NoDriver)?;
    let observed = Observed::of(document, |_| true);
    follow(document, settings, solved(document, flow, settings, &observed).map_err(Impossible::Stuck)?)
}

/// The process that a plan is calculated with.
pub fn solved(document: &Document, flow: &Flow, settings: &Settings, observed: &Observed) -> Result<Process, Stuck> {
    process(document, flow, settings.source, &settings.wishes, observed)
}

/// Why nothing is won: what is not known is not 0 %.
fn without_wins(process: &Process) -> Impossible {
    let unknown: Vec<NodeId> = process.unknown().filter(|node| process.visits(*node) > 0.0).collect();
    if unknown.is_empty() { Impossible::Hopeless(process.hopeless()) } else { Impossible::Unknown(unknown) }
}

/// All numbers that follow from the settings in a process that is solved already; see [`required`].
pub fn follow(document: &Document, settings: &Settings, process: Process) -> Result<Required, Impossible> {
    let driver = settings.driver.ok_or(Impossible::NoDriver)?;
    let start = process.prospects.get(&process.start).copied().unwrap_or_default();
    let up = |need: f64| if settings.whole { (need - 1e-9).ceil().max(0.0) } else { need };
    let visits = |node: NodeId| {
        let visits = process.visits(node);
        Some(visits).filter(|visits| *visits > 0.0).ok_or(Impossible::NeverReached(node))
    };
    let from_wins = |wins: f64| {
        if start.won > 0.0 { Ok(up(wins) / start.won) } else { Err(without_wins(&process)) }
    };
    let begun = match driver {
        Driver::Quota(amount) => from_wins(amount / settings.deal_size.ok_or(Impossible::NoDealSize)?)?,
        Driver::Wins(wins) => from_wins(wins)?,
        Driver::Entrants(node, count) => count / visits(node)?,
        Driver::Activities(id, count) => {
            let activity = document.entry::<Activity>(id).ok_or(Impossible::NoDriver)?;
            let node = activity.node.ok_or(Impossible::NoDriver)?;
            let each = activity.per_deal.filter(|each| *each > 0.0).ok_or(Impossible::NeverReached(node))?;
            count / each / visits(node)?
        }
    };
    let entrants: Map<NodeId, f64> =
        process.prospects.iter().map(|(node, prospect)| (*node, up(begun * prospect.visits))).collect();
    let work = document.all::<Activity>().filter_map(|activity| {
        let node = activity.node?;
        let count = up(entrants.get(&node)? * activity.per_deal?);
        Some(Work { activity: activity.id, node, count })
    });
    let wins = begun * start.won;
    Ok(Required { quota: settings.deal_size.map(|size| size * wins), wins, work: work.collect(), entrants, process })
}
