//! The playbook as a document for paper: chapters of headings, texts, facts, lists and tables, made of a map in the
//! words of whoever speaks the language, and then written as a page of HTML that stands alone or as Markdown. The page
//! itself shows the same chapters.

mod chapters;
mod html;
mod markdown;
mod stage;

pub use chapters::playbook;
pub use html::{Paper, html};
pub use markdown::markdown;

use crate::core::model::{Date, Document, ExpectedTime, Kpi};

/// A part of a chapter.
#[derive(Clone, PartialEq, Debug)]
pub enum Block {
    /// A heading.
    Heading(String),
    /// Paragraphs; a line is a line.
    Text(String),
    /// Short facts, each with its name.
    Facts(Vec<(String, String)>),
    /// A list.
    List(Vec<String>),
    /// A table under its heads.
    Table(Vec<String>, Vec<Vec<String>>),
}

/// A chapter. It begins on a page of its own.
#[derive(Clone, PartialEq, Debug)]
pub struct Chapter {
    /// Its title.
    pub title: String,
    /// What is in it.
    pub blocks: Vec<Block>,
}

/// A playbook, ready to be written.
#[derive(Clone, PartialEq, Debug)]
pub struct Playbook {
    /// The code of its language.
    pub language: &'static str,
    /// The name of the map.
    pub title: String,
    /// What it is.
    pub about: String,
    /// The goal in one sentence.
    pub goal: Option<String>,
    /// The picture of the map, as SVG that was written by this program.
    pub picture: Option<String>,
    /// The heading of the list of chapters.
    pub contents: String,
    /// The chapters.
    pub chapters: Vec<Chapter>,
}

/// What a playbook says beside what the map says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Word {
    /// The heading of the contents.
    Contents,
    /// Who owns a stage.
    Owner,
    /// The phase of the buyer's journey.
    Phase,
    /// The expected time.
    Expected,
    /// The chance to win.
    Probability,
    /// Who does it.
    Actor,
    /// With which tool.
    Tool,
    /// The method of qualifying.
    Methodology,
    /// Commission is earned here.
    QuotaRelief,
    /// When to look again.
    ReviewOn,
    /// Yes.
    Yes,
    /// The entry definition.
    Entry,
    /// The details.
    Details,
    /// The exit checklist.
    Exit,
    /// An item of it.
    Item,
    /// Whether it must be done.
    Needed,
    /// An item that must be.
    Required,
    /// What proves it.
    Evidence,
    /// Who does an item.
    Who,
    /// An item that need not be.
    Optional,
    /// The people of a stage.
    People,
    /// A person.
    Person,
    /// What the person does in general.
    Role,
    /// What the person does for a stage.
    Part,
    /// What buyers need.
    Needs,
    /// What the customer gets.
    CustomerValue,
    /// What moves buyers on, and what they trip over.
    Markers,
    /// What makes people buy.
    Motivators,
    /// Objections and answers.
    Objections,
    /// The steps of a stage.
    Steps,
    /// The ways on from a stage.
    WaysOn,
    /// The ways for a no.
    Noes,
    /// A stage.
    Stage,
    /// What buyers say.
    Answer,
    /// Where it leads to.
    LeadsTo,
    /// What is done next.
    Next,
    /// When to ask again.
    AskAgain,
    /// Stages by people.
    Matrix,
    /// The measures.
    Measures,
    /// A measure.
    Measure,
    /// Its value.
    Value,
    /// What is wanted.
    Target,
    /// What it means.
    Definition,
    /// What is still open.
    Findings,
    /// Where.
    Place,
    /// What was found.
    Finding,
    /// The whole map.
    WholeMap,
    /// Without a name.
    Unnamed,
}

/// Who knows the language, and what the page computes.
pub trait Words {
    /// The code of the language.
    fn language(&self) -> &'static str;
    /// One of the words.
    fn say(&self, word: Word) -> String;
    /// A choice, by the word that files use for it.
    fn choice(&self, word: &'static str) -> String;
    /// A day.
    fn day(&self, day: Date) -> String;
    /// What the document is: a playbook, of which day.
    fn about(&self) -> String;
    /// The goal in one sentence.
    fn goal(&self, document: &Document) -> Option<String>;
    /// An expected time.
    fn expected(&self, time: ExpectedTime) -> String;
    /// So many days.
    fn days(&self, days: i64) -> String;
    /// The value of a measure, and what is wanted; empty where there is none.
    fn measure(&self, document: &Document, measure: &Kpi) -> (String, String);
    /// What is open: where, and what.
    fn findings(&self, document: &Document) -> Vec<(String, String)>;
}
