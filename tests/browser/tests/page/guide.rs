//! The guide from start to end, on the map itself.

use serde_json::{Value, json};

use crate::harness::{Browser, Outcome, Page, test};

/// What the guide says in one language.
struct Words {
    language: &'static str,
    start: &'static str,
    interaction: &'static str,
    first: &'static str,
    hidden: &'static str,
    names: &'static str,
    own: &'static str,
    take: &'static str,
    own_first: &'static str,
    cards: &'static str,
    next_card: &'static str,
    leave: &'static str,
    playbook: &'static str,
    resume: &'static str,
    picture: &'static str,
    download: &'static str,
    finish: &'static str,
}

const ENGLISH: Words = Words {
    language: "en-US",
    start: "Guide me*",
    interaction: "First sales interaction*",
    first: "Sales interaction",
    hidden: "3 hidden",
    names: "Next: Names",
    own: "Your own list, one stage a line",
    take: "Use these names",
    own_first: "Name of stage 1",
    cards: "Next: Stage cards",
    next_card: "Next card",
    leave: "Leave the guide",
    playbook: "Playbook",
    resume: "Go on with the guide: Step 3 of 4: Stage cards",
    picture: "Next: The picture",
    download: "Tidy up, fit and download",
    finish: "Open the playbook",
};

const POLISH: Words = Words {
    language: "pl",
    start: "Poprowadź mnie*",
    interaction: "Pierwszy kontakt handlowy*",
    first: "Kontakt handlowy",
    hidden: "3 ukryte",
    names: "Dalej: Nazwy",
    own: "Własna lista, etap w każdym wierszu",
    take: "Użyj tych nazw",
    own_first: "Nazwa etapu 1",
    cards: "Dalej: Karty etapów",
    next_card: "Następna karta",
    leave: "Wyjdź z przewodnika",
    playbook: "Podręcznik",
    resume: "Wróć do przewodnika: Krok 3 z 4: Karty etapów",
    picture: "Dalej: Obraz",
    download: "Uporządkuj, dopasuj i pobierz",
    finish: "Otwórz podręcznik",
};

async fn stages(page: &Page) -> Outcome<usize> {
    Ok(page.count("[data-stage].stage").await?)
}

/// From the start screen to the playbook.
async fn led(page: &Page, words: &Words) -> Outcome {
    page.open("").await?;
    page.click("button", words.start).await?;
    page.until("the map", "return document.querySelectorAll('[data-stage].stage').length === 14", json!([])).await?;

    // Where it begins: what lies before is hidden, and comes back.
    page.click("radio", words.interaction).await?;
    page.until("the cut", "return document.querySelectorAll('[data-stage].stage').length === 11", json!([])).await?;
    page.find("button", words.hidden).await?;
    let hidden = |document: &Value| {
        document["nodes"].as_object().map_or(0, |nodes| nodes.values().filter(|node| node["hidden"] == true).count())
    };
    let document = page.parsed().await?;
    assert_eq!((hidden(&document), document["map"]["start"].as_str()), (3, Some("interaction")));
    page.press("Control+z").await?;
    page.until("all of it", "return document.querySelectorAll('[data-stage].stage').length === 14", json!([])).await?;
    page.click("radio", words.interaction).await?;
    page.until("the cut", "return document.querySelectorAll('[data-stage].stage').length === 11", json!([])).await?;
    let report = page.report().await?;
    assert_eq!(report["funnel"]["bars"][0]["name"], words.first, "the numbers begin there too");

    // Names: those of the map, or a list of one's own.
    page.click("button", words.names).await?;
    page.find("textbox", words.own_first).await?;
    page.fill(words.own, "1. Alpha").await?;
    page.press("Enter").await?;
    page.type_text("- Beta").await?;
    page.press("Enter").await?;
    page.type_text("Gamma").await?;
    page.click("button", words.take).await?;
    page.until("three stages", "return document.querySelectorAll('[data-stage].stage').length === 3", json!([]))
        .await?;
    page.fill(words.own_first, "Aleph").await?;
    page.press("Tab").await?;
    page.until_text("Aleph").await?;

    // Cards: one after the other; left and resumed.
    page.click("button", words.cards).await?;
    page.until("the first card", "return document.querySelector('.panel.about .name')?.value === 'Aleph'", json!([]))
        .await?;
    page.click("button", words.next_card).await?;
    page.until("the next", "return document.querySelector('.panel.about .name')?.value === 'Beta'", json!([])).await?;
    page.click("button", words.leave).await?;
    page.reload().await?;
    page.click("tab", words.playbook).await?;
    page.click("button", words.resume).await?;
    page.find("button", words.next_card).await?;

    // The picture, and the playbook at the end.
    page.click("button", words.picture).await?;
    page.click("button", words.download).await?;
    let (name, bytes) = page.downloaded().await?;
    assert!(name.ends_with(".png") && bytes.len() > 1000, "{name}");
    page.click("button", words.finish).await?;
    page.find("tab", words.playbook).await?;
    page.until(
        "the playbook",
        "return !!document.querySelector('.playbook') && !document.querySelector('.guide')",
        json!([]),
    )
    .await?;
    assert_eq!(page.parsed().await?["map"]["guide"], Value::Null);
    assert!(stages(page).await? == 0, "the map is left");
    Ok(())
}

#[test]
fn the_guide_leads_from_the_start_to_the_playbook() {
    test(Browser::default(), async |page| led(page, &ENGLISH).await);
}

#[test]
fn the_guide_leads_from_the_start_to_the_playbook_in_polish() {
    test(Browser { language: POLISH.language, ..Browser::default() }, async |page| led(page, &POLISH).await);
}

#[test]
fn deals_in_the_way_are_named_and_stages_stay_renamable() {
    test(Browser::default(), async |page| {
        page.begin_with_demonstration().await?;
        page.press("Control+k").await?;
        page.type_text("guide me").await?;
        page.press("Enter").await?;
        page.click("radio", "First sales interaction*").await?;
        page.until("who is in the way", "return document.querySelectorAll('.guide .held li').length === 5", json!([]))
            .await?;
        assert_eq!(stages(page).await?, 14, "nothing is hidden");
        page.script::<Value>("document.querySelector('.guide .held button').click(); return null", json!([])).await?;
        page.find("button", "Close the deal").await?;
        page.click("button", "Close the deal").await?;
        page.click("button", "Next: Names").await?;
        page.until_text("There are deals on this map, so its stages stay.").await?;
        assert!(!page.sees("button", "Use these names").await?);
        Ok(())
    });
}
