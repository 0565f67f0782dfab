//! What is wrong with what a panel is about: the first findings, and the way to all of them.

use crate::ui::prelude::*;

use super::found;
use super::row::Row;
use crate::core::checks::{Finding, Place, calm};
use crate::core::session::Section;
use crate::ui::kit::{Memo, Show};
use crate::ui::language::{Plural, Text, language, plural, say};
use crate::ui::workspace::workspace;

/// How many are shown.
const SHOWN: usize = 3;

/// The first findings at a place; nothing on a map that is still to be left in peace.
#[component(transparent)]
pub fn Here(
    /// The place.
    place: Place,
) -> Fragment {
    let workspace = workspace();
    let calm = workspace.memo(calm);
    let all = found(workspace);
    let here: Memo<Vec<Finding>> =
        Memo::new(move |_| if calm.get() { Vec::new() } else { all.with(|all| all.at(place).cloned().collect()) });
    let count = move || here.with(Vec::len);
    let rows = move || {
        language();
        // What stands in a sentence may change without the findings.
        workspace.revision.track();
        let row = |finding: Finding| view! { <Row finding named=false/> };
        here.get().into_iter().take(SHOWN).map(row).collect_view()
    };
    let open = move |_| {
        workspace.open_playbook(Section::Findings);
    };
    view! {
        <Show when=move || count() != 0>
            <section class="findings">
                <h3><span>{say(Text::CheckHere)}</span><small>{live(move || plural(Plural::CheckCount, count()))}</small></h3>
                <ul>{live(rows)}</ul>
                <button class="quiet add" on:click=open>{say(Text::CheckAll)}</button>
            </section>
        </Show>
    }
}
