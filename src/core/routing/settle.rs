//! The order in which lines are settled.

use super::drawing::Drawing;
use crate::core::model::TransitionKind;
use crate::core::sort;

impl Drawing {
    /// Settles these lines anew around all others, the plain ones first.
    pub(super) fn settle(&mut self, lines: Vec<u32>) {
        let mut order: Vec<(u32, (u8, u64))> = lines.into_iter().filter_map(|slot| Some((slot, self.rank(slot)?))).collect();
        sort::by(&mut order, |one, other| one.1.cmp(&other.1).then(one.0.cmp(&other.0)));
        let rounds = if order.len() < 150 { 3 } else { 1 };
        self.search.haste = if rounds == 1 { 1.3 } else { 1.0 };
        for round in 0..rounds {
            for (slot, _) in &order {
                if round == 1 && !self.is_troubled(*slot) {
                    continue;
                }
                let own = self.line(*slot).is_some_and(|line| line.from == line.to);
                let plain = if rounds == 1 { self.find_plain(*slot) } else { None };
                let route = if own { self.find_loop(*slot) } else { plain.or_else(|| self.find(*slot, [None; 2])) };
                self.lay(*slot, route);
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
                self.improve(*slot, rounds > 1);
            }
        }
    }

    /// Whether a line covers a label of another, or its own label covers something or is far away.
    fn is_bad(&self, slot: u32) -> bool {
        let Some(line) = self.line(slot) else { return false };
        let Some(route) = &line.route else { return false };
        let mut on_label = false;
        for (a, b) in super::line::parts(&route.points) {
            self.index.visit(&crate::core::geometry::Rect::between(a, b), &mut |item| {
                on_label |= item.matter == super::index::Matter::Label && item.owner != slot;
            });
        }
        on_label || line.strain > 85.0
    }

    fn improve(&mut self, slot: u32, careful: bool) {
        if !self.is_bad(slot) {
            return;
        }
        let Some(line) = self.line(slot) else { return };
        let Some(before) = line.route.clone() else { return };
        if line.from == line.to {
            return;
        }
        self.label(slot);
        let mut best = (self.total(slot), self.line(slot).and_then(|line| line.route.clone()));
        let [from, to] = before.ends.map(|end| Some(end.side));
        let ways = [[None, None], [from, to], [from, None], [None, to]];
        for avoid in ways.into_iter().take(if careful { 4 } else { 2 }) {
            self.lay(slot, None);
            let route = self.find(slot, avoid);
            self.lay(slot, route);
            self.spread(slot);
            self.label(slot);
            let total = self.total(slot);
            if total < best.0 - 1.0 {
                best = (total, self.line(slot).and_then(|line| line.route.clone()));
            }
        }
        self.lay(slot, best.1);
    }

    fn total(&self, slot: u32) -> f64 {
        self.price(slot) + self.line(slot).map_or(0.0, |line| line.strain)
    }

    /// By hand, then on, then back; near ones before far ones.
    fn rank(&self, slot: u32) -> Option<(u8, u64)> {
        let line = self.line(slot)?;
        let (from, to) = (self.spot(line.from)?.place.bounds, self.spot(line.to)?.place.bounds);
        let class = match line.way.kind {
            _ if !line.way.bends.is_empty() => 0,
            _ if line.from == line.to => 3,
            TransitionKind::Recycle => 2,
            _ => 1,
        };
        let by = from.center().minus(to.center());
        Some((class, (by.x.abs() + by.y.abs()) as u64))
    }

    /// Whether a line might find a better way now.
    fn is_troubled(&self, _slot: u32) -> bool {
        true
    }
}
