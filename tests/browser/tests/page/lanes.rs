//! The map in lanes: a way of looking that moves nothing, and a place to change who is responsible.

use serde_json::{Value, json};

use crate::harness::{Browser, Outcome, Page, test};

/// Where the names of lanes lie on the page: their words and their upper edges.
async fn rows(page: &Page) -> Outcome<Vec<(String, f64)>> {
    let script = "return [...document.querySelectorAll('.lane-names .row')].map((name) => [name.textContent, name.getBoundingClientRect().top])";
    Ok(page.script(script, json!([])).await?)
}

#[test]
fn lanes_come_and_go_without_a_trace_and_a_stage_dropped_in_another_changes_its_owner() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        page.press("Shift+1").await?;
        let (before, view) = (page.document().await?, page.view().await?);
        let stage = page.id_of("Marketing qualified lead").await?;
        let free = page.area(&stage).await?;
        page.press("l").await?;
        page.until("the names of lanes", "return document.querySelectorAll('.lane-names .row').length > 2", json!([]))
            .await?;
        // Nodes glide to their places.
        let still = "return new Promise((done) => { const at = () => [...document.querySelectorAll('[data-stage]')].map((node) => node.getAttribute('transform')).join(); \
            const before = at(); setTimeout(() => done(at() === before), 60) })";
        page.until("the nodes to stand", still, json!([])).await?;
        let marked = "return [...document.querySelectorAll('[data-transition] text')].some((text) => text.textContent.includes('⇄'))";
        page.until("what crosses lanes to be marked", marked, json!([])).await?;
        page.press("Shift+1").await?;
        page.until("the nodes to stand", still, json!([])).await?;
        assert_eq!(page.document().await?, before, "looking changes nothing");
        let names: Vec<String> = rows(page).await?.into_iter().map(|(name, _)| name).collect();
        assert!(
            ["Marketing", "Sales", "Delivery", "Service"].iter().all(|name| names.iter().any(|row| row == name)),
            "{names:?}"
        );
        let columns: Vec<String> = page
            .script(
                "return [...document.querySelectorAll('.lane-names span:not(.row)')].map((name) => name.textContent)",
                json!([]),
            )
            .await?;
        assert!(columns.iter().any(|name| name == "Awareness"), "{columns:?}");

        // From the row of Marketing into that of Service.
        let service = page.id_of("New customer").await?;
        let (from, below) = (page.grip(&stage).await?, page.area(&service).await?);
        page.drag(from, (from.0, (below.top + below.bottom) / 2.0), 8).await?;
        let after: Value = serde_json::from_str(&page.until_document_changes(&before).await?)?;
        let owner = after["nodes"][&stage]["owner"].as_str().unwrap_or_default();
        assert_eq!(after["departments"][owner]["name"], "Service");
        let was: Value = serde_json::from_str(&before)?;
        assert_eq!(after["nodes"][&stage]["position"], was["nodes"][&stage]["position"]);
        page.press("Control+z").await?;
        page.until_document_is(&before).await?;

        // Off again: the same map at the same place.
        page.press("Escape").await?;
        page.press("l").await?;
        page.until("no lanes", "return !document.querySelector('.lane-names .row')", json!([])).await?;
        page.wait("the stage where it was", async || Ok((page.area(&stage).await? == free).then_some(()))).await?;
        assert_eq!((page.view().await?, page.document().await?), (view, before));
        Ok(())
    });
}
