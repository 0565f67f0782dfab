//! Transitions are drawn, taken to other nodes, and bent.

use super::*;
use crate::core::command::TransitionEdit;

#[test]
fn a_handle_dragged_connects_or_makes_a_connected_node() {
    let mut hand = Hand::over(map());
    let start = press(184.0, 36.0, Target::Handle(node("a")));
    let on_b = press(310.0, 10.0, Target::Node(node("b")));
    assert_eq!(hand.does(&drag(start, on_b)), [Effect::Connect(node("a"), node("b"))]);
    let over_b = Wire { from: node("a"), to: on_b.at, over: Some(node("b")), known: None };
    assert!(hand.all.contains(&Effect::Wire(Some(over_b))));
    let away = drag(start, press(50.0, 300.0, Target::Canvas));
    assert_eq!(hand.does(&away), [Effect::ConnectToNew(node("a"), point(50.0, 300.0))]);
    for nowhere in [Target::Node(node("a")), Target::Node(node("n"))] {
        assert_eq!(hand.does(&drag(start, press(10.0, 10.0, nowhere))), []);
    }
    hand.document.map.locked = true;
    assert_eq!(hand.does(&drag(start, on_b)), []);
}

#[test]
fn an_end_is_taken_to_another_node_and_to_nothing_else() {
    let mut hand = Hand::over(map()).holding(Selection::transition(way("t")));
    let end = |end| press(300.0, 36.0, Target::End(way("t"), end));
    let on_x = press(1010.0, 2010.0, Target::Node(node("x")));
    for (taken, fixed) in [(End::To, "a"), (End::From, "b")] {
        assert_eq!(hand.does(&drag(end(taken), on_x)), [Effect::Reconnect(way("t"), taken, node("x"))]);
        let wire = Wire { from: node(fixed), to: on_x.at, over: Some(node("x")), known: Some(way("t")) };
        assert!(hand.all.contains(&Effect::Wire(Some(wire))));
    }
    // Onto empty ground, a note, or where it is already.
    for nothing in [Target::Canvas, Target::Node(node("n")), Target::Node(node("b")), Target::Transition(way("t"))] {
        assert_eq!(hand.does(&drag(end(End::To), press(600.0, 600.0, nothing))), [], "{nothing:?}");
        assert_eq!(hand.selection, Selection::transition(way("t")));
    }
    let to_itself = drag(end(End::To), press(10.0, 10.0, Target::Node(node("a"))));
    assert_eq!(hand.does(&to_itself), [Effect::Reconnect(way("t"), End::To, node("a"))]);
    hand.document.map.locked = true;
    assert_eq!(hand.does(&drag(end(End::To), on_x)), []);
}

#[test]
fn a_part_of_a_line_is_moved_and_straightened() {
    let mut hand = Hand::over(map()).holding(Selection::transition(way("t")));
    hand.line = vec![point(184.0, 36.0), point(300.0, 36.0)];
    let dot = |x, y| press(x, y, Target::Part(way("t"), 0));
    let down = drag(dot(242.0, 36.0), press(260.0, 100.0, Target::Canvas));
    let bent = [(204.0, 36.0), (204.0, 104.0), (280.0, 104.0), (280.0, 36.0)];
    assert_eq!(hand.does(&down), [Effect::Bend(way("t"), 0, 68.0)], "on the grid");
    let shown = [point(184.0, 36.0)].into_iter().chain(bent.map(|(x, y)| point(x, y))).chain([point(300.0, 36.0)]);
    assert!(hand.all.contains(&Effect::Bent(Some((way("t"), shown.collect())))));
    // Nearly where it was is where it was: nothing changes.
    assert_eq!(hand.does(&drag(dot(242.0, 36.0), press(300.0, 40.0, Target::Canvas))), []);
    // With Alt to the unit.
    let free = Press { alt: true, ..press(242.0, 73.0, Target::Canvas) };
    let free = hand.does(&drag(dot(242.0, 36.0), free));
    assert_eq!(free, [Effect::Bend(way("t"), 0, 37.0)]);
    let straight = Effect::Commit(Command::EditTransition(way("t"), TransitionEdit::Bends(Vec::new())));
    let twice = Press { twice: true, ..dot(242.0, 36.0) };
    assert_eq!(hand.does(&[Input::Down(twice), Input::Up(twice)]), [straight], "a double click straightens");
    assert_eq!(hand.does(&[Input::Down(dot(1.0, 1.0)), Input::Up(dot(1.0, 1.0))]), [], "a click does nothing");
    hand.line.clear();
    assert_eq!(hand.does(&down), [], "a line that is not there any more");
}
