//! What a screen reader hears while somebody goes through the map.

use serde_json::json;

use crate::harness::{Answer, Browser, Page, test};

/// Waits until the live region and the name of the node selected both say this.
async fn until_said(page: &Page, words: &str) -> Answer {
    let script = "const name = document.querySelector('[data-stage].selected')?.ariaLabel; \
        return name === arguments[0] && document.querySelector('.view > [aria-live]').textContent === name";
    page.until(&format!("“{words}”"), script, json!([words])).await
}

#[test]
fn the_place_in_the_flow_is_said_of_what_is_selected() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        page.press("Tab").await?;
        until_said(page, "Brand awareness, stage 1 of 14, 4 of 4 items complete, 1 way out").await?;
        page.press("Tab").await?;
        until_said(page, "Brand engagement, stage 2 of 14, 4 of 4 items complete, 1 way out").await?;
        page.press("Alt+ArrowRight").await?;
        page.press("Alt+ArrowRight").await?;
        until_said(page, "Sales interaction, stage 4 of 14, 4 of 4 items complete, 2 ways out").await?;
        let others = "return [...document.querySelectorAll('[data-stage]:not(.selected)')].every((node) => !/ways? out/.test(node.ariaLabel))";
        page.until("only the one selected to say its place", others, json!([])).await?;
        page.click("button", "PL – Polski").await?;
        until_said(page, "Sales interaction, etap 4 z 14, 4 z 4 elementów gotowe, 2 wyjścia").await?;
        page.press("Control+a").await?;
        let all = "return /^Zaznaczono \\d+ element/.test(document.querySelector('.view > [aria-live]').textContent)";
        page.until("how many are selected", all, json!([])).await?;
        Ok(())
    });
}

#[test]
fn a_transition_is_said_with_its_ends_and_the_panel_is_a_key_away() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        page.press("Control+f").await?;
        page.type_text("not a fit").await?;
        let first = "return document.querySelector('dialog [role=option] bdi')?.textContent === 'Not a fit'";
        page.until("the transition to be found", first, json!([])).await?;
        page.press("Enter").await?;
        let said = "return document.querySelector('.view > [aria-live]').textContent === arguments[0]";
        page.until("its ends", said, json!(["Not a fit, No, from Why not qualified? to Disqualified"])).await?;
        page.press("Control+Enter").await?;
        let panel = "return !!document.activeElement.closest('.panel')";
        page.until("the panel to have the focus", panel, json!([])).await?;
        page.script::<()>("document.querySelector('.canvas').focus()", json!([])).await?;
        page.press("Enter").await?;
        let label =
            "return document.activeElement.matches('.panel input') && document.activeElement.value === 'Not a fit'";
        page.until("its label to be edited", label, json!([])).await?;
        Ok(())
    });
}
