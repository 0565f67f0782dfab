//! The map as a picture: saved, opened again, copied, printed.

use serde_json::{Value, json};

use crate::harness::{Answer, Browser, Page, test};

/// Asks for a picture in the share menu.
async fn ask(page: &Page, button: &str) -> Answer {
    if !page.sees("button", button).await? {
        page.click("button", "Share").await?;
    }
    page.click("button", button).await
}

/// Saves a picture.
async fn saved(page: &Page, button: &str) -> Answer<(String, Vec<u8>)> {
    ask(page, button).await?;
    page.downloaded().await
}

#[test]
fn an_svg_is_a_page_of_its_own_with_everything_on_it() {
    test(Browser::default(), async |page| {
        page.begin_with_demonstration().await?;
        let document = page.parsed().await?;
        let count = |table: &str, seen: &dyn Fn(&Value) -> bool| {
            document[table].as_object().map_or(0, |records| records.values().filter(|record| seen(record)).count())
        };
        // The demonstration has no stage that is opened in place.
        let inside = |node: &Value| document["nodes"][node.as_str().unwrap_or_default()].get("parent").is_some();
        let nodes = count("nodes", &|node| node.get("parent").is_none());
        let lines = count("transitions", &|way| !inside(&way["from"]) && !inside(&way["to"]));
        let (name, bytes) = saved(page, "Download SVG").await?;
        assert_eq!(name, "Demonstration map.svg");
        page.until_text("The map is inside, without its deals").await?;
        let file = page.file("alone.svg", &bytes)?;
        page.client.goto(&format!("file://{}", file.display())).await?;
        // A dashed line has its tip beside it, any other in it: without dashes there is one path of each.
        let script = "const all = [...document.querySelectorAll('*')]; const root = document.documentElement; \
            const frame = root.getBoundingClientRect(); \
            const out = (box) => box.left < frame.left || box.right > frame.right || box.top < frame.top || box.bottom > frame.bottom; \
            return { \
              root: root.tagName, \
              tags: [...new Set(all.map((one) => one.tagName))].sort().join(' '), \
              attributes: [...new Set(all.flatMap((one) => one.getAttributeNames()))].sort().join(' '), \
              requests: performance.getEntriesByType('resource').length, \
              nodes: document.querySelectorAll('svg > g > :first-child:is([rx=\"10\"], [rx=\"20\"], path)').length, \
              lines: document.querySelectorAll('svg > path:not([stroke-dasharray])').length, \
              names: [...document.querySelectorAll('text')].map((text) => text.textContent), \
              outside: [...document.querySelectorAll('text')].filter((text) => out(text.getBoundingClientRect())).length, \
              beyond: [...document.querySelectorAll('g')].flatMap((group) => [...group.children].filter((part) => \
                part.tagName === 'text' && part.getBoundingClientRect().right > group.firstElementChild.getBoundingClientRect().right + 1)).length \
            }";
        let seen: Value = page.script(script, json!([])).await?;
        assert_eq!(seen["root"], "svg");
        assert_eq!(seen["tags"], "g metadata path rect svg text title");
        let attributes = "d fill font-family font-size font-weight height id opacity role rx stroke stroke-dasharray \
            stroke-linecap stroke-linejoin stroke-width text-anchor transform viewBox width x xmlns y";
        for attribute in seen["attributes"].as_str().unwrap_or("?").split(' ') {
            assert!(attributes.split_whitespace().any(|known| known == attribute), "{attribute}");
        }
        assert_eq!((&seen["requests"], &seen["outside"], &seen["beyond"]), (&json!(0), &json!(0), &json!(0)));
        assert_eq!((seen["nodes"].clone(), seen["lines"].clone()), (json!(nodes), json!(lines)));
        // A label may have its share of deals beside it.
        let names = seen["names"].to_string();
        assert!(
            ["\"Go live\"", "\"Back in 6 months", "\"1 stuck\""].iter().all(|name| names.contains(name)),
            "{names}"
        );
        Ok(())
    });
}

/// Columns and rows of a PNG, by its header.
fn pixels(png: &[u8]) -> (u32, u32) {
    assert_eq!(&png[..4], b"\x89PNG");
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().expect("four bytes"));
    (number(16), number(20))
}

#[test]
fn a_png_has_the_pixels_asked_for_and_opens_again() {
    test(Browser::default(), async |page| {
        page.begin_with_demonstration().await?;
        page.click("button", "Share").await?;
        page.choose("Inside PNG and SVG", "The map with its deals").await?;
        let (name, small) = saved(page, "Download PNG, 1×").await?;
        assert_eq!(name, "Demonstration map.png");
        let (_, large) = saved(page, "Download PNG, 4×").await?;
        let (width, height) = pixels(&small);
        assert_eq!(pixels(&large), (4 * width, 4 * height));
        // Something was drawn: both light and dark pixels.
        let script = "const [bytes, done] = arguments; const image = new Image(); \
            image.onload = () => { const canvas = document.createElement('canvas'); \
              [canvas.width, canvas.height] = [image.width, image.height]; \
              const context = canvas.getContext('2d'); context.drawImage(image, 0, 0); \
              const data = context.getImageData(0, 0, image.width, image.height).data; \
              let [least, most] = [255, 0]; \
              for (let at = 0; at < data.length; at += 4) { least = Math.min(least, data[at]); most = Math.max(most, data[at]); } \
              done([image.width, image.height, least < 60, most > 240]); }; \
            image.onerror = () => done('no picture'); \
            image.src = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'image/png' }));";
        let seen = page.client.execute_async(script, vec![json!(small)]).await?;
        assert_eq!(seen, json!([width, height, true, true]));
        let before = page.document().await?;
        page.give_file("with deals.png", &large).await?;
        page.until_text("This map is already here, exactly as in the file.").await?;
        assert_eq!(page.document().await?, before);
        ask(page, "Share").await?;
        page.choose("Inside PNG and SVG", "The map, without deals").await?;
        let (_, bare) = saved(page, "Download PNG, 2×").await?;
        page.give_file("without deals.png", &bare).await?;
        page.click("button", "Open as a copy").await?;
        page.until_document_changes(&before).await?;
        let (copy, was) = (page.parsed().await?, serde_json::from_str::<Value>(&before)?);
        assert_eq!((&copy["nodes"], &copy["transitions"]), (&was["nodes"], &was["transitions"]));
        assert_eq!(copy["deals"], json!({}));
        Ok(())
    });
}

#[test]
fn a_picture_without_a_map_says_so() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        let before = page.document().await?;
        page.click("button", "Share").await?;
        page.choose("Inside PNG and SVG", "Only the picture").await?;
        let (_, svg) = saved(page, "Download SVG").await?;
        page.give_file("drawing.svg", &svg).await?;
        page.find("dialog", "drawing.svg cannot be opened").await?;
        page.until_text("This SVG picture carries no map.").await?;
        page.click("button", "Done").await?;
        let (_, png) = saved(page, "Download PNG, 1×").await?;
        page.give_file("cut.png", &png[..png.len() / 2]).await?;
        page.find("dialog", "cut.png cannot be opened").await?;
        page.until_text("The map inside this PNG picture is damaged").await?;
        page.click("button", "Done").await?;
        assert_eq!(page.document().await?, before);
        Ok(())
    });
}

#[test]
fn a_picture_goes_to_the_clipboard() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        ask(page, "Copy as a picture").await?;
        page.until_text("The picture is on the clipboard.").await?;
        Ok(())
    });
}

#[test]
fn a_browser_that_copies_no_pictures_is_told_of() {
    test(Browser { before: "delete window.ClipboardItem", ..Browser::default() }, async |page| {
        page.begin_with_template().await?;
        ask(page, "Copy as a picture").await?;
        page.until_text("The browser did not let the page copy a picture.").await?;
        Ok(())
    });
}

/// The sides of the pages of a PDF, in points.
pub fn pages(pdf: &str) -> Vec<(f64, f64)> {
    let boxes = pdf.split("/MediaBox").skip(1).filter_map(|rest| rest.split_once('[')?.1.split_once(']'));
    let numbers = boxes.map(|(sides, _)| sides.split_whitespace().filter_map(|number| number.parse().ok()).collect());
    numbers.map(|sides: Vec<f64>| (sides[2] - sides[0], sides[3] - sides[1])).collect()
}

#[test]
fn the_map_is_printed_alone_on_one_page_that_lies() {
    test(Browser::default(), async |page| {
        page.begin_with_demonstration().await?;
        // A4 and Letter, as they lie in the printer: upright.
        for (width, height) in [(21.0, 29.7), (21.59, 27.94)] {
            let pages = pages(&page.printed(width, height).await?);
            let [(wide, high)] = pages.as_slice() else { panic!("{pages:?}") };
            let points = |centimetres: f64| centimetres / 2.54 * 72.0;
            assert!((wide - points(height)).abs() < 1.0 && (high - points(width)).abs() < 1.0, "{pages:?}");
        }
        let left = "return document.querySelectorAll('#sheet').length + document.body.classList.length";
        assert_eq!(page.script::<usize>(left, json!([])).await?, 0, "nothing of it stays");
        // What the action hands to the browser.
        let watch = "window.print = () => { const sheet = document.querySelector('#sheet'); window.handed = \
            [getComputedStyle(sheet).display, sheet.querySelectorAll('text').length, sheet.textContent.includes('Go live')] }";
        page.script::<()>(watch, json!([])).await?;
        page.click("tab", "Deals").await?;
        ask(page, "Save as PDF…").await?;
        page.until("the picture to be handed over", "return !!window.handed", json!([])).await?;
        let handed: (String, usize, bool) = page.script("return window.handed", json!([])).await?;
        assert!(handed.0 == "none" && handed.1 > 30 && handed.2, "{handed:?}: seen on paper only");
        Ok(())
    });
}
