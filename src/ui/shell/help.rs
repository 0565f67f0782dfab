//! Help: what each part of the page is for, and the keys and gestures. The keys are those of the registry.

use crate::ui::prelude::*;

use crate::core::action::{Action, Direction, Group, Shortcut};
use crate::ui::commands::{apple, family, label, modifier};
use crate::ui::kit::Modal;
use crate::ui::language::{Text, fill, say, text};
use crate::ui::workspace::workspace;

/// What one gesture of the mouse or of fingers does.
type Gesture = (Text, Text);

const MOUSE: &[Gesture] = &[
    (Text::HelpClick, Text::HelpClickDoes),
    (Text::HelpDoubleClick, Text::HelpDoubleClickDoes),
    (Text::HelpRightClick, Text::HelpRightClickDoes),
    (Text::HelpDragEmpty, Text::HelpDragEmptyDoes),
    (Text::HelpDragHandle, Text::HelpDragHandleDoes),
    (Text::HelpDropOnLine, Text::HelpDropOnLineDoes),
    (Text::HelpDragEnd, Text::HelpDragEndDoes),
    (Text::HelpDragDot, Text::HelpDragDotDoes),
    (Text::HelpAltDrag, Text::HelpAltDragDoes),
    (Text::HelpSpaceDrag, Text::HelpSpaceDragDoes),
];
const TOUCH: &[Gesture] = &[
    (Text::HelpOneFinger, Text::HelpOneFingerDoes),
    (Text::HelpTwoFingers, Text::HelpTwoFingersDoes),
    (Text::HelpDoubleTap, Text::HelpDoubleTapDoes),
    (Text::HelpLongPress, Text::HelpLongPressDoes),
];

/// What each part is for: what it is called, and a few sentences.
const TOPICS: [(Text, Text); 8] = [
    (Text::HelpAboutMap, Text::HelpAboutMapText),
    (Text::HelpAboutCard, Text::HelpAboutCardText),
    (Text::HelpAboutDeals, Text::HelpAboutDealsText),
    (Text::HelpAboutFunnel, Text::HelpAboutFunnelText),
    (Text::HelpAboutPlan, Text::HelpAboutPlanText),
    (Text::HelpAboutHappened, Text::HelpAboutHappenedText),
    (Text::HelpAboutPlaybook, Text::HelpAboutPlaybookText),
    (Text::HelpAboutKept, Text::HelpAboutKeptText),
];

/// The sheet.
#[component(transparent)]
pub fn Help(
    /// Closed.
    on_close: impl Fn() + Copy + Send + Sync + 'static,
) -> Fragment {
    let swapped = workspace().wheel_zooms.get_untracked();
    let wheel = (Text::HelpWheel, if swapped { Text::HelpWheelZoomsDoes } else { Text::HelpWheelDoes });
    let body = view! {
        <section class="help-topics">
            <h3>{say(Text::HelpHow)}</h3>
            {TOPICS.map(|(topic, about)| view! {
                <details name="topic"><summary>{say(topic)}</summary><p>{say(about)}</p></details>
            })}
        </section>
        <div class="help-sheet">
            {Group::ALL.map(keys).collect_view()}
            {gestures(Text::HelpMouse, MOUSE.iter().copied().chain([wheel]).collect())}
            {gestures(Text::HelpTouch, TOUCH.to_vec())}
        </div>
    };
    view! { <Modal title=super::label(Text::HelpTitle) wide=true on_close=on_close>{body}</Modal> }
}

fn heading(group: Group) -> Text {
    match group {
        Group::Everywhere => Text::HelpEverywhere,
        Group::Tools => Text::HelpTools,
        Group::Edit => Text::HelpOnMap,
        Group::Flow => Text::HelpFlow,
        Group::Arrange => Text::PanelAlign,
        Group::View => Text::HelpView,
        Group::Maps => Text::ShellMap,
    }
}

/// Whether the sheet has a line for it. Four that differ in their direction share one; and what keys do only while a
/// node is put down or a transition is drawn, the map says then.
fn has_line(action: Action) -> bool {
    let passing = matches!(action, Action::Aim(_) | Action::Land | Action::PutDown);
    !action.shortcuts().is_empty() && !passing && action.direction().is_none_or(|to| to == Direction::Left)
}

fn keys(group: Group) -> Option<Fragment> {
    let lines = Action::ALL.iter().copied().filter(|action| action.group() == group && has_line(*action));
    let mut rows: Vec<Fragment> = lines.map(line).collect();
    if group == Group::Flow {
        rows.push(row(combination(vec!["1–6"]), text(Text::HelpKinds).to_owned()));
    }
    (!rows.is_empty()).then(|| section(heading(group), rows))
}

fn line(action: Action) -> Fragment {
    let directed = action.direction().is_some();
    let ways = action.shortcuts().iter().map(|shortcut: &Shortcut| {
        let arrows = directed.then(|| text(Text::HelpArrows));
        let keys = shortcut.held(apple()).iter().copied().chain(arrows);
        combination(if directed { keys.collect() } else { shortcut.keys(apple()) })
    });
    row(ways.collect_view(), family(action).map_or_else(|| label(action), str::to_owned))
}

fn combination(keys: Vec<&'static str>) -> Fragment {
    view! { <span class="keys">{keys.into_iter().map(|key| view! { <kbd>{key}</kbd> }).collect_view()}</span> }
}

fn gestures(title: Text, rows: Vec<Gesture>) -> Fragment {
    let filled = |key: Text| fill(key, &[("mod", modifier())]);
    let rows = rows.into_iter().map(|(gesture, does)| row(filled(gesture).into_fragment(), filled(does)));
    section(title, rows.collect())
}

fn row(how: Fragment, does: String) -> Fragment {
    view! { <div><dt>{how}</dt><dd>{does}</dd></div> }
}

fn section(title: Text, rows: Vec<Fragment>) -> Fragment {
    view! { <section><h3>{say(title)}</h3><dl>{rows}</dl></section> }
}
