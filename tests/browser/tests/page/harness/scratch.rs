//! Folders of one test: the browser's profile and its downloads.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// A folder that goes with the test.
pub struct Scratch(PathBuf);

impl Scratch {
    /// A new one.
    pub fn new() -> Scratch {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("stagecraft-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(folder.join("downloads")).expect("a folder for temporary files");
        Scratch(folder)
    }

    /// The browser's profile.
    pub fn profile(&self) -> PathBuf {
        self.0.join("profile")
    }

    /// Where downloads go.
    pub fn downloads(&self) -> PathBuf {
        self.0.join("downloads")
    }

    /// Writes a file to be opened.
    pub fn write(&self, name: &str, content: &[u8]) -> std::io::Result<PathBuf> {
        let file = self.0.join(name);
        std::fs::write(&file, content)?;
        Ok(file)
    }
}

impl AsRef<Path> for Scratch {
    fn as_ref(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
