//! One remark with its answers.

use crate::ui::prelude::*;

use super::write::Write;
use crate::core::comments::{self, Pin, Thread};
use crate::core::ids::EntryId;
use crate::core::model::{Comment, Kept};
use crate::core::search::Found;
use crate::ui::kit::Show;
use crate::ui::language::{Plural, Text, plural, say, text};
use crate::ui::playbook::{about, add, bin, change, remove};
use crate::ui::workspace::{Workspace, workspace};
use crate::ui::{format, sentences, shell};

/// More answers than this are folded, but for the last.
const ANSWERS: usize = 5;

/// A remark: what was said, what was answered, and what can be done about it.
#[component(transparent)]
pub fn ThreadView(
    /// The remark.
    id: EntryId,
    /// The threads that it is one of.
    all: Memo<Vec<Thread>>,
    /// Says where it is pinned, with the way there.
    placed: bool,
) -> Fragment {
    let workspace = workspace();
    let resolved = about::<Comment, _>(workspace, id, |comment| comment.resolved);
    let answers = move |all: &Vec<Thread>| {
        all.iter().find(|thread| thread.id == id).map(|thread| thread.answers.clone()).unwrap_or_default()
    };
    let answers = Memo::new(move |_| all.with(answers));
    let (unfolded, answering) = (RwSignal::new(false), RwSignal::new(false));
    let shown = move || {
        let all = answers.get();
        let from = if unfolded.get() { 0 } else { all.len().saturating_sub(ANSWERS) };
        all.into_iter().skip(from).map(|id| view! { <li><Said id/></li> }).collect_view()
    };
    let folded = move || {
        let hidden = answers.with(Vec::len).saturating_sub(ANSWERS);
        (hidden > 0 && !unfolded.get()).then(|| {
            view! {
                <button class="quiet" on:click=move |_| unfolded.set(true)>
                    {live(move || plural(Plural::CommentEarlier, hidden))}
                </button>
            }
        })
    };
    let answer = move |author: String, said: String| {
        let today = workspace.today_now();
        let comment = workspace.read(|document| Comment {
            answers: Some(id),
            author,
            on: Some(today),
            order: Some(comments::next_order(document, today)),
            text: said,
            ..Comment::blank(workspace.make_id())
        });
        let done = add(workspace, comment.entry());
        if done {
            answering.set(false);
        }
        done
    };
    let settle = move |_| change::<Comment>(workspace, id, |comment| comment.resolved = !comment.resolved);
    view! {
        <li class="thread" class:resolved=move || resolved.get()>
            {placed.then(|| place(workspace, id))}
            <Said id/>
            {live(folded)}
            <Show when=move || answers.with(|answers| !answers.is_empty())>
                <ul class="answers">{live(shown)}</ul>
            </Show>
            <Show when=move || answering.get()>
                <Write label=Text::CommentAnswerHint send=Text::CommentAnswer on_send=answer/>
            </Show>
            <div class="do">
                <button class="quiet" aria-expanded=move || answering.get().to_string() on:click=move |_| answering.update(|answering| *answering = !*answering)>
                    {say(Text::CommentAnswer)}
                </button>
                <button class="quiet" on:click=settle>
                    {live(move || text(if resolved.get() { Text::CommentReopen } else { Text::CommentResolve }))}
                </button>
            </div>
        </li>
    }
}

/// Who said what, and when.
#[component(transparent)]
fn Said(id: EntryId) -> Fragment {
    let workspace = workspace();
    let author = about::<Comment, _>(workspace, id, |comment| comment.author.clone());
    let on = about::<Comment, _>(workspace, id, |comment| comment.on);
    let words = about::<Comment, _>(workspace, id, |comment| comment.text.clone());
    let by = move || {
        author.with(|author| if author.is_empty() { text(Text::CommentNobody).to_owned() } else { author.clone() })
    };
    let away = move || remove(workspace, id, text(Text::CommentRemoved).to_owned());
    view! {
        <header>
            <strong class="user-text">{live(by)}</strong>
            <small>{live(move || on.get().map(format::date))}</small>
            {bin(Text::CommentRemove, away)}
        </header>
        <p class="written user-text">{words}</p>
    }
}

/// Where it is pinned, and the way there.
fn place(workspace: Workspace, id: EntryId) -> Fragment {
    let pin = workspace.memo(move |document| document.entry::<Comment>(id).map(Pin::of));
    let name = move || {
        workspace.follow(|document| match pin.get() {
            Some(Pin::Node(node)) => sentences::node_name(document, node),
            Some(Pin::Transition(way)) => {
                let way = document.transitions.get(&way);
                let ends = |from, to| {
                    [&sentences::node_name(document, from), " → ", &sentences::node_name(document, to)].concat()
                };
                way.map(|way| ends(way.from, way.to)).unwrap_or_default()
            }
            _ => text(Text::CompareMap).to_owned(),
        })
    };
    let found = move || match pin.get() {
        Some(Pin::Node(node)) => Some(Found::Node(node)),
        Some(Pin::Transition(way)) => Some(Found::Transition(way)),
        _ => None,
    };
    live(move || match found() {
        Some(found) => view! {
            <button class="quiet place user-text" on:click=move |_| shell::show_found(workspace, found)>{live(name)}</button>
        },
        None => view! { <small class="place">{live(name)}</small> },
    })
}
