//! The playbook for paper: seen as it will be printed, printed alone, or taken along as one file.

mod paper;
mod voice;

use crate::ui::prelude::*;

use self::paper::Booklet;
use self::voice::Voice;
use crate::core::drawing::Facts;
use crate::core::picture::{self, Options, Palette};
use crate::core::playbook::{Paper, Playbook, html, markdown, playbook};
use crate::core::scene::Place;
use crate::core::session::Overlays;
use crate::ui::canvas::{Fonts, Spoken};
use crate::ui::kit::{Icon, Shape};
use crate::ui::language::{Text, say, text};
use crate::ui::shell;
use crate::ui::workspace::{Workspace, workspace};

/// The setting that remembers the paper.
const PAPER: &str = "paper";

/// The paper chosen last.
pub fn paper() -> Paper {
    let known = shell::remembered(PAPER);
    let same = |(_, word): &&(Paper, &str)| known.as_deref() == Some(*word);
    Paper::ALL.iter().find(same).map(|(paper, _)| *paper).unwrap_or_default()
}

/// The playbook of the map as it is now, in the language of the page. Follows both.
fn written(workspace: Workspace) -> Playbook {
    let today = workspace.today.get();
    workspace.follow(|document| {
        // Deals are not for everybody who reads it.
        let bare = document.without_deals();
        let facts = Facts::of(&bare, Overlays::default(), today);
        let options = Options { palette: Palette::Light, transparent: true, heading: false, carries: None };
        let picture = picture::picture(&bare, Place::Whole, &facts, &Spoken, &Fonts, &options);
        playbook(document, &Voice { today }, picture.map(|picture| picture.text))
    })
}

/// The section.
#[component(transparent)]
pub fn Print() -> Fragment {
    let workspace = workspace();
    let chosen = RwSignal::new(paper());
    let name = move |paper: Paper| match paper {
        Paper::A4 => text(Text::PrintA4),
        Paper::Letter => text(Text::PrintLetter),
    };
    let options = move || {
        let option = |(paper, word): &(Paper, &'static str)| {
            let (paper, word) = (*paper, *word);
            view! { <option value=word selected=move || chosen.get() == paper>{live(move || name(paper))}</option> }
        };
        Paper::ALL.iter().map(option).collect_view()
    };
    let choose = move |word: String| {
        shell::remember(PAPER, &word);
        chosen.set(paper());
    };
    let booklet = Memo::new(move |_| written(workspace));
    let take = move |ending: &'static str, kind: &'static str, write: fn(&Playbook, Paper) -> String| {
        let content = booklet.with_untracked(|booklet| write(booklet, chosen.get_untracked()));
        shell::save_text(&workspace, ending, &content, kind);
    };
    let empty = move || booklet.with(|booklet| booklet.chapters.is_empty());
    view! {
        <p class="teach">{say(Text::PrintAbout)}</p>
        <div class="actions">
            <label class="field paper">
                <span>{say(Text::PrintPaper)}</span>
                <select aria-label=say(Text::PrintPaper) on:change:target=move |event| choose(event.target().value())>
                    {options()}
                </select>
            </label>
            <button class="primary" disabled=empty on:click=move |_| shell::print_booklet()>
                <Icon shape=Shape::Printer/>
                {say(Text::PrintPrint)}
            </button>
            <button disabled=empty on:click=move |_| take("html", "text/html", html)>
                <Icon shape=Shape::Download/>
                {say(Text::PrintHtml)}
            </button>
            <button disabled=empty on:click=move |_| take("md", "text/markdown", |playbook, _| markdown(playbook))>
                <Icon shape=Shape::Download/>
                {say(Text::PrintMarkdown)}
            </button>
        </div>
        {live(move || {
            if empty() {
                return view! { <p class="muted">{say(Text::PrintEmpty)}</p> };
            }
            view! {
                <div class="preview" role="region" tabindex=0 aria-label=say(Text::PrintPreview)>
                    {booklet.with(|playbook| view! { <Booklet playbook=playbook.clone()/> })}
                </div>
            }
        })}
    }
}
