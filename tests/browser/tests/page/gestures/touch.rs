//! Fingers and a pen.

use serde_json::json;

use super::{beside, open_map};
use crate::harness::{Browser, test};

const PHONE: Browser = Browser { size: (390, 844), language: "en-US", phone: true, letters: 16, before: "" };

#[test]
fn two_taps_open_the_name_and_one_only_selects() {
    test(PHONE, async |page| {
        let before = open_map(page).await?;
        page.tap_at(page.grip("a").await?).await?;
        page.until_selected(&["a"]).await?;
        assert_eq!(page.count("textarea.rename").await?, 0);
        page.tap_at(page.ground(24.0).await?).await?;
        page.until_selected(&[]).await?;
        // The first tap opens the card over the stage; the second is meant for the stage all the same.
        for node in ["a", "x"] {
            page.double_tap_at(page.grip(node).await?).await?;
            page.until_naming().await?;
            assert!(page.is_focus_free().await?, "nothing lies over the name of {node}");
            assert_eq!(page.count("[data-stage]").await?, 5, "the second tap makes no stage");
            page.press("Escape").await?;
            page.press("Escape").await?;
            page.until_selected(&[]).await?;
        }
        assert_eq!(page.document().await?, before);
        Ok(())
    });
}

#[test]
fn a_finger_that_stays_selects_for_the_menu_and_its_release_is_no_tap() {
    test(PHONE, async |page| {
        let before = open_map(page).await?;
        let at = page.grip("x").await?;
        page.touch(&[at]).await?;
        page.until_selected(&["x"]).await?;
        page.touch_moves(&[beside(at, 80.0, 60.0)]).await?;
        page.lift().await?;
        page.until_selected(&["x"]).await?;
        assert_eq!(page.document().await?, before, "nor does it drag any more");
        Ok(())
    });
}

#[test]
fn two_fingers_zoom_and_turn_a_drag_into_nothing() {
    test(PHONE, async |page| {
        let before = open_map(page).await?;
        page.tap_node("a").await?;
        let view = page.view().await?;
        let at = page.grip("a").await?;
        // One finger drags the node; the other comes down meanwhile, and both spread.
        let one = [at, beside(at, -10.0, 0.0), beside(at, -20.0, 0.0), beside(at, -60.0, 0.0)];
        let other =
            [beside(at, 40.0, -80.0), beside(at, 40.0, -80.0), beside(at, 60.0, -80.0), beside(at, 100.0, -80.0)];
        page.two_fingers(&one, &other).await?;
        let now = page.until_view_changes(view).await?;
        assert!(now.zoom > view.zoom, "{view:?} {now:?}");
        assert_eq!(page.document().await?, before);
        let now = page.view().await?;
        let ground = page.ground(20.0).await?;
        page.swipe(ground, beside(ground, 30.0, 0.0)).await?;
        page.until_view_changes(now).await?;
        assert_eq!(page.document().await?, before, "one finger pans again");
        Ok(())
    });
}

#[test]
fn handles_reach_44_pixels_for_a_finger_and_a_finger_connects() {
    test(PHONE, async |page| {
        let before = open_map(page).await?;
        page.tap_node("a").await?;
        let small: Vec<f64> = page
            .script(
                "return [...document.querySelectorAll('[data-handle] .reach')].map((one) => one.getBoundingClientRect().width).filter((width) => width < 43.9)",
                json!([]),
            )
            .await?;
        assert!(small.is_empty(), "{small:?}");
        page.grip("a").await?;
        let handle = page.handle("a").await?;
        page.swipe(handle, page.ground(60.0).await?).await?;
        page.until_document_changes(&before).await?;
        let ways = page.parsed().await?["transitions"].as_object().cloned().unwrap_or_default();
        assert_eq!(ways.values().filter(|way| way["from"] == "a").count(), 2, "a stage made where it was dropped");
        Ok(())
    });
}

#[test]
fn a_pen_does_what_a_mouse_does() {
    test(Browser::default(), async |page| {
        let before = open_map(page).await?;
        let from = page.grip("x").await?;
        page.pen_drag(from, beside(from, 0.0, -60.0)).await?;
        page.until_document_changes(&before).await?;
        page.until_selected(&["x"]).await?;
        page.press("Control+z").await?;
        page.until_document_is(&before).await?;
        let ground = page.ground(20.0).await?;
        let view = page.view().await?;
        page.pen_drag(ground, (from.0 + 40.0, from.1 + 40.0)).await?;
        page.wait("a box to select", async || Ok((!page.selected().await?.is_empty()).then_some(()))).await?;
        assert_eq!(page.view().await?, view, "it does not pan");
        Ok(())
    });
}
