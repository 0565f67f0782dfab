//! A pointer that is lost, another one, and the keyboard in the middle of a drag: no trace, nothing stuck.

use serde_json::json;

use super::{beside, open_map, until_count};
use crate::harness::{Browser, Outcome, Page, Place, test};

/// Waits until a node is at a place of the page again.
async fn until_back(page: &Page, node: &str, area: crate::harness::Area) -> Outcome {
    Ok(page.wait("the node to be back", async || Ok((page.area(node).await? == area).then_some(()))).await?)
}

/// Drags `x` half-way, has something happen, and sees to it that nothing is left and the next drag works.
async fn interrupted(page: &Page, interrupt: impl AsyncFnOnce(Place) -> Outcome) -> Outcome {
    let before = open_map(page).await?;
    let (area, from) = (page.area("x").await?, page.grip("x").await?);
    page.press_and_move(&[from, beside(from, 30.0, -30.0), beside(from, 0.0, -140.0)]).await?;
    page.wait("the node to follow", async || Ok((page.area("x").await? != area).then_some(()))).await?;
    interrupt(from).await?;
    until_back(page, "x", area).await?;
    page.release().await?;
    until_back(page, "x", area).await?;
    until_count(page, ".into, .band, .wire, .ghosts *", 0).await?;
    assert_eq!(page.document().await?, before);
    assert!(page.selected().await?.is_empty(), "what was selected before is again");
    page.drag(page.grip("x").await?, beside(from, 40.0, 40.0), 4).await?;
    page.until_document_changes(&before).await?;
    page.press("Control+z").await?;
    Ok(page.until_document_is(&before).await?)
}

#[test]
fn lost_capture_in_the_middle_of_a_drag_leaves_no_trace() {
    for taken in ["lostpointercapture", "pointercancel"] {
        test(Browser::default(), async |page| {
            interrupted(page, async |_| {
                let script = "const canvas = document.querySelector('.canvas'); for (let id = 0; id < 20; id++) \
                    canvas.dispatchEvent(new PointerEvent(arguments[0], { pointerId: id, bubbles: true }))";
                Ok(page.script::<()>(script, json!([taken])).await?)
            })
            .await
        });
    }
}

#[test]
fn a_drag_goes_on_where_only_its_capture_was_taken_away() {
    test(Browser::default(), async |page| {
        let before = open_map(page).await?;
        let from = page.grip("x").await?;
        page.press_and_move(&[from, beside(from, 30.0, -30.0)]).await?;
        let script = "const canvas = document.querySelector('.canvas'); \
            for (let id = 0; id < 20; id++) if (canvas.hasPointerCapture(id)) canvas.releasePointerCapture(id)";
        page.script::<()>(script, json!([])).await?;
        page.move_to(&[beside(from, 60.0, 20.0), beside(from, 80.0, 60.0)]).await?;
        page.release().await?;
        page.until_document_changes(&before).await?;
        page.press("Control+z").await?;
        page.until_document_is(&before).await?;
        Ok(())
    });
}

/// What the mouse does, also where the driver takes it for no place of the page.
async fn mouse(page: &Page, kind: &str, at: Place) -> Outcome {
    let pressed = i32::from(kind != "mouseReleased");
    let event = json!({ "type": kind, "x": at.0, "y": at.1, "button": "left", "buttons": pressed, "clickCount": 1 });
    page.cdp("Input.dispatchMouseEvent", event).await?;
    Ok(())
}

#[test]
fn a_pointer_that_leaves_the_window_drags_on_and_may_let_go_out_there() {
    test(Browser::default(), async |page| {
        let before = open_map(page).await?;
        for back in [true, false] {
            let (from, view) = (page.grip("x").await?, page.view().await?);
            let outside = (-80.0, from.1 + 30.0);
            mouse(page, "mousePressed", from).await?;
            for at in [beside(from, -30.0, 0.0), (40.0, from.1), outside] {
                mouse(page, "mouseMoved", at).await?;
            }
            page.wait("it to follow", async || Ok((page.area("x").await?.left < -100.0).then_some(()))).await?;
            assert!((page.view().await?.x - view.x).abs() < 120.0, "the view does not run away with it");
            let end = if back { beside(from, -60.0, -20.0) } else { outside };
            if back {
                mouse(page, "mouseMoved", end).await?;
            }
            mouse(page, "mouseReleased", end).await?;
            page.until_document_changes(&before).await?;
            // Nothing hangs on the pointer any more.
            let moved = page.document().await?;
            page.press("Shift+1").await?;
            let area = page.area("x").await?;
            page.hover((700.0, 300.0)).await?;
            page.hover((720.0, 320.0)).await?;
            assert_eq!((page.area("x").await?, page.document().await?), (area, moved));
            page.press("Control+z").await?;
            page.until_document_is(&before).await?;
            page.press("Escape").await?;
            page.press("Shift+1").await?;
        }
        Ok(())
    });
}

#[test]
fn a_window_that_loses_the_focus_leaves_no_trace() {
    test(Browser::default(), async |page| {
        interrupted(page, async |_| Ok(page.script::<()>("window.dispatchEvent(new Event('blur'))", json!([])).await?))
            .await
    });
}

#[test]
fn a_release_that_nobody_saw_leaves_no_trace() {
    test(Browser::default(), async |page| {
        interrupted(page, async |_| {
            let script = "const canvas = document.querySelector('.canvas'); \
                for (let id = 0; id < 20; id++) canvas.dispatchEvent(new PointerEvent('pointermove', \
                  { pointerId: id, clientX: 500, clientY: 500, buttons: 0, bubbles: true, pointerType: 'mouse' }))";
            Ok(page.script::<()>(script, json!([])).await?)
        })
        .await
    });
}

#[test]
fn another_view_in_the_middle_of_a_drag_leaves_no_trace() {
    test(Browser::default(), async |page| {
        interrupted(page, async |_| {
            // As a key or a script would: the mouse is busy.
            let tab =
                "[...document.querySelectorAll('[role=tab]')].find((tab) => tab.textContent === arguments[0]).click()";
            page.script::<()>(tab, json!(["Deals"])).await?;
            page.until("the deals", "return !document.querySelector('.canvas')", json!([])).await?;
            page.script::<()>(tab, json!(["Map"])).await?;
            Ok(page
                .until("the map", "return document.querySelectorAll('[data-stage]').length === 5", json!([]))
                .await?)
        })
        .await
    });
}

#[test]
fn the_keyboard_zooms_in_the_middle_of_a_drag_and_the_node_stays_under_the_pointer() {
    test(Browser::default(), async |page| {
        let before = open_map(page).await?;
        let (area, from) = (page.area("x").await?, page.grip("x").await?);
        let part = ((from.0 - area.left) / (area.right - area.left), (from.1 - area.top) / (area.bottom - area.top));
        let to = beside(from, 90.0, 30.0);
        page.press_and_move(&[from, beside(from, 30.0, 0.0), to]).await?;
        let view = page.view().await?;
        page.press("Control+-").await?;
        page.press("Control+-").await?;
        let now = page.until_view_changes(view).await?;
        page.wait("the node to be under the pointer", async || {
            let area = page.area("x").await?;
            let held = (area.left + part.0 * (area.right - area.left), area.top + part.1 * (area.bottom - area.top));
            Ok(((held.0 - to.0).abs() < 8.0 * now.zoom && (held.1 - to.1).abs() < 8.0 * now.zoom).then_some(()))
        })
        .await?;
        page.release().await?;
        page.until_document_changes(&before).await?;
        page.press("Control+z").await?;
        page.until_document_is(&before).await?;
        Ok(())
    });
}

#[test]
fn undo_in_the_middle_of_a_drag_lets_go_of_what_is_gone() {
    test(Browser::default(), async |page| {
        let before = open_map(page).await?;
        // A copy, which undo takes back while it is dragged.
        page.click_at(page.grip("x").await?).await?;
        page.press("Control+d").await?;
        let copied = page.until_document_changes(&before).await?;
        let copy = page.selected().await?.first().cloned().ok_or("a copy")?;
        let from = page.grip(&copy).await?;
        page.press_and_move(&[from, beside(from, 30.0, 30.0), beside(from, 60.0, 60.0)]).await?;
        page.press("Control+z").await?;
        page.until_document_is(&before).await?;
        page.move_to(&[beside(from, 80.0, 60.0)]).await?;
        page.release().await?;
        assert_eq!(page.document().await?, before);
        page.press("Control+y").await?;
        page.until_document_is(&copied).await?;
        Ok(())
    });
}
