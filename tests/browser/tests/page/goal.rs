//! The goal: asked for on a new map, written on top of it and while presenting, counted from the deals.

use serde_json::{Value, json};

use crate::harness::{Answer, Browser, Page, test};

/// What the line on top of the map says.
async fn line(page: &Page) -> Answer<String> {
    page.script("return document.querySelector('.strip')?.innerText.replace(/\\s+/g, ' ') ?? ''", json!([])).await
}

/// Fills a field and leaves it.
async fn write(page: &Page, field: &str, text: &str) -> Answer {
    page.fill(field, text).await?;
    page.press("Tab").await
}

/// Puts a date into a field, which browsers let nobody type the same way everywhere.
async fn date(page: &Page, field: &str, day: &str) -> Answer {
    page.find("textbox", field).await?;
    let script = "const field = document.querySelector(`input[aria-label=\"${arguments[0]}\"]`); \
        field.focus(); field.value = arguments[1]; \
        for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true }));";
    page.script::<Value>(&format!("{script} return null"), json!([field, day])).await?;
    Ok(())
}

#[test]
fn a_new_map_asks_for_a_goal_and_lets_it_be() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        page.find("button", "Set a goal").await?;
        let before = page.view().await?;
        page.press("Escape").await?;
        page.until_gone("button", "Set a goal").await?;
        assert_eq!(page.view().await?, before, "the map stays where it is");
        page.reload().await?;
        page.until("the map", "return document.querySelectorAll('[data-stage]').length > 3", json!([])).await?;
        assert!(!page.sees("button", "Set a goal").await?, "it is asked once");
        Ok(())
    });
}

#[test]
fn a_goal_stands_on_top_of_the_map_and_of_the_presentation() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        page.click("button", "Set a goal").await?;
        page.click("button", "A number of won deals*").await?;
        write(page, "Target", "0").await?;
        page.until_text("A goal needs a number above 0.").await?;
        write(page, "Target", "1 200").await?;
        write(page, "What is counted", "new customers").await?;
        date(page, "By when", "2001-01-01").await?;
        page.until_text("The goal would end before it begins.").await?;
        date(page, "Counts from", "2000-01-01").await?;
        date(page, "By when", "2001-01-01").await?;
        page.until_text("missed: the date has passed").await?;
        date(page, "By when", "2999-12-31").await?;
        page.click("button", "Done").await?;
        page.until_gone("dialog", "Goal").await?;
        let said = line(page).await?;
        assert!(said.starts_with("Win 1,200 new customers by Dec 31, 2999 0 of 1,200"), "{said}");
        let goal = &page.parsed().await?["map"]["goal"];
        assert_eq!((goal["target"].as_f64(), goal["deadline"].as_str()), (Some(1200.0), Some("2999-12-31")));

        // No node lies under it.
        let script = "const line = document.querySelector('.strip').getBoundingClientRect(); \
            return [...document.querySelectorAll('[data-stage]')].filter((node) => node.getBoundingClientRect().top < line.bottom).length";
        assert_eq!(page.script::<usize>(script, json!([])).await?, 0);

        page.press("p").await?;
        page.until("the goal", "return !!document.querySelector('.stop .aim strong')", json!([])).await?;
        page.press("Escape").await?;
        page.until("the end", "return !document.querySelector('.stop')", json!([])).await?;

        page.click("tab", "Playbook").await?;
        page.click("button", "Remove the goal").await?;
        page.click("button", "Undo").await?;
        page.find("textbox", "Target").await?;
        assert_eq!(page.parsed().await?["map"]["goal"]["target"].as_f64(), Some(1200.0));
        Ok(())
    });
}

#[test]
fn how_far_it_is_gets_counted_from_the_deals_also_in_polish() {
    test(Browser { language: "pl", ..Browser::default() }, async |page| {
        page.open("").await?;
        page.click("button", "Demonstracja*").await?;
        page.until("the goal", "return !!document.querySelector('.strip .badge')", json!([])).await?;
        let said = line(page).await?;
        assert!(said.contains("Zdobyć 12") && said.contains(" z 12"), "{said}");
        page.script::<Value>("document.querySelector('button.strip').click(); return null", json!([])).await?;
        page.until_text("Szansa jest wygrana w dniu, w którym po raz pierwszy trafia do: ").await?;
        page.until_text("Oczekiwane jest równe tempo").await?;
        Ok(())
    });
}
