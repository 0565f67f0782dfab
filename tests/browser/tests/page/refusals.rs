//! When the buyer says no: what was said, deals that come back, noes counted, and the reasons as a chart.

use serde_json::{Value, json};

use crate::harness::{Browser, Outcome, Page, test};

/// Chooses Lost for a deal that is open, in the table.
const REFUSE: &str = "const row = [...document.querySelectorAll('.deals-table select')].find((list) => list.value && list.value !== arguments[0]); \
    row.value = arguments[0]; row.dispatchEvent(new Event('change', { bubbles: true })); \
    return row.closest('[data-deal]').dataset.deal";

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
        let read = r#"
            const bars = [...document.querySelectorAll('.pareto li')];
            const text = (row) => [...row.children].map((cell) => cell.textContent);
            const table = [...document.querySelectorAll('.no-reasons table tbody tr')].map(text);
            const boxes = bars.map((bar) => bar.querySelector('.reason').getBoundingClientRect());
            const apart = boxes.slice(1).every((box, at) => box.top >= boxes[at].bottom - .5);
            // The line goes through the dots.
            const svg = document.querySelector('.pareto svg').getBoundingClientRect();
            const points = document.querySelector('.pareto polyline').getAttribute('points').split(' ').map((one) => one.split(',').map(Number));
            const dots = bars.map((bar) => bar.querySelector('i').getBoundingClientRect());
            const off = Math.max(...points.map(([x, y], at) => Math.hypot(svg.left + svg.width * x / 100 - dots[at].left - 3.5, svg.top + svg.height * y / 100 - dots[at].top - 3.5)));
            return [table, bars.length, apart, off]"#;
        let (table, bars, apart, off): (Vec<Vec<String>>, usize, bool, f64) = page.script(read, json!([])).await?;
        assert!(bars > 3 && table.len() == bars && apart, "{bars} bars, {table:?}");
        assert!(off < 2.0, "the line is {off} pixels beside the dots");
        let counts: Vec<usize> = table.iter().map(|row| row[1].parse().unwrap_or(0)).collect();
        assert!(counts.windows(2).all(|pair| pair[0] >= pair[1]), "{counts:?}");
        assert_eq!(table.last().map(|row| row[3].as_str()), Some("100%"));
        let all: usize = counts.iter().sum();
        let choose = "const list = document.querySelector('.no-reasons select'); list.selectedIndex = 1; \
            list.dispatchEvent(new Event('change', { bubbles: true })); return Number(list.selectedOptions[0].textContent.split(' · ').pop())";
        let one: usize = page.script(choose, json!([])).await?;
        assert!(one > 0 && one < all, "{one} of {all}");
        let sum = "return [...document.querySelectorAll('.no-reasons table td:nth-child(2)')].reduce((all, one) => all + Number(one.textContent), 0) === arguments[0]";
        page.until("the reasons of one stage", sum, json!([one])).await?;
        Ok(())
    });
}

#[test]
fn noes_are_counted() {
    test(Browser::default(), async |page| {
        open_noes(page).await?;
        let rows = "return [...document.querySelectorAll('.after-noes tbody tr')].map((row) => [...row.children].map((cell) => cell.textContent))";
        let rows: Vec<Vec<String>> = page.script(rows, json!([])).await?;
        assert_eq!(rows.len(), 4);
        assert!(rows[0][4].contains('%') && rows[3][4].contains("not enough data"), "{rows:?}");
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
