//! The sheet of keys and gestures.

use crate::ui::prelude::*;

use crate::ui::kit::Modal;
use crate::ui::language::{Text, fill, say, text};

/// What the key for commands is called here.
pub fn modifier() -> &'static str {
    let agent = window().navigator().user_agent().unwrap_or_default();
    if agent.contains("Mac") { "⌘" } else { "Ctrl" }
}

/// `M` stands for the key for commands, `A` for the arrows; several ways are separated by a space.
const EVERYWHERE: &[(&str, Text)] = &[
    ("M+Z", Text::HelpUndo),
    ("M+Shift+Z M+Y", Text::HelpRedo),
    ("M+S", Text::HelpSave),
    ("Esc", Text::HelpEscape),
    ("?", Text::HelpHelp),
];
const TOOLS: &[(&str, Text)] = &[
    ("V", Text::HelpSelectTool),
    ("H", Text::HelpHand),
    ("S", Text::HelpStage),
    ("D", Text::HelpDecision),
    ("C", Text::HelpConnect),
    ("N", Text::HelpNote),
];
const MAP: &[(&str, Text)] = &[
    ("Tab", Text::HelpTab),
    ("Alt+A", Text::HelpWalk),
    ("Enter F2", Text::HelpRename),
    ("M+A", Text::HelpNewStage),
    ("A", Text::HelpNudge),
    ("Delete", Text::HelpDelete),
    ("M+X M+C M+V", Text::HelpClipboard),
    ("M+D", Text::HelpDuplicate),
    ("M+a", Text::HelpAll),
    ("M++ M+− M+0", Text::HelpZoom),
    ("Shift+1", Text::HelpFit),
    ("Shift+2", Text::HelpFitSelection),
];
const MOUSE: &[(Text, Text)] = &[
    (Text::HelpClick, Text::HelpClickDoes),
    (Text::HelpDoubleClick, Text::HelpDoubleClickDoes),
    (Text::HelpDragEmpty, Text::HelpDragEmptyDoes),
    (Text::HelpDragHandle, Text::HelpDragHandleDoes),
    (Text::HelpSpaceDrag, Text::HelpSpaceDragDoes),
    (Text::HelpWheel, Text::HelpWheelDoes),
];
const TOUCH: &[(Text, Text)] = &[
    (Text::HelpOneFinger, Text::HelpOneFingerDoes),
    (Text::HelpTwoFingers, Text::HelpTwoFingersDoes),
    (Text::HelpDoubleTap, Text::HelpDoubleTapDoes),
];

/// The sheet.
#[component(transparent)]
pub fn Help(
    /// Closed.
    on_close: impl Fn() + Copy + Send + Sync + 'static,
) -> Fragment {
    let modifier = modifier();
    let body = view! {
        <div class="help-sheet">
            {keys(Text::HelpEverywhere, EVERYWHERE)}
            {keys(Text::HelpTools, TOOLS)}
            {gestures(Text::HelpMouse, MOUSE, modifier)}
            {keys(Text::HelpOnMap, MAP)}
            {gestures(Text::HelpTouch, TOUCH, modifier)}
        </div>
    };
    view! { <Modal title=super::label(Text::HelpTitle) wide=true on_close=on_close>{body}</Modal> }
}

fn keys(title: Text, rows: &'static [(&'static str, Text)]) -> Fragment {
    let rows = rows.iter().map(|(ways, does)| {
        let ways = ways.split(' ').map(|way| {
            let keys = way.split_inclusive('+').map(|key| if key == "+" { "+" } else { key.trim_end_matches('+') });
            let keys = keys.map(|key| match key {
                "M" => modifier().to_owned(),
                "A" => text(Text::HelpArrows).to_owned(),
                // A small letter is a key whose capital means something else here.
                key if key.len() == 1 => key.to_ascii_uppercase(),
                key => key.to_owned(),
            });
            view! { <span class="keys">{keys.map(|key| view! { <kbd>{key}</kbd> }).collect::<Vec<_>>()}</span> }
        });
        row(ways.collect_view(), text(*does).to_owned())
    });
    section(title, rows.collect())
}

fn gestures(title: Text, rows: &'static [(Text, Text)], modifier: &str) -> Fragment {
    let filled = |key: Text| fill(key, &[("mod", modifier)]);
    let rows = rows.iter().map(|(gesture, does)| row(filled(*gesture).into_fragment(), filled(*does)));
    section(title, rows.collect())
}

fn row(how: Fragment, does: String) -> Fragment {
    view! { <div><dt>{how}</dt><dd>{does}</dd></div> }
}

fn section(title: Text, rows: Vec<Fragment>) -> Fragment {
    view! { <section><h3>{say(title)}</h3><dl>{rows}</dl></section> }
}
