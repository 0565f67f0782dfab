//! The panel of a file that is brought together with the map: every point in which they differ with its choice, by whose
//! change it is; boxes that only moved by themselves; and the one step that does what is chosen.

use std::sync::Arc;

use crate::ui::prelude::*;

use super::fields::{about, deal_field, field, said};
use super::list::{change, named};
use super::sign::{class, words};
use crate::core::command::Label;
use crate::core::io::Place;
use crate::core::merging::{About, Divergence, Point, Question, Side, Taken, take};
use crate::core::versions::{Comparison, Shift};
use crate::ui::kit::{Icon, More, ROWS, Shape};
use crate::ui::language::{Plural, Text, fill, plural, say, text};
use crate::ui::shell::{self, Ancestor};
use crate::ui::workspace::{Merging, Workspace, workspace};

/// For each divergence whether what came is taken.
type Chosen = RwSignal<Vec<bool>>;

/// A part of the list: points of one side, or boxes that moved.
struct Part {
    title: Text,
    about: Text,
    shows: fn(&Divergence) -> bool,
    /// Folded until somebody looks.
    quiet: bool,
}

const PARTS: [Part; 5] = [
    Part {
        title: Text::MergeBoth,
        about: Text::MergeBothAbout,
        shows: |one| one.side == Side::Both && !one.is_move(),
        quiet: false,
    },
    Part {
        title: Text::MergeUnknown,
        about: Text::MergeUnknownAbout,
        shows: |one| one.side == Side::Unknown && !one.is_move(),
        quiet: false,
    },
    Part {
        title: Text::MergeTheirs,
        about: Text::MergeTheirsAbout,
        shows: |one| one.side == Side::Theirs && !one.is_move(),
        quiet: false,
    },
    Part {
        title: Text::MergeMine,
        about: Text::MergeMineAbout,
        shows: |one| one.side == Side::Mine && !one.is_move(),
        quiet: true,
    },
    Part { title: Text::MergeMoves, about: Text::MergeMovesAbout, shows: Divergence::is_move, quiet: true },
];

/// The panel.
#[component(transparent)]
pub fn Merge(merging: Arc<Merging>, what: Arc<Comparison>) -> Fragment {
    let workspace = workspace();
    let title: NodeRef<web_sys::HtmlElement> = NodeRef::new();
    // A screen reader begins to read here.
    Effect::new(move |_| {
        if let Some(title) = title.get() {
            let _ = title.focus();
        }
    });
    let chosen: Chosen = RwSignal::new(merging.divergences.iter().map(Divergence::is_suggested).collect());
    let count = Memo::new(move |_| chosen.with(|chosen| chosen.iter().filter(|taken| **taken).count()));
    let parts: Vec<Option<Fragment>> = PARTS.iter().map(|one| part(one, &merging, &what, chosen)).collect();
    let file = merging.file.clone();
    let bring = {
        let merging = merging.clone();
        move |_| bring(workspace, &merging, &chosen.get_untracked())
    };
    view! {
        <aside class="panel about compare merge" aria-label=say(Text::MergeTitle)>
            <header>
                <small class="place">{say(Text::MergeTitle)}</small>
                <h2 tabindex=-1 node_ref=title class="user-text">{file}</h2>
                <button class="quiet close" aria-label=say(Text::CompareLeave) on:click=move |_| workspace.compare(None)>
                    <Icon shape=Shape::Close/>
                </button>
            </header>
            <p class="teach">{ancestry(&merging.ancestor)}</p>
            {parts}
            <footer class="actions">
                <button on:click=move |_| workspace.compare(None)>{say(Text::MergeLeave)}</button>
                <button class="primary" disabled=move || count.get() == 0 on:click=bring>
                    {live(move || plural(Plural::MergeDo, count.get()))}
                </button>
            </footer>
        </aside>
    }
}

/// Where both come from, in words.
fn ancestry(ancestor: &Ancestor) -> String {
    match ancestor {
        Ancestor::Known(_) => text(Text::MergeKnown).to_owned(),
        Ancestor::Version(name, _) => fill(Text::MergeVersion, &[("name", name)]),
        Ancestor::Older(_) => text(Text::MergeOlder).to_owned(),
        Ancestor::None => text(Text::MergeNone).to_owned(),
    }
}

/// A part of the list; nothing where there is nothing in it.
fn part(part: &'static Part, merging: &Arc<Merging>, what: &Arc<Comparison>, chosen: Chosen) -> Option<Fragment> {
    let shows = |index: usize| merging.divergences.get(index).is_some_and(part.shows);
    let of_part = |question: &Question| {
        let points: Vec<Point> = question.points.iter().filter(|point| shows(point.index)).cloned().collect();
        (!points.is_empty()).then(|| Question { points, ..question.clone() })
    };
    let questions: Vec<Question> = merging.questions.iter().filter_map(of_part).collect();
    let all: Arc<[usize]> = questions.iter().flat_map(|one| &one.points).map(|point| point.index).collect();
    if all.is_empty() {
        return None;
    }
    let (count, points) = (questions.len(), all.len());
    let shown = RwSignal::new(ROWS);
    let (merging, what) = (merging.clone(), what.clone());
    let rows = move || {
        let some = questions.iter().take(shown.get());
        some.map(|one| row(&merging, &what, one, chosen)).collect_view()
    };
    let choose = move |take: bool| {
        let all = all.clone();
        move |_| chosen.update(|chosen| all.iter().for_each(|index| put(chosen, *index, take)))
    };
    let whole = (points > 1).then(|| {
        view! {
            <div class="menu-row">
                <button on:click=choose(true)>{say(Text::MergeAllTheirs)}</button>
                <button on:click=choose(false)>{say(Text::MergeAllMine)}</button>
            </div>
        }
    });
    let body = view! {
        <p class="muted">{say(part.about)}</p>
        {whole}
        <ul class="differences">
            {live(rows)}
            <More shown count=Signal::derive(move || count)/>
        </ul>
    };
    let heading = view! { {say(part.title)}" "<span class="badge">{points.to_string()}</span> };
    Some(if part.quiet {
        view! { <details class="part"><summary>{heading}</summary>{body}</details> }
    } else {
        view! { <section class="part"><h3>{heading}</h3>{body}</section> }
    })
}

fn put(chosen: &mut [bool], index: usize, take: bool) {
    if let Some(one) = chosen.get_mut(index) {
        *one = take;
    }
}

/// What one question asks: what it is about, and each point with its choice.
fn row(merging: &Merging, what: &Comparison, question: &Question, chosen: Chosen) -> Fragment {
    // Something that stays and only moved in this part is not changed by it.
    let moved =
        question.points.iter().all(|point| merging.divergences.get(point.index).is_some_and(Divergence::is_move));
    let shift = if moved { Shift::Moved } else { question.shift };
    let (word, sign) = words(shift);
    let points: Vec<Fragment> = if moved {
        // Where it stands is one choice, however many fields say it.
        let indices: Vec<usize> = question.points.iter().map(|point| point.index).collect();
        let choice = choice(&question.name, indices, chosen);
        vec![view! { <div class="point">{choice}</div> }]
    } else {
        question.points.iter().map(|one| point(merging, question, one, chosen)).collect()
    };
    let kind = about(&what.both, question.about);
    let subject = match question.about {
        About::Subject(subject) => Some(subject),
        About::Deal(_) => None,
    };
    view! {
        <li class=class(shift)>
            <i class=["shift ", class(shift)].concat() role="img" aria-label=say(word)>{sign}</i>
            {named(&what.both, subject, &question.name)}
            <small>{live(kind)}</small>
            {points}
        </li>
    }
}

fn point(merging: &Merging, question: &Question, point: &Point, chosen: Chosen) -> Fragment {
    let Some(one) = merging.divergences.get(point.index) else { return view! {} };
    let name = match (one.place.field.as_str(), question.about) {
        ("", _) => question.name.clone(),
        (known, About::Deal(_)) => text(deal_field(known)).to_owned(),
        (known, About::Subject(_)) => text(field(known)).to_owned(),
    };
    let told: Vec<Fragment> = if one.place.field.is_empty() {
        Vec::new()
    } else if point.told.is_empty() {
        let mine = workspace().read(|document| said(document, &one.place, one.mine.as_deref()));
        let came = said(&merging.theirs, &one.place, one.theirs.as_deref());
        vec![view! {
            <dt>{name.clone()}</dt>
            <dd class="before user-text"><span class="visually-hidden">{say(Text::MergeMineSays)}" "</span>{mine}</dd>
            <dd class="after user-text"><span class="visually-hidden">{say(Text::MergeTheirsSays)}" "</span>{came}</dd>
        }]
    } else {
        point.told.iter().map(change).collect()
    };
    let told = (!told.is_empty()).then(|| view! { <dl>{told}</dl> });
    let index = point.index;
    let taken = move || chosen.with(|chosen| chosen.get(index).copied().unwrap_or_default());
    view! { <div class="point" class:taken=taken>{told}{choice(&name, vec![index], chosen)}</div> }
}

/// As it is here, or as it came.
fn choice(name: &str, indices: Vec<usize>, chosen: Chosen) -> Fragment {
    let indices: Arc<[usize]> = indices.into();
    let first = indices.first().copied().unwrap_or_default();
    let taken = move || chosen.with(|chosen| chosen.get(first).copied().unwrap_or_default());
    let choose = move |take: bool| {
        let indices = indices.clone();
        move |_| chosen.update(|chosen| indices.iter().for_each(|index| put(chosen, *index, take)))
    };
    let pressed = |pressed: bool| if pressed { "true" } else { "false" };
    view! {
        <div class="tabs" role="group" aria-label=fill(Text::MergeChoose, &[("what", name)])>
            <button aria-pressed=move || pressed(!taken()) on:click=choose(false)>{say(Text::MergeHere)}</button>
            <button aria-pressed=move || pressed(taken()) on:click=choose(true)>{say(Text::MergeFile)}</button>
        </div>
    }
}

/// Does what is chosen, as one step that can be taken back.
fn bring(workspace: Workspace, merging: &Merging, chosen: &[bool]) {
    let wanted = |index: usize, _: &Divergence| chosen.get(index).copied().unwrap_or_default();
    let Taken { diff, refused } = workspace.read(|document| take(document, &merging.divergences, wanted));
    if diff.is_empty() {
        return workspace.complain(text(Text::MergeNothing).to_owned());
    }
    shell::before_merge(&workspace);
    workspace.compare(None);
    workspace.adopt(Label::Merge, diff);
    shell::merged(&merging.theirs, &merging.lineage);
    let done = fill(Text::MergeDone, &[("name", &merging.file)]);
    if refused.is_empty() {
        return workspace.say_undoable(done);
    }
    let named = |place: &Place| {
        let index = merging.divergences.iter().position(|one| one.place == *place)?;
        let question = merging.questions.iter().find(|one| one.points.iter().any(|point| point.index == index))?;
        Some(question.name.clone())
    };
    let mut names: Vec<String> = refused.iter().filter_map(named).collect();
    names.dedup();
    names.truncate(5);
    let rest = [plural(Plural::MergeRefused, refused.len()), names.join(", ")].concat();
    workspace.say_undoable([&*done, " ", &*rest].concat());
}
