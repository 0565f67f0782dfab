//! How far deals go as drawn; what they use that is not drawn, and what is drawn that they do not use.

use crate::ui::prelude::*;

use super::part::{Part, list, way};
use super::{Reality, reality};
use crate::core::command::Command;
use crate::core::ids::{NodeId, TransitionId};
use crate::core::mining::{Ghost, Thresholds};
use crate::core::model::Transition;
use crate::core::session::Selection;
use crate::ui::format;
use crate::ui::kit::{Memo, Show};
use crate::ui::language::{Plural, Text, fill, plural, say, text};
use crate::ui::workspace::{Workspace, workspace};

/// As many of each are listed.
const SHOWN: usize = 12;

/// Draws the moves that deals made and the map lacks, those between these nodes or all of them, as one step.
fn draw(workspace: Workspace, reality: Reality, only: Option<(NodeId, NodeId)>) {
    let Some(known) = reality.known.get_untracked() else { return };
    let found = known.moves.discover(Thresholds::default());
    let wanted = |way: &Transition| only.is_none_or(|(from, to)| (way.from, way.to) == (from, to));
    let transitions: Vec<Transition> = workspace
        .with_ids(|ids| workspace.read(|document| found.missing(document, ids).into_iter().filter(wanted).collect()));
    let count = transitions.len();
    if count > 0 && workspace.commit(Command::Insert { nodes: Vec::new(), transitions }) {
        workspace.say_undoable(plural(Plural::RealityDrawn, count));
    }
}

/// The numbers and both lists.
#[component(transparent)]
pub fn Designed() -> Fragment {
    let reality = reality();
    let numbers = Memo::new(move |_| {
        let known = reality.known.get()?;
        let found = &known.conformance;
        Some((found.share_of_deals()?, found.share_of_moves()?, found.fitness.share()?))
    });
    let shares = move || {
        let (deals, moves, fitness) = numbers.get()?;
        // What is not whole is never rounded to it.
        let fitness = format::hundredths((fitness * 100.0).floor() / 100.0);
        let percent = |share: f64| format::percent(if share < 1.0 { share.min(0.99) } else { share });
        Some(view! {
            <dl class="reality-numbers">
                <div><dt>{percent(deals)}</dt><dd>{say(Text::RealityDealsConform)}</dd></div>
                <div><dt>{percent(moves)}</dt><dd>{say(Text::RealityMovesConform)}</dd></div>
                <div title=say(Text::RealityFitnessAbout)><dt>{fitness}</dt><dd>{say(Text::RealityFitness)}</dd></div>
            </dl>
        })
    };
    view! {
        <section class="designed">{live(shares)}</section>
        <Ghosts/>
        <Unused/>
    }
}

/// A ghost as it is listed.
#[derive(Clone, PartialEq)]
struct Row {
    ghost: Ghost,
    name: String,
    /// Both ends are on the map.
    drawable: bool,
}

#[component(transparent)]
fn Ghosts() -> Fragment {
    let workspace = workspace();
    let reality = reality();
    let rows = Memo::new(move |_| {
        let Some(known) = reality.known.get() else { return (Vec::new(), 0, 0) };
        let all = &known.conformance.ghosts;
        let drawable = |ghost: &Ghost| known.ways.has(ghost.from) && known.ways.has(ghost.to);
        let row =
            |ghost: &Ghost| Row { ghost: ghost.clone(), name: way(ghost.from, ghost.to), drawable: drawable(ghost) };
        let rows: Vec<Row> = all.iter().take(SHOWN).map(row).collect();
        (rows, all.len(), all.iter().filter(|ghost| drawable(ghost)).count())
    });
    let hint = Signal::derive(move || plural(Plural::RealityFound, rows.with(|(_, all, _)| *all)));
    let item = move |row: Row| {
        let Row { ghost, name, drawable } = row;
        let (from, to) = (ghost.from, ghost.to);
        let label = fill(Text::RealityDrawOne, &[("name", &name)]);
        let button = drawable.then(|| {
            view! { <button aria-label=label on:click=move |_| draw(workspace, reality, Some((from, to)))>{say(Text::RealityDraw)}</button> }
        });
        view! {
            <li>
                <span class="user-text">{name}</span>
                <small class="muted">{plural(Plural::RealityTimesN, ghost.count)}</small>
                {button}
            </li>
        }
    };
    view! {
        <Part title=Text::RealityGhosts hint open=true>
            {live(move || {
                let (ghosts, all, drawable) = rows.get();
                let none = all == 0;
                view! {
                    {none.then(|| view! { <p class="muted">{say(Text::RealityGhostsNone)}</p> })}
                    {list("", ghosts.into_iter().map(item).collect(), all)}
                    {(drawable > 1).then(|| {
                        view! {
                            <button on:click=move |_| draw(workspace, reality, None)>{plural(Plural::RealityDrawAll, drawable)}</button>
                        }
                    })}
                }
            })}
        </Part>
    }
}

#[component(transparent)]
fn Unused() -> Fragment {
    let workspace = workspace();
    let reality = reality();
    let rows = Memo::new(move |_| {
        let Some(known) = reality.known.get() else { return (Vec::new(), 0) };
        let all = &known.conformance.unused;
        let named = |id: &TransitionId| {
            let ends = workspace.read(|document| document.transitions.get(id).map(|way| (way.from, way.to)))?;
            Some((*id, way(ends.0, ends.1)))
        };
        (all.iter().take(SHOWN).filter_map(named).collect::<Vec<_>>(), all.len())
    });
    let hint = Signal::derive(move || plural(Plural::RealityVariantsCount, rows.with(|(_, all)| *all)));
    let item = move |(id, name): (TransitionId, String)| {
        let label = [text(Text::RealityShow), ": ", &name].concat();
        view! {
            <li>
                <span class="user-text">{name}</span>
                <button aria-label=label on:click=move |_| workspace.select(Selection::transition(id))>
                    {say(Text::RealityShow)}
                </button>
            </li>
        }
    };
    view! {
        <Part title=Text::RealityUnused hint>
            <Show when=move || rows.with(|(_, all)| *all == 0)>
                <p class="muted">{say(Text::RealityUnusedNone)}</p>
            </Show>
            {live(move || {
                let (rows, all) = rows.get();
                list("", rows.into_iter().map(item).collect(), all)
            })}
        </Part>
    }
}
