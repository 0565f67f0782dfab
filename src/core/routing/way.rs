//! The best way for one line, around the nodes, lines and labels that are settled.

use super::drawing::{Drawing, End, LabelPlace, Line, Route, Spot};
use super::exits::Exit;
use super::index::Matter;
use super::line::{self, straightened};
use super::search::{Found, Gate, Search};
use super::side::Side;
use super::site::Site;
use super::tracks::{Axis, Grid, Tracks};
use super::{BEND, CLEARANCE, CLOSE, CROSSING, PITCH, STUB};
use crate::core::geometry::{Rect, point};
use crate::core::sort;

/// How far beyond its nodes a line is searched, in world units; the next where there is no good way within the last.
const REACHES: [f64; 3] = [80.0, 300.0, 1_200.0];
/// What a way may cost beside its length and its bends before it is searched in a wider area.
const BAD: f64 = 400.0;
/// How much hastier a search is where many lines are settled at once.
const HASTE: f32 = 1.3;
/// More walls than this are not looked at: those nearest count.
const MOST_WALLS: usize = 400;
/// More walls than this do not give coordinates.
const MOST_GIVING: usize = 40;
/// More parts of other lines than this are not looked at.
const MOST_PARTS: usize = 500;

/// A line that is to be found.
pub(super) struct Errand<'a> {
    pub slot: u32,
    pub line: &'a Line,
    pub spots: [&'a Spot; 2],
    /// Where its nodes are, which is not where they are settled while they are dragged.
    pub sites: [Site; 2],
    /// Sides that it would rather keep.
    pub habit: Option<[Side; 2]>,
    /// Sides that it must not take, of the first and of the second node.
    pub avoid: [Option<Side>; 2],
    /// Other lines and labels do not count.
    pub alone: bool,
}

/// What stands in an area that a line is searched in.
#[derive(Default)]
struct Surroundings {
    walls: Vec<Rect>,
    parts: Vec<Rect>,
    labels: Vec<Rect>,
}

impl Drawing {
    /// What there is to find for a line.
    pub(super) fn errand(&self, slot: u32) -> Option<Errand<'_>> {
        let line = self.line(slot)?;
        let spots = [self.spot(line.from)?, self.spot(line.to)?];
        let sites = spots.map(|spot| spot.site);
        Some(Errand { slot, line, spots, sites, habit: line.habit, avoid: [None; 2], alone: false })
    }

    /// The best way for a line around what is settled, without its label. What it has now is not in its way.
    pub(super) fn find(&self, errand: &Errand) -> Route {
        let [from, to] = errand.sites.map(|site| site.bounds);
        let stops = &errand.line.way.bends;
        if from.overlaps(&to) && stops.is_empty() {
            return bracket(from, to);
        }
        let mut best: Option<(f64, Route)> = None;
        for reach in REACHES {
            let stopped = stops.iter().map(|at| Rect::between(*at, *at));
            let area = stopped.fold(from.union(&to), |area, stop| area.union(&stop)).grown(reach);
            let Some((cost, route)) = self.find_within(errand, area) else { continue };
            let plain = line::length(&route.points) + BEND * (route.points.len() as f64 - 2.0);
            if best.as_ref().is_none_or(|(known, _)| cost < *known) {
                best = Some((cost, route));
            }
            if cost - plain < BAD {
                break;
            }
        }
        best.map_or_else(|| bracket(from, to), |(_, route)| route)
    }

    fn find_within(&self, errand: &Errand, area: Rect) -> Option<(f64, Route)> {
        let [from, to] = errand.sites.map(|site| site.bounds);
        let stops = errand.line.way.bends.as_slice();
        let around = self.surroundings(errand, &area);
        let exits = [self.exits(errand, 0), self.exits(errand, 1)];

        let (mut xs, mut ys) = (Tracks::new(Axis::X.extent(&area)), Tracks::new(Axis::Y.extent(&area)));
        let ports = [from, to]
            .into_iter()
            .zip(&exits)
            .flat_map(|(bounds, exits)| exits.iter().map(move |exit| exit.side.point(bounds, exit.offset)));
        for at in ports.chain(stops.iter().copied()) {
            xs.exact(at.x);
            ys.exact(at.y);
        }
        collect(&mut xs, Axis::X, &around, from, to);
        collect(&mut ys, Axis::Y, &around, from, to);
        let mut grid = priced(Grid::new(xs, ys), &around, [from, to]);
        for (a, b) in line::parts(stops) {
            // Two points in line are a part that was put there by hand, whatever it costs.
            if (a.x - b.x).abs() < 0.01 || (a.y - b.y).abs() < 0.01 {
                grid.free(&Rect::between(a, b));
            }
        }

        let gates = |bounds: Rect, exits: &[Exit]| -> Vec<Gate> {
            let gate = |exit: &Exit| Some(Gate { cell: grid.cell(exit.side.point(bounds, exit.offset))?, exit: *exit });
            exits.iter().filter_map(gate).collect()
        };
        let (leaving, arriving) = (gates(from, &exits[0]), gates(to, &exits[1]));
        let cells: Vec<usize> = stops.iter().filter_map(|stop| grid.cell(*stop)).collect();
        let gates = [leaving.as_slice(), arriving.as_slice()];
        let haste = if self.hasty { HASTE } else { 1.0 };
        let found = match self.search.try_lock() {
            Ok(mut search) => search.run(&grid, gates, &cells, haste),
            Err(_) => Search::default().run(&grid, gates, &cells, haste),
        };
        let Found { mut points, exits: [first, last], cost } = found?;
        let ends = [first, last].map(|exit| End { side: exit.side, offset: exit.offset });
        points.insert(0, errand.sites[0].attachment(first.side, first.offset));
        points.push(errand.sites[1].attachment(last.side, last.offset));
        let route = Route { points: straightened(&points), ends, label: LabelPlace::None };
        Some((cost - first.cost - last.cost, route))
    }

    fn surroundings(&self, errand: &Errand, area: &Rect) -> Surroundings {
        let mut around = Surroundings::default();
        let own = [errand.line.from, errand.line.to];
        self.index.visit(area, &mut |item| match item.matter {
            Matter::Wall if !own.contains(&item.owner) => around.walls.push(item.rect),
            _ if errand.alone => {}
            Matter::Part if item.owner != errand.slot && around.parts.len() < MOST_PARTS => {
                around.parts.push(item.rect)
            }
            Matter::Label if item.owner != errand.slot => around.labels.push(item.rect),
            _ => {}
        });
        if around.walls.len() > MOST_GIVING {
            let middle = area.center();
            let far = |rect: &Rect| rect.center().distance(middle);
            sort::by(&mut around.walls, |one, other| far(one).total_cmp(&far(other)));
            around.walls.truncate(MOST_WALLS);
        }
        around
    }
}

/// The grid with the cost of what stands around.
fn priced(mut grid: Grid, around: &Surroundings, own: [Rect; 2]) -> Grid {
    for wall in &around.walls {
        grid.charge_beside(wall, 2.0 * CLEARANCE, 0.5);
        grid.charge_all(&wall.grown(CLEARANCE - 0.01), 500.0, 20.0);
    }
    for own in own {
        grid.charge_beside(&own, STUB - 6.0, 2.0);
        grid.charge_all(&own.grown(0.01), 500.0, 20.0);
    }
    for part in &around.parts {
        let along = Axis::along(part);
        grid.charge_along(along, part, &CLOSE);
        grid.cross(along, part, CROSSING);
    }
    for label in &around.labels {
        grid.charge_all(&label.grown(2.5), 300.0, 2.0);
    }
    grid
}

/// The coordinates in one direction at which a line may run.
fn collect(tracks: &mut Tracks, axis: Axis, around: &Surroundings, from: Rect, to: Rect) {
    let mut maybe = |at: f64| tracks.maybe(at);
    let giving = around.walls.get(..MOST_GIVING.min(around.walls.len())).unwrap_or_default();
    let walls: Vec<Rect> = giving.iter().copied().chain([from, to]).collect();
    for wall in &walls {
        let (near, far) = axis.extent(wall);
        maybe(near - STUB);
        maybe(far + STUB);
        // The middle of the channel to what stands beside it.
        for other in &walls {
            let (next, _) = axis.extent(other);
            let gap = next - far;
            let (a, b) = (axis.other().extent(wall), axis.other().extent(other));
            if (2.0..8.0 * STUB).contains(&gap) && a.0 < b.1 + 2.0 * STUB && b.0 < a.1 + 2.0 * STUB {
                maybe(far + gap / 2.0);
                // A narrow channel is divided: lines come as near to each other as it makes them.
                let lanes = if gap < 3.0 * STUB { ((gap / 2.0 - CLEARANCE) / (PITCH / 2.0)) as i32 } else { 0 };
                for lane in 1..=lanes {
                    let aside = f64::from(lane) * PITCH / 2.0;
                    maybe(far + gap / 2.0 - aside);
                    maybe(far + gap / 2.0 + aside);
                }
            }
        }
    }
    for part in &around.parts {
        if Axis::along(part) != axis {
            let (at, _) = axis.extent(part);
            maybe(at - PITCH);
            maybe(at + PITCH);
        }
    }
    for label in around.labels.iter().filter(|_| axis == Axis::X) {
        maybe(label.left() - CLEARANCE);
        maybe(label.right() + CLEARANCE);
    }
}

/// A line between nodes that stand on each other: out of the top of one and into the top of the other.
fn bracket(from: Rect, to: Rect) -> Route {
    let y = from.top().min(to.top()) - STUB;
    let apart = if (from.center().x - to.center().x).abs() < PITCH { PITCH } else { 0.0 };
    let (start, end) = (Side::Top.point(from, -apart), Side::Top.point(to, apart));
    let points = vec![start, point(start.x, y), point(end.x, y), end];
    let ends = [-apart, apart].map(|offset| End { side: Side::Top, offset });
    Route { points, ends, label: LabelPlace::None }
}
