//! One finger on a phone.

use serde_json::json;

use crate::harness::{Browser, Outcome, Page, test};

async fn no_sideways_scroll(page: &Page) -> Outcome {
    let (content, window): (f64, f64) =
        page.script("return [document.documentElement.scrollWidth, innerWidth]", json!([])).await?;
    assert!(content <= window, "the page is {content} px wide in a window of {window}");
    Ok(())
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
            return box.left > 50 && box.right < innerWidth - 50 && box.top > 120 && box.bottom < innerHeight * 0.45 })?.dataset.stage ?? null";
        let node: Option<String> = page.script(script, json!([])).await?;
        let node = match node {
            Some(node) => node,
            None => {
                // Bring one there.
                page.press("Shift+1").await?;
                page.wait("a stage in sight", async || page.script::<Option<String>>(script, json!([])).await).await?
            }
        };
        page.tap_at(page.grip(&node).await?).await?;
        page.wait("the stage to be selected", async || Ok((page.selected().await? == [node.clone()]).then_some(())))
            .await?;
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
