//! What the tests stand on: a served page, a browser with a fresh profile, and words for what people do with it.

mod browser;
mod clock;
mod driver;
mod engine;
mod failure;
mod find;
mod input;
mod map;
mod page;
mod scratch;
mod server;
mod torture;

pub use browser::{Browser, test, with_kills};
pub use clock::clock;
pub use engine::Engine;
pub use failure::{Answer, Outcome, Problem};
pub use input::Place;
pub use map::Area;
pub use page::{Page, without_lineage};
pub use server::{Site, built};
pub use torture::{times, tried};
