//! The way back from a quota to what has to be done.

use serde_json::{Value, json};

use crate::harness::{Answer, Browser, Outcome, Page, clock, test};

const POLISH: &str = include_str!("../../../../locales/pl.json");

/// What a field holds, as a number.
async fn number(page: &Page, field: &str) -> Answer<f64> {
    let field = page.find("textbox", field).await?;
    let text = field.prop("value").await?.unwrap_or_default();
    let plain: String = text.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
    plain.parse().map_err(|error| format!("{error}: {text}").as_str().into())
}

/// Types into a field of the plan, and leaves it.
async fn type_in(page: &Page, field: &str, text: &str) -> Answer {
    page.fill(field, text).await?;
    page.press("Enter").await
}

/// The field of a number holds one that fits.
async fn until(page: &Page, field: &str, fits: impl Fn(f64) -> bool) -> Answer<f64> {
    let what = format!("another number in “{field}”");
    page.wait(&what, async || Ok(Some(number(page, field).await?).filter(|value| fits(*value)))).await
}

async fn begin(page: &Page) -> Outcome {
    page.begin_with_demonstration().await?;
    // What comes back today is said over the table.
    page.click("button", "Close message").await?;
    page.click("tab", "Plan").await?;
    page.find("textbox", "Quota, EUR").await?;
    Ok(())
}

/// A goal of somebody else must not make a difference here.
async fn quota(page: &Page, amount: &str) -> Outcome {
    type_in(page, "Quota, EUR", amount).await?;
    page.find("button", "Set by hand. Take what was measured or follows").await?;
    Ok(())
}

#[test]
fn whichever_number_is_set_the_others_follow() {
    test(Browser::default(), async |page| {
        begin(page).await?;
        quota(page, "500,000").await?;
        let (wins, size) = (number(page, "Deals to win").await?, number(page, "Worth of a won deal, EUR").await?);
        assert!((wins * size / 500_000.0 - 1.0).abs() < 0.02, "{wins} deals of {size}");
        let entrants = number(page, "Entrants of Discovery: In all").await?;
        quota(page, "1m").await?;
        let twice = until(page, "Entrants of Discovery: In all", |now| now > entrants * 1.5).await?;
        assert!((twice / entrants / 2.0 - 1.0).abs() < 0.02, "{entrants}, {twice}");

        // Now the entrants drive, and the quota follows; the other driver is gone.
        let before = page.document().await?;
        type_in(page, "Entrants of Discovery: In all", "30").await?;
        page.until_document_changes(&before).await?;
        let follows = until(page, "Quota, EUR", |now| now < 990_000.0).await?;
        assert!((follows / (1_000_000.0 * 30.0 / twice) - 1.0).abs() < 0.02, "{follows}");
        let drivers = page.count(".plan .held").await?;
        assert_eq!(drivers, 1, "one number drives");
        page.click("button", "Undo").await?;
        page.until_document_is(&before).await?;
        until(page, "Quota, EUR", |now| now == 1_000_000.0).await?;

        // What is needed a month can be typed too; the goal of the demonstration lasts eight of them.
        type_in(page, "Entrants of Discovery: A month", "10").await?;
        until(page, "Entrants of Discovery: In all", |now| (78.0..81.0).contains(&now)).await?;
        Ok(())
    });
}

#[test]
fn chances_and_days_are_pinned_and_let_go() {
    test(Browser::default(), async |page| {
        begin(page).await?;
        quota(page, "500000").await?;
        let field = "Chance from Proposal to Verbal agreement, in percent";
        let (chance, before) = (number(page, field).await?, page.document().await?);
        let first = number(page, "Entrants of Brand awareness: In all").await?;
        type_in(page, field, "90 %").await?;
        until(page, "Entrants of Brand awareness: In all", |now| now < first).await?;
        assert_eq!(number(page, field).await?, 90.0);
        assert_eq!(page.count(".plan .held").await?, 2);
        let pins = page.all("button", "Set by hand. Take what was measured or follows").await?;
        pins.last().ok_or("a pin")?.click().await?;
        page.until_document_is(&before).await?;
        until(page, field, |now| now == chance).await?;

        // An emptied field is let go of as well.
        type_in(page, "Days in Demo", "40").await?;
        page.until_document_changes(&before).await?;
        type_in(page, "Days in Demo", "").await?;
        page.until_document_is(&before).await?;

        for (typed, field) in [("1000000000000000", "Quota, EUR"), ("many", "Deals to win"), ("101", field)] {
            type_in(page, field, typed).await?;
            page.until_text("is needed.").await?;
            page.press("Escape").await?;
        }
        assert_eq!(page.document().await?, before, "nothing was taken over");
        Ok(())
    });
}

#[test]
fn an_impossible_wish_is_explained_with_its_place() {
    test(Browser::default(), async |page| {
        begin(page).await?;
        quota(page, "500000").await?;
        type_in(page, "Chance from Demo to Proposal, in percent", "0").await?;
        page.until_text("With 0 % from Demo to Proposal no quota can be met.").await?;
        page.click("button", "Show Demo on the map").await?;
        let selected = page.id_of("Demo").await?;
        page.wait(
            "the stage to be selected",
            async || Ok((page.selected().await? == [selected.clone()]).then_some(())),
        )
        .await?;
        // What the plan needs is drawn on the map, where there is one.
        page.click("button", "Undo").await?;
        assert_eq!(page.count(".needed").await?, 0);
        page.click("button", "What the map shows").await?;
        page.click("checkbox", "What the plan asks for*").await?;
        page.until("needs on the stages", "return document.querySelectorAll('.needed text').length > 5", json!([]))
            .await?;
        Ok(())
    });
}

#[test]
fn a_scenario_is_compared_with_the_plan() {
    test(Browser::default(), async |page| {
        begin(page).await?;
        quota(page, "500000").await?;
        page.click("button", "What if").await?;
        page.click("button", "New scenario").await?;
        page.fill("Name of the scenario", "Cheaper").await?;
        page.press("Enter").await?;
        page.until(
            "its column",
            "return [...document.querySelectorAll('.plan thead th')].at(-1).textContent.includes('Cheaper') \
            || [...document.querySelectorAll('.plan thead th')].some((th) => th.textContent.includes('Cheaper'))",
            json!([]),
        )
        .await?;
        let cells = "const row = [...document.querySelectorAll('.plan tbody tr')].find((row) => row.textContent.startsWith(arguments[0])); \
            return [...row.querySelectorAll('td')].map((cell) => cell.textContent)";
        let before: Vec<String> = page.script(cells, json!(["Deals to win"])).await?;
        let slide = "const slider = document.querySelector('.slider input'); slider.value = slider.max; \
            slider.dispatchEvent(new Event('input', { bubbles: true }))";
        let saved = page.document().await?;
        page.script::<Value>(slide, json!([])).await?;
        page.wait("the comparison to follow", async || {
            let now: Vec<String> = page.script(cells, json!(["Deals to win"])).await?;
            Ok((now != before && now.first() == before.first()).then_some(()))
        })
        .await?;
        assert_eq!(page.document().await?, saved, "nothing is kept while it moves");
        let drop = "document.querySelector('.slider input').dispatchEvent(new Event('change', { bubbles: true }))";
        page.script::<Value>(drop, json!([])).await?;
        page.until_document_changes(&saved).await?;
        page.click("button", "Undo").await?;
        page.until_document_is(&saved).await?;

        // The simulation ends, and gives the same again.
        page.until_text("of the runs").await?;
        let words = "return document.querySelector('[data-forecast] .headline').textContent";
        let first: String = page.script(words, json!([])).await?;
        page.reload().await?;
        page.click("tab", "Plan").await?;
        page.click("button", "What if").await?;
        page.until_text("of the runs").await?;
        assert_eq!(page.script::<String>(words, json!([])).await?, first);
        Ok(())
    });
}

#[test]
fn activities_are_planned_and_the_calendar_and_the_gap_shown() {
    test(Browser::default(), async |page| {
        begin(page).await?;
        quota(page, "500000").await?;
        page.click("button", "Add an activity in Verbal agreement").await?;
        type_in(page, "New activity for each deal", "4").await?;
        let deals = number(page, "Entrants of Verbal agreement: In all").await?;
        let work = until(page, "New activity: In all", |now| now > deals * 3.9).await?;
        assert!((work / deals / 4.0 - 1.0).abs() < 0.02, "{work} for {deals}");
        page.click("button", "By when").await?;
        page.until("months", "return document.querySelectorAll('.calendar thead th').length > 12", json!([])).await?;
        assert!(page.count(".calendar th.past").await? > 0, "months that are over are marked");
        page.click("button", "Where we stand").await?;
        page.until_text("this month").await?;
        let bars = "[data-chart=gap] [data-mark][aria-label*=\", Entered: \"]";
        assert_eq!(page.count(bars).await?, 14);
        page.click("button", "Show as a table: Where we stand").await?;
        let rows = "return document.querySelectorAll('[data-chart=gap] tbody tr').length === 14";
        page.until("the table", rows, json!([])).await?;
        Ok(())
    });
}

/// It is a Wednesday, 25 November 2026, at noon when the page begins.
const WEDNESDAY: &str = "new Real(2026, 10, 25, 12).getTime() + Real.now() - begun";

#[test]
fn the_week_begins_on_the_day_of_the_settings() {
    test(Browser { before: clock(WEDNESDAY), ..Browser::default() }, async |page| {
        page.begin_with_demonstration().await?;
        page.give_file(
            "sunday.csv",
            b"Name;Date entered Brand awareness;Date entered Brand engagement\nOn a Sunday;2026-11-20;2026-11-22\n",
        )
        .await?;
        page.click("button", "Import 1 deal").await?;
        page.until_gone("dialog", "Import deals").await?;
        page.click("tab", "Plan").await?;
        page.click("button", "Where we stand").await?;
        page.until_text("from Nov 23, 2026 to Nov 29, 2026").await?;
        page.click("button", "Show as a table: Where we stand").await?;
        let cell = "const chart = document.querySelector('[data-chart=gap]'), titles = [...chart.querySelectorAll('thead th')]; \
            const at = titles.findIndex((title) => title.textContent.trim() === arguments[0]); \
            const row = [...chart.querySelectorAll('tbody tr')].find((row) => row.cells[0].textContent.includes('Brand engagement')); \
            return Number(row.cells[at].textContent)";
        let entered = async || page.script::<f64>(cell, json!(["Entered this week"])).await;
        let required = async || page.script::<f64>(cell, json!(["Required this week"])).await;
        let (on_monday, needed) = (entered().await?, required().await?);
        assert!(needed > 0.0, "{needed}");
        page.click("button", "Settings").await?;
        page.choose("Week begins on", "Sunday").await?;
        page.press("Escape").await?;
        page.until_text("from Nov 22, 2026 to Nov 28, 2026").await?;
        assert_eq!(entered().await?, on_monday + 1.0, "the deal of Sunday is one of this week");
        assert!((required().await? - needed).abs() < 1e-9, "both weeks have seven days of November");
        page.reload().await?;
        page.click("tab", "Plan").await?;
        page.click("button", "Where we stand").await?;
        page.until_text("from Nov 22, 2026 to Nov 28, 2026").await?;
        Ok(())
    });
}

#[test]
fn without_a_goal_the_plan_teaches_and_it_speaks_polish() {
    test(Browser { language: "pl", ..Browser::default() }, async |page| {
        let words: Value = serde_json::from_str(POLISH)?;
        let word = |name: &str| words["plan"][name].as_str().unwrap_or_default().to_owned();
        page.open("").await?;
        page.click("button", words["start"]["use"].as_str().ok_or("a text")?).await?;
        page.click("tab", words["shell"]["plan"].as_str().ok_or("a text")?).await?;
        page.until_text(&word("teach")).await?;
        page.until_text(&word("unknown")).await?;
        type_in(page, &[&word("quota"), ", PLN"].concat(), "1 000 000,50").await?;
        page.until_text(&word("needs_deal_size")).await?;
        type_in(page, &[&word("deal_size"), ", PLN"].concat(), "50 tys.").await?;
        for part in ["calendar", "gap", "what_if"] {
            page.click("button", &word(part)).await?;
            page.until_text(&word("nothing_yet")).await?;
        }
        Ok(())
    });
}
