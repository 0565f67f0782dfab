//! A map that comes by file. It never silently takes the place of one that is here.

use std::sync::Arc;

use crate::ui::prelude::*;

use super::keeping::{self, Found, Origin};
use super::state::shell;
use super::{ancestors, library, store};
use crate::core::command::Diff;
use crate::core::io::{Lineage, Opened};
use crate::core::merging::{diverge, questions};
use crate::core::model::{Date, Document, NodeKind};
use crate::core::versions::compare;
use crate::storage::{OpenError, StoreError};
use crate::ui::format;
use crate::ui::kit::{Modal, flush_drafts};
use crate::ui::language::{Plural, Text, fill, plural, say, text};
use crate::ui::workspace::{Compared, Dialog, Merging, Sides, View, Workspace, workspace};

/// A map from a file that is here too, with other content.
#[derive(Clone, PartialEq, Debug)]
pub struct Arrival {
    /// The file's name.
    pub file: String,
    /// What came.
    pub came: Document,
    /// What is here.
    pub here: Document,
    /// The states that it went through.
    lineage: Lineage,
    /// Where it came from.
    origin: Origin,
}

/// Opens what a file holds; asks first where the map is here with other content.
pub fn arrive(workspace: &Workspace, file: String, opened: Opened) {
    flush_drafts();
    let id = opened.document.map.id;
    let shown = shell().open.get_untracked() && workspace.read(|document| document.map.id == id);
    let stored = match store::open(id) {
        Err(OpenError::Store(StoreError::OnDisk)) => return bring_and_arrive(*workspace, file, opened),
        stored => stored.ok(),
    };
    let found = stored.as_ref().map(|stored| Box::new(Found::of(workspace, stored)));
    let here = if shown {
        Some(workspace.read(Document::clone))
    } else {
        stored.as_ref().map(|stored| stored.document.clone())
    };
    let said = match here {
        Some(here) if here != opened.document => {
            workspace.dialog.set(None);
            let change = stored.map(|stored| Box::new(Diff::between(&stored.document, &opened.document)));
            let origin = found.zip(change).map_or(Origin::New, |(found, change)| Origin::Changed(found, change));
            let Opened { document: came, lineage, .. } = opened;
            return shell().arrival.set(Some(Arrival { file, came, here, lineage, origin }));
        }
        Some(_) if shown => {
            ancestors::hand_on(&opened.document, &opened.lineage);
            workspace.dialog.set(None);
            text(Text::FileSame).to_owned()
        }
        here => {
            ancestors::hand_on(&opened.document, &opened.lineage);
            library::open_document(workspace, opened.document, &found.map_or(Origin::New, Origin::Stored));
            match (here, opened.migrated_from) {
                (Some(_), _) => text(Text::FileSame).to_owned(),
                (None, Some(_)) => fill(Text::FileMigrated, &[("name", &file)]),
                (None, None) => fill(Text::FileOpened, &[("name", &file)]),
            }
        }
    };
    workspace.say(said);
}

/// What is here is too large for local storage: it is brought from the disk before the two can be compared.
fn bring_and_arrive(workspace: Workspace, file: String, opened: Opened) {
    leptos::task::spawn_local(async move {
        if store::bring(opened.document.map.id).await {
            arrive(&workspace, file, opened);
        } else {
            // Nothing takes the place of what cannot be read; the file opens beside it.
            let copy = library::copy_of(&workspace, opened.document);
            library::open_document(&workspace, copy, &Origin::New);
            workspace.complain(text(Text::ShellDiskGone).to_owned());
        }
    });
}

/// Opens what came beside what is here.
fn as_copy(workspace: &Workspace, arrival: Arrival) {
    let copy = library::copy_of(workspace, arrival.came);
    library::open_document(workspace, copy, &Origin::New);
    workspace.say(fill(Text::FileOpened, &[("name", &arrival.file)]));
}

/// Opens what came in place of what is here, which is kept as a copy first.
fn replace(workspace: &Workspace, arrival: Arrival) {
    let copy = library::copy_of(workspace, arrival.here);
    if keeping::trouble(&store::save(&copy)).is_some() {
        return workspace.complain(text(Text::FileNotKept).to_owned());
    }
    ancestors::hand_on(&arrival.came, &arrival.lineage);
    library::open_document(workspace, arrival.came, &arrival.origin);
    workspace.say(fill(Text::FileKeptAs, &[("name", &copy.map.name)]));
}

/// Compares what came with what is here, on the map, so that both can be brought together.
fn bring_together(workspace: &Workspace, arrival: Arrival) {
    let workspace = *workspace;
    let id = arrival.came.map.id;
    let is_shown = move || shell().open.get_untracked() && workspace.read(|document| document.map.id == id);
    if !is_shown() && !library::open_kept(&workspace, id) {
        return;
    }
    let Arrival { file, came: theirs, lineage, .. } = arrival;
    leptos::task::spawn_local(async move {
        let mine = workspace.read(Document::clone);
        let ancestor = ancestors::find(&mine, &theirs, &lineage).await;
        // Another map may be open by now, and this one may have changed.
        if !is_shown() {
            return;
        }
        let (what, divergences, questions) = workspace.read(|mine| {
            let divergences = diverge(ancestor.document(), mine, &theirs);
            let what = compare(mine, &theirs);
            let questions = questions(mine, &theirs, &what, &divergences);
            (what, divergences, questions)
        });
        let merging = Merging { file, theirs, lineage, ancestor, divergences, questions };
        workspace.view.set(View::Map);
        workspace.compare(Some(Compared { sides: Sides::Merge(Arc::new(merging)), what: Arc::new(what) }));
    });
}

/// The question.
#[component(transparent)]
pub fn ArrivalDialog() -> Fragment {
    let workspace = workspace();
    let arrival = shell().arrival;
    let cancel = move || {
        arrival.set(None);
        if !shell().open.get_untracked() {
            workspace.dialog.set(Some(Dialog::Start));
        }
    };
    let answer = move |then: fn(&Workspace, Arrival)| {
        if let Some(arrival) = arrival.try_update(Option::take).flatten() {
            then(&workspace, arrival);
        }
    };
    let question = move || {
        let Arrival { file, came, here, .. } = arrival.get()?;
        let (name, days) = (here.map.name.clone(), (last_day(&came), last_day(&here)));
        let body = view! {
            <p>{fill(Text::FileHereAbout, &[("name", &name)])}</p>
            <div class="two-maps">
                {side(text(Text::FileInTheFile), &file, &came, days.0 > days.1)}
                {side(text(Text::FileInThisBrowser), &name, &here, days.1 > days.0)}
            </div>
            <p class="muted">{say(Text::FileReplaceAbout)}</p>
            <footer>
                <button on:click=move |_| answer(replace)>{say(Text::FileReplace)}</button>
                <button on:click=move |_| answer(as_copy)>{say(Text::FileAsCopy)}</button>
                <button class="primary" on:click=move |_| answer(bring_together)>{say(Text::FileMerge)}</button>
            </footer>
        };
        Some(view! { <Modal title=super::label(Text::FileHereTitle) on_close=cancel>{body}</Modal> })
    };
    view! { {live(question)} }
}

fn side(place: &'static str, name: &str, document: &Document, newer: bool) -> Fragment {
    let stages = document.nodes.values().filter(|node| node.kind == NodeKind::Stage).count();
    let counts = [plural(Plural::FileStages, stages), plural(Plural::ShellDealsCount, document.deals.len())];
    let moved = last_day(document).map(|day| fill(Text::FileLastMove, &[("date", &format::date(day))]));
    view! {
        <section class="surface">
            <h3>{place}</h3>
            <bdi>{name.to_owned()}</bdi>
            <small>{counts.join(" · ")}</small>
            <small>{moved}</small>
            {newer.then(|| view! { <span class="badge good">{text(Text::FileNewer)}</span> })}
        </section>
    }
}

/// The last day on which a deal came or went: files carry no other sign of their age.
fn last_day(document: &Document) -> Option<Date> {
    let visits = document.deals.values().flat_map(|deal| &deal.visits);
    visits.flat_map(|visit| [Some(visit.entered), visit.left.as_ref().map(|left| left.on)]).flatten().max()
}
