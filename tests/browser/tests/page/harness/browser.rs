//! A browser session for one test, and what happens when the test fails.

use std::panic::AssertUnwindSafe;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use super::driver::driver;
use super::engine::Engine;
use super::failure::{Answer, Outcome, Problem};
use super::page::Page;
use super::scratch::Scratch;

/// What kind of browser a test wants.
#[derive(Clone, Copy)]
pub struct Browser {
    /// Width and height of the page, in CSS pixels.
    pub size: (u32, u32),
    /// What the browser prefers to read.
    pub language: &'static str,
    /// A phone: touch, and the page laid out as on one.
    pub phone: bool,
    /// How large letters are where nobody says otherwise, in CSS pixels.
    pub letters: u32,
    /// A script that runs before the page's own.
    pub before: &'static str,
}

impl Default for Browser {
    fn default() -> Browser {
        Browser { size: (1440, 900), language: "en-US", phone: false, letters: 16, before: "" }
    }
}

/// Runs a test in a browser of its own. Whatever happens, the browser ends; a clean console is part of every test.
pub fn test(browser: Browser, steps: impl AsyncFnOnce(&Page) -> Outcome) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let scratch = Scratch::new();
    let driver = driver(&scratch);
    let session = runtime.block_on(open(browser, &driver.address, &scratch));
    let client = session.unwrap_or_else(|problem| panic!("the browser did not start: {problem}"));
    let page = Page::new(client.clone(), scratch, Arc::clone(&driver));
    let ended = std::panic::catch_unwind(AssertUnwindSafe(|| {
        runtime.block_on(async {
            steps(&page).await?;
            let clean: Outcome = page.expect_clean_console().await.map_err(Into::into);
            clean
        })
    }));
    let failed = match &ended {
        Ok(Ok(())) => None,
        Ok(Err(failure)) => Some(describe(&runtime, &page, &failure.0)),
        Err(_) => Some(describe(&runtime, &page, "an assertion, see above")),
    };
    let _ = runtime.block_on(client.close());
    drop(page);
    drop(driver);
    if let Some(failed) = failed {
        panic!("{failed}");
    }
}

/// Does something in a browser that is killed afterwards, all its processes at once, and so on with the same profile:
/// `step` gets the page of a browser that has just started.
pub fn with_kills(rounds: usize, mut step: impl AsyncFnMut(&Page, usize) -> Outcome) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let mut scratch = Scratch::new();
    for round in 0..rounds {
        let driver = driver(&scratch);
        let session = runtime.block_on(open(Browser::default(), &driver.address, &scratch));
        let client = session.unwrap_or_else(|problem| panic!("round {round}: the browser did not start: {problem}"));
        let page = Page::new(client, scratch, Arc::clone(&driver));
        let ended = runtime.block_on(step(&page, round));
        if let Err(failure) = ended {
            let failed = describe(&runtime, &page, &failure.0);
            panic!("round {round}: {failed}");
        }
        scratch = page.into_scratch();
        // Frozen first, so that none of them hears of the end of another and writes something.
        let profile = format!("user-data-dir={}", scratch.profile().display());
        for signal in ["-STOP", "-KILL"] {
            let killed = std::process::Command::new("pkill").args([signal, "-f", &profile]).status();
            assert!(killed.is_ok_and(|status| status.success()), "the browser was there to be killed");
        }
    }
}

/// What failed, with what the console says, and where the screenshot is.
fn describe(runtime: &tokio::runtime::Runtime, page: &Page, failure: &str) -> String {
    let console = runtime.block_on(page.console()).unwrap_or_default().join("\n  ");
    let picture = runtime.block_on(screenshot(page));
    let picture = picture.map_or_else(|problem| problem.0, |file| file.display().to_string());
    format!("{failure}\n  console: [{console}]\n  screenshot: {picture}")
}

async fn screenshot(page: &Page) -> Answer<PathBuf> {
    let name = std::thread::current().name().unwrap_or("test").replace("::", "-");
    let time = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs());
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    std::fs::create_dir_all(&folder)?;
    let file = folder.join(format!("{name}-{time}.png"));
    std::fs::write(&file, page.client.screenshot().await?)?;
    Ok(file)
}

async fn open(browser: Browser, driver: &str, scratch: &Scratch) -> Answer<Client> {
    let engine = Engine::chosen();
    let Browser { size: (width, height), phone, before, .. } = browser;
    let Value::Object(capabilities) = engine.capabilities(browser, scratch) else {
        return Err(Problem("capabilities".to_owned()));
    };
    let client = ClientBuilder::new(HttpConnector::new()).capabilities(capabilities).connect(driver).await?;
    if engine != Engine::Chromium {
        if phone || !before.is_empty() {
            return Err(Problem(format!(
                "{engine:?} cannot pretend to be a phone, or run a script before the page's own"
            )));
        }
        // What the window's own frame takes comes on top.
        client.set_window_size(width, height).await?;
        let inner = client.execute("return [innerWidth, innerHeight]", Vec::new()).await?;
        let frame = |index: usize, wanted: u32| wanted.saturating_sub(inner[index].as_u64().unwrap_or(0) as u32);
        client.set_window_size(width + frame(0, width), height + frame(1, height)).await?;
        return Ok(client);
    }
    if !phone {
        // Exactly this much page, whatever the window's own frame takes.
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        super::page::cdp(&client, "Emulation.setDeviceMetricsOverride", metrics).await?;
    }
    if !before.is_empty() {
        super::page::cdp(&client, "Page.addScriptToEvaluateOnNewDocument", json!({ "source": before })).await?;
    }
    Ok(client)
}
