//! A node as it is drawn.

use crate::ui::prelude::*;

use super::counts;
use super::measure::{Font, width as width_of, wrapped};
use super::submap;
use crate::core::decimal::decimal;
use crate::core::ids::NodeId;
use crate::core::model::NodeKind;
use crate::ui::kit::Memo;
use crate::ui::language::{Plural, Text, fill, plural, text};
use crate::ui::view_model::{Look, NodeHandle};
use crate::ui::workspace::workspace;
use crate::ui::{format, sentences};

/// A node: four things and no more - its name, what is on it, how complete its card is, what is wrong with it.
#[component(transparent)]
pub fn NodeView(id: NodeId) -> Option<Fragment> {
    let workspace = workspace();
    let handle = workspace.models.node(id)?;
    let NodeHandle { at, look, selected, .. } = handle;
    let place = {
        let at = at.clone();
        move || {
            counts::node();
            let at = at.get();
            format!("translate({} {})", decimal(at.x), decimal(at.y))
        }
    };
    let name = {
        let look = look.clone();
        move || look.with(spoken)
    };
    let class = {
        let look = look.clone();
        move || look.with(|look| format!("node {}", look.kind.word()))
    };
    let inside = {
        let look = look.clone();
        move || look.with(drawing)
    };
    let count = Memo::new(move |_| look.with(|look| look.inside));
    let chip = move || (count.get() > 0).then(|| view! { <Steps id count=count.get()/> });
    Some(view! {
        <g
            data-stage=id.to_string()
            class=class
            class:selected=move || selected.get()
            transform=place
            role="img"
            aria-label=name
        >
            {live(inside)}
            {live(chip)}
        </g>
    })
}

/// The mark of a stage that has a map of its own: how many steps, and a press opens them in place.
#[component(transparent)]
fn Steps(id: NodeId, count: usize) -> Fragment {
    let workspace = workspace();
    let words = plural(Plural::SubmapSteps, count);
    let wide = width_of(Font::Small, &words) * 0.92 + 34.0;
    view! {
        <g
            class="chip"
            transform=format!("translate(10 {})", decimal(NodeKind::Stage.size().height - 9.0))
            on:pointerdown=|event| event.stop_propagation()
            on:dblclick=|event| event.stop_propagation()
            on:click=move |_| submap::toggle(workspace, id)
        >
            <rect width=wide height=18 rx=9/>
            <path d="M9 6l4 4-4 4"/>
            <text x=20 y=13>{words}</text>
            <title>{text(Text::SubmapOpen)}</title>
        </g>
    }
}

/// What a screen reader says of a node.
pub fn spoken(look: &Look) -> String {
    let name = if look.name.trim().is_empty() { sentences::node_name_or_none(&look.name) } else { look.name.clone() };
    let mut said = format!("{name}, {}", sentences::node_kind(look.kind));
    if look.kind.holds_deals() && look.load.count > 0 {
        said += ", ";
        said += &load(look);
    }
    if look.kind.has_card() {
        let there = look.complete.iter().filter(|item| **item).count();
        said += ", ";
        said += &fill(Text::CanvasComplete, &[("count", &there.to_string())]);
    }
    said
}

fn load(look: &Look) -> String {
    let count = plural(Plural::DealsCount, look.load.count);
    if look.load.value.0 == 0 {
        return count;
    }
    format!("{count} · {}", format::money_short(look.load.value, look.currency))
}

/// The same in the room beside the pips: without the word for deals where it does not fit.
pub(super) fn load_within(look: &Look, room: f64) -> String {
    if look.load.count == 0 {
        return String::new();
    }
    let whole = load(look);
    if width_of(Font::Load, &whole) <= room {
        return whole;
    }
    let (count, value) = (format::number(look.load.count as f64), format::money_short(look.load.value, look.currency));
    wrapped(Font::Load, &format!("{count} · {value}"), room, 1).concat()
}

fn drawing(look: &Look) -> Fragment {
    let size = look.kind.size();
    let (width, height) = (size.width, size.height);
    match look.kind {
        NodeKind::Stage | NodeKind::Step => card(look, width, height),
        NodeKind::Decision => {
            let lines = wrapped(Font::Small, &named(look), width - 48.0, 2);
            let hexagon = format!(
                "M18 0H{0}L{1} {2}L{0} {3}H18L0 {2}Z",
                decimal(width - 18.0),
                decimal(width),
                decimal(height / 2.0),
                decimal(height),
            );
            view! {
                <path class="shape" d=hexagon/>
                {centred(&lines, width / 2.0, height / 2.0, "question")}
            }
        }
        NodeKind::Won | NodeKind::Lost | NodeKind::NotNow => {
            let count = look.load.count;
            let room = if count > 0 { width - 52.0 } else { width - 28.0 };
            let lines = wrapped(Font::Small, &named(look), room, 2);
            let middle = if count > 0 { (width - 26.0) / 2.0 } else { width / 2.0 };
            view! {
                <rect class="shape" width=width height=height rx=height / 2.0/>
                {centred(&lines, middle, height / 2.0, "answer")}
                {(count > 0)
                    .then(|| {
                        view! {
                            <text class="load" x=width - 16.0 y=height / 2.0 + 4.0 text-anchor="end">
                                {format::number(count as f64)}
                            </text>
                        }
                    })}
            }
        }
        NodeKind::Note => {
            let lines = look.name.lines().flat_map(|line| match line.trim() {
                "" => vec![String::new()],
                line => wrapped(Font::Note, line, width - 28.0, 5),
            });
            let lines: Vec<String> = lines.take(5).collect();
            let (wide, high, inner, lower) =
                (decimal(width), decimal(height), decimal(width - 16.0), decimal(height - 16.0));
            view! {
                <path class="shape" d=format!("M0 0H{wide}V{lower}L{inner} {high}H0Z")/>
                <path class="fold" d=format!("M{wide} {lower}H{inner}V{high}")/>
                {lines
                    .into_iter()
                    .enumerate()
                    .map(|(index, line)| view! { <text class="remark" x=14 y=22.0 + 16.0 * index as f64>{line}</text> })
                    .collect_view()}
            }
        }
    }
}

fn named(look: &Look) -> String {
    sentences::node_name_or_none(&look.name)
}

fn centred(lines: &[String], x: f64, middle: f64, class: &'static str) -> Fragment {
    let first = middle + 4.0 - 7.5 * (lines.len().saturating_sub(1)) as f64;
    lines
        .iter()
        .enumerate()
        .map(|(index, line)| {
            view! {
                <text class=class x=x y=first + 15.0 * index as f64 text-anchor="middle">
                    {line.clone()}
                </text>
            }
        })
        .collect_view()
}

fn card(look: &Look, width: f64, height: f64) -> Fragment {
    let lines = wrapped(Font::Name, &named(look), width - 28.0, 2);
    let two = lines.len() > 1;
    let first = if two { 23.0 } else { 30.0 };
    let phase = look.phase.map(|phase| {
        let class = format!("phase phase-{}", phase % 6);
        view! { <path class=class d=format!("M10 0H{}", decimal(width - 10.0))/> }
    });
    let sub = load_within(look, width - 64.0);
    view! {
        <rect class="shape" width=width height=height rx=10/>
        {phase}
        {lines
            .into_iter()
            .enumerate()
            .map(|(index, line)| view! { <text class="name" x=14 y=first + 16.0 * index as f64>{line}</text> })
            .collect_view()}
        <text class="load" x=14 y=height - 11.0>{sub}</text>
        {pips(look, width, height)}
        {stuck(look, width)}
    }
}

/// How complete the card is, in the lower right corner.
pub(super) fn pips(look: &Look, width: f64, height: f64) -> Fragment {
    let pips = look.complete.iter().enumerate().map(|(index, there)| {
        let x = width - 14.0 - 8.0 * (4 - index) as f64 + 2.0;
        view! { <rect class="pip" class:there=*there x=x y=height - 16.0 width=5 height=5 rx=1.5/> }
    });
    pips.collect_view()
}

/// How many deals have outstayed their time, on the upper edge.
pub(super) fn stuck(look: &Look, width: f64) -> Option<Fragment> {
    (look.load.stuck > 0).then(|| {
        let text = plural(Plural::CanvasStuck, look.load.stuck);
        let room = width_of(Font::Small, &text) * 0.92 + 14.0;
        view! {
            <g class="stuck">
                <rect x=width - room - 8.0 y=-9 width=room height=18 rx=9/>
                <text x=width - room / 2.0 - 8.0 y=4 text-anchor="middle">
                    {text}
                </text>
            </g>
        }
    })
}
