//! A gesture in progress: feeds the tool's state machine and carries out what it answers.

use crate::ui::prelude::*;

use super::actions;
use super::window::Window;
use crate::core::geometry::Rect;
use crate::core::session::{Effect, Input, Tool, ToolKind, Wire};
use crate::ui::workspace::Workspace;

/// The pointer's state, shared by pointer and keyboard.
#[derive(Clone, Copy)]
pub struct Gesture {
    workspace: Workspace,
    window: Window,
    tool: RwSignal<Tool>,
    /// Space is held: the next press pans.
    pub space: RwSignal<bool>,
    /// The selection box.
    pub band: RwSignal<Option<Rect>>,
    /// The transition being drawn.
    pub wire: RwSignal<Option<Wire>>,
}

impl Gesture {
    /// Nothing is in progress.
    pub fn new(workspace: Workspace, window: Window) -> Gesture {
        Gesture {
            workspace,
            window,
            tool: RwSignal::new(Tool::Idle),
            space: RwSignal::new(false),
            band: RwSignal::new(None),
            wire: RwSignal::new(None),
        }
    }

    /// Lets the tool answer an input.
    pub fn feed(self, input: Input) {
        let workspace = self.workspace;
        let (tool, selection) = (self.tool.get_untracked(), workspace.selection.get_untracked());
        let kind = workspace.tool.get_untracked();
        let was = std::mem::discriminant(&tool);
        let (next, effects) = workspace.read(|document| tool.step(input, kind, document, &selection));
        if std::mem::discriminant(&next) == was {
            // The same kind of state: nothing that is shown depends on its inside.
            self.tool.update_untracked(|tool| *tool = next);
        } else {
            self.tool.set(next);
        }
        for effect in effects {
            self.perform(effect);
        }
    }

    /// Something is in progress that Escape takes back.
    pub fn is_busy(self) -> bool {
        self.tool.with_untracked(Tool::is_busy)
    }

    /// Nodes are being moved. Follows.
    pub fn is_moving(self) -> bool {
        self.tool.with(|tool| matches!(tool, Tool::Moving { .. }))
    }

    /// The cursor is a hand. Follows.
    pub fn shows_hand(self) -> bool {
        self.space.get()
            || self.workspace.tool.get() == ToolKind::Hand
            || self.tool.with(|tool| matches!(tool, Tool::Panning(_)))
    }

    /// The cursor is a cross. Follows.
    pub fn shows_cross(self) -> bool {
        matches!(self.workspace.tool.get(), ToolKind::Connect | ToolKind::Place(_))
    }

    fn perform(self, effect: Effect) {
        let workspace = self.workspace;
        match effect {
            Effect::Select(selection) => actions::choose(workspace, selection),
            Effect::Preview(places) => {
                for (id, at) in places {
                    if let Some(handle) = workspace.models.node(id).filter(|node| node.at.get_untracked() != at) {
                        handle.at.set(at);
                    }
                }
            }
            Effect::EndPreview(nodes) => {
                for id in nodes {
                    let at = workspace.models.scene(|scene| scene.bounds(id)).map(|bounds| bounds.origin);
                    if let Some((handle, at)) = workspace.models.node(id).zip(at)
                        && handle.at.get_untracked() != at
                    {
                        handle.at.set(at);
                    }
                }
            }
            Effect::Pan(by) => workspace.camera.update(|camera| *camera = camera.panned(by)),
            Effect::Band(band) => self.band.set(band),
            Effect::Wire(wire) => self.wire.set(wire),
            Effect::Commit(command) => {
                workspace.commit(command);
            }
            Effect::Connect(from, to) => actions::connect(workspace, from, to),
            Effect::ConnectToNew(from, at) => actions::connect_to_new(workspace, self.window, from, at),
            Effect::Create(kind, at) => {
                actions::create(workspace, kind, at);
                workspace.tool.set(ToolKind::Select);
            }
            Effect::Duplicate(nodes, by) => actions::duplicate(workspace, &nodes, by),
        }
    }
}
