//! The hosted page as an app: it starts without a network, says that there is a new version, and never mixes two.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::harness::{Browser, Engine, Outcome, Page, Site, built, test};

/// A copy of the built page that a test may change, on a site of its own.
struct Deployed {
    folder: PathBuf,
    site: Site,
}

impl Deployed {
    fn new(name: &str) -> Outcome<Deployed> {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder)?;
        for entry in std::fs::read_dir(built())?.flatten() {
            std::fs::copy(entry.path(), folder.join(entry.file_name()))?;
        }
        let site = Site::new(&folder);
        Ok(Deployed { folder, site })
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Opens it and waits until the browser has the whole of it.
    async fn open(&self, page: &Page) -> Outcome {
        page.client.goto(&self.site.address).await?;
        started(page).await?;
        page.until("the page to be kept", "return navigator.serviceWorker.ready.then(() => true)", json!([])).await?;
        Ok(())
    }

    /// Puts another page up, the one with this title: as a whole, or with a worker that knows of it alone.
    async fn renew(&self, page: &Page, whole: bool) -> Outcome {
        let (index, worker) = (read(&self.path("index.html"))?, read(&self.path("worker.js"))?);
        let newer = index.replace("<meta name=\"color-scheme\"", "<meta name=\"later\"><meta name=\"color-scheme\"");
        let (before, after) = (digest(page, &index).await?, digest(page, &newer).await?);
        assert!(worker.contains(&before), "the worker knows the digest of the page");
        let version = worker
            .split(['\'', '"'])
            .find(|word| word.len() == 16 && word.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let version = version.ok_or("the worker has a version")?;
        std::fs::write(self.path("worker.js"), worker.replace(&before, &after).replace(version, &after[..16]))?;
        if whole {
            std::fs::write(self.path("index.html"), newer)?;
        }
        Ok(())
    }
}

fn read(path: &Path) -> Outcome<String> {
    Ok(std::fs::read_to_string(path)?)
}

async fn digest(page: &Page, text: &str) -> Outcome<String> {
    let script = "return crypto.subtle.digest('SHA-256', new TextEncoder().encode(arguments[0])).then((digest) => \
        [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join(''))";
    Ok(page.script(script, json!([text])).await?)
}

async fn started(page: &Page) -> Outcome {
    page.until("the page to start", "return !!document.querySelector('main.view')", json!([])).await?;
    Ok(())
}

/// Loads the page again as people do; what a driver calls so passes the worker in some browsers.
async fn reload(page: &Page) -> Outcome {
    page.script::<()>("window.before = true; setTimeout(() => location.reload())", json!([])).await?;
    page.until("the page to go", "return !window.before", json!([])).await?;
    started(page).await
}

/// Looks for another version, as the browser does by itself.
async fn look(page: &Page) -> Outcome<bool> {
    let script = "return navigator.serviceWorker.getRegistration().then((registration) => registration.update())\
        .then((registration) => new Promise((resolve) => {\
            const coming = registration.installing ?? registration.waiting;\
            if (!coming) return resolve(false);\
            const look = () => { if (coming.state === 'installed') resolve(true); if (coming.state === 'redundant') resolve(false) };\
            coming.addEventListener('statechange', look); look();\
        })).catch(() => false)";
    Ok(page.script(script, json!([])).await?)
}

const IS_LATER: &str = "return !!document.querySelector('meta[name=later]')";

#[test]
fn it_starts_without_a_network_and_has_everything() {
    test(Browser::default(), async |page| {
        let deployed = Deployed::new("offline")?;
        deployed.open(page).await?;
        page.click("button", "Start with this map").await?;
        page.until_gone("dialog", "Start with a map").await?;
        page.until_text("Saved on this device").await?;
        let document = page.document().await?;
        deployed.site.set_up(false);
        reload(page).await?;
        page.until_document_is(&document).await?;
        // By its name and with something behind it too, as a link in a message has it.
        page.client.goto(&format!("{}index.html?from=mail", deployed.site.address)).await?;
        started(page).await?;
        page.until_document_is(&document).await?;
        // What an app needs to be installed: a name, a start and icons that are there.
        deployed.site.set_up(true);
        let script = "const link = document.querySelector('link[rel=manifest]').href; \
            return fetch(link).then((answer) => answer.json()).then(async (manifest) => ({ manifest, \
                icons: await Promise.all(manifest.icons.map(async ({ src }) => { const image = new Image(); \
                    image.src = new URL(src, link); await image.decode(); return image.naturalWidth })) }))";
        let app: Value = page.script(script, json!([])).await?;
        assert_eq!(app["manifest"]["display"], "standalone");
        assert_eq!(app["icons"].as_array().map(Vec::len), Some(4), "{app}");
        if Engine::chosen() != Engine::Chromium {
            return Ok(());
        }
        let errors = page.cdp("Page.getInstallabilityErrors", json!({})).await?;
        assert_eq!(errors["installabilityErrors"], json!([]), "the browser offers to install it");
        Ok(())
    });
}

#[test]
fn a_new_version_waits_until_somebody_takes_it() {
    test(Browser::default(), async |page| {
        let deployed = Deployed::new("newer")?;
        deployed.open(page).await?;
        reload(page).await?;
        page.click("button", "Start with this map").await?;
        page.until_gone("dialog", "Start with a map").await?;
        let document = page.document().await?;
        deployed.renew(page, true).await?;
        assert!(look(page).await?, "the new version is here as a whole");
        page.until_text("A new version of Stagecraft is here").await?;
        // Nobody has asked for it: also after loading the page again it is the old one, and says so again.
        reload(page).await?;
        assert!(!page.script::<bool>(IS_LATER, json!([])).await?, "the old page");
        page.until_text("A new version of Stagecraft is here").await?;
        page.click("button", "Load it").await?;
        page.until("the new page", IS_LATER, json!([])).await?;
        started(page).await?;
        page.until_document_is(&document).await?;
        assert!(!page.sees("button", "Load it").await?, "it is the newest");
        let caches: Vec<String> = page.script("return caches.keys()", json!([])).await?;
        assert_eq!(caches.len(), 1, "nothing of the old version is left: {caches:?}");
        Ok(())
    });
}

#[test]
fn half_a_new_version_changes_nothing() {
    test(Browser::default(), async |page| {
        let deployed = Deployed::new("half")?;
        deployed.open(page).await?;
        reload(page).await?;
        // While files are being put up: the worker is new, the page is not yet.
        deployed.renew(page, false).await?;
        assert!(!look(page).await?, "a version that is not whole is not taken");
        reload(page).await?;
        assert!(!page.sees("button", "Load it").await?, "nothing is offered");
        deployed.site.set_up(false);
        reload(page).await?;
        assert!(!page.script::<bool>(IS_LATER, json!([])).await?, "the old page, as a whole");
        Ok(())
    });
}
