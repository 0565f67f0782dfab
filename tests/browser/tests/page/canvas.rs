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
    page.until_gone("dialog", "Start with a map").await?;
    page.wait("the map to be in the middle", async || Ok((page.area("a").await?.left > 200.0).then_some(()))).await?;
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

/// Selects a node and waits until it is.
async fn choose(page: &Page, node: &str) -> Outcome {
    page.click_at(page.grip(node).await?).await?;
    Ok(page.wait("the node to be selected", async || Ok((page.selected().await? == [node]).then_some(()))).await?)
}

const NAMING: &str = "return document.activeElement.matches('textarea.rename')";

#[test]
fn a_node_made_by_a_key_is_given_up_with_its_name_or_named_in_one_step() {
    test(Browser::default(), async |page| {
        let before = open_small(page).await?;
        choose(page, "b").await?;
        page.press("Control+ArrowRight").await?;
        page.until("the name", NAMING, json!([])).await?;
        page.type_text("Half a na").await?;
        page.press("Escape").await?;
        page.until_document_is(&before).await?;
        assert_eq!(page.selected().await?, ["b"], "what was selected is again");
        page.press("Control+y").await?;
        assert_eq!(page.document().await?, before, "nothing is left for redo");

        page.press("Control+ArrowRight").await?;
        page.until("the name", NAMING, json!([])).await?;
        // Lost, as the fifth kind; its transition is a no.
        page.press("5").await?;
        page.until("another kind", "return !!document.querySelector('[data-stage].outcome_lost')", json!([])).await?;
        page.until("the name", NAMING, json!([])).await?;
        page.type_text("Too small").await?;
        page.press("Enter").await?;
        let lost = page.wait("the name", async || Ok(page.id_of("Too small").await.ok())).await?;
        let made = page.parsed().await?;
        assert_eq!(made["nodes"][&lost]["kind"], "outcome_lost");
        assert_eq!(made["nodes"].as_object().map(serde_json::Map::len), Some(5), "in place of the stage");
        let ways = made["transitions"].as_object().cloned().unwrap_or_default();
        assert!(ways.values().any(|way| way["from"] == "b" && way["to"] == lost.as_str() && way["kind"] == "no"));
        page.press("Control+z").await?;
        page.until_document_is(&before).await?;
        Ok(())
    });
}

#[test]
fn an_arrow_held_down_is_one_step() {
    test(Browser::default(), async |page| {
        let before = open_small(page).await?;
        choose(page, "c").await?;
        // Three presses in one go, as a held key repeats.
        let script = "for (let press = 0; press < 3; press++) document.activeElement.dispatchEvent( \
            new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, cancelable: true, repeat: press > 0 }))";
        page.script::<()>(script, json!([])).await?;
        let moved = page.until_document_changes(&before).await?;
        assert_eq!(serde_json::from_str::<serde_json::Value>(&moved)?["nodes"]["c"]["position"][0], 243);
        page.press("Control+z").await?;
        page.until_document_is(&before).await?;
        Ok(())
    });
}

#[test]
fn connecting_by_keyboard_goes_round_and_ends_with_the_focus() {
    test(Browser::default(), async |page| {
        let before = open_small(page).await?;
        choose(page, "a").await?;
        page.press("c").await?;
        page.until("the hint", "return !!document.querySelector('.view > .hint')", json!([])).await?;
        let covered: bool = page
            .script(
                "const box = document.querySelector('.view > .hint').getBoundingClientRect(); \
                 return box.right > document.querySelector('.panel').getBoundingClientRect().left",
                json!([]),
            )
            .await?;
        assert!(!covered, "the hint is beside the panel");
        let mut reached = Vec::new();
        for _ in 0..4 {
            let last = page.selected().await?;
            page.press("Tab").await?;
            page.wait("Tab to go on", async || Ok((page.selected().await? != last).then_some(()))).await?;
            reached.extend(page.selected().await?);
        }
        assert_eq!(reached.first(), reached.last(), "it goes round: {reached:?}");
        assert!(!reached.contains(&"a".to_owned()), "a node is not connected to itself: {reached:?}");
        page.click("button", "Share").await?;
        page.until("it to end", "return !document.querySelector('.view > .hint')", json!([])).await?;
        assert_eq!(page.document().await?, before);
        Ok(())
    });
}
