//! Where the browser does not store: it is said, nothing is lost, and the file can be downloaded.

use serde_json::{Value, json};

use crate::harness::{Browser, Outcome, Page, test};

const DENIED: &str = "Object.defineProperty(window, 'localStorage', \
    { get() { throw new DOMException('Access is denied for this document.', 'SecurityError') } });";

/// The storage is full from when a script says so.
const FULL: &str = "const setItem = Storage.prototype.setItem; \
    Storage.prototype.setItem = function (key, value) { \
      if (window.storageIsFull) throw new DOMException('The quota has been exceeded.', 'QuotaExceededError'); \
      return setItem.call(this, key, value); \
    };";

/// Moves a stage with the mouse; the document then.
async fn change(page: &Page) -> Outcome<String> {
    let before = page.document().await?;
    let node = page.id_of("Brand engagement").await?;
    let from = page.grip(&node).await?;
    page.drag(from, (from.0, from.1 + 64.0), 6).await?;
    Ok(page.until_document_changes(&before).await?)
}

#[test]
fn denied_storage_is_said_and_editing_goes_on() {
    test(Browser { before: DENIED, ..Browser::default() }, async |page| {
        page.begin_with_template().await?;
        change(page).await?;
        page.until_text("Not saved: the browser refuses storage").await?;
        let changed = change(page).await?;
        page.click("button", "Download").await?;
        let (_, bytes) = page.downloaded().await?;
        assert_eq!(String::from_utf8_lossy(&bytes), changed);
        Ok(())
    });
}

#[test]
fn full_storage_is_said_and_nothing_is_lost() {
    test(Browser { before: FULL, ..Browser::default() }, async |page| {
        page.begin_with_template().await?;
        change(page).await?;
        page.until_text("Saved on this device").await?;
        page.script::<()>("window.storageIsFull = true", json!([])).await?;
        change(page).await?;
        page.until_text("Not saved: the storage is full").await?;
        let changed = change(page).await?;
        assert!(page.sees("button", "Download").await?, "the file can be downloaded");
        // There is room again: the next change takes everything along.
        page.script::<()>("window.storageIsFull = false", json!([])).await?;
        let kept = change(page).await?;
        assert_ne!(kept, changed);
        page.until_text("Saved on this device").await?;
        page.reload().await?;
        page.until("the map to be open", "return !!document.querySelector('header [role=tab]')", json!([])).await?;
        assert_eq!(page.document().await?, kept);
        Ok(())
    });
}

/// Everything stored of maps, but for the record of when they were opened.
const STATES: &str = "return Object.fromEntries(Object.entries(localStorage).filter(([key]) => /\\/[ab]$/.test(key)))";

#[test]
fn what_another_tab_has_stored_is_not_written_over() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        let ours = change(page).await?;
        let here = page.client.window().await?;
        let there = page.client.new_window(true).await?.handle;
        page.client.switch_to_window(there.clone()).await?;
        page.open("").await?;
        page.until_document_is(&ours).await?;
        let theirs = change(page).await?;

        page.client.switch_to_window(here.clone()).await?;
        page.until_text("This map was changed in another tab.").await?;
        page.until_text("Not saved: it was changed in another tab").await?;
        let stored: Value = page.script(STATES, json!([])).await?;
        let ours = change(page).await?;
        assert_eq!(page.script::<Value>(STATES, json!([])).await?, stored, "nothing is written unasked");
        page.click("button", "Keep this version").await?;
        page.until_text("Saved on this device").await?;
        assert_eq!(page.document().await?, ours);

        // The other tab asks now; its version is in the library as a copy.
        page.client.switch_to_window(there.clone()).await?;
        page.until_text("This map was changed in another tab.").await?;
        page.click("button", "Show that version").await?;
        page.until_document_is(&ours).await?;
        let texts: Value = page.script("return Object.values(localStorage)", json!([])).await?;
        let copies =
            texts.as_array().map(|texts| texts.iter().filter(|text| text.to_string().contains("(copy)")).count());
        assert!(copies.is_some_and(|count| count > 0), "a copy of {theirs}");

        // Deleted there, the map here is no longer stored.
        page.click("button", "Maps:*").await?;
        page.click("button", "Delete this map").await?;
        page.client.switch_to_window(here).await?;
        page.until_text("This map was deleted in another tab.").await?;
        assert_eq!(page.document().await?, ours, "it is still here");
        page.click("button", "Keep the map").await?;
        page.until_text("Saved on this device").await?;
        page.reload().await?;
        page.until_document_is(&ours).await?;
        // Everything removed at once, as browsers do when site data is cleared in another tab.
        page.client.switch_to_window(there).await?;
        page.script::<()>("localStorage.clear()", json!([])).await?;
        let handles = page.client.windows().await?;
        page.client.switch_to_window(handles.into_iter().next().ok_or("a window")?).await?;
        page.until_text("Not saved: it was deleted in another tab").await?;
        Ok(())
    });
}
