//! Steps typed, pasted, put in order and placed on the map.

use serde_json::{Value, json};

use crate::accessibility::look;
use crate::harness::{Browser, Outcome, Page, test};

/// The steps as the list shows them.
async fn listed(page: &Page) -> Outcome<Vec<String>> {
    let script =
        "return [...document.querySelectorAll('[data-step]')].map((row) => row.querySelector('textarea').value)";
    Ok(page.script(script, json!([])).await?)
}

async fn until_listed(page: &Page, steps: &[&str]) -> Outcome {
    let script = "const shown = [...document.querySelectorAll('[data-step]')].map((row) => row.querySelector('textarea').value); \
        return JSON.stringify(shown) === JSON.stringify(arguments[0])";
    page.until(&format!("the steps {steps:?}"), script, json!([steps])).await?;
    Ok(())
}

async fn to_steps(page: &Page) -> Outcome {
    page.click("tab", "Playbook").await?;
    page.click("button", "Steps").await?;
    page.find("textbox", "Next step").await?;
    Ok(())
}

/// The middle of the grip of a step.
async fn grip(page: &Page, index: usize) -> Outcome<(f64, f64)> {
    let script = "const box = document.querySelectorAll('[data-step] .grip')[arguments[0]].getBoundingClientRect(); \
        return [(box.left + box.right) / 2, (box.top + box.bottom) / 2]";
    Ok(page.script(script, json!([index])).await?)
}

#[test]
fn captured_steps_go_onto_the_map_as_one_step() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        let first = page.document().await?;
        to_steps(page).await?;
        page.click("textbox", "Next step").await?;
        for step in ["Call the buyer back", "Send the offer"] {
            page.type_text(step).await?;
            page.press("Enter").await?;
        }
        until_listed(page, &["Call the buyer back", "Send the offer"]).await?;
        let paste = "const data = new DataTransfer(); data.setData('text/plain', arguments[0]); \
            document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))";
        page.script::<()>(paste, json!(["1. Sign\tSales\n2. File\tOffice\n"])).await?;
        until_listed(page, &["Call the buyer back", "Send the offer", "Sign", "File"]).await?;
        assert_eq!(page.script::<String>("return document.activeElement.ariaLabel", json!([])).await?, "Next step");

        page.script::<()>("document.querySelectorAll('[data-step]')[2].querySelector('textarea').focus()", json!([]))
            .await?;
        page.press("Alt+ArrowUp").await?;
        until_listed(page, &["Call the buyer back", "Sign", "Send the offer", "File"]).await?;
        let (from, to) = (grip(page, 0).await?, grip(page, 3).await?);
        page.press_and_move(&[from, (from.0, from.1 + 20.0), (to.0, to.1 + 4.0)]).await?;
        page.until("where it lands", "return !!document.querySelector('[data-landing=below]')", json!([])).await?;
        assert_eq!(listed(page).await?[0], "Call the buyer back", "nothing is done before it is let go");
        page.release().await?;
        until_listed(page, &["Sign", "Send the offer", "File", "Call the buyer back"]).await?;
        // A drag that is given up leaves everything.
        let from = grip(page, 0).await?;
        page.press_and_move(&[from, (from.0, from.1 + 60.0)]).await?;
        page.press("Escape").await?;
        page.release().await?;
        until_listed(page, &["Sign", "Send the offer", "File", "Call the buyer back"]).await?;

        let before = page.document().await?;
        page.click("button", "Place all 4 on the map").await?;
        page.wait("four stages to be selected", async || Ok((page.selected().await?.len() == 4).then_some(()))).await?;
        let after: Value = page.parsed().await?;
        assert!(after["captures"].as_object().is_none_or(|all| all.is_empty()), "they leave the list");
        let id = page.id_of("Sign").await?;
        assert_eq!(after["nodes"][&id]["actor"], "Sales");
        let area = page.area(&id).await?;
        assert!(area.left >= 0.0 && area.top >= 0.0 && area.bottom < 900.0, "it is in sight: {area:?}");
        page.press("Control+z").await?;
        page.until_document_is(&before).await?;

        to_steps(page).await?;
        page.choose("Where they go", "As steps inside “Discovery”").await?;
        page.click("button", "Place all 4 on the map").await?;
        page.wait("four steps to be selected", async || Ok((page.selected().await?.len() == 4).then_some(()))).await?;
        let discovery = page.id_of("Discovery").await?;
        let id = page.id_of("File").await?;
        assert_eq!(page.parsed().await?["nodes"][&id]["parent"], discovery.as_str());
        assert_ne!(page.document().await?, first);
        Ok(())
    });
}

#[test]
fn what_somebody_tells_becomes_steps() {
    test(Browser::default(), async |page| {
        page.begin_with_demonstration().await?;
        page.click("tab", "Playbook").await?;
        page.click("button", "People").await?;
        page.click("button", "More about Anna Wrońska").await?;
        page.click("button", "Take 4 lines over as steps").await?;
        page.until_text("named by Anna Wrońska").await?;
        assert_eq!(listed(page).await?.len(), 8);
        let mut found = Vec::new();
        look(page, "steps", &mut found).await?;
        assert!(found.is_empty(), "{found:#?}");
        Ok(())
    });
}
