//! Language, colours, wheel, week, currency, minimap, grid and what pictures are: chosen on the page, remembered by the browser.

use crate::ui::prelude::*;

use super::picture::Inside;
use super::state::shell;
use super::store;
use crate::core::command::{Command, MapEdit};
use crate::core::language::Language;
use crate::core::model::Currency;
use crate::core::picture::Palette;
use crate::core::plan::WeekStart;
use crate::ui::author::{author, go_by};
use crate::ui::commands::modifier;
use crate::ui::language::{self, Text, fill, say};
use crate::ui::workspace::{Workspace, workspace};

/// The colours of the page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Theme {
    /// As the system has it.
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
    /// High contrast.
    Contrast,
}

impl Theme {
    const ALL: [(Theme, &'static str, Text); 4] = [
        (Theme::System, "system", Text::ShellThemeSystem),
        (Theme::Light, "light", Text::ShellThemeLight),
        (Theme::Dark, "dark", Text::ShellThemeDark),
        (Theme::Contrast, "contrast", Text::ShellThemeContrast),
    ];

    fn word(self) -> &'static str {
        Self::ALL.iter().find(|(theme, ..)| *theme == self).map_or("system", |(_, word, _)| word)
    }

    fn parse(word: &str) -> Theme {
        Self::ALL.iter().find(|(_, known, _)| *known == word).map_or(Theme::System, |(theme, ..)| *theme)
    }
}

/// Amounts in these are common where the product's languages are spoken; any other code comes with a file.
const CURRENCIES: [&str; 14] =
    ["EUR", "PLN", "USD", "GBP", "CHF", "CZK", "SEK", "NOK", "DKK", "HUF", "RON", "UAH", "CAD", "AUD"];

const WHEEL: &str = "wheel";
const ZOOMS: &str = "zooms";
const WEEK: &str = "week";

/// Takes over what was chosen last time; the first time the browser's language.
pub fn begin(workspace: Workspace) {
    let chosen = store::setting("language").and_then(|code| Language::parse(&code));
    workspace.speak(chosen.unwrap_or_else(language::browser_language));
    if let Some(word) = store::setting("theme") {
        apply(Theme::parse(&word));
    }
    workspace.wheel_zooms.set(store::setting(WHEEL).is_some_and(|word| word == ZOOMS));
    if let Some(word) = store::setting(WEEK) {
        workspace.week_start.set(week_start(&word));
    }
    if let Some(word) = store::setting(INSIDE) {
        shell().inside.set(Inside::parse(&word));
    }
    shell().heading.set(is_on(HEADING).unwrap_or_default());
    shell().transparent.set(is_on(TRANSPARENT).unwrap_or_default());
    shell().grid.set(is_on("grid").unwrap_or(true));
    // There is no room for it on a phone unless somebody wants it there.
    let narrow = || window().match_media("(max-width: 45em)").ok().flatten().is_some_and(|query| query.matches());
    shell().minimap.set(is_on("minimap").unwrap_or_else(|| !narrow()));
}

/// Whether a setting is on; nothing where nobody has chosen yet.
fn is_on(name: &str) -> Option<bool> {
    store::setting(name).map(|word| word == "on")
}

/// Switches something from now on.
fn put(name: &str, switch: RwSignal<bool>, on: bool) {
    switch.set(on);
    store::set_setting(name, if on { "on" } else { "off" });
}

/// The setting of what pictures carry.
const INSIDE: &str = "inside";
/// The settings of how pictures look.
const HEADING: &str = "heading";
const TRANSPARENT: &str = "transparent";

/// Chooses what pictures carry from now on.
pub fn put_inside(word: &str) {
    shell().inside.set(Inside::parse(word));
    store::set_setting(INSIDE, word);
}

/// Whether pictures have the map's name above it from now on.
pub fn put_heading(on: bool) {
    put(HEADING, shell().heading, on);
}

/// Whether they have no paper of their own from now on.
pub fn put_transparent(on: bool) {
    put(TRANSPARENT, shell().transparent, on);
}

/// Whether the minimap is wanted. Follows.
pub fn shows_minimap() -> bool {
    shell().minimap.get()
}

/// Shows the minimap from now on, or hides it.
pub fn toggle_minimap() {
    let minimap = shell().minimap;
    put("minimap", minimap, !minimap.get_untracked());
}

/// Whether what is moved snaps to the grid. Follows.
pub fn has_grid() -> bool {
    shell().grid.get()
}

/// Has what is moved snap to the grid from now on, or not.
pub fn toggle_grid() {
    let grid = shell().grid;
    put("grid", grid, !grid.get_untracked());
}

fn apply(theme: Theme) {
    shell().theme.set(theme);
    if let Some(root) = document().document_element() {
        let _ = match theme {
            Theme::System => root.remove_attribute("data-theme"),
            _ => root.set_attribute("data-theme", theme.word()),
        };
    }
}

/// The colours of the page as a picture has them.
pub fn palette() -> Palette {
    match shell().theme.get_untracked() {
        Theme::Light => Palette::Light,
        Theme::Dark => Palette::Dark,
        Theme::Contrast => Palette::Contrast,
        Theme::System => {
            let dark = window().match_media("(prefers-color-scheme: dark)").ok().flatten();
            if dark.is_some_and(|query| query.matches()) { Palette::Dark } else { Palette::Light }
        }
    }
}

/// Two buttons, one pressed: the page changes its language at once.
#[component(transparent)]
pub fn LanguageSwitch() -> Fragment {
    let workspace = workspace();
    let button = move |language: Language, short: &'static str, name: &'static str| {
        view! {
            <button
                lang=language.code()
                aria-label=[short, " – ", name].concat()
                title=name
                aria-pressed=move || (language::language() == language).to_string()
                on:click=move |_| {
                    workspace.speak(language);
                    store::set_setting("language", language.code());
                }
            >
                {short}
            </button>
        }
    };
    view! {
        <div class="tabs languages" role="group" aria-label=say(Text::ShellLanguage)>
            {button(Language::English, "EN", "English")}
            {button(Language::Polish, "PL", "Polski")}
        </div>
    }
}

/// The fields of the settings menu.
#[component(transparent)]
pub fn Settings() -> Fragment {
    let theme = shell().theme;
    let themes = Theme::ALL.map(|(known, word, text)| {
        view! { <option value=word selected=move || theme.get() == known>{say(text)}</option> }
    });
    view! {
        <div class="settings">
            <label class="field">
                <span>{say(Text::ShellTheme)}</span>
                <select on:change:target=move |event| {
                    let theme = Theme::parse(&event.target().value());
                    apply(theme);
                    store::set_setting("theme", theme.word());
                }>{themes}</select>
            </label>
            <Wheel/>
            <Week/>
            <label class="field">
                <span>{say(Text::HistoryAuthor)}</span>
                <input
                    autocomplete="name"
                    maxlength="200"
                    aria-label=say(Text::HistoryAuthor)
                    placeholder=say(Text::HistoryAuthorHint)
                    prop:value=author
                    on:change:target=move |event| go_by(&event.target().value())
                />
            </label>
            <Currencies/>
        </div>
    }
}

/// What the wheel does.
#[component(transparent)]
fn Wheel() -> Fragment {
    let zooms = workspace().wheel_zooms;
    let about = move || fill(Text::ShellWheelZoomsAbout, &[("mod", modifier())]);
    view! {
        <label class="switch">
            <input
                type="checkbox"
                prop:checked=move || zooms.get()
                on:change:target=move |event| {
                    let now = event.target().checked();
                    zooms.set(now);
                    store::set_setting(WHEEL, if now { ZOOMS } else { "pans" });
                }
            />
            <span>{say(Text::ShellWheelZooms)}<small>{live(about)}</small></span>
        </label>
    }
}

/// The words of the first days of weeks, as they are stored and as they are shown.
const WEEK_STARTS: [(WeekStart, &str, Text); 3] = [
    (WeekStart::Monday, "monday", Text::ShellMonday),
    (WeekStart::Sunday, "sunday", Text::ShellSunday),
    (WeekStart::Saturday, "saturday", Text::ShellSaturday),
];

fn week_start(word: &str) -> WeekStart {
    WEEK_STARTS.iter().find(|(_, known, _)| *known == word).map_or(WeekStart::default(), |(day, ..)| *day)
}

/// The day that weeks begin with.
#[component(transparent)]
fn Week() -> Fragment {
    let now = workspace().week_start;
    let option = |(day, word, text): (WeekStart, &'static str, Text)| {
        view! { <option value=word selected=move || now.get() == day>{say(text)}</option> }
    };
    view! {
        <label class="field">
            <span>{say(Text::ShellWeekStart)}</span>
            <select on:change:target=move |event| {
                let word = event.target().value();
                now.set(week_start(&word));
                store::set_setting(WEEK, &word);
            }>{WEEK_STARTS.map(option)}</select>
        </label>
    }
}

/// Switches the map's currency and says so: every amount on the page reads otherwise from then on.
pub fn switch_currency(workspace: &Workspace, currency: Currency) {
    if workspace.commit(Command::EditMap(MapEdit::Currency(currency))) {
        workspace.say_undoable(fill(Text::ShellCurrencyIs, &[("code", currency.code())]));
    }
}

#[component(transparent)]
fn Currencies() -> Fragment {
    let workspace = workspace();
    let now = workspace.memo(|document| document.map.currency.code().to_owned());
    let options = move || {
        let now = now.get();
        let other = (!CURRENCIES.contains(&now.as_str())).then(|| now.clone());
        let codes = other.into_iter().chain(CURRENCIES.iter().map(|code| (*code).to_owned()));
        let option = |code: String| {
            let (value, selected) = (code.clone(), code == now);
            view! { <option value=value selected=selected>{code}</option> }
        };
        codes.map(option).collect::<Vec<_>>()
    };
    let choose = move |code: String| {
        if let Some(currency) = Currency::parse(&code) {
            switch_currency(&workspace, currency);
        }
    };
    view! {
        <label class="field" class:hidden=move || !shell().open.get()>
            <span>{say(Text::ShellCurrency)}</span>
            <select on:change:target=move |event| {
                choose(event.target().value());
                // Refused, as on a locked map: show what the document has.
                event.target().set_value(&now.get_untracked());
            }>{live(options)}</select>
        </label>
    }
}
