//! What must hold however long it goes on: a little of it in every run, all of it by `make torture`.

use serde_json::{Value, json};

use crate::harness::{Browser, Outcome, Page, test, times, tried, with_kills};

/// Moves a stage with the mouse.
async fn change(page: &Page) -> Outcome {
    let before = page.document().await?;
    let node = page.id_of("Brand engagement").await?;
    let from = page.grip(&node).await?;
    let by = if before.len() % 2 == 0 { 64.0 } else { -64.0 };
    page.drag(from, (from.0, from.1 + by), 4).await?;
    page.until_document_changes(&before).await?;
    Ok(())
}

#[test]
fn a_kill_loses_nothing_that_is_on_the_disk() {
    let rounds = times(3, 100);
    let mut last = String::new();
    with_kills(rounds, async |page, round| {
        if round == 0 {
            page.begin_with_template().await?;
        } else {
            page.open("").await?;
            page.until_document_is(&last).await?;
        }
        change(page).await?;
        page.until_text("and on the disk").await?;
        last = page.document().await?;
        Ok(())
    });
    tried(rounds);
}

#[test]
fn a_crash_loses_nothing_that_is_saved() {
    // A trap in the middle of a change of what is shown, after which the page begins again by itself.
    let strike = "window.strike = () => { const value = Object.getOwnPropertyDescriptor(Node.prototype, 'nodeValue'); \
        Object.defineProperty(Node.prototype, 'nodeValue', { ...value, set() { throw new WebAssembly.RuntimeError('unreachable'); } }); };";
    test(Browser { before: strike, ..Browser::default() }, async |page| {
        page.begin_with_template().await?;
        let rounds = times(2, 100);
        for round in 0..rounds {
            change(page).await?;
            let saved = page.document().await?;
            let language = if round % 2 == 0 { "PL" } else { "EN" };
            let click = "sessionStorage.clear(); window.old = true; strike(); \
                const button = [...document.querySelectorAll('header button')]\
                .find((one) => one.textContent.trim() === arguments[0]); setTimeout(() => button.click())";
            page.script::<()>(click, json!([language])).await?;
            page.until("the page again", "return !window.old && !!window.stagecraft", json!([])).await?;
            page.until_document_is(&saved).await?;
        }
        tried(rounds);
        page.console().await?;
        Ok(())
    });
}

/// Numbers that are the same in every run (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", 2014).
struct Random(u64);

impl Random {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % count as u64) as usize
    }

    fn place(&mut self) -> (f64, f64) {
        (self.below(1430) as f64 + 5.0, self.below(890) as f64 + 5.0)
    }
}

const KEYS: [&str; 32] = [
    "Delete",
    "Enter",
    "Escape",
    "Escape",
    "Tab",
    "Shift+Tab",
    "Control+z",
    "Control+z",
    "Control+Shift+z",
    "Control+a",
    "Control+c",
    "Control+v",
    "Control+d",
    "Control+ArrowRight",
    "Control+ArrowDown",
    "ArrowLeft",
    "ArrowRight",
    "Alt+ArrowRight",
    "ArrowDown",
    "Home",
    "End",
    "PageDown",
    "c",
    "v",
    "h",
    "2",
    "5",
    "?",
    "Control+k",
    "Control+f",
    "F2",
    "Space",
];

const TEXTS: [&str; 5] = ["Żółta łódź", "漢字 🎉", "<b onclick=alert(1)>", "1.234,56", "x"];

/// One thing that somebody might do.
async fn act(page: &Page, random: &mut Random) -> Outcome {
    match random.below(12) {
        0..=2 => page.click_at(random.place()).await?,
        3 => page.double_click_at(random.place()).await?,
        4 => page.right_click_at(random.place()).await?,
        5 | 6 => page.drag(random.place(), random.place(), 4).await?,
        7 => page.wheel(random.place(), (0.0, random.below(600) as f64 - 300.0), random.below(2) == 0).await?,
        8 => page.type_text(TEXTS[random.below(TEXTS.len())]).await?,
        9 => {
            // Any control that can be seen, and the tabs more often than a place on the page would find them.
            let press = "const all = [...document.querySelectorAll('button, summary, select, input:not([type=file]), [role=tab]')]\
                .filter((one) => one.checkVisibility() && !one.disabled); all[arguments[0] % all.length]?.click()";
            page.script::<()>(press, json!([random.below(10_000)])).await?;
        }
        _ => page.press(KEYS[random.below(KEYS.len())]).await?,
    }
    Ok(())
}

/// What holds of any map: everything refers to something that is there, and stands somewhere.
fn sound(document: &Value) -> bool {
    let has = |table: &str, id: &Value| id.as_str().is_some_and(|id| document[table].get(id).is_some());
    let all = |table: &str| document[table].as_object().into_iter().flat_map(|records| records.values());
    let node = |id: &Value| has("nodes", id);
    all("nodes").all(|one| one["position"].as_array().is_some_and(|at| at.iter().all(Value::is_number)))
        && all("transitions").all(|one| node(&one["from"]) && node(&one["to"]))
        && all("deals").all(|deal| {
            let visits = deal["visits"].as_array();
            visits
                .is_some_and(|visits| visits.iter().all(|visit| node(&visit["node"]) || has("retired", &visit["node"])))
        })
}

/// How often the page has asked for anything but itself as one file, which "Save as page" takes from beside it.
const REQUESTS: &str = "return performance.getEntriesByType('resource') \
    .filter((one) => one.name.startsWith('http') && one.name !== new URL('stagecraft.html', location).href).length";

#[test]
fn whatever_somebody_does_the_map_is_sound_is_found_again_and_nothing_leaves() {
    // A chooser for files would wait for somebody.
    let before = "HTMLInputElement.prototype.showPicker = () => {}; const { click } = HTMLElement.prototype; \
        HTMLElement.prototype.click = function () { if (this.type !== 'file') click.call(this) }; window.print = () => {}; \
        window.alert = (said) => { throw new Error(said) };";
    test(Browser { before, ..Browser::default() }, async |page| {
        page.begin_with_demonstration().await?;
        let requests: usize = page.script(REQUESTS, json!([])).await?;
        let (mut random, count) = (Random(7), times(150, 10_000));
        for number in 0..count {
            // A step may find nothing to act upon, or be answered by a page that has just been covered.
            let _ = act(page, &mut random).await;
            if number % 50 == 49 {
                let document = page.parsed().await?;
                assert!(sound(&document), "after {number} steps");
                assert_eq!(page.script::<usize>(REQUESTS, json!([])).await?, requests, "after {number} steps");
                page.expect_clean_console().await?;
            }
        }
        for _ in 0..4 {
            page.press("Escape").await?;
        }
        let last = page.document().await?;
        let alarm = "return !!document.querySelector('b[onclick]')";
        assert!(!page.script::<bool>(alarm, json!([])).await?, "what was typed is text");
        let open = "return !document.querySelector('dialog[open]')";
        if page.script::<bool>(open, json!([])).await? {
            page.reload().await?;
            page.until_document_is(&last).await?;
        }
        tried(count);
        Ok(())
    });
}

/// A map with so many deals, all in its first stage.
fn with_deals(map: &Value, count: usize) -> Option<Value> {
    let mut map = map.clone();
    let stage = map["nodes"].as_object()?.iter().find(|(_, node)| node["kind"] == "stage")?.0.clone();
    let deals = map["deals"].as_object_mut()?;
    for number in 0..count {
        let visits = json!([{ "node": stage, "entered": "2026-03-02" }]);
        let deal = json!({ "name": format!("Deal {number}"), "company": format!("Company {}", number % 997),
            "value": number * 100, "created": "2026-03-02", "visits": visits });
        deals.insert(format!("deal{number}"), deal);
    }
    Some(map)
}

#[test]
fn long_work_on_many_deals_does_not_grow() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        let (deals, edits) = (times(2_000, 50_000), times(40, 2_400));
        let mut map = with_deals(&page.parsed().await?, deals).ok_or("a stage")?;
        map["map"]["id"] = json!("many");
        page.give_file("many.json", map.to_string().as_bytes()).await?;
        let open =
            "return document.querySelector('.deals-count')?.textContent.replace(/\\D/g, '') === String(arguments[0])";
        page.until("the map to be open", open, json!([deals])).await?;
        change(page).await?;
        let held = "return stagecraft.counts().memory";
        let mut warm = 0.0;
        for number in 0..edits {
            // Every other one is taken back: as many commits, and no longer a map.
            let revision: u64 = page.script("return stagecraft.counts().writes", json!([])).await?;
            page.press(if number % 2 == 0 { "Control+z" } else { "Control+Shift+z" }).await?;
            page.until("it to be kept", "return stagecraft.counts().writes > arguments[0]", json!([revision])).await?;
            if number == edits / 4 {
                warm = page.script(held, json!([])).await?;
            }
        }
        let end: f64 = page.script(held, json!([])).await?;
        println!("{deals} deals: {:.0} MB after a quarter, {:.0} MB at the end", warm / 1e6, end / 1e6);
        assert!(end <= 256e6 && end <= warm * 1.05, "{warm} {end}");
        tried(edits);
        Ok(())
    });
}
