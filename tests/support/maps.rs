//! Maps for tests of lines: ready ones and random ones, and what is wrong with how they are drawn.
#![allow(dead_code)]

use stagecraft::core::geometry::{Point, Rect, Size, point};
use stagecraft::core::ids::{IdSource, NodeId, TransitionId};
use stagecraft::core::model::{Document, NodeKind, TransitionKind};
use stagecraft::core::routing::{Drawing, LabelPlace, Route, Site, Way, crosses};
use stagecraft::core::scene::{Place, Scene};

/// A map as lines see it.
#[derive(Clone, Default)]
pub struct Map {
    pub nodes: Vec<(NodeId, Site)>,
    pub ways: Vec<(TransitionId, Way)>,
}

impl Map {
    pub fn drawing(&self) -> Drawing {
        Drawing::new(self.nodes.iter().copied(), self.ways.iter().cloned())
    }

    pub fn site(&self, id: NodeId) -> Site {
        self.nodes.iter().find(|(known, _)| *known == id).unwrap().1
    }
}

/// How large a label is, about as the page measures it.
pub fn label(text: &str) -> Option<Size> {
    (!text.is_empty()).then(|| Size { width: (text.chars().count() as f64 * 6.4 + 12.0).round(), height: 18.0 })
}

/// What is seen of a document from a place, as lines see it.
pub fn of(document: &Document, place: Place) -> Map {
    let scene = Scene::of(document, place);
    let nodes = scene.nodes().filter_map(|(id, _)| Some((id, scene.site(document, id)?))).collect();
    let ways = scene.transitions().filter_map(|(id, ..)| {
        let label = label(&document.transitions.get(&id)?.label);
        Some((id, scene.way(document, id, label)?))
    });
    Map { nodes, ways: ways.collect() }
}

/// A map on a loose grid, or on one with gaps of 40 units: 8 to 60 nodes of all kinds, 1.0 to 1.8 transitions a node.
pub fn random(seed: u64, dense: bool) -> Map {
    let mut random = IdSource::new(seed);
    let count = 8 + random.below(53);
    let columns = (count as f64 * 1.2).sqrt().ceil() as usize;
    let (across, down) = if dense { (224.0, 112.0) } else { (280.0, 160.0) };
    let mut map = Map::default();
    let mut cells = Vec::new();
    let mut cell = 0;
    while map.nodes.len() < count {
        cell += 1;
        if random.below(10) == 0 {
            continue;
        }
        let kind = match random.below(20) {
            0..=11 => NodeKind::Stage,
            12 | 13 => NodeKind::Step,
            14..=16 => NodeKind::Decision,
            17 => NodeKind::Won,
            18 => [NodeKind::Lost, NodeKind::NotNow][random.below(2)],
            _ if dense => NodeKind::Decision,
            _ => NodeKind::Note,
        };
        let size = kind.size();
        let (x, y) = ((cell - 1) % columns, (cell - 1) / columns);
        let mut jitter = || if dense { 0.0 } else { (random.below(49) as f64) - 24.0 };
        let middle = point(x as f64 * across + jitter(), y as f64 * down + jitter());
        let bounds = Rect::new(point(middle.x - size.width / 2.0, middle.y - size.height / 2.0).tidy(), size);
        map.nodes.push((random.make(), Site::node(kind, bounds)));
        cells.push((x as i64, y as i64, kind));
    }
    let connected: Vec<usize> = (0..count).filter(|index| cells[*index].2.connects()).collect();
    let wanted = (count as f64 * (1.0 + random.below(81) as f64 / 100.0)) as usize;
    while map.ways.len() < wanted {
        let from = connected[random.below(connected.len())];
        let near = |reach: i64| -> Vec<usize> {
            let (x, y, _) = cells[from];
            let close = |index: &&usize| {
                let (a, b, _) = cells[**index];
                (a - x).abs() <= reach && (b - y).abs() <= reach && **index != from
            };
            connected.iter().filter(close).copied().collect()
        };
        let any = |random: &mut IdSource, some: Vec<usize>| some.get(random.below(some.len())).copied();
        let forward = [TransitionKind::Advance, TransitionKind::Branch, TransitionKind::No, TransitionKind::HandOff];
        let mut kind = forward[[0, 0, 0, 1, 2, 2, 3][random.below(7)]];
        let ends = match random.below(20) {
            0..=8 => any(&mut random, near(1)).map(|to| (from, to)),
            9..=13 => any(&mut random, near(2)).map(|to| (from, to)),
            14 | 15 => any(&mut random, connected.clone()).map(|to| (from, to)),
            16 => Some((from, from)),
            // Once more between the same nodes, or back.
            turn => any(&mut random, (0..map.ways.len()).collect()).map(|known: usize| {
                let way = &map.ways[known].1;
                let slot = |id: NodeId| map.nodes.iter().position(|(known, _)| *known == id).unwrap();
                if turn == 17 {
                    return (slot(way.from), slot(way.to));
                }
                kind = TransitionKind::Recycle;
                (slot(way.to), slot(way.from))
            }),
        };
        let Some((from, to)) = ends else { continue };
        let kind = if from == to { TransitionKind::Recycle } else { kind };
        let label = (random.below(10) < 6).then(|| Size { width: 30.0 + random.below(100) as f64, height: 18.0 });
        let way = Way { kind, from: map.nodes[from].0, to: map.nodes[to].0, bends: Vec::new(), label };
        map.ways.push((random.make(), way));
    }
    map
}

/// What is wrong with a drawing, and what it costs to read.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Counts {
    pub lines: usize,
    pub labels: usize,
    pub lines_through_nodes: usize,
    pub lines_on_lines: usize,
    pub labels_on_nodes: usize,
    pub labels_on_labels: usize,
    pub labels_on_lines: usize,
    pub labels_hidden: usize,
    pub crossings: usize,
    pub bends: usize,
}

impl Counts {
    pub fn add(&mut self, other: Counts) {
        self.lines += other.lines;
        self.labels += other.labels;
        self.lines_through_nodes += other.lines_through_nodes;
        self.lines_on_lines += other.lines_on_lines;
        self.labels_on_nodes += other.labels_on_nodes;
        self.labels_on_labels += other.labels_on_labels;
        self.labels_on_lines += other.labels_on_lines;
        self.labels_hidden += other.labels_hidden;
        self.crossings += other.crossings;
        self.bends += other.bends;
    }
}

fn parts(route: &Route) -> Vec<(Point, Point)> {
    route.points.windows(2).map(|pair| (pair[0], pair[1])).collect()
}

/// How long two straight parts run on top of each other.
fn shared(one: (Point, Point), other: (Point, Point)) -> f64 {
    let (a, b) = (Rect::between(one.0, one.1), Rect::between(other.0, other.1));
    let (across, down) =
        (a.right().min(b.right()) - a.left().max(b.left()), a.bottom().min(b.bottom()) - a.top().max(b.top()));
    let flat = |rect: &Rect| rect.size.height < rect.size.width;
    match (flat(&a), flat(&b)) {
        (true, true) if down > -4.0 => across,
        (false, false) if across > -4.0 => down,
        _ => 0.0,
    }
}

fn crossing(one: (Point, Point), other: (Point, Point)) -> bool {
    let (a, b) = (Rect::between(one.0, one.1), Rect::between(other.0, other.1));
    let flat = |rect: &Rect| rect.size.height < rect.size.width;
    flat(&a) != flat(&b) && a.grown(0.01).overlaps(&b.grown(0.01))
}

/// Counts by looking at every pair.
pub fn counts(map: &Map, drawing: &Drawing) -> Counts {
    let mut counts = Counts { lines: map.ways.len(), ..Counts::default() };
    let routes: Vec<&Route> = map.ways.iter().map(|(id, _)| drawing.route(*id).expect("every line is drawn")).collect();
    let boxes: Vec<Option<Rect>> = routes
        .iter()
        .map(|route| match route.label {
            LabelPlace::At(rect) => Some(rect),
            _ => None,
        })
        .collect();
    for (index, ((_, way), route)) in map.ways.iter().zip(&routes).enumerate() {
        let own = parts(route);
        counts.bends += route.points.len() - 2;
        let through = |(id, place): &&(NodeId, Site)| {
            let line: &[Point] =
                if *id == way.from || *id == way.to { &route.points[1..route.points.len() - 1] } else { &route.points };
            place.solid.is_some_and(|solid| crosses(line, &solid.grown(-0.5)))
        };
        counts.lines_through_nodes += map.nodes.iter().filter(through).count();
        for other in &routes[index + 1..] {
            let pairs = own.iter().flat_map(|one| parts(other).into_iter().map(move |other| (*one, other)));
            let (mut on, mut over) = (0.0, 0);
            for (one, other) in pairs {
                on += f64::max(shared(one, other), 0.0);
                over += usize::from(crossing(one, other));
            }
            counts.lines_on_lines += usize::from(on > 8.0);
            counts.crossings += over;
        }
        counts.labels += usize::from(way.label.is_some());
        counts.labels_hidden += usize::from(matches!(route.label, LabelPlace::Hidden(_)));
        let Some(label) = boxes[index] else { continue };
        counts.labels_on_nodes +=
            map.nodes.iter().filter(|(_, site)| site.solid.is_some_and(|solid| solid.overlaps(&label))).count();
        counts.labels_on_labels += boxes[index + 1..].iter().flatten().filter(|other| other.overlaps(&label)).count();
        let others = routes.iter().enumerate().filter(|(other, _)| *other != index);
        counts.labels_on_lines += others.filter(|(_, other)| crosses(&other.points, &label)).count();
    }
    counts
}
