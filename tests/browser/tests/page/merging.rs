//! A colleague's file comes back to the map that it was made of.

use serde_json::{Value, json};

use crate::harness::{Browser, Outcome, Page, test};

/// The map as a file that a colleague gets.
async fn sent(page: &Page) -> Outcome<Value> {
    page.press("Control+s").await?;
    let (_, bytes) = page.downloaded().await?;
    let file: Value = serde_json::from_slice(&bytes)?;
    assert!(file["lineage"].as_array().is_some_and(|prints| !prints.is_empty()), "the file tells where it comes from");
    Ok(file)
}

async fn compare(page: &Page, file: &Value) -> Outcome {
    page.give_file("from-bo.json", file.to_string().as_bytes()).await?;
    page.find("dialog", "This map is already here").await?;
    page.click("button", "Compare and choose").await?;
    page.find("aside", "Bring together").await?;
    Ok(())
}

/// The parts of the list with how many points each has.
async fn parts(page: &Page) -> Outcome<Vec<String>> {
    let script =
        "return [...document.querySelectorAll('.merge .part > :is(h3, summary)')].map((one) => one.textContent)";
    Ok(page.script(script, json!([])).await?)
}

#[test]
fn what_both_sides_changed_comes_together_on_the_map_and_can_be_taken_back() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        let [demo, brand] = [page.id_of("Demo").await?, page.id_of("Brand engagement").await?];
        let mut theirs = sent(page).await?;
        // Here a stage gets another name; there too, and another one details and another place.
        page.rename(&demo, "Live demo").await?;
        let here = page.document().await?;
        theirs["nodes"][&demo]["name"] = json!("Demonstration");
        theirs["nodes"][&brand]["details"] = json!("Where did they hear of us?");
        theirs["nodes"][&brand]["position"][1] = json!(-480);
        compare(page, &theirs).await?;
        page.until_text("Both go back to the same state of the map").await?;
        assert_eq!(parts(page).await?, ["Changed on both sides 1", "Changed in the file 1", "Only moved 1"]);
        let marked: usize = page.count(".node:is(.changed, .moved)").await?;
        assert_eq!(marked, 2, "both are seen on the map");
        assert_eq!(page.document().await?, here, "nothing changes before somebody says so");
        let what = "return document.querySelector('.merge .part').textContent";
        let said: String = page.script(what, json!([])).await?;
        assert!(said.contains("Live demo") && said.contains("Demonstration"), "{said}");

        // As it is suggested: what was changed there comes, what both changed stays.
        page.click("button", "Take 2 changes").await?;
        page.until_gone("aside", "Bring together").await?;
        let merged = page.parsed().await?;
        assert_eq!(merged["nodes"][&demo]["name"], "Live demo");
        assert_eq!(merged["nodes"][&brand]["details"], "Where did they hear of us?");
        assert_eq!(merged["nodes"][&brand]["position"][1], -480);
        page.until_text("from-bo.json and this map are brought together.").await?;
        page.press("Control+z").await?;
        page.until_document_is(&here).await?;
        page.press("Control+Shift+z").await?;
        page.until_document_changes(&here).await?;
        let kept = page.document().await?;
        page.reload().await?;
        page.until("the map to be open", "return !!document.querySelector('header [role=tab]')", json!([])).await?;
        assert_eq!(page.document().await?, kept, "and it stays");

        // The colleague goes on from what they had: only what is new is asked, and what was left is a change here.
        theirs["lineage"] = json!([]);
        let print = "return localStorage.getItem('stagecraft/setting/lineage/' + arguments[0]).split(' ').at(-1)";
        let known: String = page.script(print, json!([merged["map"]["id"]])).await?;
        theirs["lineage"] = json!([known]);
        theirs["nodes"][&brand]["entry"] = json!("They call us");
        compare(page, &theirs).await?;
        assert_eq!(parts(page).await?, ["Changed in the file 1", "Changed here 1"]);
        page.click("button", "Take 1 change").await?;
        page.until_gone("aside", "Bring together").await?;
        let merged = page.parsed().await?;
        assert_eq!(merged["nodes"][&brand]["entry"], "They call us");
        assert_eq!(merged["nodes"][&demo]["name"], "Live demo");
        Ok(())
    });
}

#[test]
fn a_point_is_chosen_by_itself_and_a_file_without_a_known_past_suggests_nothing() {
    test(Browser::default(), async |page| {
        page.begin_with_demonstration().await?;
        let before = page.parsed().await?;
        let demo = page.id_of("Demo").await?;
        let mut theirs = before.clone();
        let deals: Vec<String> = before["deals"].as_object().ok_or("deals")?.keys().take(2).cloned().collect();
        theirs["nodes"][&demo]["name"] = json!("Demonstration");
        theirs["deals"][&deals[0]]["notes"] = json!("Call on Monday");
        theirs["deals"].as_object_mut().ok_or("deals")?.remove(&deals[1]);
        compare(page, &theirs).await?;
        page.until_text("No state is known that both come from").await?;
        assert_eq!(parts(page).await?, ["Different 3"]);
        let button = page.find("button", "Take 0 changes").await?;
        assert!(!button.is_enabled().await?, "nothing is chosen");
        // Of the three the note of the deal.
        let from_file = "const group = [...document.querySelectorAll('.merge [role=group]')]\
            .find((one) => one.getAttribute('aria-label').startsWith('Notes')); group.lastElementChild.click()";
        page.script::<()>(from_file, json!([])).await?;
        page.click("button", "Take 1 change").await?;
        page.until_gone("aside", "Bring together").await?;
        let mut expected = before;
        expected["deals"][&deals[0]]["notes"] = json!("Call on Monday");
        assert_eq!(page.parsed().await?, expected);
        Ok(())
    });
}
