//! Step 3: what each stage is, one card after the other. The card itself is the panel of the map.

use crate::ui::prelude::*;

use crate::core::geometry::within;
use crate::core::ids::NodeId;
use crate::core::model::Document;
use crate::ui::canvas;
use crate::ui::format;
use crate::ui::kit::{Icon, Shape};
use crate::ui::language::{Text, fill, say, text};
use crate::ui::sentences;
use crate::ui::workspace::{Workspace, workspace};

fn is_whole(document: &Document, id: NodeId) -> bool {
    document.nodes.get(&id).is_none_or(|node| !node.completeness().contains(&false))
}

fn show(workspace: Workspace, id: NodeId) {
    if let Some(shown) = canvas::shown() {
        canvas::walk::show(workspace, shown.window, id);
    }
}

/// The way through the cards, and how much of them is there.
#[component(transparent)]
pub fn Cards() -> Fragment {
    let workspace = workspace();
    let stages = workspace.memo(move |document| workspace.flow().stages(document));
    let now = Memo::new(move |_| {
        let selected = workspace.selection.with(|selection| selection.only_node());
        stages.with(|stages| stages.iter().position(|stage| Some(*stage) == selected))
    });
    // It begins with what is missing.
    if now.get_untracked().is_none() {
        let first = workspace.read(|document| {
            let stages = stages.get_untracked();
            stages.iter().copied().find(|stage| !is_whole(document, *stage)).or(stages.first().copied())
        });
        request_animation_frame(move || first.into_iter().for_each(|first| show(workspace, first)));
    }
    let by = move |steps: isize| {
        let at = now.get_untracked().map_or(0, |now| now.saturating_add_signed(steps));
        let next = stages.with_untracked(|stages| stages.get(at).copied());
        next.into_iter().for_each(|next| show(workspace, next));
    };
    let missing = move |_| {
        let next = workspace.read(|document| {
            let stages = stages.get_untracked();
            let from = now.get_untracked().map_or(0, |now| now + 1);
            let after = stages.iter().cycle().skip(from).take(stages.len());
            after.copied().find(|stage| !is_whole(document, *stage))
        });
        match next {
            Some(next) => show(workspace, next),
            None => workspace.say(text(Text::GuideAllThere).to_owned()),
        }
    };
    let place = move || {
        let count = stages.with(Vec::len);
        let at = now.get()?;
        let id = stages.with(|stages| stages.get(at).copied())?;
        let name = workspace.follow(|document| sentences::node_name(document, id));
        let (place, of) = (format::number(at as f64 + 1.0), format::number(count as f64));
        Some(fill(Text::GuideCard, &[("place", &place), ("of", &of), ("name", &name)]))
    };
    view! {
        <p class="teach">{say(Text::GuideCardsAbout)}</p>
        <Complete/>
        <p class="now user-text" role="status">{live(place)}</p>
        <div class="walk">
            <button
                disabled=move || now.get().is_none_or(|now| now == 0)
                on:click=move |_| by(-1)
            >
                <Icon shape=Shape::Left/>{say(Text::GuidePrevious)}
            </button>
            <button
                class="primary"
                disabled=move || now.get().is_some_and(|now| now + 1 >= stages.with(Vec::len))
                on:click=move |_| by(1)
            >
                {say(Text::GuideNextCard)}<Icon shape=Shape::Right/>
            </button>
        </div>
        <button class="quiet" on:click=missing>{say(Text::GuideMissing)}</button>
    }
}

/// How complete the cards are: a bar with its number.
#[component(transparent)]
fn Complete() -> Fragment {
    let share = workspace().memo(|document| document.completeness().unwrap_or(0.0));
    let percent = move || format::percent(within(share.get(), 0.0, 1.0));
    view! {
        <label class="whole">
            <span>{say(Text::GuideComplete)}<b>{live(percent)}</b></span>
            <progress max=1.0 prop:value=move || share.get()></progress>
        </label>
    }
}
