//! The view is dragged, and pans by itself at the border of the window.

use serde_json::json;

use super::{beside, open_map, until_count};
use crate::harness::{Browser, Outcome, Page, Place, test};

/// How far the middle of a node is from a place.
async fn off(page: &Page, node: &str, from: Place) -> Outcome<Place> {
    let area = page.area(node).await?;
    Ok(((area.left + area.right) / 2.0 - from.0, (area.top + area.bottom) / 2.0 - from.1))
}

/// Waits until the view has not moved for two frames.
async fn stands(page: &Page) -> Outcome {
    let script = "return new Promise((done) => { const at = () => document.querySelector('[data-canvas]').style.transform; \
        const before = at(); requestAnimationFrame(() => requestAnimationFrame(() => done(at() === before))) })";
    Ok(page.until("the view to stand", script, json!([])).await?)
}

#[test]
fn a_node_at_the_border_takes_the_view_along_and_stays_under_the_pointer() {
    test(Browser::default(), async |page| {
        let before = open_map(page).await?;
        let from = page.grip("x").await?;
        let (view, held) = (page.view().await?, off(page, "x", from).await?);
        let border = (12.0, from.1);
        page.press_and_move(&[from, beside(from, -40.0, 0.0), border]).await?;
        page.wait("the view to pan", async || Ok((page.view().await?.x > view.x + 60.0).then_some(()))).await?;
        // Back inside it stands still, with the node where it is held.
        let inside = (300.0, from.1);
        page.move_to(&[inside]).await?;
        stands(page).await?;
        let now = off(page, "x", inside).await?;
        assert!((now.0 - held.0).abs() < 9.0 && (now.1 - held.1).abs() < 9.0, "{held:?} became {now:?}");
        // At the border again, and let go: it stops.
        let stood = page.view().await?;
        page.move_to(&[border]).await?;
        page.until_view_changes(stood).await?;
        page.release().await?;
        stands(page).await?;
        page.until_document_changes(&before).await?;
        page.press("Control+z").await?;
        page.until_document_is(&before).await?;
        // And Escape stops it without a trace in the document. On a busy machine the view has gone far by now.
        page.press("Shift+1").await?;
        stands(page).await?;
        let from = page.grip("c").await?;
        let stood = page.view().await?;
        page.press_and_move(&[from, beside(from, -20.0, 0.0), border]).await?;
        page.until_view_changes(stood).await?;
        page.press("Escape").await?;
        stands(page).await?;
        page.release().await?;
        assert_eq!(page.document().await?, before);
        Ok(())
    });
}

#[test]
fn a_box_and_a_transition_take_the_view_along_too() {
    test(Browser::default(), async |page| {
        let before = open_map(page).await?;
        let ground = page.ground(30.0).await?;
        let view = page.view().await?;
        page.press_and_move(&[ground, (700.0, 600.0), (700.0, 890.0)]).await?;
        page.wait("the view to pan", async || Ok((page.view().await?.y < view.y - 40.0).then_some(()))).await?;
        page.press("Escape").await?;
        page.release().await?;
        page.press("Shift+1").await?;
        page.hover(page.grip("x").await?).await?;
        let handle = page.handle("x").await?;
        let view = page.view().await?;
        page.press_and_move(&[handle, beside(handle, 0.0, 40.0), (handle.0, 890.0)]).await?;
        page.wait("the view to pan", async || Ok((page.view().await?.y < view.y - 40.0).then_some(()))).await?;
        page.press("Escape").await?;
        until_count(page, ".wire", 0).await?;
        page.release().await?;
        assert_eq!(page.document().await?, before);
        Ok(())
    });
}

#[test]
fn a_deal_that_is_carried_takes_the_view_along() {
    test(Browser::default(), async |page| {
        page.begin_with_demonstration().await?;
        page.press("Shift+1").await?;
        page.click_at(page.grip(&page.id_of("Demo").await?).await?).await?;
        let script = "document.querySelector('.panel [data-deal] button')?.scrollIntoView({ block: 'center' })";
        super::middle(page, ".panel [data-deal] button").await?;
        page.script::<()>(script, json!([])).await?;
        let row = super::middle(page, ".panel [data-deal] button").await?;
        let (view, before) = (page.view().await?, page.document().await?);
        page.press_and_move(&[row, beside(row, -40.0, 0.0), (1425.0, row.1)]).await?;
        until_count(page, ".carried", 1).await?;
        stands(page).await?;
        assert_eq!(page.view().await?, view, "over the panel it is not on its way yet");
        page.press("Escape").await?;
        page.release().await?;
        page.press_and_move(&[row, beside(row, -40.0, 0.0), (600.0, 500.0), (14.0, 500.0)]).await?;
        page.wait("the view to pan", async || Ok((page.view().await?.x > view.x + 60.0).then_some(()))).await?;
        page.press("Escape").await?;
        stands(page).await?;
        page.release().await?;
        assert_eq!(page.document().await?, before);
        Ok(())
    });
}

#[test]
fn the_right_button_pans_over_nodes_and_selects_for_the_menu_without_a_drag() {
    test(Browser::default(), async |page| {
        let before = open_map(page).await?;
        let (from, view) = (page.grip("x").await?, page.view().await?);
        for button in [1, 2] {
            let view = page.view().await?;
            page.drag_by(button, &[from, beside(from, 30.0, 20.0), beside(from, 60.0, 40.0)]).await?;
            let now = page.until_view_changes(view).await?;
            assert!((now.x - view.x - 60.0).abs() < 1.0 && (now.y - view.y - 40.0).abs() < 1.0, "{view:?} {now:?}");
            page.drag_by(button, &[beside(from, 60.0, 40.0), from]).await?;
            page.until_view_changes(now).await?;
        }
        assert!(page.selected().await?.is_empty());
        page.drag_by(2, &[from]).await?;
        page.wait("it to be selected", async || Ok((page.selected().await? == ["x"]).then_some(()))).await?;
        assert_eq!(page.view().await?, view);
        // Space, held.
        page.press("Escape").await?;
        page.hold("Space").await?;
        page.drag(from, beside(from, -50.0, 0.0), 3).await?;
        page.let_go("Space").await?;
        let now = page.until_view_changes(view).await?;
        assert!((now.x - view.x + 50.0).abs() < 1.0);
        assert_eq!(page.document().await?, before);
        Ok(())
    });
}
