//! The numbers of a chart as a table.

use crate::ui::prelude::*;

use super::voice::Spoken;
use crate::core::chart::{Chart, said};
use crate::ui::language::{Text, text};

/// In place of a number that there is not enough data for.
pub fn missing() -> Fragment {
    view! {
        <span class="muted" title=text(Text::FunnelNoData) aria-hidden="true">"–"</span>
        <span class="visually-hidden">{text(Text::FunnelNoData)}</span>
    }
}

/// The table of a chart: a row for each of its rows, a column for each of its columns.
pub fn table(chart: &Chart, voice: Spoken) -> Fragment {
    let heads = chart.series.iter().map(|series| view! { <th scope="col" class="number">{series.name.clone()}</th> });
    let cell = |row: usize, series: usize| {
        let value = said(chart, row, series, &voice).map_or_else(missing, IntoFragment::into_fragment);
        view! { <td class="number">{value}</td> }
    };
    let row = |(index, row): (usize, &crate::core::chart::Row)| {
        let cells = (0..chart.series.len()).map(|series| cell(index, series)).collect_view();
        view! { <tr><th scope="row"><bdi>{row.name.clone()}</bdi></th>{cells}</tr> }
    };
    view! {
        <div class="chart-scroll" tabindex="0" role="region" aria-label=chart.title.clone()>
            <table>
                <thead><tr><th scope="col">{chart.head.clone()}</th>{heads.collect_view()}</tr></thead>
                <tbody>{chart.rows.iter().enumerate().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}
