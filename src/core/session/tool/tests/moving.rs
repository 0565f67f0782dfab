//! Nodes are dragged: on the grid, onto guides, into transitions, as copies.

use super::*;

fn moved(name: &str, x: f64, y: f64) -> Effect {
    Effect::Commit(Command::Move(vec![(node(name), point(x, y))]))
}

#[test]
fn a_drag_is_one_command_and_snaps_to_the_grid() {
    let mut hand = Hand::over(map());
    let inputs = [
        Input::Down(press(10.0, 10.0, Target::Node(node("a")))),
        Input::Move(press(12.0, 10.0, Target::Node(node("a")))),
        Input::Move(press(60.0, 145.0, Target::Canvas)),
        Input::Move(press(61.0, 147.0, Target::Canvas)),
        Input::Up(press(61.0, 147.0, Target::Canvas)),
    ];
    assert_eq!(hand.does(&inputs), [moved("a", 48.0, 136.0)]);
    assert_eq!(hand.selection, Selection::node(node("a")));
}

#[test]
fn less_than_four_pixels_is_a_click() {
    let mut hand = Hand::over(map());
    let (from, to) = (press(10.0, 10.0, Target::Node(node("a"))), press(12.0, 12.0, Target::Node(node("a"))));
    assert_eq!(hand.does(&drag(from, to)), []);
    assert_eq!(hand.selection, Selection::node(node("a")));
}

#[test]
fn a_guide_wins_over_the_grid_and_alt_turns_both_off() {
    let mut hand = Hand::over(map());
    let start = press(1010.0, 2010.0, Target::Node(node("x")));
    // Its left edge 3 beside that of `a`, its upper edge 3 off the grid.
    let to = press(1010.0 - 1000.0, 2010.0 - 1798.0, Target::Canvas);
    for input in [Input::Down(start), Input::Move(to)] {
        hand.feed(input);
    }
    let guides = hand.all.iter().find_map(|effect| match effect {
        Effect::Guides(guides) => Some(guides.clone()),
        _ => None,
    });
    let guides = guides.unwrap();
    assert!(guides.iter().all(|guide| guide.from.x == 92.0 && guide.to.x == 92.0), "{guides:?}");
    // The same again with Alt: the guides go.
    assert!(hand.feed(Input::Move(Press { alt: true, ..to })).contains(&Effect::Guides(Vec::new())));
    assert!(hand.feed(Input::Move(to)).contains(&Effect::Guides(guides)));
    assert!(hand.feed(Input::Up(to)).contains(&moved("x", 0.0, 200.0)));
    assert_eq!(hand.left_over(), Vec::<&Effect>::new());

    let mut hand = Hand::over(map());
    let free = [Input::Down(start), Input::Move(to), Input::Move(Press { alt: true, ..to }), Input::Up(to)];
    assert_eq!(hand.does(&free), [moved("x", 3.0, 203.0)]);
    // Without the grid the guide is left.
    let mut hand = Hand { grid: false, ..Hand::over(map()) };
    let plain = [Input::Down(start), Input::Move(to), Input::Up(to)];
    assert_eq!(hand.does(&plain), [moved("x", 0.0, 203.0)]);
}

#[test]
fn a_node_dropped_on_a_transition_is_put_into_it() {
    let mut hand = Hand::over(map());
    let on_line = Press { below: Some(way("t")), ..press(250.0, 40.0, Target::Canvas) };
    let inputs = drag(press(1095.0, 2037.0, Target::Node(node("x"))), on_line);
    let moves = Command::Move(vec![(node("x"), point(160.0, 0.0))]);
    assert_eq!(hand.does(&inputs), [Effect::Splice(way("t"), node("x"), moves)]);
    assert!(hand.all.contains(&Effect::Into(Some(way("t")))), "the transition is marked meanwhile");
    let off_again = [
        inputs[0],
        inputs[1],
        inputs[2],
        Input::Move(press(250.0, 240.0, Target::Canvas)),
        Input::Up(press(250.0, 240.0, Target::Canvas)),
    ];
    assert!(matches!(hand.does(&off_again).as_slice(), [Effect::Commit(_)]));
    // Its own end, and with others: they are only moved.
    let own = drag(press(10.0, 10.0, Target::Node(node("a"))), on_line);
    assert!(matches!(hand.does(&own).as_slice(), [Effect::Commit(_)]));
    let two = Selection { nodes: Set::from([node("x"), node("n")]), ..Selection::default() };
    let mut hand = Hand::over(map()).holding(two);
    assert!(matches!(hand.does(&inputs).as_slice(), [Effect::Commit(_)]));
}

#[test]
fn a_transition_is_sought_only_below_what_can_be_put_into_one() {
    let mut hand = Hand::over(map());
    for (name, seek) in [("x", Seek::Below(point(92.0, 36.0))), ("n", Seek::Nothing)] {
        let from = hand.document.nodes[&node(name)].position;
        hand.feed(Input::Down(press(from.x, from.y, Target::Node(node(name)))));
        hand.feed(Input::Move(press(from.x + 50.0, from.y, Target::Canvas)));
        assert_eq!(hand.tool.seeks(), seek, "{name}");
        hand.feed(Input::Cancel);
    }
    hand.feed(Input::Down(press(184.0, 36.0, Target::Handle(node("a")))));
    assert_eq!(hand.tool.seeks(), Seek::Target);
}

#[test]
fn a_tool_puts_a_new_node_into_the_transition_it_is_clicked_on() {
    for (kind, into) in [(NodeKind::Stage, Some(way("t"))), (NodeKind::Won, None), (NodeKind::Note, None)] {
        let mut hand = Hand::over(map());
        hand.kind = ToolKind::Place(kind);
        let on_line = press(240.0, 36.0, Target::Transition(way("t")));
        let click = [Input::Down(on_line), Input::Up(on_line)];
        assert_eq!(hand.does(&click), [Effect::Create(kind, point(240.0, 36.0), into)]);
    }
}

#[test]
fn with_alt_copies_follow_and_what_they_are_copies_of_stays() {
    let both = Selection { nodes: Set::from([node("a"), node("b")]), ..Selection::default() };
    let mut hand = Hand::over(map()).holding(both.clone());
    let alt = |x, y, target| Press { alt: true, ..press(x, y, target) };
    let inputs = drag(alt(10.0, 10.0, Target::Node(node("a"))), alt(10.0, 311.0, Target::Canvas));
    assert_eq!(hand.does(&inputs), [Effect::Duplicate(both.nodes.clone(), point(0.0, 301.0))]);
    assert!(!hand.all.iter().any(|effect| matches!(effect, Effect::Preview(_))));
    let ghosts = Ghosts { nodes: both.nodes, by: point(0.0, 301.0) };
    assert!(hand.all.contains(&Effect::Ghosts(Some(ghosts))));
    // Alt is let go on the way: it is still a copy, and snaps.
    let mut hand = Hand::over(map());
    let inputs = drag(alt(10.0, 10.0, Target::Node(node("x"))), press(311.0, 311.0, Target::Canvas));
    assert!(matches!(hand.does(&inputs).as_slice(), [Effect::Duplicate(..)]));
}

#[test]
fn what_stands_in_a_frame_goes_with_it() {
    let mut document = map();
    let step = Node { parent: Some(node("x")), ..Node::new(node("s"), NodeKind::Step, "s", point(0.0, 0.0)) };
    document.nodes.insert(step.id, step);
    document.nodes.get_mut(&node("x")).unwrap().expanded = true;
    let both = Selection { nodes: Set::from([node("s"), node("x")]), ..Selection::default() };
    let mut hand = Hand::over(document).holding(both.clone());
    let step = hand.scene.bounds(node("s")).unwrap().origin;
    let inputs = drag(press(1010.0, 2010.0, Target::Node(node("x"))), press(1107.0, 2309.0, Target::Canvas));
    assert_eq!(hand.does(&inputs), [moved("x", 1104.0, 2304.0)], "the step is where it was on the map of the stage");
    let shown = Effect::Preview(vec![(node("x"), point(1104.0, 2304.0)), (node("s"), step.plus(point(101.0, 303.0)))]);
    assert!(hand.all.contains(&shown), "{:?}", hand.all);
    assert!(hand.all.contains(&Effect::EndPreview(both.nodes)));
}

#[test]
fn what_is_dragged_stays_under_the_pointer_when_the_view_moves() {
    let mut hand = Hand::over(map());
    hand.feed(Input::Down(press(10.0, 10.0, Target::Node(node("x")))));
    hand.feed(Input::Move(press(100.0, 10.0, Target::Canvas)));
    assert!(hand.tool.drags());
    // The same place on the screen is another one on the map: the border was near, or somebody zoomed.
    let below = Press { at: point(900.0, 10.0), ..press(100.0, 10.0, Target::Canvas) };
    hand.feed(Input::Move(below));
    let effects = hand.feed(Input::Up(below));
    assert!(effects.contains(&moved("x", 1896.0, 2000.0)), "{effects:?}");
}
