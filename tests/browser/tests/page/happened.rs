//! What really happened: on the map, beside it, and as a film.

use serde_json::{Value, json};

use crate::accessibility::look;
use crate::harness::{Browser, Outcome, Page, test};

/// The template with deals that come from a log: most go as drawn, some leap.
async fn begin(page: &Page) -> Outcome {
    page.begin_with_template().await?;
    let mut log = "Case,Activity,Timestamp,Owner\n".to_owned();
    for number in 0..12 {
        log.push_str(&format!("{number},Brand engagement,2026-01-{:02},Ada\n", number + 1));
        let next = if number < 9 { "Marketing qualified lead" } else { "Proposal" };
        log.push_str(&format!("{number},{next},2026-02-{:02},Ada\n", number + 1));
    }
    page.give_file("log.csv", log.as_bytes()).await?;
    let ready = "const button = document.querySelector('dialog footer .primary'); return button && !button.disabled";
    page.until("the plan", ready, json!([])).await?;
    page.script::<()>("document.querySelector('dialog footer .primary').click(); return null", json!([])).await?;
    page.until_text("12 deals imported").await?;
    page.click("button", "What really happened").await?;
    page.until_text("of deals went only where the map leads").await?;
    Ok(())
}

fn ways(document: &Value) -> usize {
    document["transitions"].as_object().map_or(0, serde_json::Map::len)
}

#[test]
fn what_is_used_and_not_drawn_is_a_ghost_until_it_is_drawn() {
    test(Browser::default(), async |page| {
        begin(page).await?;
        page.until_text("75%").await?;
        page.until_text("Brand engagement → Proposal").await?;
        let mut found = Vec::new();
        let unfold =
            "document.querySelectorAll('.reality details').forEach((part) => { part.open = true }); return null";
        page.script::<()>(unfold, json!([])).await?;
        look(page, "what happened", &mut found).await?;
        assert!(found.is_empty(), "{found:#?}");
        // The times are on the map while their part is unfolded.
        assert!(page.count(".real-times text").await? > 1);
        assert_eq!(page.count(".real .ghost").await?, 1);
        assert_eq!(page.count(".real .used").await?, 1);
        assert!(page.count(".transition.unused").await? > 5);
        let before = page.parsed().await?;
        page.click("button", "Add to the map: Brand engagement → Proposal").await?;
        page.until_text("1 way added to the map").await?;
        page.until("no ghost", "return document.querySelectorAll('.real .ghost').length === 0", json!([])).await?;
        page.until_text("100%").await?;
        assert_eq!(ways(&page.parsed().await?), ways(&before) + 1);
        // The difference is shown, never merged silently: one undo, and it is a ghost again.
        page.press("Control+z").await?;
        page.until("the ghost", "return document.querySelectorAll('.real .ghost').length === 1", json!([])).await?;
        page.click("button", "Close").await?;
        page.until("nothing of it", "return !document.querySelector('.real')", json!([])).await?;
        Ok(())
    });
}

#[test]
fn a_way_is_lit_and_the_process_that_is_found_becomes_a_map() {
    test(Browser::default(), async |page| {
        begin(page).await?;
        page.click("summary", "Ways that deals took*").await?;
        page.click("button", "Way 1: Brand engagement → Marketing qualified lead").await?;
        page.until("the way", "return document.querySelectorAll('.real-lit .lit').length === 1", json!([])).await?;
        page.click("button", "Way 1: Brand engagement → Marketing qualified lead").await?;
        page.until("no way", "return !document.querySelector('.real-lit .lit')", json!([])).await?;
        page.click("summary", "Find the process*").await?;
        page.until_text("100% of deals went only so").await?;
        // Without what fewer than four deals did.
        let slide = "const slider = [...document.querySelectorAll('.found-slider input')][1]; \
            slider.value = '0.7'; slider.dispatchEvent(new Event('input', { bubbles: true })); return null";
        page.script::<()>(slide, json!([])).await?;
        page.until_text("75% of deals went only so").await?;
        page.until_text("4 deals").await?;
        let before = page.parsed().await?;
        page.click("button", "Open as a new map").await?;
        page.until_text("New business, 14 stages, as it happens").await?;
        let found = page.parsed().await?;
        assert_ne!(found["map"]["id"], before["map"]["id"]);
        assert_eq!(ways(&found), 1);
        assert_eq!(found["nodes"].as_object().map(serde_json::Map::len), Some(3));
        assert_eq!(found["deals"].as_object().map(serde_json::Map::len), Some(12));
        Ok(())
    });
}

/// How many pixels of the canvas have a dot on them.
const PAINTED: &str = "const canvas = document.querySelector('canvas.dots'); if (!canvas) return 0; \
    const copy = document.createElement('canvas'); copy.width = canvas.width; copy.height = canvas.height; \
    const read = copy.getContext('2d', { willReadFrequently: true }); read.drawImage(canvas, 0, 0); \
    const { data } = read.getImageData(0, 0, copy.width, copy.height); \
    let count = 0; for (let at = 3; at < data.length; at += 4) if (data[at] > 128) count += 1; return count";

#[test]
fn deals_are_dots_that_move_by_their_dates() {
    test(Browser::default(), async |page| {
        begin(page).await?;
        let day = "return document.querySelector('.part summary small').ownerDocument \
            .evaluate(\"//summary[contains(., 'Replay')]//small\", document, null, 9).singleNodeValue.textContent";
        page.click("button", "Next change").await?;
        page.until("a dot", &format!("return (() => {{ {PAINTED} }})() > 0"), json!([])).await?;
        let early: usize = page.script(PAINTED, json!([])).await?;
        for _ in 0..14 {
            page.click("button", "Next change").await?;
        }
        let later: usize = page.script(PAINTED, json!([])).await?;
        assert!(later > early * 4, "{later} pixels after {early}: more deals have begun");
        let stepped: String = page.script(day, json!([])).await?;
        assert!(stepped.contains("2026"), "{stepped}");
        page.click("button", "Play").await?;
        page.until("time to pass", &format!("return (() => {{ {day} }})() !== arguments[0]"), json!([stepped])).await?;
        page.click("button", "Pause").await?;
        page.choose("Which deals", "3").await?;
        page.until("its way", "return document.querySelectorAll('.real-lit .lit').length === 1", json!([])).await?;
        page.click("button", "Close").await?;
        page.until("no dots", "return !document.querySelector('canvas.dots')", json!([])).await?;
        Ok(())
    });
}

#[test]
fn who_prefers_less_motion_goes_from_change_to_change() {
    test(Browser::default(), async |page| {
        let less = json!({ "features": [{ "name": "prefers-reduced-motion", "value": "reduce" }] });
        page.cdp("Emulation.setEmulatedMedia", less).await?;
        begin(page).await?;
        page.find("button", "Next change").await?;
        assert!(!page.sees("button", "Play").await?);
        Ok(())
    });
}

#[test]
fn what_fast_deals_share_becomes_a_comment_or_a_checklist_item() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        // Forty won deals: the ten that passed "Marketing qualified lead" took ten days, the others ninety.
        let mut log = "Case,Activity,Timestamp,Owner\n".to_owned();
        for number in 0..40 {
            log.push_str(&format!("{number},Brand engagement,2026-01-01,Ada\n"));
            let end = if number < 10 { "2026-01-11" } else { "2026-04-01" };
            if number < 10 {
                log.push_str(&format!("{number},Marketing qualified lead,2026-01-05,Ada\n"));
            }
            log.push_str(&format!("{number},Won,{end},Ada\n"));
        }
        page.give_file("log.csv", log.as_bytes()).await?;
        let ready =
            "const button = document.querySelector('dialog footer .primary'); return button && !button.disabled";
        page.until("the plan", ready, json!([])).await?;
        page.script::<()>("document.querySelector('dialog footer .primary').click(); return null", json!([])).await?;
        page.until_text("40 deals imported").await?;
        page.click("button", "What really happened").await?;
        page.click("summary", "What fast deals share*").await?;
        page.until_text("10 of 10 with it, 0 of 30 without").await?;
        page.click("button", "Comment on the map: passed Marketing qualified lead").await?;
        page.until_text("Comment added").await?;
        let document = page.parsed().await?;
        let comments = document["comments"].as_object().expect("comments");
        let said = comments.values().next().expect("a comment")["text"].as_str().expect("a text");
        assert!(said.contains("passed Marketing qualified lead") && said.contains("10 of 10"), "{said}");
        page.click("button", "Collect as a step: passed Marketing qualified lead").await?;
        page.until_text("Collected: place it on the map from the playbook").await?;
        let captures = page.parsed().await?["captures"].clone();
        assert!(
            captures
                .as_object()
                .is_some_and(|all| all.values().any(|one| one["name"] == "Passed Marketing qualified lead"))
        );
        page.click("button", "Make it a checklist item: passed Marketing qualified lead").await?;
        page.until_text("Added to the checklist of Brand engagement").await?;
        let document = page.parsed().await?;
        let nodes = document["nodes"].as_object().expect("nodes");
        let stage = nodes.values().find(|node| node["name"] == "Brand engagement").expect("the stage");
        let items = stage["exit"].as_array().expect("items");
        assert!(items.iter().any(|item| item["text"] == "Passed Marketing qualified lead"), "{items:?}");
        Ok(())
    });
}
