//! What can be wrong with a file. Kinds with fields, no sentences: the user interface words them in its language.

use crate::core::picture::NoMap;

/// One thing that is wrong, and where.
#[derive(Clone, PartialEq, Debug)]
pub struct Problem {
    /// The place in the document, as in `nodes.n12.exit[2].text`; lists count from 0. Empty for the file as a whole.
    pub path: String,
    /// The line in the file, or in the document that a picture carries, from 1.
    pub line: usize,
    /// The column in that line, in characters from 1.
    pub column: usize,
    /// What it is.
    pub kind: ProblemKind,
}

/// What was expected where something of another type stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Expected {
    /// `{ ... }`
    Object,
    /// `[ ... ]`
    List,
    /// `"..."`
    Text,
    /// A number.
    Number,
    /// `true` or `false`.
    Truth,
}

/// What is wrong. Texts from the file are cut to a few words.
#[derive(Clone, PartialEq, Debug)]
pub enum ProblemKind {
    // The file as a whole. One of these comes alone.
    /// There is nothing in the file.
    Empty,
    /// More bytes than a file may have.
    TooLarge {
        /// How many it has.
        bytes: usize,
        /// How many it may have.
        limit: usize,
    },
    /// A photograph, an archive, a spreadsheet or another program's file, by its first bytes.
    Binary {
        /// What it is: `JPEG`, `GIF`, `PDF`, `ZIP` (spreadsheets and text documents too), `GZIP`.
        format: &'static str,
    },
    /// A picture of a kind that can carry a map, but this one does not.
    Picture {
        /// What it is: `PNG` or `SVG`.
        format: &'static str,
        /// Why no map comes out of it.
        why: NoMap,
    },
    /// Text in UTF-16; it must be saved as UTF-8.
    Utf16,
    /// A byte that is no UTF-8.
    BrokenUtf8 {
        /// The byte.
        byte: u8,
    },
    /// It starts with `<`: a web page.
    WebPage,
    /// Lists or objects are nested too deeply.
    TooDeep {
        /// How deep they may be.
        limit: usize,
    },
    /// No JSON from here on.
    NotJson {
        /// What stands there; nothing when the text ends too early.
        found: Option<char>,
    },
    /// Something follows after the end of the document.
    TextAfterEnd,
    /// JSON, but of another program.
    Foreign,
    /// Written by a newer version of this program.
    NewerSchema {
        /// The file's schema.
        found: u64,
        /// The newest that this version knows.
        known: u32,
    },
    /// A schema that no released version ever wrote.
    UnknownSchema {
        /// The file's schema.
        found: u64,
        /// The newest that this version knows.
        known: u32,
    },

    // A field.
    /// A key stands twice in one object, or an identifier is used twice.
    Duplicate {
        /// The key or identifier.
        id: String,
    },
    /// No such field is known here.
    UnknownField {
        /// The field that was probably meant.
        suggestion: Option<&'static str>,
    },
    /// This field is needed and is not there.
    Missing,
    /// A value of another type.
    WrongType {
        /// What is needed.
        expected: Expected,
    },
    /// A text that is none of the known words.
    WrongWord {
        /// What stands there.
        found: String,
        /// The words that are known.
        allowed: &'static [&'static str],
    },
    /// A number outside its range, or with decimals where whole numbers count.
    WrongNumber {
        /// The smallest allowed.
        min: i64,
        /// The largest allowed.
        max: i64,
        /// Only whole numbers are allowed.
        whole: bool,
    },
    /// No day of the calendar in the form `2026-11-24`.
    WrongDate {
        /// What stands there.
        found: String,
    },
    /// No identifier: 1 to 16 letters, digits, `-` or `_`.
    WrongId {
        /// What stands there.
        found: String,
    },
    /// No currency code of three capital letters.
    WrongCurrency {
        /// What stands there.
        found: String,
    },
    /// A text is too long.
    TooLong {
        /// Its length in characters.
        length: usize,
        /// How long it may be.
        limit: usize,
    },
    /// Too many records or items.
    TooMany {
        /// How many there are.
        count: usize,
        /// How many there may be.
        limit: usize,
    },
    /// A name that may not be empty is, or a list that may not.
    Blank,
    /// A control character, or half of a surrogate pair.
    BadCharacter {
        /// Its code.
        code: u32,
    },

    // What must hold between fields.
    /// Names a record that is not there.
    UnknownReference {
        /// What it names.
        id: String,
    },
    /// A transition begins or ends at a note.
    NotConnectable,
    /// Only what fits into a stage has a parent, and it must be a stage.
    WrongParent,
    /// Only stages and steps have this field.
    NoCard,
    /// Only a stage can show steps in place.
    NoSteps,
    /// The days are not in the order min, typical, max.
    DaysOutOfOrder,
    /// A deal is in a node that deals cannot be in, or that was deleted.
    NoPlaceForDeals,
    /// A deal has left the last node of its history, so it is nowhere.
    LeftLastVisit,
    /// A day lies before the one that precedes it in a deal's history.
    HistoryBackwards,
}
