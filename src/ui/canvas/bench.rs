//! The graph that measurements beside other editors use, for `#bench=N`: the same nodes, places and labels from the
//! same random numbers (Mulberry32), never saved.

use leptos::prelude::window;

use crate::core::geometry::within;
use crate::core::geometry::{Camera, point};
use crate::core::ids::{Identifier, MapId, NodeId, TransitionId};
use crate::core::model::{Document, Node, NodeKind, Transition, TransitionKind};
use crate::core::sorted;
use crate::ui::workspace::Workspace;

const COLUMN: f64 = 300.0;
const ROW: f64 = 120.0;

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

const VERBS: [&str; 10] =
    ["Qualify", "Call", "Email", "Demo", "Propose", "Negotiate", "Review", "Sign", "Onboard", "Follow up"];
const NOUNS: [&str; 10] =
    ["lead", "champion", "buyer", "legal", "security", "budget", "contract", "pilot", "renewal", "account"];

/// Opens the graph where the page's fragment asks for it; whether it does.
pub fn bench(workspace: Workspace) -> bool {
    let fragment = window().location().hash().unwrap_or_default();
    let Some(count) = fragment.strip_prefix("#bench=").and_then(|count| count.parse::<usize>().ok()) else {
        return false;
    };
    let count = count.clamp(1, 5_000);
    let rows = ((count as f64).sqrt() * 0.9).round().max(2.0) as usize;
    let Some(map) = MapId::parse("bench") else { return false };
    let mut document = Document::new(map, "Bench", workspace.today_now());
    let mut random = Random(42_u32.wrapping_add(count as u32));
    for index in 0..count {
        let (verb, noun) = (VERBS.get(random.below(10)), NOUNS.get(random.below(10)));
        // Two more numbers that the other editors spend on a line below the name.
        random.next();
        random.next();
        let Some(id) = NodeId::parse(&format!("n{index}")) else { continue };
        let name = format!("{} {} {index}", verb.unwrap_or(&""), noun.unwrap_or(&""));
        let at = point((index / rows) as f64 * COLUMN, (index % rows) as f64 * ROW);
        document.nodes.insert(id, Node::new(id, NodeKind::Stage, &name, at));
    }
    let (mut seen, mut ways) = (sorted::Set::new(), 0_usize);
    let mut add = |from: usize, to: usize, random: &mut Random, document: &mut Document| {
        if from == to || !seen.insert((from, to)) {
            return;
        }
        let label = format!("{} %", random.below(100));
        let ends = NodeId::parse(&format!("n{from}")).zip(NodeId::parse(&format!("n{to}")));
        if let Some(((from, to), id)) = ends.zip(TransitionId::parse(&format!("e{ways}"))) {
            let way = Transition { label, ..Transition::new(id, TransitionKind::Advance, from, to) };
            document.transitions.insert(id, way);
            ways += 1;
        }
    };
    let parent = |row: usize, spread: f64, random: &mut Random| {
        let shifted = row as f64 + ((random.next() - 0.5) * spread + 0.5).floor();
        within(shifted, 0.0, rows as f64 - 1.0) as usize
    };
    for index in rows..count {
        let before = (index / rows - 1) * rows + parent(index % rows, 6.0, &mut random);
        add(before, index, &mut random, &mut document);
    }
    let wanted = (count as f64 * 1.3).round() as usize;
    for _ in 0..count * 20 {
        if document.transitions.len() >= wanted {
            break;
        }
        let from = random.below(count);
        let column = from / rows + 1 + usize::from(random.next() < 0.2);
        let to = column * rows + parent(from % rows, 8.0, &mut random);
        if to < count {
            add(from, to, &mut random, &mut document);
        }
    }
    let columns = (count - 1) / rows + 1;
    let middle = ((columns - 1) / 2 * rows + (rows - 1) / 2).min(count - 1);
    let at = point((middle / rows) as f64 * COLUMN + 92.0, (middle % rows) as f64 * ROW + 36.0);
    workspace.open(document, None);
    let size = |value: Result<wasm_bindgen::JsValue, _>| value.ok().and_then(|v| v.as_f64()).unwrap_or(800.0) / 2.0;
    let (x, y) = (size(window().inner_width()), size(window().inner_height()));
    workspace.camera.set(Camera { offset: point((x - at.x).round(), (y - at.y).round()), zoom: 1.0 });
    workspace.keep_view();
    true
}
