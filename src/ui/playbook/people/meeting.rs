//! The agenda of a meeting about the map: its stages one after the other, each in its time, to be changed and printed.

use std::cell::Cell;

use crate::ui::prelude::*;

use crate::core::ids::{EntryId, NodeId};
use crate::core::model::{Document, Part, Person};
use crate::core::people::{Agenda, Matrix, Point, agenda, clock, minute_of};
use crate::ui::kit::{Icon, Memo, Shape, Show, TextField, flush_drafts};
use crate::ui::language::{Plural, Text, fill, plural, say, text};
use crate::ui::panels::edit_more;
use crate::ui::playbook::words::word;
use crate::ui::sentences;
use crate::ui::workspace::{Workspace, workspace};

thread_local! {
    /// When the meeting begins, in minutes after midnight.
    static BEGINS: Cell<i64> = const { Cell::new(9 * 60) };
}

/// The class that the body has while the agenda alone is printed.
const PRINTED: &str = "agenda-printed";

/// While the agenda is seen, printing prints it alone.
fn print_alone() {
    let before = window_event_listener_untyped("beforeprint", |_| {
        if let Some(body) = document().body() {
            let _ = body.class_list().add_1(PRINTED);
        }
    });
    let after = window_event_listener_untyped("afterprint", |_| {
        if let Some(body) = document().body() {
            let _ = body.class_list().remove_1(PRINTED);
        }
    });
    on_cleanup(move || {
        before.remove();
        after.remove();
    });
}

/// "Anna Wrońska (accountable), Tomasz Zieliński".
fn people(document: &Document, needed: &[(EntryId, Part)]) -> String {
    let named = |(id, part): &(EntryId, Part)| {
        let name = document.entry::<Person>(*id).map(|person| person.name.clone())?;
        let part = (*part == Part::Accountable).then(|| [" (", word(part.word()), ")"].concat());
        Some(name + &part.unwrap_or_default())
    };
    needed.iter().filter_map(named).collect::<Vec<_>>().join(", ")
}

/// The agenda.
#[component(transparent)]
pub fn Meeting() -> Fragment {
    let workspace = workspace();
    print_alone();
    let begins = RwSignal::new(BEGINS.get());
    let meeting = Memo::new(move |_| {
        let begins = begins.get();
        workspace.follow(|document| agenda(document, &Matrix::of(document, &workspace.flow()), begins))
    });
    let start = move |typed: String| {
        if let Some(minute) = minute_of(&typed) {
            BEGINS.set(minute);
            begins.set(minute);
        }
    };
    // As the browser's field for times wants it.
    let shown = move || {
        let time = clock(begins.get());
        if time.len() < 5 { ["0", &time].concat() } else { time }
    };
    let title = move || {
        let name = workspace.follow(|document| document.map.name.clone());
        fill(Text::PeopleAgendaTitle, &[("name", &name)])
    };
    let times = move || {
        let Agenda { minutes, ends, .. } = meeting.get();
        let places = [("from", clock(begins.get())), ("to", clock(ends))];
        let [from, to] = &places;
        let span = fill(Text::PeopleAgendaTimes, &[(from.0, &from.1), (to.0, &to.1)]);
        [span, plural(Plural::PeopleAgendaMinutes, usize::try_from(minutes).unwrap_or(0))].join(" · ")
    };
    let invited = move || {
        let invited = meeting.with(|meeting| meeting.invited.clone());
        if invited.is_empty() {
            return text(Text::PeopleNobodyInvited).to_owned();
        }
        let all: Vec<(EntryId, Part)> = invited.into_iter().map(|id| (id, Part::Informed)).collect();
        let names = workspace.follow(|document| people(document, &all));
        fill(Text::PeopleAgendaInvited, &[("names", &names)])
    };
    let stages =
        Memo::new(move |_| meeting.with(|meeting| meeting.points.iter().map(|point| point.stage).collect::<Vec<_>>()));
    let some = move || stages.with(|stages| !stages.is_empty());
    view! {
        <p class="teach">{say(Text::PeopleMeetingAbout)}</p>
        <Show when=move || !some()><p class="teach">{say(Text::PeopleMeetingEmpty)}</p></Show>
        <Show when=some>
            <div class="actions meeting-bar">
                <label class="field">
                    <span>{say(Text::PeopleBegins)}</span>
                    <input
                        type="time"
                        aria-label=say(Text::PeopleBegins)
                        prop:value=shown
                        on:change:target=move |event| start(event.target().value())
                    />
                </label>
                <button
                    on:click=move |_| {
                        flush_drafts();
                        let _ = window().print();
                    }
                >
                    <Icon shape=Shape::Printer/>
                    {say(Text::PeoplePrintAgenda)}
                </button>
            </div>
            <article class="agenda">
                <h1 class="user-text">{live(title)}</h1>
                <p>{live(times)}</p>
                <p class="user-text">{live(invited)}</p>
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{say(Text::PeopleTime)}</th>
                            <th scope="col">{say(Text::PeopleStage)}</th>
                            <th scope="col">{say(Text::PeopleMinutesShort)}</th>
                            <th scope="col">{say(Text::PeopleNeeded)}</th>
                        </tr>
                    </thead>
                    <tbody>
                        <For each=move || stages.get() key=|stage| *stage let:stage><Row workspace meeting stage/></For>
                    </tbody>
                </table>
            </article>
        </Show>
    }
}

#[component(transparent)]
fn Row(workspace: Workspace, meeting: Memo<Agenda>, stage: NodeId) -> Fragment {
    let point: Memo<Option<Point>> =
        Memo::new(move |_| meeting.with(|meeting| meeting.points.iter().find(|point| point.stage == stage).cloned()));
    let name = workspace.memo(move |document| sentences::node_name(document, stage));
    let out = move || point.get().is_some_and(|point| point.minutes == 0);
    let time = move || point.get().filter(|point| point.minutes > 0).map(|point| clock(point.begins));
    let minutes = move || point.get().map(|point| point.minutes.to_string()).unwrap_or_default();
    let needed = move || {
        let needed = point.get().map(|point| point.needed).unwrap_or_default();
        workspace.follow(|document| people(document, &needed))
    };
    let label = move || fill(Text::PeopleMinutesOf, &[("name", &name.get())]);
    let commit = move |text: String| {
        let minutes = text.trim().parse().ok();
        if minutes.is_some() || text.trim().is_empty() {
            edit_more(workspace, stage, |more| more.minutes = minutes);
        }
    };
    view! {
        <tr class:out=out>
            <td class="number">{live(time)}</td>
            <th scope="row"><span class="user-text">{name}</span></th>
            <td><TextField label=Signal::derive(label) kind="number" value=Signal::derive(minutes) commit patient=true/></td>
            <td><span class="user-text">{live(needed)}</span></td>
        </tr>
    }
}
