//! Which browser the tests drive: Chromium whole, the others for the journeys. `STAGECRAFT_ENGINE` chooses.

use std::path::PathBuf;
use std::process::Command;
use std::sync::LazyLock;

use serde_json::{Value, json};

use super::browser::Browser;
use super::scratch::Scratch;

/// A browser and the driver that it needs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Engine {
    /// Chromium by chromedriver.
    Chromium,
    /// Firefox by geckodriver.
    Firefox,
    /// WebKitGTK's small browser by WebKitWebDriver; it needs a screen.
    WebKit,
}

/// Flags that a browser without a screen needs, and those that keep it from talking to anybody.
const FLAGS: [&str; 8] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

impl Engine {
    /// The one that the tests are run with.
    pub fn chosen() -> Engine {
        static CHOSEN: LazyLock<Engine> = LazyLock::new(|| match std::env::var("STAGECRAFT_ENGINE").as_deref() {
            Err(_) | Ok("chromium") => Engine::Chromium,
            Ok("firefox") => Engine::Firefox,
            Ok("webkit") => Engine::WebKit,
            Ok(other) => panic!("STAGECRAFT_ENGINE is chromium, firefox or webkit, not {other}"),
        });
        *CHOSEN
    }

    /// Whether one driver serves several tests at a time.
    pub fn shares_driver(self) -> bool {
        self == Engine::Chromium
    }

    /// The driver, to be started on this port.
    pub fn driver(self, port: u16, scratch: &Scratch) -> Command {
        match self {
            Engine::Chromium => {
                let mut command = Command::new("chromedriver");
                command.arg(format!("--port={port}"));
                command
            }
            Engine::Firefox => {
                let mut command = Command::new("geckodriver");
                command.args(["--port", &port.to_string(), "--profile-root"]).arg(scratch.as_ref());
                command
            }
            Engine::WebKit => {
                let mut command = Command::new("WebKitWebDriver");
                command.arg(format!("--port={port}"));
                // It has no options for its profile and its downloads; it asks the system where they go.
                let config = scratch.as_ref().join("config");
                let folders = format!("XDG_DOWNLOAD_DIR=\"{}\"\n", scratch.downloads().display());
                std::fs::create_dir_all(&config)
                    .and_then(|()| std::fs::write(config.join("user-dirs.dirs"), folders))
                    .expect("its settings");
                command.env("HOME", scratch.as_ref()).env("XDG_CONFIG_HOME", config);
                command.env("XDG_DATA_HOME", scratch.profile()).env("XDG_CACHE_HOME", scratch.profile());
                command
            }
        }
    }

    /// What a session is asked for.
    pub fn capabilities(self, browser: Browser, scratch: &Scratch) -> Value {
        let Browser { size: (width, height), language, phone, letters, .. } = browser;
        let downloads = scratch.downloads();
        match self {
            Engine::Chromium => {
                let mut arguments: Vec<String> = FLAGS.map(str::to_owned).to_vec();
                arguments.push(format!("--user-data-dir={}", scratch.profile().display()));
                arguments.push(format!("--lang={language}"));
                arguments.push(format!("--window-size={width},{height}"));
                let mut options = json!({
                    "args": arguments,
                    "prefs": {
                        "intl.accept_languages": language,
                        "webkit.webprefs.default_font_size": letters,
                        "download.default_directory": downloads,
                        "download.prompt_for_download": false,
                    },
                });
                if phone {
                    options["mobileEmulation"] = json!({ "deviceMetrics": { "width": width, "height": height, "pixelRatio": 2, "touch": true, "mobile": true } });
                }
                json!({
                    "browserName": "chrome",
                    "unhandledPromptBehavior": "ignore",
                    "goog:chromeOptions": options,
                    "goog:loggingPrefs": { "browser": "ALL" },
                })
            }
            Engine::Firefox => json!({
                "browserName": "firefox",
                "unhandledPromptBehavior": "ignore",
                "moz:firefoxOptions": {
                    "binary": on_path(&["firefox-esr", "firefox"]),
                    "args": ["-headless"],
                    "prefs": {
                        "intl.accept_languages": language,
                        "font.size.variable.x-western": letters,
                        "browser.download.folderList": 2,
                        "browser.download.dir": downloads,
                        "browser.download.alwaysOpenPanel": false,
                        "browser.helperApps.neverAsk.saveToDisk": "application/json,text/html,text/csv,image/png,image/svg+xml",
                        // What the page says there is what the driver prints.
                        "devtools.console.stdout.content": true,
                        "devtools.console.stdout.chrome": false,
                    },
                },
            }),
            Engine::WebKit => json!({
                "browserName": "MiniBrowser",
                "unhandledPromptBehavior": "ignore",
                "webkitgtk:browserOptions": {
                    "binary": mini_browser(),
                    "args": ["--automation", "--enable-write-console-messages-to-stdout=true", format!("--geometry={width}x{height}")],
                },
            }),
        }
    }

    /// Whether a line that the driver prints is a warning or an error of the page.
    pub fn complains(self, line: &str) -> bool {
        match self {
            Engine::Chromium => false,
            Engine::Firefox => {
                let own = line.starts_with("JavaScript error: http://127.0.0.1")
                    || line.starts_with("JavaScript error: file:");
                // Its own services say that they have no network.
                own || line.starts_with("console.error:") && !line.contains("RSLoader")
                    || line.starts_with("console.warn:")
            }
            Engine::WebKit => line.contains("CONSOLE") && (line.contains("ERROR") || line.contains("WARN")),
        }
    }
}

/// The first of these programs that is there.
fn on_path(names: &[&str]) -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = names.iter().flat_map(|name| std::env::split_paths(&path).map(move |folder| folder.join(name)));
    found.into_iter().find(|file| file.is_file()).unwrap_or_else(|| panic!("none of {names:?} on PATH"))
}

/// WebKitGTK's browser is no program for people, so it is not on the path.
fn mini_browser() -> PathBuf {
    let roots = ["/usr/lib", "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/libexec", "/usr/lib64"];
    let folders = ["webkit2gtk-4.1", "webkitgtk-6.0", "webkit2gtk-4.0"];
    let mut files =
        roots.iter().flat_map(|root| folders.map(|folder| PathBuf::from(root).join(folder).join("MiniBrowser")));
    files.find(|file| file.is_file()).expect("MiniBrowser of WebKitGTK")
}
