//! Shortcuts as data: whether a press is one, and how they are written.

use super::Direction;
use crate::core::letters::small;

/// What is held down with a key.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Held {
    /// Nothing.
    Nothing,
    /// Ctrl, or the command key of an Apple keyboard.
    Mod,
    /// That and Shift.
    ModShift,
    /// Ctrl on every keyboard.
    Ctrl,
    /// Shift.
    Shift,
    /// Alt.
    Alt,
    /// That and Shift.
    AltShift,
}

/// A key.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Key {
    /// By the capital that it writes; on a keyboard of another script by the place where that letter is elsewhere.
    Letter(&'static str),
    /// By its place, since Shift writes another sign there in every layout, and by what it writes, since some layouts
    /// need Shift for it.
    Digit(&'static str),
    /// By the signs that it writes, whether Shift is needed for them or not; the first is shown.
    Sign(&'static str),
    /// By its name in the browser.
    Named(&'static str),
    /// An arrow.
    Arrow(Direction),
}

/// A key with what is held.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Shortcut(pub Held, pub Key);

/// A press of a key, as the browser tells it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct KeyPress<'a> {
    /// What it writes, or its name.
    pub key: &'a str,
    /// The place on the keyboard.
    pub code: &'a str,
    /// Ctrl is held.
    pub ctrl: bool,
    /// The command key is held.
    pub meta: bool,
    /// Shift is held.
    pub shift: bool,
    /// Alt is held.
    pub alt: bool,
    /// The keyboard is Apple's: there Ctrl moves in text fields and is not the key for commands.
    pub apple: bool,
}

impl Key {
    fn matches(self, press: &KeyPress) -> bool {
        match self {
            Key::Letter(letter) => {
                let mut written = press.key.chars();
                let (first, more) = (written.next(), written.next());
                let same = first.map(small) == letter.chars().next().map(small) && more.is_none();
                let foreign = more.is_none() && first.is_some_and(|first| !first.is_ascii());
                same || foreign && !press.alt && press.code.strip_prefix("Key") == Some(letter)
            }
            Key::Digit(digit) => press.key == digit || press.code.strip_prefix("Digit") == Some(digit),
            Key::Sign(signs) => signs.split("").any(|sign| !sign.is_empty() && sign == press.key),
            Key::Named(name) => press.key == name,
            Key::Arrow(to) => press.key == arrow_name(to),
        }
    }

    fn shown(self) -> &'static str {
        match self {
            Key::Letter(key) | Key::Digit(key) => key,
            // A hyphen is too short to be seen as a sign.
            Key::Sign("-_") => "−",
            Key::Sign(signs) => signs.split_inclusive(|_| true).next().unwrap_or(signs),
            Key::Named("Escape") => "Esc",
            Key::Named("ContextMenu") => "Menu",
            Key::Named(" ") => "Space",
            Key::Named(name) => name,
            Key::Arrow(Direction::Left) => "←",
            Key::Arrow(Direction::Right) => "→",
            Key::Arrow(Direction::Up) => "↑",
            Key::Arrow(Direction::Down) => "↓",
        }
    }

    fn told(self) -> &'static str {
        match self {
            Key::Arrow(to) => arrow_name(to),
            // A plus would be read as the sign between keys.
            Key::Sign("+=") => "Plus",
            Key::Sign("-_") => "-",
            Key::Named(" ") => "Space",
            Key::Named(name) => name,
            other => other.shown(),
        }
    }
}

fn arrow_name(to: Direction) -> &'static str {
    match to {
        Direction::Left => "ArrowLeft",
        Direction::Right => "ArrowRight",
        Direction::Up => "ArrowUp",
        Direction::Down => "ArrowDown",
    }
}

impl Held {
    fn matches(self, press: &KeyPress, any_shift: bool) -> bool {
        let (command, control, shift, alt) = match self {
            Held::Nothing => (false, false, false, false),
            Held::Mod => (true, false, false, false),
            // Elsewhere it is the same key.
            Held::Ctrl => (!press.apple, true, false, false),
            Held::ModShift => (true, false, true, false),
            Held::Shift => (false, false, true, false),
            Held::Alt => (false, false, false, true),
            Held::AltShift => (false, false, true, true),
        };
        let (held, controls) =
            if press.apple { (press.meta, press.ctrl == control) } else { (press.ctrl || press.meta, true) };
        held == command && controls && press.alt == alt && (any_shift || press.shift == shift)
    }

    fn shown(self, apple: bool) -> &'static [&'static str] {
        match (self, apple) {
            (Held::Nothing, _) => &[],
            (Held::Mod, true) => &["⌘"],
            (Held::Mod | Held::Ctrl, false) => &["Ctrl"],
            (Held::ModShift, true) => &["⇧", "⌘"],
            (Held::ModShift, false) => &["Ctrl", "Shift"],
            (Held::Ctrl, true) => &["⌃"],
            (Held::Shift, true) => &["⇧"],
            (Held::Shift, false) => &["Shift"],
            (Held::Alt, true) => &["⌥"],
            (Held::Alt, false) => &["Alt"],
            (Held::AltShift, true) => &["⌥", "⇧"],
            (Held::AltShift, false) => &["Alt", "Shift"],
        }
    }

    fn told(self, apple: bool) -> &'static str {
        match (self, apple) {
            (Held::Nothing, _) => "",
            (Held::Mod, true) => "Meta+",
            (Held::Mod, false) | (Held::Ctrl, _) => "Control+",
            (Held::ModShift, true) => "Meta+Shift+",
            (Held::ModShift, false) => "Control+Shift+",
            (Held::Shift, _) => "Shift+",
            (Held::Alt, _) => "Alt+",
            (Held::AltShift, _) => "Alt+Shift+",
        }
    }
}

impl Shortcut {
    /// Whether a press is this.
    pub fn matches(&self, press: &KeyPress) -> bool {
        let any_shift = matches!(self.1, Key::Sign(_));
        self.0.matches(press, any_shift) && self.1.matches(press)
    }

    /// What is held, as it stands on the keys.
    pub fn held(&self, apple: bool) -> &'static [&'static str] {
        self.0.shown(apple)
    }

    /// What stands on its keys, in the order in which they are named.
    pub fn keys(&self, apple: bool) -> Vec<&'static str> {
        self.held(apple).iter().copied().chain([self.1.shown()]).collect()
    }

    /// Written in one word: `Ctrl+Shift+Z`, `⇧⌘Z`.
    pub fn written(&self, apple: bool) -> String {
        self.keys(apple).join(if apple { "" } else { "+" })
    }

    /// As assistive technology is told of it, by `aria-keyshortcuts`.
    pub fn told(&self, apple: bool) -> String {
        [self.0.told(apple), self.1.told()].concat()
    }
}
