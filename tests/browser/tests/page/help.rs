//! The sheet of keys, the tooltips and the settings that go with them.

use serde_json::json;

use crate::harness::{Browser, Outcome, Page, test};

/// The lines of the sheet: keys and what they do.
async fn lines(page: &Page) -> Outcome<Vec<String>> {
    let script = "const text = (part) => [...part.querySelectorAll('kbd')].map((key) => key.textContent).join('+') || part.textContent; \
        return [...document.querySelectorAll('.help-sheet dl > div')].map((line) => `${text(line.querySelector('dt'))}: ${line.querySelector('dd').textContent}`)";
    Ok(page.script(script, json!([])).await?)
}

#[test]
fn the_sheet_lists_every_key_and_gesture_in_both_languages() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        page.press("?").await?;
        page.find("dialog", "Help").await?;
        let english = lines(page).await?;
        for line in [
            "Ctrl+Z: Undo",
            "Ctrl+Shift+Z+Ctrl+Y: Redo",
            "Ctrl+K+Ctrl+/: Commands…",
            "Ctrl+F: Find…",
            "Ctrl+S: Download file",
            "P: Present",
            "S: Add a stage",
            "C: Connect",
            "Ctrl+0: Zoom to 100 %",
            "Enter+F2: Edit text",
            "arrows: Move by 1",
            "Shift+arrows: Move by 10",
            "Ctrl+arrows: New connected stage",
            "Alt+arrows: Walk along the transitions",
            "Alt+Shift+arrows: Select the next one too",
            "Shift+Space: Keep it selected while walking on",
            "G: Show or hide: Grid",
            "Ctrl+Shift+arrows: Align",
            "Ctrl+X: Cut",
            "Right click: Opens the menu",
            "Long press: Opens the menu",
        ] {
            assert!(english.iter().any(|known| known == line), "{line} is not in {english:#?}");
        }
        // What each part is for, one at a time.
        page.click("button", "Plan").await?;
        page.until_text("Type a quota").await?;
        page.click("button", "Playbook").await?;
        page.until_text("It is printed as a booklet").await?;
        let open = "return document.querySelectorAll('.help-topics details[open]').length === 1";
        page.until("one of them to be open", open, json!([])).await?;
        page.press("Escape").await?;
        page.until_gone("dialog", "Help").await?;
        page.click("button", "PL – Polski").await?;
        page.press("?").await?;
        page.find("dialog", "Pomoc").await?;
        let polish = lines(page).await?;
        assert_eq!(polish.len(), english.len());
        assert!(polish.contains(&"Ctrl+strzałki: Nowy połączony etap".to_owned()), "{polish:#?}");
        page.press("Escape").await?;
        Ok(())
    });
}

#[test]
fn tooltips_name_the_keys() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        for (name, title) in [
            ("Add a stage", "Add a stage (S)"),
            ("Connect", "Connect (C)"),
            ("Zoom in", "Zoom in (Ctrl++)"),
            ("Fit the map", "Fit the map (Shift+1)"),
            ("Help", "Help (?)"),
        ] {
            let button = page.find("button", name).await?;
            assert_eq!(button.attr("title").await?.as_deref(), Some(title));
        }
        let keys = page.find("button", "Zoom in").await?.attr("aria-keyshortcuts").await?;
        assert_eq!(keys.as_deref(), Some("Control+Plus"));
        Ok(())
    });
}

#[test]
fn the_wheel_zooms_where_somebody_wants_it_to() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        page.click("button", "Settings").await?;
        page.click("checkbox", "Wheel zooms*").await?;
        page.press("Escape").await?;
        page.reload().await?;
        page.until("the map", "return document.querySelectorAll('[data-stage]').length > 3", json!([])).await?;
        let at = (700.0, 450.0);
        let before = page.view().await?;
        page.wheel(at, (0.0, -120.0), false).await?;
        let zoomed = page.until_view_changes(before).await?;
        assert!(zoomed.zoom > before.zoom, "{before:?} to {zoomed:?}");
        page.wheel(at, (0.0, 80.0), true).await?;
        let panned = page.until_view_changes(zoomed).await?;
        assert_eq!(panned.zoom, zoomed.zoom);
        assert!((zoomed.y - 80.0 - panned.y).abs() < 0.01, "{zoomed:?} to {panned:?}");
        // A trackpad's pinch: a wheel with Ctrl that nobody holds.
        let pinch = "document.querySelector('.canvas').dispatchEvent(new WheelEvent('wheel', \
            { deltaY: 20, ctrlKey: true, clientX: 700, clientY: 450, bubbles: true, cancelable: true }))";
        page.script::<()>(pinch, json!([])).await?;
        let pinched = page.until_view_changes(panned).await?;
        assert!(pinched.zoom < panned.zoom);
        Ok(())
    });
}
