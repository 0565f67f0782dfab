//! The numbers on the screen as JSON, for scripts and for the download.

use super::json::Json;
use crate::core::analytics::{Bar, Counting, FunnelQuery, NodeLoad, Totals, funnel, loads, shares, totals};
use crate::core::chart::{Chart, Unit};
use crate::core::decimal::Decimal;
use crate::core::ids::Identifier;
use crate::core::model::{Date, Document, Flow, Money, NodeKind};

/// Everything that is counted, with what it was counted of: the funnel and the totals of the deals that `query`
/// admits; of all deals, what is where now in flow order, and how often which transition was used. Amounts are in minor
/// units of the map's currency, rates from 0 to 1, times in days. `charts` are those on the screen, as tables.
pub fn report(document: &Document, query: &FunnelQuery, today: Date, charts: &[Chart]) -> String {
    let mut json = Json::new(true);
    let to = &mut json;
    to.open('{');
    to.field("map", &document.map.name);
    to.field("today", &today.to_string());
    to.field("currency", document.map.currency.code());
    asked(to, query);
    counted(to, document, query, today);
    whole(to, &totals(document, |deal| query.admits(deal), today));
    let loads = loads(document, today);
    to.key_open("nodes", '[');
    for id in Flow::of(document).order() {
        if let (Some(node), Some(load)) = (document.nodes.get(id), loads.get(id)) {
            place(to, id, node.kind, &node.name, load);
        }
    }
    to.close(']');
    to.key_open("transitions", '[');
    for (id, share) in shares(document) {
        to.next();
        to.open('{');
        to.field("id", id.as_str());
        count(to, "used", share.used);
        count(to, "of", share.of);
        to.close('}');
    }
    to.close(']');
    rate(to, "completeness", document.completeness());
    to.key_open("tables", '[');
    for chart in charts {
        table(to, chart);
    }
    to.close(']');
    to.close('}');
    json.finish()
}

fn asked(to: &mut Json, query: &FunnelQuery) {
    to.key_open("query", '{');
    to.field(
        "counting",
        match query.counting {
            Counting::Current => "current",
            Counting::Reached => "reached",
            Counting::Strict => "strict",
            Counting::Inferred => "inferred",
        },
    );
    match query.period {
        Some((from, until)) => {
            to.key_open("period", '[');
            for day in [from, until] {
                to.next();
                to.string(&day.to_string());
            }
            to.close(']');
        }
        None => to.plain("period", "null"),
    }
    for (name, only) in [("owner", &query.owner), ("source", &query.source), ("segment", &query.segment)] {
        match only {
            Some(only) => to.field(name, only),
            None => to.plain(name, "null"),
        }
    }
    to.close('}');
}

fn counted(to: &mut Json, document: &Document, query: &FunnelQuery, today: Date) {
    let funnel = funnel(document, query, today);
    to.key_open("funnel", '{');
    to.key_open("bars", '[');
    for one in &funnel.bars {
        bar(to, document, one);
    }
    to.close(']');
    count(to, "considered", funnel.considered);
    count(to, "open", funnel.open);
    count(to, "won", funnel.won);
    count(to, "lost", funnel.lost);
    count(to, "not_now", funnel.not_now);
    rate(to, "win_rate", funnel.win_rate);
    rate(to, "won_of_all", funnel.won_of_all);
    to.close('}');
}

/// A bar; the closing one has no stage, and the names of all won outcomes.
fn bar(to: &mut Json, document: &Document, bar: &Bar) {
    to.next();
    to.open('{');
    to.reference("stage", bar.stage);
    let kind = if bar.stage.is_some() { NodeKind::Stage } else { NodeKind::Won };
    to.field("kind", kind.word());
    match bar.stage {
        Some(stage) => to.field("name", document.node_name(stage)),
        None => {
            let names: Vec<&str> = bar.nodes.iter().map(|node| document.node_name(*node)).collect();
            to.field("name", &names.join(", "));
        }
    }
    count(to, "count", bar.count);
    money(to, "value", bar.value);
    count(to, "moved_on", bar.moved_on);
    count(to, "lost_here", bar.lost_here);
    count(to, "put_off_here", bar.put_off_here);
    count(to, "still_open", bar.still_open);
    rate(to, "step_rate", bar.step_rate);
    rate(to, "resolved_rate", bar.resolved_rate);
    rate(to, "overall_rate", bar.overall_rate);
    rate(to, "median_days", bar.median_days);
    count(to, "timed", bar.timed);
    to.close('}');
}

fn whole(to: &mut Json, totals: &Totals) {
    to.key_open("totals", '{');
    count(to, "deals", totals.deals);
    count(to, "open", totals.open);
    count(to, "won", totals.won);
    count(to, "lost", totals.lost);
    count(to, "not_now", totals.not_now);
    count(to, "stuck", totals.stuck);
    money(to, "open_value", totals.open_value);
    money(to, "won_value", totals.won_value);
    rate(to, "win_rate", totals.win_rate);
    match &totals.weighted {
        Some(weighted) => {
            to.key_open("weighted", '{');
            money(to, "value", weighted.value);
            money(to, "of", weighted.of);
            money(to, "deviation", weighted.deviation);
            count(to, "deals", weighted.deals);
            to.close('}');
        }
        None => to.plain("weighted", "null"),
    }
    to.close('}');
}

fn place(to: &mut Json, id: &impl Identifier, kind: NodeKind, name: &str, load: &NodeLoad) {
    to.next();
    to.open('{');
    to.field("id", id.as_str());
    to.field("kind", kind.word());
    to.field("name", name);
    count(to, "count", load.count);
    money(to, "value", load.value);
    count(to, "stuck", load.stuck);
    to.close('}');
}

/// A chart as its table.
fn table(to: &mut Json, chart: &Chart) {
    to.next();
    to.open('{');
    to.field("key", chart.key);
    to.field("title", &chart.title);
    to.field("counted", &chart.counted);
    to.key_open("columns", '[');
    for series in &chart.series {
        to.next();
        to.open('{');
        to.field("key", series.key);
        to.field("name", &series.name);
        to.field(
            "unit",
            match series.unit {
                Unit::Count => "count",
                Unit::Share => "share",
                Unit::Days => "days",
                Unit::Money => "money",
            },
        );
        to.close('}');
    }
    to.close(']');
    to.key_open("rows", '[');
    for (index, row) in chart.rows.iter().enumerate() {
        to.next();
        to.open('{');
        to.field("name", &row.name);
        to.reference("node", row.stands_for);
        to.key_open("values", '[');
        for series in 0..chart.series.len() {
            to.next();
            to.bare(&chart.value(index, series).map_or_else(|| "null".to_owned(), |value| Decimal(value).to_string()));
        }
        to.close(']');
        to.close('}');
    }
    to.close(']');
    to.close('}');
}

fn count(to: &mut Json, name: &str, count: usize) {
    to.number(name, count as i64);
}

fn money(to: &mut Json, name: &str, amount: Money) {
    to.number(name, amount.0);
}

/// A rate or a number of days; null where there is nothing to make it of.
fn rate(to: &mut Json, name: &str, rate: Option<f64>) {
    match rate {
        Some(rate) => to.plain(name, &Decimal(rate).to_string()),
        None => to.plain(name, "null"),
    }
}
