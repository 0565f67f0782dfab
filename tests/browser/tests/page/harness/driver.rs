//! One chromedriver for all tests that run at the same time; it ends with the last of them.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, Weak};

/// A running chromedriver.
pub struct Driver {
    child: Child,
    /// Where it listens.
    pub address: String,
}

static RUNNING: Mutex<Weak<Driver>> = Mutex::new(Weak::new());

/// The driver that runs, or a new one.
pub fn driver() -> Arc<Driver> {
    let mut running = RUNNING.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    if let Some(driver) = running.upgrade() {
        return driver;
    }
    let driver = Arc::new(start());
    *running = Arc::downgrade(&driver);
    driver
}

fn start() -> Driver {
    let mut child = Command::new("chromedriver")
        .arg("--port=0")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("chromedriver on PATH");
    let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines();
    let port = loop {
        let line = lines.next().expect("chromedriver says its port").expect("text");
        if let Some((_, port)) = line.split_once("started successfully on port ") {
            break port.trim_end_matches('.').to_owned();
        }
    };
    // A full pipe would stop it.
    std::thread::spawn(move || lines.for_each(drop));
    Driver { child, address: format!("http://127.0.0.1:{port}") }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
