//! Several nodes selected one by one, by keyboard alone.

use serde_json::json;

use crate::harness::{Browser, Page, test};

/// Three stages in a row, a third of them below.
async fn open_row(page: &Page) -> crate::harness::Answer<String> {
    let stage = |name: &str, x: i32, y: i32| json!({ "kind": "stage", "name": name, "position": [x, y] });
    let map = json!({
        "format": "stagecraft", "schema": 1,
        "map": { "id": "row", "name": "Row", "currency": "EUR", "created": "2026-01-31", "locked": false },
        "departments": {}, "phases": {},
        "nodes": { "a": stage("First", 0, 0), "b": stage("Second", 280, 0), "c": stage("Third", 560, 0), "d": stage("Below", 560, 200) },
        "transitions": { "t": { "kind": "advance", "from": "a", "to": "b" }, "u": { "kind": "advance", "from": "b", "to": "c" } },
        "retired": {}, "deals": {},
    });
    page.begin_with(&map, 4).await
}

#[test]
fn nodes_are_added_in_a_direction_or_kept_while_walking_on() {
    test(Browser::default(), async |page| {
        let before = open_row(page).await?;
        page.press("Tab").await?;
        page.until_selected(&["a"]).await?;
        page.press("Alt+Shift+ArrowRight").await?;
        page.until_selected(&["a", "b"]).await?;
        page.press("Alt+Shift+ArrowRight").await?;
        page.until_selected(&["a", "b", "c"]).await?;
        // Together they are moved as one step.
        page.press("Shift+ArrowDown").await?;
        page.until_document_changes(&before).await?;
        page.press("Control+z").await?;
        page.until_document_is(&before).await?;
        // A walk selects one again.
        page.press("Alt+ArrowLeft").await?;
        page.until_selected(&["b"]).await?;

        // Kept: the first and what is below, without those on the way.
        page.press("Alt+ArrowLeft").await?;
        page.until_selected(&["a"]).await?;
        let view = page.view().await?;
        page.press("Shift+Space").await?;
        page.until_text("1 node stays selected while you walk on").await?;
        for (key, selected) in [("Tab", ["a", "b"]), ("Alt+ArrowRight", ["a", "c"]), ("Alt+ArrowDown", ["a", "d"])] {
            page.press(key).await?;
            page.until_selected(&selected).await?;
        }
        page.press("Shift+Space").await?;
        page.until_text("2 nodes stay selected while you walk on").await?;
        page.press("Alt+ArrowUp").await?;
        page.until_selected(&["a", "c", "d"]).await?;
        assert_eq!(page.view().await?, view, "Space pans nothing");
        page.press("Escape").await?;
        page.until_selected(&[]).await?;
        page.press("Tab").await?;
        page.until_selected(&["a"]).await?;
        assert_eq!(page.document().await?, before);
        Ok(())
    });
}
