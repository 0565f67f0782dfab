//! Places in a row that has parts taken: for what stands on the map already and stays.

/// A part of the row, from its start to its end.
pub(super) type Part = (f64, f64);

/// The first places from `from` on of things, each a wanted place and a size, in their order, with gaps between them
/// and to what is taken.
pub(super) fn earliest(things: &[(f64, f64)], from: f64, gap: f64, taken: &[Part]) -> Vec<f64> {
    let mut places = Vec::with_capacity(things.len());
    let mut next = from;
    for (_, size) in things {
        let start = free_from(next, *size, gap, taken);
        places.push(start);
        next = start + size + gap;
    }
    places
}

/// Places of things near those that they want, in their order, between two ends that leave room for all.
pub(super) fn near(things: &[(f64, f64)], (from, to): Part, gap: f64, taken: &[Part]) -> Vec<f64> {
    let turned = mirror(taken);
    // The last places that leave room for what comes behind, the first one at the end.
    let back: Vec<(f64, f64)> = things.iter().rev().copied().collect();
    let mut last = earliest(&back, -to, gap, &turned);
    let mut places = Vec::with_capacity(things.len());
    let mut least = from;
    for (wanted, size) in things {
        let most = -last.pop().unwrap_or_default() - size;
        let wanted = wanted.max(least).min(most);
        let behind = free_from(wanted, *size, gap, taken);
        let before = -free_from(-wanted - size, *size, gap, &turned) - size;
        let first = before >= least && (behind > most || wanted - before < behind - wanted);
        let start = if first { before } else { behind.min(most) };
        places.push(start);
        least = start + size + gap;
    }
    places
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
        assert_eq!(earliest(&[(0.0, 10.0); 3], 0.0, 2.0, &taken), [0.0, 32.0, 52.0]);
        assert_eq!(near(&[(18.0, 10.0), (19.0, 10.0)], (0.0, 100.0), 2.0, &taken), [8.0, 32.0]);
        assert_eq!(near(&[(90.0, 10.0), (95.0, 10.0)], (0.0, 60.0), 2.0, &taken), [8.0, 33.0], "room for all");
        assert_eq!(near(&[(-9.0, 4.0)], (f64::NEG_INFINITY, f64::INFINITY), 2.0, &taken), [-9.0]);
    }
}
