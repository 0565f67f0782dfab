//! As many deals as a map can have: only what is seen is in the page, and only what changed is counted.

use serde_json::json;

use crate::harness::{Browser, Outcome, Page, test};

/// How many deals, each with one stay and most with a second.
const DEALS: usize = 50_000;

/// Drops a file onto the page with the open map and so many deals.
const DROP: &str = r#"
    const [count] = arguments;
    const map = JSON.parse(window.stagecraft.document());
    const nodes = Object.entries(map.nodes);
    const stages = nodes.filter(([, node]) => node.kind === 'stage').map(([id]) => id);
    map.map.id = 'many'; map.map.name = 'Many deals'; map.deals = {};
    for (let number = 0; number < count; number += 1) {
      const at = number % (stages.length - 1);
      const visits = [{ node: stages[at], entered: '2026-01-05' }];
      if (number % 4) {
        visits[0].left = { on: '2026-02-02', by: [] };
        visits.push({ node: stages[at + 1], entered: '2026-02-02' });
      }
      map.deals[`d${number.toString(36).padStart(4, '0')}`] = {
        name: `Deal ${number}`, value: number * 100, owner: ['Ada', 'Ben', 'Cleo'][number % 3], created: '2026-01-05', visits,
      };
    }
    const dropped = new DataTransfer();
    dropped.items.add(new File([JSON.stringify(map)], 'many.json', { type: 'application/json' }));
    for (const kind of ['dragenter', 'dragover', 'drop']) {
      document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: dropped, bubbles: true, cancelable: true }));
    }
    return null;
"#;

async fn facts(page: &Page) -> Outcome<usize> {
    Ok(page.script("return window.stagecraft.counts().facts", json!([])).await?)
}

#[test]
fn fifty_thousand_deals_are_rows_in_sight_and_facts_of_what_changed() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        page.script::<()>(DROP, json!([DEALS])).await?;
        page.until("the map", "return document.querySelector('header').textContent.includes('Many deals')", json!([]))
            .await?;
        page.click("tab", "Deals").await?;
        page.click("tab", "Table").await?;
        page.until("rows", "return document.querySelectorAll('[data-deal]').length > 5", json!([])).await?;
        for part in [0.0, 0.5, 1.0] {
            let scroll = "const table = document.querySelector('.table-scroll'); \
                table.scrollTop = table.scrollHeight * arguments[0]; return null";
            page.script::<()>(scroll, json!([part])).await?;
            let rows = "const rows = [...document.querySelectorAll('[data-deal]')].map((row) => +row.ariaRowIndex); \
                const first = arguments[0] * 50000; \
                return rows.length > 5 && Math.abs(Math.min(...rows) - first) < 120 && rows.length";
            let rows: usize = page
                .wait("the rows in sight", async || {
                    let found: serde_json::Value = page.script(rows, json!([part])).await?;
                    Ok(found.as_u64().map(|count| count as usize))
                })
                .await?;
            assert!(rows <= 100, "{rows} rows are in the page");
        }
        // A deal goes back a stage, where no gate asks: one fact is made, of 50,000.
        let before = facts(page).await?;
        assert!(before >= DEALS, "each deal was read once: {before}");
        let text = page.document().await?;
        // A row lists the stages when its list is about to be used.
        let list = "const selects = [...document.querySelectorAll('[data-deal] select')]; \
            if (!window.listed) { window.listed = selects.every((one) => one.options.length === 1); \
              for (const one of selects) one.dispatchEvent(new Event('focus')); } \
            return window.listed && selects.every((one) => one.options.length > 10)";
        page.until("the lists of the rows", list, json!([])).await?;
        let choose = "const selects = [...document.querySelectorAll('[data-deal] select')]; \
            const select = selects.find((one) => one.selectedIndex > 0); \
            select.selectedIndex -= 1; select.dispatchEvent(new Event('change', { bubbles: true })); return null";
        page.script::<()>(choose, json!([])).await?;
        page.until_document_changes(&text).await?;
        assert_eq!(facts(page).await?, before + 1, "only the deal that moved is read anew");
        page.click("tab", "Funnel").await?;
        page.until_text("50,000").await?;
        let read = facts(page).await?;
        page.script::<()>(
            "const owner = [...document.querySelectorAll('.funnel select')].find((one) => one.textContent.includes('Ada')); \
             owner.selectedIndex = 1; owner.dispatchEvent(new Event('change', { bubbles: true })); return null",
            json!([]),
        )
        .await?;
        page.until_text("16,667").await?;
        assert_eq!(facts(page).await?, read, "a filter reads no deal anew");
        Ok(())
    });
}

/// The generation of the newest folded state of the open map, and how many lines are kept beside it.
const KEPT: &str = "const keys = Object.keys(localStorage).filter((key) => key.startsWith('stagecraft/1/many/')); \
    const states = keys.filter((key) => /\\/[ab]$/.test(key)).map((key) => +localStorage.getItem(key).split(' ')[2]); \
    return [Math.max(...states), keys.filter((key) => key.includes('/journal/')).length]";

#[test]
fn a_map_with_many_deals_is_folded_when_nobody_sees_it() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        page.script::<()>(DROP, json!([2_500])).await?;
        page.until("the map", "return document.querySelector('header').textContent.includes('Many deals')", json!([]))
            .await?;
        let before: (u64, usize) = page.script(KEPT, json!([])).await?;
        let stage = page.id_of("Brand engagement").await?;
        let at = page.grip(&stage).await?;
        page.drag(at, (at.0, at.1 + 64.0), 4).await?;
        for _ in 0..70 {
            page.press("Control+z").await?;
            page.press("Control+Shift+z").await?;
        }
        page.until("lines", &format!("const kept = (() => {{ {KEPT} }})(); return kept[1] > 130"), json!([])).await?;
        let (folded, lines): (u64, usize) = page.script(KEPT, json!([])).await?;
        assert_eq!(folded, before.0, "nothing was folded after {lines} changes");
        let last = page.document().await?;
        let hide = "Object.defineProperty(document, 'hidden', { get: () => true, configurable: true }); \
            document.dispatchEvent(new Event('visibilitychange', { bubbles: true })); return null";
        page.script::<()>(hide, json!([])).await?;
        let more = format!("const kept = (() => {{ {KEPT} }})(); return kept[0] > arguments[0]");
        page.until("the folding", &more, json!([folded])).await?;
        page.reload().await?;
        page.until_document_is(&last).await?;
        Ok(())
    });
}
