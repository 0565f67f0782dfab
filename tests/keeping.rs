//! What was saved stays, whatever storage does.

mod support;

use stagecraft::core::command::{Command, MapEdit, plan};
use stagecraft::core::ids::{IdSource, Identifier, MapId};
use stagecraft::core::io::{ProblemKind, write, write_compact};
use stagecraft::core::model::Document;
use stagecraft::core::sorted::Set;
use stagecraft::storage::{
    Desk, Elsewhere, Health, Known, Library, MemoryStore, OpenError, SaveState, Store, StoreError,
};
use support::{day, from_seed, full, id};

/// The same map with another name; its size is that of the name.
fn named(name: &str) -> Document {
    let mut document = full();
    document.map.locked = false;
    let diff = plan(&document, &Command::EditMap(MapEdit::Name(name.to_owned()))).unwrap();
    document.apply(&diff);
    document
}

/// An empty map, for tests that go through every byte of it.
fn tiny(name: &str) -> Document {
    Document::new(id("m1"), name, day("2026-01-31"))
}

fn saved(library: &Library<&MemoryStore>, document: &Document) -> u64 {
    match library.save(document) {
        SaveState::Saved { mark, bytes } => {
            assert_eq!(bytes, write_compact(document).len());
            mark.generation
        }
        other => panic!("{other:?}"),
    }
}

fn opened(store: &MemoryStore) -> Document {
    Library::new(store).open(id("m1")).unwrap().document
}

fn key(name: &str) -> String {
    format!("stagecraft/1/m1/{name}")
}

#[test]
fn every_save_opens_and_the_same_again_writes_nothing() {
    let store = MemoryStore::new();
    let library = Library::new(&store);
    for (index, name) in ["one", "two", "three", "four"].iter().enumerate() {
        assert_eq!(saved(&library, &named(name)), index as u64 + 1);
        assert_eq!(opened(&store), named(name));
        let before = store.snapshot();
        assert_eq!(saved(&library, &named(name)), index as u64 + 1);
        assert_eq!(store.snapshot(), before);
    }
    assert_eq!(store.snapshot().into_keys().collect::<Vec<_>>(), [key("a"), key("about"), key("b")]);
    let stored = library.open(id("m1")).unwrap();
    assert_eq!((stored.mark.generation, stored.recovered, stored.migrated_from), (4, false, None));
}

#[test]
fn any_document_is_kept_as_it_is() {
    let store = MemoryStore::new();
    let library = Library::new(&store);
    for seed in 0..200 {
        let document = from_seed(seed);
        assert_eq!(saved(&library, &document), 1);
    }
    for seed in 0..200 {
        let document = from_seed(seed);
        assert_eq!(library.open(document.map.id).map(|stored| write(&stored.document)), Ok(write(&document)));
    }
    assert_eq!(library.list().unwrap().len(), 200);
}

/// Every byte of the newest value changed, and the value cut everywhere: the state before it opens, the damaged value
/// is kept as it is, and saving goes on.
#[test]
fn a_damaged_value_leaves_the_state_before_it() {
    let good = MemoryStore::new();
    let library = Library::new(&good);
    saved(&library, &tiny("one"));
    saved(&library, &tiny("two"));
    let newest = good.get(&key("b")).unwrap().unwrap();
    assert!(newest.contains("two"));
    let flipped = (0..newest.len()).filter_map(|at| {
        let mut bytes = newest.clone().into_bytes();
        bytes[at] ^= 1;
        String::from_utf8(bytes).ok()
    });
    let cut = (0..newest.len()).filter_map(|at| newest.get(..at)).map(str::to_owned);
    for damaged in flipped.chain(cut).collect::<Vec<_>>() {
        let store = MemoryStore::new();
        for (key, value) in good.snapshot() {
            store.set(&key, &value).unwrap();
        }
        store.set(&key("b"), &damaged).unwrap();
        let library = Library::new(&store);
        // A list is made without reading documents, so damage may show only when the map is opened.
        assert!(["one", "two"].contains(&library.list().unwrap()[0].name.as_str()), "{damaged}");
        let stored = library.open(id("m1")).unwrap();
        assert_eq!((stored.document, stored.recovered), (tiny("one"), true));
        assert_eq!(library.list().unwrap()[0].name, "one", "{damaged}");
        assert_eq!(library.quarantined(id("m1")), Ok(vec![damaged.clone()]));
        assert_eq!(store.get(&key("b")), Ok(None));
        // Said once.
        assert!(!library.open(id("m1")).unwrap().recovered);
        saved(&library, &tiny("three"));
        assert_eq!(opened(&store), tiny("three"));
        assert_eq!(library.quarantined(id("m1")), Ok(vec![damaged]));
    }
}

#[test]
fn a_map_without_any_whole_state_is_listed_and_its_remains_are_kept() {
    let store = MemoryStore::new();
    let library = Library::new(&store);
    saved(&library, &named("one"));
    saved(&library, &named("two"));
    store.set(&key("a"), "stagecraft 1 1 5 00000000\nhello").unwrap();
    store.set(&key("b"), "").unwrap();
    let remains = ["stagecraft 1 1 5 00000000\nhello".to_owned(), String::new()];
    for _ in 0..2 {
        let Err(OpenError::Damaged(values)) = library.open(id("m1")) else { panic!() };
        assert_eq!(values, remains);
        let list = library.list().unwrap();
        assert_eq!((list[0].name.as_str(), list[0].health), ("two", Health::Damaged));
    }
    // A file of the same map imported again is saved, and the remains stay.
    saved(&library, &named("three"));
    assert_eq!(opened(&store), named("three"));
    assert_eq!(library.quarantined(id("m1")).unwrap(), remains);
    assert_eq!(library.list().unwrap()[0].health, Health::Good);
}

#[test]
fn remains_that_cannot_be_put_aside_are_never_written_over() {
    let store = MemoryStore::new();
    let library = Library::new(&store);
    saved(&library, &named("one"));
    saved(&library, &named("two"));
    let damaged = store.get(&key("b")).unwrap().unwrap() + "x";
    store.set(&key("b"), &damaged).unwrap();
    store.set_quota(Some(store.used() + 8));
    for name in ["abc", "xyz"] {
        saved(&library, &named(name));
        assert_eq!(opened(&store), named(name));
        assert_eq!(store.get(&key("b")), Ok(Some(damaged.clone())));
    }
    store.set_quota(None);
    assert!(library.open(id("m1")).unwrap().recovered);
    assert_eq!(library.quarantined(id("m1")), Ok(vec![damaged]));
}

/// At every quota, from nothing to room for everything: a save either is whole or leaves what was saved before.
#[test]
fn storage_that_is_full_at_any_size_loses_nothing() {
    let (short, long) = (tiny("short"), tiny(&"long".repeat(40)));
    // Larger than the two small ones together.
    let (other, huge) = (tiny("other"), tiny(&"👩".repeat(200)));
    let states = [&short, &other, &huge, &long, &short, &long, &long, &other, &short];
    let roomy = MemoryStore::new();
    let library = Library::new(&roomy);
    states.iter().for_each(|state| _ = library.save(state));
    let all = roomy.used() + 200;
    let (mut kept, mut in_place) = (Set::new(), 0);
    for quota in 0..all {
        let store = MemoryStore::new();
        store.set("another program", "its value").unwrap();
        store.set_quota(Some(quota));
        let library = Library::new(&store);
        let mut last: Option<&Document> = None;
        let mut count = 0;
        for state in states {
            let before = store.snapshot();
            match library.save(state) {
                SaveState::Saved { mark, .. } => {
                    (last, count) = (Some(state), count + 1);
                    in_place += usize::from(mark.generation > 1 && !store.snapshot().contains_key(&key("b")));
                }
                SaveState::Full { needed } => {
                    assert_eq!(needed, write_compact(state).len());
                    assert_eq!(store.snapshot(), before);
                }
                other => panic!("{other:?}"),
            }
            let now = library.open(state.map.id).map(|stored| stored.document);
            match last {
                Some(last) => assert_eq!(now.as_ref(), Ok(last), "quota {quota}"),
                None => assert_eq!(now, Err(OpenError::Absent)),
            }
        }
        assert_eq!(store.get("another program"), Ok(Some("its value".to_owned())));
        kept.insert(count);
    }
    // The quotas went through all ways: nothing fits, some states do, one copy at a time does, all do.
    assert!(
        kept.contains(&0) && kept.contains(&states.len()) && kept.len() > 3 && in_place > 100,
        "{kept:?} {in_place}"
    );
}

/// The program ends after every single operation of a save, at every quota class: what opens afterwards is the state
/// before or the new one.
#[test]
fn a_save_cut_off_after_any_operation_leaves_the_old_or_the_new_state() {
    // The last one is as large as the two before it together: at some quotas it fits only in their place.
    let long = "long".repeat(49);
    let states: Vec<Document> = ["one", "two", "three", &long].map(tiny).into();
    let size = write_compact(&states[0]).len();
    for quota in std::iter::once(None).chain((2 * size..3 * size + 900).step_by(10).map(Some)) {
        for error in [StoreError::Full, StoreError::Denied, StoreError::Other("gone".to_owned())] {
            for damaged in [false, true] {
                for operations in 0..20 {
                    let store = MemoryStore::new();
                    store.set_quota(quota);
                    let library = Library::new(&store);
                    let fits = |state| matches!(library.save(state), SaveState::Saved { .. });
                    if !states[..3].iter().all(fits) {
                        continue;
                    }
                    if damaged && store.get(&key("b")).unwrap().is_some() {
                        store.set(&key("b"), "damaged").unwrap();
                    }
                    store.fail_after(operations, error.clone());
                    let result = library.save(&states[3]);
                    store.heal();
                    let now = opened(&store);
                    match (&result, &error) {
                        (SaveState::Saved { .. }, _) => assert_eq!(now, states[3]),
                        (SaveState::Full { .. }, _) if quota.is_some() => assert_eq!(now, states[2]),
                        (SaveState::Full { .. }, StoreError::Full)
                        | (SaveState::Denied, StoreError::Denied)
                        | (SaveState::Failed { .. }, StoreError::Other(_)) => assert_eq!(now, states[2]),
                        other => panic!("{other:?}"),
                    }
                    // And with room the next one is saved.
                    store.set_quota(None);
                    saved(&library, &states[3]);
                    assert_eq!(opened(&store), states[3]);
                    assert_eq!(library.list().unwrap()[0].name, long);
                }
            }
        }
    }
}

#[test]
fn storage_that_is_denied_is_said_everywhere() {
    let store = MemoryStore::new();
    store.fail_after(0, StoreError::Denied);
    let library = Library::new(&store);
    assert_eq!(library.save(&full()), SaveState::Denied);
    assert_eq!(library.list(), Err(StoreError::Denied));
    assert_eq!(library.open(id("m1")).unwrap_err(), OpenError::Store(StoreError::Denied));
    assert_eq!(library.delete(id("m1")), Err(StoreError::Denied));
    assert_eq!(library.touch(id("m1"), 1), Err(StoreError::Denied));
    assert_eq!(library.set_setting("theme", Some("dark")), Err(StoreError::Denied));
    assert_eq!(library.setting("theme"), Err(StoreError::Denied));
}

#[test]
fn a_newer_version_is_refused_and_not_written_over() {
    let store = MemoryStore::new();
    let library = Library::new(&store);
    saved(&library, &named("one"));
    // A newer version wrote the other place: schema 4 in the header, and in the text.
    let text = write_compact(&named("two")).replacen("\"schema\":3", "\"schema\":4", 1);
    let header = format!("stagecraft 4 2 {}", text.len());
    store.set(&key("b"), &format!("{header} {:08x}\n{text}", crc32(&format!("{header}{text}")))).unwrap();
    let before = store.snapshot();
    let Err(OpenError::Unreadable { text: kept, problems }) = library.open(id("m1")) else { panic!() };
    assert_eq!(kept, text);
    assert_eq!(problems[0].kind, ProblemKind::NewerSchema { found: 4, known: 3 });
    assert_eq!(library.save(&named("three")), SaveState::Newer { schema: 4 });
    assert_eq!(store.snapshot(), before);
    let list = library.list().unwrap();
    assert_eq!((list[0].name.as_str(), list[0].health), ("one", Health::Damaged));
}

/// Bit by bit, to check the table.
fn crc32(text: &str) -> u32 {
    !text.bytes().fold(!0_u32, |crc, byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 })
    })
}

#[test]
fn maps_are_listed_last_opened_first_with_what_they_hold() {
    let store = MemoryStore::new();
    let library = Library::new(&store);
    let mut ids: Vec<MapId> = Vec::new();
    for (index, name) in ["old", "newest", "new"].iter().enumerate() {
        let mut document = named(name);
        document.map.id = id(&format!("map{index}"));
        ids.push(document.map.id);
        saved(&library, &document);
    }
    for (id, now) in ids.iter().zip([1_000, 3_000, 2_000]) {
        library.touch(*id, now).unwrap();
    }
    let names = || library.list().unwrap().into_iter().map(|map| (map.name, map.opened)).collect::<Vec<_>>();
    let expected = [("newest".to_owned(), 3_000), ("new".to_owned(), 2_000), ("old".to_owned(), 1_000)];
    assert_eq!(names(), expected);
    let first = library.list().unwrap().remove(0);
    assert_eq!((first.nodes, first.deals, first.health), (7, 2, Health::Good));
    // A later save keeps the time and tells the new name.
    let mut document = named("renamed");
    document.map.id = ids[1];
    saved(&library, &document);
    assert_eq!(names()[0], ("renamed".to_owned(), 3_000));
    // Without its records the list is the same but for the times.
    for id in &ids {
        store.remove(&format!("stagecraft/1/{id}/about")).unwrap();
    }
    let mut rebuilt = names();
    rebuilt.sort();
    assert_eq!(rebuilt, ["new", "old", "renamed"].map(|name| (name.to_owned(), 0)));
    // A record that says something else than the document is not believed.
    library.touch(ids[0], 4).unwrap();
    let other = store.get(&format!("stagecraft/1/{}/about", ids[0])).unwrap().unwrap();
    store.set(&format!("stagecraft/1/{}/about", ids[1]), &other.replacen("old", "lie", 1)).unwrap();
    assert!(names().contains(&("renamed".to_owned(), 0)));
    // Touching what is not there makes nothing.
    library.touch(id("nothing"), 5).unwrap();
    assert_eq!(names().len(), 3);
}

#[test]
fn a_deleted_map_comes_back_whole_and_others_are_not_touched() {
    let store = MemoryStore::new();
    let library = Library::new(&store);
    let mut neighbour = named("neighbour");
    neighbour.map.id = id("m11");
    saved(&library, &neighbour);
    for foreign in ["m1/a", "stagecraft", "stagecraft/2/m1/a", "stagecraft/1/", "stagecraft/1/bad id/a", "other"] {
        store.set(foreign, "not ours").unwrap();
    }
    library.set_setting("language", Some("pl")).unwrap();
    let without = store.snapshot();
    saved(&library, &named("one"));
    saved(&library, &named("two"));
    library.touch(id("m1"), 7).unwrap();
    let with = store.snapshot();
    assert_eq!(library.list().unwrap().len(), 2);
    let deleted = library.delete(id("m1")).unwrap();
    assert_eq!(deleted.name, "two");
    assert_eq!(store.snapshot(), without);
    library.restore(&deleted).unwrap();
    assert_eq!(store.snapshot(), with);
    // A second time would write over what may have changed since.
    saved(&library, &named("three"));
    assert_eq!(library.restore(&deleted), Err(StoreError::Other("exists".to_owned())));
    assert_eq!(opened(&store), named("three"));
    assert_eq!(library.setting("language"), Ok(Some("pl".to_owned())));
    library.set_setting("language", None).unwrap();
    assert_eq!(library.setting("language"), Ok(None));
}

#[test]
fn deleting_and_restoring_fail_as_a_whole() {
    for operations in 0..30 {
        let store = MemoryStore::new();
        let library = Library::new(&store);
        saved(&library, &named("one"));
        saved(&library, &named("two"));
        store.fail_after(operations, StoreError::Other("gone".to_owned()));
        let deleted = library.delete(id("m1"));
        store.heal();
        match deleted {
            Err(_) => assert_eq!(opened(&store), named("two"), "{operations}"),
            Ok(deleted) => {
                assert!(store.snapshot().is_empty());
                for quota in (0..2_000).step_by(50) {
                    store.set_quota(Some(quota));
                    assert_eq!(library.restore(&deleted), Err(StoreError::Full));
                    assert!(store.snapshot().is_empty());
                }
                store.set_quota(None);
                library.restore(&deleted).unwrap();
                assert_eq!(opened(&store), named("two"));
            }
        }
    }
}

#[test]
fn two_maps_do_not_mix() {
    let store = MemoryStore::new();
    let library = Library::new(&store);
    let mut source = IdSource::new(1);
    let mut kept: Vec<Document> = Vec::new();
    for round in 0..300 {
        let mut document = from_seed(source.next_u64() % 50);
        document.map.id = id(["a", "b", "about", "settings"][source.below(4)]);
        document.map.created = day("2026-01-01").plus_days(round);
        assert!(matches!(library.save(&document), SaveState::Saved { .. }));
        kept.retain(|known| known.map.id != document.map.id);
        kept.push(document);
        for document in &kept {
            assert_eq!(&library.open(document.map.id).unwrap().document, document);
        }
    }
    assert_eq!(library.list().unwrap().len(), 4);
}

/// What another tab wrote since is never written over unasked, in whatever order the two write.
#[test]
fn a_save_over_what_another_tab_wrote_writes_nothing() {
    let store = MemoryStore::new();
    let library = Library::new(&store);
    let save = |document: &Document, base| library.fold(document, base, &Known::new(), 0);
    let mark = |state: SaveState| match state {
        SaveState::Saved { mark, .. } => mark,
        other => panic!("{other:?}"),
    };
    let first = mark(save(&tiny("one"), None));
    let ours = mark(save(&tiny("two"), Some(first)));
    // Another tab goes on from it.
    let theirs = mark(library.save(&tiny("three")));
    let before = store.snapshot();
    for _ in 0..2 {
        assert_eq!(save(&tiny("ours"), Some(ours)), SaveState::Elsewhere(Elsewhere::Continued));
        assert_eq!(store.snapshot(), before);
    }
    // The same as theirs is no conflict, and from there it goes on.
    assert_eq!(mark(save(&tiny("three"), Some(ours))), theirs);
    let next = mark(save(&tiny("four"), Some(theirs)));
    assert_eq!(next.generation, 4);
    // Asked, it takes the place.
    library.save(&tiny("five"));
    assert_eq!(save(&tiny("ours"), Some(next)), SaveState::Elsewhere(Elsewhere::Continued));
    mark(save(&tiny("ours"), None));
    assert_eq!(opened(&store), tiny("ours"));
    // It was opened by both and both counted on: the same number, but not the same saving.
    let (here, there) = (MemoryStore::new(), MemoryStore::new());
    let ours = mark(Library::new(&here).save(&tiny("ours")));
    Library::new(&there).save(&tiny("theirs"));
    let replaced = Library::new(&there).fold(&tiny("ours, later"), Some(ours), &Known::new(), 0);
    assert_eq!(replaced, SaveState::Elsewhere(Elsewhere::Replaced));
    assert_eq!(opened(&there), tiny("theirs"));
}

#[test]
fn a_map_deleted_elsewhere_does_not_come_back_by_itself() {
    let store = MemoryStore::new();
    let library = Library::new(&store);
    library.save(&tiny("one"));
    let SaveState::Saved { mark, .. } = library.save(&tiny("two")) else { panic!() };
    library.delete(id("m1")).unwrap();
    assert_eq!(library.fold(&tiny("three"), Some(mark), &Known::new(), 0), SaveState::Elsewhere(Elsewhere::Deleted));
    assert!(store.snapshot().is_empty());
    // Made anew with the same identifier, it is another one.
    library.save(&tiny("anew"));
    assert_eq!(library.fold(&tiny("three"), Some(mark), &Known::new(), 0), SaveState::Elsewhere(Elsewhere::Replaced));
    assert_eq!(opened(&store), tiny("anew"));
}

/// A value that is damaged is no other tab's doing: saving goes on, and the damaged value is kept.
#[test]
fn damage_is_not_taken_for_another_tab() {
    for only in [false, true] {
        let store = MemoryStore::new();
        let library = Library::new(&store);
        library.save(&tiny("one"));
        let SaveState::Saved { mark, .. } = library.save(&tiny("two")) else { panic!() };
        if only {
            store.remove(&key("a")).unwrap();
        }
        store.set(&key("b"), "damaged").unwrap();
        assert!(matches!(library.fold(&tiny("three"), Some(mark), &Known::new(), 0), SaveState::Saved { .. }));
        assert_eq!(opened(&store), tiny("three"));
        assert_eq!(library.quarantined(id("m1")), Ok(vec!["damaged".to_owned()]));
    }
}

/// A store that counts how often a document is read as a whole.
#[derive(Default)]
struct Counting {
    store: MemoryStore,
    documents: std::cell::Cell<u32>,
}

impl Store for Counting {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.documents.set(self.documents.get() + u32::from(key.ends_with("/a") || key.ends_with("/b")));
        self.store.get(key)
    }
    fn first_line(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.store.first_line(key)
    }
    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.store.set(key, value)
    }
    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.store.remove(key)
    }
    fn keys(&self) -> Result<Vec<String>, StoreError> {
        self.store.keys()
    }
}

#[test]
fn listing_and_touching_read_no_document() {
    let library = Library::new(Counting::default());
    for (index, name) in ["one", "two", "three"].iter().enumerate() {
        let mut document = named(name);
        document.map.id = id(&format!("map{index}"));
        library.save(&document);
        document.map.name += ", renamed";
        library.save(&document);
    }
    library.store().documents.set(0);
    let list = library.list().unwrap();
    let names: Vec<&str> = list.iter().map(|map| map.name.as_str()).collect();
    assert_eq!(names, ["one, renamed", "three, renamed", "two, renamed"]);
    assert!(list.iter().all(|map| (map.nodes, map.deals, map.health) == (7, 2, Health::Good)));
    library.touch(list[1].id, 5).unwrap();
    assert_eq!(library.list().unwrap()[0].name, "three, renamed");
    assert_eq!(library.store().documents.get(), 0);
    // Without its record a map is read; looking writes nothing, opening it does.
    library.store().remove("stagecraft/1/map0/about").unwrap();
    let before = library.store().store.snapshot();
    assert_eq!(library.list().unwrap().len(), 3);
    assert_eq!(library.store().store.snapshot(), before);
    let read = library.store().documents.get();
    assert!((1..=2).contains(&read), "{read}");
    // Nor does saving the same again: another tab may be deleting the map.
    let same = library.open(id("map0")).unwrap().document;
    assert!(matches!(library.save(&same), SaveState::Saved { .. }));
    assert_eq!(library.store().store.snapshot(), before);
    library.touch(id("map0"), 6).unwrap();
    library.store().documents.set(0);
    assert_eq!(library.list().unwrap()[0].name, "one, renamed");
    assert_eq!(library.store().documents.get(), 0);
}

#[test]
fn room_put_aside_is_given_up_for_the_last_changes() {
    let store = MemoryStore::new();
    let library = Library::new(&store);
    let mut document = tiny("one");
    saved(&library, &document);
    library.load_ballast();
    let aside = store.used();
    store.set_quota(Some(aside + 100));
    let mut desk = Desk::opened(*id::<MapId>("tab").id(), &library.open(document.map.id).unwrap());
    let mut kept = 0;
    for number in 0..1000 {
        let name = MapEdit::Name(format!("number {number} {}", "x".repeat(100)));
        let diff = plan(&document, &Command::EditMap(name)).unwrap();
        document.apply(&diff);
        if !matches!(desk.keep(&library, &document, &diff), SaveState::Saved { .. }) {
            break;
        }
        kept += 1;
        assert_eq!(opened(&store), document);
        // Folding needs room for another state; what is tested here is a journal that goes on.
        assert!(store.get("stagecraft/ballast").unwrap().is_none(), "given up at once");
    }
    assert!(kept > 60, "{kept} changes after storage was full");
    // It is not put aside again where there is no room for it.
    library.load_ballast();
    assert!(store.used() <= aside + 100);
}
