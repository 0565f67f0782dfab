//! The road of an open map into storage: cut anywhere, full at any size, damaged at any byte, shared by many tabs.

mod support;

use proptest::prelude::*;
use stagecraft::core::command::{Command, DealEdit, Diff, MapEdit, NodeEdit, plan};
use stagecraft::core::ids::{Id, IdSource, MapId};
use stagecraft::core::io::write_compact;
use stagecraft::core::model::{Deal, Document, Kept, Persona};
use stagecraft::storage::{Desk, Elsewhere, Library, MemoryStore, News, OpenError, SaveState, Store, StoreError};
use support::commands::{day, document, random};
use support::id;
use support::torture::{cases, times, tried};

fn tab(name: &str) -> Id {
    Id::parse(name).unwrap()
}

fn map() -> MapId {
    document().map.id
}

fn planned(document: &Document, command: &Command) -> Diff {
    plan(document, command).unwrap_or_else(|rejection| panic!("{command:?}: {rejection:?}"))
}

/// A page that has a map open.
struct Page {
    desk: Desk,
    document: Document,
}

impl Page {
    fn begin(library: &Library<&MemoryStore>, name: &str, document: Document) -> Page {
        let mut desk = Desk::fresh(document.map.id, tab(name));
        assert!(matches!(desk.fold(library, &document), SaveState::Saved { .. }));
        Page { desk, document }
    }

    fn open(library: &Library<&MemoryStore>, name: &str, map: MapId) -> Page {
        let stored = library.open(map).unwrap();
        Page { desk: Desk::opened(tab(name), &stored), document: stored.document }
    }

    fn act(&mut self, library: &Library<&MemoryStore>, diff: &Diff) -> SaveState {
        self.document.apply(diff);
        self.desk.keep(library, &self.document, diff)
    }

    /// As the page does it: where another tab has folded since, what it did comes in first.
    fn act_and_merge(&mut self, library: &Library<&MemoryStore>, diff: &Diff) {
        if self.act(library, diff) == SaveState::Elsewhere(Elsewhere::Continued) {
            let news = self.desk.look(library, &self.document);
            self.take(news);
            assert!(matches!(self.desk.fold(library, &self.document), SaveState::Saved { .. }));
        }
    }

    fn rename(&mut self, library: &Library<&MemoryStore>, name: &str) -> SaveState {
        let diff = planned(&self.document, &Command::EditMap(MapEdit::Name(name.into())));
        self.act(library, &diff)
    }

    fn take(&mut self, news: News) -> usize {
        match news {
            News::Merged(diff, conflicts) => {
                self.document.apply(&diff);
                assert_eq!(self.document.invariants(), []);
                conflicts.len()
            }
            News::None => 0,
            other => panic!("{other:?}"),
        }
    }
}

fn copy_of(store: &MemoryStore) -> MemoryStore {
    let copy = MemoryStore::new();
    store.snapshot().iter().for_each(|(key, value)| copy.set(key, value).unwrap());
    copy
}

fn stored(store: &MemoryStore) -> Document {
    Library::new(store).open(map()).unwrap().document
}

#[test]
fn an_edit_of_one_deal_among_many_thousands_is_one_small_write() {
    let store = MemoryStore::new();
    let library = Library::new(&store);
    let mut many = document();
    for number in 0..49_000 {
        let mut deal = Deal::new(id(&format!("x{number}")), "A deal", id("A"), day(1));
        deal.notes = "Something to read".into();
        many.deals.insert(deal.id, deal);
    }
    let mut page = Page::begin(&library, "one", many);
    let before = store.snapshot();
    let diff = planned(&page.document, &Command::EditDeal(id("x777"), DealEdit::NextStep("Call them back".into())));
    assert!(matches!(page.act(&library, &diff), SaveState::Saved { bytes, .. } if bytes < 1000));
    let after = store.snapshot();
    let written: Vec<_> = after.iter().filter(|(key, value)| before.get(*key) != Some(*value)).collect();
    let [(key, value)] = written.as_slice() else {
        panic!("{:?}", written.iter().map(|(key, _)| key).collect::<Vec<_>>())
    };
    assert!(key.len() + value.len() < 1000, "{key} {value}");
    assert_eq!(stored(&store), page.document);
}

#[test]
fn what_is_done_is_there_after_any_number_of_foldings() {
    let store = MemoryStore::new();
    let library = Library::new(&store);
    let mut page = Page::begin(&library, "one", document());
    for number in 0..300 {
        assert!(matches!(page.rename(&library, &format!("Map {number}")), SaveState::Saved { .. }));
        assert_eq!(stored(&store).map.name, page.document.map.name);
        if page.desk.is_long(page.document.deals.len(), true) {
            assert!(matches!(page.desk.fold(&library, &page.document), SaveState::Saved { .. }));
            assert!(!page.desk.is_long(page.document.deals.len(), false));
            assert_eq!(stored(&store), page.document);
        }
    }
    // Lines are there for two foldings at most.
    assert!(store.snapshot().len() < 300, "{}", store.snapshot().len());
    // The list knows the name without a folding.
    assert_eq!(library.list().unwrap()[0].name, "Map 299");
    let page = Page::open(&library, "two", map());
    assert_eq!(page.document.map.name, "Map 299");
}

#[test]
fn a_map_with_many_deals_is_not_folded_while_somebody_looks() {
    let store = MemoryStore::new();
    let library = Library::new(&store);
    let mut page = Page::begin(&library, "one", document());
    for number in 1..=4_096 {
        assert!(matches!(page.rename(&library, &format!("Map {number}")), SaveState::Saved { .. }));
        assert_eq!(page.desk.is_long(50_000, false), number >= 128);
        assert_eq!(page.desk.is_long(50_000, true), number >= 4_096);
    }
    // So many lines leave most of local storage to other maps, and are all read at the next start.
    let units: usize = store.snapshot().iter().map(|(key, value)| key.len() + value.len()).sum();
    assert!(units < 2_000_000, "{units}");
    assert_eq!(stored(&store).map.name, "Map 4096");
}

#[test]
fn the_newest_state_may_be_damaged_and_nothing_is_lost() {
    let store = MemoryStore::new();
    let library = Library::new(&store);
    let mut page = Page::begin(&library, "one", document());
    for round in 0..3 {
        for number in 0..5 {
            page.rename(&library, &format!("Map {round} {number}"));
        }
        page.desk.fold(&library, &page.document);
        page.rename(&library, &format!("Map {round} after"));
        // Whichever of the two states is the newest.
        let slots = ["a", "b"].map(|slot| format!("stagecraft/1/m1/{slot}"));
        let whole = store.snapshot();
        for slot in &slots {
            let Some(value) = whole.get(slot) else { continue };
            let copy = copy_of(&store);
            copy.set(slot, &value.replacen("Map", "Mop", 1)).unwrap();
            let stored = Library::new(&copy).open(map()).unwrap();
            assert!(stored.recovered);
            assert_eq!(stored.document, page.document, "round {round}, {slot}");
        }
    }
}

#[test]
fn a_damaged_line_is_put_aside_and_said() {
    let store = MemoryStore::new();
    let library = Library::new(&store);
    let mut page = Page::begin(&library, "one", document());
    page.rename(&library, "First");
    let first = page.document.clone();
    let diff = planned(&page.document, &Command::EditNode(id("A"), NodeEdit::Name("Second".into())));
    page.act(&library, &diff);
    let key = "stagecraft/1/m1/journal/one/2";
    let value = store.get(key).unwrap().unwrap();
    for at in 0..value.len() {
        for bit in [1, 16] {
            let mut bytes = value.clone().into_bytes();
            bytes[at] ^= bit;
            let Ok(damaged) = String::from_utf8(bytes) else { continue };
            let copy = copy_of(&store);
            copy.set(key, &damaged).unwrap();
            let library = Library::new(&copy);
            let stored = library.open(map()).unwrap();
            assert!(stored.recovered, "byte {at}");
            assert_eq!(stored.document, first);
            assert_eq!(library.quarantined(map()).unwrap(), [damaged]);
            // Once it is put aside it is not said again.
            assert!(!library.open(map()).unwrap().recovered);
        }
    }
}

/// Random actions, each cut off after any number of storage operations: the state before or the state after.
#[test]
fn an_action_cut_off_anywhere_leaves_the_state_before_or_after() {
    let scripts = times(120, 500);
    for seed in 0..scripts as u64 {
        let mut ids = IdSource::new(seed);
        let store = MemoryStore::new();
        let library = Library::new(&store);
        let mut page = Page::begin(&library, "one", document());
        for step in 0..6 {
            let genes = [ids.next_u64(), ids.next_u64(), ids.next_u64(), ids.next_u64()].map(|gene| gene as u32);
            let command = random(&page.document, &mut ids, genes);
            let Ok(diff) = plan(&page.document, &command) else { continue };
            let fold = step % 3 == 2;
            let before = page.document.clone();
            let mut after = before.clone();
            after.apply(&diff);
            let mut cut = 0;
            loop {
                let copy = copy_of(&store);
                copy.fail_after(cut, StoreError::Other("cut".into()));
                let there = Library::new(&copy);
                let mut desk = page.desk.clone();
                let mut state = desk.keep(&there, &after, &diff);
                if fold {
                    state = desk.fold(&there, &after);
                }
                copy.heal();
                let stored = there.open(map()).unwrap();
                assert!(!stored.recovered);
                assert!(stored.document == before || stored.document == after, "seed {seed}, cut {cut}");
                if let SaveState::Saved { .. } = state {
                    assert_eq!(stored.document, after, "it said that it is kept");
                }
                // The page goes on when storage works again.
                let on = if after.map.locked { MapEdit::Locked(false) } else { MapEdit::Name("On".into()) };
                let name = planned(&after, &Command::EditMap(on));
                let mut on = after.clone();
                on.apply(&name);
                if !name.is_empty() {
                    assert!(matches!(desk.keep(&there, &on, &name), SaveState::Saved { .. }));
                    assert_eq!(there.open(map()).unwrap().document, on);
                }
                if cut > 60 {
                    break;
                }
                cut += 1;
            }
            page.act(&library, &diff);
            if fold {
                page.desk.fold(&library, &page.document);
            }
        }
    }
    tried(scripts);
}

#[test]
fn storage_that_is_full_at_any_size_keeps_the_state_before() {
    let store = MemoryStore::new();
    let library = Library::new(&store);
    let mut page = Page::begin(&library, "one", document());
    page.rename(&library, "Before");
    let (used, before) = (store.used(), page.document.clone());
    let diff = planned(&before, &Command::EditNode(id("A"), NodeEdit::Details("x".repeat(2000))));
    let quotas = (0..used + 12_000).step_by(times(37, 1));
    tried(quotas.len());
    for quota in quotas {
        let copy = copy_of(&store);
        copy.set_quota(Some(quota));
        let there = Library::new(&copy);
        let mut one = Page { desk: page.desk.clone(), document: before.clone() };
        let state = one.act(&there, &diff);
        let kept = there.open(map()).unwrap().document;
        match state {
            SaveState::Saved { .. } => assert_eq!(kept, one.document),
            SaveState::Full { .. } => {
                assert_eq!(kept, before, "quota {quota}");
                // What was done while it was full is kept with the first that fits again.
                copy.set_quota(None);
                assert!(matches!(one.rename(&there, "Room"), SaveState::Saved { .. }));
                assert_eq!(there.open(map()).unwrap().document, one.document);
            }
            other => panic!("{other:?}"),
        }
    }
}

/// The first so many deals more than the small map has.
fn with_deals(count: usize) -> Document {
    let mut document = document();
    let added = (0..count).map(|number| {
        let deal = Deal {
            company: format!("Company {}", number % 997),
            ..Deal::new(id(&format!("n{number}")), "Deal", id("A"), day(1))
        };
        (deal.id, deal)
    });
    document.deals.extend(added);
    document
}

#[test]
fn storage_that_is_full_keeps_a_large_map() {
    let store = MemoryStore::new();
    let library = Library::new(&store);
    let mut page = Page::begin(&library, "one", with_deals(times(2_000, 49_900)));
    page.rename(&library, "Before");
    let (used, mut random) = (store.used(), IdSource::new(4));
    let before = write_compact(&page.document);
    let diff = planned(&page.document, &Command::EditDeal(id("n7"), DealEdit::Notes("x".repeat(2000))));
    let count = times(12, 512);
    for _ in 0..count {
        // Near what is used already, where something may just fit.
        let quota = used + random.below(6_000) - 3_000;
        let copy = copy_of(&store);
        copy.set_quota(Some(quota));
        let there = Library::new(&copy);
        let mut one = Page { desk: page.desk.clone(), document: page.document.clone() };
        let state = one.act(&there, &diff);
        let kept = there.open(map()).unwrap().document;
        match state {
            SaveState::Saved { .. } => assert_eq!(kept, one.document),
            _ => assert_eq!(write_compact(&kept), before, "quota {quota}"),
        }
    }
    tried(count);
}

/// Bits turned over, parts cut out, doubled or exchanged, in any of the values.
#[test]
fn random_damage_of_a_large_map_is_always_noticed() {
    let store = MemoryStore::new();
    let library = Library::new(&store);
    let mut page = Page::begin(&library, "one", with_deals(times(300, 1_000)));
    page.rename(&library, "First");
    page.desk.fold(&library, &page.document);
    page.rename(&library, "Second");
    let newest = page.document.clone();
    let values: Vec<(String, String)> =
        store.snapshot().into_iter().filter(|(key, _)| !key.ends_with("/about")).collect();
    assert_eq!(values.len(), 4, "two states and two lines");
    let mut random = IdSource::new(9);
    let count = times(400, 100_000);
    for _ in 0..count {
        let (key, value) = &values[random.below(values.len())];
        let mut bytes = value.clone().into_bytes();
        let at = random.below(bytes.len());
        let end = (at + 1 + random.below(200)).min(bytes.len());
        match random.below(4) {
            0 => bytes[at] ^= 1 << random.below(7),
            1 => _ = bytes.drain(at..end),
            2 => {
                let again = bytes[at..end].to_vec();
                bytes.splice(at..at, again);
            }
            _ => bytes.truncate(at),
        }
        let Ok(damaged) = String::from_utf8(bytes) else { continue };
        if damaged == *value {
            continue;
        }
        let copy = copy_of(&store);
        copy.set(key, &damaged).unwrap();
        let stored = Library::new(&copy).open(map()).unwrap();
        // The first of the two lines is folded into the newest state: nobody reads it any more.
        let said = stored.recovered || key.ends_with("journal/one/1") && stored.document == newest;
        assert!(said, "{key} at {at}");
    }
    tried(count);
}

#[test]
fn two_tabs_hear_of_each_other() {
    let store = MemoryStore::new();
    let library = Library::new(&store);
    let mut one = Page::begin(&library, "one", document());
    let mut two = Page::open(&library, "two", map());
    one.rename(&library, "By one");
    let news = two.desk.hear(&library, &two.document, "stagecraft/1/m1/journal/one/1");
    assert_eq!(two.take(news), 0);
    assert_eq!(two.document, one.document);
    // Twice is no news; nor is what is of another map, or what this tab wrote itself.
    for key in ["stagecraft/1/m1/journal/one/1", "stagecraft/1/m2/a", "other", "stagecraft/1/m1/journal/two/1"] {
        assert_eq!(two.desk.hear(&library, &two.document, key), News::None, "{key}");
    }
    // Folded by one, the other goes on, hears of it, and folds in turn.
    one.desk.fold(&library, &one.document);
    two.rename(&library, "By two");
    let news = two.desk.hear(&library, &two.document, "stagecraft/1/m1/b");
    assert_eq!(two.take(news), 0);
    assert_eq!(two.document.map.name, "By two");
    let news = one.desk.hear(&library, &one.document, "stagecraft/1/m1/journal/two/1");
    one.take(news);
    assert_eq!(one.document, two.document);
    two.desk.fold(&library, &two.document);
    let news = one.desk.hear(&library, &one.document, "stagecraft/1/m1/a");
    assert_eq!(news, News::Merged(Box::default(), vec![]));
    one.rename(&library, "By one again");
    assert_eq!(stored(&store), one.document);
}

#[test]
fn a_state_written_over_by_a_tab_that_did_not_see_it_loses_nothing() {
    // Two processes each have their own copy of storage for a moment: both fold, and the later one wins.
    let store = MemoryStore::new();
    let library = Library::new(&store);
    let mut one = Page::begin(&library, "one", document());
    let mut two = Page::open(&library, "two", map());
    one.rename(&library, "By one");
    let apart = MemoryStore::new();
    store
        .snapshot()
        .iter()
        .filter(|(key, _)| !key.contains("journal"))
        .for_each(|(key, value)| apart.set(key, value).unwrap());
    one.desk.fold(&library, &one.document);
    let diff = planned(&two.document, &Command::EditNode(id("A"), NodeEdit::Name("By two".into())));
    two.act(&Library::new(&apart), &diff);
    two.desk.fold(&Library::new(&apart), &two.document);
    apart.snapshot().iter().for_each(|(key, value)| store.set(key, value).unwrap());
    let both = stored(&store);
    assert_eq!((both.map.name.as_str(), both.node_name(id("A"))), ("By one", "By two"));
    let news = one.desk.look(&library, &one.document);
    one.take(news);
    assert_eq!(one.document, both);
}

#[test]
fn a_tab_that_was_away_for_several_foldings_does_not_bring_back_what_others_deleted() {
    let store = MemoryStore::new();
    let library = Library::new(&store);
    let mut one = Page::begin(&library, "one", document());
    let mut other = Page::open(&library, "other", map());
    let add = Command::Put(vec![Persona { name: "Buyer".into(), ..Persona::blank(id("buyer")) }.entry()]);
    other.act(&library, &planned(&other.document, &add));
    let news = one.desk.look(&library, &one.document);
    one.take(news);
    let delete = Command::TakeOut { entries: [id("buyer")].into(), successor: None };
    one.act(&library, &planned(&one.document, &delete));
    for name in ["First", "Second", "Third"] {
        one.rename(&library, name);
        one.desk.fold(&library, &one.document);
    }
    assert!(!store.snapshot().keys().any(|key| key.contains("journal/other")), "its line is in both states");
    let news = other.desk.look(&library, &other.document);
    other.take(news);
    assert_eq!(other.document, one.document);
    // It goes on as every other tab.
    other.rename(&library, "Again");
    assert_eq!(stored(&store), other.document);
}

#[test]
fn what_takes_the_place_of_a_map_takes_that_of_its_lines_too() {
    let store = MemoryStore::new();
    let library = Library::new(&store);
    let mut one = Page::begin(&library, "one", document());
    one.rename(&library, "There before");
    let mut two = Page::begin(&library, "two", document());
    assert_eq!(stored(&store), document(), "no line of the map before is put onto it");
    two.rename(&library, "In its place");
    assert_eq!(stored(&store), two.document);
}

#[test]
fn a_map_deleted_elsewhere_is_said_and_stays_away() {
    let store = MemoryStore::new();
    let library = Library::new(&store);
    let mut one = Page::begin(&library, "one", document());
    one.rename(&library, "Here");
    library.delete(map()).unwrap();
    assert_eq!(one.rename(&library, "There"), SaveState::Elsewhere(Elsewhere::Deleted));
    assert!(store.snapshot().is_empty());
    assert_eq!(one.desk.look(&library, &one.document), News::Elsewhere(Elsewhere::Deleted));
    assert_eq!(library.open(map()).map(|_| ()), Err(OpenError::Absent));
    // Asked, it comes back with everything that was done.
    one.desk = Desk::fresh(map(), tab("anew"));
    assert!(matches!(one.desk.fold(&library, &one.document), SaveState::Saved { .. }));
    assert_eq!(stored(&store), one.document);
}

#[test]
fn what_a_killed_browser_did_not_write_comes_back_from_the_disk() {
    use stagecraft::core::sorted::Map;
    use stagecraft::storage::recovery::{Copy, behind, compare};
    let lines = |store: &MemoryStore| -> Map<String, String> {
        store
            .snapshot()
            .into_iter()
            .map(|(key, value)| (key, value.lines().next().unwrap_or_default().to_owned()))
            .collect()
    };
    let disk = MemoryStore::new();
    let library = Library::new(&disk);
    let mut page = Page::begin(&library, "one", document());
    // What local storage had written when the browser was killed: any state of the past.
    let mut past = vec![MemoryStore::new()];
    for number in 0..30 {
        page.rename(&library, &format!("Map {number}"));
        if number % 10 == 9 {
            page.desk.fold(&library, &page.document);
        }
        past.push(copy_of(&disk));
    }
    for local in &past {
        let found = compare(local, &lines(&disk)).unwrap();
        for (key, copy) in &found {
            if *copy == Copy::Newer {
                local.set(key, &disk.get(key).unwrap().unwrap()).unwrap();
            }
        }
        assert_eq!(stored(local), page.document);
        // The disk then gets what is only here, and both are the same.
        for key in behind(local, &lines(&disk)).unwrap() {
            assert!(local.get(&key).unwrap().is_some());
        }
        let again = compare(local, &lines(&disk)).unwrap();
        assert!(again.iter().all(|(_, copy)| *copy != Copy::Newer), "{again:?}");
    }
    // A disk that is behind brings nothing back that is done with: no line of the past is done twice.
    for behind in &past[1..] {
        for (key, copy) in compare(&disk, &lines(behind)).unwrap() {
            assert_ne!(copy, Copy::Newer, "{key}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(50), failure_persistence: None, ..ProptestConfig::default() })]

    /// Tabs that act, hear late, fold and start anew: when it is quiet they have the same document, which is what is
    /// stored.
    #[test]
    fn tabs_agree_with_each_other_and_with_storage(
        count in 2_usize..5,
        steps in prop::collection::vec((any::<[u32; 4]>(), 0_usize..4, 0_u8..8), 40),
        seed in any::<u64>(),
    ) {
        let store = MemoryStore::new();
        let library = Library::new(&store);
        let mut ids = IdSource::new(seed);
        let mut pages = vec![Page::begin(&library, "t0", document())];
        for number in 1..count {
            pages.push(Page::open(&library, &format!("t{number}"), map()));
        }
        for (step, (gene, who, what)) in steps.into_iter().enumerate() {
            let page = &mut pages[who % count];
            match what {
                0 => {
                    let news = page.desk.look(&library, &page.document);
                    page.take(news);
                }
                1 => {
                    // The keys as the browser tells them, in any order.
                    let mut keys: Vec<String> = store.snapshot().into_keys().collect();
                    let turn = gene[0] as usize % keys.len();
                    keys.rotate_left(turn);
                    for key in keys {
                        let news = page.desk.hear(&library, &page.document, &key);
                        page.take(news);
                    }
                }
                2 => _ = page.desk.fold(&library, &page.document),
                3 => *page = Page::open(&library, &format!("s{step}"), map()),
                _ => {
                    let command = random(&page.document, &mut ids, gene);
                    if let Ok(diff) = plan(&page.document, &command) && !diff.is_empty() {
                        page.act_and_merge(&library, &diff);
                    }
                }
            }
        }
        for page in &mut pages {
            let news = page.desk.look(&library, &page.document);
            page.take(news);
        }
        let there = stored(&store);
        for page in &pages {
            let apart = Diff::between(&page.document, &there);
            prop_assert!(apart.is_empty(), "{:?}", apart);
        }
    }
}
