//! The program between a test and its browser. One chromedriver serves all tests that run at the same time and ends with
//! the last of them; the drivers of the other engines serve one test each.

use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Child, Stdio};
use std::sync::{Arc, Mutex, MutexGuard, Weak};
use std::time::{Duration, Instant};

use super::engine::Engine;
use super::scratch::Scratch;

/// A running driver.
pub struct Driver {
    child: Child,
    /// Where it listens.
    pub address: String,
    complaints: Arc<Mutex<Vec<String>>>,
}

static RUNNING: Mutex<Weak<Driver>> = Mutex::new(Weak::new());

/// The driver that runs, or a new one for the test with these folders.
pub fn driver(scratch: &Scratch) -> Arc<Driver> {
    let engine = Engine::chosen();
    if !engine.shares_driver() {
        return Arc::new(start(engine, scratch));
    }
    let mut running = lock(&RUNNING);
    if let Some(driver) = running.upgrade() {
        return driver;
    }
    let driver = Arc::new(start(engine, scratch));
    *running = Arc::downgrade(&driver);
    driver
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}

fn start(engine: Engine, scratch: &Scratch) -> Driver {
    // Between asking for a free port and taking it somebody else may: another try.
    for _ in 0..5 {
        let port =
            TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|free| free.local_addr()).expect("a free port").port();
        let mut command = engine.driver(port, scratch);
        let child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        let mut child = child.unwrap_or_else(|error| panic!("{:?} on PATH: {error}", command.get_program()));
        let lines = BufReader::new(child.stdout.take().expect("its output")).lines();
        let complaints = Arc::new(Mutex::new(Vec::new()));
        let said = Arc::clone(&complaints);
        // Read to its end: a full pipe would stop it.
        std::thread::spawn(move || {
            lines.map_while(Result::ok).filter(|line| engine.complains(line)).for_each(|line| lock(&said).push(line))
        });
        let started = Instant::now();
        while started.elapsed() < Duration::from_secs(10) && child.try_wait().is_ok_and(|ended| ended.is_none()) {
            if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
                return Driver { child, address: format!("http://127.0.0.1:{port}"), complaints };
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        let _ = child.kill();
        let _ = child.wait();
    }
    panic!("the driver of {engine:?} did not start");
}

impl Driver {
    /// What the page has complained of since this was last asked, where the driver prints it.
    pub fn complaints(&self) -> Vec<String> {
        std::mem::take(&mut lock(&self.complaints))
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
