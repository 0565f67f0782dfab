//! When the buyer says no: what was said, deals that come back, noes counted, and the reasons as a chart.

use serde_json::{Value, json};

use crate::harness::{Browser, Outcome, Page, test};

/// Chooses Lost for a deal that is open, in the table.
const REFUSE: &str = "const row = [...document.querySelectorAll('.deals-table select')].find((list) => list.value && list.value !== arguments[0]); \
    row.focus(); \
    return new Promise((done) => setTimeout(() => { \
      row.value = arguments[0]; row.dispatchEvent(new Event('change', { bubbles: true })); \
      done(row.closest('[data-deal]').dataset.deal); \
    }))";

#[test]
fn nothing_decided_is_an_answer_of_its_own() {
    test(Browser::default(), async |page| {
        page.begin_with_demonstration().await?;
        page.click("tab", "Deals").await?;
        page.click("tab", "Table").await?;
        let before = page.document().await?;
        let lost = page.id_of("Lost").await?;
        let deal: String = page.script(REFUSE, json!([lost])).await?;
        page.find("dialog", "Why was it lost?").await?;
        page.click("button", "Not now").await?;
        page.find("dialog", "Why not now?").await?;
        page.click("dialog button", "No decision").await?;
        page.find("dialog", "Why was nothing decided?").await?;
        page.fill("Reason", "The board did not meet").await?;
        page.click("button", "In 30 days").await?;
        page.click("button", "Move to Lost").await?;
        let after: Value = serde_json::from_str(&page.until_document_changes(&before).await?)?;
        let visits = after["deals"][&deal]["visits"].as_array().cloned().unwrap_or_default();
        let refusal = visits.iter().rev().nth(1).map(|visit| visit["left"]["refusal"].clone()).unwrap_or_default();
        assert_eq!((&refusal["undecided"], &refusal["reason"]), (&json!(true), &json!("The board did not meet")));
        assert!(refusal["revisit"].is_string(), "it comes back: {refusal}");
        page.script::<()>("document.querySelector(`[data-deal=\"${arguments[0]}\"]`).click()", json!([deal])).await?;
        page.until_text("Nothing was decided: The board did not meet").await?;
        page.until_text("The buyer said no").await?;
        Ok(())
    });
}

/// Opens the part of the playbook about noes from the message that deals are due.
async fn open_noes(page: &Page) -> Outcome {
    page.begin_with_demonstration().await?;
    page.until_text("2 deals are due to come back.").await?;
    page.script::<()>("document.querySelector('.notice button').click()", json!([])).await?;
    page.until("deals that are due", "return document.querySelectorAll('.returning .due').length === 2", json!([]))
        .await?;
    Ok(())
}

#[test]
fn deals_come_back_on_their_day() {
    test(Browser::default(), async |page| {
        open_noes(page).await?;
        let before = page.document().await?;
        let press = "const row = document.querySelector('.returning .due'); row.querySelector('.reopen').click()";
        page.script::<()>(press, json!([])).await?;
        let after: Value = serde_json::from_str(&page.until_document_changes(&before).await?)?;
        let moved = |deal: &Value| deal["visits"].as_array().map_or(0, Vec::len);
        let then: Value = serde_json::from_str(&before)?;
        let deals = after["deals"].as_object().cloned().unwrap_or_default();
        let back: Vec<&Value> = deals
            .iter()
            .filter(|(id, deal)| moved(deal) > moved(&then["deals"][id.as_str()]))
            .map(|(_, deal)| deal)
            .collect();
        assert_eq!(back.len(), 1);
        let node = back[0]["visits"].as_array().and_then(|visits| visits.last()).map(|visit| visit["node"].clone());
        let kind = &after["nodes"][node.unwrap_or_default().as_str().unwrap_or_default()]["kind"];
        assert_eq!(kind, &json!("stage"), "it is worked on again");
        page.until("one less", "return document.querySelectorAll('.returning .due').length === 1", json!([])).await?;
        page.press("Control+z").await?;
        page.until_document_is(&before).await?;
        // Whoever looks at the map or the board sees it too.
        page.click("tab", "Map").await?;
        page.press("Shift+1").await?;
        page.until_text("1 due").await?;
        page.click("tab", "Deals").await?;
        page.script::<()>("document.querySelector('.board').scrollLeft = 1e6", json!([])).await?;
        page.until(
            "the mark on a column",
            "return [...document.querySelectorAll('.column .badge')].some((one) => one.textContent.includes('due'))",
            json!([]),
        )
        .await?;
        Ok(())
    });
}

#[test]
fn reasons_are_a_chart_and_a_table_by_stage() {
    test(Browser::default(), async |page| {
        open_noes(page).await?;
        // A chart is drawn when it comes near the window.
        let drawn = "return document.querySelectorAll('[data-chart=reasons] [data-mark]').length > 3";
        page.until("the chart", drawn, json!([])).await?;
        let read = r#"
            const chart = document.querySelector('[data-chart=reasons]');
            const marks = (column) => [...chart.querySelectorAll(`[data-mark][aria-label*=", ${column}: "]`)].map((mark) => mark.getBoundingClientRect());
            const names = [...chart.querySelectorAll('text.name')].map((name) => name.getBoundingClientRect());
            const apart = names.slice(1).every((box, at) => box.top >= names[at].bottom - .5);
            // The line goes through the points, which stand where their rows are.
            const dots = [...chart.querySelectorAll('rect.dot')].slice(1).map((dot) => dot.getBoundingClientRect());
            const middle = (box) => [box.left + box.width / 2, box.top + box.height / 2];
            const off = Math.max(...marks('Together').map((mark, at) => Math.hypot(...middle(mark).map((value, axis) => value - middle(dots[at])[axis]))));
            const lengths = marks('Share').map((mark) => mark.width);
            return [lengths, apart, off]"#;
        let (lengths, apart, off): (Vec<f64>, bool, f64) = page.script(read, json!([])).await?;
        assert!(lengths.len() > 3 && apart, "{lengths:?}");
        assert!(lengths.windows(2).all(|pair| pair[0] >= pair[1]), "{lengths:?}");
        assert!(off < 2.0, "the line is {off} pixels beside the points");
        page.click("button", "Show as a table: Reasons for a no").await?;
        let read = "return [...document.querySelectorAll('[data-chart=reasons] tbody tr')].map((row) => [...row.children].map((cell) => cell.textContent))";
        let table: Vec<Vec<String>> = page.script(read, json!([])).await?;
        assert_eq!(table.len(), lengths.len());
        assert_eq!(table.last().map(|row| row[3].as_str()), Some("100%"));
        let all: usize = table.iter().map(|row| row[1].parse().unwrap_or(0)).sum();
        let choose = "const list = document.querySelector('.no-stage select'); list.selectedIndex = 1; \
            list.dispatchEvent(new Event('change', { bubbles: true })); return Number(list.selectedOptions[0].textContent.split(' · ').pop())";
        let one: usize = page.script(choose, json!([])).await?;
        assert!(one > 0 && one < all, "{one} of {all}");
        let sum = "return [...document.querySelectorAll('[data-chart=reasons] td:nth-child(2)')].reduce((all, one) => all + Number(one.textContent), 0) === arguments[0]";
        page.until("the reasons of one stage", sum, json!([one])).await?;
        Ok(())
    });
}

#[test]
fn noes_are_counted() {
    test(Browser::default(), async |page| {
        open_noes(page).await?;
        page.click("button", "Show as a table: Win rate after each number of noes").await?;
        let rows = "return [...document.querySelectorAll('[data-chart=after_noes] tbody tr')].map((row) => [...row.children].map((cell) => cell.textContent))";
        let rows: Vec<Vec<String>> = page.script(rows, json!([])).await?;
        assert!(rows.len() > 2 && rows[0][0] == "any number", "{rows:?}");
        assert!(rows[0][1].contains('%') && rows[2][1].contains("not enough data"), "{rows:?}");
        page.click("tab", "Deals").await?;
        page.click("tab", "Table").await?;
        page.click("button", "Noes").await?;
        let first = "return document.querySelector('.deals-table .rows [data-deal] > :nth-child(7)').textContent";
        let most: usize = page.script::<String>(first, json!([])).await?.parse()?;
        assert!(most > 1, "most noes first: {most}");
        Ok(())
    });
}

#[test]
fn a_way_says_what_happens_next() {
    test(Browser::default(), async |page| {
        open_noes(page).await?;
        let before = page.document().await?;
        page.click("button", "Show Customer stays? → Churned").await?;
        page.fill("What happens next", "Ask for the reason and thank them").await?;
        page.press("Tab").await?;
        let after = page.until_document_changes(&before).await?;
        assert!(after.contains("Ask for the reason and thank them"));
        page.fill("Share of deals", "40").await?;
        page.press("Enter").await?;
        let shared = page.until_document_changes(&after).await?;
        assert!(shared.contains("\"share\""), "the share is kept");
        page.click("tab", "Playbook").await?;
        page.until_text("Ask for the reason and thank them").await?;
        Ok(())
    });
}
