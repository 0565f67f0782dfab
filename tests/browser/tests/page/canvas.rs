//! What the canvas shows, and what keys and the pointer do to it.

use serde_json::json;

use crate::harness::{Browser, Outcome, Page, Place, test};

#[test]
fn money_on_the_map_is_in_the_currency_of_the_map() {
    test(Browser::default(), async |page| {
        page.begin_with_demonstration().await?;
        page.press("Shift+1").await?;
        let node = page.id_of("Demo").await?;
        page.click_at(page.grip(&node).await?).await?;
        page.until("euros", "return document.querySelector('.panel .rows')?.innerText.includes('€')", json!([]))
            .await?;
        page.click("button", "Settings").await?;
        page.choose("Currency of this map", "GBP").await?;
        page.press("Escape").await?;
        let script = "const shown = [...document.querySelectorAll('[data-stage] .load, .panel .rows .number')].map((one) => one.textContent); \
            return shown.some((text) => text.includes('£')) && !shown.some((text) => text.includes('€'))";
        page.until("pounds and no euros", script, json!([])).await?;
        Ok(())
    });
}

/// Opens a map of two connected stages, `a` and `b`, a decision `d` and a free stage `c` below them.
async fn open_small(page: &Page) -> Outcome<String> {
    let map = json!({
        "format": "stagecraft", "schema": 1,
        "map": { "id": "small", "name": "Small", "currency": "EUR", "created": "2026-01-31", "locked": false },
        "departments": { "o1": { "name": "Sales" } }, "phases": { "p1": { "name": "Decision", "order": 0 } },
        "nodes": {
            "a": { "kind": "stage", "name": "First", "position": [0, 0], "owner": "o1", "phase": "p1" },
            "b": { "kind": "stage", "name": "Second", "position": [560, 0] },
            "c": { "kind": "stage", "name": "Third", "position": [240, 240] },
            "d": { "kind": "decision", "name": "Really?", "position": [0, 240] },
        },
        "transitions": { "t": { "kind": "advance", "from": "a", "to": "b", "label": "go" } },
        "retired": {}, "deals": {},
    });
    page.open("").await?;
    page.find("dialog", "Start with a map").await?;
    page.give_file("small.json", serde_json::to_string(&map)?.as_bytes()).await?;
    page.until("the map", "return document.querySelectorAll('[data-stage]').length === 4", json!([])).await?;
    Ok(page.document().await?)
}

/// A place on a line, so far along it.
async fn on_line(page: &Page, way: &str, part: f64) -> Outcome<Place> {
    let script = "const path = document.querySelector(`[data-transition=\"${arguments[0]}\"] .line`); \
        const { x, y } = path.getPointAtLength(path.getTotalLength() * arguments[1]).matrixTransform(path.getScreenCTM()); \
        return [x, y]";
    Ok(page.script(script, json!([way, part])).await?)
}

#[test]
fn a_line_makes_way_for_a_node_that_is_dropped_on_it() {
    test(Browser::default(), async |page| {
        let before = open_small(page).await?;
        let through = r#"
            const path = document.querySelector('[data-transition=t] .line');
            const box = document.querySelector('[data-stage=c] .shape').getBoundingClientRect();
            for (let at = 0; at <= path.getTotalLength(); at += 2) {
              const { x, y } = path.getPointAtLength(at).matrixTransform(path.getScreenCTM());
              if (x > box.left && x < box.right && y > box.top && y < box.bottom) return true;
            }
            return false"#;
        page.drag(page.grip("c").await?, on_line(page, "t", 0.5).await?, 6).await?;
        page.until_document_changes(&before).await?;
        page.wait("the line to make way", async || Ok((!page.script::<bool>(through, json!([])).await?).then_some(())))
            .await?;
        Ok(())
    });
}

#[test]
fn a_transition_that_is_turned_round_stays_marked() {
    test(Browser::default(), async |page| {
        let before = open_small(page).await?;
        page.click_at(on_line(page, "t", 0.2).await?).await?;
        let marked = "return !!document.querySelector('[data-transition=t].selected')";
        page.until("the transition to be selected", marked, json!([])).await?;
        page.click("button", "Swap direction").await?;
        page.until_document_changes(&before).await?;
        page.until("the transition to stay marked", marked, json!([])).await?;
        Ok(())
    });
}
