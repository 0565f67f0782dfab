//! Measures: computed and typed, judged by thresholds, with where they come from.

use serde_json::{Value, json};

use crate::harness::{Answer, Browser, Page, test};

async fn write(page: &Page, field: &str, text: &str) -> Answer {
    page.fill(field, text).await?;
    page.press("Tab").await
}

/// The measure with this name in the document.
async fn kept(page: &Page, name: &str) -> Answer<Value> {
    let document = page.parsed().await?;
    let all = document["entries"]["kpis"].as_object().or(document["kpis"].as_object()).cloned().unwrap_or_default();
    Ok(all.values().find(|kpi| kpi["name"] == name).cloned().unwrap_or_default())
}

#[test]
fn a_measure_says_where_it_comes_from_and_whether_it_is_good() {
    test(Browser::default(), async |page| {
        page.begin_with_demonstration().await?;
        page.click("tab", "Playbook").await?;
        page.click("button", "Measures").await?;
        page.click("button", "Win rate*").await?;
        page.until_text("Won ÷ (won + lost). Measured: 19 deals").await?;
        page.click("button", "Win rate*").await?;

        page.click("button", "Add a measure").await?;
        page.click("button", "Your own measure").await?;
        write(page, "Name", "Calls a day").await?;
        page.until_text("Calls a day").await?;
        write(page, "Value", "40").await?;
        write(page, "Watch from", "30").await?;
        write(page, "Bad from", "35").await?;
        page.until_text("“bad” begins at or below “watch”").await?;
        assert_eq!(kept(page, "Calls a day").await?["red"], Value::Null, "refused");
        write(page, "Bad from", "10").await?;
        page.choose("Comes from", "benchmark").await?;
        write(page, "Source", "Study of 2025").await?;
        page.until_text("Benchmark: Study of 2025").await?;
        page.until("good", "return !!document.querySelector('.kpi[open] summary .badge.good')", json!([])).await?;
        write(page, "Value", "10").await?;
        page.until("bad", "return !!document.querySelector('.kpi[open] summary .badge.bad')", json!([])).await?;
        page.click("checkbox", "Less is better").await?;
        page.until(
            "good again",
            "return !!document.querySelector('.kpi[open] summary .badge.watch, .kpi[open] summary .badge.warn')",
            json!([]),
        )
        .await?;

        // On a stage it is seen on the map.
        page.choose("Where", "Demo").await?;
        page.click("tab", "Map").await?;
        page.until_text("10 watch").await?;
        Ok(())
    });
}
