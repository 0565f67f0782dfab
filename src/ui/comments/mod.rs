//! What is said about the map, pinned to stages and transitions: written, answered, resolved, and found again.

mod thread;
mod write;

use crate::ui::prelude::*;

use self::thread::ThreadView;
use self::write::Write;
use crate::core::comments::{self, Pin, Thread};
use crate::core::model::{Comment, Kept};
use crate::ui::kit::{Icon, More, ROWS, Shape, Show};
use crate::ui::language::{Plural, Text, plural, say, text};
use crate::ui::workspace::workspace;

/// The remarks of one place with the field for another, or those of the whole map.
#[component(transparent)]
pub fn Comments(
    /// Where; everywhere where none is given.
    place: Option<Pin>,
) -> Fragment {
    let workspace = workspace();
    let all = workspace.memo(move |document| comments::threads(document, place));
    let shown = RwSignal::new(ROWS);
    let rows = move || all.with(|all| all.iter().take(shown.get()).cloned().collect::<Vec<Thread>>());
    let say_it = move |author: String, said: String| {
        let today = workspace.today_now();
        let blank = workspace.read(|document| Comment {
            author,
            on: Some(today),
            order: Some(comments::next_order(document, today)),
            text: said,
            ..Comment::blank(workspace.make_id())
        });
        super::playbook::add(workspace, place.unwrap_or(Pin::Map).comment(blank).entry())
    };
    let several = place.is_none();
    view! {
        {several.then(|| view! { <p class="teach">{say(Text::CommentAbout)}</p> })}
        <Write label=if several { Text::CommentOnMap } else { Text::CommentWrite } send=Text::CommentSend on_send=say_it/>
        <ul class="threads">
            <For each=rows key=|thread| thread.id let:thread>
                <ThreadView id=thread.id all placed=several/>
            </For>
            <More shown count=Signal::derive(move || all.with(Vec::len))/>
        </ul>
    }
}

/// The remarks of one place as a part of a panel: folded where there are none.
#[component(transparent)]
pub fn CommentsHere(
    /// Where.
    place: Pin,
) -> Fragment {
    let workspace = workspace();
    let counts = workspace.memo(move |document| {
        let threads = comments::threads(document, Some(place));
        (threads.len(), threads.iter().filter(|thread| !thread.resolved).count())
    });
    let open = RwSignal::new(counts.with_untracked(|(all, _)| *all > 0));
    let hint = move || match counts.get() {
        (0, _) => String::new(),
        (_, open) => plural(Plural::CommentOpen, open),
    };
    view! {
        <section class="comments">
            <h3>
                <button
                    class="quiet fold"
                    aria-expanded=move || open.get().to_string()
                    on:click=move |_| open.update(|open| *open = !*open)
                >
                    <Icon shape=Shape::Right/>
                    {live(move || text(Text::CommentTitle))}
                </button>
                <small>{live(hint)}</small>
            </h3>
            <Show when=move || open.get()><Comments place=Some(place)/></Show>
        </section>
    }
}
