//! The map over time: versions kept, compared and gone back to, comments, review dates.

use serde_json::{Value, json};

use crate::harness::{Browser, Outcome, Page, test, without_lineage};

/// Opens a section of the playbook.
pub async fn section(page: &Page, name: &str) -> Outcome {
    page.click("tab", "Playbook").await?;
    page.click("button", name).await?;
    page.find("h2", name).await?;
    Ok(())
}

/// Keeps a version under a name; says who it is where that is asked for.
async fn keep(page: &Page, name: &str, author: Option<&str>) -> Outcome {
    section(page, "History").await?;
    page.click("button", "Keep a version").await?;
    page.fill("Name of the version", name).await?;
    if let Some(author) = author {
        page.fill("Your name", author).await?;
    }
    page.click("button", "Keep a version").await?;
    page.until_text(&format!("“{name}” is kept.")).await?;
    Ok(())
}

/// Selects a node on the map.
async fn select(page: &Page, name: &str) -> Outcome {
    page.click("tab", "Map").await?;
    let node = page.id_of(name).await?;
    let at = page.grip(&node).await?;
    page.click_at(at).await?;
    page.until("it to be selected", "return !!document.querySelector('.panel.about')", json!([])).await?;
    Ok(())
}

/// The entries of a kind, as they are in the document.
async fn entries(page: &Page, table: &str) -> Outcome<Vec<Value>> {
    let document = page.parsed().await?;
    Ok(document[table].as_object().map(|all| all.values().cloned().collect()).unwrap_or_default())
}

#[test]
fn a_version_is_kept_compared_and_gone_back_to() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        keep(page, "Start", Some("Ewa")).await?;
        // The name is asked for once, and remembered by the browser.
        page.reload().await?;
        section(page, "History").await?;
        page.click("button", "Keep a version").await?;
        page.find("textbox", "Name of the version").await?;
        assert!(!page.sees("textbox", "Your name").await?, "asked once");
        page.click("button", "Cancel").await?;
        let versions = entries(page, "versions").await?;
        assert_eq!((versions.len(), &versions[0]["author"]), (1, &json!("Ewa")));
        let before = page.parsed().await?;
        // Changed, removed, added and only moved.
        select(page, "Demo").await?;
        page.fill("Entry definition", "Whoever asks.").await?;
        page.press("Tab").await?;
        page.press("Escape").await?;
        select(page, "Verbal agreement").await?;
        page.press("Escape").await?;
        let gone = page.id_of("Verbal agreement").await?;
        select(page, "Verbal agreement").await?;
        page.press("Delete").await?;
        let gone_too = "return !document.querySelector(`[data-stage=\"${arguments[0]}\"]`)";
        page.until("it to be deleted", gone_too, json!([gone])).await?;
        let moved = page.id_of("Go live").await?;
        let from = page.grip(&moved).await?;
        page.drag(from, (from.0, from.1 + 40.0), 6).await?;
        page.press("Escape").await?;
        let now = page.document().await?;

        section(page, "History").await?;
        page.click("button", "Compare with now: Start").await?;
        page.until("the ghost", "return !!document.querySelector('.shift.removed')", json!([])).await?;
        let shown: Value = page
            .script(
                "return Object.fromEntries(['added', 'removed', 'changed', 'moved'].map((shift) => \
                 [shift, [...document.querySelectorAll('[data-stage].' + shift)].map((node) => node.dataset.stage)]))",
                json!([]),
            )
            .await?;
        assert_eq!(shown["removed"], json!([gone]));
        let changed = shown["changed"].as_array().cloned().unwrap_or_default();
        assert!(changed.contains(&json!(page.id_of("Demo").await?)), "{changed:?}");
        assert_eq!(shown["moved"], json!([moved]));
        page.until_text("Whoever asks.").await?;
        page.until_text("Only moved").await?;
        // It can be looked at and not changed.
        let at = page.grip(&moved).await?;
        page.drag(at, (at.0 + 30.0, at.1), 4).await?;
        page.press("Delete").await?;
        assert_eq!(page.document().await?, now);
        page.press("Escape").await?;
        page.until("the map again", "return !document.querySelector('.comparing')", json!([])).await?;
        assert!(page.count("[data-stage].removed").await? == 0);

        section(page, "History").await?;
        page.click("button", "Go back to “Start”").await?;
        page.until_text("The map is what it was in “Start”.").await?;
        let after = page.parsed().await?;
        for table in ["nodes", "transitions", "departments", "phases", "deals"] {
            assert_eq!(after[table], before[table], "{table}");
        }
        let kept = entries(page, "versions").await?;
        assert_eq!(kept.len(), 2, "what the map was before is kept too");
        page.click("button", "Undo").await?;
        page.until_document_is(&now).await?;
        Ok(())
    });
}

#[test]
fn two_versions_are_compared_with_each_other() {
    test(Browser::default(), async |page| {
        page.begin_with_demonstration().await?;
        section(page, "History").await?;
        page.click("button", "Compare with now: First sketch").await?;
        page.until("what was added", "return !!document.querySelector('[data-stage].added')", json!([])).await?;
        page.choose("After", "After the workshop").await?;
        page.until(
            "the other side",
            "return document.querySelector('.compare h2').textContent.includes('workshop')",
            json!([]),
        )
        .await?;
        page.until("what was added", "return !!document.querySelector('[data-stage].added')", json!([])).await?;
        page.choose("Before", "After the workshop").await?;
        page.until_text("Nothing differs.").await?;
        page.click("button", "Leave the comparison").await?;
        page.until("the map again", "return !document.querySelector('.comparing')", json!([])).await?;
        Ok(())
    });
}

#[test]
fn a_version_that_cannot_be_read_says_why() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        keep(page, "Start", None).await?;
        let before = page.document().await?;
        let mut document: Value = serde_json::from_str(&before)?;
        let versions = document["versions"].as_object_mut().ok_or("versions")?;
        let version = versions.values_mut().next().ok_or("a version")?;
        version["content"] = json!({ "format": "stagecraft", "schema": 3, "map": { "id": "m" } });
        document["map"]["id"] = json!("mother");
        page.give_file("map.json", document.to_string().as_bytes()).await?;
        page.until("the other map", "return window.stagecraft.document().includes('mother')", json!([])).await?;
        section(page, "History").await?;
        let now = page.document().await?;
        page.click("button", "Go back to “Start”").await?;
        page.find("dialog", "Start cannot be opened").await?;
        page.until_text("map.name").await?;
        page.click("button", "Done").await?;
        assert_eq!(page.document().await?, now);
        Ok(())
    });
}

#[test]
fn going_back_does_not_write_over_what_another_tab_has_stored() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        keep(page, "Start", None).await?;
        page.until_text("Saved on this device").await?;
        let here = page.client.window().await?;
        let there = page.client.new_window(true).await?.handle;
        page.client.switch_to_window(there).await?;
        page.open("").await?;
        select(page, "Demo").await?;
        page.fill("Entry definition", "Written in the other tab.").await?;
        page.press("Tab").await?;
        page.until_text("Saved on this device").await?;
        let theirs = page.document().await?;
        assert!(theirs.contains("Written in the other tab."));

        // Whether this tab has heard of it when it is asked or not: going back is one step, and taken back everything is
        // there that the other tab did.
        page.client.switch_to_window(here).await?;
        section(page, "History").await?;
        page.click("button", "Go back to “Start”").await?;
        let back = "return Object.values(JSON.parse(window.stagecraft.document()).nodes) \
            .every((node) => node.entry !== 'Written in the other tab.')";
        page.until("the version to be there", back, json!([])).await?;
        page.press("Control+z").await?;
        page.until_document_is(&theirs).await?;
        page.reload().await?;
        page.until_document_is(&theirs).await?;
        Ok(())
    });
}

#[test]
fn comments_and_versions_survive_export_import_and_undo() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        select(page, "Demo").await?;
        page.click("button", "Comments").await?;
        page.fill("Write a comment", "Too early for most").await?;
        page.fill("Your name", "Ewa").await?;
        page.click("button", "Comment").await?;
        page.until("the pin", "return document.querySelector('.remarks text')?.textContent === '1'", json!([])).await?;
        page.click("button", "Answer").await?;
        page.fill("Write an answer", "Only with confirmed requirements").await?;
        page.press("Control+Enter").await?;
        page.until_text("Only with confirmed requirements").await?;
        assert!(!page.sees("textbox", "Your name").await?, "asked once");
        // A locked map can be talked about.
        page.click("button", "Lock the map").await?;
        page.fill("Write a comment", "Ready for the board?").await?;
        page.press("Control+Enter").await?;
        page.until("two open", "return document.querySelector('.remarks text')?.textContent === '2'", json!([]))
            .await?;
        keep(page, "For the board", None).await?;
        page.until_text("Ready for the board?").await?;
        let all = entries(page, "comments").await?;
        assert_eq!(all.len(), 3);
        assert!(all.iter().all(|comment| comment["author"] == "Ewa" && comment["on"].is_string()));

        let before = page.document().await?;
        page.click("button", "Resolve").await?;
        page.until_document_changes(&before).await?;
        page.press("Control+z").await?;
        page.until_document_is(&before).await?;
        page.click("button", "Share").await?;
        page.click("button", "Download file").await?;
        let (_, bytes) = page.downloaded().await?;
        assert_eq!(without_lineage(&bytes), before);
        // Into a browser that has never seen it.
        page.forget().await?;
        page.open("").await?;
        page.find("dialog", "Start with a map").await?;
        page.give_file("map.json", &bytes).await?;
        page.until_document_is(&before).await?;
        page.until("the pin", "return document.querySelector('.remarks text')?.textContent === '2'", json!([])).await?;
        Ok(())
    });
}

#[test]
fn five_hundred_comments_on_one_stage_stay_usable() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        let demo = page.id_of("Demo").await?;
        let mut document = page.parsed().await?;
        let comments: serde_json::Map<String, Value> = (0..500)
            .map(|index| {
                let comment = json!({ "node": demo, "author": "Ewa", "on": "2026-01-05", "order": index, "text": format!("Remark {index}") });
                (format!("c{index}"), comment)
            })
            .collect();
        document["comments"] = Value::Object(comments);
        document["map"]["id"] = json!("mother");
        page.give_file("map.json", document.to_string().as_bytes()).await?;
        page.until("the other map", "return window.stagecraft.document().includes('mother')", json!([])).await?;
        page.until("the pin", "return document.querySelector('.remarks text')?.textContent === '500'", json!([]))
            .await?;
        select(page, "Demo").await?;
        page.until_text("Remark 499").await?;
        assert_eq!(page.count(".about .thread").await?, 30);
        page.click("button", "Show 470 more").await?;
        page.until("more of them", "return document.querySelectorAll('.about .thread').length === 60", json!([]))
            .await?;
        page.fill("Write a comment", "One more").await?;
        let before = page.document().await?;
        page.press("Control+Enter").await?;
        page.until_document_changes(&before).await?;
        page.until(
            "the newest on top",
            "return document.querySelector('.about .thread .written').textContent === 'One more'",
            json!([]),
        )
        .await?;
        Ok(())
    });
}

#[test]
fn a_review_that_is_due_is_said_on_opening() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        section(page, "History").await?;
        let yesterday = "const day = new Date(Date.now() - 2 * 86400000); return day.toISOString().slice(0, 10)";
        let yesterday: String = page.script(yesterday, json!([])).await?;
        let put = "const field = document.querySelector('.review input'); field.value = arguments[0]; \
            field.dispatchEvent(new Event('input', { bubbles: true })); field.dispatchEvent(new Event('change', { bubbles: true }))";
        page.script::<()>(put, json!([yesterday])).await?;
        page.until_text("overdue").await?;
        page.reload().await?;
        page.until_text("1 review is due.").await?;
        page.click("button", "Show").await?;
        page.until_text("Review dates").await?;
        Ok(())
    });
}
