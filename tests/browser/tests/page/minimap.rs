//! The small picture of the map.

use serde_json::json;

use crate::harness::{Answer, Browser, Page, Place, test};

async fn picture(page: &Page, right: f64, down: f64) -> Answer<Place> {
    let script = "const box = document.querySelector('.minimap:not(.aside)')?.getBoundingClientRect(); \
        return box ? [box.left + box.width * arguments[0], box.top + box.height * arguments[1]] : null";
    page.wait("the minimap", async || page.script::<Option<Place>>(script, json!([right, down])).await).await
}

#[test]
fn the_minimap_shows_where_the_window_is_and_moves_it() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        page.press("Shift+1").await?;
        page.until("no minimap while all is seen", "return !document.querySelector('.minimap:not(.aside)')", json!([]))
            .await?;
        for _ in 0..3 {
            page.click("button", "Zoom in").await?;
        }
        picture(page, 0.5, 0.5).await?;
        let drawn = "const canvas = document.querySelector('.minimap canvas'); \
            const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height); \
            return data.some((value, index) => index % 4 === 3 && value > 0)";
        page.until("nodes on it", drawn, json!([])).await?;
        let view = page.view().await?;
        page.click_at(picture(page, 0.9, 0.85).await?).await?;
        let there = page.until_view_changes(view).await?;
        assert!(there.x < view.x && there.y < view.y, "down to the right: {view:?} {there:?}");
        assert_eq!(there.zoom, view.zoom);
        let seen = "const box = document.querySelector('.minimap .seen').getBoundingClientRect(); return [(box.left + box.right) / 2, (box.top + box.bottom) / 2]";
        let held: Place = page.script(seen, json!([])).await?;
        page.drag(held, (held.0 - 30.0, held.1 - 10.0), 4).await?;
        let back = page.until_view_changes(there).await?;
        assert!(back.x > there.x && back.y > there.y);
        let now: Place = page.script(seen, json!([])).await?;
        assert!((now.0 - held.0 + 30.0).abs() < 2.0 && (now.1 - held.1 + 10.0).abs() < 2.0, "{held:?} {now:?}");
        // By keyboard, without moving anything on the map.
        let document = page.document().await?;
        page.script::<()>("document.querySelector('.minimap').focus()", json!([])).await?;
        page.press("ArrowRight").await?;
        let right = page.until_view_changes(back).await?;
        assert!(right.x < back.x && right.y == back.y);
        assert_eq!(page.document().await?, document);
        Ok(())
    });
}

#[test]
fn the_minimap_is_remembered_and_off_on_a_phone() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        for _ in 0..3 {
            page.click("button", "Zoom in").await?;
        }
        picture(page, 0.5, 0.5).await?;
        page.click("button", "Minimap").await?;
        page.until("no minimap", "return !document.querySelector('.minimap:not(.aside)')", json!([])).await?;
        page.reload().await?;
        page.until("the map", "return document.querySelectorAll('[data-stage]').length > 3", json!([])).await?;
        for _ in 0..3 {
            page.click("button", "Zoom in").await?;
        }
        assert_eq!(page.count(".minimap:not(.aside)").await?, 0);
        page.click("button", "Minimap").await?;
        picture(page, 0.5, 0.5).await?;
        Ok(())
    });
    test(Browser { size: (390, 844), phone: true, ..Browser::default() }, async |page| {
        page.begin_with_template().await?;
        page.find("button", "Minimap").await?;
        assert_eq!(page.count(".minimap:not(.aside)").await?, 0);
        page.click("button", "Minimap").await?;
        picture(page, 0.5, 0.5).await?;
        Ok(())
    });
}
