//! What the canvas shows, and what keys and the pointer do to it.

use serde_json::json;

use crate::harness::{Answer, Browser, Outcome, Page, Place, test};

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

/// Opens a map: the stages `a` and `b` far apart on a line `t`, and below them the decision `d` close to the stage `c` on
/// the lines `u` and `v`.
async fn open_small(page: &Page) -> Outcome<String> {
    let map = json!({
        "format": "stagecraft", "schema": 1,
        "map": { "id": "small", "name": "Small", "currency": "EUR", "created": "2026-01-31", "locked": false },
        "departments": { "o1": { "name": "Sales" } }, "phases": { "p1": { "name": "Decision", "order": 0 } },
        "nodes": {
            "a": { "kind": "stage", "name": "First", "position": [0, 0], "owner": "o1", "phase": "p1" },
            "b": { "kind": "stage", "name": "Second", "position": [560, 0] },
            "c": { "kind": "stage", "name": "Third", "position": [240, 240] },
            "d": { "kind": "decision", "name": "Reallyandwithoutanyblankbetweenthewordsofthisquestion?", "position": [0, 240] },
        },
        "transitions": { "t": { "kind": "advance", "from": "a", "to": "b", "label": "go" }, "u": { "kind": "branch", "from": "d", "to": "c", "label": "yes, at once" },
            "v": { "kind": "recycle", "from": "c", "to": "d", "label": "once again" } },
        "retired": {}, "deals": {},
    });
    let document = page.begin_with(&map, 4).await?;
    page.wait("the map to be in the middle", async || Ok((page.area("a").await?.left > 200.0).then_some(()))).await?;
    Ok(document)
}

/// Places along a line on the page: so many, evenly spread.
pub async fn along_line(page: &Page, way: &str, count: u32) -> Answer<Vec<Place>> {
    let script = r#"
        const [way, count] = arguments;
        const path = document.querySelector(`[data-transition="${way}"] .line`);
        return Array.from({ length: count }, (_, index) => {
          const { x, y } = path.getPointAtLength(path.getTotalLength() * (index + 0.5) / count);
          return [x, y];
        })"#;
    let places: Vec<Place> = page.script(script, json!([way, count])).await?;
    let view = page.view().await?;
    Ok(places.into_iter().map(|(x, y)| (view.x + x * view.zoom, view.y + y * view.zoom)).collect())
}

#[test]
fn a_line_makes_way_for_a_node_that_is_dropped_on_it() {
    test(Browser::default(), async |page| {
        let before = open_small(page).await?;
        let middle = along_line(page, "t", 1).await?;
        page.drag(page.grip("c").await?, *middle.first().ok_or("a middle")?, 6).await?;
        page.until_document_changes(&before).await?;
        // With a way in and a way out it stands in a flow of its own, which is not torn: it is moved and nothing else.
        assert_eq!(
            page.parsed().await?["transitions"],
            serde_json::from_str::<serde_json::Value>(&before)?["transitions"]
        );
        let node = page.area("c").await?;
        assert!(node.top < middle[0].1 && middle[0].1 < node.bottom, "{node:?} is on the line");
        let within = |(x, y): &Place| *x > node.left && *x < node.right && *y > node.top && *y < node.bottom;
        page.wait("the line to make way", async || {
            let places = along_line(page, "t", 200).await?;
            Ok((!places.iter().any(within)).then_some(()))
        })
        .await?;
        Ok(())
    });
}

#[test]
fn a_transition_that_is_turned_round_stays_marked() {
    test(Browser::default(), async |page| {
        let before = open_small(page).await?;
        page.click_at(*along_line(page, "t", 5).await?.first().ok_or("a line")?).await?;
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

#[test]
fn a_node_made_by_a_key_is_given_up_with_its_name_or_named_in_one_step() {
    test(Browser::default(), async |page| {
        let before = open_small(page).await?;
        choose(page, "b").await?;
        page.press("Control+ArrowRight").await?;
        page.until_naming().await?;
        page.type_text("Half a na").await?;
        page.press("Escape").await?;
        page.until_document_is(&before).await?;
        assert_eq!(page.selected().await?, ["b"], "what was selected is again");
        page.press("Control+y").await?;
        assert_eq!(page.document().await?, before, "nothing is left for redo");

        page.press("Control+ArrowRight").await?;
        page.until_naming().await?;
        // Lost, as the fifth kind; its transition is a no.
        page.press("5").await?;
        page.until("another kind", "return !!document.querySelector('[data-stage].outcome_lost')", json!([])).await?;
        page.until_naming().await?;
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

#[test]
fn a_panel_a_handle_and_the_zoom_keep_clear_of_each_other() {
    test(Browser::default(), async |page| {
        open_small(page).await?;
        choose(page, "d").await?;
        let script = r#"
            const found = [];
            const panel = document.querySelector('.panel');
            if (panel.scrollWidth > panel.clientWidth) found.push(`the panel is ${panel.scrollWidth} wide in ${panel.clientWidth}`);
            for (const button of document.querySelectorAll('.zoom button')) {
              const box = button.getBoundingClientRect();
              const hit = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
              if (!button.contains(hit)) found.push(`${button.ariaLabel} is covered by ${hit?.className}`);
            }
            const probe = document.body.appendChild(document.createElement('i'));
            probe.style.color = 'var(--accent)';
            const stroke = getComputedStyle(document.querySelector('[data-stage=d] .shape')).stroke;
            if (stroke !== getComputedStyle(probe).color) found.push(`the decision selected is outlined in ${stroke}`);
            const labels = [...document.querySelectorAll('.label text')].map((label) => label.getBoundingClientRect());
            const dots = [...document.querySelectorAll('[data-handle] .dot')].map((dot) => dot.getBoundingClientRect());
            if (dots.length !== 4 || !labels.length) found.push(`${dots.length} handles, ${labels.length} labels`);
            for (const a of dots) for (const b of labels)
              if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom) found.push('a handle covers a label');
            return found"#;
        let found: Vec<String> = page.script(script, json!([])).await?;
        assert!(found.is_empty(), "{found:#?}");
        Ok(())
    });
}

#[test]
fn two_clicks_on_a_stage_where_its_card_opens_name_it() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        page.press("Shift+1").await?;
        let script = "return [...document.querySelectorAll('[data-stage].stage')].find((node) => \
            node.getBoundingClientRect().left > innerWidth - 372)?.dataset.stage ?? null";
        let node = page.wait("a stage on the right", async || page.script::<Option<String>>(script, json!([])).await);
        page.double_click_at(page.grip(&node.await?).await?).await?;
        page.until_naming().await?;
        page.wait("nothing to lie over it", async || Ok(page.is_focus_free().await?.then_some(()))).await?;
        Ok(())
    });
}
