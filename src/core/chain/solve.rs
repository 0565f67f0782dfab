//! Solving what an absorbing chain promises: `x = b + Q x` backwards from its ends, `v = e + Qᵀ v` forwards from its
//! starts (Kemeny and Snell 1960, "Finite Markov Chains", chapter 3: the fundamental matrix `N = (I - Q)⁻¹`).
//!
//! States that lead to each other are solved together, everything else by passing results along, so that a process
//! without loops costs no more than its transitions. `I - Q` of such a part is an M-matrix: elimination is stable.

/// The moves between states, with their probabilities. What is missing to 1 leaves the chain.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Moves {
    /// For each state where it leads and how likely; every state at most once.
    pub out: Vec<Vec<(usize, f64)>>,
}

/// States that are never left once a deal is among them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Trap(pub Vec<usize>);

/// The largest part that is solved by elimination; a larger one is iterated.
const DENSE: usize = 400;

/// A part counts as a trap when less than this leaves it in one move from any of its states.
const LEAK: f64 = 1e-12;

impl Moves {
    /// Makes a move likelier by so much.
    pub fn add(&mut self, from: usize, to: usize, chance: f64) {
        let Some(row) = self.out.get_mut(from) else { return };
        match row.iter_mut().find(|(known, _)| *known == to) {
            Some((_, known)) => *known += chance,
            None => row.push((to, chance)),
        }
    }

    /// `x = gains + Q x`: what a deal in each state gains until it leaves the chain.
    ///
    /// With the chance to be won in one move as the gains, this is the chance to be won at all; with days, the days to
    /// the end.
    pub fn gained(&self, gains: &[f64]) -> Result<Vec<f64>, Trap> {
        let mut solved = gains.to_vec();
        solved.resize(self.out.len(), 0.0);
        // Parts come out with what they lead to before them.
        for part in self.parts() {
            self.refuse_trap(&part)?;
            let known = |state: usize, solved: &[f64]| {
                let outside = self.moves(state).filter(|(to, _)| !part.contains(to));
                outside.map(|(to, chance)| chance * value(solved, to)).sum::<f64>() + value(gains, state)
            };
            let right: Vec<f64> = part.iter().map(|state| known(*state, &solved)).collect();
            let inside = |row: usize, column: usize| self.chance(&part, row, column);
            place(&part, linear(part.len(), right, &inside), &mut solved);
        }
        Ok(solved)
    }

    /// `v = entries + Qᵀ v`: how often each state is visited when so many deals begin in each.
    pub fn visits(&self, entries: &[f64]) -> Result<Vec<f64>, Trap> {
        let mut solved = entries.to_vec();
        solved.resize(self.out.len(), 0.0);
        let mut parts = self.parts();
        parts.reverse();
        for part in parts {
            self.refuse_trap(&part)?;
            let right: Vec<f64> = part.iter().map(|state| value(&solved, *state)).collect();
            let inside = |row: usize, column: usize| self.chance(&part, column, row);
            place(&part, linear(part.len(), right, &inside), &mut solved);
            for from in &part {
                for (to, chance) in self.moves(*from).filter(|(to, _)| !part.contains(to)) {
                    let arriving = chance * value(&solved, *from);
                    if let Some(slot) = solved.get_mut(to) {
                        *slot += arriving;
                    }
                }
            }
        }
        Ok(solved)
    }

    fn moves(&self, state: usize) -> impl Iterator<Item = (usize, f64)> {
        self.out.get(state).into_iter().flatten().copied()
    }

    fn chance(&self, part: &[usize], row: usize, column: usize) -> f64 {
        let (Some(from), Some(to)) = (part.get(row), part.get(column)) else { return 0.0 };
        self.moves(*from).find(|(known, _)| known == to).map_or(0.0, |(_, chance)| chance)
    }

    fn refuse_trap(&self, part: &[usize]) -> Result<(), Trap> {
        let stays = |state: &usize| self.moves(*state).filter(|(to, _)| part.contains(to)).map(|(_, p)| p).sum::<f64>();
        if part.iter().all(|state| stays(state) > 1.0 - LEAK) { Err(Trap(part.to_vec())) } else { Ok(()) }
    }

    /// States that lead to each other, in parts; each after all parts that it leads to (Tarjan 1972, "Depth-first search
    /// and linear graph algorithms", without recursion).
    fn parts(&self) -> Vec<Vec<usize>> {
        const UNSEEN: usize = usize::MAX;
        let count = self.out.len();
        let (mut index, mut low, mut placed) = (vec![UNSEEN; count], vec![0; count], vec![false; count]);
        let (mut open, mut parts, mut next) = (Vec::new(), Vec::new(), 0);
        let at = |list: &[usize], state: usize| list.get(state).copied().unwrap_or(0);
        for root in 0..count {
            if at(&index, root) != UNSEEN {
                continue;
            }
            let mut calls = vec![(root, 0)];
            while let Some((state, edge)) = calls.pop() {
                if edge == 0 {
                    put(&mut index, state, next);
                    put(&mut low, state, next);
                    next += 1;
                    open.push(state);
                }
                let targets = self.out.get(state).map_or(&[][..], Vec::as_slice);
                let mut deeper = None;
                let mut edge = edge;
                while let Some((to, chance)) = targets.get(edge) {
                    edge += 1;
                    if *chance <= 0.0 || *to >= count {
                        continue;
                    }
                    if at(&index, *to) == UNSEEN {
                        deeper = Some(*to);
                        break;
                    }
                    if !placed.get(*to).copied().unwrap_or(true) {
                        let least = at(&low, state).min(at(&index, *to));
                        put(&mut low, state, least);
                    }
                }
                if let Some(to) = deeper {
                    calls.push((state, edge));
                    calls.push((to, 0));
                    continue;
                }
                if at(&low, state) == at(&index, state) {
                    let mut part = Vec::new();
                    while let Some(last) = open.pop() {
                        if let Some(done) = placed.get_mut(last) {
                            *done = true;
                        }
                        part.push(last);
                        if last == state {
                            break;
                        }
                    }
                    parts.push(part);
                }
                if let Some((above, _)) = calls.last() {
                    let least = at(&low, *above).min(at(&low, state));
                    put(&mut low, *above, least);
                }
            }
        }
        parts
    }
}

fn put(list: &mut [usize], at: usize, value: usize) {
    if let Some(slot) = list.get_mut(at) {
        *slot = value;
    }
}

fn value(list: &[f64], at: usize) -> f64 {
    list.get(at).copied().unwrap_or(0.0)
}

fn place(part: &[usize], values: Vec<f64>, into: &mut [f64]) {
    for (state, value) in part.iter().zip(values) {
        if let Some(slot) = into.get_mut(*state) {
            *slot = value;
        }
    }
}

/// Solves `x = right + A x`.
fn linear(size: usize, right: Vec<f64>, a: &dyn Fn(usize, usize) -> f64) -> Vec<f64> {
    if size <= DENSE { eliminated(size, right, a) } else { iterated(size, right, a) }
}

/// By Gaussian elimination of `I - A` with the largest pivot of each column.
fn eliminated(size: usize, mut right: Vec<f64>, a: &dyn Fn(usize, usize) -> f64) -> Vec<f64> {
    let identity = |row: usize, column: usize| if row == column { 1.0 } else { 0.0 };
    let row_of = |row: usize| (0..size).map(|column| identity(row, column) - a(row, column)).collect();
    let mut rows: Vec<Vec<f64>> = (0..size).map(row_of).collect();
    for column in 0..size {
        let best = (column..size).max_by(|one, other| {
            let size_of = |row: &usize| rows.get(*row).map_or(0.0, |row| value(row, column).abs());
            size_of(one).total_cmp(&size_of(other))
        });
        if let Some(best) = best {
            rows.swap(column, best);
            right.swap(column, best);
        }
        let (done, rest) = rows.split_at_mut(column + 1);
        let Some(pivot) = done.last() else { continue };
        let (lead, base) = (value(pivot, column), value(&right, column));
        for (row, slot) in rest.iter_mut().zip(right.iter_mut().skip(column + 1)) {
            let factor = value(row, column) / lead;
            if factor == 0.0 {
                continue;
            }
            for (entry, above) in row.iter_mut().zip(pivot).skip(column) {
                *entry -= factor * above;
            }
            *slot -= factor * base;
        }
    }
    for row in (0..size).rev() {
        let Some(entries) = rows.get(row) else { continue };
        let known: f64 = (row + 1..size).map(|column| value(entries, column) * value(&right, column)).sum();
        let solved = (value(&right, row) - known) / value(entries, row);
        if let Some(slot) = right.get_mut(row) {
            *slot = solved;
        }
    }
    right
}

/// By repeated substitution (Gauss and Seidel) until nothing moves any more.
fn iterated(size: usize, right: Vec<f64>, a: &dyn Fn(usize, usize) -> f64) -> Vec<f64> {
    let row =
        |row: usize| (0..size).filter_map(move |column| Some((column, a(row, column))).filter(|(_, a)| *a != 0.0));
    let rows: Vec<Vec<(usize, f64)>> = (0..size).map(|at| row(at).collect()).collect();
    let mut solved = right.clone();
    for _ in 0..100_000 {
        let mut moved: f64 = 0.0;
        for (at, entries) in rows.iter().enumerate() {
            let own = entries.iter().find(|(column, _)| *column == at).map_or(0.0, |(_, a)| *a);
            let others = entries.iter().filter(|(column, _)| *column != at);
            let sum: f64 = others.map(|(column, a)| a * value(&solved, *column)).sum();
            let now = (value(&right, at) + sum) / (1.0 - own);
            moved = moved.max((now - value(&solved, at)).abs() / now.abs().max(1.0));
            if let Some(slot) = solved.get_mut(at) {
                *slot = now;
            }
        }
        if moved < 1e-13 {
            break;
        }
    }
    solved
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::ids::IdSource;

    fn near(found: &[f64], expected: &[f64]) {
        assert_eq!(found.len(), expected.len());
        for (one, other) in found.iter().zip(expected) {
            assert!((one - other).abs() <= 1e-9 * other.abs().max(1.0), "{found:?} {expected:?}");
        }
    }

    /// A to B .5, to Nurture .2; Nurture to A .4; B to won .25: the loop of the definitions.
    fn nurture() -> Moves {
        Moves { out: vec![vec![(2, 0.5), (1, 0.2)], vec![(0, 0.4)], vec![]] }
    }

    #[test]
    fn a_loop_is_won_and_visited_as_often_as_defined() {
        let won = nurture().gained(&[0.0, 0.0, 0.25]).unwrap();
        near(&won, &[0.135_869_565_217_391_3, 0.054_347_826_086_956_52, 0.25]);
        let visits = nurture().visits(&[1.0, 0.0, 0.0]).unwrap();
        near(&visits, &[1.086_956_521_739_130_4, 0.217_391_304_347_826_1, 0.543_478_260_869_565_2]);
        // 25 wins need 184 entrants.
        near(&[25.0 / won[0]], &[184.0]);
    }

    #[test]
    fn a_line_is_the_product_of_its_rates() {
        let line = Moves { out: vec![vec![(1, 0.1)], vec![(2, 0.35)], vec![(3, 0.5)], vec![]] };
        let won = line.gained(&[0.0, 0.0, 0.0, 0.4]).unwrap();
        let needed: Vec<f64> = won.iter().map(|chance| 14.0 / chance).collect();
        near(&needed, &[2000.0, 200.0, 70.0, 35.0]);
    }

    #[test]
    fn a_loop_without_a_way_out_is_named() {
        let trap = Moves { out: vec![vec![(1, 1.0)], vec![(2, 0.5), (3, 0.5)], vec![(1, 1.0)], vec![(1, 1.0)]] };
        let Err(Trap(mut states)) = trap.gained(&[0.0; 4]) else { panic!("no trap") };
        states.sort_unstable();
        assert_eq!(states, [1, 2, 3]);
        assert!(trap.visits(&[1.0, 0.0, 0.0, 0.0]).is_err());
        // A self-loop that is left now and then is none.
        near(&Moves { out: vec![vec![(0, 0.75)]] }.visits(&[1.0]).unwrap(), &[4.0]);
    }

    /// What was solved must hold where it was asked for, whatever the shape: loops in loops, islands, dead ends.
    #[test]
    fn solutions_hold_on_random_chains() {
        let mut random = IdSource::new(11);
        for round in 0..300 {
            let count = 1 + random.below(if round % 30 == 0 { 500 } else { 40 });
            let mut out = Vec::new();
            for _ in 0..count {
                let ways = random.below(4);
                let mut row: Vec<(usize, f64)> = Vec::new();
                for _ in 0..ways {
                    let to = random.below(count);
                    if row.iter().all(|(known, _)| *known != to) {
                        row.push((to, 0.97 / ways as f64));
                    }
                }
                out.push(row);
            }
            let moves = Moves { out };
            let start: Vec<f64> = (0..count).map(|_| random.below(100) as f64).collect();
            let gained = moves.gained(&start).unwrap();
            let visits = moves.visits(&start).unwrap();
            let mut arriving = start.clone();
            for (from, row) in moves.out.iter().enumerate() {
                let ahead: f64 = row.iter().map(|(to, chance)| chance * gained[*to]).sum();
                assert!((gained[from] - start[from] - ahead).abs() < 1e-7 * gained[from].abs().max(1.0));
                row.iter().for_each(|(to, chance)| arriving[*to] += chance * visits[from]);
            }
            for (one, other) in visits.iter().zip(&arriving) {
                assert!((one - other).abs() < 1e-7 * one.abs().max(1.0));
            }
            // Both ways to the same: what the starts gain is what is gained on all visits.
            let (forth, back): (f64, f64) = (
                start.iter().zip(&gained).map(|(begun, gained)| begun * gained).sum(),
                visits.iter().zip(&start).map(|(visits, gain)| visits * gain).sum(),
            );
            assert!((forth - back).abs() < 1e-6 * forth.abs().max(1.0), "{forth} {back}");
        }
    }
}
