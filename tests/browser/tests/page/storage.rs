//! Where the browser does not store: it is said, nothing is lost, and the file can be downloaded.

use serde_json::json;

use crate::harness::{Browser, Outcome, Page, test, without_lineage};

const DENIED: &str = "Object.defineProperty(window, 'localStorage', \
    { get() { throw new DOMException('Access is denied for this document.', 'SecurityError') } });";

macro_rules! full {
    () => {
        "const setItem = Storage.prototype.setItem; \
         Storage.prototype.setItem = function (key, value) { \
           if (window.storageIsFull) throw new DOMException('The quota has been exceeded.', 'QuotaExceededError'); \
           return setItem.call(this, key, value); \
         };"
    };
}

/// The storage is full from when a script says so.
const FULL: &str = full!();

/// The same, and there is no second copy.
const FULL_ALONE: &str = concat!("Object.defineProperty(window, 'indexedDB', { value: undefined }); ", full!());

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
        assert_eq!(without_lineage(&bytes), changed);
        Ok(())
    });
}

#[test]
fn what_local_storage_has_no_room_for_is_on_the_disk() {
    test(Browser { before: FULL, ..Browser::default() }, async |page| {
        page.begin_with_template().await?;
        change(page).await?;
        until_on_disk(page).await?;
        page.script::<()>("window.storageIsFull = true", json!([])).await?;
        change(page).await?;
        let last = change(page).await?;
        until_on_disk(page).await?;
        page.reload().await?;
        page.until_document_is(&last).await?;
        until_on_disk(page).await?;
        Ok(())
    });
}

#[test]
fn full_storage_is_said_and_nothing_is_lost() {
    test(Browser { before: FULL_ALONE, ..Browser::default() }, async |page| {
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

/// Names a stage of the open map.
async fn rename(page: &Page, stage: &str, name: &str) -> Outcome<String> {
    let before = page.document().await?;
    let node = page.id_of(stage).await?;
    page.click_at(page.grip(&node).await?).await?;
    page.until_selected(&[&node]).await?;
    page.fill("Name", name).await?;
    page.press("Tab").await?;
    Ok(page.until_document_changes(&before).await?)
}

#[test]
fn what_one_tab_does_the_other_has() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        change(page).await?;
        let here = page.client.window().await?;
        let there = page.client.new_window(true).await?.handle;
        page.client.switch_to_window(there.clone()).await?;
        page.open("").await?;
        let both = change(page).await?;
        page.client.switch_to_window(here.clone()).await?;
        page.until_document_is(&both).await?;
        page.until_text("Saved on this device").await?;
        // And back, on top of it.
        let both = change(page).await?;
        page.client.switch_to_window(there.clone()).await?;
        page.until_document_is(&both).await?;
        // Nothing of it is lost when both are gone.
        page.reload().await?;
        page.until_document_is(&both).await?;

        // Deleted there, the map here is no longer stored.
        page.click("button", "Maps:*").await?;
        page.click("button", "Delete this map").await?;
        page.client.switch_to_window(here).await?;
        page.until_text("This map was deleted in another tab.").await?;
        assert_eq!(page.document().await?, both, "it is still here");
        page.click("button", "Keep the map").await?;
        page.until_text("Saved on this device").await?;
        page.reload().await?;
        page.until_document_is(&both).await?;
        // Everything removed at once, as browsers do when site data is cleared in another tab.
        page.client.switch_to_window(there).await?;
        page.script::<()>("localStorage.clear()", json!([])).await?;
        let handles = page.client.windows().await?;
        page.client.switch_to_window(handles.into_iter().next().ok_or("a window")?).await?;
        page.until_text("Not saved: it was deleted in another tab").await?;
        Ok(())
    });
}

/// The tab does not hear of the other one until a script lets it.
const DEAF: &str = "for (const name of ['storage', 'visibilitychange']) \
    window.addEventListener(name, (event) => { if (window.deaf) event.stopImmediatePropagation(); }, true);";

#[test]
fn what_two_tabs_do_to_one_thing_is_shown() {
    test(Browser { before: DEAF, ..Browser::default() }, async |page| {
        page.begin_with_template().await?;
        change(page).await?;
        let here = page.client.window().await?;
        page.script::<()>("window.deaf = true", json!([])).await?;
        let there = page.client.new_window(true).await?.handle;
        page.client.switch_to_window(there.clone()).await?;
        page.open("").await?;
        rename(page, "Demo", "Showing").await?;
        page.client.switch_to_window(here).await?;
        let ours = rename(page, "Demo", "Presentation").await?;
        assert!(ours.contains("Presentation") && !ours.contains("Showing"));
        page.script::<()>(
            "window.deaf = false; window.dispatchEvent(new StorageEvent('storage', { key: null }));",
            json!([]),
        )
        .await?;
        page.until_text("Another tab changed the same thing as this one. 1 change does not stand.").await?;
        page.click("button", "Show").await?;
        let shown: String = page.script("return document.querySelector('dialog').innerText", json!([])).await?;
        assert!(shown.contains("Showing") && shown.contains("Presentation"), "{shown}");
        // Whichever of the two lost comes back, as one step that can be undone.
        let stands = page.document().await?;
        page.click("button", "Put these back").await?;
        let back = page.until_document_changes(&stands).await?;
        assert!(back.contains("Showing") != back.contains("Presentation"));
        page.press("Control+z").await?;
        page.until_document_is(&stands).await?;
        page.client.switch_to_window(there).await?;
        page.until_document_is(&stands).await?;
        Ok(())
    });
}

#[test]
fn a_deal_that_left_before_it_entered_is_left_out_when_its_owner_agrees() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        let deal = |name: &str, entered: &str| {
            json!({ "name": name, "value": 100, "created": "2026-01-05", "visits": [
                { "node": "S1", "entered": "2026-01-05", "left": { "on": "2026-01-09" } },
                { "node": "S1", "entered": entered },
            ] })
        };
        let file = json!({
            "format": "stagecraft", "schema": 3,
            "map": { "id": "m77", "name": "Odd days", "currency": "EUR", "created": "2026-01-05", "locked": false },
            "departments": {}, "phases": {},
            "nodes": { "S1": { "kind": "stage", "name": "Only stage", "position": [0, 0] } },
            "transitions": {}, "retired": {},
            "deals": { "d1": deal("Straight", "2026-01-09"), "d2": deal("Bent", "2026-01-06") },
        });
        page.give_file("odd.json", file.to_string().as_bytes()).await?;
        page.until_text("odd.json: deals whose days run backwards").await?;
        page.until_text("deals.d2.visits[1].entered").await?;
        page.click("button", "Open without 1 deal").await?;
        page.until_text("Odd days").await?;
        let opened = page.document().await?;
        assert!(opened.contains("Straight") && !opened.contains("Bent"));
        Ok(())
    });
}

/// Waits until the footer says that the disk has everything.
async fn until_on_disk(page: &Page) -> Outcome {
    let said = "return document.querySelector('.kept')?.textContent === 'Saved on this device' && !!document.querySelector('.on-disk')";
    Ok(page.until("everything to be on the disk", said, json!([])).await?)
}

#[test]
fn what_the_browser_did_not_write_before_it_was_killed_comes_back_from_the_disk() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        change(page).await?;
        let last = change(page).await?;
        until_on_disk(page).await?;
        // Local storage as it was seconds ago: without the lines, and then without anything.
        for lost in ["/journal/", ""] {
            let forget = "for (const key of Object.keys(localStorage)) \
                if (key.startsWith('stagecraft/1/') && key.includes(arguments[0])) localStorage.removeItem(key); return null";
            page.script::<()>(forget, json!([lost])).await?;
            page.reload().await?;
            page.until_text("came back from the disk").await?;
            page.until_document_is(&last).await?;
            until_on_disk(page).await?;
        }
        // A map that was deleted does not come back.
        page.click("button", "Maps:*").await?;
        page.click("button", "Delete this map").await?;
        let gone = "const open = indexedDB.open('stagecraft'); const done = arguments[arguments.length - 1]; \
            open.onsuccess = () => { \
              const keys = open.result.transaction('values').objectStore('values').getAllKeys(); \
              keys.onsuccess = () => { window.left = keys.result.filter((key) => key.startsWith('stagecraft/1/')).length; open.result.close(); }; \
            }; return window.left === 0";
        page.until("the disk to have let it go", gone, json!([])).await?;
        Ok(())
    });
}

#[test]
fn an_earlier_state_is_kept_before_much_is_deleted_and_opens_as_a_copy() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        let whole = change(page).await?;
        until_on_disk(page).await?;
        page.press("Control+a").await?;
        page.press("Delete").await?;
        let emptied = page.until_document_changes(&whole).await?;
        assert!(!emptied.contains("Brand engagement") || emptied.len() < whole.len() / 2);
        until_on_disk(page).await?;
        page.reload().await?;
        page.until_document_is(&emptied).await?;
        page.click("tab", "Playbook").await?;
        page.click("button", "History").await?;
        page.script::<()>("document.querySelector('.states-fold summary').click(); return null", json!([])).await?;
        page.until("states", "return document.querySelectorAll('.states li').length > 1", json!([])).await?;
        // The one before the deletion, under the present one that was kept on opening.
        page.script::<()>("document.querySelectorAll('.states button')[1].click(); return null", json!([])).await?;
        page.until_text("(copy)").await?;
        let copy = page.parsed().await?;
        let before: serde_json::Value = serde_json::from_str(&whole)?;
        assert_eq!(copy["nodes"], before["nodes"]);
        assert_ne!(copy["map"]["id"], before["map"]["id"], "beside the map, not in its place");
        Ok(())
    });
}
