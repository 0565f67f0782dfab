//! What the canvas shows, and what keys and the pointer do to it.

use serde_json::json;

use crate::harness::{Browser, test};

#[test]
fn money_on_the_map_is_in_the_currency_of_the_map() {
    test(Browser::default(), async |page| {
        page.begin_with_demonstration().await?;
        page.press("Shift+1").await?;
        let node = page.id_of("Demo").await?;
        page.click_at(page.grip(&node).await?).await?;
        page.until("euros", "return document.querySelector('.panel .rows')?.innerText.includes('€')", json!([])).await?;
        page.click("button", "Settings").await?;
        page.choose("Currency of this map", "GBP").await?;
        page.press("Escape").await?;
        let script = "const shown = [...document.querySelectorAll('[data-stage] .load, .panel .rows .number')].map((one) => one.textContent); \
            return shown.some((text) => text.includes('£')) && !shown.some((text) => text.includes('€'))";
        page.until("pounds and no euros", script, json!([])).await?;
        Ok(())
    });
}
