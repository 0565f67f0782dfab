//! What is asked of the funnel, and the answer.

use std::cell::RefCell;

use crate::ui::prelude::*;

use crate::core::analytics::{self, Counting, FunnelQuery, Ledger, Totals};
use crate::core::chart::{Against, Period};
use crate::core::ids::NodeId;
use crate::core::model::{Currency, Date, Document, Flow};
use crate::core::sort;
use crate::ui::kit::Memo;
use crate::ui::language::{Text, text};
use crate::ui::sentences;
use crate::ui::workspace::{Workspace, workspace};

/// The fewest deals that a rate can be read from.
pub const ENOUGH: usize = 5;

/// What the controls say.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Asked {
    /// Bars show value instead of number.
    pub value: bool,
    /// The way of counting.
    pub counting: Counting,
    /// When the deals were created.
    pub period: Period,
    /// The other period that this one is compared with.
    pub against: Against,
    /// Only deals of this owner.
    pub owner: Option<String>,
    /// Only deals from this source.
    pub source: Option<String>,
    /// Only deals of this segment.
    pub segment: Option<String>,
}

impl Asked {
    fn query(&self, today: Date) -> FunnelQuery {
        FunnelQuery {
            counting: self.counting,
            period: self.period.range(today),
            owner: self.owner.clone(),
            source: self.source.clone(),
            segment: self.segment.clone(),
        }
    }

    /// The same question about the period that this one is compared with.
    fn other(&self, today: Date) -> Option<FunnelQuery> {
        let query = self.query(today);
        let period = self.against.range(query.period?)?;
        Some(FunnelQuery { period: Some(period), ..query })
    }
}

/// The funnel of another period.
#[derive(Clone, PartialEq, Debug)]
pub struct Before {
    /// First and last day.
    pub period: (Date, Date),
    /// Its numbers, with the same bars.
    pub funnel: analytics::Funnel,
}

thread_local! {
    /// What was asked last, and of which document: a look at another view must not reset the controls.
    static LAST: RefCell<(u32, Asked)> = RefCell::default();
}

/// The question that the funnel answers now, or would answer when it is shown.
pub fn query(workspace: &Workspace) -> FunnelQuery {
    let opened = workspace.opened.get_untracked();
    let asked = LAST.with_borrow(|(of, asked)| (*of == opened).then(|| asked.clone())).unwrap_or_default();
    asked.query(workspace.today.get_untracked())
}

/// The bar whose deals are shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Choice {
    /// None: all deals.
    All,
    /// A stage, or the closing bar.
    Bar(Option<NodeId>),
}

/// What there is to show.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum What {
    /// No stages.
    NoStages,
    /// Stages but no deals.
    NoDeals,
    /// Deals.
    Some,
}

/// What the words around a bar need besides its numbers.
#[derive(Clone, PartialEq, Debug)]
pub struct Head {
    /// The stage's name; of the closing bar, those of the won outcomes.
    pub name: String,
    /// The place of its phase in the journey.
    pub phase: Option<usize>,
}

/// The answer.
#[derive(Clone, PartialEq, Debug)]
pub struct Answer {
    /// The numbers.
    pub funnel: analytics::Funnel,
    /// Names and phases, one for every bar that is shown.
    pub heads: Vec<Head>,
    /// The other period, where one is compared with.
    pub before: Option<Before>,
    /// The deals as a whole.
    pub totals: Totals,
    /// The currency of the amounts.
    pub currency: Currency,
    /// The bar that the smallest share of deals moves on from.
    pub worst: Option<usize>,
}

impl Answer {
    fn of(
        (document, flow): (&Document, &Flow),
        ledger: &mut Ledger,
        query: &FunnelQuery,
        other: Option<&FunnelQuery>,
    ) -> Answer {
        // The other first: what is asked for last is kept.
        let before = other.and_then(|query| {
            Some(Before { period: query.period?, funnel: counted(ledger.funnel(document, flow, query)) })
        });
        let funnel = counted(ledger.funnel(document, flow, query));
        let mut phases: Vec<_> = document.phases.values().map(|phase| (phase.order, phase.id)).collect();
        sort::by(&mut phases, Ord::cmp);
        let head = |bar: &analytics::Bar| match bar.stage {
            Some(stage) => {
                let phase = document.nodes.get(&stage).and_then(|node| node.card.phase);
                let phase = phase.and_then(|id| phases.iter().position(|(_, known)| *known == id));
                Head { name: sentences::node_name(document, stage), phase }
            }
            None => {
                let names: Vec<_> =
                    bar.nodes.iter().map(|node| document.node_name(*node)).filter(|name| !name.is_empty()).collect();
                let name = if names.is_empty() { text(Text::FunnelWon).to_owned() } else { names.join(", ") };
                Head { name, phase: None }
            }
        };
        let heads = funnel.bars.iter().map(head).collect();
        let totals = ledger.tally(document, query).totals();
        let worst = worst(&funnel);
        Answer { funnel, heads, before, totals, currency: document.map.currency, worst }
    }
}

/// The bars that are shown.
fn counted(mut funnel: analytics::Funnel) -> analytics::Funnel {
    // Where nothing can be won on the map there is nothing to close with.
    if funnel.bars.last().is_some_and(|bar| bar.nodes.is_empty()) {
        funnel.bars.pop();
    }
    still(&mut funnel);
    funnel
}

/// Where every deal is still open nothing has happened yet: "0 %" and "0 days" would read as bad news.
fn still(funnel: &mut analytics::Funnel) {
    let all_open = funnel.open == funnel.considered;
    let current = funnel.counting == Counting::Current;
    for bar in &mut funnel.bars {
        if if current { all_open } else { bar.still_open == bar.count } {
            bar.step_rate = None;
            bar.median_days = bar.median_days.filter(|days| *days > 0.0);
        }
    }
}

/// The bar with the lowest rate that can be read, where there are several to compare.
fn worst(funnel: &analytics::Funnel) -> Option<usize> {
    let rates = funnel.bars.iter().enumerate().filter(|(_, bar)| bar.count >= ENOUGH);
    let rates: Vec<(usize, f64)> = rates.filter_map(|(index, bar)| Some((index, bar.step_rate?))).collect();
    let lowest = rates.iter().min_by(|one, other| one.1.total_cmp(&other.1))?;
    (rates.len() > 1 && lowest.1 < 1.0).then_some(lowest.0)
}

/// Handles to all of it, for the parts of the view.
#[derive(Clone, Copy)]
pub struct State {
    /// The workspace.
    pub workspace: Workspace,
    /// What the controls say.
    pub asked: RwSignal<Asked>,
    /// The question in the words of analytics.
    pub query: Memo<FunnelQuery>,
    /// The answer.
    pub answer: Memo<Answer>,
    /// The bar chosen.
    pub chosen: RwSignal<Choice>,
    /// The place of the bar chosen, while it is there.
    pub place: Memo<Option<usize>>,
}

impl State {
    /// What was asked last.
    pub fn new() -> State {
        let workspace = workspace();
        let opened = workspace.opened;
        let kept = LAST.with_borrow(|(of, asked)| (*of == opened.get_untracked()).then(|| asked.clone()));
        let asked = RwSignal::new(kept.unwrap_or_default());
        let chosen = RwSignal::new(Choice::All);
        // Owners of one document mean nothing in the next.
        Effect::new(move |before: Option<u32>| {
            let now = opened.get();
            if before.is_some_and(|before| before != now) {
                asked.set(Asked::default());
                chosen.set(Choice::All);
            }
            now
        });
        Effect::new(move |_| {
            let kept = (opened.get_untracked(), asked.get());
            LAST.set(kept);
        });
        let query = Memo::new(move |_| asked.with(|asked| asked.query(workspace.today.get())));
        let other = Memo::new(move |_| asked.with(|asked| asked.other(workspace.today.get())));
        let answer = Memo::new(move |_| {
            query.with(|query| {
                other.with(|other| workspace.count(|known, ledger| Answer::of(known, ledger, query, other.as_ref())))
            })
        });
        let place = Memo::new(move |_| match chosen.get() {
            Choice::All => None,
            Choice::Bar(stage) => answer.with(|answer| answer.funnel.bars.iter().position(|bar| bar.stage == stage)),
        });
        State { workspace, asked, query, answer, chosen, place }
    }

    /// The state of the view around.
    pub fn here() -> State {
        expect_context::<State>()
    }

    /// What there is to show.
    pub fn what(&self) -> Memo<What> {
        let answer = self.answer;
        self.workspace.memo(move |document| {
            let stages = answer.with(|answer| answer.funnel.bars.iter().any(|bar| bar.stage.is_some()));
            match (stages, document.deals.is_empty()) {
                (false, _) => What::NoStages,
                (true, true) => What::NoDeals,
                _ => What::Some,
            }
        })
    }

    /// Chooses a bar, or lets go of it.
    pub fn choose(&self, place: usize) {
        let stage = self.answer.with_untracked(|answer| answer.funnel.bars.get(place).map(|bar| bar.stage));
        let Some(stage) = stage else { return };
        let same = self.chosen.get_untracked() == Choice::Bar(stage);
        self.chosen.set(if same { Choice::All } else { Choice::Bar(stage) });
    }
}
