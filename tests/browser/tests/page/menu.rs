//! The menu of the map: by the right button, by key and by a finger.

use serde_json::json;

use crate::harness::{Answer, Browser, Outcome, Page, Place, test};

/// Waits for the menu; the words of its actions.
async fn items(page: &Page) -> Answer<Vec<String>> {
    page.find("[role=menu]", "What can be done here").await?;
    let script = "return [...document.querySelectorAll('[role=menuitem]')].map((item) => item.dataset.action)";
    page.script(script, json!([])).await
}

async fn until_closed(page: &Page) -> Outcome {
    Ok(page.until_gone("[role=menu]", "What can be done here").await?)
}

const ON_CANVAS: &str = "return document.activeElement.matches('.canvas')";

#[test]
fn a_right_click_opens_what_can_be_done_there_and_a_right_drag_pans() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        let node = page.id_of("Brand engagement").await?;
        page.right_click_at(page.grip(&node).await?).await?;
        let there = items(page).await?;
        assert_eq!(there.first().map(String::as_str), Some("edit"));
        assert!(
            there.contains(&"delete".to_owned()) && !there.iter().any(|word| word.starts_with("align")),
            "{there:?}"
        );
        assert_eq!(page.selected().await?, std::slice::from_ref(&node), "it is selected");
        let first = "return document.activeElement.dataset.action === 'edit'";
        page.until("the first item to have the focus", first, json!([])).await?;
        page.press("Escape").await?;
        until_closed(page).await?;
        page.until("the map to have the focus", ON_CANVAS, json!([])).await?;

        page.press("Control+a").await?;
        page.right_click_at(page.grip(&node).await?).await?;
        let there = items(page).await?;
        assert_eq!(
            there.first().map(String::as_str),
            Some("align-left"),
            "all that is selected stays selected: {there:?}"
        );
        page.click_at(page.ground(30.0).await?).await?;
        until_closed(page).await?;

        let (x, y) = page.ground(40.0).await?;
        let before = page.view().await?;
        page.right_drag(&[(x, y), (x + 3.0, y), (x + 30.0, y + 12.0)]).await?;
        let after = page.until_view_changes(before).await?;
        assert_eq!((after.x - before.x, after.y - before.y), (30.0, 12.0));
        assert_eq!(page.count("[role=menu]").await?, 0, "a drag opens nothing");

        let document = page.document().await?;
        let ground: Place = page.ground(100.0).await?;
        page.right_click_at(ground).await?;
        assert_eq!(items(page).await?.first().map(String::as_str), Some("stage"));
        page.click("[role=menuitem]", "Add a stage").await?;
        page.until_document_changes(&document).await?;
        let place = "const box = document.querySelector('textarea.rename')?.getBoundingClientRect(); \
            return !!box && Math.hypot((box.left + box.right) / 2 - arguments[0], (box.top + box.bottom) / 2 - arguments[1]) < 12";
        page.until("the new stage to be there", place, json!([ground.0, ground.1])).await?;
        Ok(())
    });
}

#[test]
fn the_menu_is_gone_through_by_keyboard() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        let before = page.document().await?;
        page.press("Tab").await?;
        page.wait("a stage", async || Ok((page.selected().await?.len() == 1).then_some(()))).await?;
        page.press("Shift+F10").await?;
        items(page).await?;
        let inside = "const box = document.querySelector('[role=menu]').getBoundingClientRect(); \
            return box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight";
        page.until("the menu to be in the window", inside, json!([])).await?;
        // Round to the last, which deletes.
        page.press("ArrowUp").await?;
        page.press("Enter").await?;
        until_closed(page).await?;
        page.until_document_changes(&before).await?;
        page.press("Control+z").await?;
        page.until_document_is(&before).await?;

        page.press("Tab").await?;
        page.press("Shift+F10").await?;
        items(page).await?;
        page.press("Enter").await?;
        page.until_naming().await?;
        page.press("Escape").await?;
        page.press("Shift+F10").await?;
        items(page).await?;
        page.press("ArrowDown").await?;
        page.press("Enter").await?;
        page.until("the hint", "return !!document.querySelector('.view > .hint')", json!([])).await?;
        let chosen = page.selected().await?;
        // A press on another node ends what the menu began.
        let other = page.id_of("Sales interaction").await?;
        assert_ne!(chosen, std::slice::from_ref(&other));
        page.click_at(page.grip(&other).await?).await?;
        let connected = page.until_document_changes(&before).await?;
        let connected: serde_json::Value = serde_json::from_str(&connected)?;
        let ways = connected["transitions"].as_object().cloned().unwrap_or_default();
        assert!(ways.values().any(|way| way["from"] == chosen[0].as_str() && way["to"] == other.as_str()));
        Ok(())
    });
}

#[test]
fn a_finger_that_stays_opens_the_menu_with_room_for_fingers() {
    test(Browser { size: (390, 844), phone: true, ..Browser::default() }, async |page| {
        page.begin_with_template().await?;
        let node = page.id_of("Brand awareness").await?;
        let place = page.grip(&node).await?;
        page.hold_at(place, 200).await?;
        assert_eq!(page.count("[role=menu]").await?, 0, "a tap selects and opens nothing");
        page.press("Escape").await?;
        // Low on the screen, so that the menu comes to lie under the finger.
        let (x, _) = page.grip(&node).await?;
        page.swipe(page.ground(24.0).await?, (x, 540.0)).await?;
        let before = page.document().await?;
        page.hold_at(page.grip(&node).await?, 900).await?;
        items(page).await?;
        let under = "return !!document.elementFromPoint(arguments[0], arguments[1])?.closest('[role=menuitem]')";
        let place = page.area(&node).await?;
        let middle = ((place.left + place.right) / 2.0 + 4.0, (place.top + place.bottom) / 2.0);
        page.until("the menu to be under the finger", under, json!([middle.0, middle.1])).await?;
        assert_eq!(page.document().await?, before, "lifting the finger chose nothing");
        assert_eq!(page.selected().await?, [node]);
        let small: Vec<String> = page
            .script(
                "const { innerWidth: wide, innerHeight: high } = window; \
                 return [...document.querySelectorAll('[role=menuitem]')].map((it) => [it.dataset.action, it.getBoundingClientRect()]) \
                   .filter(([, box]) => box.height < 44 || box.left < 0 || box.right > wide || box.bottom > high).map(([name]) => name)",
                json!([]),
            )
            .await?;
        assert!(small.is_empty(), "{small:?}");
        page.click("[role=menuitem]", "Duplicate").await?;
        until_closed(page).await?;
        Ok(())
    });
}
