use super::*;
use crate::core::layout::Direction as Flowing;
use crate::core::sorted::Set;

/// The number of an action's variant: a new one does not compile here, and then the list of all of them must have it.
fn variant(action: Action) -> usize {
    match action {
        Action::Undo => 0,
        Action::Redo => 1,
        Action::Commands => 2,
        Action::Find => 3,
        Action::Help => 4,
        Action::Show(_) => 5,
        Action::SaveFile => 6,
        Action::SaveInto => 68,
        Action::SaveDeals => 69,
        Action::SaveLog => 70,
        Action::SaveXes => 71,
        Action::OpenFile => 7,
        Action::SaveNumbers => 8,
        Action::SaveNumbersTable => 67,
        Action::CopyAsText => 9,
        Action::NewMap => 10,
        Action::RenameMap => 11,
        Action::DuplicateMap => 12,
        Action::DeleteMap => 13,
        Action::Lock => 14,
        Action::Unlock => 15,
        Action::PasteDeals => 16,
        Action::ImportDeals => 72,
        Action::Reality => 73,
        Action::SavePage => 74,
        Action::Use(_) => 17,
        Action::Edit => 18,
        Action::Cut => 19,
        Action::Copy => 20,
        Action::Paste => 21,
        Action::Duplicate => 22,
        Action::Delete => 23,
        Action::SelectAll => 24,
        Action::SwapEnds => 25,
        Action::Nudge(_) => 26,
        Action::NudgeFar(_) => 27,
        Action::Menu => 28,
        Action::Cancel => 29,
        Action::Next => 30,
        Action::Previous => 31,
        Action::Walk(_) => 32,
        Action::AddConnected(_) => 33,
        Action::Aim(_) => 34,
        Action::Land => 35,
        Action::PutDown => 36,
        Action::Arrange(_) => 37,
        Action::ZoomIn => 38,
        Action::ZoomOut => 39,
        Action::ZoomFull => 40,
        Action::FitMap => 41,
        Action::FitSelection => 42,
        Action::EnterStage => 43,
        Action::LeaveStage => 44,
        Action::ShowSteps => 45,
        Action::FoldSteps => 46,
        Action::Present => 47,
        Action::Panel => 48,
        Action::SavePng => 49,
        Action::SaveSvg => 50,
        Action::CopyPicture => 51,
        Action::Print => 52,
        Action::Toggle(_) => 53,
        Action::ToggleMinimap => 54,
        Action::Tidy(_) => 55,
        Action::Pin => 56,
        Action::ToggleLanes => 57,
        Action::Straighten => 58,
        Action::Extend(_) => 59,
        Action::Keep => 60,
        Action::ToggleGrid => 61,
        Action::Goal => 62,
        Action::Guide => 63,
        Action::Hide => 64,
        Action::ShowHidden => 65,
        Action::Share => 66,
    }
}

/// Every state of the page that makes a difference to an action.
fn contexts() -> Vec<Context> {
    let mut all = Vec::new();
    for view in [View::Map, View::Deals, View::Funnel, View::Plan, View::Playbook] {
        for selected in [NOTHING, ONE_NODE, Context { connects: false, ..ONE_NODE }, A_TRANSITION, SEVERAL] {
            for bits in 0..128 {
                let bit = |place: u32| bits & (1 << place) > 0;
                all.push(Context {
                    view,
                    locked: bit(0),
                    undo: bit(1),
                    redo: bit(1),
                    hidden: bit(2),
                    empty: bit(2) && selected == NOTHING,
                    connecting: bit(3),
                    placing: bit(4),
                    inside: bit(5),
                    steps: selected.stage && bit(6),
                    open: selected.stage && bit(6) && bit(1),
                    bent: selected == A_TRANSITION && bit(6),
                    ..selected
                });
            }
        }
    }
    all
}

/// A press as tests write it: `Mod+Shift+Z`; what stands after the last plus is the key.
fn press(written: &str) -> KeyPress<'_> {
    let (held, key) = written.rsplit_once('+').unwrap_or(("", written));
    let has = |name: &str| held.split('+').any(|held| held == name);
    let code = match key {
        "1" => "Digit1",
        "2" => "Digit2",
        "0" => "Digit0",
        _ => "",
    };
    let key = if key == "Plus" { "+" } else { key };
    let ctrl = has("Ctrl") || has("Mod");
    KeyPress { key, code, ctrl, meta: false, shift: has("Shift"), alt: has("Alt"), apple: false }
}

const ONE_NODE: Context = Context {
    view: View::Map,
    focus: Focus::Canvas,
    locked: false,
    undo: true,
    redo: true,
    hidden: false,
    empty: false,
    nodes: 1,
    transitions: 0,
    bent: false,
    connects: true,
    stage: true,
    steps: false,
    open: false,
    inside: false,
    lanes: false,
    presenting: false,
    connecting: false,
    placing: false,
    comparing: false,
};
const NOTHING: Context = Context { nodes: 0, connects: false, stage: false, ..ONE_NODE };
const SEVERAL: Context = Context { nodes: 3, ..NOTHING };
const A_TRANSITION: Context = Context { transitions: 1, ..NOTHING };

#[test]
fn the_list_has_every_action_once_and_every_word_is_its_own() {
    let variants: Set<usize> = Action::ALL.iter().copied().map(variant).collect();
    assert_eq!(variants.len(), 75, "a variant is missing in the list");
    for action in Action::ALL.iter().copied() {
        assert_eq!(Action::parse(action.word()), Some(action), "{}", action.word());
    }
    for kind in NodeKind::ALL {
        assert!(Action::ALL.contains(&Action::Use(ToolKind::Place(kind.0))), "{kind:?}");
    }
    for overlay in Overlay::ALL {
        assert!(Action::ALL.contains(&Action::Toggle(overlay.0)), "{overlay:?}");
    }
    assert_eq!(Action::parse(""), None);
}

#[test]
fn no_two_actions_share_a_shortcut_in_one_context() {
    for now in contexts() {
        let possible: Vec<Action> =
            Action::ALL.iter().copied().filter(|action| action.available(&now) != Available::No).collect();
        for (index, one) in possible.iter().enumerate() {
            for other in possible.iter().skip(index + 1) {
                let shared = one.shortcuts().iter().find(|shortcut| other.shortcuts().contains(shortcut));
                assert_eq!(shared, None, "{one:?} and {other:?} in {now:?}");
            }
        }
    }
}

#[test]
fn every_shortcut_of_the_conventions_means_what_it_should() {
    use Direction::{Down, Left, Right, Up};
    for (now, written, action) in [
        (NOTHING, "Mod+z", Action::Undo),
        (NOTHING, "Mod+Shift+Z", Action::Redo),
        (NOTHING, "Ctrl+y", Action::Redo),
        (SEVERAL, "Mod+d", Action::Duplicate),
        (NOTHING, "Mod+a", Action::SelectAll),
        (A_TRANSITION, "Delete", Action::Delete),
        (SEVERAL, "Backspace", Action::Delete),
        (ONE_NODE, "Enter", Action::Edit),
        (A_TRANSITION, "F2", Action::Edit),
        (NOTHING, "Escape", Action::Cancel),
        (SEVERAL, "ArrowUp", Action::Nudge(Up)),
        (SEVERAL, "Shift+ArrowDown", Action::NudgeFar(Down)),
        (ONE_NODE, "Mod+ArrowRight", Action::AddConnected(Right)),
        (ONE_NODE, "Alt+ArrowLeft", Action::Walk(Left)),
        (ONE_NODE, "Alt+Shift+ArrowRight", Action::Extend(Right)),
        (SEVERAL, "Shift+ ", Action::Keep),
        (NOTHING, "Tab", Action::Next),
        (NOTHING, "Shift+Tab", Action::Previous),
        (NOTHING, "Mod+=", Action::ZoomIn),
        (NOTHING, "Mod+Shift+Plus", Action::ZoomIn),
        (NOTHING, "Mod+-", Action::ZoomOut),
        (NOTHING, "Mod+0", Action::ZoomFull),
        (NOTHING, "Shift+1", Action::FitMap),
        (SEVERAL, "Shift+2", Action::FitSelection),
        (NOTHING, "Mod+f", Action::Find),
        (NOTHING, "Mod+k", Action::Commands),
        (NOTHING, "Mod+/", Action::Commands),
        (NOTHING, "v", Action::Use(ToolKind::Select)),
        (NOTHING, "h", Action::Use(ToolKind::Hand)),
        (NOTHING, "s", Action::Use(ToolKind::Place(NodeKind::Stage))),
        (NOTHING, "d", Action::Use(ToolKind::Place(NodeKind::Decision))),
        (NOTHING, "c", Action::Use(ToolKind::Connect)),
        (ONE_NODE, "c", Action::Use(ToolKind::Connect)),
        (NOTHING, "n", Action::Use(ToolKind::Place(NodeKind::Note))),
        (SEVERAL, "Mod+Shift+ArrowLeft", Action::Arrange(Arrangement::Left)),
        (SEVERAL, "Mod+Shift+ArrowRight", Action::Arrange(Arrangement::Right)),
        (SEVERAL, "Mod+Shift+ArrowUp", Action::Arrange(Arrangement::Top)),
        (SEVERAL, "Mod+Shift+ArrowDown", Action::Arrange(Arrangement::Bottom)),
        (NOTHING, "p", Action::Present),
        (NOTHING, "Mod+s", Action::SaveFile),
        (NOTHING, "Shift+?", Action::Help),
        (ONE_NODE, "Shift+F10", Action::Menu),
        (ONE_NODE, "ContextMenu", Action::Menu),
        (A_TRANSITION, "Mod+Enter", Action::Panel),
        (Context { connecting: true, ..ONE_NODE }, "ArrowLeft", Action::Aim(Left)),
        (Context { connecting: true, ..ONE_NODE }, "Enter", Action::Land),
        (Context { placing: true, ..ONE_NODE }, "Enter", Action::PutDown),
        (ONE_NODE, "Escape", Action::Cancel),
        (ONE_NODE, "Shift+Escape", Action::Cancel),
        (NOTHING, "t", Action::Tidy(Flowing::Right)),
        (NOTHING, "Shift+T", Action::Tidy(Flowing::Down)),
        (NOTHING, "l", Action::ToggleLanes),
        (NOTHING, "g", Action::ToggleGrid),
        (A_TRANSITION, "ArrowUp", Action::Nudge(Up)),
        (A_TRANSITION, "Shift+ArrowLeft", Action::NudgeFar(Left)),
    ] {
        let written = press(written);
        assert_eq!(pressed(&written, &now), Meant::Action(action), "{written:?}");
        let command = KeyPress { ctrl: false, meta: written.ctrl, apple: true, ..written };
        if written.ctrl && written.key != "y" {
            assert_eq!(pressed(&command, &now), Meant::Action(action), "{command:?}");
            let control = KeyPress { meta: false, ctrl: true, ..command };
            assert_eq!(pressed(&control, &now), Meant::Foreign, "Ctrl moves in text fields there: {control:?}");
        }
    }
    let on_apple = KeyPress { apple: true, ..press("Ctrl+y") };
    assert_eq!(pressed(&on_apple, &NOTHING), Meant::Action(Action::Redo));
    for (key, action) in [("X", Action::Cut), ("C", Action::Copy), ("V", Action::Paste)] {
        assert_eq!(action.shortcuts(), [Shortcut(Held::Mod, Key::Letter(key))]);
        let small = key.to_lowercase();
        let written = KeyPress { key: &small, ctrl: true, ..KeyPress::default() };
        assert_eq!(pressed(&written, &SEVERAL), Meant::Foreign, "the browser tells of it otherwise");
    }
}

#[test]
fn letters_are_those_of_the_layout_or_the_place_where_they_are_elsewhere() {
    let undo = |key, code| pressed(&KeyPress { key, code, ctrl: true, ..KeyPress::default() }, &NOTHING);
    assert_eq!(undo("z", "KeyY"), Meant::Action(Action::Undo), "a German keyboard");
    assert_eq!(undo("я", "KeyZ"), Meant::Action(Action::Undo), "a Russian keyboard");
    assert_eq!(undo("y", "KeyZ"), Meant::Action(Action::Redo), "not by place where the letter is another of ours");
    let slash = KeyPress { key: "/", code: "Digit7", ctrl: true, shift: true, ..KeyPress::default() };
    assert_eq!(pressed(&slash, &NOTHING), Meant::Action(Action::Commands), "where a slash needs Shift");
    let first = KeyPress { key: "!", code: "Digit1", shift: true, ..KeyPress::default() };
    assert_eq!(pressed(&first, &NOTHING), Meant::Action(Action::FitMap));
    // Right Alt of a Polish keyboard is Ctrl and Alt to the browser.
    let polish = KeyPress { key: "ź", code: "KeyX", ctrl: true, alt: true, ..KeyPress::default() };
    assert_eq!(pressed(&polish, &NOTHING), Meant::Foreign);
}

#[test]
fn a_text_field_keeps_its_keys_and_a_question_all_of_them() {
    let meant = |written, focus| pressed(&press(written), &Context { focus, ..ONE_NODE });
    for written in ["s", "?", "Mod+z", "Mod+a", "Delete", "Enter", "ArrowLeft", "Escape", "Tab"] {
        assert_eq!(meant(written, Focus::Typing), Meant::Foreign, "{written}");
    }
    for (written, action) in [("Mod+s", Action::SaveFile), ("Mod+f", Action::Find), ("Mod+k", Action::Commands)] {
        assert_eq!(meant(written, Focus::Typing), Meant::Action(action));
        assert_eq!(meant(written, Focus::Question), Meant::Foreign);
    }
    for written in ["Delete", "Enter", "ArrowLeft", "Tab", "Mod+ArrowLeft"] {
        assert_eq!(meant(written, Focus::Page), Meant::Foreign, "{written} is a button's own");
    }
    assert_eq!(meant("s", Focus::Page), Meant::Action(Action::Use(ToolKind::Place(NodeKind::Stage))));
}

#[test]
fn what_has_nothing_to_do_is_kept_from_the_browser_on_the_map_only() {
    assert_eq!(pressed(&press("Mod+d"), &NOTHING), Meant::Nothing);
    assert_eq!(pressed(&press("Mod+d"), &Context { view: View::Deals, ..SEVERAL }), Meant::Foreign);
    assert_eq!(pressed(&press("Mod+z"), &Context { undo: false, ..NOTHING }), Meant::Nothing);
    assert_eq!(pressed(&press("Delete"), &NOTHING), Meant::Foreign);
    assert_eq!(pressed(&press("Mod+q"), &NOTHING), Meant::Foreign);
}

#[test]
fn a_locked_map_offers_no_changes_but_hears_their_keys() {
    let locked = Context { locked: true, ..SEVERAL };
    assert_eq!(Action::Delete.available(&locked), Available::Locked);
    assert_eq!(pressed(&press("Delete"), &locked), Meant::Action(Action::Delete));
    assert_eq!(Action::Copy.available(&locked), Available::Yes);
    assert_eq!(Action::FitMap.available(&locked), Available::Yes);
    assert_eq!(menu(&locked), [[Action::Copy], [Action::FitSelection], [Action::Unlock]]);
}

#[test]
fn every_action_can_be_listed_somewhere() {
    let contexts = contexts();
    for action in Action::ALL.iter().copied().filter(|action| action.is_listed()) {
        let there = contexts.iter().any(|now| action.available(now) == Available::Yes);
        assert!(there, "{action:?} is never available");
    }
    let unlisted: Vec<Action> = Action::ALL.iter().copied().filter(|action| !action.is_listed()).collect();
    assert_eq!(unlisted, [Action::Commands, Action::Cancel]);
}

#[test]
fn the_menu_is_about_what_is_selected() {
    let first = |now: Context| menu(&now).first().and_then(|part| part.first().copied());
    assert_eq!(first(ONE_NODE), Some(Action::Edit));
    assert_eq!(menu(&A_TRANSITION), [vec![Action::Edit, Action::SwapEnds], vec![Action::Delete]]);
    let bent = Context { bent: true, ..A_TRANSITION };
    assert_eq!(menu(&bent).first(), Some(&vec![Action::Edit, Action::SwapEnds, Action::Straighten]));
    assert_eq!(first(SEVERAL), Some(Action::Arrange(Arrangement::Left)));
    assert_eq!(first(NOTHING), Some(Action::Use(ToolKind::Place(NodeKind::Stage))));
    let two = menu(&Context { nodes: 2, ..SEVERAL });
    assert!(!two.iter().flatten().any(|action| matches!(action, Action::Arrange(Arrangement::Across))), "{two:?}");
    for now in contexts().into_iter().filter(|now| now.view == View::Map) {
        assert!(!menu(&now).is_empty(), "{now:?}");
        assert!(menu(&now).iter().all(|part| !part.is_empty()));
    }
}

#[test]
fn shortcuts_are_written_as_on_the_keyboard() {
    let first = |action: Action| action.shortcuts().first().copied().unwrap();
    for (action, elsewhere, apple, told) in [
        (Action::Redo, "Ctrl+Shift+Z", "⇧⌘Z", "Control+Shift+Z"),
        (Action::ZoomIn, "Ctrl++", "⌘+", "Control+Plus"),
        (Action::ZoomOut, "Ctrl+−", "⌘−", "Control+-"),
        (Action::Walk(Direction::Left), "Alt+←", "⌥←", "Alt+ArrowLeft"),
        (Action::Extend(Direction::Up), "Alt+Shift+↑", "⌥⇧↑", "Alt+Shift+ArrowUp"),
        (Action::Keep, "Shift+Space", "⇧Space", "Shift+Space"),
        (Action::Cancel, "Esc", "Esc", "Escape"),
        (Action::Menu, "Shift+F10", "⇧F10", "Shift+F10"),
        (Action::FitMap, "Shift+1", "⇧1", "Shift+1"),
        (Action::Help, "?", "?", "?"),
    ] {
        let shortcut = first(action);
        assert_eq!((shortcut.written(false).as_str(), shortcut.written(true).as_str()), (elsewhere, apple));
        assert_eq!(shortcut.told(false), told);
    }
    assert_eq!(first(Action::Undo).told(true), "Meta+Z");
    assert_eq!(Shortcut(Held::Ctrl, Key::Letter("Y")).written(true), "⌃Y");
}
