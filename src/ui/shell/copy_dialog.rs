//! The question of what a copy for others shows, and the copy as a file or as a link.

use crate::ui::prelude::*;

use super::link::{self, NoLink};
use super::{ancestors, files};
use crate::core::ids::IdSource;
use crate::core::io::{self, Lineage};
use crate::core::model::Document;
use crate::core::sharing::{Alias, Amounts, Deals, Shared, Sharing, share};
use crate::ui::kit::{Modal, clipboard, flush_drafts};
use crate::ui::language::{Text, fill, say, text};
use crate::ui::workspace::{Workspace, workspace};

/// How many names that are still there are told.
const NAMED: usize = 5;

const DEALS: [(Deals, Text, Text); 3] = [
    (Deals::Left, Text::ShareDealsLeft, Text::ShareDealsLeftAbout),
    (Deals::Disguised, Text::ShareDealsDisguised, Text::ShareDealsDisguisedAbout),
    (Deals::Kept, Text::ShareDealsKept, Text::ShareDealsKeptAbout),
];

const AMOUNTS: [(Amounts, Text, Text); 3] = [
    (Amounts::Kept, Text::ShareAmountsKept, Text::ShareAmountsKeptAbout),
    (Amounts::Scaled, Text::ShareAmountsScaled, Text::ShareAmountsScaledAbout),
    (Amounts::Hidden, Text::ShareAmountsHidden, Text::ShareAmountsHiddenAbout),
];

fn alias(kind: Alias, number: usize) -> String {
    let words = match kind {
        Alias::Deal => Text::ShareAliasDeal,
        Alias::Company => Text::ShareAliasCompany,
        Alias::Person => Text::ShareAliasPerson,
        Alias::Source => Text::ShareAliasSource,
        Alias::Segment => Text::ShareAliasSegment,
        Alias::Reason => Text::ShareAliasReason,
        Alias::Item => Text::ShareAliasItem,
    };
    fill(words, &[("number", &number.to_string())])
}

fn copy(workspace: Workspace, sharing: Sharing) -> Shared {
    flush_drafts();
    let mut ids = IdSource::new(workspace.with_ids(IdSource::next_u64));
    workspace.read(|document| share(document, sharing, &mut ids, &alias))
}

/// A copy of the map itself comes back to it; one that is disguised is a map of its own, and tells of no other.
fn hand_on(workspace: Workspace, copy: &Document) -> Lineage {
    let same = workspace.read(|document| document.map.id == copy.map.id);
    if same { ancestors::hand_on(copy, &Lineage::default()) } else { Lineage::default() }
}

fn choice<T: Copy + PartialEq + Send + Sync + 'static>(
    group: &'static str,
    title: Text,
    options: [(T, Text, Text); 3],
    chosen: RwSignal<T>,
) -> Fragment {
    let option = |(value, name, about): (T, Text, Text)| {
        view! {
            <label>
                <input
                    type="radio"
                    name=group
                    prop:checked=move || chosen.get() == value
                    on:change=move |_| chosen.set(value)
                />
                <span>{say(name)}<small>{say(about)}</small></span>
            </label>
        }
    };
    view! {
        <fieldset>
            <legend>{say(title)}</legend>
            {options.map(option)}
        </fieldset>
    }
}

/// The question.
#[component(transparent)]
pub fn ShareDialog(
    /// Closed.
    on_close: impl Fn() + Copy + Send + Sync + 'static,
) -> Fragment {
    let workspace = workspace();
    let (deals, amounts) = (RwSignal::new(Deals::Left), RwSignal::new(Amounts::Kept));
    let trouble = RwSignal::new(None::<Text>);
    let sharing = move || Sharing { deals: deals.get(), amounts: amounts.get() };
    let warning = move || {
        let sharing = sharing();
        trouble.set(None);
        if sharing.deals != Deals::Disguised {
            return None;
        }
        let named = copy(workspace, sharing).named;
        let some: Vec<&str> = named.iter().take(NAMED).map(String::as_str).collect();
        let names = some.join(", ");
        (!named.is_empty())
            .then(|| view! { <p class="sharing-warning">{fill(Text::ShareStillNamed, &[("names", &names)])}</p> })
    };
    let download = move |_| {
        let sharing = Sharing { deals: deals.get_untracked(), amounts: amounts.get_untracked() };
        let copy = copy(workspace, sharing).document;
        let name = files::file_name(&copy.map.name, &[text(Text::ShareFileName), ".stagecraft.json"].concat());
        if files::download(&name, &io::write_file(&copy, &hand_on(workspace, &copy))) {
            workspace.say(fill(Text::FileDownloaded, &[("name", &name)]));
            on_close();
        } else {
            workspace.complain(text(Text::FileNotDownloaded).to_owned());
        }
    };
    let send = move |_| {
        let sharing = Sharing { deals: deals.get_untracked(), amounts: amounts.get_untracked() };
        let mut copy = copy(workspace, sharing).document;
        leptos::task::spawn_local(async move {
            // As it will be where the link is opened.
            link::lighten(&mut copy);
            hand_on(workspace, &copy);
            let told = match link::address(&copy).await {
                Ok(address) if clipboard::write(&address).await => {
                    workspace.say(text(Text::ShareLinkCopied).to_owned());
                    return on_close();
                }
                Ok(_) => Text::FileNotCopied,
                Err(NoLink::TooLong) => Text::ShareLinkTooLong,
                Err(NoLink::Browser) => Text::ShareLinkNone,
            };
            trouble.set(Some(told));
        });
    };
    let body = view! {
        <div class="sharing">
            {choice("share-deals", Text::ShareDeals, DEALS, deals)}
            {choice("share-amounts", Text::ShareAmounts, AMOUNTS, amounts)}
        </div>
        {live(warning)}
        {live(move || trouble.get().map(|told| view! { <p class="sharing-warning" role="alert">{say(told)}</p> }))}
        <p class="muted">{say(Text::ShareAbout)}</p>
        <footer>
            <button on:click=send>{say(Text::ShareLink)}</button>
            <button class="primary" on:click=download>{say(Text::ShareFile)}</button>
        </footer>
    };
    view! { <Modal title=super::label(Text::ShareHeading) on_close=on_close>{body}</Modal> }
}
