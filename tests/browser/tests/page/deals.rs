//! Deals by the list, and what happens to those in a stage that is deleted.

use serde_json::{Value, json};

use crate::harness::{Browser, test};

#[test]
fn pasted_rows_are_shown_first_and_are_one_step() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        let before = page.document().await?;
        page.click("tab", "Deals").await?;
        page.find("textbox", "Add deal").await?;
        let rows = "Company\tDeal\tValue\tOwner\tStage\n\
            Acme\tCRM\t12000\tAnn\tDemo\n\
            Blue\tERP\t8500\tBob\tDiscovery\n\
            Cinder\tShop\t100\tAnn\tDemo\n";
        // As a press of the keys for pasting gives it to the page.
        let paste = "const data = new DataTransfer(); data.setData('text/plain', arguments[0]); \
            document.activeElement.blur(); \
            document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))";
        page.script::<()>(paste, json!([rows])).await?;
        page.find("dialog", "Paste a list of deals").await?;
        page.until_text("3 rows become deals").await?;
        for name in ["Acme", "Blue", "Cinder"] {
            page.until_text(name).await?;
        }
        assert_eq!(page.document().await?, before, "a preview changes nothing");
        page.click("button", "Add 3 deals").await?;
        let added: Value = serde_json::from_str(&page.until_document_changes(&before).await?)?;
        let deals = added["deals"].as_object().cloned().unwrap_or_default();
        assert_eq!(deals.len(), 3);
        let demo = page.id_of("Demo").await?;
        let in_demo = deals.values().filter(|deal| deal["visits"][0]["node"] == demo.as_str());
        assert_eq!(in_demo.count(), 2, "they are in the stages that the rows name");
        page.until_gone("dialog", "Paste a list of deals").await?;
        page.press("Control+z").await?;
        page.until_document_is(&before).await?;
        Ok(())
    });
}

#[test]
fn deleting_a_stage_asks_where_its_deals_go() {
    test(Browser::default(), async |page| {
        page.begin_with_demonstration().await?;
        let before = page.document().await?;
        let (doomed, heir) = (page.id_of("Discovery").await?, page.id_of("Demo").await?);
        let here = |document: &Value, node: &str| {
            let deals = document["deals"].as_object().cloned().unwrap_or_default();
            let last =
                |deal: &Value| deal["visits"].as_array().and_then(|visits| visits.last().cloned()).unwrap_or_default();
            deals.values().filter(|deal| last(deal)["node"] == node).count()
        };
        let parsed: Value = serde_json::from_str(&before)?;
        let (deals, there) = (here(&parsed, &doomed), here(&parsed, &heir));
        assert!(deals > 1, "the demonstration has deals in Discovery");

        page.press("Shift+1").await?;
        page.click_at(page.grip(&doomed).await?).await?;
        page.wait("the stage to be selected", async || Ok((page.selected().await? == [doomed.clone()]).then_some(())))
            .await?;
        page.press("Delete").await?;
        let question = format!("{deals} deals need a place");
        page.find("dialog", &question).await?;
        page.click("button", "Cancel").await?;
        page.until_gone("dialog", &question).await?;
        assert_eq!(page.document().await?, before, "cancelling leaves everything");

        page.press("Delete").await?;
        page.find("dialog", &question).await?;
        assert_eq!(page.document().await?, before, "asking changes nothing");
        page.choose("Move the deals to", "Demo").await?;
        page.click("button", "Delete and move the deals").await?;
        let after: Value = serde_json::from_str(&page.until_document_changes(&before).await?)?;
        assert!(after["nodes"].get(&doomed).is_none(), "the stage is gone");
        assert_eq!(here(&after, &heir), there + deals, "its deals are where they were sent");
        page.until_text(&format!("{deals} deals moved to Demo")).await?;
        page.press("Control+z").await?;
        page.until_document_is(&before).await?;
        // With their deals, stages go in two steps, which the message takes back together.
        page.click_at(page.grip(&doomed).await?).await?;
        page.wait("the stage to be selected", async || Ok((page.selected().await? == [doomed.clone()]).then_some(())))
            .await?;
        page.press("Delete").await?;
        page.find("dialog", &question).await?;
        page.click("button", "Delete the deals too").await?;
        page.until_text(&format!("Deleted with {deals} deals")).await?;
        page.script::<()>("document.querySelector('.notice button').click()", json!([])).await?;
        page.until_document_is(&before).await?;
        Ok(())
    });
}
