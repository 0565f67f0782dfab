//! Charts: walked by keys, read as tables, saved as files, told to scripts.

use serde_json::{Value, json};

use crate::harness::{Answer, Browser, Outcome, Page, test};

async fn open_funnel(page: &Page) -> Outcome {
    page.begin_with_demonstration().await?;
    // What comes back today is said over the charts.
    page.click("button", "Close message").await?;
    page.click("tab", "Funnel").await?;
    page.until("charts", "return document.querySelectorAll('[data-chart] [data-mark]').length > 5", json!([])).await?;
    Ok(())
}

/// A table of the report by its key.
fn table<'a>(report: &'a Value, key: &str) -> Answer<&'a Value> {
    let tables = report["tables"].as_array().ok_or("tables")?;
    Ok(tables.iter().find(|table| table["key"] == key).ok_or("the table")?)
}

/// A column of a table of the report.
fn column(table: &Value, key: &str) -> Answer<Vec<f64>> {
    let columns = table["columns"].as_array().ok_or("columns")?;
    let at = columns.iter().position(|column| column["key"] == key).ok_or("the column")?;
    let rows = table["rows"].as_array().ok_or("rows")?;
    Ok(rows.iter().map(|row| row["values"][at].as_f64().unwrap_or(-1.0)).collect())
}

#[test]
fn arrows_walk_the_values_and_each_says_what_it_is() {
    test(Browser::default(), async |page| {
        open_funnel(page).await?;
        let said = "return document.activeElement.getAttribute('aria-label')";
        page.script::<Value>(
            "document.querySelector('[data-chart=reasons] [data-mark][tabindex=\"0\"]').focus()",
            json!([]),
        )
        .await?;
        let report = page.report().await?;
        let reason = table(&report, "reasons")?["rows"][0]["name"].as_str().ok_or("a reason")?;
        let mut walked: Vec<String> = vec![page.script(said, json!([])).await?];
        for key in ["ArrowDown", "ArrowDown", "ArrowRight", "ArrowUp", "Home"] {
            page.press(key).await?;
            walked.push(page.script(said, json!([])).await?);
        }
        assert!(walked[0].starts_with(&format!("{reason}, Share: ")) && walked[0].ends_with('%'), "{walked:?}");
        assert!(walked.windows(2).all(|pair| pair[0] != pair[1]), "{walked:?}");
        assert!(
            walked[3].contains(", Together: ") && walked[5].starts_with(&format!("{reason}, Together: ")),
            "{walked:?}"
        );
        let shown: String = page.script("return document.querySelector('.chart-tip').textContent", json!([])).await?;
        assert_eq!(Some(&shown), walked.last(), "what is heard is seen");
        let stops = "return document.querySelectorAll('[data-chart=reasons] [data-mark][tabindex=\"0\"]').length";
        assert_eq!(page.script::<usize>(stops, json!([])).await?, 1, "one stop of the Tab key");
        page.press("Escape").await?;
        assert_eq!(page.count(".chart-tip").await?, 0);
        // A mark that stands for a stage opens it.
        page.click("tab", "Plan").await?;
        page.click("button", "Where we stand").await?;
        page.find("button", "Demo, Entered: *").await?;
        page.script::<Value>("document.querySelector('[data-mark][aria-label^=\"Demo, Entered\"]').focus()", json!([]))
            .await?;
        page.press("Enter").await?;
        let demo = page.id_of("Demo").await?;
        page.wait("the stage to be selected", async || Ok((page.selected().await? == [demo.clone()]).then_some(())))
            .await?;
        Ok(())
    });
}

#[test]
fn the_table_says_what_the_chart_and_the_report_say() {
    test(Browser::default(), async |page| {
        open_funnel(page).await?;
        let marks = "return [...document.querySelectorAll('[data-chart=reasons] [data-mark]')].map((mark) => mark.getAttribute('aria-label'))";
        let mut marks: Vec<String> = page.script(marks, json!([])).await?;
        page.click("button", "Show as a table: Why buyers say no").await?;
        let cells = "const table = document.querySelector('[data-chart=reasons] table'); \
            const heads = [...table.querySelectorAll('thead th')].map((cell) => cell.textContent); \
            return [...table.querySelectorAll('tbody tr')].flatMap((row) => [...row.cells].slice(1).map((cell, at) => \
            `${row.cells[0].textContent}, ${heads[at + 1]}: ${cell.textContent}`))";
        let mut cells: Vec<String> = page.script(cells, json!([])).await?;
        let report = page.report().await?;
        let reasons = table(&report, "reasons")?;
        let counts = column(reasons, "count")?;
        let numbers: Vec<f64> = cells
            .iter()
            .filter(|cell| cell.contains(", Count: "))
            .filter_map(|cell| cell.rsplit(' ').next()?.parse().ok())
            .collect();
        assert_eq!(numbers, counts);
        // What is drawn is two of the three columns.
        cells.retain(|cell| !cell.contains(", Count: "));
        cells.sort();
        marks.sort();
        assert_eq!(cells, marks);
        let (shares, running) = (column(reasons, "share")?, column(reasons, "running")?);
        assert!(
            (shares.iter().sum::<f64>() - 1.0).abs() < 1e-4 && running.last() == Some(&1.0),
            "{shares:?} {running:?}"
        );
        // The funnel is among the tables, and says what the report has always said of it.
        let bars = report["funnel"]["bars"].as_array().ok_or("bars")?;
        let counted: Vec<f64> = bars.iter().filter_map(|bar| bar["count"].as_f64()).collect();
        assert_eq!(column(table(&report, "funnel")?, "count")?, counted);
        // Times, velocity and cohorts are there too, each of the deals that the funnel counts.
        for key in ["times", "velocity", "cohorts"] {
            let shown: String = page
                .script(
                    "return document.querySelector(`[data-chart=${arguments[0]}] .chart-counted`).textContent",
                    json!([key]),
                )
                .await?;
            assert_eq!(table(&report, key)?["counted"], shown, "{key}");
            // What is out of sight is drawn when it comes near.
            let drawn = "const chart = document.querySelector(`[data-chart=${arguments[0]}]`); \
                chart.scrollIntoView(); return !!chart.querySelector('[data-mark]')";
            page.until("the marks", drawn, json!([key])).await?;
        }
        let cohorts = column(table(&report, "cohorts")?, "n")?;
        assert_eq!(Some(cohorts.iter().sum::<f64>()), report["funnel"]["considered"].as_f64());
        let (median, p90) = (column(table(&report, "times")?, "median")?, column(table(&report, "times")?, "p90")?);
        assert!(median.iter().zip(&p90).all(|(median, p90)| median <= p90), "{median:?} {p90:?}");
        page.click("button", "Show as a table: Why buyers say no").await?;
        page.until("the chart again", "return !!document.querySelector('[data-chart=reasons] [data-mark]')", json!([]))
            .await?;
        Ok(())
    });
}

#[test]
fn charts_are_saved_and_stand_alone() {
    test(Browser::default(), async |page| {
        open_funnel(page).await?;
        for what in ["Where deals leave", "Why buyers say no"] {
            page.click("button", &format!("Save: {what}")).await?;
            page.click("button", "Picture without loss (SVG)").await?;
            let (name, svg) = page.downloaded().await?;
            assert!(name.ends_with(".svg"), "{name}");
            let read = r#"
                const file = new DOMParser().parseFromString(arguments[0], 'image/svg+xml');
                const all = [...file.querySelectorAll('*')];
                const image = new Image();
                image.src = 'data:image/svg+xml,' + encodeURIComponent(arguments[0]);
                await image.decode();
                return [
                    file.querySelector('parsererror') === null,
                    file.querySelectorAll('rect, path').length,
                    [...file.querySelectorAll('text')].map((text) => text.textContent).join('|'),
                    all.some((one) => one.hasAttribute('class') || one.hasAttribute('style') || one.hasAttribute('href')) || /var\(|url\(/.test(arguments[0]),
                    image.width,
                ]"#;
            let (sound, shapes, words, needs, width): (bool, usize, String, bool, u32) =
                page.script(&format!("return (async () => {{ {read} }})()"), json!([String::from_utf8(svg)?])).await?;
            assert!(sound && !needs && shapes > 10 && width > 800, "{sound} {needs} {shapes} {width}");
            assert!(words.starts_with(what) && words.contains("64 deals in all"), "{words}");

            page.click("button", &format!("Save: {what}")).await?;
            page.click("button", "Picture (PNG)").await?;
            let (name, png) = page.downloaded().await?;
            assert!(
                name.ends_with(".png") && png.starts_with(b"\x89PNG") && png.len() > 10_000,
                "{name} {}",
                png.len()
            );

            page.click("button", &format!("Save: {what}")).await?;
            page.click("button", "Table for a spreadsheet (CSV)").await?;
            let (name, csv) = page.downloaded().await?;
            let csv = String::from_utf8(csv)?;
            assert!(name.ends_with(".csv") && csv.contains(what) && csv.lines().count() > 5, "{name} {csv}");
        }
        Ok(())
    });
}

#[test]
fn downloaded_numbers_are_those_of_the_report() {
    test(Browser::default(), async |page| {
        open_funnel(page).await?;
        page.choose("Period", "This year").await?;
        page.click("button", "Share").await?;
        page.click("button", "Download numbers (JSON)").await?;
        let (name, json) = page.downloaded().await?;
        assert!(name.ends_with(".json"), "{name}");
        let downloaded: Value = serde_json::from_slice(&json)?;
        assert_eq!(downloaded, page.report().await?);
        assert!(downloaded["query"]["period"].is_array() && downloaded["tables"].as_array().ok_or("tables")?.len() > 4);
        page.click("button", "Share").await?;
        page.click("button", "Download numbers (CSV)").await?;
        let (name, csv) = page.downloaded().await?;
        let csv = String::from_utf8(csv)?;
        assert!(name.ends_with(".csv"), "{name}");
        for table in downloaded["tables"].as_array().ok_or("tables")? {
            let title = table["title"].as_str().ok_or("a title")?;
            assert!(csv.contains(title), "{title} is missing in {csv}");
        }
        Ok(())
    });
}

#[test]
fn two_periods_are_compared() {
    test(Browser::default(), async |page| {
        open_funnel(page).await?;
        page.choose("Period", "Last 90 days").await?;
        page.choose("Compared with", "Days before").await?;
        page.until("the other period", "return !!document.querySelector('[data-chart=compared]')", json!([])).await?;
        let report = page.report().await?;
        let compared = table(&report, "compared")?;
        let (now, before, change) =
            (column(compared, "now")?, column(compared, "before")?, column(compared, "change")?);
        assert!(now.iter().zip(&before).zip(&change).all(|((now, before), change)| now - before == *change));
        let outlines = page.count(".funnel-frame path.before").await?;
        assert_eq!(outlines, now.len(), "each bar has its outline");
        page.until_text(&format!("was {}", before[0])).await?;
        // The other period alone says the same.
        let day = |at: usize| report["query"]["period"][at].as_str().unwrap_or_default().to_owned();
        let dates = "const day = new Date(arguments[0]); day.setUTCDate(day.getUTCDate() + arguments[1]); return day.toISOString().slice(0, 10)";
        let from: String = page.script(dates, json!([day(0), -90])).await?;
        let to: String = page.script(dates, json!([day(0), -1])).await?;
        page.choose("Compared with", "No comparison").await?;
        page.choose("Period", "From – to").await?;
        let set = "for (const [label, value] of [['From day', arguments[0]], ['To day', arguments[1]]]) { \
            const field = document.querySelector(`input[aria-label=\"${label}\"]`); field.value = value; \
            field.dispatchEvent(new Event('change', { bubbles: true })); }";
        page.script::<Value>(set, json!([from, to])).await?;
        let alone = page.report().await?;
        assert_eq!(alone["query"]["period"], json!([from, to]));
        assert_eq!(column(table(&alone, "funnel")?, "count")?, before);
        assert_eq!(page.count("[data-chart=compared]").await?, 0);
        Ok(())
    });
}

#[test]
fn the_funnel_is_drawn_in_the_first_frame() {
    test(Browser::default(), async |page| {
        page.begin_with_demonstration().await?;
        // Scripts of the second frame run when the first has been painted.
        let first = "document.querySelectorAll('header [role=tab]')[arguments[0]].click(); \
            return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => \
              done([document.querySelectorAll('.funnel-column').length, document.querySelectorAll('.shapes path').length]))))";
        let tabs: Vec<String> = page
            .script(
                "return [...document.querySelectorAll('header [role=tab]')].map((tab) => tab.textContent.trim())",
                json!([]),
            )
            .await?;
        let funnel = tabs.iter().position(|tab| tab.contains("Funnel")).ok_or("the tab of the funnel")?;
        let (bars, shapes): (usize, usize) = page.script(first, json!([funnel])).await?;
        assert!(bars > 5 && shapes >= bars, "{bars} bars, {shapes} shapes");
        Ok(())
    });
}
