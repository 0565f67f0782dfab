//! What lies over the nodes: the selection box, the transition being drawn, the name being edited, hints.

use crate::ui::prelude::*;

use super::gesture::Gesture;
use super::{actions, handles, previews};
use crate::core::board::Drag;
use crate::core::command::{Command, NodeEdit};
use crate::core::decimal::decimal;
use crate::core::geometry::Rect;
use crate::core::model::NodeKind;
use crate::core::routing::Side;
use crate::core::session::kind_of_digit;
use crate::ui::kit::Memo;
use crate::ui::language::{Text, fill, say, text};
use crate::ui::sentences;
use crate::ui::workspace::workspace;

/// Inside the drawing: selection box, transition being drawn, previews, handles.
#[component(transparent)]
pub fn Overlay(gesture: Gesture) -> Fragment {
    let workspace = workspace();
    let band = move || {
        gesture.band.get().map(|band| {
            view! {
                <rect class="band" x=band.left() y=band.top() width=band.size.width height=band.size.height/>
            }
        })
    };
    let landing = move || {
        // Where a transition or a deal would end.
        let over = gesture.wire.get().map_or_else(|| workspace.carry.with(Drag::target), |wire| wire.over);
        over.and_then(|id| workspace.models.node(id)).map(|node| {
            let bounds = node.bounds().grown(4.0);
            view! {
                <rect
                    class="landing"
                    x=bounds.left()
                    y=bounds.top()
                    width=bounds.size.width
                    height=bounds.size.height
                    rx=13
                />
            }
        })
    };
    let wire = move || {
        gesture.wire.get().and_then(|wire| {
            let bounds = workspace.models.node(wire.from)?.bounds();
            let start = nearest_side(bounds, wire.to).point(bounds, 0.0);
            let path =
                format!("M{} {}L{} {}", decimal(start.x), decimal(start.y), decimal(wire.to.x), decimal(wire.to.y));
            Some(view! { <path class="wire" d=path/> })
        })
    };
    view! {
        <previews::Above gesture/>
        <g>{live(band)}</g>
        <g>{live(landing)}{live(wire)}</g>
        <handles::Handles gesture/>
    }
}

fn nearest_side(bounds: Rect, to: crate::core::geometry::Point) -> Side {
    let distance = |side: &Side| side.point(bounds, 0.0).distance(to);
    Side::ALL.into_iter().min_by(|a, b| distance(a).total_cmp(&distance(b))).unwrap_or(Side::Right)
}

/// The field in which a node's name is edited, over the node.
#[component(transparent)]
pub fn Rename() -> Fragment {
    let workspace = workspace();
    let window = expect_context::<super::Window>();
    live(move || {
        let naming = workspace.naming.get()?;
        let id = naming.node;
        let handle = workspace.models.node(id)?;
        let (name, kind) = handle.look.with_untracked(|look| (look.name.clone(), look.kind));
        let field: NodeRef<web_sys::HtmlTextAreaElement> = NodeRef::new();
        let by_key = naming.towards.is_some();
        Effect::new(move |_| {
            if let Some(field) = field.get() {
                // Not as a property in the view: that is set after this, and would undo the selection.
                field.set_value(&name);
                let _ = field.focus();
                field.select();
                window.bring_out(workspace, id);
            }
        });
        let done = StoredValue::new(false);
        let finish = move |keep: bool| {
            // Taking the field away blurs it when everything of this view is disposed of already.
            if done.try_get_value() != Some(false) {
                return;
            }
            done.try_set_value(true);
            let typed: Option<web_sys::HtmlTextAreaElement> = field.get_untracked();
            let name = typed.map(|field| field.value()).filter(|_| keep);
            let before = workspace.naming.get_untracked().filter(|naming| naming.node == id).and_then(|now| now.fresh);
            let refused = name.is_some_and(|name| {
                let command = Command::EditNode(id, NodeEdit::Name(name));
                // Making a node and naming it is one step.
                !if before.is_some() { workspace.commit_onto(command) } else { workspace.commit(command) }
            });
            if refused {
                // What was typed stays in the field, to be shortened or given up with Escape.
                done.try_set_value(false);
                return;
            }
            workspace.naming.set(None);
            if let Some(before) = before.filter(|_| !keep) {
                actions::give_up(workspace, id, before);
            }
            super::focus();
        };
        // A digit before anything is typed.
        let picked = move |key: &str| {
            let typed = field.get_untracked().map(|field| field.value());
            let untouched = typed.is_some_and(|typed| workspace.read(|document| document.node_name(id) == typed));
            kind_of_digit(key, kind).filter(|_| untouched && by_key)
        };
        let at = handle.at.clone();
        let place = move || {
            let camera = workspace.camera.get();
            let corner = camera.to_screen(at.get());
            (corner, camera.zoom)
        };
        let place = Memo::new(move |_| place());
        let size = kind.size();
        Some(view! {
            <textarea
                class="rename"
                class:note=kind == NodeKind::Note
                node_ref=field
                aria-label=say(Text::CanvasName)
                style:left=move || format!("{}px", decimal(place.get().0.x))
                style:top=move || format!("{}px", decimal(place.get().0.y))
                style:width=format!("{}px", decimal(size.width))
                style:height=format!("{}px", decimal(size.height))
                style:transform=move || format!("scale({})", decimal(place.get().1))
                on:pointerdown=|event| event.stop_propagation()
                on:blur=move |_| finish(true)
                on:keydown=move |event| {
                    event.stop_propagation();
                    match event.key().as_str() {
                        "Enter" if !event.shift_key() || kind != NodeKind::Note => {
                            event.prevent_default();
                            finish(true);
                        }
                        "Escape" => finish(false),
                        key => {
                            let plain = !(event.ctrl_key() || event.meta_key() || event.alt_key());
                            let Some(kind) = picked(key).filter(|_| plain) else { return };
                            event.prevent_default();
                            done.set_value(true);
                            actions::make_instead(workspace, window, kind);
                        }
                    }
                }
            ></textarea>
        })
    })
}

/// What the keys do while something unusual is going on.
#[component(transparent)]
pub fn Hint(gesture: Gesture) -> Fragment {
    let workspace = workspace();
    live(move || {
        let connecting = workspace.connecting.get().map(|from| {
            workspace.read(|document| fill(Text::CanvasConnecting, &[("name", &sentences::node_name(document, from))]))
        });
        let kinds = workspace.naming.get().filter(|naming| naming.towards.is_some()).map(|_| {
            let kinds =
                NodeKind::ALL.iter().take(6).zip(["1\u{a0}", "2\u{a0}", "3\u{a0}", "4\u{a0}", "5\u{a0}", "6\u{a0}"]);
            let kinds: Vec<String> =
                kinds.map(|((kind, _), digit)| [digit, sentences::node_kind(*kind)].concat()).collect();
            fill(Text::CanvasKinds, &[("kinds", &kinds.join(", "))])
        });
        let tool = match workspace.tool.get() {
            crate::core::session::ToolKind::Place(kind) => {
                Some(fill(Text::CanvasPlacing, &[("kind", sentences::node_kind(kind))]))
            }
            crate::core::session::ToolKind::Connect => Some(text(Text::CanvasConnectTool).to_owned()),
            _ => None,
        };
        let wiring = gesture.wire.get().map(|wire| {
            let hint = if wire.known.is_some() { Text::CanvasReconnecting } else { Text::CanvasWiring };
            text(hint).to_owned()
        });
        wiring.or(connecting).or(kinds).or(tool).map(|hint| view! { <p class="hint" role="status">{hint}</p> })
    })
}
