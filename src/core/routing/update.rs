//! Changes of a map: only the lines that they concern are laid anew.

use super::drawing::{Drawing, Line, Route, Spot, Way};
use super::index::{Item, Matter};
use super::line::{length, parts, steps};
use super::settle::STRAINED;
use super::site::Site;
use super::{CLEARANCE, STUB};
use crate::core::geometry::Rect;
use crate::core::ids::{NodeId, TransitionId};

/// A line that is not concerned itself changes its way when that is better by this much.
const BETTER: f64 = 60.0;

/// What a change makes of the lines.
#[derive(Default)]
struct Concerned {
    /// To be laid anew.
    anew: Vec<u32>,
    /// Something went from beside them: there may be a better way.
    eased: Vec<u32>,
    /// Their labels are to be placed anew.
    named: Vec<u32>,
    /// Where nodes came to stand.
    taken: Vec<Rect>,
    /// Where nodes stood.
    left: Vec<Rect>,
    /// Where parts of lines were.
    freed: Vec<Rect>,
}

/// The lines as they were before a change.
struct Before {
    routes: Vec<(u32, Option<Route>)>,
    known: Vec<bool>,
}

impl Before {
    /// Remembers a line; whether it was not remembered yet.
    fn remember(&mut self, slot: u32, line: Option<&Line>) -> bool {
        let Some(known) = self.known.get_mut(slot as usize) else { return false };
        let fresh = !std::mem::replace(known, true);
        if fresh {
            self.routes.push((slot, line.and_then(|line| line.route.clone())));
        }
        fresh
    }
}

impl Drawing {
    /// Brings the drawing in step with nodes and transitions that came, changed, or went (`None`); answers which lines
    /// or labels are others now, without those that went.
    pub fn update(
        &mut self,
        nodes: &[(NodeId, Option<Site>)],
        ways: &[(TransitionId, Option<Way>)],
    ) -> Vec<TransitionId> {
        let mut concerned = Concerned::default();
        for (id, _) in ways.iter().filter(|(_, way)| way.is_none()) {
            self.drop_line(*id, &mut concerned);
        }
        for (id, site) in nodes {
            self.place_node(*id, *site, &mut concerned);
        }
        for (id, way) in ways.iter().filter_map(|(id, way)| Some((*id, way.clone()?))) {
            self.place_way(id, way, &mut concerned);
        }
        for rect in &concerned.taken {
            self.index.visit(&rect.grown(CLEARANCE - 0.5), &mut |item| match item.matter {
                Matter::Part => concerned.anew.push(item.owner),
                Matter::Label => concerned.named.push(item.owner),
                Matter::Wall => {}
            });
        }
        for rect in &concerned.left {
            self.index.visit(&rect.grown(STUB + CLEARANCE), &mut |item| {
                if item.matter != Matter::Wall {
                    concerned.eased.push(item.owner);
                }
            });
        }
        for rect in &concerned.freed {
            // There may be room for a label that had none.
            self.index.visit(&rect.grown(2.0 * STUB), &mut |item| {
                if item.matter == Matter::Part && self.line(item.owner).is_some_and(|line| line.strain > STRAINED) {
                    concerned.named.push(item.owner);
                }
            });
        }
        self.redraw(concerned)
    }

    /// Lays the lines that are concerned; answers which are others now.
    fn redraw(&mut self, concerned: Concerned) -> Vec<TransitionId> {
        let mut before = Before { routes: Vec::new(), known: vec![false; self.lines.len()] };
        let mut anew = Vec::new();
        for slot in concerned.anew {
            if self.line(slot).is_some() && before.remember(slot, self.line(slot)) {
                anew.push(slot);
            }
        }
        anew.iter().for_each(|slot| self.lay(*slot, None));
        self.settle(anew.clone());
        let mut named = concerned.named;
        for slot in anew {
            // Labels that a line could not but run over give way.
            let route = self.line(slot).and_then(|line| line.route.as_ref());
            for (a, b) in route.iter().flat_map(|route| parts(&route.points)) {
                self.index.visit(&Rect::between(a, b), &mut |item| {
                    if item.matter == Matter::Label && item.owner != slot {
                        named.push(item.owner);
                    }
                });
            }
        }
        for slot in concerned.eased {
            if self.line(slot).is_some_and(|line| line.route.is_some()) && before.remember(slot, self.line(slot)) {
                self.ease(slot);
            }
        }
        for slot in named {
            before.remember(slot, self.line(slot));
            self.label(slot);
            if self.line(slot).is_some_and(|line| line.strain > STRAINED) {
                self.improve(slot);
            }
        }
        let other = |(slot, route): (u32, Option<Route>)| {
            let line = self.line(slot)?;
            (line.route != route).then_some(line.id)
        };
        before.routes.into_iter().filter_map(other).collect()
    }

    /// Lets a line take a better way, if there is one.
    fn ease(&mut self, slot: u32) {
        let Some((cost, route, strain)) = self.rated(slot) else { return };
        let direct = route.points.first().zip(route.points.last()).map_or(0.0, |(start, end)| steps(*start, *end));
        if route.points.len() <= 4 && length(&route.points) < direct + 1.0 && strain <= STRAINED {
            return;
        }
        self.lay(slot, None);
        self.settle(vec![slot]);
        if self.rated(slot).is_none_or(|(now, ..)| now > cost - BETTER) {
            self.restore(slot, route, strain);
        }
    }

    fn drop_line(&mut self, id: TransitionId, concerned: &mut Concerned) {
        let Some(slot) = self.line_of.remove(&id) else { return };
        self.detach(slot, concerned);
        if let Some(line) = self.lines.get_mut(slot as usize) {
            *line = None;
            self.free_lines.push(slot);
        }
    }

    /// Takes a line from the map and from its nodes.
    fn detach(&mut self, slot: u32, concerned: &mut Concerned) {
        let Some(line) = self.line(slot) else { return };
        let ends = [line.from, line.to];
        let route = line.route.iter();
        concerned.freed.extend(route.flat_map(|route| parts(&route.points)).map(|(a, b)| Rect::between(a, b)));
        self.lay(slot, None);
        for end in ends {
            if let Some(Some(spot)) = self.spots.get_mut(end as usize) {
                spot.lines.retain(|other| *other != slot);
            }
        }
    }

    fn place_node(&mut self, id: NodeId, site: Option<Site>, concerned: &mut Concerned) {
        let known = self.spot_of.get(&id).copied();
        if let Some((slot, spot)) = known.and_then(|slot| Some((slot, self.spot(slot)?))) {
            if Some(spot.site) == site {
                return;
            }
            let lines = spot.lines.clone();
            if let Some(rect) = spot.site.solid {
                concerned.left.push(rect);
                self.index.remove(&Item { rect, matter: Matter::Wall, owner: slot });
            }
            if site.is_some() {
                concerned
                    .anew
                    .extend(lines.into_iter().filter(|line| self.line(*line).is_some_and(|line| line.route.is_some())));
            } else {
                let ids: Vec<TransitionId> = lines.into_iter().filter_map(|line| Some(self.line(line)?.id)).collect();
                ids.into_iter().for_each(|id| self.drop_line(id, concerned));
            }
        }
        let Some(site) = site else {
            if let Some(slot) = self.spot_of.remove(&id)
                && let Some(spot) = self.spots.get_mut(slot as usize)
            {
                *spot = None;
                self.free_spots.push(slot);
            }
            return;
        };
        let slot = known.or_else(|| self.free_spots.pop()).unwrap_or(self.spots.len() as u32);
        match self.spots.get_mut(slot as usize) {
            Some(Some(spot)) => spot.site = site,
            Some(free) => *free = Some(Spot { id, site, lines: Vec::new() }),
            None => self.spots.push(Some(Spot { id, site, lines: Vec::new() })),
        }
        self.spot_of.insert(id, slot);
        self.stand(slot);
        concerned.taken.extend(site.solid);
    }

    fn place_way(&mut self, id: TransitionId, way: Way, concerned: &mut Concerned) {
        let known = self.line_of.get(&id).copied();
        if let Some((slot, line)) = known.and_then(|slot| Some((slot, self.line(slot)?))) {
            if line.way == way {
                return;
            }
            let same = Way { label: way.label, ..line.way.clone() } == way;
            if same {
                concerned.named.push(slot);
                if let Some(Some(line)) = self.lines.get_mut(slot as usize) {
                    line.way = way;
                }
                return;
            }
            self.detach(slot, concerned);
        }
        let habit = known.and_then(|slot| self.line(slot)?.habit);
        let Some(line) = self.line_between(id, way) else { return self.drop_line(id, concerned) };
        let line = Line { habit, ..line };
        let slot = known.or_else(|| self.free_lines.pop()).unwrap_or(self.lines.len() as u32);
        match self.lines.get_mut(slot as usize) {
            Some(place) => *place = Some(line),
            None => self.lines.push(Some(line)),
        }
        self.line_of.insert(id, slot);
        self.attach(slot);
        concerned.anew.push(slot);
    }
}
