//! The map inside a stage: entered, left, opened in place, counted with its stage.

use serde_json::{Value, json};

use crate::harness::{Area, Browser, Outcome, Page, test};

/// The nodes that are drawn, in their order.
async fn drawn(page: &Page) -> Outcome<Vec<String>> {
    let script = "return [...document.querySelectorAll('[data-stage]')].map((node) => node.dataset.stage).sort()";
    Ok(page.script(script, json!([])).await?)
}

/// The steps of a stage in a document.
fn steps(document: &Value, stage: &str) -> Vec<String> {
    let nodes = document["nodes"].as_object().cloned().unwrap_or_default();
    nodes.into_iter().filter(|(_, node)| node["parent"] == stage).map(|(id, _)| id).collect()
}

#[test]
fn a_stage_is_entered_and_the_breadcrumb_leads_back_to_where_one_was() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        page.press("Shift+1").await?;
        let (before, stage) = (page.document().await?, page.id_of("Implementation").await?);
        let inside = steps(&page.parsed().await?, &stage);
        assert!(inside.len() > 3);
        page.click_at(page.grip(&stage).await?).await?;
        page.until_selected(&[&stage]).await?;
        let (view, whole) = (page.view().await?, drawn(page).await?);
        page.click("button", "Open the stage's map").await?;
        let way_back = page.find("button", "Back to *").await?;
        assert_eq!(drawn(page).await?, inside);
        let path = "return document.querySelector('.breadcrumb').textContent";
        assert!(page.script::<String>(path, json!([])).await?.ends_with("Implementation"));
        let seen = page.area(&inside[0]).await?;
        assert!(seen.left > 60.0 && seen.right < 1440.0 && seen.top > 52.0, "{seen:?}");
        way_back.click().await?;
        page.until_gone("button", "Back to *").await?;
        page.until_selected(&[&stage]).await?;
        assert_eq!((page.view().await?, drawn(page).await?), (view, whole));
        // By key: in by the menu, out by Escape.
        page.press("Control+k").await?;
        page.type_text("open the stage's map").await?;
        let first = "return document.querySelector('dialog [role=option] bdi')?.textContent === arguments[0]";
        page.until("the command", first, json!(["Open the stage's map"])).await?;
        page.press("Enter").await?;
        page.find("button", "Back to *").await?;
        page.press("Escape").await?;
        page.until_gone("button", "Back to *").await?;
        assert_eq!(page.document().await?, before);
        Ok(())
    });
}

#[test]
fn a_stage_opened_in_place_is_seen_whole_and_folds_back_to_the_same_bytes() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        let stage = page.id_of("Implementation").await?;
        let inside = steps(&page.parsed().await?, &stage);
        // It stands at the edge of the window, where its steps would not be seen.
        page.press("Control+f").await?;
        page.type_text("Implementation").await?;
        let first = "return document.querySelector('dialog [role=option] bdi')?.textContent === arguments[0]";
        page.until("the stage", first, json!(["Implementation"])).await?;
        page.press("Enter").await?;
        page.until_selected(&[&stage]).await?;
        let area = page.area(&stage).await?;
        page.wheel((600.0, 400.0), (area.left - 300.0, area.top - 740.0), false).await?;
        page.wait("it to be low", async || Ok((page.area(&stage).await?.top > 700.0).then_some(()))).await?;
        let before = page.document().await?;
        page.click("button", "Show in place").await?;
        let opened = page.until_document_changes(&before).await?;
        page.wait("all of the frame to be seen", async || {
            let Area { left, top, right, bottom } = page.area(&stage).await?;
            let panel: f64 =
                page.script("return document.querySelector('.panel').getBoundingClientRect().left", json!([])).await?;
            let map = super::gestures::middle(page, ".minimap").await?;
            let free = right < map.0 - 84.0 || bottom < map.1 - 56.0;
            Ok((left > 64.0 && top > 52.0 && right < panel && bottom < 860.0 && free).then_some(()))
        })
        .await?;
        let now = drawn(page).await?;
        assert!(inside.iter().all(|step| now.contains(step)), "{inside:?} in {now:?}");
        // What is edited there is edited inside the stage.
        page.click_at(page.grip(&inside[0]).await?).await?;
        page.until_selected(&[&inside[0]]).await?;
        page.press("Shift+ArrowDown").await?;
        page.until_document_changes(&opened).await?;
        page.press("Control+z").await?;
        page.until_document_is(&opened).await?;
        // Folded by its own mark.
        let mark = super::gestures::middle(page, &format!("[data-stage='{stage}'].frame .chip")).await?;
        page.click_at(mark).await?;
        page.until_document_is(&before).await?;
        let gone = "return arguments[0].every((step) => !document.querySelector(`[data-stage='${step}']`))";
        page.until("the steps to be folded", gone, json!([inside])).await?;
        page.press("Control+z").await?;
        page.until_document_is(&opened).await?;
        page.press("Control+z").await?;
        page.until_document_is(&before).await?;
        Ok(())
    });
}

#[test]
fn deals_in_the_steps_count_for_their_stage() {
    test(Browser::default(), async |page| {
        let deal = |name: &str, node: &str| json!({ "name": name, "value": 100_000, "created": "2026-01-31", "visits": [{ "node": node, "entered": "2026-01-31" }] });
        let map = json!({
            "format": "stagecraft", "schema": 1,
            "map": { "id": "inside", "name": "Inside", "currency": "EUR", "created": "2026-01-31", "locked": false },
            "departments": {}, "phases": {},
            "nodes": {
                "s": { "kind": "stage", "name": "Implementation", "position": [0, 0] },
                "one": { "kind": "step", "name": "Train", "position": [0, 0], "parent": "s" },
                "two": { "kind": "step", "name": "Test", "position": [260, 0], "parent": "s" },
                "end": { "kind": "stage", "name": "Go live", "position": [300, 0] },
            },
            "transitions": { "t": { "kind": "advance", "from": "one", "to": "two" }, "u": { "kind": "advance", "from": "s", "to": "end" } },
            "retired": {}, "deals": { "d": deal("One", "one"), "e": deal("Two", "two"), "f": deal("Three", "s") },
        });
        page.begin_with(&map, 2).await?;
        let load =
            "return document.querySelector(`[data-stage=${arguments[0]}] .load`)?.textContent.startsWith(arguments[1])";
        page.until("all three on the stage", load, json!(["s", "3"])).await?;
        page.click_at(page.grip("s").await?).await?;
        page.press("Control+k").await?;
        page.type_text("open the stage's map").await?;
        page.press("Enter").await?;
        page.until("one on its step", load, json!(["one", "1"])).await?;
        page.until("one on the other", load, json!(["two", "1"])).await?;
        Ok(())
    });
}
