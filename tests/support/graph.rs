//! Graphs for measuring layout: nodes on a grid of columns, about 1.3 edges a node to the next columns. The same as
//! those of the page's `#bench=N`, for other seeds too.
#![allow(dead_code)]

/// The numbers of Mulberry32.
struct Random(u32);

impl Random {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x6d2b_79f5);
        let a = self.0;
        let mut t = (a ^ (a >> 15)).wrapping_mul(a | 1);
        t ^= t.wrapping_add((t ^ (t >> 7)).wrapping_mul(t | 61));
        f64::from(t ^ (t >> 14)) / 4_294_967_296.0
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.next() * bound as f64) as usize
    }
}

/// The edges between so many nodes.
pub fn edges(count: usize, seed: u32) -> Vec<(usize, usize)> {
    let rows = ((count as f64).sqrt() * 0.9).round().max(2.0) as usize;
    let mut random = Random(seed.wrapping_add(count as u32));
    // What the graph's nodes spend on their names.
    (0..4 * count).for_each(|_| _ = random.next());
    let near = |row: usize, spread: f64, random: &mut Random| {
        let shifted = row as f64 + ((random.next() - 0.5) * spread + 0.5).floor();
        shifted.max(0.0).min(rows as f64 - 1.0) as usize
    };
    let mut edges = Vec::new();
    let mut seen = std::collections::HashSet::new();
    let mut add = |from: usize, to: usize, random: &mut Random| {
        if to < count && from != to && seen.insert((from, to)) {
            edges.push((from, to));
            // What the edge spends on its label.
            random.next();
        }
        edges.len()
    };
    let mut made = 0;
    for node in rows..count {
        let row = near(node % rows, 6.0, &mut random);
        made = add((node / rows - 1) * rows + row, node, &mut random);
    }
    let wanted = (count as f64 * 1.3).round() as usize;
    for _ in 0..count * 20 {
        if made >= wanted {
            break;
        }
        let from = random.below(count);
        let column = from / rows + 1 + usize::from(random.next() < 0.2);
        let row = near(from % rows, 8.0, &mut random);
        made = add(from, column * rows + row, &mut random);
    }
    edges
}

/// How often straight lines between these points cross; lines that share an end do not count.
pub fn crossings(edges: &[(usize, usize)], at: &[(f64, f64)]) -> usize {
    let side = |a: (f64, f64), b: (f64, f64), c: (f64, f64)| (b.0 - a.0) * (c.1 - a.1) - (b.1 - a.1) * (c.0 - a.0);
    let mut lines: Vec<(usize, usize)> = edges.to_vec();
    let ends = |(from, to): (usize, usize)| (at[from].0.min(at[to].0), at[from].0.max(at[to].0));
    lines.sort_by(|one, other| ends(*one).0.total_cmp(&ends(*other).0));
    let mut count = 0;
    for (index, (a, b)) in lines.iter().enumerate() {
        let near = lines[index + 1..].iter().take_while(|line| ends(**line).0 <= ends((*a, *b)).1);
        for (c, d) in near.filter(|(c, d)| c != a && c != b && d != a && d != b) {
            let (a, b, c, d) = (at[*a], at[*b], at[*c], at[*d]);
            count += usize::from(side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0);
        }
    }
    count
}

/// The mean length of straight lines between these points.
pub fn mean_length(edges: &[(usize, usize)], at: &[(f64, f64)]) -> f64 {
    let length = |(from, to): &(usize, usize)| (at[*from].0 - at[*to].0).hypot(at[*from].1 - at[*to].1);
    edges.iter().map(length).sum::<f64>() / edges.len() as f64
}
