//! Whatever comes from outside, mutated at random from good examples: nothing panics, and what is accepted is sound and is
//! written and read the same. What once failed lies in `fixtures/regressions` and is tried first, always.

mod support;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::{Duration, Instant};

use stagecraft::core::ids::IdSource;
use stagecraft::core::io::{read, read_fragment, write, write_compact, write_fragment};
use stagecraft::core::paste::{PasteOptions, parse, to_command};
use stagecraft::core::sharing::link::{decode, encode};
use stagecraft::storage::{Library, MemoryStore, OpenError, Store};
use support::commands::document;
use support::torture::{times, tried};
use support::{day, from_seed, full, id};

/// What is put in: what breaks readers, and what means something in one of the formats.
const PIECES: [&[u8]; 34] = [
    b"",
    b"\"",
    b"\\",
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b":",
    b"null",
    b"true",
    b"-1",
    b"1e999",
    b"0.5",
    b"1e308",
    b"\0",
    b"\xff",
    b"\xef\xbb\xbf",
    b"\\ud800",
    b"\\u0000",
    b"__proto__",
    b"\n",
    b"\r",
    b"\t",
    b";",
    b"=1+1",
    b"\"\"",
    b"<!--",
    b"]]>",
    b"&#x0;",
    b"2026-02-30",
    b"03/04/2026",
    b"1.234,56",
    "\u{202e}👩‍👩‍👧e\u{301}".as_bytes(),
];

struct Mutator {
    random: IdSource,
}

impl Mutator {
    fn below(&mut self, count: usize) -> usize {
        self.random.below(count.max(1))
    }

    fn range(&mut self, bytes: &[u8]) -> std::ops::Range<usize> {
        let at = self.below(bytes.len() + 1);
        let length = 1 << self.below(8);
        at..(at + self.below(length)).min(bytes.len())
    }

    /// A good example with one to six things done to it.
    fn input(&mut self, examples: &[Vec<u8>]) -> Vec<u8> {
        let mut bytes = examples[self.below(examples.len())].clone();
        for _ in 0..=self.below(6) {
            let range = self.range(&bytes);
            match self.below(7) {
                0 => {
                    let at = range.start.min(bytes.len().saturating_sub(1));
                    let bit = 1 << self.below(8);
                    if let Some(byte) = bytes.get_mut(at) {
                        *byte ^= bit;
                    }
                }
                1 => _ = bytes.drain(range),
                2 => {
                    let again = bytes[range.clone()].to_vec();
                    bytes.splice(range.start..range.start, again);
                }
                3 => bytes.truncate(range.start),
                4 => {
                    let other = &examples[self.below(examples.len())];
                    let part = self.range(other);
                    bytes.splice(range, other[part].to_vec());
                }
                _ => {
                    let piece = PIECES[self.below(PIECES.len())];
                    bytes.splice(range, piece.iter().copied());
                }
            }
            // Grown by its own parts it would only become slow.
            bytes.truncate(1 << 16);
        }
        bytes
    }
}

/// Tries one format, usually so many times and in full so many, ten million with all formats. An input that fails is kept where the page is built, to be put among the regressions.
fn fuzz(format: &str, (usual, full): (usize, usize), examples: &[Vec<u8>], check: impl Fn(&[u8])) {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/regressions");
    for entry in std::fs::read_dir(kept).unwrap() {
        let path = entry.unwrap().path();
        if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(format)) {
            check(&std::fs::read(path).unwrap());
        }
    }
    let mut mutator = Mutator { random: IdSource::new(format.bytes().map(u64::from).sum()) };
    let (count, mut slowest) = (times(usual, full), Duration::ZERO);
    for _ in 0..count {
        let input = mutator.input(examples);
        let begun = Instant::now();
        if catch_unwind(AssertUnwindSafe(|| check(&input))).is_err() {
            let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{format}-{}", input.len()));
            std::fs::write(&file, &input).unwrap();
            panic!("{format}: see {}", file.display());
        }
        slowest = slowest.max(begun.elapsed());
    }
    println!("{format}: the slowest took {slowest:?}");
    tried(count);
}

fn texts(texts: &[&str]) -> Vec<Vec<u8>> {
    texts.iter().map(|text| text.as_bytes().to_vec()).collect()
}

/// Small, so that a change often matters.
fn documents() -> Vec<Vec<u8>> {
    let fixtures = ["schema-1", "schema-2", "schema-3"].map(|name| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/{name}.json"));
        std::fs::read(path).unwrap()
    });
    let mut all: Vec<Vec<u8>> = fixtures.into();
    all.extend([write(&full()), write_compact(&document()), write(&from_seed(3))].map(String::into_bytes));
    all
}

#[test]
fn maps() {
    fuzz("map", (10_000, 4_000_000), &documents(), |bytes| {
        if let Ok(opened) = read(bytes) {
            assert_eq!(opened.document.invariants(), []);
            let text = write(&opened.document);
            assert_eq!(read(text.as_bytes()).map(|again| write(&again.document)), Ok(text));
        }
    });
}

#[test]
fn clipboards() {
    let document = full();
    let nodes = document.nodes.keys().copied().collect();
    let examples = [write_fragment(&document, &nodes).into_bytes(), write_compact(&document).into_bytes()];
    fuzz("clipboard", (10_000, 2_000_000), &examples, |bytes| {
        let Ok(text) = std::str::from_utf8(bytes) else { return };
        let _ = read_fragment(text);
    });
}

#[test]
fn links() {
    let examples = [b"".as_slice(), b"a small map", &[0xff; 300]].map(|data| encode(data).unwrap().into_bytes());
    fuzz("link", (20_000, 1_000_000), &examples, |bytes| {
        let Ok(text) = std::str::from_utf8(bytes) else { return };
        if let Ok(data) = decode(text) {
            assert_eq!(encode(&data).map(|again| decode(&again)), Some(Ok(data)));
        }
    });
}

#[test]
fn pasted_tables() {
    let examples = texts(&[
        "Name;Company;Value;Stage;Since\nCRM;Acme;1.234,56;A;03.04.2026\n\"Two\nlines\";\"a \"\"quote\"\"\";(500);B;2026-01-05\n",
        "Deal\tAmount\tStage\nOne\t12k\tA\nTwo\t$1,234.50\tNowhere\n",
        "sep=,\nnazwa,wartość\nUmowa,\"1 234,50 zł\"\n=1+1,#REF!\n",
    ]);
    let (document, today) = (document(), day("2026-11-27"));
    fuzz("table", (10_000, 2_000_000), &examples, |bytes| {
        let text = String::from_utf8_lossy(bytes);
        let preview = parse(&text, &document, &PasteOptions::new(today));
        let command = to_command(&document, &preview, &mut IdSource::new(1), id("A"));
        if let Ok(diff) = stagecraft::core::command::plan(&document, &command) {
            let mut after = document.clone();
            after.apply(&diff);
            assert_eq!(after.invariants(), []);
        }
    });
}

#[test]
fn stored_values() {
    let store = MemoryStore::new();
    let library = Library::new(&store);
    library.save(&document());
    let whole = store.get("stagecraft/1/m1/a").unwrap().unwrap();
    let line = "stagecraft 3 7 30 00000000\n7 [[\"nodes\",\"A\",\"name\",\"\\\"A\\\"\",\"\\\"B\\\"\"]]";
    fuzz("stored", (10_000, 1_000_000), &[whole.into_bytes(), line.as_bytes().to_vec()], |bytes| {
        let Ok(text) = std::str::from_utf8(bytes) else { return };
        let store = MemoryStore::new();
        let library = Library::new(&store);
        for key in ["a", "journal/t/1", "about"] {
            store.set(&format!("stagecraft/1/m1/{key}"), text).unwrap();
        }
        match library.open(id("m1")) {
            Ok(stored) => assert_eq!(stored.document.invariants(), []),
            Err(OpenError::Damaged(values)) => assert!(values.iter().any(|value| value == text)),
            Err(OpenError::Unreadable { .. } | OpenError::Absent) => {}
            Err(other) => panic!("{other:?}"),
        }
    });
}
