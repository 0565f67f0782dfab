//! A copy for others, as a file and as a link, and what becomes of a link that was cut off on its way.

use serde_json::{Value, json};

use crate::harness::{Browser, Outcome, Page, test};

async fn ask(page: &Page) -> Outcome {
    page.click("button", "Share").await?;
    page.click("button", "Share a copy…").await?;
    page.find("dialog", "Share a copy").await?;
    Ok(())
}

fn texts(document: &Value, field: &str) -> Vec<String> {
    let deals = document["deals"].as_object().into_iter().flatten();
    deals.filter_map(|(_, deal)| deal[field].as_str()).map(str::to_owned).collect()
}

/// The link that was copied.
async fn link(page: &Page) -> Outcome<String> {
    let permissions = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
    page.cdp("Browser.grantPermissions", permissions).await?;
    page.click("button", "Copy link").await?;
    page.until_text("The link is on the clipboard.").await?;
    Ok(page.script("return navigator.clipboard.readText()", json!([])).await?)
}

#[test]
fn a_disguised_file_tells_no_name_and_the_same_numbers() {
    test(Browser::default(), async |page| {
        page.begin_with_demonstration().await?;
        let before = page.parsed().await?;
        ask(page).await?;
        page.click("radio", "Disguised*").await?;
        page.click("radio", "Hidden*").await?;
        page.click("button", "Download file").await?;
        let (name, bytes) = page.downloaded().await?;
        assert!(name.ends_with("copy.stagecraft.json"), "{name}");
        let copy: Value = serde_json::from_slice(&bytes)?;
        assert_eq!(texts(&copy, "name").len(), texts(&before, "name").len());
        let text = copy["deals"].to_string();
        for field in ["name", "company", "owner", "notes"] {
            for secret in texts(&before, field) {
                assert!(secret.is_empty() || !text.contains(&secret), "{field}: {secret}");
            }
        }
        assert!(texts(&copy, "company").iter().all(|name| name.is_empty() || name.starts_with("Company ")));
        assert_eq!(page.parsed().await?, before, "the map itself is as it was");
        // Whoever gets it can open it, beside the map that it was made of.
        page.give_file("copy.json", &bytes).await?;
        let other = "return JSON.parse(window.stagecraft.document()).map.id !== arguments[0]";
        page.until("the copy to be open", other, json!([before["map"]["id"]])).await?;
        Ok(())
    });
}

#[test]
fn a_link_carries_the_map_to_another_browser() {
    let mut carried = None;
    test(Browser::default(), async |page| {
        page.begin_with_template().await?;
        ask(page).await?;
        let link = link(page).await?;
        assert!(link.contains("#map=1.") && link.len() < 33_000, "{} characters", link.len());
        carried = Some((link, page.parsed().await?));
        Ok(())
    });
    let (link, before) = carried.expect("a link");
    let fragment = &link[link.find('#').expect("a fragment")..];
    test(Browser::default(), async |page| {
        page.open(fragment).await?;
        let drawn = "return document.querySelectorAll('[data-stage]').length > 3";
        page.until("the map to be drawn", drawn, json!([])).await?;
        assert_eq!(page.parsed().await?, before);
        let address: String = page.script("return location.href", json!([])).await?;
        assert!(!address.contains('#'), "what was opened once is not opened again: {address}");
        page.reload().await?;
        page.until("the map to be drawn", drawn, json!([])).await?;
        assert_eq!(page.parsed().await?, before, "it is kept");

        // Every way of breaking it opens nothing.
        for broken in [&fragment[..fragment.len() - 9], "#map=1.00000000.AAAA", "#map=", "#map=1.d202ef8d.AA"] {
            page.script::<Value>("location.hash = arguments[0]", json!([broken])).await?;
            page.until_text("The link was cut off or changed on its way.").await?;
            assert_eq!(page.parsed().await?, before, "{broken}");
            page.click("button", "Close message").await?;
        }
        Ok(())
    });
}

#[test]
fn what_is_too_much_for_a_link_is_said() {
    test(Browser::default(), async |page| {
        page.begin_with_demonstration().await?;
        // Text that cannot be compressed.
        let mut document = page.parsed().await?;
        document["map"]["id"] = json!("large");
        let mut seed = 1_u64;
        for node in document["nodes"].as_object_mut().into_iter().flatten().map(|(_, node)| node) {
            let letters = (0..4_000).map(|_| {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                char::from_u32(0x4e00 + (seed >> 40) as u32 % 20_000).unwrap_or('x')
            });
            if node.get("details").is_some() {
                node["details"] = json!(letters.collect::<String>());
            }
        }
        page.give_file("large.json", document.to_string().as_bytes()).await?;
        page.until("the map to be open", "return window.stagecraft.document().includes('\"large\"')", json!([]))
            .await?;
        ask(page).await?;
        page.click("button", "Copy link").await?;
        page.until_text("That is too much for a link").await?;
        Ok(())
    });
}
