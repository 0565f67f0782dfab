//! What became of the deals of one month, month after month.

use crate::ui::prelude::*;

use super::figures::sentence;
use super::state::State;
use crate::core::analytics::{Cohort, cohorts};
use crate::core::chart::{Chart, Form, Look, Row, Series, Unit};
use crate::ui::chart::Figure;
use crate::ui::format;
use crate::ui::language::{Text, language, text};

/// The most cohorts that are shown, the latest.
const MOST: usize = 18;
/// What the months after the first are known by; so many are followed at most.
const AFTER: [&str; 13] =
    ["by_0", "by_1", "by_2", "by_3", "by_4", "by_5", "by_6", "by_7", "by_8", "by_9", "by_10", "by_11", "by_12"];

/// The chart.
#[component(transparent)]
pub fn Cohorts() -> Fragment {
    let state = State::here();
    let chart = Memo::new(move |_| {
        language();
        let today = state.workspace.today.get();
        let found = state.query.with(|query| {
            state.workspace.count(|(document, _), ledger| cohorts(ledger.admitted(document, query), today))
        });
        chart(&found, sentence(state))
    });
    view! {
        <div class="surface funnel-part wide">
            <Figure chart about=Text::FunnelCohortsAbout nothing=Text::FunnelNoMatchHint/>
        </div>
    }
}

fn chart(all: &[Cohort], counted: String) -> Chart {
    let word = |key: Text| text(key).to_owned();
    let shown: Vec<&Cohort> = all.iter().skip(all.len().saturating_sub(MOST)).collect();
    let months = shown.iter().map(|cohort| cohort.won_by.len()).max().unwrap_or(0).min(AFTER.len());
    let row = |cohort: &&Cohort| {
        let counts = [cohort.n, cohort.won, cohort.lost, cohort.open].map(|count| Some(count as f64));
        let shares = (0..months).map(|month| cohort.share(month));
        let name = cohort.month.map(format::month).unwrap_or_default();
        Row { name, values: counts.into_iter().chain(shares).collect(), ..Row::default() }
    };
    let mut series = vec![
        Series::said("n", word(Text::FunnelColumnDeals), Unit::Count, Look::Table),
        Series::table("won", word(Text::NoWon), Unit::Count),
        Series::table("lost", word(Text::NoLost), Unit::Count),
        Series::table("open", word(Text::NoOpen), Unit::Count),
    ];
    let after = AFTER.iter().enumerate().take(months);
    let cell = |month: usize| if month == 0 { word(Text::FunnelSameMonth) } else { ["+", &month.to_string()].concat() };
    series.extend(after.map(|(month, key)| Series::said(key, cell(month), Unit::Share, Look::Cell)));
    Chart {
        key: "cohorts",
        title: word(Text::FunnelCohorts),
        counted,
        form: Form::Heat,
        head: word(Text::FunnelMonth),
        unit: Unit::Share,
        series,
        rows: shown.iter().map(row).collect(),
    }
}
