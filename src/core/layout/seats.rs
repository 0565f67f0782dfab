//! Places in a row that has parts taken: for what stands on the map already and stays.

/// A part of the row, from its start to its end.
pub(super) type Part = (f64, f64);

/// The first places from `from` on of things of these sizes, in their order, with gaps between them and to what is
/// taken.
pub(super) fn earliest(sizes: &[f64], from: f64, gap: f64, taken: &[Part]) -> Vec<f64> {
    let mut next = from;
    let mut place = |size: &f64| {
        let start = free_from(next, *size, gap, taken);
        next = start + size + gap;
        start
    };
    sizes.iter().map(&mut place).collect()
}

/// The last places up to `to`.
pub(super) fn latest(sizes: &[f64], to: f64, gap: f64, taken: &[Part]) -> Vec<f64> {
    let sizes: Vec<f64> = sizes.iter().rev().copied().collect();
    let mirrored = earliest(&sizes, -to, gap, &mirror(taken));
    mirrored.iter().zip(&sizes).rev().map(|(start, size)| -start - size).collect()
}

/// Places near those wanted, in order, between two ends that leave room for all.
pub(super) fn near(things: &[(f64, f64)], (from, to): Part, gap: f64, taken: &[Part]) -> Vec<f64> {
    let sizes: Vec<f64> = things.iter().map(|(_, size)| *size).collect();
    let last = if to.is_finite() { latest(&sizes, to, gap, taken) } else { vec![to; sizes.len()] };
    let turned = mirror(taken);
    let mut least = from;
    let mut place = |((wanted, size), most): (&(f64, f64), f64)| {
        let wanted = wanted.max(least).min(most);
        let behind = free_from(wanted, *size, gap, taken);
        let before = -free_from(-wanted - size, *size, gap, &turned) - size;
        let first = before >= least && (behind > most || wanted - before < behind - wanted);
        let start = if first { before } else { behind.min(most) };
        least = start + size + gap;
        start
    };
    things.iter().zip(last).map(&mut place).collect()
}

/// The first place from `from` on that keeps a gap to all that is taken.
fn free_from(from: f64, size: f64, gap: f64, taken: &[Part]) -> f64 {
    let mut start = from;
    let blocking = |start: f64| {
        let blocks = |part: &&Part| start < part.1 + gap && part.0 < start + size + gap;
        taken.iter().filter(blocks).map(|part| part.1 + gap).reduce(f64::max)
    };
    while let Some(next) = blocking(start) {
        start = next;
    }
    start
}

fn mirror(taken: &[Part]) -> Vec<Part> {
    taken.iter().map(|(start, end)| (-end, -start)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goes_around_what_is_taken() {
        let taken = [(20.0, 30.0), (45.0, 50.0)];
        assert_eq!(earliest(&[10.0, 10.0, 10.0], 0.0, 2.0, &taken), [0.0, 32.0, 52.0]);
        assert_eq!(latest(&[10.0, 10.0], 60.0, 2.0, &taken), [8.0, 33.0]);
        assert_eq!(near(&[(18.0, 10.0), (19.0, 10.0)], (0.0, 100.0), 2.0, &taken), [8.0, 32.0]);
        assert_eq!(near(&[(90.0, 10.0), (95.0, 10.0)], (0.0, 60.0), 2.0, &taken), [8.0, 33.0], "room for all");
        assert_eq!(near(&[(-9.0, 4.0)], (f64::NEG_INFINITY, f64::INFINITY), 2.0, &taken), [-9.0]);
    }
}
