use super::*;
use crate::core::analytics::NodeLoad;
use crate::core::geometry::{Size, point};
use crate::core::model::{Currency, Money, NodeKind, TransitionKind};
use crate::core::routing::{End, LabelPlace, Route, Side};
use crate::core::session::{Overlay, Overlays};

fn look(kind: NodeKind) -> Look {
    Look {
        kind,
        name: "Discovery, needs analysis".to_owned(),
        complete: [true, true, false, false],
        phase: Some(7),
        load: NodeLoad { count: 3, value: Money(5_000), stuck: 1, due: 0 },
        currency: Currency::default(),
        inside: 0,
        frame: None,
        days: None,
        findings: 0,
        needed: None,
        gauge: None,
        relief: false,
        signs: Signs::default(),
        lost: None,
        need: None,
        held: true,
        pinned: false,
        shows: Overlays::default(),
    }
}

fn words() -> NodeWords {
    NodeWords {
        name: "Discovery, needs analysis".to_owned(),
        load: "3 deals · €50".to_owned(),
        load_short: "3 · €50".to_owned(),
        count: "3".to_owned(),
        stuck: "1 stuck".to_owned(),
        ..NodeWords::default()
    }
}

/// Every text with its role, those in groups too.
fn texts(shapes: &[Shape]) -> Vec<(Role, &str)> {
    let inside = shapes.iter().flat_map(|shape| match shape {
        Shape::Text { role, words, .. } => vec![(*role, words.as_str())],
        Shape::Group { shapes, .. } => texts(shapes),
        _ => Vec::new(),
    });
    inside.collect()
}

#[test]
fn a_card_shows_its_name_its_deals_its_items_and_what_is_stuck() {
    let shapes = node(&look(NodeKind::Stage), &words(), &Sans);
    let said = texts(&shapes);
    let name = [(Role::Name, "Discovery, needs"), (Role::Name, "analysis")];
    assert_eq!(said, [&name[..], &[(Role::Load, "3 deals · €50"), (Role::StuckWords, "1 stuck")]].concat());
    let pips: Vec<(bool, usize)> = shapes
        .iter()
        .filter_map(|shape| match shape {
            Shape::Path { role: Role::Pip(there), path } => Some((*there, path.matches('M').count())),
            _ => None,
        })
        .collect();
    assert_eq!(pips, [(true, 2), (false, 2)]);
    assert!(shapes.iter().any(|shape| matches!(shape, Shape::Path { role: Role::Phase(7), .. })));
    assert_eq!(Role::Phase(7).class(), Some("phase phase-1"));
}

#[test]
fn what_has_nothing_to_say_draws_nothing() {
    let empty = NodeWords { name: "Unnamed".to_owned(), ..NodeWords::default() };
    for (kind, _) in NodeKind::ALL {
        let shapes = node(&Look { phase: None, name: String::new(), ..look(kind) }, &empty, &Sans);
        let expected = if kind == NodeKind::Note { vec![] } else { vec!["Unnamed"] };
        assert_eq!(texts(&shapes).into_iter().map(|(_, words)| words).collect::<Vec<_>>(), expected, "{kind:?}");
    }
}

#[test]
fn the_outline_from_afar_is_that_of_the_node() {
    for (kind, _) in NodeKind::ALL {
        let (look, afar) = (look(kind), outline(&look(kind)));
        match node(&look, &words(), &Sans).first() {
            Some(Shape::Path { path, .. }) => assert_eq!(*path, afar, "{kind:?}"),
            Some(Shape::Rect { area, radius, .. }) => {
                let straight = area.size.width - 2.0 * radius;
                assert!(afar.starts_with(&format!("M{radius} 0h{straight}a{radius} {radius} ")), "{kind:?}: {afar}");
            }
            other => panic!("{kind:?} begins with {other:?}"),
        }
    }
}

#[test]
fn in_little_room_the_word_for_deals_goes() {
    let long = NodeWords { load: "3,000 opportunities · €12.5M".to_owned(), ..words() };
    let said = |words: &NodeWords| {
        let shapes = node(&look(NodeKind::Stage), words, &Sans);
        texts(&shapes).iter().find(|(role, _)| *role == Role::Load).map(|(_, words)| (*words).to_owned())
    };
    assert_eq!(said(&long).as_deref(), Some("3 · €50"));
}

#[test]
fn an_opened_stage_is_a_frame_with_its_name_in_one_line() {
    let frame = Some(Size { width: 500.0, height: 300.0 });
    let shapes = node(&Look { frame, ..look(NodeKind::Stage) }, &words(), &Sans);
    assert!(matches!(shapes.first(), Some(Shape::Rect { role: Role::Frame, .. })));
    let names = texts(&shapes).into_iter().filter(|(role, _)| *role == Role::Name);
    assert_eq!(names.collect::<Vec<_>>(), [(Role::Name, "Discovery, needs analysis")]);
}

#[test]
fn words_on_a_line_are_cut_before_the_share() {
    let said = |label: &str, share: Option<&str>| words_on(label, share.map(str::to_owned), None, &Sans);
    assert_eq!(said(" Second visit ", Some("40 %")), "Second visit · 40 %");
    assert_eq!((said(" ", Some("40 %")), said(" ", None)), ("40 %".to_owned(), String::new()));
    let long = said(&"Second visit ".repeat(9), Some("40 %"));
    assert!(long.ends_with("… · 40 %"), "{long}");
    assert!(room_for(&long, Signs::default(), &Sans).is_some_and(|size| size.width <= 213.0));
    assert_eq!(room_for("", Signs::default(), &Sans), None);
    // In a narrow gap the share stands below the line; in one too narrow for the label itself that helps nobody.
    let within = |gap: f64| words_on("Bad timing", Some("67 %".to_owned()), Some(gap), &Sans);
    assert_eq!(within(200.0), "Bad timing · 67 %");
    assert_eq!(within(100.0), "Bad timing\n67 %");
    assert_eq!(within(40.0), "Bad timing · 67 %");
    let (one, two) = (
        room_for("Bad timing", Signs::default(), &Sans).unwrap(),
        room_for("Bad timing\n67 %", Signs::default(), &Sans).unwrap(),
    );
    assert!(one.width == two.width && one.height < two.height);
    assert_eq!(texts(&label("Bad timing\n67 %", Signs::default(), &Sans)).len(), 2);
    let points = vec![point(0.0, 0.0), point(100.0, 0.0)];
    let end = |side| End { side, offset: 0.0 };
    let route = Route { points, ends: [end(Side::Right), end(Side::Left)], label: LabelPlace::None };
    let tip = "M92 4.5L100 0L92 -4.5".to_owned();
    assert_eq!(line(TransitionKind::Advance, &route), ("M0 0L100 0".to_owned() + &tip, None));
    // Dashes are for the line alone.
    assert_eq!(line(TransitionKind::Recycle, &route), ("M0 0L100 0".to_owned(), Some(tip)));
}

#[test]
fn only_the_facts_that_are_on_are_drawn() {
    let words = NodeWords {
        time: "9 days".to_owned(),
        findings: "2 findings".to_owned(),
        needed: "→ 40".to_owned(),
        ..words()
    };
    let shapes = node(&look(NodeKind::Stage), &words, &Sans);
    let said: Vec<Role> = texts(&shapes).into_iter().map(|(role, _)| role).collect();
    assert!(
        said.contains(&Role::TimeWords) && said.contains(&Role::FindingsWords) && said.contains(&Role::NeededWords)
    );
    let drawn = |off: Overlay, role: fn(&Shape) -> bool| {
        let shows = Overlays::default().with(off, false);
        node(&Look { shows, ..look(NodeKind::Stage) }, &words, &Sans).iter().any(role)
    };
    assert!(!drawn(Overlay::Phase, |shape| matches!(shape, Shape::Path { role: Role::Phase(_), .. })));
    assert!(!drawn(Overlay::Completeness, |shape| matches!(shape, Shape::Path { role: Role::Pip(_), .. })));
    // A step inside a stage has no pips: its stage's card is what a deal is held to.
    let step = node(&Look { held: false, ..look(NodeKind::Step) }, &words, &Sans);
    assert!(!step.iter().any(|shape| matches!(shape, Shape::Path { role: Role::Pip(_), .. })));
}

/// The classes of the groups among shapes, with how wide what is in them is.
fn groups(shapes: &[Shape]) -> Vec<(&'static str, f64, f64)> {
    let inside = shapes.iter().filter_map(|shape| match shape {
        Shape::Group { class, at, shapes } => {
            let wide = shapes.iter().filter_map(|shape| match shape {
                Shape::Rect { area, .. } => Some(area.size.width),
                _ => None,
            });
            Some((*class, at.x, wide.fold(0.0, f64::max)))
        }
        _ => None,
    });
    inside.collect()
}

#[test]
fn signs_stand_beside_the_time_and_give_up_their_words_for_room() {
    let both = Signs { trigger: true, friction: true };
    let said = NodeWords { lost: "38 %".to_owned(), ..words() };
    let shapes = node(&Look { signs: both, ..look(NodeKind::Stage) }, &said, &Sans);
    assert!(texts(&shapes).contains(&(Role::FrictionWords, "38 %")));
    let marks = groups(&shapes);
    assert_eq!(marks.iter().map(|(class, ..)| *class).collect::<Vec<_>>(), ["stuck", "trigger", "friction"]);
    let full = NodeWords { time: "128 days".to_owned(), stuck: "12 stuck".to_owned(), ..said.clone() };
    let shapes = node(&Look { signs: both, ..look(NodeKind::Stage) }, &full, &Sans);
    assert!(!texts(&shapes).iter().any(|(role, _)| *role == Role::FrictionWords));
    let place = |wanted: &str| {
        let found = shapes.iter().find(|shape| matches!(shape, Shape::Group { class, .. } if *class == wanted));
        found.map(|shape| if let Shape::Group { at, .. } = shape { at.y } else { 0.0 })
    };
    assert!(place("friction") > place("stuck"), "no room is left on the upper edge");
    // The greatest exodus is marked also where nobody has found friction.
    let shapes = node(&look(NodeKind::Stage), &said, &Sans);
    assert!(groups(&shapes).iter().any(|(class, ..)| *class == "friction"));
    assert!(groups(&node(&look(NodeKind::Stage), &words(), &Sans)).iter().all(|(class, ..)| *class == "stuck"));
}

#[test]
fn signs_on_a_line_stand_behind_its_words() {
    let both = Signs { trigger: true, friction: true };
    let bare = room_for("No", Signs::default(), &Sans).unwrap();
    let signed = room_for("No", both, &Sans).unwrap();
    assert_eq!(signed.width, bare.width + both.room());
    assert_eq!(groups(&label("No", both, &Sans)).len(), 2);
    let alone = label("", Signs { friction: true, ..Signs::default() }, &Sans);
    assert_eq!((texts(&alone).len(), groups(&alone).len()), (0, 1));
    assert!(room_for("", both, &Sans).is_some());
}

#[test]
fn with_the_eyes_of_a_persona_needs_take_the_place_of_deals() {
    let need = Look { need: Some("A price that finance can defend".to_owned()), ..look(NodeKind::Stage) };
    let shapes = node(&need, &words(), &Sans);
    let said: Vec<Role> = texts(&shapes).into_iter().map(|(role, _)| role).collect();
    assert!(said.contains(&Role::Need) && !said.contains(&Role::Load));
    let none = Look { need: Some(String::new()), ..look(NodeKind::Stage) };
    assert!(none.is_dim() && !need.is_dim() && !look(NodeKind::Stage).is_dim());
}
