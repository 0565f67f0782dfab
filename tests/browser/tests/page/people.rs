//! The register, who does what for which stage, who takes over, and the meeting.

use serde_json::json;

use crate::accessibility::look;
use crate::harness::{Answer, Browser, Outcome, Page, test};

/// The identifier of the person with this name.
async fn person(page: &Page, name: &str) -> Outcome<String> {
    let document = page.parsed().await?;
    let people = document["people"].as_object().cloned().unwrap_or_default();
    let found = people.into_iter().find(|(_, person)| person["name"] == name).map(|(id, _)| id);
    Ok(found.ok_or("a person of that name")?)
}

/// Who has which part in a stage.
async fn parts(page: &Page, stage: &str) -> Answer<Vec<(String, String)>> {
    let document = page.parsed().await?;
    let all = document["involvements"].as_object().cloned().unwrap_or_default();
    let here = all.values().filter(|one| one["node"] == stage);
    let named = here.map(|one| {
        let person = one["person"].as_str().unwrap_or_default().to_owned();
        // The first word goes without saying.
        (person, one["part"].as_str().unwrap_or("responsible").to_owned())
    });
    Ok(named.collect())
}

async fn has(page: &Page, stage: &str, person: &str, part: Option<&str>) -> Outcome {
    let what = format!("{person} to be {part:?} for {stage}");
    let wanted = page.wait(&what, async || {
        let parts = parts(page, stage).await?;
        let found = parts.iter().find(|(who, _)| who == person).map(|(_, part)| part.as_str());
        Ok((found == part).then_some(()))
    });
    Ok(wanted.await?)
}

/// Puts the focus on an element, or presses it.
async fn on(page: &Page, selector: &str, what: &str) -> Outcome {
    let script = "const found = document.querySelector(arguments[0]); found?.[arguments[1]](); return !!found";
    page.until(selector, script, json!([selector, what])).await?;
    Ok(())
}

fn cell(stage: &str, person: &str) -> String {
    format!("[data-cell=\"{stage} {person}\"]")
}

#[test]
fn people_are_registered_given_a_part_and_replaced() {
    test(Browser::default(), async |page| {
        page.begin_with_demonstration().await?;
        page.click("tab", "Playbook").await?;
        page.click("button", "People").await?;
        page.until_text("5 of 10 have not been heard").await?;
        page.click("button", "Add a person").await?;
        on(page, ".register > .person:last-child > textarea", "focus").await?;
        page.press("Control+a").await?;
        page.type_text("Nora Quist").await?;
        page.press("Enter").await?;
        page.until_text("No department").await?;
        page.click("button", "More about Nora Quist").await?;
        page.fill("Department", "Legal").await?;
        page.press("Enter").await?;
        page.until_text("1 person, 0 stages").await?;
        let nora = person(page, "Nora Quist").await?;
        let (discovery, demo) = (page.id_of("Discovery").await?, page.id_of("Demo").await?);

        page.click("tab", "Responsibility").await?;
        page.until_text("none of its 2 people has been heard").await?;
        on(page, &cell(&discovery, &nora), "focus").await?;
        page.press("c").await?;
        has(page, &discovery, &nora, Some("consulted")).await?;
        let label = "return document.activeElement.getAttribute('aria-label')";
        let heard: String = page.script(label, json!([])).await?;
        assert_eq!(heard, "Discovery, Nora Quist: consulted");
        page.press("ArrowDown").await?;
        page.press("a").await?;
        has(page, &demo, &nora, Some("accountable")).await?;
        let anna = person(page, "Anna Wrońska").await?;
        has(page, &demo, &anna, Some("responsible")).await?;
        page.press("Delete").await?;
        has(page, &demo, &nora, None).await?;
        for part in [Some("responsible"), Some("accountable")] {
            on(page, &cell(&demo, &nora), "click").await?;
            has(page, &demo, &nora, part).await?;
        }
        page.press("Control+z").await?;
        has(page, &demo, &nora, Some("responsible")).await?;

        page.click("tab", "Register").await?;
        let before = page.document().await?;
        let claire = person(page, "Claire Moreau").await?;
        let bin = "const row = [...document.querySelectorAll('.person')].find((row) => row.querySelector('textarea').value === arguments[0]); \
            row?.querySelector('.remove').click(); return !!row";
        page.until("her row", bin, json!(["Claire Moreau"])).await?;
        page.find("dialog", "Who takes over from Claire Moreau?").await?;
        page.until_text("Works for: Brand awareness, ").await?;
        assert_eq!(page.document().await?, before, "asking changes nothing");
        page.choose("Successor", "Anna Wrońska").await?;
        page.click("button", "Remove").await?;
        has(page, &discovery, &anna, Some("accountable")).await?;
        has(page, &discovery, &claire, None).await?;
        page.press("Control+z").await?;
        page.until_document_is(&before).await?;
        Ok(())
    });
}

#[test]
fn the_meeting_is_timed_and_printed_alone() {
    test(Browser::default(), async |page| {
        page.begin_with_demonstration().await?;
        page.click("tab", "Playbook").await?;
        page.click("button", "People").await?;
        page.click("tab", "Meeting").await?;
        page.until_text("9:00 to 11:20 · 140 minutes").await?;
        page.fill("Minutes for Brand awareness", "30").await?;
        page.press("Enter").await?;
        page.until_text("9:00 to 11:40 · 160 minutes").await?;
        page.fill("Minutes for Brand engagement", "0").await?;
        page.press("Enter").await?;
        page.until_text("9:00 to 11:30 · 150 minutes").await?;
        let stage = page.id_of("Brand awareness").await?;
        assert_eq!(page.parsed().await?["nodes"][&stage]["minutes"], json!(30));

        page.script::<()>("dispatchEvent(new Event('beforeprint'))", json!([])).await?;
        page.cdp("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
        let seen = "const seen = (selector) => document.querySelector(selector).checkVisibility(); \
            return [seen('body > header'), seen('.playbook > nav'), seen('.meeting-bar'), seen('.agenda h1'), seen('.agenda .out')]";
        let seen: Vec<bool> = page.script(seen, json!([])).await?;
        assert_eq!(seen, [false, false, false, true, false]);
        page.cdp("Emulation.setEmulatedMedia", json!({ "media": "" })).await?;
        page.script::<()>("dispatchEvent(new Event('afterprint'))", json!([])).await?;
        page.find("button", "Print the agenda").await?;
        Ok(())
    });
}

#[test]
fn the_people_speak_polish() {
    test(Browser { language: "pl", ..Browser::default() }, async |page| {
        page.open("").await?;
        page.click("button", "Demonstracja*").await?;
        page.until("the map", "return document.querySelectorAll('[data-stage]').length > 3", json!([])).await?;
        page.click("tab", "Podręcznik").await?;
        page.click("button", "Ludzie").await?;
        page.until_text("Bez głosu: 5 z 10").await?;
        page.click("tab", "Odpowiedzialność").await?;
        let labels = "return [...document.querySelectorAll('[data-part=accountable][aria-label]')].map((cell) => cell.ariaLabel)";
        let labels: Vec<String> = page.script(labels, json!([])).await?;
        assert_eq!(labels.len(), 14, "one answers for every stage");
        assert!(labels.iter().all(|label| label.ends_with(": odpowiada")), "{labels:?}");
        page.click("tab", "Spotkanie").await?;
        page.until_text("140 minut").await?;
        Ok(())
    });
}

#[test]
fn people_can_be_heard() {
    test(Browser::default(), async |page| {
        let mut found = Vec::new();
        page.begin_with_demonstration().await?;
        page.click("tab", "Playbook").await?;
        page.click("button", "People").await?;
        page.click("button", "More about Anna Wrońska").await?;
        look(page, "register", &mut found).await?;
        for tab in ["Responsibility", "Meeting"] {
            page.click("tab", tab).await?;
            look(page, tab, &mut found).await?;
        }
        page.click("button", "Settings").await?;
        page.choose("Appearance", "Dark").await?;
        page.press("Escape").await?;
        page.click("tab", "Responsibility").await?;
        look(page, "matrix, dark", &mut found).await?;
        assert!(found.is_empty(), "{found:#?}");
        Ok(())
    });
}

/// Rules for other views must not reach the cells of the matrix, or the fields of the register.
#[test]
fn on_a_phone_the_register_has_whole_fields_and_the_matrix_whole_rows() {
    test(Browser { size: (390, 844), phone: true, ..Browser::default() }, async |page| {
        page.begin_with_demonstration().await?;
        page.click("tab", "Playbook").await?;
        page.click("button", "People").await?;
        page.find("button", "Add a person").await?;
        let widths = "return [...document.querySelectorAll('.person')].flatMap((row) => \
            [...row.querySelectorAll(':scope > textarea, :scope > select')].map((field) => field.offsetWidth))";
        let widths: Vec<f64> = page.script(widths, json!([])).await?;
        assert!(widths.len() >= 30 && widths.iter().all(|width| *width > 180.0), "{widths:?}");
        page.click("tab", "Responsibility").await?;
        let tops = "const tops = (row) => new Set([...row.querySelectorAll('td')].map((cell) => cell.getBoundingClientRect().top)); \
            return [...document.querySelectorAll('.matrix tbody tr')].map((row) => tops(row).size)";
        page.until("the matrix", "return !!document.querySelector('.matrix tbody td')", json!([])).await?;
        let tops: Vec<usize> = page.script(tops, json!([])).await?;
        assert_eq!(tops, vec![1; 14], "a row of cells is a row");
        Ok(())
    });
}
