//! What the map shows beside names, chosen from its legend.

use serde_json::json;

use crate::harness::{Answer, Browser, Page, test};

/// The kinds that are on, as the legend says it.
async fn chosen(page: &Page) -> Answer<Vec<String>> {
    let script = "return [...document.querySelectorAll('.shown label')].filter((row) => row.querySelector('input').checked) \
        .map((row) => row.querySelector('span:not(.sample)').firstChild.textContent)";
    page.script(script, json!([])).await
}

#[test]
fn facts_are_chosen_from_the_legend_and_remembered_for_each_map() {
    test(Browser::default(), async |page| {
        page.begin_with_demonstration().await?;
        page.press("Shift+1").await?;
        for _ in 0..2 {
            page.press("Control+=").await?;
        }
        let document = page.document().await?;
        let marks = [".load", ".stuck", ".phase", ".pip", ".time", ".findings"];
        let shown = async || -> Answer<Vec<bool>> {
            let script = "return arguments[0].map((mark) => !!document.querySelector(`[data-stage] ${mark}`))";
            page.script(script, json!([marks])).await
        };
        assert_eq!(shown().await?, [true, true, true, true, false, false]);
        page.click("button", "What the map shows").await?;
        let all = [
            "Number of deals",
            "Value of deals",
            "Conversion rate",
            "Stuck deals",
            "Journey phase",
            "Completeness of the card",
            "Measures",
        ];
        assert_eq!(chosen(page).await?, all);
        // The legend shows each as it looks, and the phases by name: colour is never alone.
        assert_eq!(page.count(".shown .sample").await?, 11);
        let phases: Vec<String> = page
            .script(
                "return [...document.querySelectorAll('.shown .phases li')].map((phase) => phase.textContent)",
                json!([]),
            )
            .await?;
        assert!(phases.contains(&"Awareness".to_owned()), "{phases:?}");
        for (name, mark, on) in [
            ("Median time*", ".time", true),
            ("Stuck deals*", ".stuck", false),
            ("Journey phase*", ".phase", false),
            ("Completeness of the card*", ".pip", false),
            ("Measures*", ".gauge", false),
            ("Number of deals*", ".none", false),
            ("Value of deals*", ".load", false),
        ] {
            page.click("checkbox", name).await?;
            let script = "return !!document.querySelector(`[data-stage] ${arguments[0]}`) === arguments[1]";
            page.until(name, script, json!([mark, on])).await?;
        }
        assert_eq!(shown().await?, [false, false, false, false, true, false]);
        let shares = "return [...document.querySelectorAll('[data-transition] text')].filter((text) => text.textContent.includes('%')).length";
        assert!(page.script::<usize>(shares, json!([])).await? > 3);
        page.click("checkbox", "Conversion rate*").await?;
        page.until(
            "no shares",
            &format!("{shares} === 0").replace("return ", "return (").replace(" === 0", ") === 0"),
            json!([]),
        )
        .await?;
        page.press("Escape").await?;
        assert_eq!(page.document().await?, document, "looking changes nothing");

        page.reload().await?;
        page.until("the map", "return document.querySelectorAll('[data-stage]').length > 3", json!([])).await?;
        page.until(
            "only times",
            "return !!document.querySelector('[data-stage] .time') && !document.querySelector('[data-stage] .load')",
            json!([]),
        )
        .await?;
        page.click("button", "What the map shows").await?;
        assert_eq!(chosen(page).await?, ["Median time"]);
        page.press("Escape").await?;
        // Another map has its own.
        page.press("Control+k").await?;
        page.type_text("duplicate this map").await?;
        page.press("Enter").await?;
        page.until_document_changes(&document).await?;
        page.until("what maps show first", "return !!document.querySelector('[data-stage] .load')", json!([])).await?;
        Ok(())
    });
}
