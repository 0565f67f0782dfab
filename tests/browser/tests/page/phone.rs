//! One finger on a phone.

use serde_json::json;

use crate::harness::{Browser, Outcome, Page, test};

async fn no_sideways_scroll(page: &Page) -> Outcome {
    let (content, window): (f64, f64) =
        page.script("return [document.documentElement.scrollWidth, innerWidth]", json!([])).await?;
    assert!(content <= window, "the page is {content} px wide in a window of {window}");
    Ok(())
}

/// What a finger of 44 px would miss: what is in sight and can be pressed, but not 21 px beside its middle.
async fn small_targets(page: &Page) -> Outcome<Vec<String>> {
    let script = r#"
        // What an open menu or dialog covers is not being pressed.
        const within = [...document.querySelectorAll('dialog:modal, details.menu[open]')].at(-1) ?? document;
        const controls = [...within.querySelectorAll('button, summary, select, input, textarea, [role=button], [role=tab]')];
        const found = [];
        for (const control of controls) {
          const target = /checkbox|radio/.test(control.type) ? control.closest('label') ?? control : control;
          const box = target.getBoundingClientRect();
          const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
          const hits = (x, y) => { const hit = document.elementFromPoint(x, y); return !!hit && target.contains(hit) };
          // What is at the window's edge, scrolled away or covered is looked at where it is in sight.
          if (Math.min(box.width, box.height) > 43.5 || x < 24 || y < 24 || x > innerWidth - 24 || y > innerHeight - 24 || !hits(x, y)) continue;
          const missed = [[-21, 0], [21, 0], [0, -21], [0, 21]].filter(([right, down]) => !hits(x + right, y + down));
          if (missed.length) found.push(`${control.ariaLabel || control.textContent.trim()}: ${box.width.toFixed()} x ${box.height.toFixed()}`);
        }
        return found;"#;
    Ok(page.script(script, json!([])).await?)
}

#[test]
fn everything_is_large_enough_for_a_finger() {
    test(Browser { size: (390, 844), phone: true, ..Browser::default() }, async |page| {
        let mut found = Vec::new();
        page.open("").await?;
        page.find("dialog", "Start with a map").await?;
        found.extend(small_targets(page).await?.into_iter().map(|line| format!("start: {line}")));
        page.begin_with_demonstration().await?;
        found.extend(small_targets(page).await?.into_iter().map(|line| format!("map: {line}")));
        page.click("tab", "Deals").await?;
        page.until("cards", "return !!document.querySelector('[data-deal]')", json!([])).await?;
        found.extend(small_targets(page).await?.into_iter().map(|line| format!("deals: {line}")));
        page.click("tab", "Funnel").await?;
        page.find("button", "Demo*").await?;
        found.extend(small_targets(page).await?.into_iter().map(|line| format!("funnel: {line}")));
        page.click("button", "Menu").await?;
        found.extend(small_targets(page).await?.into_iter().map(|line| format!("menu: {line}")));
        assert!(found.is_empty(), "{found:#?}");
        Ok(())
    });
}

#[test]
fn one_finger_pans_selects_and_moves() {
    test(Browser { size: (390, 844), phone: true, ..Browser::default() }, async |page| {
        page.begin_with_template().await?;
        no_sideways_scroll(page).await?;
        let document = page.document().await?;

        let before = page.view().await?;
        let ground = page.ground(24.0).await?;
        page.swipe(ground, (ground.0 + 40.0, ground.1 + 60.0)).await?;
        let after = page.until_view_changes(before).await?;
        assert!(
            (after.x - before.x - 40.0).abs() < 2.0 && (after.y - before.y - 60.0).abs() < 2.0,
            "{before:?} to {after:?}"
        );
        assert_eq!(after.zoom, before.zoom);
        assert_eq!(page.document().await?, document, "panning changes nothing");

        // A node in sight, not yet selected: a finger over it pans too.
        let script = "return [...document.querySelectorAll('[data-stage].stage')].find((node) => { \
            const box = node.getBoundingClientRect(); \
            return box.left > 50 && box.right < innerWidth - 50 && box.top > 120 && box.bottom < innerHeight * 0.5 })?.dataset.stage ?? null";
        let node: Option<String> = page.script(script, json!([])).await?;
        let node = match node {
            Some(node) => node,
            None => {
                // Bring one there.
                page.press("Shift+1").await?;
                page.wait("a stage in sight", async || page.script::<Option<String>>(script, json!([])).await).await?
            }
        };
        page.tap_node(&node).await?;
        let outside: Vec<String> = page
            .script(
                "return [...document.querySelectorAll('.panel')].filter((panel) => { const box = panel.getBoundingClientRect(); \
                 return box.left < -0.5 || box.top < 0 || box.right > innerWidth + 0.5 || box.bottom > innerHeight + 0.5 || box.width < 1 }) \
                 .map((panel) => JSON.stringify(panel.getBoundingClientRect()))",
                json!([]),
            )
            .await?;
        assert_eq!(outside, Vec::<String>::new(), "the sheet is inside of the window");
        assert_eq!(page.count(".panel").await?, 1, "the stage card is open");
        no_sideways_scroll(page).await?;

        let (area, from) = (page.area(&node).await?, page.grip(&node).await?);
        page.swipe(from, (from.0 - 32.0, from.1 + 24.0)).await?;
        page.until_document_changes(&document).await?;
        let moved = page.area(&node).await?;
        assert!(
            (moved.left - area.left + 32.0).abs() < 9.0 && (moved.top - area.top - 24.0).abs() < 9.0,
            "{area:?} to {moved:?}"
        );
        for view in ["Deals", "Funnel", "Map"] {
            page.click("tab", view).await?;
            no_sideways_scroll(page).await?;
        }
        Ok(())
    });
}

/// Whether the card that is open leaves a node free.
async fn is_free(page: &Page, node: &str) -> Outcome<bool> {
    let free = "const box = document.querySelector(`[data-stage=\"${arguments[0]}\"] .shape`).getBoundingClientRect(); \
        const panel = document.querySelector('.panel').getBoundingClientRect(); \
        return box.top > 0 && box.left > 0 && (box.bottom < panel.top || box.right < panel.left)";
    Ok(page.script(free, json!([node])).await?)
}

/// A stage that is where its card opens comes out from under it.
async fn brought_out(page: &Page) -> Outcome {
    page.begin_with_template().await?;
    page.press("Shift+1").await?;
    let card = r#"
        const boxes = [...document.querySelectorAll('[data-stage].stage')].map((node) => [node.dataset.stage, node.getBoundingClientRect()]);
        const sheet = innerWidth < 720;
        const covered = boxes.filter(([, box]) => sheet ? box.top > innerHeight * 0.5 : box.left > innerWidth - 372);
        return covered[0]?.[0] ?? null"#;
    let node =
        page.wait("a stage where the card will be", async || page.script::<Option<String>>(card, json!([])).await);
    let node = node.await?;
    page.tap_node(&node).await?;
    assert!(is_free(page, &node).await?, "{node} has come out from under its card");
    Ok(())
}

#[test]
fn a_stage_comes_out_from_under_its_sheet_on_a_phone() {
    test(Browser { size: (390, 844), phone: true, ..Browser::default() }, async |page| brought_out(page).await);
}

#[test]
fn a_stage_comes_out_from_under_its_panel_on_a_tablet() {
    test(Browser { size: (820, 1180), phone: true, ..Browser::default() }, async |page| brought_out(page).await);
}

#[test]
fn the_guide_and_the_plan_are_large_enough_for_a_finger() {
    test(Browser { size: (390, 844), phone: true, ..Browser::default() }, async |page| {
        page.begin_with_template().await?;
        assert_eq!(small_targets(page).await?, Vec::<String>::new(), "on the map");
        page.click("tab", "Playbook").await?;
        page.click("button", "Guide me in four steps").await?;
        for step in ["Next: Names", "Next: Stage cards", "Next: The picture"] {
            assert_eq!(small_targets(page).await?, Vec::<String>::new(), "before {step}");
            page.click("button", step).await?;
        }
        assert_eq!(small_targets(page).await?, Vec::<String>::new(), "at the end");
        page.click("button", "Back").await?;
        page.until_text("Step 3 of 4").await?;
        page.click("tab", "Plan").await?;
        page.until_text("What is needed").await?;
        assert_eq!(small_targets(page).await?, Vec::<String>::new(), "in the plan");
        Ok(())
    });
}
