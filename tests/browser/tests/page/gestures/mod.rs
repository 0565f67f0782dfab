//! What hands do on the map: mouse, pen and fingers.

mod dropping;
mod lines;
mod panning;
mod safety;
mod touch;

use serde_json::{Value, json};

use crate::harness::{Answer, Outcome, Page, Place};

/// Opens a map: the stage `a` leads to `b`, far to the right of it, over `t`; below them the stage `x` alone, and the
/// stages `c` and `d`, close to each other, over `u`.
async fn open_map(page: &Page) -> Outcome<String> {
    let stage = |name: &str, x: i32, y: i32| json!({ "kind": "stage", "name": name, "position": [x, y] });
    let map = json!({
        "format": "stagecraft", "schema": 1,
        "map": { "id": "hands", "name": "Hands", "currency": "EUR", "created": "2026-01-31", "locked": false },
        "departments": {}, "phases": {},
        "nodes": {
            "a": stage("First", 0, 0), "b": stage("Second", 480, 0), "x": stage("Alone", 247, 150),
            "c": stage("Third", 0, 300), "d": stage("Fourth", 264, 300),
        },
        "transitions": { "t": { "kind": "hand_off", "from": "a", "to": "b", "label": "signed" }, "u": { "kind": "advance", "from": "c", "to": "d" } },
        "retired": {}, "deals": {},
    });
    let document = page.begin_with(&map, 5).await?;
    page.wait("the map to be in the middle", async || Ok((page.area("a").await?.top > 60.0).then_some(()))).await?;
    Ok(document)
}

/// The ends of a transition in a document.
fn ends(document: &Value, way: &str) -> (String, String) {
    let end = |name: &str| document["transitions"][way][name].as_str().unwrap_or_default().to_owned();
    (end("from"), end("to"))
}

/// How many elements are on the page, as a condition to wait for.
async fn until_count(page: &Page, selector: &str, count: usize) -> Answer {
    let what = format!("{count} of {selector}");
    page.wait(&what, async || Ok((page.count(selector).await? == count).then_some(()))).await
}

/// The middle of an element.
pub async fn middle(page: &Page, selector: &str) -> Answer<Place> {
    let script = "const box = document.querySelector(arguments[0])?.getBoundingClientRect(); \
        return box ? [(box.left + box.right) / 2, (box.top + box.bottom) / 2] : null";
    page.wait(selector, async || page.script::<Option<Place>>(script, json!([selector])).await).await
}

/// A place beside another.
fn beside(at: Place, x: f64, y: f64) -> Place {
    (at.0 + x, at.1 + y)
}
