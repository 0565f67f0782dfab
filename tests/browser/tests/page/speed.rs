//! Speed by counting: what a gesture costs follows what it touches, not the size of the map.

use serde::Deserialize;
use serde_json::json;

use crate::harness::{Browser, Outcome, Page, test};

/// What the page has computed since it was opened.
#[derive(Deserialize, Clone, Copy, Debug)]
struct Counts {
    nodes: u32,
    transitions: u32,
    writes: u32,
}

async fn counts(page: &Page) -> Outcome<Counts> {
    Ok(page.script("return window.stagecraft.counts()", json!([])).await?)
}

#[test]
fn one_move_among_a_thousand_nodes_computes_one_node_and_its_transitions() {
    test(Browser::default(), async |page| {
        page.open("#bench=1000").await?;
        page.until("nodes", "return document.querySelectorAll('[data-stage]').length > 10", json!([])).await?;
        let drawn = page.count("[data-stage]").await?;
        assert!(drawn < 150, "{drawn} nodes are in the page");
        // The node nearest to the middle of the window; how many transitions it has.
        let script = r#"
            const far = (node) => {
              const box = node.querySelector('.shape').getBoundingClientRect();
              return Math.hypot((box.left + box.right - innerWidth) / 2, (box.top + box.bottom - innerHeight) / 2);
            };
            return [...document.querySelectorAll('[data-stage]')].sort((a, b) => far(a) - far(b))[0].dataset.stage"#;
        let node: String = page.script(script, json!([])).await?;
        let parsed = page.parsed().await?;
        let ways = parsed["transitions"].as_object().cloned().unwrap_or_default();
        let degree = ways.values().filter(|way| way["from"] == node.as_str() || way["to"] == node.as_str()).count();
        let degree = u32::try_from(degree)?;
        assert!(degree > 0, "the node in the middle has transitions");

        let from = page.grip(&node).await?;
        let area = page.area(&node).await?;
        let moves: u32 = 20;
        let before = counts(page).await?;
        page.drag(from, (from.0 + 40.0, from.1 + 32.0), moves).await?;
        page.wait("the node to be elsewhere", async || {
            let now = page.area(&node).await?;
            Ok(((now.left - area.left - 40.0).abs() < 9.0 && (now.top - area.top - 32.0).abs() < 9.0).then_some(()))
        })
        .await?;
        let after = counts(page).await?;
        let (nodes, transitions) = (after.nodes - before.nodes, after.transitions - before.transitions);
        assert!(nodes >= 2, "{nodes} nodes computed: it did not follow the pointer");
        assert!(nodes <= moves + 2, "{nodes} nodes computed in {moves} moves of one");
        assert!(
            transitions <= (moves + 2) * degree,
            "{transitions} transitions computed in {moves} moves of a node with {degree}"
        );
        assert_eq!(after.writes, 0, "a measurement is never saved");
        let stored: usize = page.script("return localStorage.length", json!([])).await?;
        assert_eq!(stored, 0, "a measurement is never saved");
        Ok(())
    });
}

#[test]
fn a_drag_writes_once_when_it_ends() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        let before = page.document().await?;
        let node = page.id_of("Brand engagement").await?;
        let (area, from) = (page.area(&node).await?, page.grip(&node).await?);
        page.click_at(from).await?;
        page.wait("the stage to be selected", async || Ok((page.selected().await? == [node.clone()]).then_some(())))
            .await?;
        let writes = counts(page).await?.writes;
        let places: Vec<_> =
            (0..12).map(|step| (from.0 + f64::from(step) * 8.0, from.1 + f64::from(step) * 4.0)).collect();
        page.press_and_move(&places).await?;
        page.wait("the node to follow", async || Ok((page.area(&node).await? != area).then_some(()))).await?;
        assert_eq!(counts(page).await?.writes, writes, "nothing is written while the mouse is down");
        page.release().await?;
        page.until_document_changes(&before).await?;
        let after = counts(page).await?.writes - writes;
        assert!((1..=2).contains(&after), "{after} writes for one change");
        Ok(())
    });
}

#[test]
fn a_mouse_that_passes_over_nodes_changes_nothing_in_the_drawing() {
    test(Browser::default(), async |page| {
        page.open("#bench=1000").await?;
        page.until("nodes", "return document.querySelectorAll('[data-stage]').length > 10", json!([])).await?;
        let watch = "window.changed = []; window.last = performance.now(); \
            const drawing = document.querySelector('[data-canvas]'); \
            new MutationObserver((all) => { window.last = performance.now(); \
                window.changed.push(...all.map((one) => one.target.nodeName)); }) \
              .observe(drawing, { subtree: true, childList: true, attributes: true, characterData: true }); \
            return null";
        let () = page.script(watch, json!([])).await?;
        // Details are filled in little by little after the map has opened.
        page.until("a drawing at rest", "return performance.now() - window.last > 700", json!([])).await?;
        let nodes = "window.changed = []; \
            return [...document.querySelectorAll('[data-canvas] [data-stage]')].map((node) => node.dataset.stage)";
        let nodes: Vec<String> = page.script(nodes, json!([])).await?;
        let before = counts(page).await?;
        let mut passed = 0;
        for node in nodes {
            let area = page.area(&node).await?;
            if passed < 8 && area.left > 80.0 && area.right < 1360.0 && area.top > 80.0 && area.bottom < 840.0 {
                page.hover(page.grip(&node).await?).await?;
                page.handle(&node).await?;
                passed += 1;
            }
        }
        assert_eq!(passed, 8, "there are nodes to pass over");
        let changed: Vec<String> = page.script("return window.changed", json!([])).await?;
        assert_eq!(changed, Vec::<String>::new());
        let after = counts(page).await?;
        assert_eq!((after.nodes, after.transitions), (before.nodes, before.transitions));
        Ok(())
    });
}

/// How much of a kind the drawing holds.
async fn held(page: &Page, what: &str) -> Outcome<usize> {
    Ok(page.count(&format!("[data-canvas] {what}")).await?)
}

#[test]
fn far_away_the_drawing_holds_outlines_and_no_text() {
    test(Browser::default(), async |page| {
        page.open("#bench=1000").await?;
        page.until("names", "return document.querySelectorAll('[data-canvas] .name').length > 10", json!([])).await?;
        let before = page.view().await?;
        page.press("Shift+1").await?;
        page.until_view_changes(before).await?;
        // Little by little, but to the last one.
        page.until("1,000 nodes", "return document.querySelectorAll('[data-stage]').length === 1000", json!([]))
            .await?;
        page.until("no text", "return !document.querySelector('[data-canvas] text')", json!([])).await?;
        let parsed = page.parsed().await?;
        let ways = parsed["transitions"].as_object().map_or(0, serde_json::Map::len);
        page.until(
            "every line",
            "return document.querySelectorAll('[data-transition] .line[d]').length === arguments[0]",
            json!([ways]),
        )
        .await?;
        assert_eq!(held(page, ".node *").await?, 1_000, "an outline each and nothing else");
        Ok(())
    });
}

#[test]
fn when_the_view_rests_all_that_is_seen_has_its_details() {
    test(Browser::default(), async |page| {
        page.open("#bench=1000").await?;
        page.until("names", "return document.querySelectorAll('[data-canvas] .name').length > 10", json!([])).await?;
        for by in [300.0, 300.0, -300.0] {
            let before = page.view().await?;
            page.wheel((700.0, 450.0), (0.0, by), true).await?;
            page.until_view_changes(before).await?;
        }
        let zoom = page.view().await?.zoom;
        assert!(zoom > 0.42 && zoom < 0.7, "names can be read at {zoom}, and details wait for the rest");
        let seen = r#"
            const canvas = document.querySelector('.canvas').getBoundingClientRect();
            const all = [...document.querySelectorAll('[data-stage]')].filter((node) => {
              const box = node.querySelector('.shape').getBoundingClientRect();
              return box.right > canvas.left && box.left < canvas.right && box.bottom > canvas.top && box.top < canvas.bottom;
            });
            return all.length > 50 && all.every((node) => node.querySelector('.name') && node.ariaLabel)"#;
        page.until("names on all that is seen", seen, json!([])).await?;
        let all = held(page, "[data-stage]").await?;
        assert!(all < 1_000, "{all} nodes: those far from the window are not there");
        Ok(())
    });
}
