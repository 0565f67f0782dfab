//! Where the browser does not store: it is said, nothing is lost, and the file can be downloaded.

use serde_json::json;

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
        page.until_text("Saved on this computer").await?;
        page.script::<()>("window.storageIsFull = true", json!([])).await?;
        change(page).await?;
        page.until_text("Not saved: the storage is full").await?;
        let changed = change(page).await?;
        assert!(page.sees("button", "Download").await?, "the file can be downloaded");
        // There is room again: the next change takes everything along.
        page.script::<()>("window.storageIsFull = false", json!([])).await?;
        let kept = change(page).await?;
        assert_ne!(kept, changed);
        page.until_text("Saved on this computer").await?;
        page.reload().await?;
        page.until("the map to be open", "return !!document.querySelector('header [role=tab]')", json!([])).await?;
        assert_eq!(page.document().await?, kept);
        Ok(())
    });
}
