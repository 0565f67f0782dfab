//! The page as one file: opened from a folder, with a map inside, without a network.

use std::path::PathBuf;

use serde_json::json;

use crate::harness::{Browser, Outcome, Page, test, without_lineage};

/// Puts a page into a folder of its own and opens it from there.
async fn open_file(page: &Page, name: &str, content: &[u8]) -> Outcome<PathBuf> {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, content)?;
    page.client.goto(&format!("file://{}", path.display())).await?;
    page.until("the page to start", "return !!document.querySelector('main.view')", json!([])).await?;
    Ok(path)
}

async fn saved_page(page: &Page) -> Outcome<Vec<u8>> {
    page.click("button", "Share").await?;
    page.click("button", "Save as page").await?;
    let (name, bytes) = page.downloaded().await?;
    assert!(name.ends_with(".html"), "{name}");
    Ok(bytes)
}

#[test]
fn a_saved_page_opens_from_a_folder_with_its_map_and_saves_itself_again() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        let stage = page.id_of("Brand engagement").await?;
        page.rename(&stage, "</script><b>Ciąg dalszy").await?;
        page.until_text("Ciąg dalszy").await?;
        let document = page.document().await?;
        let hosted = saved_page(page).await?;
        // Another place knows nothing of what was stored here.
        let first = open_file(page, "alone-first.html", &hosted).await?;
        page.until_document_is(&document).await?;
        page.until_text("Saved on this device").await?;
        // It goes on there: what is changed is there when the file is opened again, and nobody is asked.
        let stage = page.id_of("</script><b>Ciąg dalszy").await?;
        page.rename(&stage, "Changed in the file").await?;
        let changed = page.until_document_changes(&document).await?;
        page.reload().await?;
        page.until_document_is(&changed).await?;
        // And it writes itself again, with the map as it is now.
        let again = saved_page(page).await?;
        page.forget().await?;
        let second = open_file(page, "alone-second.html", &again).await?;
        page.until_document_is(&changed).await?;
        let inside = String::from_utf8(again)?;
        let map = inside.split("id=\"stagecraft-map\">").nth(1).and_then(|rest| rest.split("</script>").next());
        let map = map.expect("the map").replace("\\u003c", "<");
        assert_eq!(without_lineage(map.as_bytes()), changed);
        page.expect_clean_console().await?;
        for path in [first, second] {
            std::fs::remove_file(path)?;
        }
        Ok(())
    });
}
