//! A page that stays open over midnight.

use serde_json::json;

use crate::harness::{Browser, clock, test};

/// The page's clock goes ahead by as many days as a script says.
const AHEAD: &str = "Real.now() + (window.daysAhead ?? 0) * 86400000";

#[test]
fn another_day_is_noticed_when_somebody_comes_back() {
    test(Browser { before: clock(AHEAD), ..Browser::default() }, async |page| {
        page.begin_with_demonstration().await?;
        let deals: usize =
            page.script("return Object.keys(JSON.parse(stagecraft.document()).deals).length", json!([])).await?;
        // The badges of the nodes: how many of their deals have outstayed the time expected.
        let stuck = "return [...document.querySelectorAll('.stuck text')].reduce((all, one) => all + parseInt(one.textContent), 0)";
        let before: usize = page.script(stuck, json!([])).await?;
        let open = "const later = arguments[0]; window.daysAhead = 400; window.dispatchEvent(new Event(later))";
        page.script::<()>(open, json!(["visibilitychange"])).await?;
        let more = "return [...document.querySelectorAll('.stuck text')] \
            .reduce((all, one) => all + parseInt(one.textContent), 0) > arguments[0]";
        page.until("more deals to be stuck on the map", more, json!([before])).await?;

        page.click("tab", "Deals").await?;
        page.click("tab", "Table").await?;
        let cells =
            "return [...document.querySelectorAll('.deals-table .badge')].map((cell) => parseInt(cell.textContent))";
        let days: Vec<i64> = page.script(cells, json!([])).await?;
        assert!(!days.is_empty() && days.iter().all(|days| *days >= 400), "{days:?}");
        page.script::<()>("window.daysAhead = 500; window.dispatchEvent(new Event('focus'))", json!([])).await?;
        let all_later = "return [...document.querySelectorAll('.deals-table .badge')].every((cell) => parseInt(cell.textContent) >= 500)";
        page.until("the table to count on", all_later, json!([])).await?;

        page.click("tab", "Funnel").await?;
        page.until_text(&format!("{deals} deals in all")).await?;
        page.choose("Period", "Last 90 days").await?;
        page.until_text("No deals match").await?;
        page.script::<()>("window.daysAhead = 0; window.dispatchEvent(new Event('focus'))", json!([])).await?;
        page.until("deals in the period", "return !document.body.innerText.includes('No deals match')", json!([]))
            .await?;
        Ok(())
    });
}
