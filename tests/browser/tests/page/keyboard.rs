//! The main job without a mouse: what has the focus has a role and a name at every step, as the accessibility tree of
//! the browser tells it, and what was done is said.

use serde_json::{Value, json};

use crate::actions::type_until;
use crate::harness::{Answer, Browser, Outcome, Page, Problem, test};

/// Role and name of what has the focus, as assistive technology is told.
async fn focused(page: &Page) -> Answer<(String, String)> {
    let tree = page.cdp("Accessibility.getFullAXTree", json!({})).await?;
    let has_focus = |node: &&Value| {
        let properties = node["properties"].as_array();
        node["role"]["value"] != "RootWebArea"
            && properties.into_iter().flatten().any(|one| one["name"] == "focused" && one["value"]["value"] == true)
    };
    let node = tree["nodes"].as_array().and_then(|nodes| nodes.iter().rfind(has_focus));
    let text = |part: &str| node.and_then(|node| node[part]["value"].as_str()).unwrap_or_default().trim().to_owned();
    Ok((text("role"), text("name")))
}

/// Goes on with a key until this has the focus; whatever has it on the way must say what it is.
async fn go_to(page: &Page, key: &str, role: &str, name: &str) -> Answer {
    let mut passed = Vec::new();
    for _ in 0..90 {
        let (now, called) = focused(page).await?;
        if now == role && called.starts_with(name) {
            return Ok(());
        }
        if called.is_empty() && !now.is_empty() {
            return Err(Problem(format!("a {now} without a name has the focus, after {passed:?}")));
        }
        passed.push(format!("{now} “{called}”"));
        page.press(key).await?;
    }
    Err(Problem(format!("{key} does not come to the {role} “{name}”: {passed:#?}")))
}

/// Waits until this has the focus.
async fn until_focused(page: &Page, role: &str, name: &str) -> Answer {
    let what = format!("the {role} “{name}” to have the focus");
    let look = async || match focused(page).await? {
        (now, called) if now == role && called.starts_with(name) => Ok(Some(())),
        (now, called) => Err(Problem(format!("it is the {now} “{called}”"))),
    };
    page.wait(&what, look).await
}

/// Waits until a live region says this.
async fn until_said(page: &Page, words: &str) -> Answer {
    let script = "return [...document.querySelectorAll('[aria-live], [role=status], [role=alert]')]\
        .some((region) => region.textContent.includes(arguments[0]))";
    page.until(&format!("“{words}” to be said"), script, json!([words])).await
}

/// Does what the list of commands calls this.
async fn command(page: &Page, name: &str) -> Outcome {
    page.press("Control+k").await?;
    until_focused(page, "combobox", "").await?;
    type_until(page, name, name).await?;
    page.press("Enter").await?;
    Ok(page.until_gone("dialog", "Commands").await?)
}

#[test]
fn a_map_is_drawn_and_a_deal_goes_through_it_without_a_mouse() {
    test(Browser::default(), async |page| {
        page.open("").await?;
        page.find("dialog", "Start with a map").await?;
        go_to(page, "Tab", "button", "Empty map").await?;
        page.press("Enter").await?;
        page.until_gone("dialog", "Start with a map").await?;

        // Three stages in a row, each with a name.
        page.press("s").await?;
        page.press("Enter").await?;
        name_stage(page, "New lead").await?;
        until_said(page, "New lead, stage 1 of 1").await?;
        page.press("Control+ArrowRight").await?;
        name_stage(page, "Meeting").await?;
        until_said(page, "Meeting, stage 2 of 2").await?;
        page.press("Control+ArrowRight").await?;
        name_stage(page, "Offer").await?;
        until_said(page, "Offer, stage 3 of 3").await?;
        page.press("Alt+ArrowLeft").await?;
        page.press("Alt+ArrowLeft").await?;
        until_said(page, "New lead, stage 1 of 3").await?;

        // Its card: when a deal enters, and what has to be done before it leaves.
        page.press("Control+Enter").await?;
        go_to(page, "Tab", "textbox", "Entry definition").await?;
        page.type_text("Somebody asked for an offer").await?;
        go_to(page, "Tab", "button", "Add item").await?;
        page.press("Enter").await?;
        until_focused(page, "textbox", "Checklist item 1").await?;
        page.type_text("Call them back").await?;
        let kept = "return stagecraft.document().includes('Call them back')";
        page.until("the item", kept, json!([])).await?;
        go_to(page, "Tab", "button", "required").await?;

        // A deal comes, is held by the gate, and moves on with a reason.
        command(page, "Go to: Deals").await?;
        go_to(page, "Tab", "textbox", "Add deal").await?;
        page.type_text("Acme – CRM for sales 12k @Ann").await?;
        page.press("Enter").await?;
        until_said(page, "Added to New lead: Acme").await?;
        go_to(page, "Tab", "button", "Acme").await?;
        page.press("Shift+ArrowRight").await?;
        page.find("dialog", "1 required item is open").await?;
        go_to(page, "Tab", "textbox", "Reason to move all the same").await?;
        page.type_text("They are in a hurry").await?;
        go_to(page, "Tab", "button", "Move all the same").await?;
        page.press("Enter").await?;
        until_said(page, "Moved to Meeting").await?;
        until_focused(page, "button", "Acme").await?;

        // It is in the funnel, and the step can be taken back.
        command(page, "Go to: Funnel").await?;
        go_to(page, "Tab", "button", "Meeting").await?;
        let (_, said) = focused(page).await?;
        assert!(said.contains('1'), "how many deals came to the stage: {said}");
        page.press("Control+z").await?;
        until_said(page, "Undone").await?;
        let (_, said) = focused(page).await?;
        assert!(!said.contains('1'), "{said}");
        Ok(())
    });
}

/// Gives the node that has just been made its name.
async fn name_stage(page: &Page, name: &str) -> Outcome {
    until_focused(page, "textbox", "").await?;
    page.type_text(name).await?;
    page.press("Enter").await?;
    Ok(page.wait("the name to be kept", async || Ok(page.id_of(name).await.ok())).await.map(|_| ())?)
}
