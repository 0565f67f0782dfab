//! A file from anywhere becomes deals with their histories: what it says is shown, what it leaves open is asked, and
//! then it is one step that can be undone.

mod asked;
mod columns;
mod names;
mod outcome;
mod preview;
mod remember;
mod session;
mod source;
mod wording;

use std::cell::RefCell;

use crate::ui::prelude::*;

use session::{Session, Work};

use crate::core::action::Action;
use crate::ui::format;
use crate::ui::kit::{Memo, Modal, Show};
use crate::ui::language::{Plural, Text, fill, plural, say, text};
use crate::ui::perform::perform;
use crate::ui::workspace::{Dialog, Workspace, workspace};

thread_local! {
    /// The file that the dialog is about to take.
    static FILE: RefCell<Option<(String, Vec<u8>)>> = const { RefCell::new(None) };
}

/// Whether a file of this name is one to be imported, and not a map.
pub fn is_table(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    [".csv", ".tsv", ".txt", ".xes", ".xml"].iter().any(|ending| name.ends_with(ending))
}

/// Opens the dialog for a file.
pub fn begin(workspace: &Workspace, name: String, bytes: Vec<u8>) {
    FILE.set(Some((name, bytes)));
    workspace.dialog.set(Some(Dialog::Import));
}

/// The dialog.
#[component(transparent)]
pub fn Import() -> Fragment {
    let workspace = workspace();
    let (name, bytes) = FILE.take().unwrap_or_default();
    let session = Session::new(name, bytes);
    let close = move || {
        session.stop();
        workspace.dialog.set(None);
    };
    let title = Signal::derive(move || text(Text::ImportTitle).to_owned());
    // What is shown stays while it is worked out anew.
    let known = Memo::new(move |_| session.gathered.with(Option::is_some));
    let readable = Memo::new(move |_| session.unreadable.with(Option::is_none));
    view! {
        <Modal title wide=true on_close=close>
            <source::Source session/>
            <Show when=move || readable.get() && known.get()>
                <asked::Asked session/>
                <outcome::Summary session/>
                <div class="import-parts">
                    <preview::Preview session/>
                    <columns::Columns session/>
                    <names::Names session/>
                    <outcome::Faults session/>
                </div>
            </Show>
            <Progress session/>
            <footer>
                <button on:click=move |_| close()>{say(Text::ShellCancel)}</button>
                <Take session/>
            </footer>
        </Modal>
    }
}

/// How far the work is; nothing when it is done.
#[component(transparent)]
fn Progress(session: Session) -> Fragment {
    let far = Memo::new(move |_| match session.work.get() {
        Work::Done => None,
        // Whole percents: nobody sees more, and each is a change of the page.
        Work::Going(far) => Some((far * 100.0) as u32),
    });
    let percent = move || far.get().unwrap_or(100);
    view! {
        <div class="import-progress" class:done=move || far.get().is_none()>
            <progress
                max="100"
                prop:value=move || f64::from(percent())
                aria-label=move || fill(Text::ImportReading, &[("percent", &format::percent(f64::from(percent()) / 100.0))])
            ></progress>
        </div>
    }
}

/// Takes what the file has.
#[component(transparent)]
fn Take(session: Session) -> Fragment {
    let workspace = workspace();
    let count = Memo::new(move |_| {
        session.plan.with(|plan| plan.as_ref().map_or(0, |plan| plan.new.len() + plan.changed.len()))
    });
    let open = Memo::new(move |_| {
        session.gathered.with(|gathered| gathered.as_ref().is_some_and(|gathered| gathered.is_ambiguous()))
    });
    let busy = Memo::new(move |_| session.work.get() != Work::Done);
    let take = move || {
        let command = session.plan.with_untracked(|plan| plan.as_ref().and_then(|plan| plan.command()));
        let added = count.get_untracked();
        let empty = workspace.read(|document| document.nodes.is_empty());
        if command.is_some_and(|command| workspace.commit(command)) {
            session.remember();
            workspace.dialog.set(None);
            workspace.say_undoable(plural(Plural::ImportAdded, added));
            if empty {
                // The map that the histories drew, as a whole.
                request_animation_frame(move || _ = perform(workspace, Action::FitMap, None));
            }
        }
    };
    view! {
        <button
            class="primary"
            disabled=move || count.get() == 0 || open.get() || busy.get()
            on:click=move |_| take()
        >
            {live(move || plural(Plural::ImportAdd, count.get()))}
        </button>
    }
}
