//! A second copy of everything that is stored, in IndexedDB, which says when it is on the disk.
//!
//! Local storage is written at once and lost when the browser is killed within the next seconds: it writes to the disk
//! later. A transaction of IndexedDB with strict durability is on the disk when it completes. So every write goes there
//! too, in the order in which it was made; what is too large for local storage is only here.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, JsString, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

#[wasm_bindgen]
extern "C" {
    type Factory;
    #[wasm_bindgen(thread_local_v2, js_name = indexedDB)]
    static FACTORY: Option<Factory>;
    #[wasm_bindgen(method, catch)]
    fn open(this: &Factory, name: &str, version: u32) -> Result<JsValue, JsValue>;

    #[derive(Clone)]
    type Database;
    #[wasm_bindgen(method, catch, js_name = createObjectStore)]
    fn create_object_store(this: &Database, name: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn transaction(this: &Database, names: &str, mode: &str, options: &JsValue) -> Result<Transaction, JsValue>;

    type Transaction;
    #[wasm_bindgen(method, catch, js_name = objectStore)]
    fn object_store(this: &Transaction, name: &str) -> Result<Values, JsValue>;

    type Values;
    #[wasm_bindgen(method, catch)]
    fn put(this: &Values, value: &JsValue, key: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn delete(this: &Values, key: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn get(this: &Values, key: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch, js_name = getAllKeys)]
    fn get_all_keys(this: &Values) -> Result<JsValue, JsValue>;
}

const DATABASE: &str = "stagecraft";
const VALUES: &str = "values";

/// How far the disk is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Disk {
    /// There is no second copy: the browser has no such database, or refuses it.
    Without,
    /// Something is on its way.
    Behind,
    /// Everything is there.
    Caught,
}

/// A write that waits; no value removes the key.
type Write = (String, Option<JsString>);

/// Hears the keys that have reached the disk.
type Settled = dyn Fn(&str);

#[derive(Default)]
struct Mirror {
    database: Option<Database>,
    /// It did not open, or a write failed.
    broken: bool,
    queue: Vec<Write>,
    running: bool,
    told: Option<Rc<dyn Fn(Disk)>>,
    settled: Option<Rc<Settled>>,
}

thread_local! {
    static MIRROR: RefCell<Mirror> = RefCell::default();
}

/// A promise for what an event says: `yes` fulfils it, `no` breaks it.
async fn event(target: &JsValue, yes: &str, no: &[&str]) -> Result<JsValue, JsValue> {
    let promise = Promise::new(&mut |resolve, reject| {
        let _ = Reflect::set(target, &yes.into(), &resolve);
        for no in no {
            let _ = Reflect::set(target, &(*no).into(), &reject);
        }
    });
    JsFuture::from(promise).await
}

/// The result of a request.
async fn result(request: JsValue) -> Result<JsValue, JsValue> {
    event(&request, "onsuccess", &["onerror"]).await?;
    Reflect::get(&request, &"result".into())
}

async fn open() -> Result<Database, JsValue> {
    let request = FACTORY.with(|factory| factory.as_ref().map(|factory| factory.open(DATABASE, 1)));
    let request = request.ok_or(JsValue::NULL)??;
    let asked = request.clone();
    let upgrade = Closure::once_into_js(move || {
        if let Ok(database) = Reflect::get(&asked, &"result".into()) {
            let _ = database.unchecked_into::<Database>().create_object_store(VALUES);
        }
    });
    Reflect::set(&request, &"onupgradeneeded".into(), &upgrade)?;
    Ok(result(request).await?.unchecked_into())
}

fn values(database: &Database, mode: &str) -> Result<(Transaction, Values), JsValue> {
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &"strict".into())?;
    let transaction = database.transaction(VALUES, mode, &options)?;
    let values = transaction.object_store(VALUES)?;
    Ok((transaction, values))
}

/// Opens the database. `told` hears how far the disk is, `settled` the key of every value that has reached it.
pub async fn begin(told: impl Fn(Disk) + 'static, settled: impl Fn(&str) + 'static) {
    MIRROR.with_borrow_mut(|mirror| {
        mirror.told = Some(Rc::new(told));
        mirror.settled = Some(Rc::new(settled));
    });
    match open().await {
        Ok(database) => {
            MIRROR.with_borrow_mut(|mirror| mirror.database = Some(database));
            run();
        }
        Err(_) => give_up(),
    }
}

fn give_up() {
    let told = MIRROR.with_borrow_mut(|mirror| {
        mirror.broken = true;
        mirror.queue.clear();
        mirror.told.clone()
    });
    if let Some(told) = told {
        told(Disk::Without);
    }
}

/// Says that the disk has everything, where nothing waits.
pub fn tell() {
    let told = MIRROR.with_borrow(|mirror| {
        let idle = mirror.database.is_some() && !mirror.broken && !mirror.running && mirror.queue.is_empty();
        mirror.told.clone().filter(|_| idle)
    });
    if let Some(told) = told {
        told(Disk::Caught);
    }
}

/// Whether values can be written there.
pub fn is_open() -> bool {
    MIRROR.with_borrow(|mirror| mirror.database.is_some() && !mirror.broken)
}

/// Writes a value, or removes it, after everything that waits.
pub fn write(key: &str, value: Option<JsString>) {
    let told = MIRROR.with_borrow_mut(|mirror| {
        (!mirror.broken).then(|| mirror.queue.push((key.to_owned(), value)))?;
        mirror.told.clone()
    });
    if let Some(told) = told {
        told(Disk::Behind);
    }
    run();
}

/// Writes what waits, in as few transactions as there are moments to do so.
fn run() {
    let free = MIRROR.with_borrow_mut(|mirror| {
        let free = mirror.database.is_some() && !mirror.running && !mirror.queue.is_empty();
        mirror.running |= free;
        free
    });
    if !free {
        return;
    }
    spawn_local(async {
        loop {
            let (database, writes) =
                MIRROR.with_borrow_mut(|mirror| (mirror.database.clone(), std::mem::take(&mut mirror.queue)));
            let Some(database) = database.filter(|_| !writes.is_empty()) else { break };
            if store(&database, &writes).await.is_err() {
                give_up();
                break;
            }
            let (settled, caught) = MIRROR.with_borrow(|mirror| {
                (mirror.settled.clone(), mirror.told.clone().filter(|_| mirror.queue.is_empty()))
            });
            if let Some(settled) = settled {
                writes.iter().filter(|(_, value)| value.is_some()).for_each(|(key, _)| settled(key));
            }
            if let Some(caught) = caught {
                caught(Disk::Caught);
            }
        }
        MIRROR.with_borrow_mut(|mirror| mirror.running = false);
    });
}

async fn store(database: &Database, writes: &[Write]) -> Result<(), JsValue> {
    let (transaction, values) = values(database, "readwrite")?;
    for (key, value) in writes {
        match value {
            Some(value) => values.put(value, key)?,
            None => values.delete(key)?,
        };
    }
    event(&transaction, "oncomplete", &["onabort", "onerror"]).await.map(drop)
}

/// The value of a key, as it is on the disk.
pub async fn read(key: &str) -> Option<JsString> {
    let database = MIRROR.with_borrow(|mirror| mirror.database.clone())?;
    let (_, values) = values(&database, "readonly").ok()?;
    result(values.get(key).ok()?).await.ok()?.dyn_into().ok()
}

/// All keys that are on the disk.
pub async fn keys() -> Vec<String> {
    let Some(database) = MIRROR.with_borrow(|mirror| mirror.database.clone()) else { return Vec::new() };
    let Ok((_, values)) = values(&database, "readonly") else { return Vec::new() };
    let Ok(request) = values.get_all_keys() else { return Vec::new() };
    let all = result(request).await.ok().and_then(|all| all.dyn_into::<Array>().ok()).unwrap_or_default();
    all.iter().filter_map(|key| key.as_string()).collect()
}
