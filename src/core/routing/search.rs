//! The cheapest orthogonal way over a grid, through points in their order where there are any.
//!
//! A* (Hart, Nilsson, Raphael 1968) over crossing and heading; each point to pass makes another layer of the grid.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::BEND;
use super::exits::Exit;
use super::line::steps;
use super::side::Side;
use super::tracks::{Axis, Grid};
use crate::core::geometry::Point;

/// Where a way may begin or end: a crossing, and how a node is left or reached there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gate {
    pub cell: usize,
    pub exit: Exit,
}

/// A way that was found.
pub(super) struct Found {
    /// The crossings it passes, corners and others, from the first gate to the last.
    pub points: Vec<Point>,
    pub exits: [Exit; 2],
    pub cost: f64,
}

/// Memory that searches share.
#[derive(Default)]
pub(super) struct Search {
    reached: Vec<Reached>,
    /// Estimates of whole ways, as bits, with the crossing and heading that they are about.
    queue: BinaryHeap<Reverse<u64>>,
}

/// The cheapest known way to a crossing with a heading.
#[derive(Clone, Copy)]
struct Reached {
    cost: f32,
    /// The cost with the least that is left.
    estimate: f32,
    /// Where it came from.
    came: u32,
}

const NOWHERE: u32 = u32::MAX;
const NOT_YET: Reached = Reached { cost: f32::INFINITY, estimate: f32::INFINITY, came: NOWHERE };

/// An entry of the queue: positive numbers are in the order of their bits.
fn entry(estimate: f32, state: usize) -> Reverse<u64> {
    Reverse(u64::from(estimate.to_bits()) << 32 | state as u64)
}

/// The number of a direction: right, down, left, up.
fn heading(side: Side) -> usize {
    match side {
        Side::Right => 0,
        Side::Bottom => 1,
        Side::Left => 2,
        Side::Top => 3,
    }
}

/// The fewest bends on the way from a point with a heading to another one with its heading, where nothing is in the way.
fn bends(from: Point, heading: usize, to: Point, arriving: usize) -> f32 {
    let by = to.minus(from);
    let (ahead, aside) = match heading {
        0 => (by.x, by.y),
        1 => (by.y, -by.x),
        2 => (-by.x, -by.y),
        _ => (-by.y, by.x),
    };
    match (arriving + 4 - heading) % 4 {
        0 if aside.abs() < 0.01 && ahead >= 0.0 => 0.0,
        0 if ahead > 0.0 => 2.0,
        0 => 4.0,
        2 if aside.abs() > 0.01 => 2.0,
        2 => 4.0,
        turn => {
            let towards = if turn == 1 { aside } else { -aside };
            if ahead >= 0.0 && towards >= 0.0 { 1.0 } else { 3.0 }
        }
    }
}

/// What is known of the end of a way: where it is, the heading in which it is reached, and its cost.
struct Goal {
    at: Point,
    heading: usize,
    cost: f32,
}

/// A lower bound of the cost from a point with a heading to the cheapest goal.
fn remaining(at: Point, heading: usize, goals: &[Goal]) -> f32 {
    let to =
        |goal: &Goal| steps(at, goal.at) as f32 + BEND as f32 * bends(at, heading, goal.at, goal.heading) + goal.cost;
    goals.iter().map(to).fold(f32::INFINITY, f32::min)
}

impl Search {
    /// The cheapest way from one of the first gates to one of the last, through `stops` in their order. A haste of more
    /// than 1 finds a good one sooner (weighted A*: Pohl 1970, "Heuristic search viewed as path finding in a graph").
    pub(super) fn run(&mut self, grid: &Grid, [from, to]: [&[Gate]; 2], stops: &[usize], haste: f32) -> Option<Found> {
        let size = grid.len() * 4;
        let last = stops.len();
        self.reached.clear();
        self.reached.resize(size * (last + 1), NOT_YET);
        self.queue.clear();
        let goal = |gate: &Gate| Goal {
            at: grid.at(gate.cell),
            heading: heading(gate.exit.side.opposite()),
            cost: gate.exit.cost as f32,
        };
        let goals: Vec<Goal> = to.iter().map(goal).collect();
        let bound = |cell: usize, toward: usize, layer: usize| {
            let left = stops.get(layer..).unwrap_or_default();
            let mut here = grid.at(cell);
            if left.is_empty() {
                return remaining(here, toward, &goals) * haste;
            }
            let mut sum = 0.0;
            for stop in left {
                let there = grid.at(*stop);
                sum += steps(here, there) as f32;
                here = there;
            }
            sum + goals.iter().map(|goal| steps(here, goal.at) as f32 + goal.cost).fold(f32::INFINITY, f32::min)
        };
        let mut best: Option<(f32, u32, Gate)> = None;
        for gate in from {
            let state = gate.cell * 4 + heading(gate.exit.side);
            let cost = gate.exit.cost as f32;
            if let Some(known) = self.reached.get_mut(state).filter(|known| cost < known.cost) {
                let estimate = cost + bound(gate.cell, state % 4, 0);
                *known = Reached { cost, estimate, came: NOWHERE };
                self.queue.push(entry(estimate, state));
            }
        }
        while let Some(Reverse(next)) = self.queue.pop() {
            let (estimate, state) = (f32::from_bits((next >> 32) as u32), next as u32);
            if best.is_some_and(|(cost, ..)| cost <= estimate) {
                break;
            }
            let Some(Reached { cost: here, estimate: known, .. }) = self.reached.get(state as usize).copied() else {
                break;
            };
            if known < estimate {
                continue;
            }
            let layer = state as usize / size;
            let (cell, toward) = ((state as usize % size) / 4, state as usize % 4);
            for next_toward in [toward, (toward + 1) % 4, (toward + 3) % 4] {
                let axis = if next_toward % 2 == 0 { Axis::X } else { Axis::Y };
                let Some((next, step)) = grid.step(cell, axis, next_toward < 2) else { continue };
                let cost = here + step + if next_toward == toward { 0.0 } else { BEND as f32 };
                let mut next_layer = layer;
                while stops.get(next_layer) == Some(&next) {
                    next_layer += 1;
                }
                let slot = next_layer * size + next * 4 + next_toward;
                let Some(known) = self.reached.get_mut(slot).filter(|known| cost + 0.01 < known.cost) else { continue };
                let estimate = cost + bound(next, next_toward, next_layer);
                *known = Reached { cost, estimate, came: state };
                self.queue.push(entry(estimate, slot));
                if next_layer == last {
                    let arriving =
                        |gate: &&Gate| gate.cell == next && heading(gate.exit.side.opposite()) == next_toward;
                    for gate in to.iter().filter(arriving) {
                        let total = cost + gate.exit.cost as f32;
                        if best.is_none_or(|(known, ..)| total < known) {
                            best = Some((total, slot as u32, *gate));
                        }
                    }
                }
            }
        }
        let (cost, state, to) = best?;
        let mut points = Vec::new();
        let mut state = state;
        loop {
            points.push(grid.at((state as usize % size) / 4));
            match self.reached.get(state as usize) {
                Some(reached) if reached.came != NOWHERE => state = reached.came,
                _ => break,
            }
        }
        points.reverse();
        let (cell, toward) = ((state as usize % size) / 4, state as usize % 4);
        let from = *from.iter().find(|gate| gate.cell == cell && heading(gate.exit.side) == toward)?;
        Some(Found { points, exits: [from.exit, to.exit], cost: f64::from(cost) })
    }
}
