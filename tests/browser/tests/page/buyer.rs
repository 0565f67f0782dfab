//! The map with the eyes of a persona, what the deals say of triggers and friction, and the phases of the journey.

use fantoccini::Locator;
use serde_json::json;

use crate::accessibility::look;
use crate::harness::{Browser, Outcome, Page, test};

async fn classes(page: &Page, node: &str) -> Outcome<String> {
    let script = "return document.querySelector(`[data-stage=\"${arguments[0]}\"]`).getAttribute('class')";
    Ok(page.script(script, json!([node])).await?)
}

async fn to_buyer(page: &Page) -> Outcome {
    page.click("tab", "Playbook").await?;
    page.click("button", "Buyer").await?;
    page.until_text("Phases of the journey").await?;
    Ok(())
}

#[test]
fn a_persona_shows_its_needs_and_lets_the_rest_step_back() {
    test(Browser::default(), async |page| {
        page.begin_with_demonstration().await?;
        let (discovery, demo) = (page.id_of("Discovery").await?, page.id_of("Demo").await?);
        let before = page.document().await?;
        to_buyer(page).await?;
        page.click("button", "See the map with these eyes").await?;
        page.until_text("Seen as Finance director").await?;
        page.until_text("The cost of doing nothing").await?;
        assert!(classes(page, &demo).await?.contains("dim") && !classes(page, &discovery).await?.contains("dim"));
        let label = "return document.querySelector(`[data-stage=\"${arguments[0]}\"]`).getAttribute('aria-label')";
        let heard: String = page.script(label, json!([discovery])).await?;
        assert!(heard.contains("needs: The cost of doing nothing as a figure."), "{heard}");
        assert_eq!(page.document().await?, before, "a way of looking is no change");

        page.click_at(page.grip(&discovery).await?).await?;
        page.click("button", "The customer*").await?;
        let first = "return document.querySelector('.needs .field-name').textContent";
        page.wait("the persona of the lens first", async || {
            let name: Option<String> = page.script(first, json!([])).await?;
            Ok((name.as_deref() == Some("Finance director")).then_some(()))
        })
        .await?;
        page.fill("Finance director", "").await?;
        page.press("Tab").await?;
        page.until(
            "the stage to step back",
            "return document.querySelector(`[data-stage=\"${arguments[0]}\"]`).classList.contains('dim')",
            json!([discovery]),
        )
        .await?;
        page.click("button", "See the whole map again").await?;
        page.until("nobody's eyes", "return !document.querySelector('.dim, .lens')", json!([])).await?;
        Ok(())
    });
}

#[test]
fn deals_say_what_a_trigger_is_worth() {
    test(Browser::default(), async |page| {
        page.begin_with_demonstration().await?;
        let proposal = page.id_of("Proposal").await?;
        page.press("Shift+1").await?;
        page.click_at(page.grip(&proposal).await?).await?;
        page.click("button", "Triggers and friction*").await?;
        page.until_text("Deals with it move on").await?;
        page.until_text("Interval after Koopman").await?;
        page.click("button", "Add friction").await?;
        page.until_text("it is ticked on no deal that is decided").await?;
        page.click("button", "Show the signs on the map").await?;
        let sign = "return !!document.querySelector(`[data-stage=\"${arguments[0]}\"] .friction`)";
        page.until("the sign on the map", sign, json!([proposal])).await?;
        let lines = page.count("[data-transition] .friction, [data-transition] .trigger").await?;
        assert_eq!(lines, 3, "transitions have signs too");
        // The stage that loses most says how much.
        page.until_text("13%").await?;
        let mut found = Vec::new();
        look(page, "card with triggers", &mut found).await?;

        page.click("tab", "Deals").await?;
        page.until("cards", "return !!document.querySelector('[data-deal]')", json!([])).await?;
        let cards = page.client.find_all(Locator::Css("[data-deal]")).await?;
        cards.first().ok_or("a card")?.click().await?;
        page.until_text("Seen with this deal").await?;
        look(page, "deal with triggers", &mut found).await?;
        let before = page.document().await?;
        page.client.find(Locator::Css(".deal-markers input")).await?.click().await?;
        let after = page.until_document_changes(&before).await?;
        assert!(after.matches("\"markers\"").count() > before.matches("\"markers\"").count());
        page.press("Control+z").await?;
        page.until_document_is(&before).await?;

        page.click("button", "Close the deal").await?;
        to_buyer(page).await?;
        page.until_text("The greatest exodus is at “Proposal”: 3 of the 24 deals").await?;
        look(page, "buyer", &mut found).await?;
        assert!(found.is_empty(), "{found:#?}");
        Ok(())
    });
}

#[test]
fn ready_phases_keep_the_places_of_the_stages_and_ask_where_one_has_none() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        to_buyer(page).await?;
        let names = async || -> Outcome<Vec<String>> {
            let script = "return [...document.querySelectorAll('.phases input')].map((field) => field.value)";
            Ok(page.script(script, json!([])).await?)
        };
        assert_eq!(names().await?, ["Awareness", "Consideration", "Decision", "Advocacy"]);
        let before = page.document().await?;
        page.click("button", "Search, Connect, Research, Present, Close").await?;
        page.until_document_changes(&before).await?;
        assert_eq!(names().await?, ["Search", "Connect", "Research", "Present", "Close"]);
        page.until_text("4 stages").await?;
        // Close moves up to where stages are; then Present, with stages in it, is one too many.
        let up =
            "const rows = document.querySelectorAll('.phases > li'); rows[4].querySelector('.moves button').click()";
        page.script::<()>(up, json!([])).await?;
        page.until(
            "the new order",
            "return document.querySelectorAll('.phases input')[4].value === 'Present'",
            json!([]),
        )
        .await?;
        page.click("button", "Awareness, Consideration, Decision, Advocacy").await?;
        page.find("dialog", "Fewer phases than now").await?;
        page.until_text("These phases go: Present. Their stages move to “Advocacy”.").await?;
        page.click("button", "Use these phases").await?;
        page.until("four phases", "return document.querySelectorAll('.phases > li').length === 4", json!([])).await?;
        assert_eq!(names().await?, ["Awareness", "Consideration", "Decision", "Advocacy"]);

        let remove = "document.querySelectorAll('.phases .remove')[0].click()";
        page.script::<()>(remove, json!([])).await?;
        page.find("dialog", "Who takes over from Awareness?").await?;
        page.choose("Successor", "Consideration").await?;
        page.click("button", "Remove").await?;
        page.until_text("5 stages").await?;
        Ok(())
    });
}

#[test]
fn the_buyer_speaks_polish() {
    test(Browser { language: "pl", ..Browser::default() }, async |page| {
        page.open("").await?;
        page.click("button", "Demonstracja*").await?;
        page.until("the map", "return document.querySelectorAll('[data-stage]').length > 3", json!([])).await?;
        page.click("tab", "Podręcznik").await?;
        page.click("button", "Kupujący").await?;
        page.until_text("Najwięcej szans przepada w etapie „Oferta”: 3 z 24").await?;
        page.until_text("Przedział według Koopmana").await?;
        page.click("button", "Zobacz mapę tymi oczami").await?;
        page.until_text("Oczami: Dyrektor operacyjny").await?;
        Ok(())
    });
}
