//! Nothing is lost where there is little room, where letters are large, and where the system has its own colours.

use serde_json::json;

use crate::harness::{Browser, Outcome, Page, Problem, test};

/// Texts and controls that are cut off where nobody can scroll to them, in words. What ends with an ellipsis has its
/// whole text elsewhere, and the map has its own ways to be looked at.
const LOST: &str = r#"
const lost = [];
const rolls = (element, axis) => /auto|scroll/.test(getComputedStyle(element)['overflow' + axis]);
for (const element of document.querySelectorAll('body *')) {
  if (element.closest('svg, dialog:not([open]), .canvas, option, script, noscript')) continue;
  if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
  const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim());
  if (!own.length && !element.matches('button, input, select, textarea, a, summary')) continue;
  const range = document.createRange();
  if (own.length) { range.setStartBefore(own[0]); range.setEndAfter(own.at(-1)); }
  const box = (own.length ? range : element).getBoundingClientRect();
  if (box.width < 2 || box.height < 2) continue;
  let [x, y, cut] = [true, true, ''];
  for (let around = element; around !== document.documentElement && !cut; around = around.parentElement) {
    const style = getComputedStyle(around), edge = around.getBoundingClientRect();
    // Only heard.
    if (style.clipPath !== 'none') { x = y = false; break; }
    if (rolls(around, 'X')) x = false;
    if (rolls(around, 'Y')) y = false;
    if (style.textOverflow === 'ellipsis') x = false;
    if (x && style.overflowX !== 'visible' && (box.right > edge.right + 2 || box.left < edge.left - 2)) cut = 'beside';
    if (y && style.overflowY !== 'visible' && (box.bottom > edge.bottom + 2 || box.top < edge.top - 2)) cut = 'below';
    if (style.position === 'fixed') break;
  }
  if (x && (box.right > innerWidth + 2 || box.left < -2)) cut ||= 'the window';
  if (cut) lost.push(`${element.tagName}.${element.className} “${(element.textContent || element.ariaLabel || '').trim().slice(0, 40)}”: ${cut}`);
}
if (document.documentElement.scrollWidth > innerWidth) lost.push('the page rolls sideways');
return [...new Set(lost)];
"#;

/// Goes through the views and what they hold; nothing may be lost in any.
async fn expect_whole(page: &Page) -> Outcome {
    page.open("").await?;
    // “Demonstration” and “Demonstracja”.
    page.click("button", "Demonstra*").await?;
    page.until("the map", "return document.querySelectorAll('[data-stage]').length > 3", json!([])).await?;
    let views = "document.querySelectorAll('.views [role=tab]')";
    for view in 0..5 {
        page.script::<()>(&format!("{views}[arguments[0]].click()"), json!([view])).await?;
        page.until("the view", &format!("return {views}[arguments[0]].ariaSelected === 'true'"), json!([view])).await?;
        expect_nothing_lost(page, &format!("view {view}")).await?;
    }
    // The card of a stage, and help.
    page.script::<()>(&format!("{views}[0].click()"), json!([])).await?;
    page.script::<()>("document.querySelector('.canvas').focus()", json!([])).await?;
    page.press("Tab").await?;
    page.until("a card", "return !!document.querySelector('.panel textarea')", json!([])).await?;
    expect_nothing_lost(page, "the card").await?;
    page.press("?").await?;
    page.until("help", "return !!document.querySelector('dialog[open] .help-topics')", json!([])).await?;
    expect_nothing_lost(page, "help").await
}

async fn expect_nothing_lost(page: &Page, place: &str) -> Outcome {
    let what = format!("everything of {place} to be there");
    let found = page.wait(&what, async || {
        let lost: Vec<String> = page.script(LOST, json!([])).await?;
        if lost.is_empty() { Ok(Some(())) } else { Err(Problem(format!("{lost:#?}"))) }
    });
    Ok(found.await?)
}

#[test]
fn at_320_pixels_in_english() {
    test(Browser { size: (320, 800), ..Browser::default() }, async |page| expect_whole(page).await);
}

#[test]
fn at_320_pixels_in_polish() {
    test(Browser { size: (320, 800), language: "pl", ..Browser::default() }, async |page| expect_whole(page).await);
}

#[test]
fn with_letters_twice_as_large_in_english() {
    test(Browser { letters: 32, ..Browser::default() }, async |page| expect_whole(page).await);
}

#[test]
fn with_letters_twice_as_large_in_polish() {
    test(Browser { letters: 32, language: "pl", ..Browser::default() }, async |page| expect_whole(page).await);
}

#[test]
fn at_twice_the_size() {
    // What a zoom of 200 % leaves of a laptop's window.
    test(Browser { size: (720, 450), language: "pl", ..Browser::default() }, async |page| expect_whole(page).await);
}

#[test]
fn the_colours_of_the_system_are_those_of_the_drawing_and_of_what_is_chosen() {
    test(Browser::default(), async |page| {
        let forced = json!({ "features": [
            { "name": "forced-colors", "value": "active" },
            { "name": "prefers-color-scheme", "value": "dark" },
        ] });
        page.cdp("Emulation.setEmulatedMedia", forced).await?;
        page.begin_with_template().await?;
        // A system in dark colours: texts of the drawing and of the page are light, the ground is dark.
        let light = "const probe = document.createElement('canvas').getContext('2d', { willReadFrequently: true }); \
            const light = (colour) => { probe.clearRect(0, 0, 1, 1); probe.fillStyle = colour; probe.fillRect(0, 0, 1, 1); \
                const [r, g, b] = probe.getImageData(0, 0, 1, 1).data; return (r + g + b) / 765 }; \
            const style = (selector) => getComputedStyle(document.querySelector(selector)); \
            return [light(style('.node .name').fill), light(style('.node .shape').fill), light(style('.views [aria-selected=false]').color), \
                light(style('.views [aria-selected=true]').backgroundColor), light(style('.views [aria-selected=false]').backgroundColor)]";
        let found: [f64; 5] = page.script(light, json!([])).await?;
        let [name, shape, text, chosen, other] = found;
        assert!(name - shape > 0.8, "a name can be read on its node: {found:?}");
        assert!(text > 0.8, "{found:?}");
        assert!((chosen - other).abs() > 0.1, "the chosen view is filled: {found:?}");
        Ok(())
    });
}
