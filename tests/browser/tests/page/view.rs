//! Looking around on the map: wheel, zoom, fit.

use serde_json::json;

use crate::harness::{Browser, test};

#[test]
fn the_wheel_pans() {
    test(Browser::default(), async |page| {
        page.open("#bench=100").await?;
        let before = page.view().await?;
        page.wheel((700.0, 450.0), (30.0, 120.0), false).await?;
        let after = page.until_view_changes(before).await?;
        assert_eq!((after.x, after.y, after.zoom), (before.x - 30.0, before.y - 120.0, before.zoom));
        Ok(())
    });
}

#[test]
fn the_wheel_with_control_zooms_at_the_pointer() {
    test(Browser::default(), async |page| {
        page.open("#bench=100").await?;
        let at = (500.0, 300.0);
        for by in [-120.0, -300.0, 240.0, 600.0] {
            let before = page.view().await?;
            page.wheel(at, (0.0, by), true).await?;
            let after = page.until_view_changes(before).await?;
            assert!((after.zoom > before.zoom) == (by < 0.0), "{before:?} to {after:?} by {by}");
            // What was under the pointer is still there.
            let world = ((at.0 - before.x) / before.zoom, (at.1 - before.y) / before.zoom);
            let now = (world.0 * after.zoom + after.x, world.1 * after.zoom + after.y);
            assert!((now.0 - at.0).abs() < 1.0 && (now.1 - at.1).abs() < 1.0, "{world:?} is at {now:?}, not at {at:?}");
        }
        let page_zoom: f64 = page.script("return window.visualViewport.scale", json!([])).await?;
        assert_eq!(page_zoom, 1.0, "the map zooms, not the page");
        Ok(())
    });
}

#[test]
fn fit_shows_every_node() {
    test(Browser::default(), async |page| {
        page.open("#bench=100").await?;
        let before = page.view().await?;
        page.press("Shift+1").await?;
        page.until_view_changes(before).await?;
        page.until("100 nodes", "return document.querySelectorAll('[data-stage]').length === 100", json!([])).await?;
        let outside: Vec<String> = page
            .script(
                r#"const window_ = document.querySelector('.canvas').getBoundingClientRect();
                return [...document.querySelectorAll('[data-stage]')].filter((node) => {
                  const box = node.querySelector('.shape').getBoundingClientRect();
                  return box.left < window_.left || box.top < window_.top || box.right > window_.right || box.bottom > window_.bottom;
                }).map((node) => node.dataset.stage)"#,
                json!([]),
            )
            .await?;
        assert!(outside.is_empty(), "outside of the window: {outside:?}");
        Ok(())
    });
}
