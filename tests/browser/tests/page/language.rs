//! The page in Polish and in English.

use serde_json::{Value, json};

use crate::harness::{Browser, Outcome, Page, test};

const ENGLISH: &str = include_str!("../../../../locales/en.json");
const POLISH: &str = include_str!("../../../../locales/pl.json");

/// The texts of the shell that read differently in the two languages and hold no value.
fn texts(own: &str, other: &str) -> Outcome<Vec<String>> {
    let (own, other): (Value, Value) = (serde_json::from_str(own)?, serde_json::from_str(other)?);
    let texts = own["shell"].as_object().ok_or("a section")?.iter();
    let fitting = texts.filter(|(key, text)| other["shell"][key.as_str()] != **text);
    Ok(fitting.filter_map(|(_, text)| Some(text.as_str()?.to_owned())).filter(|text| !text.contains('{')).collect())
}

/// Which of these are on the page, as a text or as a name.
async fn shown(page: &Page, texts: &[String]) -> Outcome<Vec<String>> {
    let script = r#"
        const [texts] = arguments;
        const seen = new Set();
        for (const element of document.querySelectorAll('body *')) {
          if (element.closest('noscript')) continue;
          for (const name of ['aria-label', 'title', 'placeholder']) if (element.hasAttribute(name)) seen.add(element.getAttribute(name));
          for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) seen.add(node.textContent.trim());
        }
        return texts.filter((text) => seen.has(text));"#;
    Ok(page.script(script, json!([texts])).await?)
}

#[test]
fn a_polish_browser_gets_polish_and_english_at_once_when_asked() {
    test(Browser { language: "pl", ..Browser::default() }, async |page| {
        let (english, polish) = (texts(ENGLISH, POLISH)?, texts(POLISH, ENGLISH)?);
        let words: Value = serde_json::from_str(POLISH)?;
        let polish_start = words["start"]["title"].as_str().ok_or("a title")?;
        page.open("").await?;
        page.find("dialog", polish_start).await?;
        assert_eq!(page.script::<String>("return document.documentElement.lang", json!([])).await?, "pl");
        assert_eq!(shown(page, &english).await?, Vec::<String>::new(), "nothing in English");

        // The dialog follows at once, and back.
        page.click("button", "EN – English").await?;
        page.find("dialog", "Start with a map").await?;
        page.find("button", "Start with this map").await?;
        page.click("button", "PL – Polski").await?;
        page.click("button", words["start"]["use"].as_str().ok_or("a text")?).await?;
        page.until("the map", "return document.querySelectorAll('[data-stage]').length > 3", json!([])).await?;
        let before = page.document().await?;
        assert_eq!(shown(page, &english).await?, Vec::<String>::new(), "nothing in English");
        assert!(shown(page, &polish).await?.len() > 5, "the header speaks Polish");
        let label = "return document.querySelector('[data-stage].stage').getAttribute('aria-label')";
        let polish_label: String = page.script(label, json!([])).await?;

        page.click("button", "EN – English").await?;
        page.find("tab", "Deals").await?;
        assert_eq!(page.script::<String>("return document.documentElement.lang", json!([])).await?, "en");
        assert_eq!(shown(page, &polish).await?, Vec::<String>::new(), "nothing in Polish");
        let english_label: String = page.script(label, json!([])).await?;
        assert!(english_label.contains("Stage") && english_label != polish_label, "{english_label}, {polish_label}");
        assert_eq!(page.document().await?, before, "the language of the page is not in the document");

        // It is remembered.
        page.reload().await?;
        page.find("tab", "Deals").await?;
        Ok(())
    });
}
