//! What the checks find: seen in the playbook, shown on the map, mended, muted and counted again.

use serde_json::{Value, json};

use crate::harness::{Browser, Outcome, Page, test};

/// How many entries of a table there are.
fn size(document: &Value, table: &str) -> usize {
    document[table].as_object().map_or(0, serde_json::Map::len)
}

async fn open_findings(page: &Page) -> Outcome {
    page.begin_with_demonstration().await?;
    page.click("button", "Score*").await?;
    page.until("findings", "return document.querySelectorAll('.playbook .finding').length > 3", json!([])).await?;
    Ok(())
}

/// The press of the last message that takes something back.
async fn take_back(page: &Page) -> Outcome {
    page.script::<()>("document.querySelector('.notice button').click()", json!([])).await?;
    Ok(())
}

#[test]
fn a_finding_leads_to_its_place() {
    test(Browser::default(), async |page| {
        open_findings(page).await?;
        page.until_text("of 100").await?;
        page.until_text("The process is forced to the map").await?;
        page.click("button", "Show Demo").await?;
        let demo = page.id_of("Demo").await?;
        page.wait("the stage to be selected", async || Ok((page.selected().await? == [demo.clone()]).then_some(())))
            .await?;
        let area = page.area(&demo).await?;
        assert!(
            area.left > 0.0 && area.right < 1440.0 && area.top > 0.0 && area.bottom < 900.0,
            "{area:?} is in sight"
        );
        // The panel names what is wrong with it too, and leads back.
        page.until_text("and no way is drawn there").await?;
        page.click("button", "All findings").await?;
        page.find("button", "Show Demo").await?;
        Ok(())
    });
}

#[test]
fn a_press_mends_and_another_takes_it_back() {
    test(Browser::default(), async |page| {
        open_findings(page).await?;
        let before = page.document().await?;
        let ways = size(&page.parsed().await?, "transitions");
        page.click("button", "Draw this way").await?;
        let after: Value = serde_json::from_str(&page.until_document_changes(&before).await?)?;
        assert_eq!(size(&after, "transitions"), ways + 1);
        page.until_text("Fixed: Draw this way").await?;
        page.until_gone("button", "Show Demo").await?;
        take_back(page).await?;
        page.until_document_is(&before).await?;
        page.find("button", "Show Demo").await?;
        Ok(())
    });
}

#[test]
fn a_finding_is_muted_with_a_reason_and_heard_again() {
    test(Browser::default(), async |page| {
        open_findings(page).await?;
        let before = page.document().await?;
        let count = "return document.querySelector('.scored span').textContent";
        let all: String = page.script(count, json!([])).await?;
        page.click("button", "Mute: Go live").await?;
        let why = "Why this is fine as it is";
        page.fill(why, "Agreed with the team").await?;
        assert_eq!(page.document().await?, before, "nothing is muted without a press");
        page.press("Enter").await?;
        let muted: Value = serde_json::from_str(&page.until_document_changes(&before).await?)?;
        assert_eq!(size(&muted, "mutes"), 1);
        page.until_gone("button", "Mute: Go live").await?;
        page.until_text("Agreed with the team").await?;
        page.until("one less", &format!("{count} !== arguments[0]"), json!([all])).await?;
        page.click("button", "Stop muting").await?;
        page.until_document_is(&before).await?;
        page.find("button", "Mute: Go live").await?;
        // Escape gives up.
        page.click("button", "Mute: Go live").await?;
        page.find("textbox", why).await?.click().await?;
        page.press("Escape").await?;
        page.until_gone("textbox", why).await?;
        assert_eq!(page.document().await?, before);
        Ok(())
    });
}

#[test]
fn nodes_show_how_many_findings_they_have() {
    test(Browser::default(), async |page| {
        page.begin_with_demonstration().await?;
        let marks = "return document.querySelectorAll('.node .findings').length";
        assert_eq!(page.script::<usize>(marks, json!([])).await?, 0);
        page.press("Control+k").await?;
        page.fill("Commands", "findings").await?;
        page.press("Enter").await?;
        page.until("marks", &format!("{marks} > 1"), json!([])).await?;
        Ok(())
    });
}

#[test]
fn who_only_draws_boxes_meets_no_score() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        page.find("button", "Score*").await?;
        let mut document = page.parsed().await?;
        for node in document["nodes"].as_object_mut().into_iter().flat_map(|nodes| nodes.values_mut()) {
            for field in ["entry", "details", "exit"] {
                node.as_object_mut().map(|node| node.remove(field));
            }
        }
        document["map"]["id"] = json!("boxes");
        page.give_file("boxes.json", document.to_string().as_bytes()).await?;
        page.until("the map", "return stagecraft.document().includes('\"boxes\"')", json!([])).await?;
        page.until_gone("button", "Score*").await?;
        Ok(())
    });
}

#[test]
fn findings_speak_polish() {
    test(Browser { language: "pl", ..Browser::default() }, async |page| {
        let words: Value = serde_json::from_str(include_str!("../../../../locales/pl.json"))?;
        page.open("").await?;
        let demonstration = words["start"]["demo"].as_str().ok_or("a text")?;
        page.click("button", &format!("{demonstration}*")).await?;
        page.click("button", "Ocena*").await?;
        for said in
            ["na 100", "Proces naciągnięty do mapy", "Każdy rozumie to inaczej: „w razie potrzeby”", "Narysuj tę drogę"]
        {
            page.until_text(said).await?;
        }
        page.click("button", "Odmowy").await?;
        for said in ["Wracają", "Skuteczność", "Powody odmów", "czas wrócić"] {
            page.until_text(said).await?;
        }
        Ok(())
    });
}
