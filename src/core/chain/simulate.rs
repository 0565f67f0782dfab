//! What may become of the open deals: the same process, played many times.
//!
//! Every run walks each deal from where it is to an end. A stay lasts an exponentially distributed time with the mean of
//! its node, which has no memory: how long a deal has been there already does not matter.

use super::process::{End, Process};
use crate::core::analytics::statistics::percentile;
use crate::core::ids::{IdSource, NodeId};
use crate::core::sorted::Map;

/// Moves of one walk after which a deal counts as not won: a loop that is hardly ever left must end.
const LONGEST: usize = 10_000;

/// Where a move leads: a state, or one of the two below.
type Next = u32;

/// The deal is won.
const WON: Next = u32::MAX;

/// The deal is over, and not won.
const OVER: Next = u32::MAX - 1;

/// A state, ready to be walked through.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
struct State {
    /// The place of its first way.
    first: u32,
    /// The mean stay, in days.
    days: f64,
}

/// A simulation under way. It is run in slices, so that a page can go on living, and gives the same for the same seed
/// however it is cut.
#[derive(Clone, Debug)]
pub struct Simulation {
    states: Vec<State>,
    /// The ways of all states one after the other, each with the largest random number that takes it; the last of a
    /// state takes whatever is left.
    ways: Vec<(u32, Next)>,
    /// Where each deal is, and its worth.
    deals: Vec<(u32, f64)>,
    horizon: f64,
    /// Stays of a mean of one day, at the middles of 256 equal parts of their distribution.
    stays: [f64; 256],
    random: IdSource,
    /// The worth won in each run.
    totals: Vec<f64>,
}

/// What the runs came to.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Forecast {
    /// How many runs.
    pub runs: usize,
    /// The mean of what is won.
    pub mean: f64,
    /// The standard error of that mean.
    pub error: f64,
    /// In one of ten runs it was less.
    pub p10: f64,
    /// In half of them.
    pub p50: f64,
    /// In nine of ten.
    pub p90: f64,
}

impl Simulation {
    /// Deals with the nodes that they are in and their worth, in a process; what is won after `horizon` days does not
    /// count. Deals in nodes that the process does not know are left out.
    pub fn new(
        process: &Process,
        deals: impl IntoIterator<Item = (NodeId, f64)>,
        horizon: Option<f64>,
        seed: u64,
    ) -> Simulation {
        let place: Map<NodeId, u32> = process.prospects.keys().zip(0..).map(|(node, at)| (*node, at)).collect();
        let (mut states, mut ways) = (Vec::new(), Vec::new());
        for node in process.prospects.keys() {
            let days = process.days.get(node).copied().unwrap_or(0.0);
            states.push(State { first: u32::try_from(ways.len()).unwrap_or(OVER), days });
            let mut sum = 0.0;
            for step in process.rates.steps.iter().filter(|step| step.from == *node && step.chance > 0.0) {
                sum += step.chance;
                let next = match (place.get(&step.to), process.ends.get(&step.to)) {
                    (_, Some(End::Relief)) | (None, Some(End::Won)) => WON,
                    (Some(at), _) => *at,
                    (None, _) => OVER,
                };
                ways.push(((sum * f64::from(u32::MAX)) as u32, next));
            }
            ways.push((u32::MAX, OVER));
        }
        let stay = |part: usize| -(1.0 - (part as f64 + 0.5) / 256.0).ln();
        Simulation {
            states,
            ways,
            deals: deals.into_iter().filter_map(|(node, worth)| Some((*place.get(&node)?, worth))).collect(),
            horizon: horizon.unwrap_or(f64::INFINITY),
            stays: std::array::from_fn(stay),
            random: IdSource::new(seed),
            totals: Vec::new(),
        }
    }

    /// Plays so many more runs.
    pub fn run(&mut self, runs: usize) {
        for _ in 0..runs {
            let mut total = 0.0;
            for (state, worth) in &self.deals {
                if walk((&self.states, &self.ways), *state, self.horizon, &self.stays, &mut self.random) {
                    total += worth;
                }
            }
            self.totals.push(total);
        }
    }

    /// How many runs were played.
    pub fn runs(&self) -> usize {
        self.totals.len()
    }

    /// What they came to; `None` before the second.
    pub fn forecast(&self) -> Option<Forecast> {
        let runs = self.totals.len();
        if runs < 2 {
            return None;
        }
        let mean = self.totals.iter().sum::<f64>() / runs as f64;
        let squares: f64 = self.totals.iter().map(|total| (total - mean) * (total - mean)).sum();
        let at = |percent| percentile(&self.totals, percent);
        let error = (squares / (runs - 1) as f64 / runs as f64).sqrt();
        Some(Forecast { runs, mean, error, p10: at(10.0)?, p50: at(50.0)?, p90: at(90.0)? })
    }
}

/// Walks one deal to its end; whether it is won in time. Loops in place of iterators: this runs millions of times, and
/// the page is compiled for size.
fn walk(
    (states, ways): (&[State], &[(u32, Next)]),
    mut at: u32,
    horizon: f64,
    stays: &[f64; 256],
    random: &mut IdSource,
) -> bool {
    let mut left = horizon;
    for _ in 0..LONGEST {
        let Some(state) = states.get(at as usize) else { return at == WON };
        let bits = random.next_u64();
        // Time and way from different bits.
        if let Some(stay) = stays.get((bits & 255) as usize) {
            left -= state.days * stay;
        }
        if left < 0.0 {
            return false;
        }
        let point = (bits >> 32) as u32;
        let mut place = state.first as usize;
        at = loop {
            match ways.get(place) {
                Some((up_to, next)) if point <= *up_to => break *next,
                Some(_) => place += 1,
                None => break OVER,
            }
        };
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::chain::{Rates, Step};
    use crate::core::ids::Identifier;

    fn node(at: usize) -> NodeId {
        NodeId::parse(&format!("n{at}")).unwrap()
    }

    fn solved(steps: Vec<Step>, stays: Vec<(NodeId, f64)>) -> Process {
        let end = |name, end| (NodeId::parse(name).unwrap(), end);
        let ends = [end("Won", End::Won), end("Lost", End::Lost)].into_iter().collect();
        Process::solve(Rates { steps, gaps: Vec::new() }, node(0), stays, ends).unwrap()
    }

    /// A random process with loops: each state leads to up to three others, to won and to nothing.
    fn any(random: &mut IdSource) -> Process {
        let count = 2 + random.below(12);
        let mut steps = Vec::new();
        for from in 0..count {
            let mut parts: Vec<(NodeId, f64)> = Vec::new();
            for _ in 0..1 + random.below(3) {
                parts.push((node(random.below(count)), 1.0 + random.below(5) as f64));
            }
            parts.push((NodeId::parse("Won").unwrap(), 1.0 + random.below(3) as f64));
            parts.push((NodeId::parse("Lost").unwrap(), 1.0));
            let all: f64 = parts.iter().map(|(_, part)| part).sum();
            steps.extend(parts.into_iter().map(|(to, part)| Step {
                from: node(from),
                to,
                way: None,
                used: 0,
                of: 0,
                estimate: None,
                chance: part / all,
            }));
        }
        solved(steps, (0..count).map(|at| (node(at), 3.0)).collect())
    }

    #[test]
    fn the_mean_is_what_is_solved_exactly() {
        let mut random = IdSource::new(5);
        let mut beyond = 0;
        for round in 0..200 {
            let process = any(&mut random);
            let deals: Vec<(NodeId, f64)> =
                process.prospects.keys().map(|node| (*node, 10.0 + random.below(90) as f64)).collect();
            let exact: f64 = deals.iter().map(|(node, worth)| worth * process.prospects[node].won).sum();
            let mut simulation = Simulation::new(&process, deals, None, round);
            simulation.run(2000);
            let forecast = simulation.forecast().unwrap();
            let off = (forecast.mean - exact).abs() / forecast.error;
            beyond += usize::from(off > 3.0);
            assert!(off < 5.0, "{round}: {forecast:?} {exact}");
            assert!(forecast.p10 <= forecast.p50 && forecast.p50 <= forecast.p90);
        }
        // Of 200, one in 370 lies beyond three standard errors.
        assert!(beyond <= 3, "{beyond}");
    }

    #[test]
    fn slices_and_seeds_make_no_difference_and_a_difference() {
        let process = any(&mut IdSource::new(1));
        let deals: Vec<(NodeId, f64)> = process.prospects.keys().map(|node| (*node, 7.0)).collect();
        let begin = |seed| Simulation::new(&process, deals.clone(), None, seed);
        let (mut whole, mut sliced, mut other) = (begin(3), begin(3), begin(4));
        whole.run(500);
        (0..50).for_each(|_| sliced.run(10));
        other.run(500);
        assert_eq!(whole.forecast(), sliced.forecast());
        assert_ne!(whole.totals, other.totals);
        assert_eq!(begin(3).forecast(), None);
    }

    /// One state that is left for won after 10 days in the mean: within 10 days, 1 - 1/e of them.
    #[test]
    fn what_is_won_too_late_does_not_count() {
        let won = NodeId::parse("Won").unwrap();
        let step = Step { from: node(0), to: won, way: None, used: 0, of: 0, estimate: None, chance: 1.0 };
        let process = solved(vec![step], vec![(node(0), 10.0)]);
        let mut simulation = Simulation::new(&process, [(node(0), 1.0)], Some(10.0), 9);
        simulation.run(20_000);
        let forecast = simulation.forecast().unwrap();
        assert!((forecast.mean - (1.0 - (-1.0_f64).exp())).abs() < 4.0 * forecast.error, "{forecast:?}");
    }
}
