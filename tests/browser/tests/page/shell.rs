//! What is around the views: the line below, menus, and what is left when the program breaks.

use serde_json::{Value, json};

use crate::harness::{Browser, Outcome, Page, test};

/// Opens a map of so many stages whose cards have so many of their items: names first.
async fn open_map_with(page: &Page, template: &Value, stages: usize, items: usize) -> Outcome {
    let mut document = template.clone();
    document["map"]["id"] = json!(format!("of{items}"));
    (document["nodes"], document["transitions"]) = (json!({}), json!({}));
    // What the playbook says is about stages that are gone.
    let tables = ["map", "departments", "phases", "nodes", "transitions", "retired", "deals"];
    if let Some(all) = document.as_object_mut() {
        all.retain(|name, _| ["format", "schema"].contains(&name.as_str()) || tables.contains(&name.as_str()));
    }
    let mut left = items - stages;
    for index in 0..stages {
        let mut stage = json!({ "kind": "stage", "name": "A stage", "position": [0, 96 * index] });
        let exit = json!([{ "id": format!("i{index}"), "text": "Do it", "required": false }]);
        for (field, content) in [("entry", json!("It is so")), ("details", json!("This is done")), ("exit", exit)] {
            if left > 0 {
                left -= 1;
                stage[field] = content;
            }
        }
        document["nodes"][format!("n{index}")] = stage;
    }
    page.give_file("map.json", document.to_string().as_bytes()).await?;
    Ok(())
}

#[test]
fn the_footer_rounds_without_saying_all_too_early() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        let template = page.parsed().await?;
        for (stages, items, said) in [(25, 29, "29% complete"), (50, 199, "99% complete"), (50, 200, "100% complete")] {
            open_map_with(page, &template, stages, items).await?;
            page.until(said, "return document.querySelector('.complete')?.textContent === arguments[0]", json!([said]))
                .await?;
        }
        Ok(())
    });
}

#[test]
fn keys_are_no_part_of_a_name_and_another_currency_is_said() {
    test(Browser::default(), async |page| {
        page.begin_with_demonstration().await?;
        page.click("button", "Share").await?;
        let keys = page.find("button", "Download file").await?.attr("aria-keyshortcuts").await?;
        assert_eq!(keys.as_deref(), Some("Control+S"));
        page.press("Escape").await?;
        let before = page.document().await?;
        page.click("button", "Settings").await?;
        page.choose("Currency of this map", "CHF").await?;
        page.until_text("The currency is CHF now.").await?;
        assert_eq!(page.parsed().await?["map"]["currency"], "CHF");
        let undo = "const notice = [...document.querySelectorAll('.notice')].find((it) => it.textContent.includes('CHF')); \
            notice.querySelector('button').click()";
        page.script::<()>(undo, json!([])).await?;
        page.until_document_is(&before).await?;
        Ok(())
    });
}

/// `strike()` stops the program as a trap does, in the middle of the next change of what it shows.
const STRIKE: &str = "window.strike = () => { \
    const text = Object.getOwnPropertyDescriptor(Node.prototype, 'textContent'); \
    Object.defineProperty(Node.prototype, 'textContent', { ...text, set() { \
      Object.defineProperty(Node.prototype, 'textContent', text); \
      throw new WebAssembly.RuntimeError('unreachable'); \
    } }); };";

#[test]
fn a_program_that_breaks_offers_what_there_is_as_files() {
    test(Browser { before: STRIKE, ..Browser::default() }, async |page| {
        page.begin_with_template().await?;
        let node = page.id_of("Brand engagement").await?;
        page.click_at(page.grip(&node).await?).await?;
        page.wait("the stage to be selected", async || Ok((page.selected().await? == [node.clone()]).then_some(())))
            .await?;
        page.script::<()>("strike()", json!([])).await?;
        page.click("button", "PL – Polski").await?;
        page.until("the last dialog", "return !!document.querySelector('#crash[open]')", json!([])).await?;
        let files = "return [...document.querySelectorAll('#crash li a')].map((link) => [link.download, link.href.slice(0, 5)])";
        let mut files: Vec<(String, String)> = page.script(files, json!([])).await?;
        assert!(files.iter().all(|(_, address)| address == "blob:"), "{files:?}");
        files.retain(|(name, _)| ["unsaved.stagecraft.json", "stagecraft-stored.txt"].contains(&name.as_str()));
        assert_eq!(files.len(), 2, "besides the maps of the library");
        page.script::<()>("document.querySelector('#crash a[download=\"stagecraft-stored.txt\"]').click()", json!([]))
            .await?;
        let (_, bytes) = page.downloaded().await?;
        assert!(String::from_utf8_lossy(&bytes).contains("stagecraft/1/"), "the slots as they are");
        let said = page.console().await?;
        assert!(said.iter().any(|line| line.contains("unreachable")), "{said:?}");
        Ok(())
    });
}
