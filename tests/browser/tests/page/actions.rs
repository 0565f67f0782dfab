//! The list of commands and the search, by keyboard alone.

use serde_json::json;

use crate::harness::{Answer, Browser, Outcome, Page, test};

/// The names in the list that is open, the first ones.
async fn listed(page: &Page) -> Answer<Vec<String>> {
    let script =
        "return [...document.querySelectorAll('dialog [role=option] bdi')].slice(0, 5).map((name) => name.textContent)";
    page.script(script, json!([])).await
}

/// Types into the open list and waits until this is its first row.
pub async fn type_until(page: &Page, text: &str, first: &str) -> Outcome {
    page.type_text(text).await?;
    let script = "return document.querySelector('dialog [role=option] bdi')?.textContent === arguments[0]";
    Ok(page.until(&format!("“{first}” to be first"), script, json!([first])).await?)
}

/// The row that Enter would choose, as assistive technology is told of it.
async fn active(page: &Page) -> Answer<String> {
    let script = "const field = document.activeElement; \
        const row = document.getElementById(field.getAttribute('aria-activedescendant')); \
        return row.getAttribute('aria-selected') === 'true' && row.querySelector('bdi').textContent";
    page.script(script, json!([])).await
}

#[test]
fn every_command_is_reached_by_typing_some_of_its_name() {
    test(Browser::default(), async |page| {
        page.begin_with_demonstration().await?;
        let before = page.view().await?;
        page.press("Control+k").await?;
        type_until(page, "export", "Download file").await?;
        page.press("Control+a").await?;
        type_until(page, "zmin", "Zoom in").await?;
        page.press("Enter").await?;
        page.until_gone("dialog", "Commands").await?;
        page.until_view_changes(before).await?;

        page.press("Control+/").await?;
        page.find("dialog", "Commands").await?;
        let names = listed(page).await?;
        assert_eq!(names.first().map(String::as_str), Some("Zoom in"), "what was chosen last comes first: {names:?}");
        assert!(!names.contains(&"Undo".to_owned()), "nothing is there to undo: {names:?}");
        assert_eq!(active(page).await?, "Zoom in");
        page.press("ArrowDown").await?;
        assert_eq!(active(page).await?, names[1]);
        page.press("ArrowUp").await?;
        page.press("ArrowUp").await?;
        let last = active(page).await?;
        assert!(!names.contains(&last), "it goes round to the last: {last}");
        page.press("Escape").await?;
        page.until_gone("dialog", "Commands").await?;
        Ok(())
    });
}

#[test]
fn commands_do_what_their_keys_do_and_know_polish_without_its_letters() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        let before = page.document().await?;
        page.press("Control+k").await?;
        type_until(page, "add a decision", "Add a decision").await?;
        page.press("Enter").await?;
        page.until_naming().await?;
        page.type_text("Fits?").await?;
        page.press("Enter").await?;
        page.until("the name to be kept", "return stagecraft.document().includes('Fits?')", json!([])).await?;
        page.press("Control+z").await?;
        page.until_document_is(&before).await?;

        page.click("button", "PL – Polski").await?;
        page.press("Control+k").await?;
        page.find("dialog", "Polecenia").await?;
        type_until(page, "zaznacz wsz", "Zaznacz wszystko").await?;
        page.press("Enter").await?;
        page.wait("everything to be selected", async || Ok((page.selected().await?.len() > 14).then_some(()))).await?;
        page.press("Control+k").await?;
        type_until(page, "gory", "Wyrównaj: Do góry").await?;
        page.press("Enter").await?;
        let aligned = page.until_document_changes(&before).await?;
        assert_ne!(aligned, before);
        Ok(())
    });
}

#[test]
fn find_selects_what_was_chosen_and_moves_the_view_there() {
    test(Browser::default(), async |page| {
        page.begin_with_demonstration().await?;
        let stage = page.id_of("Existing customer").await?;
        // Far away, and too small to be read.
        for _ in 0..12 {
            page.press("Control+-").await?;
        }
        let before = page.view().await?;
        page.press("Control+f").await?;
        page.find("dialog", "Find on the map and among the deals").await?;
        assert_eq!(listed(page).await?.first().map(String::as_str), Some("Brand awareness"), "the stages as they flow");
        type_until(page, "existing", "Existing customer").await?;
        page.press("Enter").await?;
        page.until_view_changes(before).await?;
        page.wait("the stage to be selected", async || Ok((page.selected().await? == [stage.clone()]).then_some(())))
            .await?;
        assert!(page.view().await?.zoom > 0.4, "its name can be read");
        let area = page.area(&stage).await?;
        assert!(area.left > 0.0 && area.right < 1100.0 && area.top > 52.0 && area.bottom < 860.0, "{area:?}");
        let focused: bool = page.script("return document.activeElement.matches('.canvas')", json!([])).await?;
        assert!(focused, "the keys of the map are meant from here on");
        Ok(())
    });
}

#[test]
fn find_knows_cards_transitions_and_deals_from_every_view() {
    test(Browser::default(), async |page| {
        page.begin_with_demonstration().await?;
        page.press("Control+f").await?;
        page.type_text("time frame").await?;
        let excerpt = "return [...document.querySelectorAll('dialog [role=option] small')].some((it) => /time frame/.test(it.textContent))";
        page.until("the words around it", excerpt, json!([])).await?;
        page.press("Control+a").await?;
        type_until(page, "bad timing", "Bad timing").await?;
        page.press("Enter").await?;
        let marked = "return document.querySelectorAll('[data-transition].selected').length === 1";
        page.until("the transition to be selected", marked, json!([])).await?;

        page.click("tab", "Deals").await?;
        let deal: (String, String) = page
            .script("const deal = Object.values(JSON.parse(stagecraft.document()).deals)[7]; return [deal.name, deal.company]", json!([]))
            .await?;
        page.press("Control+f").await?;
        page.type_text(&deal.1).await?;
        let first = "return document.querySelector('dialog [role=option] bdi')?.textContent.includes(arguments[0])";
        page.until("the deal", first, json!([deal.1])).await?;
        page.press("Enter").await?;
        page.find("button", "Close the deal").await?;
        page.click("button", "Close the deal").await?;

        page.press("Control+f").await?;
        type_until(page, "discov", "Discovery").await?;
        page.press("Enter").await?;
        let stage = page.id_of("Discovery").await?;
        page.wait("the stage on the map", async || Ok((page.selected().await? == [stage.clone()]).then_some(())))
            .await?;
        // One list takes the place of the other.
        page.press("Control+f").await?;
        page.find("dialog", "Find on the map and among the deals").await?;
        page.press("Control+k").await?;
        page.find("dialog", "Commands").await?;
        page.press("Escape").await?;
        page.until_gone("dialog", "Commands").await?;
        Ok(())
    });
}

#[test]
fn a_step_inside_a_stage_is_found_with_its_stage_and_shown_on_its_map() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        page.press("Control+f").await?;
        type_until(page, "train", "Train the users").await?;
        let beside = "return document.querySelector('dialog [role=option] > small').textContent";
        assert_eq!(page.script::<String>(beside, json!([])).await?, "Step of Implementation");
        page.press("Enter").await?;
        let said = "return document.querySelector('.view > [aria-live]').textContent.startsWith(arguments[0])";
        page.until("the step to be selected", said, json!(["Train the users, Step of Implementation, "])).await?;
        page.find("button", "Back to *").await?;
        let step = page.id_of("Train the users").await?;
        let area = page.area(&step).await?;
        assert!(area.left > 0.0 && area.right < 1440.0 && area.top > 52.0, "{area:?}");
        page.press("Control+k").await?;
        type_until(page, "back whole", "Back to the whole map").await?;
        page.press("Enter").await?;
        page.until_gone("button", "Back to *").await?;
        Ok(())
    });
}

#[test]
fn a_field_keeps_its_words_when_commands_are_asked_for() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        let node = page.id_of("Brand engagement").await?;
        page.click_at(page.grip(&node).await?).await?;
        let field = page.find("textbox", "Entry definition").await?;
        field.click().await?;
        page.type_text(" and s d n").await?;
        page.press("Control+k").await?;
        page.find("dialog", "Commands").await?;
        page.press("Escape").await?;
        page.until_gone("dialog", "Commands").await?;
        let focused =
            "return document.activeElement.matches('textarea') && document.activeElement.value.includes('and s d n')";
        page.until("the field to have the focus again", focused, json!([])).await?;
        let tools: usize = page.count(".rail [aria-pressed=true][aria-keyshortcuts=V]").await?;
        assert_eq!(tools, 1, "letters chose no tool");
        Ok(())
    });
}
