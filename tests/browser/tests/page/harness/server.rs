//! A static server over the built page, for as long as the tests run.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock};

/// The folder with the built page.
pub fn built() -> PathBuf {
    let told = std::env::var_os("STAGECRAFT_DIST").map(PathBuf::from);
    told.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dist"))
}

/// Where the page is: `http://127.0.0.1:PORT/`, or the page as one file in its folder where `STAGECRAFT_FILE` is set.
pub fn address() -> &'static str {
    static ADDRESS: LazyLock<String> = LazyLock::new(|| {
        let dist = built();
        assert!(dist.join("index.html").is_file(), "no built page in {}; set STAGECRAFT_DIST", dist.display());
        if std::env::var_os("STAGECRAFT_FILE").is_some() {
            let dist = dist.canonicalize().expect("the folder of the page");
            return format!("file://{}/stagecraft.html", dist.display());
        }
        Site::new(&dist).address
    });
    &ADDRESS
}

/// A folder on a port of its own.
pub struct Site {
    /// Where it is: `http://127.0.0.1:PORT/`.
    pub address: String,
    up: Arc<AtomicBool>,
}

impl Site {
    /// Serves a folder as it is when somebody asks.
    pub fn new(folder: &Path) -> Site {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let (folder, up) = (folder.to_owned(), Arc::new(AtomicBool::new(true)));
        let still = Arc::clone(&up);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (folder, still) = (folder.clone(), Arc::clone(&still));
                // A browser that goes away in the middle is none of our business.
                std::thread::spawn(move || still.load(Ordering::SeqCst).then(|| serve(stream, &folder)));
            }
        });
        Site { address: format!("http://127.0.0.1:{port}/"), up }
    }

    /// Whether anybody gets an answer, as with a network or without.
    pub fn set_up(&self, up: bool) {
        self.up.store(up, Ordering::SeqCst);
    }
}

fn serve(mut stream: TcpStream, dist: &Path) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
    let asked = request.split(' ').nth(1).unwrap_or("/");
    let asked = asked.split(['?', '#']).next().unwrap_or("/").trim_start_matches('/');
    let file = dist.join(if asked.is_empty() { "index.html" } else { asked });
    let inside = Path::new(asked).components().all(|part| matches!(part, Component::Normal(_)));
    let (status, kind, body) = match std::fs::read(&file).ok().filter(|_| inside) {
        Some(body) => ("200 OK", kind_of(&file), body),
        None => ("404 Not Found", "text/plain", b"not found\n".to_vec()),
    };
    let head = format!(
        "HTTP/1.1 {status}\r\ncontent-type: {kind}\r\ncontent-length: {}\r\ncache-control: no-store\r\nconnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes())?;
    stream.write_all(&body)
}

fn kind_of(file: &Path) -> &'static str {
    match file.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("png") => "image/png",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}
