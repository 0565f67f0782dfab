//! The line of a transition is taken by its ends and by its parts.

use serde_json::{Value, json};

use super::{beside, ends, middle, open_map, until_count};
use crate::canvas::along_line;
use crate::harness::{Browser, Outcome, Page, test};

/// Selects the transition `t`.
async fn choose(page: &Page) -> Outcome {
    page.click_at(*along_line(page, "t", 5).await?.first().ok_or("a line")?).await?;
    Ok(until_count(page, "[data-grip]", 3).await?)
}

#[test]
fn an_end_is_dragged_to_another_node_and_to_nothing_else() {
    test(Browser::default(), async |page| {
        let before = open_map(page).await?;
        choose(page).await?;
        let end = middle(page, "[data-grip='t to']").await?;
        let ground = page.ground(40.0).await?;
        page.press_and_move(&[end, beside(end, -30.0, 30.0), page.grip("x").await?]).await?;
        until_count(page, ".wire", 1).await?;
        until_count(page, ".landing", 1).await?;
        page.press("Escape").await?;
        until_count(page, ".wire", 0).await?;
        page.release().await?;
        page.drag(end, ground, 4).await?;
        until_count(page, ".wire", 0).await?;
        assert_eq!(page.document().await?, before, "neither Escape nor empty ground changes anything");

        page.drag(end, page.grip("x").await?, 6).await?;
        let after: Value = serde_json::from_str(&page.until_document_changes(&before).await?)?;
        assert_eq!(ends(&after, "t"), ("a".into(), "x".into()));
        page.until("it to stay selected", "return !!document.querySelector('[data-transition=t].selected')", json!([]))
            .await?;
        let wired = page.document().await?;
        page.drag(middle(page, "[data-grip='t from']").await?, page.grip("d").await?, 6).await?;
        let after: Value = serde_json::from_str(&page.until_document_changes(&wired).await?)?;
        assert_eq!(ends(&after, "t"), ("d".into(), "x".into()));
        page.press("Control+z").await?;
        page.press("Control+z").await?;
        page.until_document_is(&before).await?;
        Ok(())
    });
}

#[test]
fn a_part_of_a_line_is_bent_by_hand_and_straightened_again() {
    test(Browser::default(), async |page| {
        let before = open_map(page).await?;
        choose(page).await?;
        let dot = middle(page, "[data-grip='t 0']").await?;
        let reach: (f64, f64) = page
            .script(
                "const box = (grip) => document.querySelector(`[data-grip='${grip}'] .reach`).getBoundingClientRect().width; \
                 return [box('t 0'), box('t to')]",
                json!([]),
            )
            .await?;
        assert!(reach.0 >= 24.0 && reach.1 >= 24.0, "{reach:?}");
        page.press_and_move(&[dot, beside(dot, 0.0, 20.0), beside(dot, 0.0, 60.0)]).await?;
        until_count(page, ".bent", 1).await?;
        page.press("Escape").await?;
        until_count(page, ".bent", 0).await?;
        page.release().await?;
        assert_eq!(page.document().await?, before);
        page.drag(dot, beside(dot, 0.0, 60.0), 4).await?;
        let bent = page.until_document_changes(&before).await?;
        let bends = serde_json::from_str::<Value>(&bent)?["transitions"]["t"]["bends"].clone();
        assert!(bends.as_array().is_some_and(|bends| !bends.is_empty()), "{bends}");
        page.click("button", "Straighten the line").await?;
        page.until_document_is(&before).await?;
        page.press("Control+z").await?;
        page.until_document_is(&bent).await?;
        page.double_click_at(middle(page, ".handle.part").await?).await?;
        page.until_document_is(&before).await?;
        Ok(())
    });
}

#[test]
fn arrow_keys_bend_the_line_that_is_selected() {
    test(Browser::default(), async |page| {
        let before = open_map(page).await?;
        page.press("Control+f").await?;
        page.type_text("signed").await?;
        let first = "return document.querySelector('dialog [role=option] bdi')?.textContent === 'signed'";
        page.until("the transition", first, json!([])).await?;
        page.press("Enter").await?;
        until_count(page, "[data-transition=t].selected", 1).await?;
        let straight = along_line(page, "t", 9).await?;
        // As a key that is held: one step.
        let held = "for (let press = 0; press < 4; press++) document.querySelector('.canvas').dispatchEvent( \
            new KeyboardEvent('keydown', { key: 'ArrowDown', shiftKey: true, bubbles: true, cancelable: true, repeat: press > 0 }))";
        page.script::<()>(held, json!([])).await?;
        page.until_document_changes(&before).await?;
        let bent = along_line(page, "t", 9).await?;
        let zoom = page.view().await?.zoom;
        let down = bent.get(4).zip(straight.get(4)).map(|(now, was)| (now.1 - was.1) / zoom);
        assert!(down.is_some_and(|down| (down - 40.0).abs() < 1.0), "the middle of it is {down:?} lower");
        assert_eq!(bent.first().map(|at| at.1), straight.first().map(|at| at.1), "it leaves its node where it did");
        page.press("Control+z").await?;
        page.until_document_is(&before).await?;
        Ok(())
    });
}

#[test]
fn a_locked_map_has_no_handles() {
    test(Browser::default(), async |page| {
        open_map(page).await?;
        choose(page).await?;
        page.click("button", "Lock*").await?;
        until_count(page, "[data-grip]", 0).await?;
        Ok(())
    });
}
