//! Files that come from outside.

use serde_json::{Value, json};

use crate::harness::{Browser, test, without_lineage};

#[test]
fn every_problem_of_a_file_is_named_with_its_place() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        let before = page.document().await?;
        // Two mistakes in what was a good file, and where they are.
        let mut lines: Vec<String> = before.lines().map(str::to_owned).collect();
        let places: Vec<String> =
            [("\"kind\": \"stage\"", "stage", "staeg"), ("\"to\": \"", "\"to\": \"", "\"to\": \"nobody-")]
                .into_iter()
                .map(|(mark, good, bad)| {
                    let line = lines.iter().position(|line| line.contains(mark)).expect("such a line");
                    lines[line] = lines[line].replacen(good, bad, 1);
                    format!("({}:", line + 1)
                })
                .collect();
        page.give_file("broken.json", lines.join("\n").as_bytes()).await?;
        page.find("dialog", "broken.json cannot be opened").await?;
        let listed: Vec<String> = page
            .script("return [...document.querySelectorAll('dialog li')].map((item) => item.textContent)", json!([]))
            .await?;
        assert_eq!(listed.len(), 2, "{listed:#?}");
        for place in &places {
            assert!(listed.iter().any(|said| said.contains(place.as_str())), "{place} in {listed:#?}");
        }
        assert_eq!(page.document().await?, before, "nothing was changed");
        page.click("button", "Done").await?;
        page.until_gone("dialog", "broken.json cannot be opened").await?;
        assert_eq!(page.document().await?, before, "nothing was changed");
        Ok(())
    });
}

#[test]
fn a_map_is_saved_into_the_same_file_again() {
    // The choice is the browser's own window; the file is a real one of the browser's.
    let before = "window.showSaveFilePicker = async (options) => { window.asked = (window.asked ?? 0) + 1; \
        const root = await navigator.storage.getDirectory(); return root.getFileHandle(options.suggestedName, { create: true }) };";
    test(Browser { before, ..Browser::default() }, async |page| {
        page.begin_with_template().await?;
        let read = "window.read = async () => { const root = await navigator.storage.getDirectory(); \
            for await (const file of root.values()) window.content = await (await file.getFile()).text() }; read(); \
            return window.content ?? ''";
        page.press("Control+Shift+s").await?;
        page.until_text("Saved into New business, 14 stages.stagecraft.json").await?;
        let document = page.document().await?;
        let file = page
            .wait("the file", async || {
                Ok(Some(page.script::<String>(read, json!([])).await?).filter(|text| !text.is_empty()))
            })
            .await?;
        assert_eq!(without_lineage(file.as_bytes()), document);
        // From now on saving means this file.
        let node = page.id_of("Brand engagement").await?;
        page.rename(&node, "First contact").await?;
        let document = page.document().await?;
        page.press("Control+s").await?;
        page.wait("the file with the change", async || {
            let text: String = page.script(read, json!([])).await?;
            Ok((without_lineage(text.as_bytes()) == document).then_some(()))
        })
        .await?;
        assert_eq!(page.script::<u32>("return window.asked", json!([])).await?, 1, "asked once");
        Ok(())
    });
}

#[test]
fn deals_and_their_history_leave_as_tables_and_as_an_event_log() {
    test(Browser::default(), async |page| {
        page.begin_with_demonstration().await?;
        let document = page.parsed().await?;
        let deals = document["deals"].as_object().ok_or("deals")?;
        let visits: usize = deals.values().filter_map(|deal| deal["visits"].as_array()).map(Vec::len).sum();
        let mut saved = Vec::new();
        for button in ["Download deals (CSV)", "Download history (CSV)", "Download history (XES)"] {
            page.click("button", "Share").await?;
            page.click("button", button).await?;
            let (name, bytes) = page.downloaded().await?;
            saved.push((name, String::from_utf8(bytes)?));
        }
        assert_eq!(saved[0].0, "Demonstration map.deals.csv");
        assert!(saved[0].1.starts_with("\u{feff}Deal ID,"), "{}", &saved[0].1[..80]);
        assert_eq!(saved[0].1.matches("\r\n").count(), deals.len() + 1);
        assert_eq!(saved[1].1.matches("\r\n").count(), visits + 1);
        assert_eq!(saved[2].0, "Demonstration map.history.xes");
        let log = "const log = new DOMParser().parseFromString(arguments[0], 'application/xml'); \
            return [log.documentElement.tagName, log.querySelectorAll('trace').length, log.querySelectorAll('event').length]";
        let log: Value = page.script(log, json!([saved[2].1])).await?;
        assert_eq!(log, json!(["log", deals.len(), visits]));
        Ok(())
    });
}

/// Names that would be run where a page builds itself from text.
const HOSTILE: [&str; 4] = [
    "<img src=x onerror=alert(1)>",
    "\"><script>alert(2)</script>",
    "' onmouseover='alert(3)",
    "&lt;b&gt; {{7*7}} ${alert(4)}",
];

#[test]
fn what_people_write_is_shown_and_never_run() {
    let before = "window.alert = window.confirm = window.prompt = (said) => { (window.alarms ??= []).push(said) };";
    test(Browser { before, ..Browser::default() }, async |page| {
        page.begin_with_demonstration().await?;
        let mut document = page.parsed().await?;
        // Every text that people write becomes hostile; identifiers, dates and words of the format stay.
        let mut count = 0;
        document["map"]["id"] = json!("hostile");
        poison(&mut document, &mut count);
        assert!(count > 100, "{count} texts");
        page.give_file("hostile.json", document.to_string().as_bytes()).await?;
        page.until("the map to be open", "return window.stagecraft.document().includes('\"hostile\"')", json!([]))
            .await?;
        for view in ["Map", "Deals", "Funnel", "Plan", "Playbook"] {
            page.click("tab", view).await?;
            let shown = "const labels = [...document.querySelectorAll('[aria-label]')].map((one) => one.getAttribute('aria-label')); \
                return arguments[0].some((it) => document.body.innerText.includes(it) || labels.some((label) => label.includes(it)))";
            page.until(&format!("the names literally in {view}"), shown, json!([HOSTILE])).await?;
        }
        page.click("tab", "Deals").await?;
        let cards = page.client.find_all(fantoccini::Locator::Css("[data-deal]")).await?;
        cards.first().ok_or("a card")?.click().await?;
        page.find("button", "Close the deal").await?;
        page.click("tab", "Table").await?;
        page.click("tab", "Map").await?;
        // The leftmost: the deal that is open lies over those at the right.
        let node = "const left = (node) => node.getBoundingClientRect().left; \
            return [...document.querySelectorAll('[data-stage].stage')].sort((a, b) => left(a) - left(b))[0].dataset.stage";
        let node: String = page.script(node, json!([])).await?;
        page.click_at(page.grip(&node).await?).await?;
        page.until("a selection", "return !!document.querySelector('[data-stage].selected')", json!([])).await?;
        let born: usize = page.count("body img, main script, [onerror], [onmouseover]").await?;
        assert_eq!(born, 0, "no element is born from a text");
        let alarms: Option<Vec<String>> = page.script("return window.alarms ?? null", json!([])).await?;
        assert_eq!(alarms, None, "nothing ran");
        // The picture, which opens in a browser as a page of its own.
        page.click("tab", "Map").await?;
        page.click("button", "Share").await?;
        page.click("button", "Download SVG").await?;
        let (_, svg) = page.downloaded().await?;
        let file = page.file("hostile.svg", &svg)?;
        page.client.goto(&format!("file://{}", file.display())).await?;
        let inert = "return [window.alarms ?? [], document.querySelectorAll('script, foreignObject, a, image').length, \
            [...document.querySelectorAll('*')].flatMap((one) => one.getAttributeNames()).filter((name) => name.startsWith('on')), \
            document.documentElement.textContent.includes('<img src=x onerror=alert(1)>')]";
        let seen: Value = page.script(inert, json!([])).await?;
        assert_eq!(seen, json!([[], 0, [], true]), "nothing in it runs, and it says what was written");
        Ok(())
    });
}

/// Replaces the texts in a document.
fn poison(value: &mut Value, count: &mut usize) {
    const TEXTS: [&str; 12] = [
        "name", "label", "entry", "details", "text", "evidence", "who", "company", "owner", "source", "notes", "reason",
    ];
    match value {
        Value::Object(fields) => {
            for (key, field) in fields {
                // A stage's owner is a department's identifier; a deal's owner is a name.
                let identifier = key == "owner" && field.as_str().is_some_and(|id| !id.contains(' '));
                if TEXTS.contains(&key.as_str()) && field.is_string() && !identifier {
                    *field = json!(HOSTILE[*count % HOSTILE.len()]);
                    *count += 1;
                } else {
                    poison(field, count);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| poison(item, count)),
        _ => {}
    }
}
