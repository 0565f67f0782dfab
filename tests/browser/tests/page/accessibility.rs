//! Every control has a name, and axe-core finds nothing.

use std::path::Path;

use serde_json::{Value, json};

use crate::harness::{Browser, Outcome, Page, test};

/// Roles of things that people operate or that hold others.
const ROLES: [&str; 16] = [
    "button",
    "textbox",
    "searchbox",
    "combobox",
    "checkbox",
    "radio",
    "spinbutton",
    "slider",
    "tab",
    "link",
    "menuitem",
    "option",
    "dialog",
    "application",
    "Date",
    "DisclosureTriangle",
];

/// What somebody who hears the page would meet without a name.
async fn nameless(page: &Page) -> Outcome<Vec<String>> {
    let tree = page.cdp("Accessibility.getFullAXTree", json!({})).await?;
    let nodes = tree["nodes"].as_array().cloned().unwrap_or_default();
    assert!(nodes.len() > 20, "the page has an accessibility tree");
    let mut found = Vec::new();
    for node in nodes.iter().filter(|node| node["ignored"] != true) {
        let role = node["role"]["value"].as_str().unwrap_or_default();
        let name = node["name"]["value"].as_str().unwrap_or_default();
        if ROLES.contains(&role) && name.trim().is_empty() {
            let described = page.cdp("DOM.describeNode", json!({ "backendNodeId": node["backendDOMNodeId"] })).await?;
            found.push(format!("{role} {}{}", described["node"]["nodeName"], described["node"]["attributes"]));
        }
    }
    Ok(found)
}

/// What axe-core finds, one line for each rule that is broken.
async fn axe(page: &Page) -> Outcome<Vec<String>> {
    let loaded: bool = page.script("return !!window.axe", json!([])).await?;
    if !loaded {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../node_modules/axe-core/axe.min.js");
        let source = std::fs::read_to_string(&file).map_err(|error| format!("{error}; run npm ci"))?;
        page.script::<Value>(&format!("{source}; return null"), json!([])).await?;
    }
    // What is seen on a bar of the funnel is its stage's name, by which it can be called, and figures, which its name
    // says as a sentence; the rule takes the figures for a part of the label.
    let script = r#"
        const figures = (rule, target) => {
          const bar = document.querySelector(target.at(-1));
          const name = bar.querySelector('.name')?.title;
          return rule === 'label-content-name-mismatch' && bar.matches('.funnel-column') && name && bar.ariaLabel.startsWith(name);
        };
        return axe.run(document, { resultTypes: ['violations'] }).then((result) =>
          result.violations.map((one) => [one, one.nodes.map((node) => node.target).filter((target) => !figures(one.id, target))])
            .filter(([, targets]) => targets.length)
            .map(([one, targets]) => `${one.id} (${one.impact}): ${targets.slice(0, 4).join(' | ')} (${targets.length})`))"#;
    Ok(page.script(script, json!([])).await?)
}

/// Looks at the page as it is now, once it has come to rest.
pub async fn look(page: &Page, place: &str, found: &mut Vec<String>) -> Outcome {
    // Half way between two colours neither can be read, and on a slow machine that is when axe comes.
    page.until_at_rest().await?;
    found.extend(nameless(page).await?.into_iter().map(|line| format!("{place}: without a name: {line}")));
    found.extend(axe(page).await?.into_iter().map(|line| format!("{place}: {line}")));
    Ok(())
}

/// A transition that is drawn where it can be pressed.
async fn a_transition(page: &Page) -> Outcome<String> {
    let script = r#"
        for (const line of document.querySelectorAll('[data-transition] .line')) {
          const { x, y } = line.getPointAtLength(line.getTotalLength() * 0.1), matrix = line.getScreenCTM();
          const hit = document.elementFromPoint(matrix.a * x + matrix.e, matrix.d * y + matrix.f)?.closest('[data-transition]');
          if (hit && hit === line.closest('[data-transition]')) return hit.dataset.transition;
        }
        return null"#;
    Ok(page.wait("a transition", async || page.script::<Option<String>>(script, json!([])).await).await?)
}

#[test]
fn every_view_can_be_heard() {
    test(Browser::default(), async |page| {
        let mut found = Vec::new();
        page.open("").await?;
        page.find("dialog", "Start with a map").await?;
        look(page, "start", &mut found).await?;
        page.begin_with_demonstration().await?;
        look(page, "map", &mut found).await?;
        page.press("Tab").await?;
        page.until("a selection", "return !!document.querySelector('[data-stage].selected')", json!([])).await?;
        look(page, "stage card", &mut found).await?;
        page.press("Escape").await?;
        let line = *crate::canvas::along_line(page, &a_transition(page).await?, 5).await?.first().ok_or("a line")?;
        page.click_at(line).await?;
        page.until("its handles", "return document.querySelectorAll('[data-grip]').length > 1", json!([])).await?;
        page.press("Control+=").await?;
        page.press("Control+=").await?;
        page.until("the minimap", "return !!document.querySelector('.minimap:not(.aside)')", json!([])).await?;
        look(page, "transition and minimap", &mut found).await?;
        page.press("Escape").await?;
        page.press("Shift+1").await?;
        for menu in ["Share", "Settings", "Maps*"] {
            page.click("button", menu).await?;
            look(page, menu, &mut found).await?;
            page.press("Escape").await?;
        }
        page.click("button", "Help").await?;
        page.find("dialog", "Help").await?;
        look(page, "help", &mut found).await?;
        page.press("Escape").await?;
        page.until_gone("dialog", "Help").await?;
        for (keys, list) in [("Control+k", "Commands"), ("Control+f", "Find on the map and among the deals")] {
            page.press(keys).await?;
            page.find("dialog", list).await?;
            look(page, list, &mut found).await?;
            page.fill(list, "xqz").await?;
            page.until_text("Nothing found").await?;
            look(page, &format!("{list}, nothing found"), &mut found).await?;
            page.press("Escape").await?;
            page.until_gone("dialog", list).await?;
        }
        page.press("Tab").await?;
        page.press("Shift+F10").await?;
        page.find("[role=menu]", "What can be done here").await?;
        look(page, "menu of a stage", &mut found).await?;
        page.press("Escape").await?;
        page.press("Escape").await?;
        page.click("tab", "Deals").await?;
        page.until("cards", "return !!document.querySelector('[data-deal]')", json!([])).await?;
        look(page, "board", &mut found).await?;
        let cards = page.client.find_all(fantoccini::Locator::Css("[data-deal]")).await?;
        cards.first().ok_or("a card")?.click().await?;
        page.find("button", "Close the deal").await?;
        look(page, "deal", &mut found).await?;
        page.click("button", "Close the deal").await?;
        page.click("tab", "Table").await?;
        page.until("rows", "return document.querySelectorAll('[data-deal]').length > 2", json!([])).await?;
        look(page, "table", &mut found).await?;
        page.click("button", "Paste a list").await?;
        page.find("dialog", "Paste a list of deals").await?;
        look(page, "paste", &mut found).await?;
        page.press("Escape").await?;
        page.until_gone("dialog", "Paste a list of deals").await?;
        page.click("tab", "Funnel").await?;
        page.find("button", "Demo*").await?;
        look(page, "funnel", &mut found).await?;
        page.click("tab", "Plan").await?;
        page.find("textbox", "Deals to win").await?;
        look(page, "plan", &mut found).await?;
        for part in ["By when", "Where we stand", "What if"] {
            page.click("button", part).await?;
            look(page, part, &mut found).await?;
        }
        page.click("button", "New scenario").await?;
        look(page, "scenario", &mut found).await?;
        page.click("tab", "Playbook").await?;
        for section in ["History", "Print"] {
            page.click("button", section).await?;
            page.find("h2", section).await?;
            look(page, section, &mut found).await?;
        }
        page.click("button", "History").await?;
        page.click("button", "Keep a version").await?;
        page.find("textbox", "Name of the version").await?;
        look(page, "a version to keep", &mut found).await?;
        page.click("button", "Compare with now: First sketch").await?;
        page.until("the comparison", "return !!document.querySelector('.compare')", json!([])).await?;
        look(page, "comparison", &mut found).await?;
        assert!(found.is_empty(), "{found:#?}");
        Ok(())
    });
}

/// The views one after the other, in whatever colours and on whatever screen.
async fn walk(page: &Page, place: &str, found: &mut Vec<String>) -> Outcome {
    page.click("tab", "Map").await?;
    look(page, &format!("{place}, map"), found).await?;
    page.click("tab", "Deals").await?;
    page.until("cards", "return !!document.querySelector('[data-deal]')", json!([])).await?;
    look(page, &format!("{place}, board"), found).await?;
    page.click("tab", "Funnel").await?;
    page.find("button", "Demo*").await?;
    look(page, &format!("{place}, funnel"), found).await?;
    page.click("tab", "Plan").await?;
    for part in ["What is needed", "By when", "Where we stand", "What if"] {
        page.click("button", part).await?;
        look(page, &format!("{place}, plan, {part}"), found).await?;
    }
    page.click("tab", "Playbook").await?;
    page.click("button", "The “no”").await?;
    page.until("reasons", "return !!document.querySelector('[data-chart=reasons]')", json!([])).await?;
    look(page, &format!("{place}, when the buyer says no"), found).await?;
    page.click("button", "Findings").await?;
    page.click("button", "Mute: Go live").await?;
    look(page, &format!("{place}, findings"), found).await?;
    page.click("button", "History").await?;
    page.find("h2", "History").await?;
    look(page, &format!("{place}, history"), found).await?;
    page.click("button", "Compare with now: First sketch").await?;
    page.until("the comparison", "return !!document.querySelector('.compare')", json!([])).await?;
    look(page, &format!("{place}, comparison"), found).await?;
    page.click("button", "Leave the comparison").await?;
    Ok(())
}

#[test]
fn every_appearance_can_be_read() {
    test(Browser::default(), async |page| {
        let mut found = Vec::new();
        page.begin_with_demonstration().await?;
        for appearance in ["Dark", "High contrast"] {
            page.click("button", "Settings").await?;
            page.choose("Appearance", appearance).await?;
            page.press("Escape").await?;
            walk(page, appearance, &mut found).await?;
        }
        assert!(found.is_empty(), "{found:#?}");
        Ok(())
    });
}

#[test]
fn every_view_can_be_heard_on_a_phone() {
    test(Browser { size: (390, 844), phone: true, ..Browser::default() }, async |page| {
        let mut found = Vec::new();
        page.open("").await?;
        page.find("dialog", "Start with a map").await?;
        look(page, "phone, start", &mut found).await?;
        page.begin_with_demonstration().await?;
        walk(page, "phone", &mut found).await?;
        page.click("button", "Menu").await?;
        look(page, "phone, menu", &mut found).await?;
        assert!(found.is_empty(), "{found:#?}");
        Ok(())
    });
}

/// The views and what they hold one after the other, found by where they stand, so in any language.
async fn walk_by_place(page: &Page, place: &str, found: &mut Vec<String>) -> Outcome {
    const VIEWS: &str = ".views [role=tab]";
    // The parts of the deals, of the plan and of the playbook.
    const PARTS: &str = ".view .tabs [role=tab], .plan > .tabs button, .playbook > nav > button:not(.guided)";
    let click = |all: &'static str, index: usize| {
        page.script::<()>("document.querySelectorAll(arguments[0])[arguments[1]].click()", json!([all, index]))
    };
    let count =
        |all: &'static str| page.script::<usize>("return document.querySelectorAll(arguments[0]).length", json!([all]));
    let mut parts = Vec::new();
    for view in 0..count(VIEWS).await? {
        click(VIEWS, view).await?;
        let open = "const [all, index] = arguments, tab = document.querySelectorAll(all)[index]; \
            return tab.ariaSelected === 'true' && !!document.querySelector('main.view').innerText";
        page.until("the view", open, json!([VIEWS, view])).await?;
        look(page, &format!("{place}, view {view}"), found).await?;
        parts.push(count(PARTS).await?);
        for part in 0..count(PARTS).await? {
            click(PARTS, part).await?;
            look(page, &format!("{place}, view {view}, part {part}"), found).await?;
        }
    }
    assert_eq!(parts, [0, 2, 0, 4, 9], "the parts of the views");
    click(VIEWS, 0).await?;
    page.script::<()>("document.querySelector('.canvas').focus()", json!([])).await?;
    page.press("Tab").await?;
    page.until("a card", "return !!document.querySelector('.panel textarea')", json!([])).await?;
    look(page, &format!("{place}, a card"), found).await?;
    page.press("Escape").await?;
    for (keys, what) in [("Control+k", "commands"), ("Control+f", "search"), ("?", "help")] {
        page.press(keys).await?;
        page.until(what, "return !!document.querySelector('dialog:modal')", json!([])).await?;
        look(page, &format!("{place}, {what}"), found).await?;
        page.press("Escape").await?;
        page.until("it to go", "return !document.querySelector('dialog:modal')", json!([])).await?;
    }
    Ok(())
}

#[test]
fn every_view_can_be_heard_and_read_in_polish_in_light_and_dark() {
    test(Browser { language: "pl", ..Browser::default() }, async |page| {
        let mut found = Vec::new();
        page.open("").await?;
        page.find("dialog", "Zacznij od mapy").await?;
        look(page, "start", &mut found).await?;
        page.click("button", "Demonstracja*").await?;
        page.until("the map", "return document.querySelectorAll('[data-stage]').length > 3", json!([])).await?;
        for scheme in ["light", "dark"] {
            let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
            page.cdp("Emulation.setEmulatedMedia", media).await?;
            walk_by_place(page, scheme, &mut found).await?;
        }
        assert!(found.is_empty(), "{found:#?}");
        Ok(())
    });
}

/// Everything that the map can be, or that can lie over it.
async fn around_the_map(page: &Page, place: &str, found: &mut Vec<String>) -> Outcome {
    let at = |part: &str| format!("{place}, {part}");
    page.press("p").await?;
    page.find("button", "Next stage").await?;
    look(page, &at("presenting the whole map"), found).await?;
    page.press("PageDown").await?;
    page.until_text("1 of 14").await?;
    page.press("t").await?;
    page.find("textbox", "Note a decision").await?;
    look(page, &at("presenting a stage, a decision being noted"), found).await?;
    page.press("Escape").await?;
    page.until_gone("textbox", "Note a decision").await?;
    page.press("Escape").await?;
    page.find("tab", "Map").await?;
    page.press("Escape").await?;
    page.press("l").await?;
    page.until("lanes", "return !!document.querySelector('.lane-names .row')", json!([])).await?;
    look(page, &at("lanes"), found).await?;
    page.press("l").await?;
    page.click("button", "What the map shows").await?;
    look(page, &at("what the map shows"), found).await?;
    page.press("Escape").await?;
    for (keys, list) in [("Control+k", "Commands"), ("Control+f", "Find on the map and among the deals")] {
        page.press(keys).await?;
        page.find("dialog", list).await?;
        page.type_text("demo").await?;
        look(page, &at(list), found).await?;
        page.press("Escape").await?;
        page.until_gone("dialog", list).await?;
    }
    page.press("?").await?;
    page.find("dialog", "Help").await?;
    look(page, &at("help"), found).await?;
    page.press("Escape").await?;
    page.until_gone("dialog", "Help").await?;
    page.press("Shift+1").await?;
    let stage = page.id_of("Implementation").await?;
    page.right_click_at(page.grip(&stage).await?).await?;
    page.find("[role=menu]", "What can be done here").await?;
    look(page, &at("menu of a stage"), found).await?;
    page.press("Escape").await?;
    page.click("button", "Show in place").await?;
    page.until("its frame", "return !!document.querySelector('[data-stage].frame')", json!([])).await?;
    look(page, &at("a stage opened in place"), found).await?;
    page.click("button", "Open the stage's map").await?;
    page.find("button", "Back to *").await?;
    look(page, &at("inside a stage"), found).await?;
    page.press("Escape").await?;
    page.press("Control+z").await?;
    page.until("it folded", "return !document.querySelector('[data-stage].frame')", json!([])).await?;
    page.press("Escape").await?;
    Ok(page.until_selected(&[]).await?)
}

#[test]
fn everything_around_the_map_can_be_heard_and_read_in_light_and_dark() {
    test(Browser::default(), async |page| {
        let mut found = Vec::new();
        page.begin_with_demonstration().await?;
        for appearance in ["Light", "Dark"] {
            page.click("button", "Settings").await?;
            page.choose("Appearance", appearance).await?;
            page.press("Escape").await?;
            around_the_map(page, appearance, &mut found).await?;
        }
        assert!(found.is_empty(), "{found:#?}");
        Ok(())
    });
}

/// The goal, the guide and the measures one after the other.
async fn aims(page: &Page, place: &str, found: &mut Vec<String>) -> Outcome {
    let script = |selector: &str| format!("document.querySelector('{selector}').click(); return null");
    page.script::<Value>(&script("button.strip"), json!([])).await?;
    page.find("dialog", "Goal").await?;
    look(page, &format!("{place}, goal"), found).await?;
    page.press("Escape").await?;
    page.until_gone("dialog", "Goal").await?;
    page.click("tab", "Playbook").await?;
    look(page, &format!("{place}, playbook"), found).await?;
    page.click("button", "Measures").await?;
    page.click("button", "Win rate*").await?;
    look(page, &format!("{place}, measures"), found).await?;
    page.click("button", "Guide me in four steps").await?;
    for step in ["Next: Names", "Next: Stage cards", "Next: The picture"] {
        look(page, &format!("{place}, guide"), found).await?;
        page.script::<Value>(&script(".guide footer button"), json!([])).await?;
        page.until_gone("button", step).await?;
    }
    look(page, &format!("{place}, guide"), found).await
}

#[test]
fn the_goal_the_guide_and_the_measures_can_be_heard() {
    test(Browser::default(), async |page| {
        let mut found = Vec::new();
        page.begin_with_demonstration().await?;
        aims(page, "light", &mut found).await?;
        assert!(found.is_empty(), "{found:#?}");
        Ok(())
    });
}

#[test]
fn the_goal_the_guide_and_the_measures_can_be_read_in_the_dark_and_on_a_phone() {
    test(Browser { size: (390, 844), phone: true, ..Browser::default() }, async |page| {
        let mut found = Vec::new();
        page.begin_with_demonstration().await?;
        page.click("button", "Menu").await?;
        page.choose("Appearance", "Dark").await?;
        page.press("Escape").await?;
        aims(page, "phone", &mut found).await?;
        assert!(found.is_empty(), "{found:#?}");
        Ok(())
    });
}
