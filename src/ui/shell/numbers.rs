//! The numbers on the screen as one file: for programs, or for a spreadsheet.

use super::files;
use super::picture::save_text;
use crate::core::analytics::{Follows, FunnelQuery, directly_follows, loads, shares, totals};
use crate::core::chart::{Chart, Form, Row, Series, Unit};
use crate::core::io;
use crate::core::model::{Date, Document, Money};
use crate::ui::kit::flush_drafts;
use crate::ui::language::{Text, language, text};
use crate::ui::sentences::node_name;
use crate::ui::workspace::Workspace;
use crate::ui::{chart, funnel};

/// Downloads them, as a table or for programs.
pub fn download(workspace: &Workspace, table: bool) {
    flush_drafts();
    let name = text(Text::FileNumbersName);
    if table {
        let currency = workspace.read(|document| document.map.currency);
        let content = io::csv(&tables(workspace), io::Separators::of(language()), currency, &chart::Spoken(currency));
        save_text(workspace, &[name, ".csv"].concat(), &content, "text/csv");
    } else {
        save_text(workspace, &[name, ".json"].concat(), &json(workspace), files::JSON);
    }
}

/// The numbers for programs.
pub fn json(workspace: &Workspace) -> String {
    let (query, today, tables) = (funnel::query(workspace), workspace.today.get_untracked(), tables(workspace));
    workspace.read(|document| io::report(document, &query, today, &tables))
}

/// What is true of the map wherever one looks, then the charts on the screen.
fn tables(workspace: &Workspace) -> Vec<Chart> {
    let (query, today) = (funnel::query(workspace), workspace.today.get_untracked());
    let mut tables = workspace.read(|document| {
        vec![whole(document, &query, today), stages(document, today), ways(document), moves(document, &query)]
    });
    tables.extend(chart::charts());
    tables
}

fn table(key: &'static str, title: Text, head: Text, series: Vec<Series>, rows: Vec<Row>) -> Chart {
    let (title, head) = (text(title).to_owned(), text(head).to_owned());
    Chart { key, title, counted: String::new(), form: Form::Rows, head, unit: Unit::Count, series, rows }
}

fn column(key: &'static str, name: Text, unit: Unit) -> Series {
    Series::table(key, text(name).to_owned(), unit)
}

fn counted(count: usize) -> Option<f64> {
    Some(count as f64)
}

fn amount(amount: Money) -> Option<f64> {
    Some(amount.0 as f64)
}

/// The deals that are asked for, as a whole.
fn whole(document: &Document, query: &FunnelQuery, today: Date) -> Chart {
    let known = totals(document, |deal| query.admits(deal), today);
    let series = vec![
        column("deals", Text::FunnelColumnDeals, Unit::Count),
        column("open", Text::FunnelBehindOpen, Unit::Count),
        column("won", Text::FunnelBehindWon, Unit::Count),
        column("lost", Text::FunnelBehindLost, Unit::Count),
        column("not_now", Text::FunnelBehindPutOff, Unit::Count),
        column("win_rate", Text::FunnelWinRate, Unit::Share),
        column("open_value", Text::FileOpenValue, Unit::Money),
        column("won_value", Text::FileWonValue, Unit::Money),
        column("weighted", Text::FunnelWeighted, Unit::Money),
    ];
    let values = vec![
        counted(known.deals),
        counted(known.open),
        counted(known.won),
        counted(known.lost),
        counted(known.not_now),
        known.win_rate,
        amount(known.open_value),
        amount(known.won_value),
        known.weighted.and_then(|weighted| amount(weighted.value)),
    ];
    let row = Row { name: document.map.name.clone(), values, ..Row::default() };
    table("totals", Text::FileTotals, Text::FileMap, series, vec![row])
}

/// What is where now.
fn stages(document: &Document, today: Date) -> Chart {
    let flow = crate::core::model::Flow::of(document);
    let loads = loads(document, today);
    let row = |id: &crate::core::ids::NodeId| {
        let load = loads.get(id)?;
        let values = vec![counted(load.count), amount(load.value), counted(load.stuck)];
        Some(Row { name: node_name(document, *id), stands_for: Some(*id), values, ..Row::default() })
    };
    let series = vec![
        column("count", Text::FunnelColumnDeals, Unit::Count),
        column("value", Text::FunnelColumnValue, Unit::Money),
        column("stuck", Text::FileStuck, Unit::Count),
    ];
    table("nodes", Text::FileNow, Text::FunnelStage, series, flow.order().iter().filter_map(row).collect())
}

/// What followed what, drawn or not.
fn moves(document: &Document, query: &FunnelQuery) -> Chart {
    let row = |pair: Follows| {
        let name = [&node_name(document, pair.from), " → ", &node_name(document, pair.to)].concat();
        Row { name, stands_for: Some(pair.from), values: vec![counted(pair.count)], ..Row::default() }
    };
    let series = vec![column("count", Text::FileMovesCount, Unit::Count)];
    let pairs = directly_follows(document, |deal| query.admits(deal));
    table("moves", Text::FileMoves, Text::FileWay, series, pairs.into_iter().map(row).collect())
}

/// How often which way was taken.
fn ways(document: &Document) -> Chart {
    let row = |(way, share): (crate::core::ids::TransitionId, crate::core::analytics::Share)| {
        let known = document.transitions.get(&way)?;
        let name = [&node_name(document, known.from), " → ", &node_name(document, known.to)].concat();
        let values = vec![counted(share.used), counted(share.of), share.rate()];
        Some(Row { name, stands_for: Some(known.from), values, ..Row::default() })
    };
    let series = vec![
        column("used", Text::FileUsed, Unit::Count),
        column("of", Text::FileDepartures, Unit::Count),
        column("share", Text::NoShare, Unit::Share),
    ];
    table("transitions", Text::FileWays, Text::FileWay, series, shares(document).into_iter().filter_map(row).collect())
}
