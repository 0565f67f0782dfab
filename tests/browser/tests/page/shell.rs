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
    const value = Object.getOwnPropertyDescriptor(Node.prototype, 'nodeValue'); \
    Object.defineProperty(Node.prototype, 'nodeValue', { ...value, set() { \
      Object.defineProperty(Node.prototype, 'nodeValue', value); \
      throw new WebAssembly.RuntimeError('unreachable'); \
    } }); };";

/// The program stops while it goes over to another language, which is kept before.
async fn stop(page: &Page, language: &str) -> Outcome {
    // Afterwards: the page may be gone before a click is answered.
    let click = "strike(); const button = [...document.querySelectorAll('header button')]\
        .find((one) => one.textContent.trim() === arguments[0]); setTimeout(() => button.click())";
    Ok(page.script::<()>(click, json!([language])).await?)
}

#[test]
fn a_program_that_breaks_begins_again_by_itself_and_the_second_time_gives_what_there_is() {
    test(Browser { before: STRIKE, ..Browser::default() }, async |page| {
        page.begin_with_template().await?;
        let node = page.id_of("Brand engagement").await?;
        page.rename(&node, "First contact").await?;
        let before = page.document().await?;
        stop(page, "PL").await?;
        page.until(
            "the page again",
            "return !!window.stagecraft && 'restarted' in document.documentElement.dataset",
            json!([]),
        )
        .await?;
        page.until_text("Strona zatrzymała się i uruchomiła ponownie.").await?;
        assert_eq!(page.document().await?, before, "what was done is here");

        stop(page, "EN").await?;
        page.until("the safe page", "return !window.stagecraft && !!document.querySelector('#crash[open]')", json!([]))
            .await?;
        page.until_text("The page broke twice within a minute").await?;
        let files =
            "return [...document.querySelectorAll('#crash li a')].map((link) => [link.download, link.textContent])";
        let files: Vec<(String, String)> = page
            .wait("both files", async || {
                Ok(Some(page.script(files, json!([])).await?).filter(|files: &Vec<_>| files.len() == 2))
            })
            .await?;
        assert_eq!(files[0].0, "stagecraft-stored.txt");
        assert!(files[1].1.starts_with("New business, 14 stages"), "{files:?}");
        page.script::<()>("document.querySelector('#crash a[download$=\".stagecraft.json\"]').click()", json!([]))
            .await?;
        let (_, bytes) = page.downloaded().await?;
        let map: serde_json::Value = serde_json::from_slice(&bytes)?;
        assert_eq!(map["map"]["name"], "New business, 14 stages", "a file that opens");

        page.script::<()>("document.querySelector('#crash a.button').click()", json!([])).await?;
        page.until("the page again", "return !!window.stagecraft && !document.querySelector('#crash')", json!([]))
            .await?;
        assert_eq!(page.document().await?, before);
        let said = page.console().await?;
        assert!(said.iter().all(|line| line.contains("unreachable")), "{said:?}");
        Ok(())
    });
}

/// Nothing can be stored.
const DENIED: &str =
    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });";

#[test]
fn a_program_that_breaks_offers_what_is_kept_nowhere_as_a_file() {
    let before = Box::leak([STRIKE, DENIED].concat().into_boxed_str());
    test(Browser { before, ..Browser::default() }, async |page| {
        page.begin_with_template().await?;
        let node = page.id_of("Brand engagement").await?;
        page.rename(&node, "First contact").await?;
        page.until("that it is known", "return 'unkept' in document.documentElement.dataset", json!([])).await?;
        let before = page.document().await?;
        stop(page, "PL").await?;
        page.until("the last dialog", "return !!document.querySelector('#crash[open] a[download]')", json!([])).await?;
        page.script::<()>(
            "document.querySelector('#crash a[download=\"unsaved.stagecraft.json\"]').click()",
            json!([]),
        )
        .await?;
        let (_, bytes) = page.downloaded().await?;
        assert_eq!(String::from_utf8_lossy(&bytes), before);
        let refused = "try { sessionStorage.setItem('a', 'b'); return false } catch { return true }";
        assert!(page.script::<bool>(refused, json!([])).await?, "nothing is written any more");
        let said = page.console().await?;
        assert!(said.iter().any(|line| line.contains("unreachable")), "{said:?}");
        Ok(())
    });
}
