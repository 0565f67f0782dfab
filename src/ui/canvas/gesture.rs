//! A gesture in progress: feeds the tool's state machine and carries out what it answers.

use crate::ui::prelude::*;

use super::autopan::AutoPan;
use super::glide::glide;
use super::window::Window;
use super::{actions, transition};
use crate::core::geometry::{Point, Rect};
use crate::core::ids::TransitionId;
use crate::core::scene::Place;
use crate::core::session::{Effect, Ghosts, Guide, Input, Seek, Sight, Target, Tool, ToolKind, Wire};
use crate::ui::shell;
use crate::ui::workspace::Workspace;

/// The pointer's state, shared by pointer and keyboard.
#[derive(Clone, Copy)]
pub struct Gesture {
    workspace: Workspace,
    window: Window,
    auto_pan: AutoPan,
    tool: RwSignal<Tool>,
    /// Space is held: the next press pans.
    pub space: RwSignal<bool>,
    /// The selection box.
    pub band: RwSignal<Option<Rect>>,
    /// The transition being drawn.
    pub wire: RwSignal<Option<Wire>>,
    /// Copies under the pointer.
    pub ghosts: RwSignal<Option<Ghosts>>,
    /// What is lined up with what is moved.
    pub guides: RwSignal<Vec<Guide>>,
    /// The transition that what is moved would be put into.
    pub into: RwSignal<Option<TransitionId>>,
    /// A transition along corners that it does not have yet.
    pub bent: RwSignal<Option<(TransitionId, Vec<Point>)>>,
    /// The menu that is wanted: of what, and where, in CSS pixels from the canvas's corner.
    pub menu: RwSignal<Option<(Target, Point)>>,
}

impl Gesture {
    /// Nothing is in progress.
    pub fn new(workspace: Workspace, window: Window) -> Gesture {
        Gesture {
            workspace,
            window,
            auto_pan: AutoPan::new(workspace, window),
            tool: RwSignal::new(Tool::Idle),
            space: RwSignal::new(false),
            band: RwSignal::new(None),
            wire: RwSignal::new(None),
            ghosts: RwSignal::new(None),
            guides: RwSignal::new(Vec::new()),
            into: RwSignal::new(None),
            bent: RwSignal::new(None),
            menu: RwSignal::new(None),
        }
    }

    /// Lets the tool answer an input.
    pub fn feed(self, input: Input) {
        let Some(tool) = self.tool.update_untracked(std::mem::take) else { return };
        let was = std::mem::discriminant(&tool);
        let (next, effects) = self.stepped(tool, input);
        match input {
            Input::Move(press) if next.drags() => self.auto_pan.near(press.screen),
            _ => self.auto_pan.stop(),
        }
        let same = std::mem::discriminant(&next) == was;
        self.tool.update_untracked(|tool| *tool = next);
        if !same {
            // While it is the same kind of state, nothing that is shown depends on its inside.
            self.tool.update(|_| {});
        }
        for effect in effects {
            self.perform(effect);
        }
    }

    fn stepped(self, tool: Tool, input: Input) -> (Tool, Vec<Effect>) {
        let workspace = self.workspace;
        let line = tool.sees().and_then(|way| workspace.models.transition(way));
        let line = line.and_then(|handle| untrack(|| transition::routed(workspace, &handle, None)));
        let line = line.map(|route| route.points).unwrap_or_default();
        let (camera, selection) = (workspace.camera.get_untracked(), workspace.selection.get_untracked());
        let (kind, seen, zoom) = (workspace.tool.get_untracked(), camera.visible(self.window.size()), camera.zoom);
        let grid = untrack(shell::has_grid);
        workspace.read(|document| {
            workspace.models.scene(|scene| {
                let selection = &selection;
                tool.step(&input, &Sight { document, scene, selection, kind, seen, zoom, grid, line: &line })
            })
        })
    }

    /// Something is in progress that Escape takes back.
    pub fn is_busy(self) -> bool {
        self.tool.with_untracked(Tool::is_busy)
    }

    /// Something is dragged across the map.
    pub fn drags(self) -> bool {
        self.tool.try_with_untracked(Tool::drags) == Some(true)
    }

    /// What is pressed may still be a click.
    pub fn is_pressed(self) -> bool {
        self.tool.with_untracked(|tool| matches!(tool, Tool::Pressed(_)))
    }

    /// What has to be looked for below the pointer.
    pub fn seeks(self) -> Seek {
        self.tool.with_untracked(Tool::seeks)
    }

    /// Something is dragged across the map. Follows.
    pub fn is_dragging(self) -> bool {
        self.tool.with(Tool::drags)
    }

    /// Nodes are being moved. Follows.
    pub fn is_moving(self) -> bool {
        self.tool.with(|tool| matches!(tool, Tool::Moving(_)))
    }

    /// The transition that is selected is drawn otherwise meanwhile. Follows.
    pub fn is_rerouting(self) -> bool {
        self.bent.with(Option::is_some) || self.wire.with(|wire| wire.is_some_and(|wire| wire.known.is_some()))
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
            Effect::EndPreview(nodes) => workspace.models.settle(&nodes),
            Effect::Ghosts(ghosts) => self.ghosts.set(ghosts),
            Effect::Guides(guides) => self.guides.set(guides),
            Effect::Into(way) => self.into.set(way),
            Effect::Pan(by) => workspace.camera.update(|camera| *camera = camera.panned(by)),
            Effect::Band(band) => self.band.set(band),
            Effect::Wire(wire) => self.wire.set(wire),
            Effect::Bent(bent) => self.bent.set(bent),
            Effect::Bend(way, part, by) => actions::bend(workspace, way, part, by),
            Effect::Commit(command) if workspace.place.get_untracked() == Place::Lanes => {
                // What is dropped in a lane goes to its place there, and others make room.
                glide(workspace, || _ = workspace.commit(command));
            }
            Effect::Commit(command) => {
                workspace.commit(command);
            }
            Effect::Connect(from, to) => actions::connect(workspace, from, to),
            Effect::ConnectToNew(from, at) => actions::connect_to_new(workspace, self.window, from, at),
            Effect::Reconnect(way, end, node) => actions::reconnect(workspace, way, end, node),
            Effect::Create(kind, at, into) => {
                actions::create_in(workspace, kind, at, into);
                workspace.tool.set(ToolKind::Select);
            }
            Effect::Splice(way, node, moves) => actions::splice(workspace, way, node, moves),
            Effect::Duplicate(nodes, by) => actions::duplicate(workspace, &nodes, by),
            Effect::Rename(node) => actions::rename(workspace, node),
            Effect::Menu(target, at) => self.menu.set(Some((target, at))),
        }
    }
}
