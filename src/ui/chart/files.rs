//! The menu of a chart's files.

use crate::ui::prelude::*;

use crate::core::chart::Chart;
use crate::ui::kit::{Icon, Menu, Shape};
use crate::ui::language::{Text, fill, say};
use crate::ui::shell::{ChartFile, save_chart};
use crate::ui::workspace::workspace;

/// The menu.
#[component(transparent)]
pub fn SaveMenu(
    /// What is saved.
    chart: Memo<Chart>,
) -> Fragment {
    let workspace = workspace();
    let label = Signal::derive(move || chart.with(|chart| fill(Text::ChartSave, &[("what", &chart.title)])));
    let item = move |(kind, name): (ChartFile, Text)| {
        let save = move |_| save_chart(workspace, chart.get_untracked(), kind);
        view! { <button on:click=save>{say(name)}</button> }
    };
    let items = [(ChartFile::Png, Text::ChartPng), (ChartFile::Svg, Text::ChartSvg), (ChartFile::Csv, Text::ChartCsv)];
    view! { <Menu label button=|| view! { <Icon shape=Shape::Download/> }>{items.map(item)}</Menu> }
}
