//! What is wrong with a file, all of it at once.

use crate::ui::prelude::*;

use super::state::shell;
use super::{arrival, files};
use crate::ui::kit::Modal;
use crate::ui::language::{Plural, Text, fill, plural, say, text};
use crate::ui::workspace::workspace;

/// How many are shown; the rest is counted.
const SHOWN: usize = 20;

/// A sentence for each problem, and that nothing was changed.
#[component(transparent)]
pub fn Problems(
    /// The file's name, or the map's.
    name: String,
    /// What is wrong.
    sentences: Vec<String>,
    /// Closed.
    on_close: impl Fn() + Copy + Send + Sync + 'static,
) -> Fragment {
    let without = shell().without.try_update(Option::take).flatten();
    let title = fill(if without.is_some() { Text::ProblemTitleSome } else { Text::ProblemTitle }, &[("name", &name)]);
    let count = sentences.len();
    let workspace = workspace();
    let more = sentences.len().saturating_sub(SHOWN);
    let placed = sentences.iter().any(|sentence| sentence.contains("):"));
    let about = text(if placed { Text::ProblemUnchanged } else { Text::ProblemUnchangedShort });
    let rest = shell().rest.get_untracked();
    let items = sentences.into_iter().take(SHOWN).map(|sentence| view! { <li><bdi>{sentence}</bdi></li> });
    let body = view! {
        <p class="muted">{about}</p>
        <ol class="problems">{items.collect::<Vec<_>>()}</ol>
        {(more > 0).then(|| view! { <p class="muted">{plural(Plural::ProblemMore, more)}</p> })}
        <footer>
            {match (without, rest) {
                (Some((name, opened)), _) => {
                    let open = move |_| arrival::arrive(&workspace, name.clone(), opened.clone());
                    view! { <button on:click=open>{plural(Plural::ProblemWithout, count)}</button> }
                }
                (None, Some(rest)) => view! {
                    <button on:click=move |_| { files::download("stagecraft-rest.txt", &rest); }>
                        {say(Text::ShellDownloadRest)}
                    </button>
                },
                (None, None) => view! { <button on:click=move |_| files::choose()>{say(Text::ProblemAnother)}</button> },
            }}
            <button class="primary" on:click=move |_| on_close()>{say(Text::ShellDone)}</button>
        </footer>
    };
    view! { <Modal title=Signal::stored(title) on_close=on_close>{body}</Modal> }
}
