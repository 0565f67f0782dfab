//! Whatever comes from outside, mutated at random from good examples: nothing panics, and what is accepted is sound and is
//! written and read the same. What once failed lies in `fixtures/regressions` and is tried first, always.

mod support;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::{Duration, Instant};

use stagecraft::core::ids::IdSource;
use stagecraft::core::import::{self, Choice, Gathering, Mapping, Planning};
use stagecraft::core::io::{read, read_fragment, write, write_compact, write_fragment};
use stagecraft::core::paste::{PasteOptions, parse, to_command};
use stagecraft::core::sharing::link::{decode, encode};
use stagecraft::core::sorted::Map;
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
fn imported_files() {
    let mut examples = texts(&[
        "Id,OpportunityId,StageName,Amount,CreatedDate\nh1,1,A,\"1,200.50\",2026-01-10T08:00:00Z\nh2,1,B,12k,2026-02-01T08:00:00Z\nh3,2,Elsewhere,(500),2026-03-01T08:00:00Z\nh4,2,Won,5,2026-03-02T08:00:00Z\n",
        "sep=;\nNazwa;Firma;Wartość;Etap;Status;Data utworzenia;Data wygranej;Powód przegranej\nCRM;Acme;1.234,56;A;Wygrana;03.04.2026;05.05.2026;\nDwa;;7;B;Przegrana;01.02.2026;;Za drogo\n",
        "Record ID,Deal Name,\"Date entered \"\"A (Sales)\"\"\",\"Date exited \"\"A (Sales)\"\"\",\"Date entered \"\"Later (Sales)\"\"\"\n1,One,2026-01-05,2026-01-07,2026-01-20\n2,Two,01/02/2026,,\n",
        "deal_id\tstage\tstage_order\tstage_duration_days\toutcome\n1\tA\t1\t4.5\tlost\n1\tB\t2\t3\tlost\n2\tA\t1\t9\topen\n",
        "<?xml version=\"1.0\"?><log><trace><string key=\"concept:name\" value=\"1 &amp; 2\"/><event><string key=\"concept:name\" value=\"A\"/><date key=\"time:timestamp\" value=\"2026-01-01T10:00:00.000+01:00\"/></event><event><string key=\"concept:name\" value=\"Lost\"/><date key=\"time:timestamp\" value=\"2026-01-03\"/></event></trace></log>",
    ]);
    // As a spreadsheet saves "Unicode text".
    examples.push(
        [0xff, 0xfe].into_iter().chain("Name\tStage\nOne\tA\n".encode_utf16().flat_map(u16::to_le_bytes)).collect(),
    );
    let (drawn, today) = (document(), day("2026-11-27"));
    let empty = stagecraft::core::model::Document::new(id("m2"), "Empty", today);
    fuzz("import", (10_000, 1_000_000), &examples, |bytes| {
        for document in [&drawn, &empty] {
            let text = import::decode(bytes, import::guess(bytes));
            let table = if import::is_xes(&text) {
                let mut reading = import::XesReading::new(text);
                while reading.step(2) {}
                reading.finish()
            } else {
                let sign = import::delimiter(&text);
                let mut reading = import::Reading::new(text, sign, None);
                loop {
                    match reading.step(2) {
                        Ok(true) => {}
                        Ok(false) => break reading.finish(),
                        Err(error) => break Err(error),
                    }
                }
            };
            let Ok(table) = table else { return };
            let names: Vec<String> = document.nodes.values().map(|node| node.name.clone()).collect();
            let mapping = Mapping { roles: import::roles(&table, &names), orders: Map::new(), mark: None };
            let mut gathering = Gathering::new(mapping, document.map.currency, today);
            while gathering.step(&table, 2) {}
            let gathered = gathering.finish();
            let choices = choices_of(document, &gathered);
            let mut ids = IdSource::new(1);
            let mut planning = Planning::new(document, &gathered, &choices, &mut ids, today);
            while planning.step(document, &gathered, 2) {}
            let Some(command) = planning.finish(document, &mut ids).command() else { continue };
            // Whatever a plan says, the map takes, is sound with it, and has it when the file comes again.
            let diff = stagecraft::core::command::plan(document, &command).expect("the map takes it");
            let mut after = document.clone();
            after.apply(&diff);
            assert_eq!(after.invariants(), []);
            let mut again = Planning::new(&after, &gathered, &choices_of(&after, &gathered), &mut ids, today);
            while again.step(&after, &gathered, 2) {}
            assert_eq!(again.finish(&after, &mut ids).command(), None);
        }
    });
}

fn choices_of(document: &stagecraft::core::model::Document, gathered: &import::Gathered) -> Vec<Choice> {
    let matcher = import::Matcher::of(document);
    let choice = |name| matcher.suggest(name).map_or(Choice::New, |(node, _)| Choice::Node(node));
    gathered.names.iter().map(choice).collect()
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
