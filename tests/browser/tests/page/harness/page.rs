//! The page as a test sees it: scripts, waiting, what it says of itself, its console.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use fantoccini::Client;
use fantoccini::wd::WebDriverCompatibleCommand;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::driver::Driver;
use super::engine::Engine;
use super::failure::{Answer, Problem};
use super::scratch::Scratch;
use super::server;

/// How long a condition may take; the machine may be busy with other tests.
const PATIENCE: Duration = Duration::from_secs(15);
const POLL: Duration = Duration::from_millis(25);

/// A page in a browser.
pub struct Page {
    /// The browser.
    pub client: Client,
    scratch: Scratch,
    driver: Arc<Driver>,
}

impl Page {
    /// The page of a session; nothing is open yet.
    pub fn new(client: Client, scratch: Scratch, driver: Arc<Driver>) -> Page {
        Page { client, scratch, driver }
    }

    /// The folders of the test, when the browser is gone.
    pub fn into_scratch(self) -> Scratch {
        self.scratch
    }

    /// Opens the page, with a fragment or without.
    pub async fn open(&self, fragment: &str) -> Answer {
        self.client.goto(&format!("{}{fragment}", server::address())).await?;
        self.ready().await
    }

    /// Loads the page again.
    pub async fn reload(&self) -> Answer {
        self.client.refresh().await?;
        self.ready().await
    }

    async fn ready(&self) -> Answer {
        self.until("the page to start", "return !!document.querySelector('main.view')", json!([])).await
    }

    /// Runs a script in the page.
    pub async fn script<T: DeserializeOwned>(&self, script: &str, arguments: Value) -> Answer<T> {
        let Value::Array(arguments) = arguments else { return Err("arguments are an array".into()) };
        let answer = self.client.execute(script, arguments).await?;
        serde_json::from_value(answer.clone()).map_err(|error| Problem(format!("{error}: {answer} from {script}")))
    }

    /// Waits until a script answers something true.
    pub async fn until(&self, what: &str, script: &str, arguments: Value) -> Answer {
        let found = self.wait(what, async || {
            let answer: Value = self.script(script, arguments.clone()).await?;
            let truth = !matches!(answer, Value::Null | Value::Bool(false));
            Ok(truth.then_some(()))
        });
        found.await
    }

    /// Waits until what was done last is drawn and nothing moves or fades any more.
    pub async fn until_at_rest(&self) -> Answer {
        let script = "const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))); \
            return drawn().then(() => document.getAnimations().length === 0)";
        self.until("the page to come to rest", script, json!([])).await
    }

    /// Waits until something is there.
    pub async fn wait<T>(&self, what: &str, mut look: impl AsyncFnMut() -> Answer<Option<T>>) -> Answer<T> {
        let start = Instant::now();
        loop {
            let answer = look().await;
            if let Ok(Some(found)) = answer {
                return Ok(found);
            }
            if start.elapsed() > PATIENCE {
                let problem = answer.err().map(|problem| format!(" ({problem})")).unwrap_or_default();
                return Err(Problem(format!("waited {} s for {what}{problem}", PATIENCE.as_secs())));
            }
            tokio::time::sleep(POLL).await;
        }
    }

    /// The document as the page exports it.
    pub async fn document(&self) -> Answer<String> {
        self.script("return window.stagecraft.document()", json!([])).await
    }

    /// The document, parsed.
    pub async fn parsed(&self) -> Answer<Value> {
        Ok(serde_json::from_str(&self.document().await?)?)
    }

    /// The numbers on the screen.
    pub async fn report(&self) -> Answer<Value> {
        self.script("return window.stagecraft.report()", json!([])).await
    }

    /// Waits until the document is exactly this.
    pub async fn until_document_is(&self, wanted: &str) -> Answer {
        let script = "return window.stagecraft.document() === arguments[0]";
        self.until("the document to be what it was", script, json!([wanted])).await
    }

    /// Waits until the document is no longer this; the new one.
    pub async fn until_document_changes(&self, from: &str) -> Answer<String> {
        let script = "return window.stagecraft.document() !== arguments[0]";
        self.until("the document to change", script, json!([from])).await?;
        self.document().await
    }

    /// Waits until the page shows a text.
    pub async fn until_text(&self, text: &str) -> Answer {
        let script = "return document.body.innerText.includes(arguments[0]) \
            || [...document.querySelectorAll('svg text')].some((one) => one.textContent.includes(arguments[0]))";
        self.until(&format!("the text “{text}”"), script, json!([text])).await
    }

    /// What the console said since it was last read, warnings and errors only.
    pub async fn console(&self) -> Answer<Vec<String>> {
        if Engine::chosen() != Engine::Chromium {
            return Ok(self.driver.complaints());
        }
        let entries = self.client.issue_cmd(Extension("se/log", json!({ "type": "browser" }))).await?;
        let entries = entries.as_array().cloned().unwrap_or_default();
        let bad = entries.iter().filter(|entry| matches!(entry["level"].as_str(), Some("SEVERE" | "WARNING")));
        Ok(bad.map(|entry| format!("{}: {}", entry["level"], entry["message"])).collect())
    }

    /// The console has no warning and no error.
    pub async fn expect_clean_console(&self) -> Answer {
        let said = self.console().await?;
        if said.is_empty() { Ok(()) } else { Err(Problem(format!("the console says {said:#?}"))) }
    }

    /// Forgets everything that the page has stored, on the disk too.
    pub async fn forget(&self) -> Answer {
        let forget = "localStorage.clear(); const opening = indexedDB.open('stagecraft'); opening.onsuccess = () => { \
            const change = opening.result.transaction('values', 'readwrite'); change.objectStore('values').clear(); \
            change.oncomplete = () => { opening.result.close(); window.forgotten = true } }";
        self.script::<()>(forget, json!([])).await?;
        self.until("everything to be forgotten", "return !!window.forgotten", json!([])).await
    }

    /// A command of the browser's own protocol.
    pub async fn cdp(&self, command: &str, parameters: Value) -> Answer<Value> {
        cdp(&self.client, command, parameters).await
    }

    /// Waits for a download, takes it out of the folder, and gives its name and bytes.
    pub async fn downloaded(&self) -> Answer<(String, Vec<u8>)> {
        let folder = self.scratch.downloads();
        self.wait("a downloaded file", async || {
            for entry in std::fs::read_dir(&folder)?.flatten() {
                let name = entry.file_name().to_string_lossy().into_owned();
                let bytes = std::fs::read(entry.path())?;
                // The browser makes the file before it fills it.
                if ![".crdownload", ".part"].iter().any(|ending| name.ends_with(ending))
                    && !name.starts_with('.')
                    && !bytes.is_empty()
                {
                    std::fs::remove_file(entry.path())?;
                    return Ok(Some((name, bytes)));
                }
            }
            Ok(None)
        })
        .await
    }

    /// What the browser prints of the page on a sheet of this many centimetres: the texts of a PDF that are no data.
    pub async fn printed(&self, width: f64, height: f64) -> Answer<String> {
        let sheet = json!({ "page": { "width": width, "height": height } });
        let pdf = self.client.issue_cmd(Extension("print", sheet)).await?;
        self.script("return atob(arguments[0]).replace(/stream[^]*?endstream/g, '')", json!([pdf])).await
    }

    /// What the browser prints of the page on the paper that the page itself asks for: the texts of a PDF that are no data.
    pub async fn printed_as_asked(&self) -> Answer<String> {
        let pdf = self.cdp("Page.printToPDF", json!({ "preferCSSPageSize": true })).await?;
        self.script("return atob(arguments[0]).replace(/stream[^]*?endstream/g, '')", json!([pdf["data"]])).await
    }

    /// A file that the page can be given.
    pub fn file(&self, name: &str, content: &[u8]) -> Answer<PathBuf> {
        Ok(self.scratch.write(name, content)?)
    }
}

/// A command of the browser's own protocol.
pub async fn cdp(client: &Client, command: &str, parameters: Value) -> Answer<Value> {
    let body = json!({ "cmd": command, "params": parameters });
    Ok(client.issue_cmd(Extension("goog/cdp/execute", body)).await?)
}

/// A command that only this driver has.
#[derive(Debug)]
pub struct Extension(pub &'static str, pub Value);

impl WebDriverCompatibleCommand for Extension {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.0))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.1.to_string()))
    }
}

/// A downloaded file without the states that the map went through: the text of the document.
pub fn without_lineage(file: &[u8]) -> String {
    let text = String::from_utf8_lossy(file);
    let Some((before, rest)) = text.split_once("  \"lineage\": [\n") else { return text.into_owned() };
    let after = rest.split_once("  ],\n").map_or("", |(_, after)| after);
    [before, after].concat()
}
