//! What is interrupted leaves no trace.

use super::*;

/// The beginnings of every gesture, each with what is selected before.
fn begun() -> Vec<(&'static str, Selection, Press, Press)> {
    let (t, a) = (Selection::transition(way("t")), Selection::node(node("a")));
    let alt = Press { alt: true, ..press(10.0, 10.0, Target::Node(node("b"))) };
    let right = Press { menu: true, pan: true, ..press(10.0, 10.0, Target::Node(node("b"))) };
    let on_line = Press { below: Some(way("t")), ..press(250.0, 40.0, Target::Canvas) };
    let to = press(400.0, 90.0, Target::Node(node("b")));
    vec![
        ("a node that was selected", a.clone(), press(10.0, 10.0, Target::Node(node("a"))), to),
        ("a node that was not", a.clone(), press(310.0, 10.0, Target::Node(node("b"))), to),
        ("a node over a transition", a.clone(), press(1010.0, 2010.0, Target::Node(node("x"))), on_line),
        ("copies", a.clone(), alt, to),
        ("a box", a.clone(), press(10.0, 10.0, Target::Canvas), to),
        ("a transition", a.clone(), press(10.0, 10.0, Target::Handle(node("a"))), to),
        ("an end", t.clone(), press(10.0, 10.0, Target::End(way("t"), End::From)), to),
        ("a part of a line", t, press(10.0, 10.0, Target::Part(way("t"), 0)), to),
        ("the view, right", a.clone(), right, to),
        ("a finger", a, finger(10.0, 10.0, Target::Node(node("a"))), to),
    ]
}

#[test]
fn escape_a_lost_pointer_and_a_second_finger_leave_no_trace() {
    for (name, before, from, to) in begun() {
        for moves in 0..3 {
            let mut hand = Hand::over(map()).holding(before.clone());
            hand.line = vec![point(184.0, 36.0), point(300.0, 36.0)];
            let mut inputs = drag(from, to)[..=moves].to_vec();
            inputs.extend([Input::Cancel, Input::Held, Input::Move(to), Input::Up(to)]);
            let happened = hand.does(&inputs);
            assert!(happened.iter().all(|effect| matches!(effect, Effect::Pan(_))), "{name}: {happened:?}");
            assert_eq!(hand.selection, before, "{name} after {moves} moves");
        }
    }
}

#[test]
fn a_second_press_in_between_changes_nothing() {
    for (name, before, from, to) in begun() {
        let alone = drag(from, to);
        let mut hand = Hand::over(map()).holding(before.clone());
        let expected = hand.does(&alone);
        let mut hand = Hand::over(map()).holding(before);
        let second = Input::Down(Press { screen: point(700.0, 700.0), ..press(700.0, 700.0, Target::Node(node("x"))) });
        assert_eq!(hand.does(&[alone[0], second, alone[1], second, alone[2], alone[3]]), expected, "{name}");
    }
}

#[test]
fn what_is_deleted_in_the_middle_is_let_go() {
    for (name, before, from, to) in begun() {
        let mut hand = Hand::over(map()).holding(before);
        let inputs = drag(from, to);
        for input in &inputs[..2] {
            hand.feed(*input);
        }
        hand.document = Document::new(MapId::parse("m").unwrap(), "Map", Date::new(2026, 1, 1).unwrap());
        hand.scene = Scene::default();
        for input in &inputs[2..] {
            hand.feed(*input);
        }
        assert_eq!(hand.tool, Tool::Idle, "{name}");
        assert_eq!(hand.left_over(), Vec::<&Effect>::new(), "{name}");
        let connects =
            |effect: &Effect| matches!(effect, Effect::Connect(..) | Effect::Reconnect(..) | Effect::Splice(..));
        assert!(!hand.all.iter().any(connects), "{name}");
    }
}

#[test]
fn a_release_without_a_press_does_nothing() {
    let mut hand = Hand::over(map()).holding(Selection::node(node("a")));
    let at = press(10.0, 10.0, Target::Canvas);
    assert_eq!(hand.does(&[Input::Up(at), Input::Move(at), Input::Held, Input::Cancel]), []);
    assert_eq!(hand.selection, Selection::node(node("a")));
}
