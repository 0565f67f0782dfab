use super::*;
use crate::core::geometry::Size;
use crate::core::ids::{IdSource, Identifier, NodeId, TransitionId};
use crate::core::sorted::Map;

fn stage(x: f64, y: f64) -> Rect {
    Rect::new(point(x, y), Size { width: 184.0, height: 72.0 })
}

fn orthogonal(route: &Route) -> bool {
    route.points.windows(2).all(|pair| (pair[0].x - pair[1].x).abs() < 0.6 || (pair[0].y - pair[1].y).abs() < 0.6)
}

#[test]
fn neighbours_in_a_row_get_a_straight_line_from_side_to_side() {
    let route = route(TransitionKind::Advance, stage(0.0, 0.0), stage(248.0, 0.0), Ports::default(), &[]);
    assert_eq!(route.points, [point(184.0, 36.0), point(248.0, 36.0)]);
    assert_eq!(route.path, "M184 36L248 36");
    assert_eq!(route.label_at, point(216.0, 36.0));
}

#[test]
fn a_row_may_run_back_and_a_column_down() {
    let back = route(TransitionKind::Advance, stage(248.0, 0.0), stage(0.0, 0.0), Ports::default(), &[]);
    assert_eq!(back.points, [point(248.0, 36.0), point(184.0, 36.0)]);
    let down = route(TransitionKind::Advance, stage(0.0, 0.0), stage(0.0, 248.0), Ports::default(), &[]);
    assert_eq!(down.points, [point(92.0, 72.0), point(92.0, 248.0)]);
}

#[test]
fn a_line_goes_around_what_stands_in_its_way() {
    let (from, to, between) = (stage(0.0, 0.0), stage(600.0, 0.0), stage(300.0, 0.0));
    let sides = Some(Sides { from: Side::Right, to: Side::Left });
    let found = route(TransitionKind::Advance, from, to, Ports { sides, ..Ports::default() }, &[from, to, between]);
    assert!(!crosses(&found.points, &between), "{:?}", found.points);
    assert!(orthogonal(&found));
}

#[test]
fn what_stands_in_the_way_of_a_line_is_in_its_span() {
    // Whatever changes a line as an obstacle must be found by the span, or the line is not drawn anew for it.
    let (from, to) = (stage(0.0, 0.0), stage(600.0, 0.0));
    let span = span(&from, &to);
    let plain = route(TransitionKind::Advance, from, to, Ports::default(), &[]);
    let mut changed = 0;
    for x in 0..60 {
        for y in 0..40 {
            let node = stage(f64::from(x * 20 - 300), f64::from(y * 20 - 400));
            if node.overlaps(&from) || node.overlaps(&to) {
                continue;
            }
            let around = route(TransitionKind::Advance, from, to, Ports::default(), &[node]);
            changed += usize::from(around != plain);
            assert!(around == plain || span.overlaps(&node), "{node:?}");
        }
    }
    assert!(changed > 20, "{changed} places in the way");
}

#[test]
fn lines_never_enter_other_nodes_and_are_always_orthogonal() {
    let mut random = IdSource::new(11);
    let (mut total, mut through) = (0, 0);
    for _ in 0..300 {
        // Nodes on a loose grid, never overlapping, as on a map somebody drew.
        let cells: Vec<Rect> = (0..16)
            .map(|cell| {
                let (x, y) = (f64::from(cell % 4) * 300.0, f64::from(cell / 4) * 180.0);
                stage(x + random.below(70) as f64, y + random.below(60) as f64)
            })
            .collect();
        let (a, b) = (cells[random.below(16)], cells[random.below(16)]);
        if a == b {
            continue;
        }
        let found = route(TransitionKind::Advance, a, b, Ports::default(), &cells);
        assert!(orthogonal(&found), "{:?}", found.points);
        assert!(found.points.iter().all(|at| at.x.is_finite() && at.y.is_finite()));
        total += 1;
        let others = cells.iter().filter(|cell| **cell != a && **cell != b);
        through += usize::from(others.into_iter().any(|cell| crosses(&found.points, cell)));
    }
    assert_eq!(through, 0, "{through} of {total} lines go through a node");
}

#[test]
fn lines_on_one_side_are_attached_apart_and_in_order() {
    let mut ids = IdSource::new(3);
    let nodes: Vec<NodeId> = (0..4).map(|_| ids.make()).collect();
    let bounds: Map<NodeId, Rect> = nodes
        .iter()
        .zip([stage(0.0, 200.0), stage(400.0, 0.0), stage(400.0, 200.0), stage(400.0, 400.0)])
        .map(|(id, rect)| (*id, rect))
        .collect();
    let ways: Vec<_> =
        (1..4).map(|to| (ids.make::<TransitionId>(), TransitionKind::Advance, nodes[0], nodes[to])).collect();
    let ports = assign(&ways, &bounds, |_| Vec::new());
    let offsets: Vec<f64> = ways.iter().map(|way| ports[&way.0].from).collect();
    assert!(offsets[0] < -10.0 && offsets[1] == 0.0 && offsets[2] > 10.0, "{offsets:?}");
}

#[test]
fn a_self_loop_and_nodes_on_top_of_each_other_are_drawn() {
    for (a, b) in [(stage(0.0, 0.0), stage(0.0, 0.0)), (stage(0.0, 0.0), stage(20.0, 10.0))] {
        let found = route(TransitionKind::Recycle, a, b, Ports::default(), &[a, b]);
        assert!(found.points.len() > 1 && found.points.iter().all(|at| at.x.is_finite()));
    }
    assert!(NodeId::parse("n0").is_some());
}
