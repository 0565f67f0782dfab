//! Messages, and what their buttons take back.

use serde_json::{Value, json};

use crate::harness::{Browser, Outcome, Page, test};

/// Deletes the map that is open.
async fn delete_map(page: &Page) -> Outcome {
    page.click("button", "Maps:*").await?;
    page.click("button", "Delete this map").await?;
    Ok(())
}

/// Presses Undo in the message that begins so.
async fn undo_in(page: &Page, beginning: &str) -> Outcome {
    let script = "const notice = [...document.querySelectorAll('.notice')].find((it) => it.textContent.startsWith(arguments[0])); \
        const box = [...(notice?.querySelectorAll('button') ?? [])].find((it) => it.textContent === 'Undo')?.getBoundingClientRect(); \
        return box ? [box.left + box.width / 2, box.top + box.height / 2] : null";
    let what = format!("Undo in “{beginning}”");
    let place = page.wait(&what, async || page.script::<Option<(f64, f64)>>(script, json!([beginning])).await).await?;
    // By its place: what lies over it or makes it inert would keep it from being pressed.
    page.click_at((place.0.round(), place.1.round())).await?;
    Ok(())
}

#[test]
fn every_deleted_map_can_come_back() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        let original = page.parsed().await?["map"]["id"].clone();
        page.click("button", "Maps:*").await?;
        page.click("button", "Duplicate this map").await?;
        page.until("the copy", "return JSON.parse(stagecraft.document()).map.id !== arguments[0]", json!([original]))
            .await?;
        let copy = page.parsed().await?["map"]["id"].clone();
        let is_open = "return JSON.parse(stagecraft.document()).map.id === arguments[0]";
        delete_map(page).await?;
        page.until("the original", is_open, json!([original])).await?;
        delete_map(page).await?;
        // Without any map there is the start, which must not keep the messages from being pressed.
        page.find("dialog", "Start with a map").await?;
        let name = "“";
        let count = "return document.querySelectorAll('.notice').length === arguments[0]";
        page.until("both messages", count, json!([2])).await?;
        undo_in(page, name).await?;
        page.until("the first deleted", is_open, json!([copy])).await?;
        page.until("one message", count, json!([1])).await?;
        undo_in(page, name).await?;
        page.until("the second deleted", is_open, json!([original])).await?;
        let listed = "return Object.keys(localStorage).filter((key) => /\\/about$/.test(key)).length";
        assert_eq!(page.script::<usize>(listed, json!([])).await?, 2, "both are in the library");
        Ok(())
    });
}

#[test]
fn undo_in_a_message_takes_back_that_and_nothing_else() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        page.click("tab", "Deals").await?;
        let before = page.document().await?;
        page.fill("Add deal", "Acme – Shop 5k").await?;
        page.press("Enter").await?;
        let added = page.until_document_changes(&before).await?;
        undo_in(page, "Added to").await?;
        page.until_document_is(&before).await?;

        page.fill("Add deal", "Blue – Shop 5k").await?;
        page.press("Enter").await?;
        let deal = page.until_document_changes(&before).await?;
        assert_ne!(deal, added);
        // Something that says nothing of its own.
        page.click("button", "Lock the map").await?;
        let locked: Value = serde_json::from_str(&page.until_document_changes(&deal).await?)?;
        undo_in(page, "Added to").await?;
        page.until_text("Something else has been done since.").await?;
        assert_eq!(page.parsed().await?, locked, "neither is taken back");
        Ok(())
    });
}
