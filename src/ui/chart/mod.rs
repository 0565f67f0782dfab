//! Charts on the page: the drawing with its marks for hands and keys, the table with the same numbers, and files of both.

mod drawing;
mod figure;
mod files;
mod reasons;
mod shown;
mod table;
mod voice;

pub use figure::Figure;
pub use files::SaveMenu;
pub use reasons::of_reasons;
pub use shown::{charts, show};
pub use table::missing;
pub use voice::Spoken;
