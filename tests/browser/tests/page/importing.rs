//! Files from CRMs: from the file to deals with their history, and back.

use serde_json::{Value, json};

use crate::accessibility::look;
use crate::harness::{Browser, Outcome, Page, test};

/// Two deals on the template's stages; one goes a way that is not drawn.
const HISTORY: &str = "Id,OpportunityId,Name,StageName,Amount,CreatedDate,Owner\n\
    h1,006A1,Nordwind renewal,Brand engagement,12000,2026-05-01T08:00:00Z,Ada\n\
    h2,006A1,Nordwind renewal,Marketing qualified lead,12000,2026-05-09T08:00:00Z,Ada\n\
    h3,006A1,Nordwind renewal,Marketing qualified lead,12500,2026-05-10T08:00:00Z,Ada\n\
    h4,006A2,Acme plant,Brand engagement,80000,2026-04-01T08:00:00Z,Ben\n\
    h5,006A2,Acme plant,Workshop,80000,2026-04-20T08:00:00Z,Ben\n\
    h6,006A3,Gamma,Brand engagement,900,soon,Cleo\n";

async fn until_ready(page: &Page, button: &str) -> Outcome {
    let ready = "const button = [...document.querySelectorAll('dialog footer button')] \
        .find((one) => one.textContent.trim() === arguments[0]); return button && !button.disabled";
    page.until(button, ready, json!([button])).await?;
    Ok(())
}

fn visits(document: &Value, name: &str) -> Vec<(String, String)> {
    let deals = document["deals"].as_object().expect("deals");
    let deal = deals.values().find(|deal| deal["name"] == name).unwrap_or_else(|| panic!("no deal {name}"));
    let visit = |visit: &Value| {
        let node = visit["node"].as_str().expect("a node");
        let name = document["nodes"][node]["name"].as_str().expect("a name");
        (name.to_owned(), visit["entered"].as_str().expect("a day").to_owned())
    };
    deal["visits"].as_array().expect("visits").iter().map(visit).collect()
}

#[test]
fn a_history_becomes_deals_in_one_step_that_can_be_undone() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        let before = page.document().await?;
        page.give_file("crm.csv", HISTORY.as_bytes()).await?;
        page.find("dialog", "Import deals").await?;
        page.until_text("One row for each change: deals come with their history.").await?;
        let said = "return document.querySelector('.import-summary').textContent.includes('1 row is left out')";
        page.until("what is left out to be said first", said, json!([])).await?;
        // "Workshop" is on no map: it is a choice, not a guess.
        let mut found = Vec::new();
        let unfold = "document.querySelectorAll('dialog details').forEach((part) => { part.open = true }); return null";
        page.script::<()>(unfold, json!([])).await?;
        look(page, "import", &mut found).await?;
        assert!(found.is_empty(), "{found:#?}");
        page.choose("Workshop", "a new stage on the map").await?;
        page.until_text("1 new stage on the map").await?;
        until_ready(page, "Import 2 deals").await?;
        assert_eq!(page.document().await?, before, "looking changes nothing");
        page.click("button", "Import 2 deals").await?;
        page.until_text("2 deals imported").await?;
        let after = page.parsed().await?;
        let day = |name: &str, on: &str| (name.to_owned(), on.to_owned());
        assert_eq!(
            visits(&after, "Nordwind renewal"),
            [day("Brand engagement", "2026-05-01"), day("Marketing qualified lead", "2026-05-09")]
        );
        assert_eq!(visits(&after, "Acme plant")[1], day("Workshop", "2026-04-20"));
        page.press("Control+z").await?;
        page.until_document_is(&before).await?;
        page.press("Control+Shift+z").await?;
        page.until_text("2 deals").await?;
        // The same file again: nothing is new, and nothing is changed.
        let taken = page.document().await?;
        page.give_file("crm.csv", HISTORY.as_bytes()).await?;
        page.until_text("Everything in this file is on the map already: nothing changes.").await?;
        page.until_text("Read as the last file with these titles.").await?;
        page.click("button", "Cancel").await?;
        page.until_gone("dialog", "Import deals").await?;
        page.until_document_is(&taken).await?;
        Ok(())
    });
}

#[test]
fn what_can_be_read_in_two_ways_is_asked_before_anything_is_taken() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        let list = "Name;Stage;Created\nOne;Brand engagement;03/04/2026\nTwo;Brand engagement;05/06/2026\n";
        page.give_file("list.csv", list.as_bytes()).await?;
        page.until_text("“Created” can be read in two ways: 03/04/2026. Which is it?").await?;
        let disabled = "return document.querySelector('dialog footer .primary').disabled";
        page.until(
            "the plan",
            "return document.querySelector('dialog footer .primary').textContent.includes('2')",
            json!([]),
        )
        .await?;
        assert!(page.script::<bool>(disabled, json!([])).await?);
        page.choose("“Created” can be read in two ways*", "month first: 11/24/2026").await?;
        until_ready(page, "Import 2 deals").await?;
        page.click("button", "Import 2 deals").await?;
        page.until_text("2 deals imported").await?;
        let document = page.parsed().await?;
        let deals = document["deals"].as_object().expect("deals");
        let mut created: Vec<&str> = deals.values().filter_map(|deal| deal["created"].as_str()).collect();
        created.sort_unstable();
        assert_eq!(created, ["2026-03-04", "2026-05-06"]);
        Ok(())
    });
}

#[test]
fn what_another_tab_does_while_the_plan_is_looked_at_is_planned_for() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        let first: Vec<&str> = HISTORY.lines().take(4).collect();
        page.give_file("crm.csv", first.join("\n").as_bytes()).await?;
        until_ready(page, "Import 1 deal").await?;
        page.click("button", "Import 1 deal").await?;
        page.until_text("1 deal imported").await?;
        page.until_text("Saved on this device").await?;
        // The next file knows more of this deal, and has one at a stage that the map does not know yet.
        let next = format!("{HISTORY}h7,006A1,Nordwind renewal,Demo,12500,2026-06-01T08:00:00Z,Ada\n");
        page.give_file("next.csv", next.as_bytes()).await?;
        until_ready(page, "Import 2 deals").await?;
        page.until_text("1 new stage on the map").await?;

        let here = page.client.window().await?;
        let there = page.client.new_window(true).await?.handle;
        page.client.switch_to_window(there).await?;
        page.open("").await?;
        let workshop = page.id_of("Implementation").await?;
        page.rename(&workshop, "Workshop").await?;
        page.press("Escape").await?;
        page.click("tab", "Deals").await?;
        page.until("the deal", "return !!document.querySelector('[data-deal]')", json!([])).await?;
        page.script::<()>("document.querySelector('[data-deal]').click()", json!([])).await?;
        page.fill("Next step", "Call Ada").await?;
        page.press("Tab").await?;
        let noted = "return Object.values(JSON.parse(window.stagecraft.document()).deals)[0].next_step === 'Call Ada'";
        page.until("the next step", noted, json!([])).await?;
        page.until_text("Saved on this device").await?;

        page.client.switch_to_window(here).await?;
        let summed = "return !document.querySelector('.import-summary').textContent.includes('new stage')";
        page.until("the stage to be found", summed, json!([])).await?;
        until_ready(page, "Import 2 deals").await?;
        page.click("button", "Import 2 deals").await?;
        page.until_text("2 deals imported").await?;
        let document = page.parsed().await?;
        let deals = document["deals"].as_object().expect("deals");
        let deal = |name: &str| deals.values().find(|deal| deal["name"] == name).expect(name);
        assert_eq!(deal("Acme plant")["visits"][1]["node"], workshop, "the stage of the other tab");
        assert_eq!(deal("Nordwind renewal")["next_step"], "Call Ada", "what the other tab wrote is still there");
        assert_eq!(visits(&document, "Nordwind renewal").last().expect("a visit").0, "Demo");
        Ok(())
    });
}

#[test]
fn a_file_dropped_where_no_map_is_draws_the_process() {
    test(Browser::default(), async |page| {
        page.open("").await?;
        page.give_file("Our sales.csv", HISTORY.as_bytes()).await?;
        until_ready(page, "Import 2 deals").await?;
        page.click("button", "Import 2 deals").await?;
        page.until_text("2 deals imported").await?;
        let drawn = page.parsed().await?;
        assert_eq!(drawn["map"]["name"], "Our sales");
        let names =
            |id: &Value| drawn["nodes"][id.as_str().expect("a node")]["name"].as_str().expect("a name").to_owned();
        let mut ways: Vec<_> = drawn["transitions"]
            .as_object()
            .expect("transitions")
            .values()
            .map(|way| (names(&way["from"]), names(&way["to"])))
            .collect();
        ways.sort();
        let way = |from: &str, to: &str| (from.to_owned(), to.to_owned());
        assert_eq!(ways, [way("Brand engagement", "Marketing qualified lead"), way("Brand engagement", "Workshop")]);
        Ok(())
    });
}

#[test]
fn files_of_windows_and_of_spreadsheets_are_read_and_what_cannot_be_is_said() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        // Windows-1250, with semicolons: "Umowa na śruby", "Łucja".
        let bytes = b"Nazwa;Opiekun;Etap\r\nUmowa na \x9cruby;\xa3ucja;Brand engagement\r\n";
        page.give_file("lista.csv", bytes).await?;
        page.until_text("Umowa na śruby").await?;
        page.until_text("Łucja").await?;
        page.click("button", "Cancel").await?;
        // UTF-16 with tabs, as a spreadsheet saves "Unicode text".
        let text = "Name\tStage\nŻółw\tBrand engagement\n";
        let wide: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        page.give_file("list.txt", &wide).await?;
        page.until_text("Żółw").await?;
        page.click("button", "Cancel").await?;
        let before = page.document().await?;
        page.give_file("broken.csv", b"Name,Stage\nOne,Proposal\n\"Two,Proposal\nThree,Proposal\n").await?;
        page.until_text("A quote that opens on line 3 never closes.").await?;
        page.click("button", "Cancel").await?;
        page.give_file("empty.csv", b"Name,Stage\n").await?;
        page.until_text("The file is empty, or has nothing but titles.").await?;
        page.click("button", "Cancel").await?;
        assert_eq!(page.document().await?, before);
        Ok(())
    });
}

#[test]
fn a_large_file_can_be_stopped_in_the_middle() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        let before = page.document().await?;
        let mut text = "Id,Name,Stage,Amount\n".to_owned();
        for number in 0..40_000 {
            text.push_str(&format!("{number},Deal {number},Brand engagement,{number}\n"));
        }
        page.give_file("large.csv", text.as_bytes()).await?;
        page.until("it to be at work", "return document.querySelector('dialog progress')?.value > 0", json!([]))
            .await?;
        page.press("Escape").await?;
        page.until_gone("dialog", "Import deals").await?;
        // Whatever was on its way ends without a trace.
        page.give_file("small.csv", b"Id,Name,Stage\n1,One,Brand engagement\n").await?;
        until_ready(page, "Import 1 deal").await?;
        page.click("button", "Cancel").await?;
        page.until_document_is(&before).await?;
        page.expect_clean_console().await?;
        Ok(())
    });
}
