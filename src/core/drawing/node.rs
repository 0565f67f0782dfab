//! A node as it is drawn: four things and no more - its name, what is on it, how complete its card is, what is wrong.

use super::frame;
use super::look::Look;
use super::role::Role;
use super::shape::{Anchor, Shape};
use super::signs::signs;
use super::text::{Font, Measure, wrapped};
use crate::core::analytics::Standing;
use crate::core::decimal::decimal;
use crate::core::geometry::{Point, Size, point};
use crate::core::model::NodeKind;
use crate::core::session::Overlay;

/// What a node says, in the language of the page. Empty where it says nothing.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct NodeWords {
    /// Its name, or the word for none.
    pub name: String,
    /// How many deals are in it and what they are worth.
    pub load: String,
    /// The same in little room: without the word for deals.
    pub load_short: String,
    /// How many deals are in it, as a number alone.
    pub count: String,
    /// How many deals have outstayed their time; at an outcome, how many are due to come back.
    pub stuck: String,
    /// How long deals stay.
    pub time: String,
    /// How many findings there are.
    pub findings: String,
    /// How many deals the plan asks for.
    pub needed: String,
    /// A measure, and how it stands.
    pub gauge: String,
    /// That commission or quota relief is earned here.
    pub relief: String,
    /// The share of deals that is lost from here.
    pub lost: String,
}

/// What is drawn of a node, from its corner.
pub fn node(look: &Look, words: &NodeWords, measure: &dyn Measure) -> Vec<Shape> {
    let width = look.size().width;
    let mut shapes = drawn(look, words, measure);
    if !look.kind.has_card() {
        edges(&mut shapes, words, look, measure);
    }
    if look.pinned {
        // A pin, on the middle of the upper edge.
        let path = format!(
            "M{0} -7h8M{1} -7v5l-2 3h8l-2-3v-5M{2} 1v5",
            decimal(width / 2.0 - 4.0),
            decimal(width / 2.0 - 2.0),
            decimal(width / 2.0)
        );
        shapes.push(Shape::Path { role: Role::Pin, path });
    }
    shapes
}

/// The outline of a node alone, as a path: what is drawn of it from afar.
pub fn outline(look: &Look) -> String {
    match look.kind {
        NodeKind::Stage | NodeKind::Step => rounded(Point::default(), look.size(), 10.0),
        NodeKind::Decision => hexagon(look.size()),
        NodeKind::Won | NodeKind::Lost | NodeKind::NotNow => {
            rounded(Point::default(), look.size(), look.size().height / 2.0)
        }
        NodeKind::Note => folded(look.size()),
    }
}

/// A rectangle with round corners as a path.
fn rounded(corner: Point, Size { width, height }: Size, radius: f64) -> String {
    let (left, top) = (decimal(corner.x + radius), decimal(corner.y));
    let (across, down, radius) = (decimal(width - 2.0 * radius), decimal(height - 2.0 * radius), decimal(radius));
    let arc = |x: &str, y: &str| format!("a{radius} {radius} 0 0 1 {x}{radius} {y}{radius}");
    let (first, second, third, fourth) = (arc("", ""), arc("-", ""), arc("-", "-"), arc("", "-"));
    format!("M{left} {top}h{across}{first}v{down}{second}h-{across}{third}v-{down}{fourth}z")
}

fn hexagon(Size { width, height }: Size) -> String {
    format!(
        "M18 0H{0}L{1} {2}L{0} {3}H18L0 {2}Z",
        decimal(width - 18.0),
        decimal(width),
        decimal(height / 2.0),
        decimal(height),
    )
}

/// A sheet whose lower right corner is folded.
fn folded(Size { width, height }: Size) -> String {
    let (wide, high, inner, lower) = (decimal(width), decimal(height), decimal(width - 16.0), decimal(height - 16.0));
    format!("M0 0H{wide}V{lower}L{inner} {high}H0Z")
}

fn drawn(look: &Look, words: &NodeWords, measure: &dyn Measure) -> Vec<Shape> {
    let Size { width, height } = look.size();
    if look.frame.is_some() {
        return frame::frame(look, words, measure);
    }
    match look.kind {
        NodeKind::Stage | NodeKind::Step => card(look, words, measure),
        NodeKind::Decision => {
            let lines = wrapped(measure, Font::Small, &words.name, width - 48.0, 2);
            let mut shapes = vec![Shape::Path { role: Role::Outline(look.kind), path: hexagon(look.size()) }];
            centred(&mut shapes, lines, point(width / 2.0, height / 2.0), Role::Question);
            shapes
        }
        NodeKind::Won | NodeKind::Lost | NodeKind::NotNow => {
            let (room, middle) = match words.count.as_str() {
                "" => (width - 28.0, width / 2.0),
                count => {
                    // The count and the room around it, at the right.
                    let aside = measure.width(Font::Load, count) + 24.0;
                    (width - 12.0 - aside, 12.0 + (width - 12.0 - aside) / 2.0)
                }
            };
            let lines = wrapped(measure, Font::Small, &words.name, room, 2);
            let outline = Shape::rect(Role::Outline(look.kind), (0.0, 0.0), (width, height), height / 2.0);
            let mut shapes = vec![outline];
            centred(&mut shapes, lines, point(middle, height / 2.0), Role::Answer(look.kind));
            if !words.count.is_empty() {
                let at = point(width - 16.0, height / 2.0 + 4.0);
                shapes.push(Shape::Text { role: Role::Load, at, anchor: Anchor::End, words: words.count.clone() });
            }
            shapes
        }
        NodeKind::Note => note(look, measure),
    }
}

fn note(look: &Look, measure: &dyn Measure) -> Vec<Shape> {
    let Size { width, height } = look.size();
    let lines = look.name.lines().flat_map(|line| match line.trim() {
        "" => vec![String::new()],
        line => wrapped(measure, Font::Note, line, width - 28.0, 5),
    });
    let (wide, high, inner, lower) = (decimal(width), decimal(height), decimal(width - 16.0), decimal(height - 16.0));
    let mut shapes = vec![
        Shape::Path { role: Role::Outline(look.kind), path: folded(look.size()) },
        Shape::Path { role: Role::Fold, path: format!("M{wide} {lower}H{inner}V{high}") },
    ];
    for (index, line) in lines.take(5).enumerate() {
        shapes.push(Shape::text(Role::Remark, 14.0, 22.0 + 16.0 * index as f64, line));
    }
    shapes
}

fn card(look: &Look, words: &NodeWords, measure: &dyn Measure) -> Vec<Shape> {
    let Size { width, height } = look.size();
    let mut shapes = vec![Shape::rect(Role::Outline(look.kind), (0.0, 0.0), (width, height), 10.0)];
    shapes.extend(phase(look, width));
    let lines = wrapped(measure, Font::Name, &words.name, width - 28.0, 2);
    // A name of one line leaves room for two of what is needed.
    let free = if lines.len() > 1 { 1 } else { 2 };
    let needs = look.need.as_ref().map(|need| wrapped(measure, Font::Load, need, width - 28.0, free));
    let full = lines.len() + needs.as_ref().map_or(1, Vec::len) > 2;
    let first = if full { 23.0 } else { 30.0 };
    for (index, line) in lines.into_iter().enumerate() {
        shapes.push(Shape::text(Role::Name, 14.0, first + 16.0 * index as f64, line));
    }
    match needs {
        Some(needs) => {
            let first = height + 4.0 - 15.0 * needs.len() as f64;
            for (index, line) in needs.into_iter().enumerate() {
                shapes.push(Shape::text(Role::Need, 14.0, first + 15.0 * index as f64, line));
            }
        }
        None => {
            let load = load(words, width - 64.0, measure);
            if !load.is_empty() {
                shapes.push(Shape::text(Role::Load, 14.0, height - 11.0, load));
            }
            pips(&mut shapes, look, width, height);
        }
    }
    edges(&mut shapes, words, look, measure);
    shapes
}

fn centred(shapes: &mut Vec<Shape>, lines: Vec<String>, middle: Point, role: Role) {
    let first = middle.y + 4.0 - 7.5 * (lines.len().saturating_sub(1)) as f64;
    for (index, line) in lines.into_iter().enumerate() {
        shapes.push(Shape::centred(role, middle.x, first + 15.0 * index as f64, line));
    }
}

/// The colour of the phase, along the upper edge.
pub(super) fn phase(look: &Look, width: f64) -> Option<Shape> {
    let path = format!("M10 0H{}", decimal(width - 10.0));
    look.phase.filter(|_| look.shows.shows(Overlay::Phase)).map(|place| Shape::Path { role: Role::Phase(place), path })
}

/// What is in a node in the room beside the pips: without the word for deals where it does not fit.
pub(super) fn load(words: &NodeWords, room: f64, measure: &dyn Measure) -> String {
    if measure.width(Font::Load, &words.load) <= room {
        return words.load.clone();
    }
    wrapped(measure, Font::Load, &words.load_short, room, 1).concat()
}

/// How complete the card is, in the lower right corner.
pub(super) fn pips(shapes: &mut Vec<Shape>, look: &Look, width: f64, height: f64) {
    if !look.held || !look.shows.shows(Overlay::Completeness) {
        return;
    }
    // A path for those that are there and one for the others: a map has thousands of them.
    for there in [true, false] {
        let pip = |(index, _): (usize, &bool)| {
            let corner = point(width - 12.0 - 8.0 * (4 - index) as f64, height - 16.0);
            rounded(corner, Size { width: 5.0, height: 5.0 }, 1.5)
        };
        let path: String = look.complete.iter().enumerate().filter(|(_, item)| **item == there).map(pip).collect();
        if !path.is_empty() {
            shapes.push(Shape::Path { role: Role::Pip(there), path });
        }
    }
}

/// What stands on the edges of a card: on the upper one that quota relief is earned here, how long deals stay, its
/// signs, and how many have outstayed their time; on the lower one what is wrong, a measure, and what the plan asks for.
/// There stand the signs too where the upper one is full.
pub(super) fn edges(shapes: &mut Vec<Shape>, words: &NodeWords, look: &Look, measure: &dyn Measure) {
    let size = look.size();
    // Lower nodes have no room for half a mark beside their names.
    let above = if size.height < 50.0 { -14.0 } else { -9.0 };
    // Farther down than half a mark: the items of the card are right above.
    let below = size.height - 5.0;
    // How far the marks come from the left above, and from the right above and below.
    let (mut left, mut right, mut lower) = (10.0, 8.0, 8.0);
    let mut mark = |words: &str, kind: Edge| {
        if words.is_empty() {
            return;
        }
        let room = measure.width(Font::Mark, words) + 14.0;
        let (class, ground, text) = kind.roles();
        let inside = vec![
            Shape::rect(ground, (0.0, 0.0), (room, 18.0), 9.0),
            Shape::centred(text, room / 2.0, 13.0, words.to_owned()),
        ];
        let (taken, y) = match kind {
            Edge::Relief | Edge::Time => (&mut left, above),
            Edge::Stuck => (&mut right, above),
            Edge::Findings | Edge::Gauge(_) | Edge::Needed => (&mut lower, below),
        };
        let x = if matches!(kind, Edge::Relief | Edge::Time) { *taken } else { size.width - room - *taken };
        *taken += room + 4.0;
        shapes.push(Shape::Group { class, at: point(x, y), shapes: inside });
    };
    mark(&words.relief, Edge::Relief);
    mark(&words.time, Edge::Time);
    mark(&words.stuck, Edge::Stuck);
    mark(&words.findings, Edge::Findings);
    mark(&words.gauge, Edge::Gauge(look.gauge.map_or(Standing::Unjudged, |gauge| gauge.standing)));
    mark(&words.needed, Edge::Needed);
    let (room, needed) = (size.width - left - right, look.signs.room());
    let corner = if needed <= room { (left, above) } else { (size.width - lower - needed, below) };
    shapes.append(&mut signs(look.signs, &words.lost, corner, room, measure));
}

/// A mark on an edge.
#[derive(Clone, Copy)]
enum Edge {
    Relief,
    Time,
    Stuck,
    Findings,
    Needed,
    Gauge(Standing),
}

impl Edge {
    fn roles(self) -> (&'static str, Role, Role) {
        let gauge = |class, standing| (class, Role::GaugeGround(standing), Role::GaugeWords(standing));
        match self {
            Edge::Relief => gauge("gauge", Standing::Unjudged),
            Edge::Time => ("time", Role::TimeGround, Role::TimeWords),
            Edge::Stuck => ("stuck", Role::StuckGround, Role::StuckWords),
            Edge::Findings => ("findings", Role::FindingsGround, Role::FindingsWords),
            Edge::Needed => ("needed", Role::NeededGround, Role::NeededWords),
            Edge::Gauge(Standing::Good) => gauge("gauge good", Standing::Good),
            Edge::Gauge(Standing::Watch) => gauge("gauge watch", Standing::Watch),
            Edge::Gauge(Standing::Bad) => gauge("gauge bad", Standing::Bad),
            Edge::Gauge(_) => gauge("gauge", Standing::Unjudged),
        }
    }
}

/// The mark of a stage that has a map of its own, on its lower edge beside the handle: where it is, and what is in it.
pub fn chip(words: String, measure: &dyn Measure) -> (Point, Vec<Shape>) {
    let wide = measure.width(Font::Mark, &words) + 34.0;
    let shapes = vec![
        Shape::rect(Role::ChipGround, (0.0, 0.0), (wide, 18.0), 9.0),
        Shape::Path { role: Role::ChipMark, path: "M9 6l4 4-4 4".to_owned() },
        Shape::text(Role::ChipWords, 20.0, 13.0, words),
    ];
    (point(10.0, NodeKind::Stage.size().height - 5.0), shapes)
}
