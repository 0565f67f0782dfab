//! A deal is carried from its stage's card onto the map.

use serde_json::{Value, json};

use crate::harness::{Browser, Outcome, Page, Place, test};

/// The first deal in the panel and a place to take it at, by the row or by its handle.
async fn first_row(page: &Page, part: &str) -> Outcome<(String, Place)> {
    let script = r#"
        const row = document.querySelector('.panel [data-deal]');
        const part = row?.querySelector(arguments[0]);
        if (!part) return null;
        part.scrollIntoView({ block: 'center' });
        const box = part.getBoundingClientRect();
        return [row.dataset.deal, [(box.left + box.right) / 2, (box.top + box.bottom) / 2]]"#;
    Ok(page
        .wait("a deal in the panel", async || page.script::<Option<(String, Place)>>(script, json!([part])).await)
        .await?)
}

/// Where a deal is now.
fn place(document: &Value, deal: &str) -> Value {
    let visits = document["deals"][deal]["visits"].as_array().cloned().unwrap_or_default();
    visits.last().map(|visit| visit["node"].clone()).unwrap_or_default()
}

#[test]
fn a_deal_is_dropped_on_a_stage_with_the_questions_of_the_board() {
    test(Browser::default(), async |page| {
        page.begin_with_demonstration().await?;
        let (from, earlier, lost) =
            (page.id_of("Demo").await?, page.id_of("Discovery").await?, page.id_of("Lost").await?);
        page.press("Shift+1").await?;
        page.click_at(page.grip(&from).await?).await?;
        let (deal, row) = first_row(page, "button").await?;
        // What the panel covers comes out from under it.
        let view = page.view().await?;
        page.press("Shift+1").await?;
        page.until_view_changes(view).await?;
        let before = page.document().await?;

        let target = page.grip(&earlier).await?;
        page.press_and_move(&[row, (row.0 - 40.0, row.1), target]).await?;
        page.until("the target to be marked", "return !!document.querySelector('.landing')", json!([])).await?;
        page.press("Escape").await?;
        page.until("nothing to be marked", "return !document.querySelector('.landing, .carried')", json!([])).await?;
        page.release().await?;
        assert_eq!(page.document().await?, before, "Escape leaves no trace");
        assert_eq!(page.selected().await?, [from.as_str()], "nor does it close the card");

        page.drag(row, page.grip(&lost).await?, 6).await?;
        page.find("dialog", "Why was it lost?").await?;
        assert_eq!(page.document().await?, before, "asking changes nothing");
        page.click("button", "Cancel").await?;
        page.until_gone("dialog", "Why was it lost?").await?;

        page.drag(row, page.grip(&earlier).await?, 6).await?;
        let moved: Value = serde_json::from_str(&page.until_document_changes(&before).await?)?;
        assert_eq!(place(&moved, &deal), earlier.as_str());
        assert_eq!(page.count(".deal-detail").await?, 0, "a drag is no click");
        page.press("Control+z").await?;
        page.until_document_is(&before).await?;
        Ok(())
    });
}

#[test]
fn a_finger_takes_a_deal_by_its_handle() {
    test(Browser { size: (390, 844), phone: true, ..Browser::default() }, async |page| {
        page.begin_with_demonstration().await?;
        let from = page.id_of("Demo").await?;
        page.press("Shift+1").await?;
        page.tap_node(&from).await?;
        let (deal, handle) = first_row(page, ".grip").await?;
        let before = page.parsed().await?;
        // Any other stage that the sheet leaves free.
        let script = r#"
            for (const node of document.querySelectorAll('[data-stage].stage:not(.selected)')) {
              const box = node.querySelector('.shape').getBoundingClientRect();
              const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
              if (document.elementFromPoint(x, y)?.closest('[data-stage]') === node) return [x, y];
            }
            return null"#;
        let target = page.wait("a free stage", async || page.script::<Option<Place>>(script, json!([])).await).await?;
        page.swipe(handle, target).await?;
        page.wait("the deal to move, or its gate to ask", async || {
            let moved = place(&page.parsed().await?, &deal) != place(&before, &deal);
            Ok((moved || page.count("dialog[open]").await? > 0).then_some(()))
        })
        .await?;
        Ok(())
    });
}
