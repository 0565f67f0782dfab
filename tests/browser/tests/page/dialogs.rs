//! Questions in front of everything else.

use serde_json::json;

use crate::harness::{Browser, test};

#[test]
fn a_press_on_the_scroll_bar_of_a_dialog_does_not_close_it() {
    test(Browser { size: (900, 420), ..Browser::default() }, async |page| {
        page.begin_with_template().await?;
        page.press("?").await?;
        page.find("dialog", "Keys and gestures").await?;
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
        assert!(page.sees("dialog", "Keys and gestures").await?, "it is still there");
        page.click_at((4.0, 4.0)).await?;
        page.until_gone("dialog", "Keys and gestures").await?;
        Ok(())
    });
}
