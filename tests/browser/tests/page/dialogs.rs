//! Questions in front of everything else.

use serde_json::json;

use crate::harness::{Browser, test};

#[test]
fn a_press_on_the_scroll_bar_of_a_dialog_does_not_close_it() {
    test(Browser { size: (900, 420), ..Browser::default() }, async |page| {
        page.begin_with_template().await?;
        page.press("?").await?;
        page.find("dialog", "Help").await?;
        // What a browser tells of a press on the dialog's own scroll bar, whatever it draws there.
        let scroll_bar = "const dialog = document.querySelector('dialog:modal'); \
            const { right, top, height } = dialog.getBoundingClientRect(); \
            const at = { clientX: right - 5, clientY: top + height / 2, bubbles: true }; \
            dialog.dispatchEvent(new PointerEvent('pointerdown', at)); \
            return dialog.scrollHeight > dialog.clientHeight";
        assert!(page.script::<bool>(scroll_bar, json!([])).await?, "the dialog scrolls");
        // Closing would have taken place by then.
        page.script::<()>(
            "return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))",
            json!([]),
        )
        .await?;
        assert!(page.sees("dialog", "Help").await?, "it is still there");
        page.click_at((4.0, 4.0)).await?;
        page.until_gone("dialog", "Help").await?;
        Ok(())
    });
}

/// What a list of reasons offers.
const CHIPS: &str =
    "return [...document.querySelectorAll('dialog .chips button')].map((chip) => chip.textContent.trim())";

#[test]
fn a_reason_too_long_is_said_at_its_field_and_none_is_offered_twice() {
    test(Browser::default(), async |page| {
        page.begin_with_demonstration().await?;
        // Reasons that are written as people write them: some are the common ones.
        let mut document = page.parsed().await?;
        let mut said = ["price", "PRICE", " Price ", "no budget"].iter().cycle();
        for deal in document["deals"].as_object_mut().into_iter().flat_map(|deals| deals.values_mut()) {
            for visit in deal["visits"].as_array_mut().into_iter().flatten() {
                if let Some(reason) = visit.pointer_mut("/left/refusal/reason") {
                    *reason = json!(said.next());
                }
            }
        }
        document["map"]["id"] = json!("reasons");
        page.give_file("reasons.json", document.to_string().as_bytes()).await?;
        page.until("the map", "return stagecraft.document().includes('\"reasons\"')", json!([])).await?;
        page.click("tab", "Deals").await?;
        page.click("tab", "Table").await?;
        let before = page.document().await?;
        let lost: String = page.id_of("Lost").await?;
        let choose = "const row = [...document.querySelectorAll('.deals-table select')].find((list) => list.value && list.value !== arguments[0]); \
            row.focus(); \
            return new Promise((done) => setTimeout(() => { \
              row.value = arguments[0]; row.dispatchEvent(new Event('change', { bubbles: true })); \
              done([row.options.length, row.value]); \
            }))";
        let (options, shown): (usize, String) = page.script(choose, json!([lost])).await?;
        assert!(options > 10 && shown != lost, "{options} places; the deal is not moved before the answer");
        page.find("dialog", "Why was it lost?").await?;
        let chips: Vec<String> = page.script(CHIPS, json!([])).await?;
        let mut words: Vec<String> = chips.iter().map(|chip| chip.to_lowercase()).collect();
        words.sort();
        words.dedup();
        assert_eq!(words.len(), chips.len(), "{chips:?}");

        let fill = "const field = document.querySelector('dialog textarea'); field.value = 'long '.repeat(4000); \
            field.dispatchEvent(new InputEvent('input', { bubbles: true }))";
        page.script::<()>(fill, json!([])).await?;
        page.click("button", "Move to Lost").await?;
        let told = "const field = document.querySelector('dialog textarea'); \
            const wrong = document.getElementById(field.getAttribute('aria-describedby')); \
            return field.getAttribute('aria-invalid') === 'true' && wrong?.textContent.includes('too many')";
        page.until("the field to say what is wrong", told, json!([])).await?;
        assert_eq!(page.document().await?, before, "nothing was changed");
        page.click("button", "Bad timing").await?;
        page.click("button", "Move to Lost").await?;
        let after = page.until_document_changes(&before).await?;
        page.until_gone("dialog", "Why was it lost?").await?;
        page.until_text("Moved to Lost").await?;
        assert_ne!(after, before);
        Ok(())
    });
}

#[test]
fn a_funnel_of_open_deals_says_that_nothing_has_happened() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        page.click("tab", "Deals").await?;
        for line in ["Acme – Shop 5k", "Blue – Shop 5k"] {
            let before = page.document().await?;
            page.fill("Add deal", line).await?;
            page.press("Enter").await?;
            page.until_document_changes(&before).await?;
        }
        page.click("tab", "Funnel").await?;
        page.until_text("none further yet").await?;
        let bars = "return [...document.querySelectorAll('.funnel-column')].map((bar) => bar.innerText + ' ' + bar.ariaLabel).join('\\n')";
        let bars: String = page.script(bars, json!([])).await?;
        assert!(!bars.lines().any(|line| line == "0 d") && !bars.contains("0% move on"), "{bars}");
        Ok(())
    });
}
