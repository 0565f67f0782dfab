//! Nodes are dropped: onto transitions, onto guides, as copies.

use serde_json::{Value, json};

use super::{beside, ends, middle, open_map, until_count};
use crate::canvas::along_line;
use crate::harness::{Browser, test};

#[test]
fn a_stage_dropped_on_a_transition_is_put_into_it_as_one_step() {
    test(Browser::default(), async |page| {
        let before = open_map(page).await?;
        let (from, line) = (page.grip("x").await?, *along_line(page, "t", 1).await?.first().ok_or("a middle")?);
        page.press_and_move(&[from, beside(from, 10.0, -30.0), line]).await?;
        until_count(page, ".into", 1).await?;
        page.move_to(&[from]).await?;
        until_count(page, ".into", 0).await?;
        page.move_to(&[line]).await?;
        until_count(page, ".into", 1).await?;
        page.release().await?;
        let after: Value = serde_json::from_str(&page.until_document_changes(&before).await?)?;
        assert_eq!(ends(&after, "t"), ("a".into(), "x".into()));
        assert_eq!(
            (after["transitions"]["t"]["kind"].as_str(), after["transitions"]["t"]["label"].as_str()),
            (Some("hand_off"), Some("signed"))
        );
        let ways = after["transitions"].as_object().cloned().unwrap_or_default();
        let onward = ways.keys().find(|way| !["t", "u"].contains(&way.as_str())).ok_or("a second part")?;
        assert_eq!(ends(&after, onward), ("x".into(), "b".into()));
        assert_eq!(after["transitions"][onward]["kind"], "advance");
        until_count(page, ".into", 0).await?;
        page.press("Control+z").await?;
        page.until_document_is(&before).await?;
        Ok(())
    });
}

#[test]
fn a_tool_clicked_on_a_transition_puts_a_new_stage_into_it() {
    test(Browser::default(), async |page| {
        let before = open_map(page).await?;
        page.press("s").await?;
        page.click_at(*along_line(page, "t", 5).await?.first().ok_or("a line")?).await?;
        page.until_naming().await?;
        page.type_text("Between").await?;
        page.press("Enter").await?;
        let made = page.wait("the name", async || Ok(page.id_of("Between").await.ok())).await?;
        let after = page.parsed().await?;
        assert_eq!(ends(&after, "t"), ("a".into(), made.clone()));
        let ways = after["transitions"].as_object().cloned().unwrap_or_default();
        assert!(ways.keys().any(|way| ends(&after, way) == (made.clone(), "b".into())));
        page.press("Control+z").await?;
        page.until_document_is(&before).await?;
        // Given up before it has a name, nothing of it stays.
        page.press("s").await?;
        page.click_at(*along_line(page, "t", 5).await?.first().ok_or("a line")?).await?;
        page.until_naming().await?;
        page.press("Escape").await?;
        page.until_document_is(&before).await?;
        Ok(())
    });
}

#[test]
fn guides_show_while_something_lines_up_and_alt_turns_them_off() {
    test(Browser::default(), async |page| {
        let before = open_map(page).await?;
        let from = page.grip("x").await?;
        let guides = "return [...document.querySelectorAll('.guides')].map((path) => path.getAttribute('d')).join('')";
        let elements = page.count(".canvas svg *").await?;
        // Three beside the column of the first and the third stage.
        let zoom = page.view().await?.zoom;
        let to = beside(from, -244.0 * zoom, 0.0);
        page.press_and_move(&[from, beside(from, -60.0, 0.0), to]).await?;
        page.until("guides", &format!("{guides}.length > 0"), json!([])).await?;
        page.hold("Alt").await?;
        page.move_to(&[beside(to, 1.0, 0.0), to]).await?;
        page.until("no guides", &format!("{guides} === ''"), json!([])).await?;
        page.let_go("Alt").await?;
        page.move_to(&[beside(to, 1.0, 0.0), to]).await?;
        page.until("guides again", &format!("{guides}.length > 0"), json!([])).await?;
        let meanwhile = page.count(".canvas svg *").await?;
        assert!(meanwhile <= elements + 4, "guides add no elements: {elements} elements became {meanwhile}");
        page.release().await?;
        let after: Value = serde_json::from_str(&page.until_document_changes(&before).await?)?;
        assert_eq!(after["nodes"]["x"]["position"], json!([0, 150]), "on the guide, exactly between the rows");
        page.until("no guides", &format!("{guides} === ''"), json!([])).await?;
        Ok(())
    });
}

#[test]
fn without_the_grid_a_node_stands_where_it_is_dropped() {
    test(Browser::default(), async |page| {
        let before = open_map(page).await?;
        let dots = "return getComputedStyle(document.querySelector('.canvas .grid')).display !== 'none'";
        assert!(page.script::<bool>(dots, json!([])).await?);
        for (grid, rest) in [(true, 0), (false, 5)] {
            if !grid {
                page.press("g").await?;
                page.until("no dots", &dots.replace("!==", "==="), json!([])).await?;
            }
            // Away from what it could line up with: 5 and 21 beside the grid.
            let (from, zoom) = (page.grip("x").await?, page.view().await?.zoom);
            assert_eq!(zoom, 1.0);
            page.drag(from, beside(from, 62.0, 63.0), 5).await?;
            let after: Value = serde_json::from_str(&page.until_document_changes(&before).await?)?;
            let place = after["nodes"]["x"]["position"].as_array().cloned().unwrap_or_default();
            let beside_grid: Vec<i64> = place.iter().filter_map(|at| Some(at.as_i64()? % 8)).collect();
            assert_eq!(beside_grid, [rest, rest], "{place:?}");
            page.press("Control+z").await?;
            page.until_document_is(&before).await?;
        }
        page.reload().await?;
        page.until("no dots, still", &dots.replace("!==", "==="), json!([])).await?;
        Ok(())
    });
}

#[test]
fn with_alt_the_copies_move_with_the_transitions_among_them() {
    test(Browser::default(), async |page| {
        let before = open_map(page).await?;
        page.click_at(page.grip("c").await?).await?;
        page.hold("Shift").await?;
        page.click_at(page.grip("d").await?).await?;
        page.let_go("Shift").await?;
        page.wait("both to be selected", async || Ok((page.selected().await? == ["c", "d"]).then_some(()))).await?;
        let (area, from) = (page.area("c").await?, page.grip("c").await?);
        page.hold("Alt").await?;
        page.press_and_move(&[from, beside(from, 20.0, 20.0), beside(from, 0.0, 120.0)]).await?;
        until_count(page, ".ghosts .node", 2).await?;
        until_count(page, ".ghosts .copied", 1).await?;
        assert_eq!(page.area("c").await?, area, "what is copied stays");
        let ghost = middle(page, ".ghosts .node .shape").await?;
        assert!(ghost.1 > area.bottom, "the copy follows the pointer");
        // No trace of it after Escape.
        page.press("Escape").await?;
        until_count(page, ".ghosts .node", 0).await?;
        page.release().await?;
        assert_eq!(page.document().await?, before);
        page.drag(from, beside(from, 0.0, 120.0), 4).await?;
        page.let_go("Alt").await?;
        let after: Value = serde_json::from_str(&page.until_document_changes(&before).await?)?;
        assert_eq!(after["nodes"].as_object().map(serde_json::Map::len), Some(7));
        assert_eq!(after["transitions"].as_object().map(serde_json::Map::len), Some(3));
        assert_eq!(page.area("c").await?, area);
        page.press("Control+z").await?;
        page.until_document_is(&before).await?;
        Ok(())
    });
}
