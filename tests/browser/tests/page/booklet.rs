//! The playbook for paper: printed alone, on the paper chosen, and taken along as a file.

use serde_json::{Value, json};

use crate::harness::{Browser, Page, test};
use crate::living::section;
use crate::picture::pages;

/// What stands on the sheet while it is printed, and whether anything of it is cut off at the right.
const WATCH: &str = "window.print = () => { const sheet = document.querySelector('#sheet'); window.handed = \
    { paper: sheet.className, chapters: sheet.querySelectorAll('section').length, text: sheet.textContent } }";

#[test]
fn only_the_playbook_is_printed_on_the_paper_chosen() {
    test(Browser::default(), async |page| {
        page.begin_with_demonstration().await?;
        section(page, "Print").await?;
        page.find("button", "Print…").await?;
        for (paper, sides) in [("A4", (595.0, 842.0)), ("Letter", (612.0, 792.0))] {
            page.choose("Paper", paper).await?;
            let printed = pages(&page.printed_as_asked().await?);
            // Cover, contents, fourteen stages, of which the fullest go on overleaf, the ways for a no, who does what, the
            // measures, what is open.
            assert!((20..=30).contains(&printed.len()), "{} pages", printed.len());
            for (wide, high) in &printed {
                assert!((wide - sides.0).abs() < 2.0 && (high - sides.1).abs() < 2.0, "{paper}: {printed:?}");
            }
        }
        let left = "return document.querySelectorAll('#sheet').length + document.body.classList.length";
        assert_eq!(page.script::<usize>(left, json!([])).await?, 0, "nothing of it stays");
        page.script::<()>(WATCH, json!([])).await?;
        page.click("button", "Print…").await?;
        page.until("the playbook to be handed over", "return !!window.handed", json!([])).await?;
        let handed: Value = page.script("return window.handed", json!([])).await?;
        assert_eq!(handed["paper"], "letter");
        let text = handed["text"].as_str().unwrap_or_default();
        assert!(
            ["7. Demo", "Show an answer to each requirement", "When the buyer says no"]
                .iter()
                .all(|said| text.contains(said))
        );
        assert!(!text.contains("Playbook for paper") && handed["chapters"].as_u64() >= Some(15), "{handed}");
        Ok(())
    });
}

/// Opens a file of its own and answers with what is to be seen of it.
async fn alone(page: &Page, bytes: &[u8]) -> crate::harness::Answer<Value> {
    let file = page.file("playbook.html", bytes)?;
    page.client.goto(&format!("file://{}", file.display())).await?;
    let script = "const all = [...document.body.querySelectorAll('*')]; return { \
        requests: performance.getEntriesByType('resource').length, \
        scripts: document.querySelectorAll('script, link, img, iframe').length, \
        chapters: document.querySelectorAll('section').length, \
        picture: document.querySelectorAll('figure svg text').length, \
        lang: document.documentElement.lang, \
        title: document.title, \
        wide: all.filter((one) => !one.closest('svg') && one.getBoundingClientRect().right > document.documentElement.clientWidth + 1).length \
      }";
    page.script(script, json!([])).await
}

#[test]
fn the_files_stand_alone_in_both_languages() {
    for (language, paper, html, markdown, first) in [
        ("en-US", "Print", "Download HTML", "Download Markdown", "## 1\\. Brand awareness"),
        ("pl-PL", "Wydruk", "Pobierz HTML", "Pobierz Markdown", "## 1\\. "),
    ] {
        test(Browser { language, ..Browser::default() }, async |page| {
            page.open("").await?;
            page.click("button", if language == "en-US" { "Demonstration*" } else { "Demonstracja*" }).await?;
            page.until("the map", "return document.querySelectorAll('[data-stage]').length > 3", json!([])).await?;
            page.click("tab", if language == "en-US" { "Playbook" } else { "Podręcznik" }).await?;
            page.click("button", paper).await?;
            page.click("button", markdown).await?;
            let (name, bytes) = page.downloaded().await?;
            assert!(name.ends_with(".md"), "{name}");
            let text = String::from_utf8_lossy(&bytes);
            assert!(text.contains(first) && text.matches("\n## ").count() >= 16, "{text}");
            page.click("button", html).await?;
            let (name, bytes) = page.downloaded().await?;
            assert!(name.ends_with(".html"), "{name}");
            let seen = alone(page, &bytes).await?;
            assert_eq!(
                (&seen["requests"], &seen["scripts"], &seen["wide"]),
                (&json!(0), &json!(0), &json!(0)),
                "{seen}"
            );
            assert!(seen["chapters"].as_u64() >= Some(15) && seen["picture"].as_u64() > Some(20), "{seen}");
            assert_eq!(seen["lang"], language[..2]);
            Ok(())
        });
    }
}

#[test]
fn hostile_texts_are_only_text_on_paper() {
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        let mut document = page.parsed().await?;
        let bad = "<img src=x onerror=\"window.run = 1\"><script>window.run = 1</script> | [a](javascript:alert(1))";
        for node in document["nodes"].as_object_mut().ok_or("nodes")?.values_mut() {
            node["name"] = json!(bad);
            if node["kind"] == "stage" {
                node["entry"] = json!(bad);
            }
        }
        document["map"]["id"] = json!("mother");
        document["map"]["name"] = json!(bad);
        page.give_file("map.json", document.to_string().as_bytes()).await?;
        page.until("the other map", "return window.stagecraft.document().includes('mother')", json!([])).await?;
        section(page, "Print").await?;
        let seen = "return document.querySelector('.booklet h1').textContent === arguments[0] \
            && !document.querySelector('.booklet :is(img, script)')";
        page.until("it to be text", seen, json!([bad])).await?;
        page.click("button", "Download HTML").await?;
        let (_, bytes) = page.downloaded().await?;
        let seen = alone(page, &bytes).await?;
        assert_eq!((&seen["scripts"], &seen["title"]), (&json!(0), &json!(bad)), "{seen}");
        assert!(page.script::<Value>("return window.run ?? null", json!([])).await?.is_null());
        Ok(())
    });
}
