//! How long deals stay: the range of the days in every stage, or before every way.

use crate::ui::prelude::*;

use super::figures::sentence;
use super::state::State;
use crate::core::analytics::{Spread, Stays};
use crate::core::chart::{Chart, Form, Look, Row, Series, Unit, Voice};
use crate::core::ids::NodeId;
use crate::core::model::Document;
use crate::core::search::Found;
use crate::core::sort;
use crate::ui::chart::{Figure, Spoken};
use crate::ui::language::{Text, fill, language, say, text};
use crate::ui::sentences::node_name;
use crate::ui::shell::show_found;

/// The place of the column that the wide band leads to.
const MOST: usize = 4;
/// The place of the column that the narrow band leads to.
const P90: usize = 1;

/// The chart.
#[component(transparent)]
pub fn Times() -> Fragment {
    let state = State::here();
    let by_way = RwSignal::new(false);
    let chart = state.workspace.memo(move |document| {
        language();
        let times = state.query.with(|query| {
            state.workspace.count(|_, ledger| {
                let frame = ledger.frame().clone();
                ledger.tally(document, query).stays(&frame)
            })
        });
        let rows = if by_way.get() { ways(state, document, &times) } else { stages(state, &times) };
        chart(rows, &times, &sentence(state), &Spoken(document.map.currency))
    });
    let tab = move |ways: bool, name: Text| {
        view! {
            <button aria-pressed=move || (by_way.get() == ways).to_string() on:click=move |_| by_way.set(ways)>
                {say(name)}
            </button>
        }
    };
    let on_open = Callback::new(move |node| show_found(state.workspace, Found::Node(node)));
    view! {
        <div class="surface funnel-part wide">
            <Figure chart about=Text::FunnelTimesAbout nothing=Text::FunnelTimesNone on_open=on_open>
                <div class="tabs" role="group" aria-label=say(Text::FunnelTimes)>
                    {tab(false, Text::FunnelByStage)}{tab(true, Text::FunnelByWay)}
                </div>
            </Figure>
        </div>
    }
}

fn row(name: String, node: NodeId, spread: &Spread) -> Row {
    let days = [spread.median, spread.p90, spread.mean, spread.least, spread.most, spread.n as f64];
    Row { name, stands_for: Some(node), values: days.map(Some).to_vec(), ..Row::default() }
}

fn stages(state: State, times: &Stays) -> Vec<Row> {
    state.answer.with(|answer| {
        let bars = answer.funnel.bars.iter().zip(&answer.heads);
        let row = |(bar, head): (&crate::core::analytics::Bar, &super::state::Head)| {
            let stage = bar.stage?;
            Some(row(head.name.clone(), stage, times.nodes.get(&stage)?))
        };
        bars.filter_map(row).collect()
    })
}

fn ways(state: State, document: &Document, times: &Stays) -> Vec<Row> {
    let flow = state.workspace.flow();
    let mut ways: Vec<_> =
        times.transitions.iter().filter_map(|(id, spread)| Some((document.transitions.get(id)?, *spread))).collect();
    sort::by_key(&mut ways, |(way, _)| (flow.rank(way.from), flow.rank(way.to), way.id));
    let name = |from: NodeId, to: NodeId| {
        fill(Text::PlanWay, &[("from", &node_name(document, from)), ("to", &node_name(document, to))])
    };
    ways.iter().map(|(way, spread)| row(name(way.from, way.to), way.from, spread)).collect()
}

fn chart(rows: Vec<Row>, times: &Stays, counted: &str, voice: &dyn Voice) -> Chart {
    let word = |key: Text| text(key).to_owned();
    let cycle = times.cycle.map(|cycle| {
        let [median, p90] = [cycle.median, cycle.p90].map(|days| voice.value(days, Unit::Days));
        let n = voice.value(cycle.n as f64, Unit::Count);
        [&fill(Text::FunnelCycle, &[("median", &median), ("p90", &p90), ("n", &n)]), " · "].concat()
    });
    Chart {
        key: "times",
        title: word(Text::FunnelTimes),
        counted: [&cycle.unwrap_or_default(), counted].concat(),
        form: Form::Rows,
        head: word(Text::FunnelStage),
        unit: Unit::Days,
        series: vec![
            Series::said("median", word(Text::FunnelMiddle), Unit::Days, Look::Until(P90)),
            Series::said("p90", "P90".to_owned(), Unit::Days, Look::Table),
            Series::table("mean", word(Text::FunnelMean), Unit::Days),
            Series::drawn("least", word(Text::FunnelShortest), Unit::Days, Look::Reach(MOST)),
            Series::table("most", word(Text::FunnelLongest), Unit::Days),
            Series::said("n", "n".to_owned(), Unit::Count, Look::Table),
        ],
        rows,
    }
}
