//! What nobody should draw, but somebody will.

use std::fmt::Write;

use serde_json::{Map, Value, json};

use crate::harness::{Browser, Outcome, Page, test};

/// A map of these nodes and transitions.
fn map(nodes: Map<String, Value>, transitions: Map<String, Value>) -> Value {
    json!({
        "format": "stagecraft", "schema": 1,
        "map": { "id": "extreme", "name": "Extreme", "currency": "EUR", "created": "2026-01-31", "locked": false },
        "departments": {}, "phases": {}, "nodes": nodes, "transitions": transitions, "retired": {}, "deals": {},
    })
}

/// What is written beyond the shape of its node.
async fn outside(page: &Page) -> Outcome<Vec<String>> {
    let script = r#"
        const found = [];
        for (const node of document.querySelectorAll('[data-stage]')) {
          const shape = node.querySelector('.shape').getBBox();
          for (const text of node.querySelectorAll('text')) {
            const box = text.getBBox();
            if (box.x < shape.x || box.y < shape.y || box.x + box.width > shape.x + shape.width || box.y + box.height > shape.y + shape.height)
              found.push(`${node.dataset.stage}: ${text.textContent} covers ${JSON.stringify([box.x, box.y, box.width, box.height].map(Math.round))}`);
          }
        }
        return found"#;
    Ok(page.script(script, json!([])).await?)
}

#[test]
fn names_of_every_kind_stay_in_their_boxes() {
    test(Browser::default(), async |page| {
        let names = [
            "Discovery of what the customer really wants ",
            "W",
            "שלב הגילוי של צורכי הלקוח ",
            "مرحلة اكتشاف احتياجات العميل ",
            "👩‍👩‍👧‍👦🇵🇱🏳️‍🌈",
            "发现客户需求的阶段",
            "Ž̷̧͓̦͗a̸̢͍͐l̶̨̦̓g̴̡͉̀o̵̢̘͐",
            "\u{202e}right to left, by force ",
        ];
        let names = names.map(|name| name.repeat(200).chars().take(200).collect::<String>());
        let kinds = ["stage", "decision", "outcome_lost", "note"];
        let mut nodes = Map::new();
        for (row, name) in names.iter().enumerate() {
            for (column, kind) in kinds.iter().enumerate() {
                let node = json!({ "kind": kind, "name": name, "position": [column * 280, row * 130] });
                nodes.insert(format!("n{row}{column}"), node);
            }
        }
        let ways = [("a", "n00", "n01"), ("b", "n20", "n21"), ("c", "n40", "n41")];
        let ways = ways.map(|(id, from, to)| {
            (id.to_owned(), json!({ "kind": "advance", "from": from, "to": to, "label": names[2] }))
        });
        page.begin_with(&map(nodes, ways.into_iter().collect()), 32).await?;
        page.press("Shift+1").await?;
        page.press("Control+=").await?;
        page.until("names", "return !document.querySelector('[data-canvas].far')", json!([])).await?;
        assert_eq!(outside(page).await?, Vec::<String>::new());
        // Whole they are in the panel, and said.
        page.press("Tab").await?;
        let said = "return document.querySelector('[data-stage].selected')?.ariaLabel.length > 180";
        page.until("the whole name", said, json!([])).await?;
        Ok(())
    });
}

#[test]
fn a_map_of_nothing_but_cycles_is_tidied_presented_and_counted() {
    test(Browser::default(), async |page| {
        let stage = |name: &str, x: i32| json!({ "kind": "stage", "name": name, "position": [x, 0] });
        let nodes = [("a", stage("First", 0)), ("b", stage("Second", 40)), ("c", stage("Third", 80))];
        let way = |from: &str, to: &str| json!({ "kind": "advance", "from": from, "to": to });
        let ways = [("t", way("a", "b")), ("u", way("b", "c")), ("v", way("c", "a")), ("w", way("b", "b"))];
        let named = |all: Vec<(&str, Value)>| all.into_iter().map(|(id, value)| (id.to_owned(), value)).collect();
        let before = page.begin_with(&map(named(nodes.into()), named(ways.into())), 3).await?;
        page.press("t").await?;
        page.until_document_changes(&before).await?;
        let lines = "return [...document.querySelectorAll('[data-transition] .line')].filter((line) => line.getTotalLength() > 20).length === 4";
        page.until("every line", lines, json!([])).await?;
        page.press("p").await?;
        for place in ["1 of 3", "2 of 3", "3 of 3", "0 of 3"] {
            page.press("PageDown").await?;
            let script = "return document.querySelector('.tour .number')?.textContent === arguments[0]";
            page.until(place, script, json!([place])).await?;
        }
        page.press("Escape").await?;
        page.press("l").await?;
        page.until("lanes", "return document.querySelectorAll('[data-stage]').length === 3", json!([])).await?;
        page.press("l").await?;
        page.press("Control+k").await?;
        page.type_text("go to: funnel").await?;
        page.press("Enter").await?;
        page.until(
            "the funnel",
            "return document.querySelector('[role=tab][aria-selected=true]')?.textContent === 'Funnel'",
            json!([]),
        )
        .await?;
        page.click("tab", "Map").await?;
        page.press("Control+z").await?;
        page.until_document_is(&before).await?;
        Ok(())
    });
}

#[test]
fn five_thousand_nodes_in_one_spot_leave_the_page_usable() {
    test(Browser::default(), async |page| {
        let id = |index: usize| format!("n{index:04}");
        // As text: the driver would take its time over so large a value.
        let (mut nodes, mut ways) = (String::new(), String::new());
        for index in 0..5000 {
            let comma = if index > 0 { "," } else { "" };
            write!(nodes, r#"{comma}"{}":{{"kind":"stage","name":"Stage {index}","position":[0,0]}}"#, id(index))?;
            if index > 0 {
                let comma = if index > 1 { "," } else { "" };
                write!(
                    ways,
                    r#"{comma}"t{index}":{{"kind":"advance","from":"{}","to":"{}"}}"#,
                    id(index - 1),
                    id(index)
                )?;
            }
        }
        let map = map(Map::new(), Map::new()).to_string();
        let map = map.replace(r#""nodes":{}"#, &format!(r#""nodes":{{{nodes}}}"#));
        let map = map.replace(r#""transitions":{}"#, &format!(r#""transitions":{{{ways}}}"#));
        page.open("").await?;
        page.find("dialog", "Start with a map").await?;
        page.give_file("spot.json", map.as_bytes()).await?;
        page.until("the map", "return !!document.querySelector('[data-stage]')", json!([])).await?;
        let elements = async || page.count("*").await;
        let all = elements().await?;
        assert!(all < 3000, "{all} elements");
        // The uppermost is taken off the pile, and put back.
        let uppermost = id(4999);
        let from = page.grip(&uppermost).await?;
        page.drag(from, (from.0 + 300.0, from.1 + 160.0), 4).await?;
        let changed =
            "return JSON.stringify(JSON.parse(stagecraft.document()).nodes[arguments[0]].position) !== '[0,0]'";
        page.until("it to be elsewhere", changed, json!([uppermost])).await?;
        page.grip(&uppermost).await?;
        page.press("Control+z").await?;
        page.until("it to be back", &changed.replace("!==", "==="), json!([uppermost])).await?;
        // Tidied, they lie side by side, and what is seen of them is in the page.
        page.press("t").await?;
        page.until("it to be elsewhere", changed, json!([uppermost])).await?;
        let all = elements().await?;
        assert!(all < 3000, "{all} elements");
        Ok(())
    });
}
