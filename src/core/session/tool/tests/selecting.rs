//! Clicks, boxes, menus, and the view dragged along.

use super::*;

fn click(at: Press) -> [Input; 2] {
    [Input::Down(at), Input::Up(at)]
}

#[test]
fn a_box_selects_what_it_touches_and_shift_adds() {
    let mut hand = Hand::over(map());
    let inputs = drag(press(-20.0, -20.0, Target::Canvas), press(310.0, 10.0, Target::Node(node("b"))));
    assert_eq!(hand.does(&inputs), []);
    assert_eq!(hand.selection.nodes, Set::from([node("a"), node("b")]));
    let add = |x, y, target| Press { add: true, ..press(x, y, target) };
    let mut hand = Hand::over(map()).holding(Selection::transition(way("t")));
    hand.does(&drag(add(990.0, 1990.0, Target::Canvas), add(1010.0, 2010.0, Target::Canvas)));
    let both = Selection { nodes: Set::from([node("x")]), transitions: Set::from([way("t")]) };
    assert_eq!(hand.selection, both);
}

#[test]
fn a_box_inside_of_a_frame_is_about_what_stands_in_it() {
    let mut document = map();
    let step = Node { parent: Some(node("x")), ..Node::new(node("s"), NodeKind::Step, "s", point(0.0, 0.0)) };
    document.nodes.insert(step.id, step);
    document.nodes.get_mut(&node("x")).unwrap().expanded = true;
    let mut hand = Hand::over(document);
    let step = hand.scene.bounds(node("s")).unwrap();
    let drawn = |margin: f64| {
        let bounds = step.grown(margin);
        drag(press(bounds.left(), bounds.top(), Target::Canvas), press(bounds.right(), bounds.bottom(), Target::Canvas))
    };
    hand.does(&drawn(4.0));
    assert_eq!(hand.selection, Selection::node(node("s")));
    hand.does(&drawn(100.0));
    assert_eq!(hand.selection.nodes, Set::from([node("s"), node("x")]));
}

#[test]
fn shift_adds_and_takes_away_nodes_and_transitions() {
    let mut hand = Hand::over(map());
    let add = |target| Press { add: true, ..press(10.0, 10.0, target) };
    let (a, t) = (Target::Node(node("a")), Target::Transition(way("t")));
    hand.does(&click(press(10.0, 10.0, a)));
    hand.does(&click(add(t)));
    assert_eq!(hand.selection, Selection { nodes: Set::from([node("a")]), transitions: Set::from([way("t")]) });
    hand.does(&click(add(Target::Canvas)));
    hand.does(&click(add(a)));
    assert_eq!(hand.selection, Selection::transition(way("t")), "empty ground takes nothing away");
    hand.does(&click(add(t)));
    assert_eq!(hand.selection, Selection::default());
}

#[test]
fn two_clicks_edit_a_node_or_make_one() {
    let mut hand = Hand::over(map());
    let twice = |x, y, target| click(Press { twice: true, ..press(x, y, target) });
    assert_eq!(hand.does(&twice(10.0, 10.0, Target::Node(node("a")))), [Effect::Rename(node("a"))]);
    let made = Effect::Create(NodeKind::Stage, point(600.0, 600.0), None);
    assert_eq!(hand.does(&twice(600.0, 600.0, Target::Canvas)), [made]);
    assert_eq!(hand.does(&twice(240.0, 36.0, Target::Transition(way("t")))), []);
}

#[test]
fn the_right_button_opens_the_menu_of_what_is_there_or_pans() {
    let mut hand = Hand::over(map()).holding(Selection::node(node("b")));
    let right = |x, y, target| Press { menu: true, pan: true, ..press(x, y, target) };
    for (target, selected) in [
        (Target::Node(node("b")), Selection::node(node("b"))),
        (Target::Node(node("a")), Selection::node(node("a"))),
        (Target::Transition(way("t")), Selection::transition(way("t"))),
        (Target::Canvas, Selection::default()),
    ] {
        let at = right(10.0, 10.0, target);
        assert_eq!(hand.does(&click(at)), [Effect::Menu(target, point(10.0, 10.0))]);
        assert_eq!(hand.selection, selected);
    }
    let inputs = drag(right(10.0, 10.0, Target::Node(node("a"))), right(50.0, 30.0, Target::Canvas));
    assert_eq!(hand.does(&inputs), [Effect::Pan(point(20.0, 10.0)), Effect::Pan(point(20.0, 10.0))]);
    assert_eq!(hand.selection, Selection::default());
}

#[test]
fn one_of_several_opens_the_menu_of_all() {
    let both = Selection { nodes: Set::from([node("a"), node("b")]), ..Selection::default() };
    let mut hand = Hand::over(map()).holding(both.clone());
    let at = Press { menu: true, pan: true, ..press(10.0, 10.0, Target::Node(node("a"))) };
    hand.does(&click(at));
    assert_eq!(hand.selection, both);
}

#[test]
fn space_the_middle_button_and_the_hand_pan_over_everything() {
    let mut hand = Hand::over(map());
    let on_a = press(10.0, 10.0, Target::Node(node("a")));
    let to = press(30.0, 10.0, Target::Canvas);
    let pans = [Effect::Pan(point(10.0, 0.0)), Effect::Pan(point(10.0, 0.0))];
    assert_eq!(hand.does(&drag(Press { pan: true, ..on_a }, to)), pans);
    hand.kind = ToolKind::Hand;
    assert_eq!(hand.does(&drag(on_a, to)), pans);
    assert!(hand.selection.is_empty());
}
