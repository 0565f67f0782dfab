//! Rows copied from a list become deals, after a look at what was understood and what was not.

mod options;
mod table;
mod wording;

pub use wording::column;

use crate::ui::prelude::*;
use leptos::ev;

use crate::core::board;
use crate::core::ids::NodeId;
use crate::core::model::Flow;
use crate::core::paste::{Column, DateOrder, DecimalMark, PasteOptions, Preview, parse, to_command};
use crate::core::sorted::{self, Map};
use crate::ui::kit::{Memo, Modal};
use crate::ui::language::{Plural, Text, plural, say, text};
use crate::ui::workspace::workspace;

/// What has been chosen; what is `None` is found out by reading.
#[derive(Clone, Copy)]
struct Choices {
    text: RwSignal<String>,
    columns: RwSignal<Option<Vec<Option<Column>>>>,
    header: RwSignal<Option<bool>>,
    dates: RwSignal<Option<DateOrder>>,
    marks: RwSignal<Option<DecimalMark>>,
    stages: RwSignal<Map<String, NodeId>>,
    /// Where deals without a known stage go.
    rest: RwSignal<Option<NodeId>>,
    preview: Memo<Option<Preview>>,
    /// The rows that look like deals already here.
    known: Memo<sorted::Set<usize>>,
    /// Whether these are left out.
    skip_known: RwSignal<bool>,
}

impl Choices {
    fn new(pasted: String) -> Choices {
        let workspace = workspace();
        let text = RwSignal::new(pasted);
        let columns = RwSignal::new(None);
        let header = RwSignal::new(None);
        let dates = RwSignal::new(None);
        let marks = RwSignal::new(None);
        let stages = RwSignal::new(Map::new());
        let first = workspace.read(|document| {
            let stage = Flow::of(document).stages(document).first().copied();
            stage.or_else(|| board::places(document).first().copied())
        });
        let preview = Memo::new(move |_| {
            let options = PasteOptions {
                columns: columns.get(),
                header: header.get(),
                date_order: dates.get(),
                decimal_mark: marks.get(),
                stage_map: stages.get(),
                ..PasteOptions::new(workspace.today.get())
            };
            let read = |text: &String| workspace.follow(|document| parse(text, document, &options));
            text.with(|text| (!text.trim().is_empty()).then(|| read(text)))
        });
        let known = Memo::new(move |_| {
            let known = |preview: &Preview| workspace.follow(|document| preview.known(document));
            preview.with(|preview| preview.as_ref().map(known)).unwrap_or_default()
        });
        let (rest, skip_known) = (RwSignal::new(first), RwSignal::new(true));
        Choices { text, columns, header, dates, marks, stages, rest, preview, known, skip_known }
    }

    /// How many rows are left out because their deals are here.
    fn skipped(self) -> usize {
        if self.skip_known.get() { self.known.with(sorted::Set::len) } else { 0 }
    }

    /// How many rows become deals.
    fn deals(self) -> usize {
        self.preview.with(|preview| preview.as_ref().map_or(0, Preview::deals)).saturating_sub(self.skipped())
    }

    /// Reads another list, from nothing.
    fn start(self, pasted: String) {
        self.columns.set(None);
        self.header.set(None);
        self.dates.set(None);
        self.marks.set(None);
        self.stages.set(Map::new());
        self.text.set(pasted);
    }
}

/// The dialog.
#[component(transparent)]
pub fn Paste(text: String) -> Fragment {
    let workspace = workspace();
    let choices = Choices::new(text);
    let close = move || workspace.dialog.set(None);
    let title = Signal::derive(move || self::text(Text::PasteTitle).to_owned());
    let empty = Memo::new(move |_| choices.preview.with(Option::is_none));
    view! {
        <Modal title wide=true on_close=close>
            {live(move || match (choices.rest.get(), empty.get()) {
                (None, _) => view! { <p>{say(Text::PasteNoStage)}</p> },
                (_, true) => view! { <Source choices/> },
                (_, false) => view! { <Look choices/> },
            })}
        </Modal>
    }
}

/// Where the list is pasted.
#[component(transparent)]
fn Source(choices: Choices) -> Fragment {
    let draft = RwSignal::new(String::new());
    let field: NodeRef<web_sys::HtmlTextAreaElement> = NodeRef::new();
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            let _ = field.focus();
        }
    });
    let pasted = move |event: ev::ClipboardEvent| {
        let text = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
        // A paste into what is already there is an edit, not a new list.
        if draft.with_untracked(|draft| draft.trim().is_empty()) && !text.trim().is_empty() {
            event.prevent_default();
            choices.start(text);
        }
    };
    view! {
        <p>{say(Text::PasteAbout)}</p>
        <textarea
            class="paste-source"
            node_ref=field
            rows=8
            autofocus=true
            spellcheck="false"
            aria-label=say(Text::PasteSource)
            placeholder=say(Text::PastePlace)
            on:paste=pasted
            on:input:target=move |event| draft.set(event.target().value())
        ></textarea>
        <footer>
            <button
                class="primary"
                disabled=move || draft.with(|draft| draft.trim().is_empty())
                on:click=move |_| choices.start(draft.get_untracked())
            >
                {say(Text::PasteRead)}
            </button>
        </footer>
    }
}

/// What became of it, and the way to take it.
#[component(transparent)]
fn Look(choices: Choices) -> Fragment {
    let workspace = workspace();
    let count = Memo::new(move |_| choices.deals());
    let add = move || {
        let Some(stage) = choices.rest.get_untracked() else { return };
        let command = choices.preview.with_untracked(|preview| {
            let skipped =
                if choices.skip_known.get_untracked() { choices.known.get_untracked() } else { sorted::Set::new() };
            let preview = preview.as_ref()?.without(&skipped);
            workspace.with_ids(|ids| Some(workspace.read(|document| to_command(document, &preview, ids, stage))))
        });
        let added = count.get_untracked();
        if command.is_some_and(|command| workspace.commit(command)) {
            workspace.dialog.set(None);
            workspace.say_undoable(plural(Plural::PasteAdded, added));
        }
    };
    view! {
        <wording::Summary choices/>
        <options::Options choices/>
        <table::Cells choices/>
        <footer>
            <button on:click=move |_| choices.start(String::new())>{say(Text::PasteOther)}</button>
            <button on:click=move |_| workspace.dialog.set(None)>{say(Text::ShellCancel)}</button>
            <button class="primary" disabled=move || count.get() == 0 on:click=move |_| add()>
                {live(move || plural(Plural::PasteAdd, count.get()))}
            </button>
        </footer>
    }
}
