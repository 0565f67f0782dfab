//! The map on the screen: where nodes are, and what is in the document about them.

use serde::Deserialize;
use serde_json::{Value, json};

use super::failure::{Answer, Problem};
use super::input::Place;
use super::page::Page;

/// A rectangle on the page.
#[derive(Deserialize, Clone, Copy, Debug, PartialEq)]
pub struct Area {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

/// Where the map is shown: the world's origin on the page, and the zoom.
#[derive(Deserialize, Clone, Copy, Debug, PartialEq)]
pub struct View {
    pub x: f64,
    pub y: f64,
    pub zoom: f64,
}

impl Page {
    /// How many elements a selector finds.
    pub async fn count(&self, selector: &str) -> Answer<usize> {
        self.script("return document.querySelectorAll(arguments[0]).length", json!([selector])).await
    }

    /// Where a node's shape is on the page.
    pub async fn area(&self, node: &str) -> Answer<Area> {
        let script = "const shape = document.querySelector(`[data-stage=\"${arguments[0]}\"] .shape`); \
            if (!shape) return null; const { left, top, right, bottom } = shape.getBoundingClientRect(); \
            return { left, top, right, bottom }";
        let area: Option<Area> = self.script(script, json!([node])).await?;
        area.ok_or_else(|| Problem(format!("the node {node} is not drawn")))
    }

    /// A place on a node where a press hits it and nothing that lies over it.
    pub async fn grip(&self, node: &str) -> Answer<Place> {
        let script = r#"
            const [id] = arguments;
            const shape = document.querySelector(`[data-stage="${id}"] .shape`);
            if (!shape) return null;
            const box = shape.getBoundingClientRect();
            for (const down of [0.5, 0.25, 0.75]) for (const right of [0.5, 0.3, 0.7, 0.15, 0.85]) {
              const [x, y] = [Math.round(box.left + box.width * right), Math.round(box.top + box.height * down)];
              const hit = document.elementFromPoint(x, y);
              if (hit?.closest('[data-stage]')?.dataset.stage === id && !hit.closest('[data-handle]')) return [x, y];
            }
            return null;"#;
        let what = format!("a free place on the node {node}");
        self.wait(&what, async || self.script::<Option<Place>>(script, json!([node])).await).await
    }

    /// A place on empty ground with so much room around it.
    pub async fn ground(&self, room: f64) -> Answer<Place> {
        let script = r#"
            const [room] = arguments;
            const empty = (x, y) => {
              const hit = document.elementFromPoint(x, y);
              return hit?.closest('.canvas') && !hit.closest('[data-stage],[data-transition],[data-handle],[data-grip],button,textarea,.empty');
            };
            const box = document.querySelector('.canvas').getBoundingClientRect();
            for (let y = box.top + room; y < box.bottom - room; y += 16) for (let x = box.left + room; x < box.right - room; x += 16) {
              const around = [[0, 0], [-1, -1], [0, -1], [1, -1], [-1, 0], [1, 0], [-1, 1], [0, 1], [1, 1]];
              if (around.every(([a, b]) => empty(x + a * room, y + b * room))) return [Math.round(x), Math.round(y)];
            }
            return null;"#;
        self.wait("free ground on the map", async || self.script::<Option<Place>>(script, json!([room])).await).await
    }

    /// Where the map is shown.
    pub async fn view(&self) -> Answer<View> {
        let script = "const matrix = new DOMMatrix(getComputedStyle(document.querySelector('[data-canvas]')).transform); \
            const box = document.querySelector('.canvas').getBoundingClientRect(); \
            return { x: box.left + matrix.e, y: box.top + matrix.f, zoom: matrix.a }";
        self.script(script, json!([])).await
    }

    /// Waits until the map is shown otherwise than this.
    pub async fn until_view_changes(&self, from: View) -> Answer<View> {
        self.wait("the view to change", async || Ok(Some(self.view().await?).filter(|now| *now != from))).await
    }

    /// Taps a node and waits until it is selected and has come out from under its card.
    pub async fn tap_node(&self, node: &str) -> Answer {
        self.tap_at(self.grip(node).await?).await?;
        self.until_selected(&[node]).await?;
        self.until("the tap to be over", "return !document.querySelector('[data-tapped]')", json!([])).await?;
        let mut before = self.view().await?;
        self.wait("the map to rest", async || {
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
            let now = self.view().await?;
            Ok((std::mem::replace(&mut before, now) == now).then_some(()))
        })
        .await
    }

    /// The identifier of the node with this name.
    pub async fn id_of(&self, name: &str) -> Answer<String> {
        let document = self.parsed().await?;
        let nodes = document["nodes"].as_object().cloned().unwrap_or_default();
        let found = nodes.into_iter().find(|(_, node)| node["name"] == name).map(|(id, _)| id);
        found.ok_or_else(|| Problem(format!("the document has no node “{name}”")))
    }

    /// Waits until a name is being edited on the map.
    pub async fn until_naming(&self) -> Answer {
        self.until("the name", "return document.activeElement.matches('textarea.rename')", json!([])).await
    }

    /// Whether nothing lies over the middle of what has the focus.
    pub async fn is_focus_free(&self) -> Answer<bool> {
        let free = "const box = document.activeElement.getBoundingClientRect(); \
            return document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2) === document.activeElement";
        self.script(free, json!([])).await
    }

    /// Renames a node in place.
    pub async fn rename(&self, node: &str, name: &str) -> Answer {
        self.double_click_at(self.grip(node).await?).await?;
        if self.until_naming().await.is_err() {
            // On a machine that is busy the second press came too late to belong to the first, which opened the card.
            self.double_click_at(self.grip(node).await?).await?;
            self.until_naming().await?;
        }
        self.press("Control+a").await?;
        self.type_text(name).await?;
        self.press("Enter").await?;
        let named = "return JSON.parse(stagecraft.document()).nodes[arguments[0]].name === arguments[1]";
        self.until("the new name", named, json!([node, name])).await
    }

    /// The nodes that are selected on the map.
    pub async fn selected(&self) -> Answer<Vec<String>> {
        let script = "return [...document.querySelectorAll('[data-stage].selected')].map((node) => node.dataset.stage)";
        self.script(script, json!([])).await
    }

    /// Waits until exactly these nodes are selected.
    pub async fn until_selected(&self, nodes: &[&str]) -> Answer {
        let what = format!("{nodes:?} to be selected");
        self.wait(&what, async || Ok((self.selected().await? == nodes).then_some(()))).await
    }

    /// A handle of the node under the mouse, where nothing lies over it.
    pub async fn handle(&self, node: &str) -> Answer<Place> {
        let script = r#"
            const [id] = arguments;
            for (const handle of document.querySelectorAll(`[data-handle="${id}"] .handle`)) {
              const box = handle.getBoundingClientRect();
              const [x, y] = [Math.round((box.left + box.right) / 2), Math.round((box.top + box.bottom) / 2)];
              if (document.elementFromPoint(x, y)?.closest('.handle') === handle) return [x, y];
            }
            return null;"#;
        let what = format!("a handle of the node {node}");
        self.wait(&what, async || self.script::<Option<Place>>(script, json!([node])).await).await
    }

    /// Begins with the recommended map and waits until it is drawn.
    pub async fn begin_with_template(&self) -> Answer {
        self.open("").await?;
        self.click("button", "Start with this map").await?;
        self.until_gone("dialog", "Start with a map").await?;
        let drawn = "return document.querySelectorAll('[data-stage]').length > 3";
        self.until("the map to be drawn", drawn, json!([])).await
    }

    /// Begins with a map from a file, waits until so many of its nodes are drawn, and answers with the document.
    pub async fn begin_with(&self, map: &Value, drawn: usize) -> Answer<String> {
        self.open("").await?;
        self.find("dialog", "Start with a map").await?;
        self.give_file("map.json", serde_json::to_string(map)?.as_bytes()).await?;
        let all = "return document.querySelectorAll('[data-stage]').length === arguments[0]";
        self.until("the map to be drawn", all, json!([drawn])).await?;
        self.until_gone("dialog", "Start with a map").await?;
        self.document().await
    }

    /// Begins with the demonstration and waits until it is drawn.
    pub async fn begin_with_demonstration(&self) -> Answer {
        self.open("").await?;
        self.click("button", "Demonstration*").await?;
        self.until_gone("dialog", "Start with a map").await?;
        let drawn = "return document.querySelectorAll('[data-stage]').length > 3";
        self.until("the map to be drawn", drawn, json!([])).await
    }
}
