//! Laying out by itself.

use serde_json::{Value, json};

use crate::harness::{Browser, test};

#[test]
fn tidying_is_one_step_and_what_is_pinned_stays() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        page.press("Shift+1").await?;
        let (drawn, stage) = (page.document().await?, page.id_of("Demo").await?);
        // A stage in the wrong place, and another kept there.
        page.drag(page.grip(&stage).await?, page.ground(60.0).await?, 6).await?;
        let moved = page.until_document_changes(&drawn).await?;
        page.press("Control+k").await?;
        page.type_text("keep in place").await?;
        let first = "return document.querySelector('dialog [role=option] bdi')?.textContent === 'Keep in place'";
        page.until("the command", first, json!([])).await?;
        page.press("Enter").await?;
        let pinned = page.until_document_changes(&moved).await?;
        page.until("its mark", "return !!document.querySelector('[data-stage].selected .pin')", json!([])).await?;
        page.press("Escape").await?;
        page.press("t").await?;
        let tidied = page.until_document_changes(&pinned).await?;
        page.until_text("Tidied up").await?;
        let position = |text: &str, node: &str| -> Result<Value, serde_json::Error> {
            Ok(serde_json::from_str::<Value>(text)?["nodes"][node]["position"].clone())
        };
        assert_eq!(position(&tidied, &stage)?, position(&pinned, &stage)?);
        // Nothing lies on anything, as it is seen when all have arrived.
        let overlaps = r#"
            const boxes = [...document.querySelectorAll('[data-stage] .shape')].map((shape) => shape.getBoundingClientRect());
            const over = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
            return !boxes.some((a, index) => boxes.slice(index + 1).some((b) => over(a, b)))"#;
        page.until("every node to stand for itself", overlaps, json!([])).await?;
        page.press("Control+z").await?;
        page.until_document_is(&pinned).await?;
        page.press("Control+y").await?;
        page.until_document_is(&tidied).await?;
        page.press("t").await?;
        page.until_text("It is tidy already.").await?;
        assert_eq!(page.document().await?, tidied);
        for earlier in [&pinned, &moved, &drawn] {
            page.press("Control+z").await?;
            page.until_document_is(earlier).await?;
        }
        Ok(())
    });
}
