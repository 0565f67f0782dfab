//! One finger.

use super::*;

#[test]
fn a_finger_pans_until_something_is_selected_and_a_locked_map_does_not_move() {
    let on_a = Target::Node(node("a"));
    let inputs = drag(finger(10.0, 10.0, on_a), finger(90.0, 10.0, on_a));
    let pans = [Effect::Pan(point(40.0, 0.0)), Effect::Pan(point(40.0, 0.0))];
    let mut hand = Hand::over(map());
    assert_eq!(hand.does(&inputs), pans);
    assert!(hand.selection.is_empty(), "panning over a node does not select it");
    let mut hand = Hand::over(map()).holding(Selection::node(node("a")));
    assert!(matches!(hand.does(&inputs).as_slice(), [Effect::Commit(Command::Move(_))]));
    hand.document.map.locked = true;
    assert_eq!(hand.does(&inputs), pans);
}

#[test]
fn a_finger_that_stays_opens_the_menu_and_its_release_is_no_click() {
    let mut hand = Hand::over(map());
    let on_a = finger(10.0, 10.0, Target::Node(node("a")));
    let near = finger(15.0, 13.0, Target::Node(node("a")));
    let menu = Effect::Menu(Target::Node(node("a")), point(10.0, 10.0));
    let held = [
        Input::Down(on_a),
        Input::Move(near),
        Input::Held,
        Input::Move(finger(80.0, 80.0, Target::Canvas)),
        Input::Up(near),
    ];
    assert_eq!(hand.does(&held), [menu]);
    assert_eq!(hand.selection, Selection::node(node("a")));
    // Not after it has begun to drag, not for a mouse, not when it is up.
    let late = [Input::Down(on_a), Input::Move(finger(80.0, 10.0, Target::Canvas)), Input::Held, Input::Up(near)];
    let mouse = press(10.0, 10.0, Target::Node(node("a")));
    for inputs in [late.to_vec(), vec![Input::Down(mouse), Input::Held, Input::Up(mouse)], vec![Input::Held]] {
        let happened = hand.does(&inputs);
        assert!(!happened.iter().any(|effect| matches!(effect, Effect::Menu(..))), "{happened:?}");
    }
}

#[test]
fn two_taps_edit_and_a_handle_connects() {
    let mut hand = Hand::over(map());
    let tap = Press { twice: true, ..finger(10.0, 10.0, Target::Node(node("a"))) };
    assert_eq!(hand.does(&[Input::Down(tap), Input::Up(tap)]), [Effect::Rename(node("a"))]);
    let inputs = drag(finger(184.0, 36.0, Target::Handle(node("a"))), finger(310.0, 10.0, Target::Node(node("b"))));
    assert_eq!(hand.does(&inputs), [Effect::Connect(node("a"), node("b"))]);
}
