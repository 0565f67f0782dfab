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
