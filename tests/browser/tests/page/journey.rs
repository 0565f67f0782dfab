//! The main journey: a process is drawn, a deal goes through it, and all of it is found again.

use serde_json::{Value, json};

use crate::harness::{Browser, Outcome, Page, test, without_lineage};

/// Where the document has a node.
fn position(document: &str, node: &str) -> Outcome<(f64, f64)> {
    let document: Value = serde_json::from_str(document)?;
    let at = &document["nodes"][node]["position"];
    let (Some(x), Some(y)) = (at[0].as_f64(), at[1].as_f64()) else { return Err(format!("{node} has no place"))? };
    Ok((x, y))
}

/// Whether a transition leads from one node to another.
fn connected(document: &Value, from: &str, to: &str) -> bool {
    let ways = document["transitions"].as_object();
    ways.is_some_and(|ways| ways.values().any(|way| way["from"] == from && way["to"] == to))
}

#[test]
fn the_first_visit_offers_maps_and_opens_one_with_fourteen_stages() {
    test(Browser::default(), async |page| {
        page.open("").await?;
        page.find("dialog", "Start with a map").await?;
        for choice in [
            "Start with this map",
            "B2B sale, 8 stages*",
            "Short cycle, 6 stages*",
            "Demonstration*",
            "Empty map*",
            "Open a file*",
        ] {
            assert!(page.sees("button", choice).await?, "the start offers “{choice}”");
        }
        page.begin_with_template().await?;
        page.press("Shift+1").await?;
        page.until("14 stages", "return document.querySelectorAll('[data-stage].stage').length === 14", json!([]))
            .await?;
        let document = page.parsed().await?;
        // Steps are on the own map of their stage, with the ways between them.
        let inside = |id: &serde_json::Value| !document["nodes"][id.as_str().unwrap_or_default()]["parent"].is_null();
        let nodes = document["nodes"].as_object().cloned().unwrap_or_default();
        let nodes = nodes.values().filter(|node| node["parent"].is_null()).count();
        assert_eq!(page.count("[data-stage]").await?, nodes, "every node is drawn");
        assert!(nodes > 14, "decisions and outcomes are on the map too");
        let ways = document["transitions"].as_object().cloned().unwrap_or_default();
        let ways = ways.values().filter(|way| !inside(&way["from"])).count();
        assert_eq!(page.count("[data-transition]").await?, ways, "every transition is drawn");
        Ok(())
    });
}

#[test]
fn a_stage_is_renamed_in_place() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        let before = page.document().await?;
        let node = page.id_of("Brand engagement").await?;
        page.double_click_at(page.grip(&node).await?).await?;
        page.find("textbox", "Name").await?;
        page.until_naming().await?;
        page.type_text("First contact").await?;
        page.press("Enter").await?;
        let renamed = page.until_document_changes(&before).await?;
        assert_eq!(page.id_of("First contact").await?, node);
        page.until_text("First contact").await?;
        page.press("Control+z").await?;
        page.until_document_is(&before).await?;
        page.press("Control+Shift+Z").await?;
        page.until_document_is(&renamed).await?;
        Ok(())
    });
}

#[test]
fn an_empty_map_is_begun_by_a_double_click_also_on_the_words_that_say_so() {
    test(Browser::default(), async |page| {
        page.open("").await?;
        page.click("button", "Empty map*").await?;
        page.until_gone("dialog", "Start with a map").await?;
        page.until_text("Double-click anywhere").await?;
        let middle = "const box = document.querySelector('.empty p').getBoundingClientRect(); \
            return [Math.round(box.left + box.width / 2), Math.round(box.top + box.height / 2)]";
        let words: (f64, f64) = page.script(middle, json!([])).await?;
        page.double_click_at(words).await?;
        page.until_naming().await?;
        page.type_text("New lead").await?;
        page.press("Enter").await?;
        page.until("the stage", "return document.querySelectorAll('[data-stage].stage').length === 1", json!([]))
            .await?;
        page.id_of("New lead").await?;
        Ok(())
    });
}

#[test]
fn a_drag_is_one_step_and_escape_leaves_no_trace() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        let before = page.document().await?;
        let node = page.id_of("Marketing qualified lead").await?;
        let (old, from, zoom) = (position(&before, &node)?, page.grip(&node).await?, page.view().await?.zoom);
        page.drag(from, (from.0 + 72.0, from.1 + 56.0), 12).await?;
        let moved = page.until_document_changes(&before).await?;
        let new = position(&moved, &node)?;
        let expected = (old.0 + 72.0 / zoom, old.1 + 56.0 / zoom);
        assert!(
            (new.0 - expected.0).abs() <= 8.0 && (new.1 - expected.1).abs() <= 8.0,
            "{old:?} to {new:?}, not {expected:?}"
        );
        page.press("Control+z").await?;
        page.until_document_is(&before).await?;
        page.press("Control+y").await?;
        page.until_document_is(&moved).await?;
        page.press("Control+z").await?;
        page.until_document_is(&before).await?;

        let area = page.area(&node).await?;
        let stored = stored(page).await?;
        page.press_and_move(&[from, (from.0 + 30.0, from.1 + 30.0), (from.0 + 90.0, from.1 + 90.0)]).await?;
        page.wait("the node to follow the pointer", async || Ok((page.area(&node).await? != area).then_some(())))
            .await?;
        assert_eq!(page.document().await?, before, "what is in progress is not in the document");
        page.press("Escape").await?;
        page.wait("the node to be back", async || Ok((page.area(&node).await? == area).then_some(()))).await?;
        page.release().await?;
        assert_eq!(page.area(&node).await?, area);
        assert_eq!(page.document().await?, before, "Escape leaves no trace in the document");
        assert_eq!(stored, self::stored(page).await?, "Escape leaves no trace in the storage");
        Ok(())
    });
}

/// What the browser has stored.
async fn stored(page: &Page) -> Outcome<Value> {
    Ok(page.script("return { ...localStorage }", json!([])).await?)
}

#[test]
fn stages_are_connected_by_mouse_and_by_keyboard() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        page.press("Shift+1").await?;
        let before = page.document().await?;
        let (from, to) = (page.id_of("Brand awareness").await?, page.id_of("Contract signed").await?);
        page.hover(page.grip(&from).await?).await?;
        let handle = page.handle(&from).await?;
        page.drag(handle, page.grip(&to).await?, 10).await?;
        let wired = page.until_document_changes(&before).await?;
        assert!(
            connected(&serde_json::from_str(&wired)?, &from, &to),
            "a transition leads from the handle to the node"
        );

        // By keyboard: from the same stage, along the flow, to the first one that it does not lead to yet.
        page.press("Escape").await?;
        page.until("nothing to be selected", "return !document.querySelector('[data-canvas] .selected')", json!([]))
            .await?;
        page.click_at(page.grip(&from).await?).await?;
        page.wait("the stage to be selected", async || Ok((page.selected().await? == [from.clone()]).then_some(())))
            .await?;
        page.press("c").await?;
        let parsed: Value = serde_json::from_str(&wired)?;
        let mut reached = from.clone();
        for _ in 0..30 {
            if reached != from && !connected(&parsed, &from, &reached) {
                break;
            }
            page.press("Tab").await?;
            reached = page
                .wait("Tab to go on", async || {
                    Ok(page.selected().await?.into_iter().next().filter(|now| *now != reached))
                })
                .await?;
        }
        page.press("Enter").await?;
        let keyed = page.until_document_changes(&wired).await?;
        assert!(
            connected(&serde_json::from_str(&keyed)?, &from, &reached),
            "Enter connects to the stage that Tab reached"
        );
        page.press("Control+z").await?;
        page.until_document_is(&wired).await?;
        page.press("Control+z").await?;
        page.until_document_is(&before).await?;
        Ok(())
    });
}

#[test]
fn a_deal_meets_the_gate_and_everything_is_found_again() {
    let mut exported = (String::new(), Vec::new());
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        let empty = page.document().await?;
        page.click("tab", "Deals").await?;
        page.fill("Add deal", "Acme – CRM for sales 12k @Ann").await?;
        page.press("Enter").await?;
        let added = page.until_document_changes(&empty).await?;
        let deal = only_deal(&added)?;
        assert_eq!(
            (&deal["company"], &deal["name"], &deal["owner"]),
            (&json!("Acme"), &json!("CRM for sales"), &json!("Ann"))
        );
        assert_eq!(deal["visits"][0]["node"], page.id_of("Brand awareness").await?.as_str());
        let before = page.report().await?;

        // To the card by Tab, as somebody without a mouse would.
        for _ in 0..60 {
            page.press("Tab").await?;
            if page.script("return document.activeElement.matches('[data-deal]')", json!([])).await? {
                break;
            }
        }
        page.press("Shift+ArrowRight").await?;
        page.find("dialog", "2 required items are open").await?;
        page.until_text("Publish the campaign in at least two channels").await?;
        page.until_text("Record the buyer's first interaction").await?;
        assert_eq!(page.document().await?, added, "the gate holds the deal");
        let disabled = "return arguments[0].disabled";
        let all = page.all("button", "Move all the same").await?;
        let button = all.first().ok_or("the gate can be passed")?;
        assert!(page.script::<bool>(disabled, json!([button])).await?, "not without a reason");
        page.fill("Reason to move all the same", "The buyer is in a hurry").await?;
        page.click("button", "Move all the same").await?;
        let moved = page.until_document_changes(&added).await?;
        let visits = &only_deal(&moved)?["visits"];
        assert_eq!(visits[1]["node"], page.id_of("Brand engagement").await?.as_str());
        let passed = &visits[0]["left"]["gate_override"];
        assert_eq!(passed["reason"], "The buyer is in a hurry");
        assert_eq!(passed["missing"].as_array().map(Vec::len), Some(2), "what was open is kept: {passed}");

        let after = page.report().await?;
        assert_ne!(before["funnel"], after["funnel"], "the funnel follows");
        assert_eq!(bar(&before, "Brand engagement")?, 0);
        assert_eq!(bar(&after, "Brand engagement")?, 1);
        page.click("tab", "Funnel").await?;
        page.find("button", "Brand engagement*").await?;

        page.reload().await?;
        page.until("the map to be open", "return !!document.querySelector('header [role=tab]')", json!([])).await?;
        assert_eq!(page.document().await?, moved, "everything is found again, byte for byte");
        page.click("button", "Share").await?;
        page.click("button", "Download file*").await?;
        exported = page.downloaded().await?;
        assert_eq!(without_lineage(&exported.1), moved, "the file is the document, byte for byte");
        assert!(exported.0.ends_with(".json"), "{}", exported.0);
        Ok(())
    });

    // On a colleague's computer.
    test(Browser::default(), async |page| {
        page.open("").await?;
        page.find("dialog", "Start with a map").await?;
        page.give_file(&exported.0, &exported.1).await?;
        page.until_gone("dialog", "Start with a map").await?;
        assert_eq!(page.document().await?, without_lineage(&exported.1), "it opens as the same bytes");
        page.until_text("Brand engagement").await?;
        Ok(())
    });
}

fn only_deal(document: &str) -> Outcome<Value> {
    let document: Value = serde_json::from_str(document)?;
    let deals = document["deals"].as_object().cloned().unwrap_or_default();
    assert_eq!(deals.len(), 1);
    Ok(deals.values().next().cloned().ok_or("a deal")?)
}

/// How many deals a bar of the funnel counts.
fn bar(report: &Value, name: &str) -> Outcome<u64> {
    let bars = report["funnel"]["bars"].as_array().ok_or("bars")?;
    let bar = bars.iter().find(|bar| bar["name"] == name).ok_or("a bar of that name")?;
    Ok(bar["count"].as_u64().ok_or("a count")?)
}

#[test]
fn the_keys_of_the_page_work_in_every_view() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        page.click("tab", "Funnel").await?;
        page.press("?").await?;
        page.find("dialog", "Help").await?;
        page.press("Escape").await?;
        page.until_gone("dialog", "Help").await?;
        page.click("tab", "Deals").await?;
        // In a field, Control+Z is the field's own, and a question mark is a letter; saving is saving everywhere.
        let empty = page.document().await?;
        page.fill("Add deal", "Acme – CRM").await?;
        page.press("Enter").await?;
        let added = page.until_document_changes(&empty).await?;
        page.type_text("Why?").await?;
        page.press("Control+z").await?;
        assert!(!page.sees("dialog", "Help").await?, "a question mark in a field is a letter");
        assert_eq!(page.document().await?, added, "the field keeps its own undo");
        page.press("Control+s").await?;
        let (_, bytes) = page.downloaded().await?;
        assert_eq!(without_lineage(&bytes), added);
        // On the board itself it is the page's.
        page.script::<()>("document.activeElement.blur()", json!([])).await?;
        page.press("Control+z").await?;
        page.until_document_is(&empty).await?;
        Ok(())
    });
}
