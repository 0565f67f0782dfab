use super::*;
use crate::core::command::{Command, plan};
use crate::core::geometry::point;
use crate::core::ids::{DepartmentId, EntryId, Identifier, MapId, NodeId};
use crate::core::model::{
    Date, Department, Document, Flow, Interview, Involvement, Kept, Node, NodeKind, Part, Person, Phase, Transition,
    TransitionKind,
};

fn id<T: Identifier>(text: &str) -> T {
    T::parse(text).unwrap()
}

/// Three stages in a row, owned by Sales, Service and nobody; four people.
fn document() -> Document {
    let mut document = Document::new(id::<MapId>("m"), "Map", Date::new(2026, 1, 1).unwrap());
    for (name, title) in [("adm", "admin"), ("sal", "Sales"), ("ser", "Service")] {
        document.departments.insert(id(name), Department { id: id(name), name: title.to_owned() });
    }
    for (order, name) in [(0, "p0"), (1, "p1")] {
        document.phases.insert(id(name), Phase { id: id(name), name: name.to_owned(), order });
    }
    for (index, (name, owner)) in [("a", Some("ser")), ("b", Some("sal")), ("c", None)].into_iter().enumerate() {
        let mut node = Node::new(id(name), NodeKind::Stage, name, point(index as f64 * 300.0, 0.0));
        node.card.owner = owner.map(id);
        node.card.phase = Some(id(if name == "c" { "p1" } else { "p0" }));
        document.nodes.insert(node.id, node);
    }
    for (name, from, to) in [("ab", "a", "b"), ("bc", "b", "c")] {
        let way = Transition::new(id(name), TransitionKind::Advance, id(from), id(to));
        document.transitions.insert(way.id, way);
    }
    for (key, name, department, interview) in [
        ("zoe", "Zoe", Some("sal"), Interview::Met),
        ("ann", "Ann", Some("sal"), Interview::Invited),
        ("bob", "bob", Some("ser"), Interview::Open),
        ("max", "Max", None, Interview::Confirmed),
    ] {
        let department = department.map(id);
        let person = Person { name: name.to_owned(), department, interview, ..Person::blank(id(key)) };
        document.entries.insert(person.id, person.entry());
    }
    document
}

fn carry_out(document: &mut Document, command: &Command) {
    let diff = plan(document, command).unwrap();
    document.apply(&diff);
    assert_eq!(document.invariants(), []);
}

fn assign(document: &mut Document, stage: &str, person: &str, part: Option<Part>) {
    let matrix = Matrix::of(document, &Flow::of(document));
    let fresh = id(&format!("{stage}{person}"));
    let command = matrix.assign(id(stage), id(person), part, fresh).unwrap();
    carry_out(document, &command);
}

fn parts(document: &Document, stage: &str) -> Vec<(String, Part)> {
    let working = Matrix::of(document, &Flow::of(document)).working(id(stage));
    working.into_iter().map(|(person, part)| (person.to_string(), part)).collect()
}

fn named(parts: &[(&str, Part)]) -> Vec<(String, Part)> {
    parts.iter().map(|(person, part)| ((*person).to_owned(), *part)).collect()
}

#[test]
fn columns_are_people_by_department_in_the_order_of_the_flow() {
    let document = document();
    let flow = Flow::of(&document);
    let all: Vec<Option<String>> =
        groups(&document, &flow).iter().map(|group| group.department.map(|id| id.to_string())).collect();
    assert_eq!(all, [Some("ser".to_owned()), Some("sal".to_owned()), Some("adm".to_owned()), None]);
    let matrix = Matrix::of(&document, &flow);
    let people: Vec<String> = matrix.people().map(|person| person.to_string()).collect();
    assert_eq!(people, ["bob", "ann", "zoe", "max"], "by name inside, whatever the capitals");
    assert_eq!(matrix.groups.len(), 3, "no column for a department without people");
    assert_eq!(matrix.stages, [id("a"), id("b"), id("c")]);
}

#[test]
fn a_cell_goes_round_and_one_answers_for_a_stage() {
    let mut document = document();
    let mut part = None;
    let round: Vec<Option<Part>> = (0..5)
        .map(|_| {
            part = next(part);
            part
        })
        .collect();
    let [r, a, c, i] = [Part::Responsible, Part::Accountable, Part::Consulted, Part::Informed];
    assert_eq!(round, [Some(r), Some(a), Some(c), Some(i), None]);

    assign(&mut document, "a", "ann", Some(a));
    assign(&mut document, "a", "zoe", Some(i));
    assign(&mut document, "a", "bob", Some(a));
    assert_eq!(parts(&document, "a"), named(&[("bob", a), ("ann", r), ("zoe", i)]), "who did before goes on working");
    assign(&mut document, "a", "zoe", Some(c));
    assign(&mut document, "a", "ann", None);
    assert_eq!(parts(&document, "a"), named(&[("bob", a), ("zoe", c)]));
    let matrix = Matrix::of(&document, &Flow::of(&document));
    assert_eq!(matrix.assign(id("a"), id("bob"), Some(a), id("x")), None);
    assert_eq!(matrix.assign(id("b"), id("bob"), None, id("x")), None);
}

#[test]
fn arrows_stop_at_the_borders() {
    let document = document();
    let matrix = Matrix::of(&document, &Flow::of(&document));
    let go = |stage: &str, person: &str, down, right| {
        let to = matrix.beside((id(stage), id(person)), down, right);
        to.map(|(stage, person)| format!("{stage} {person}"))
    };
    assert_eq!(go("a", "bob", 1, 1).as_deref(), Some("b ann"));
    assert_eq!(go("a", "bob", -1, -1).as_deref(), Some("a bob"));
    assert_eq!(go("c", "max", 1, 1).as_deref(), Some("c max"));
    assert_eq!(go("b", "ann", isize::MAX, isize::MIN).as_deref(), Some("c bob"));
    assert_eq!(go("gone", "ann", 0, 0), None);
    assert_eq!(Matrix::default().beside((id("a"), id("ann")), 1, 1), None);
}

#[test]
fn who_has_had_no_voice() {
    let mut document = document();
    assign(&mut document, "a", "ann", Some(Part::Responsible));
    assign(&mut document, "a", "bob", Some(Part::Informed));
    assign(&mut document, "b", "ann", Some(Part::Accountable));
    assign(&mut document, "b", "zoe", Some(Part::Consulted));
    let matrix = Matrix::of(&document, &Flow::of(&document));
    let of = |stage: &str| voice(&document, &matrix, id(stage));
    assert_eq!([of("a"), of("b"), of("c")], [Voice::None(2), Voice::Some(1, 2), Voice::Nobody]);
    assert_eq!(unheard(&document, &matrix), [id("bob"), id("ann")], "invited is not heard");
}

#[test]
fn the_meeting_has_a_time_for_every_stage() {
    let mut document = document();
    document.nodes.get_mut(&id::<NodeId>("b")).unwrap().card.more.minutes = Some(25);
    document.nodes.get_mut(&id::<NodeId>("c")).unwrap().card.more.minutes = Some(0);
    assign(&mut document, "a", "zoe", Some(Part::Consulted));
    assign(&mut document, "a", "bob", Some(Part::Informed));
    assign(&mut document, "c", "max", Some(Part::Accountable));
    let meeting = agenda(&document, &Matrix::of(&document, &Flow::of(&document)), 9 * 60);
    let times: Vec<(String, i64)> = meeting.points.iter().map(|point| (clock(point.begins), point.minutes)).collect();
    assert_eq!(times, [("9:00".to_owned(), USUAL_MINUTES), ("9:10".to_owned(), 25), ("9:35".to_owned(), 0)]);
    assert_eq!((meeting.minutes, clock(meeting.ends).as_str()), (35, "9:35"));
    assert_eq!(meeting.points[0].needed, [(id("zoe"), Part::Consulted)], "who is told need not come");
    assert_eq!(meeting.invited, [id("zoe")], "nobody comes for a stage that is left out");
    assert_eq!(agenda(&document, &Matrix::default(), 600), Agenda { ends: 600, ..Agenda::default() });
}

#[test]
fn times_of_the_day_are_read_and_written() {
    for (text, minute) in [
        ("9:05", Some(545)),
        ("09:05", Some(545)),
        ("23:59", Some(1439)),
        ("09:05:00", Some(545)),
        ("24:00", None),
        ("9:60", None),
        ("9", None),
        ("9:5", None),
        ("9:ż1", None),
        ("-1:00", None),
        ("", None),
    ] {
        assert_eq!(minute_of(text), minute, "{text}");
    }
    for (minute, text) in [(0, "0:00"), (545, "9:05"), (1440 + 61, "1:01"), (-1, "23:59")] {
        assert_eq!(clock(minute), text);
    }
}

#[test]
fn whoever_takes_over_keeps_the_greater_part() {
    let mut document = document();
    assign(&mut document, "a", "ann", Some(Part::Accountable));
    assign(&mut document, "b", "ann", Some(Part::Informed));
    assign(&mut document, "c", "ann", Some(Part::Consulted));
    assign(&mut document, "a", "zoe", Some(Part::Informed));
    assign(&mut document, "b", "zoe", Some(Part::Responsible));
    let flow = Flow::of(&document);
    let leaving = Leaving::Person(id("ann"));
    assert_eq!(leaving.name(&document), "Ann");
    assert_eq!(leaving.stages(&document, &flow), [id("a"), id("b"), id("c")]);
    let heirs: Vec<String> = leaving.heirs(&document, &flow).into_iter().map(|(_, name)| name).collect();
    assert_eq!(heirs, ["bob", "Zoe", "Max"]);
    let command = leaving.command(&document, Some(*id::<EntryId>("zoe").id()));
    carry_out(&mut document, &command);
    let all = [parts(&document, "a"), parts(&document, "b"), parts(&document, "c")];
    let [a, r, c] = [Part::Accountable, Part::Responsible, Part::Consulted];
    assert_eq!(all, [named(&[("zoe", a)]), named(&[("zoe", r)]), named(&[("zoe", c)])]);
    assert!(document.entry::<Person>(id("ann")).is_none());

    let command = Leaving::Person(id("zoe")).command(&document, None);
    carry_out(&mut document, &command);
    assert_eq!(document.all::<Involvement>().count(), 0, "without an heir the work is nobody's");
}

#[test]
fn departments_and_phases_are_taken_over_too() {
    let mut document = document();
    let flow = Flow::of(&document);
    let sales = Leaving::Department(id("sal"));
    assert_eq!((sales.stages(&document, &flow), sales.people(&document)), (vec![id("b")], 2));
    let heirs: Vec<String> = sales.heirs(&document, &flow).into_iter().map(|(_, name)| name).collect();
    assert_eq!(heirs, ["Service", "admin"]);
    let command = sales.command(&document, Some(*id::<DepartmentId>("ser").id()));
    carry_out(&mut document, &command);
    assert_eq!(document.nodes[&id::<NodeId>("b")].card.owner, Some(id("ser")));
    assert_eq!(document.entry::<Person>(id("ann")).unwrap().department, Some(id("ser")));

    let phase = Leaving::Phase(id("p1"));
    assert_eq!(
        (phase.name(&document), phase.stages(&document, &flow), phase.people(&document)),
        ("p1", vec![id("c")], 0)
    );
    assert_eq!(phase.heirs(&document, &flow).len(), 1);
    let command = phase.command(&document, None);
    carry_out(&mut document, &command);
    assert_eq!(document.nodes[&id::<NodeId>("c")].card.phase, None);
    assert!(Leaving::Phase(id("p1")).stages(&document, &flow).is_empty());
}
