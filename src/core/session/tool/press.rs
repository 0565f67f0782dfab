//! A press: a click, the menu, or the beginning of a drag.

use super::bending::Bending;
use super::moving::Moving;
use super::selecting::Selecting;
use super::wiring::Wiring;
use super::{Effect, Press, Selection, Sight, Target, Tool, ToolKind};
use crate::core::command::{Command, TransitionEdit};
use crate::core::ids::{NodeId, TransitionId};
use crate::core::model::NodeKind;
use crate::core::session::splice;
use crate::core::sorted::Set;

/// Screen pixels before a press becomes a drag: of a mouse, and of a finger, which is never quite still.
const SLACK: (f64, f64) = (4.0, 8.0);

/// A press that may still become a click or a drag.
#[derive(Clone, PartialEq, Debug)]
pub struct Pressed {
    from: Press,
    /// What was selected before.
    pub(super) before: Selection,
}

pub(super) fn down(press: &Press, sight: &Sight, effects: &mut Vec<Effect>) -> Tool {
    if !press.menu {
        if press.pan || sight.kind == ToolKind::Hand {
            return Tool::Panning(press.screen);
        }
        if let Some(wiring) = wiring(press, sight) {
            return Tool::Wiring(wiring);
        }
        let fresh = |id: NodeId| !press.add && !press.touch && !sight.selection.nodes.contains(&id);
        match press.target {
            Target::Node(id) if fresh(id) => effects.push(Effect::Select(Selection::node(id))),
            _ => {}
        }
    }
    Tool::Pressed(Box::new(Pressed { from: *press, before: sight.selection.clone() }))
}

fn wiring(press: &Press, sight: &Sight) -> Option<Wiring> {
    if sight.locked() {
        return None;
    }
    match (sight.kind, press.target) {
        (_, Target::Handle(from)) | (ToolKind::Connect, Target::Node(from)) => {
            sight.connects(from).then_some(Wiring::from(from))
        }
        (_, Target::End(way, end)) => Wiring::again(way, end, sight),
        _ => None,
    }
}

impl Pressed {
    /// What it becomes, if anything.
    pub(super) fn moved(&mut self, press: &Press, sight: &Sight, effects: &mut Vec<Effect>) -> Option<Tool> {
        let slack = if self.from.touch { SLACK.1 } else { SLACK.0 };
        let far = self.from.screen.distance(press.screen) >= slack;
        far.then(|| self.dragged(sight, effects).moved(press, sight, effects))
    }

    /// What a drag of this begins with. A finger moves what is selected and pans over everything else.
    fn dragged(&mut self, sight: &Sight, effects: &mut Vec<Effect>) -> Tool {
        let from = self.from;
        let node = match from.target {
            Target::Node(id) if !from.touch || sight.selection.nodes.contains(&id) => Some(id),
            _ => None,
        };
        if !from.pan && !sight.locked() {
            if let Target::Part(way, part) = from.target
                && let Some(bending) = Bending::begin(from, way, part, sight)
            {
                return Tool::Bending(Box::new(bending));
            }
            if let Some(id) = node {
                return self.taken(id, sight, effects);
            }
        }
        if from.pan || from.touch || node.is_some() {
            return Tool::Panning(from.screen);
        }
        let kept = if from.add { sight.selection.clone() } else { Selection::default() };
        let before = std::mem::take(&mut self.before);
        Tool::Selecting(Box::new(Selecting { corner: from.at, kept, before }))
    }

    /// A node is taken, with all that are selected.
    fn taken(&mut self, id: NodeId, sight: &Sight, effects: &mut Vec<Effect>) -> Tool {
        let mut selection = sight.selection.clone();
        if selection.nodes.insert(id) {
            selection.transitions = Set::new();
            effects.push(Effect::Select(selection.clone()));
        }
        let sight = Sight { selection: &selection, ..*sight };
        let moving = Moving::begin(self.from, &mut self.before, &sight);
        moving.map_or(Tool::Idle, |moving| Tool::Moving(Box::new(moving)))
    }

    /// What the release of a press that was no drag does; before that, what is selected for it.
    pub(super) fn clicked(self, sight: &Sight, effects: &mut Vec<Effect>) -> Effect {
        let press = self.from;
        if press.menu {
            return menu(&press, sight, effects);
        }
        if let (ToolKind::Place(kind), Target::Canvas | Target::Transition(_)) = (sight.kind, press.target) {
            let into = press.target.transition().filter(|_| splice::passes(kind));
            return Effect::Create(kind, press.at, into);
        }
        let selected = match press.target {
            Target::Node(id) | Target::Handle(id) if press.add => sight.selection.clone().toggled(id),
            Target::Transition(id) if press.add => sight.selection.clone().toggled_transition(id),
            Target::Canvas if press.add => sight.selection.clone(),
            Target::Node(id) | Target::Handle(id) if press.twice => return Effect::Rename(id),
            Target::Canvas if press.twice => return Effect::Create(NodeKind::Stage, press.at, None),
            Target::Part(way, _) if press.twice => {
                return Effect::Commit(Command::EditTransition(way, TransitionEdit::Bends(Vec::new())));
            }
            target => selection(target),
        };
        Effect::Select(selected)
    }

    /// What a finger that stays does; nothing of the press is left then.
    pub(super) fn held(self: Box<Self>, sight: &Sight, effects: &mut Vec<Effect>) -> Tool {
        if !self.from.touch {
            return Tool::Pressed(self);
        }
        let menu = menu(&self.from, sight, effects);
        effects.push(menu);
        Tool::Idle
    }

    /// The transition with a part of which a drag would begin.
    pub(super) fn sees(&self) -> Option<TransitionId> {
        match self.from.target {
            Target::Part(way, _) => Some(way),
            _ => None,
        }
    }
}

/// The only thing that is meant.
fn selection(target: Target) -> Selection {
    let nodes = target.node().into_iter().collect();
    Selection { nodes, transitions: target.transition().into_iter().collect() }
}

/// The menu of what is here, which is selected first, unless it is one of several that are.
fn menu(press: &Press, sight: &Sight, effects: &mut Vec<Effect>) -> Effect {
    let now = sight.selection;
    let selected = match (press.target.node(), press.target.transition()) {
        (Some(node), _) => now.nodes.contains(&node),
        (None, Some(way)) => now.transitions.contains(&way),
        (None, None) => now.is_empty(),
    };
    if !selected {
        effects.push(Effect::Select(selection(press.target)));
    }
    Effect::Menu(press.target, press.screen)
}
