//! The order in which lines are settled, and what is done for those that turn out badly.
//!
//! Lines are laid one after the other, each around those before it; in further rounds each is taken up and laid again
//! now that all others are known. Then parts are spread in their channels, and labels find their places. A line whose
//! label finds none is tried on other sides of its nodes.

use super::drawing::{Drawing, Line, Route};
use super::index::Matter;
use super::line::{parts, steps};
use super::way::Errand;
use crate::core::geometry::Rect;
use crate::core::ids::TransitionId;
use crate::core::model::TransitionKind;
use crate::core::sort;

/// So many lines at once are laid with less care.
const MANY: usize = 100;
/// Labels whose place costs more make their line be tried elsewhere.
pub(super) const STRAINED: f64 = 85.0;

/// A line's place in the order: what it is, how far it goes, and its identifier among equals.
type Rank = (u8, u64, TransitionId);

impl Drawing {
    /// Settles these lines anew around all others, the plain ones first.
    pub(super) fn settle(&mut self, lines: Vec<u32>) {
        let mut order: Vec<(u32, Rank)> = lines.into_iter().filter_map(|slot| Some((slot, self.rank(slot)?))).collect();
        sort::by(&mut order, |one, other| one.1.cmp(&other.1));
        let many = order.len() >= MANY;
        let rounds = if many { 1 } else { order.len().min(3) };
        self.hasty = many;
        for round in 0..rounds {
            for (slot, _) in &order {
                if round == 0 || self.is_disturbed(*slot) {
                    let route = self.found(*slot);
                    self.lay(*slot, route);
                }
            }
        }
        for _ in 0..2 {
            for (slot, _) in &order {
                self.spread(*slot);
            }
        }
        for (slot, _) in &order {
            self.label(*slot);
        }
        for _ in 0..rounds {
            for (slot, _) in &order {
                self.improve(*slot);
            }
        }
        self.hasty = false;
    }

    fn found(&self, slot: u32) -> Option<Route> {
        let errand = self.errand(slot)?;
        if errand.line.from == errand.line.to {
            return self.find_loop(slot);
        }
        let plain = if self.hasty { self.find_plain(&errand) } else { None };
        plain.or_else(|| Some(self.find(&errand)))
    }

    /// By hand, then on, then back; near ones before far ones.
    fn rank(&self, slot: u32) -> Option<Rank> {
        let line = self.line(slot)?;
        let (from, to) = (self.spot(line.from)?.site.bounds, self.spot(line.to)?.site.bounds);
        let class = match line.way.kind {
            _ if !line.way.bends.is_empty() => 0,
            _ if line.from == line.to => 3,
            TransitionKind::Recycle => 2,
            _ => 1,
        };
        Some((class, steps(from.center(), to.center()) as u64, line.id))
    }

    /// Whether something touches a line: it might find a better way now.
    fn is_disturbed(&self, slot: u32) -> bool {
        self.touches(slot, 8.0, &[Matter::Part, Matter::Label])
    }

    /// Whether something of others is this near to a line.
    fn touches(&self, slot: u32, near: f64, what: &[Matter]) -> bool {
        let mut touched = false;
        let route = self.line(slot).and_then(|line| line.route.as_ref());
        for (a, b) in route.iter().flat_map(|route| parts(&route.points)) {
            self.index.visit(&Rect::between(a, b).grown(near), &mut |item| {
                touched |= item.owner != slot && what.contains(&item.matter);
            });
        }
        touched
    }

    /// Tries a line on other sides if it covers a label, or its own label covers something or is far away.
    pub(super) fn improve(&mut self, slot: u32) {
        let by_itself = |line: &&Line| line.from != line.to && line.way.bends.is_empty();
        let Some(line) = self.line(slot).filter(by_itself) else { return };
        if line.strain <= STRAINED && !self.touches(slot, 0.0, &[Matter::Label]) {
            return;
        }
        // Others have moved since.
        self.label(slot);
        let Some(mut best) = self.rated(slot) else { return };
        let [from, to] = best.1.ends.map(|end| Some(end.side));
        let others = [[None, None], [from, to], [from, None], [None, to]];
        for avoid in others.into_iter().take(if self.hasty { 2 } else { 4 }) {
            self.lay(slot, None);
            let Some(errand) = self.errand(slot) else { return };
            let route = self.find(&Errand { avoid, ..errand });
            self.lay(slot, Some(route));
            self.spread(slot);
            self.label(slot);
            if let Some(rated) = self.rated(slot).filter(|rated| rated.0 < best.0 - 1.0) {
                best = rated;
            }
        }
        let (_, route, strain) = best;
        self.restore(slot, route, strain);
    }

    /// Lays a line as it was.
    pub(super) fn restore(&mut self, slot: u32, route: Route, strain: f64) {
        self.lay(slot, Some(route));
        if let Some(Some(line)) = self.lines.get_mut(slot as usize) {
            line.strain = strain;
        }
    }

    /// What a line and its label cost, with both.
    pub(super) fn rated(&self, slot: u32) -> Option<(f64, Route, f64)> {
        let line = self.line(slot)?;
        let route = line.route.clone()?;
        Some((self.price(slot) + line.strain, route, line.strain))
    }
}
