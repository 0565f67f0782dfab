//! Presenting: stage by stage, with a remote, and editing all the while.

use serde_json::{Value, json};

use crate::harness::{Answer, Browser, Page, test};

/// Waits until this is the stop.
async fn until_stop(page: &Page, place: &str, name: &str) -> Answer {
    let script = "return document.querySelector('.tour .number')?.textContent === arguments[0] \
        && document.querySelector('.stop h2').textContent === arguments[1]";
    page.until(&format!("{name} at {place}"), script, json!([place, name])).await
}

#[test]
fn a_remote_leads_through_the_stages_with_goal_and_numbers_and_escape_ends() {
    test(Browser::default(), async |page| {
        page.begin_with_demonstration().await?;
        let before = page.document().await?;
        page.press("p").await?;
        until_stop(page, "0 of 14", "Demonstration map").await?;
        for chrome in ["header", "footer", ".rail", ".zoom", ".panel", ".minimap"] {
            let seen = "return [...document.querySelectorAll(arguments[0])].some((one) => one.checkVisibility())";
            assert!(!page.script::<bool>(seen, json!([chrome])).await?, "{chrome} is seen");
        }
        page.until(
            "win rate",
            "return document.querySelector('.stop .facts dl').textContent.includes('win rate')",
            json!([]),
        )
        .await?;
        let view = page.view().await?;
        page.press("PageDown").await?;
        until_stop(page, "1 of 14", "Brand awareness").await?;
        page.until_view_changes(view).await?;
        page.press("PageDown").await?;
        until_stop(page, "2 of 14", "Brand engagement").await?;
        page.press("PageUp").await?;
        until_stop(page, "1 of 14", "Brand awareness").await?;
        // The camera has the stop in the free part of the window, large.
        let stop = page.id_of("Brand awareness").await?;
        page.wait("the camera to arrive", async || {
            let area = page.area(&stop).await?;
            let large = area.right - area.left > 184.0;
            Ok((large && area.left > 0.0 && area.right < 1440.0 && area.bottom < 666.0).then_some(()))
        })
        .await?;
        let size = "return parseFloat(getComputedStyle(document.querySelector('.stop dl dd')).fontSize)";
        assert!(page.script::<f64>(size, json!([])).await? >= 24.0, "numbers are large");
        // A dot that follows the pointer.
        page.press("l").await?;
        page.hover((333.0, 222.0)).await?;
        let dot = "const box = document.querySelector('.laser')?.getBoundingClientRect(); \
            return !!box && Math.abs((box.left + box.right) / 2 - 333) < 2 && Math.abs((box.top + box.bottom) / 2 - 222) < 2";
        page.until("the laser dot", dot, json!([])).await?;
        page.press("l").await?;
        page.until("no dot", "return !document.querySelector('.laser')", json!([])).await?;
        // The timer counts, and begins again when it is pressed.
        page.until("a second", "return document.querySelector('.timer').textContent !== '0:00'", json!([])).await?;
        page.click("button", "Time: *").await?;
        page.until(
            "the timer anew",
            "return /^0:0[01]$/.test(document.querySelector('.timer').textContent)",
            json!([]),
        )
        .await?;
        // Past the last stage the whole map is shown again.
        page.press("Home").await?;
        until_stop(page, "0 of 14", "Demonstration map").await?;
        page.press("PageUp").await?;
        until_stop(page, "14 of 14", "Existing customer").await?;
        page.press("PageDown").await?;
        until_stop(page, "0 of 14", "Demonstration map").await?;
        page.press("Escape").await?;
        page.until(
            "the page again",
            "return !document.querySelector('.stop') && document.querySelector('header').checkVisibility()",
            json!([]),
        )
        .await?;
        assert_eq!(page.document().await?, before);
        Ok(())
    });
}

#[test]
fn decisions_are_noted_and_stages_edited_while_presenting() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        let before = page.document().await?;
        page.press("p").await?;
        page.press("PageDown").await?;
        until_stop(page, "1 of 14", "Brand awareness").await?;
        page.press("t").await?;
        page.find("textbox", "Note a decision").await?;
        page.type_text("Fairs are left out this year").await?;
        page.press("Enter").await?;
        let noted = page.until_document_changes(&before).await?;
        let document: Value = serde_json::from_str(&noted)?;
        let note = document["nodes"].as_object().and_then(|nodes| {
            nodes.values().find(|node| {
                node["kind"] == "note"
                    && node["name"].as_str().is_some_and(|name| name.ends_with(": Fairs are left out this year"))
            })
        });
        assert!(note.is_some());
        // The stop is selected: its name is edited in place, and taken back.
        page.press("F2").await?;
        page.until_naming().await?;
        page.press("Control+a").await?;
        page.type_text("Being known").await?;
        page.press("Enter").await?;
        until_stop(page, "1 of 14", "Being known").await?;
        page.press("Control+z").await?;
        page.until_document_is(&noted).await?;
        until_stop(page, "1 of 14", "Brand awareness").await?;
        // Moved, by mouse.
        let node = page.id_of("Brand awareness").await?;
        let from = page.grip(&node).await?;
        page.drag(from, (from.0 + 60.0, from.1 - 60.0), 5).await?;
        page.until_document_changes(&noted).await?;
        page.press("Control+z").await?;
        page.until_document_is(&noted).await?;
        page.press("Control+z").await?;
        page.until_document_is(&before).await?;
        page.press("Escape").await?;
        page.until("the page again", "return !document.querySelector('.stop')", json!([])).await?;
        // A chosen path: only what is selected.
        let order = ["Demo", "Discovery", "Go live"];
        let mut ids = Vec::new();
        for name in order {
            ids.push(page.id_of(name).await?);
        }
        page.press("Shift+1").await?;
        for (index, id) in ids.iter().enumerate() {
            if index == 1 {
                page.hold("Shift").await?;
            }
            page.click_at(page.grip(id).await?).await?;
        }
        page.let_go("Shift").await?;
        page.wait("three to be selected", async || Ok((page.selected().await?.len() == 3).then_some(()))).await?;
        page.press("p").await?;
        page.until(
            "the whole map",
            "return document.querySelector('.tour .number')?.textContent === '0 of 3'",
            json!([]),
        )
        .await?;
        for (place, name) in [("1 of 3", "Discovery"), ("2 of 3", "Demo"), ("3 of 3", "Go live")] {
            page.press("PageDown").await?;
            until_stop(page, place, name).await?;
        }
        page.press("Escape").await?;
        Ok(())
    });
}
