//! Files that are not what they should be: every one is refused with all that is wrong, each at its place.

mod support;

use proptest::prelude::*;
use stagecraft::core::io::{Expected, Problem, ProblemKind, read, write};
use stagecraft::core::model::{LARGEST_AMOUNT, limits};
use stagecraft::core::picture::NoMap;
use support::{from_seed, full};

fn problems(bytes: &[u8]) -> Vec<Problem> {
    let problems = read(bytes).map(|opened| opened.document.map.name).expect_err("the file was accepted");
    assert!(!problems.is_empty());
    problems
}

/// The one problem of a file as a whole, with its line and column.
fn alone(bytes: impl AsRef<[u8]>) -> (ProblemKind, usize, usize) {
    let problems = problems(bytes.as_ref());
    let [Problem { path, line, column, kind }] = problems.as_slice() else { panic!("{problems:?}") };
    assert_eq!(path, "");
    (kind.clone(), *line, *column)
}

/// Marks in an edit where its problem is expected.
const MARK: char = '⌖';

/// A good file in which the first `from` after the first `section` is replaced by `to`; every `MARK` in `to` is taken
/// out, and the problems must be at exactly these places.
fn edited(section: &str, from: &str, to: &str) -> (String, Vec<(usize, usize)>) {
    let text = write(&full());
    let start = text.find(section).unwrap_or_else(|| panic!("no {section}"));
    let at = start + text[start..].find(from).unwrap_or_else(|| panic!("no {from}"));
    let marked = [&text[..at], to, &text[at + from.len()..]].concat();
    let (mut line, mut column, mut places, mut plain) = (1, 1, Vec::new(), String::new());
    for c in marked.chars() {
        match c {
            MARK => {
                places.push((line, column));
                continue;
            }
            '\n' => (line, column) = (line + 1, 1),
            _ => column += 1,
        }
        plain.push(c);
    }
    (plain, places)
}

#[track_caller]
fn check(section: &str, from: &str, to: &str, expected: &[(&str, ProblemKind)]) {
    let (text, places) = edited(section, from, to);
    let found = problems(text.as_bytes());
    let simple: Vec<_> = found.iter().map(|problem| (problem.path.as_str(), problem.kind.clone())).collect();
    assert_eq!(simple, expected, "{to}");
    let found_places: Vec<_> = found.iter().map(|problem| (problem.line, problem.column)).collect();
    assert_eq!(found_places, places, "{to}");
}

fn wrong(expected: Expected) -> ProblemKind {
    ProblemKind::WrongType { expected }
}

fn whole(min: i64, max: i64) -> ProblemKind {
    ProblemKind::WrongNumber { min, max, whole: true }
}

#[test]
fn files_that_are_something_else_are_named() {
    for (bytes, kind) in [
        (&b""[..], ProblemKind::Empty),
        (b"\xef\xbb\xbf", ProblemKind::Empty),
        (b" \r\n\t ", ProblemKind::Empty),
        (b"\x89PNG\r\n\x1a\n\0\0", ProblemKind::Picture { format: "PNG", why: NoMap::Damaged }),
        (b"PK\x03\x04\x14\0", ProblemKind::Binary { format: "ZIP" }),
        (b"%PDF-1.7", ProblemKind::Binary { format: "PDF" }),
        (b"\xff\xd8\xff\xe0", ProblemKind::Binary { format: "JPEG" }),
        (b"\xff\xfe{\0}\0", ProblemKind::Utf16),
        (b"\xfe\xff\0{\0}", ProblemKind::Utf16),
        (b"{\0}\0", ProblemKind::Utf16),
        (b"\0{\0}", ProblemKind::Utf16),
        (b"\n<!doctype html><title>Sign in</title>", ProblemKind::WebPage),
        (
            b"<svg xmlns='http://www.w3.org/2000/svg'></svg>",
            ProblemKind::Picture { format: "SVG", why: NoMap::Without },
        ),
        (b"<html><svg xmlns='http://www.w3.org/2000/svg'></svg></html>", ProblemKind::WebPage),
        (b"[]", ProblemKind::Foreign),
        (b"null", ProblemKind::Foreign),
        (b"17", ProblemKind::Foreign),
        (b"\"stagecraft\"", ProblemKind::Foreign),
        (b"{}", ProblemKind::Foreign),
        (b"{\"type\":\"excalidraw\",\"version\":2,\"elements\":[]}", ProblemKind::Foreign),
        (b"{\"format\":\"stagecraft-clipboard\",\"schema\":1}", ProblemKind::Foreign),
        (b"{\"format\":\"Stagecraft\"}", ProblemKind::Foreign),
        (b"{\"format\":1}", ProblemKind::Foreign),
    ] {
        assert_eq!(alone(bytes), (kind, 1, 1), "{}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn text_that_is_no_json_is_named_where_it_breaks() {
    let not = |found| ProblemKind::NotJson { found };
    for (text, kind, line, column) in [
        ("hello", not(Some('h')), 1, 1),
        ("{", not(None), 1, 2),
        ("{\"format\":\n \"ż\n", not(Some('\n')), 2, 4),
        ("{\"a\":\n  \"żółć\" \"b\"}", not(Some('"')), 2, 10),
        ("{\"a\":1,}", not(Some('}')), 1, 8),
        ("{'a':1}", not(Some('\'')), 1, 2),
        ("{\"a\":NaN}", not(Some('N')), 1, 6),
        ("{\"a\":-Infinity}", not(Some('I')), 1, 7),
        ("{\"a\":01}", not(Some('1')), 1, 7),
        ("{\"a\":\"\\x\"}", not(Some('x')), 1, 8),
        ("{\"format\":\"stagecraft\",\"schema\":1}\n{}", ProblemKind::TextAfterEnd, 2, 1),
        ("{} // end", ProblemKind::TextAfterEnd, 1, 4),
        ("\u{feff}{} x", ProblemKind::TextAfterEnd, 1, 4),
    ] {
        assert_eq!(alone(text), (kind, line, column), "{text}");
    }
    assert_eq!(alone(b"{\"a\":\n \"\xc5\xbc\xe9t\xe9\"}"), (ProblemKind::BrokenUtf8 { byte: 0xe9 }, 2, 4));
}

#[test]
fn a_file_that_was_cut_anywhere_is_refused_where_it_ends() {
    let text = write(&full());
    let text = text.trim_end();
    for at in (0..text.len()).filter(|at| text.is_char_boundary(*at)) {
        let (kind, ..) = alone(&text[..at]);
        assert!(matches!(kind, ProblemKind::NotJson { found: None } | ProblemKind::Empty), "{at}: {kind:?}");
    }
}

#[test]
fn bombs_are_refused_before_they_are_parsed() {
    let deep = ProblemKind::TooDeep { limit: 32 };
    assert_eq!(alone("[".repeat(1_000_000)), (deep.clone(), 1, 33));
    assert_eq!(alone("{\"a\":".repeat(1_000_000)), (deep.clone(), 1, 161));
    assert_eq!(alone(format!("{}{}", "[".repeat(33), "]".repeat(33))), (deep, 1, 33));
    // Brackets in texts are no depth, and an escaped quote does not end a text.
    let text = format!("{{\"a\":\"\\\"{}\"}}", "[".repeat(100));
    assert_eq!(alone(text).0, ProblemKind::Foreign);
    let large = vec![b' '; limits::FILE + 1];
    assert_eq!(alone(large).0, ProblemKind::TooLarge { bytes: limits::FILE + 1, limit: limits::FILE });
    // Many small problems: bounded in number. Compared each with all before it, they would take hours.
    let mut wide = String::from("{\"format\":\"stagecraft\"");
    while wide.len() < 2_000_000 {
        wide.push_str(",\"a\":1");
    }
    wide.push('}');
    assert_eq!(problems(wide.as_bytes()).len(), 10_000);
}

#[test]
fn newer_and_unknown_schemas_say_only_that() {
    for (number, kind) in [
        ("4", ProblemKind::NewerSchema { found: 4, known: 3 }),
        ("9000000000", ProblemKind::NewerSchema { found: 9_000_000_000, known: 3 }),
        ("0", ProblemKind::UnknownSchema { found: 0, known: 3 }),
        ("-1", whole(0, i64::MAX)),
        ("1.0", whole(0, i64::MAX)),
        ("\"1\"", wrong(Expected::Number)),
    ] {
        // What else is wrong with a file of another schema is not for this version to say.
        let to = format!("\"schema\": {MARK}{number}, \"layers\": {{}}");
        check("", "\"schema\": 3", &to, &[("schema", kind)]);
    }
    check(
        "",
        "{\n  \"format\": \"stagecraft\",\n  \"schema\": 3,",
        "⌖{\"format\": \"stagecraft\",",
        &[("schema", ProblemKind::Missing)],
    );
}

#[test]
fn fields_are_named_that_are_missing_unknown_or_twice() {
    let unknown = |suggestion| ProblemKind::UnknownField { suggestion };
    let twice = |id: &str| ProblemKind::Duplicate { id: id.to_owned() };
    check("\"n3\"", "{\n      \"kind\": \"decision\",", "⌖{", &[("nodes.n3.kind", ProblemKind::Missing)]);
    // Nothing is as bad as none where something must be.
    check(
        "\"exq75m64pem\"",
        "\"node\": \"n1\"",
        "\"node\": ⌖null",
        &[("needs.exq75m64pem.node", ProblemKind::Missing)],
    );
    check(
        "",
        "{\n  \"format\": \"stagecraft\",\n  \"schema\": 3,\n  \"map\":",
        "⌖{\"format\":\"stagecraft\", \"schema\": 1, ⌖\"m\\u0061pp\":",
        &[("map", ProblemKind::Missing), ("mapp", unknown(Some("map")))],
    );
    check("\"n1\"", "\"details\"", "⌖\"Detials\"", &[("nodes.n1.Detials", unknown(Some("details")))]);
    check("\"d1\"", "\"next_step\"", "⌖\"nextStep\"", &[("deals.d1.nextStep", unknown(Some("next_step")))]);
    check("\"n1\"", "\"details\"", "⌖\"colour\"", &[("nodes.n1.colour", unknown(None))]);
    check("\"i1\"", "\"text\"", "⌖\"id\": \"i9\", \"text\"", &[("nodes.n1.exit[0].id", twice("id"))]);
    check(
        "\"retired\"",
        "\"n0\": {",
        "\"n0\": {\"kind\":\"stage\",\"name\":\"\"}, ⌖\"n0\": {",
        &[("retired.n0", twice("n0"))],
    );
    check(
        "\"retired\"",
        "\"n0\": {",
        "\"n0\": {\"kind\":\"stage\",\"name\":\"\"}, \"n1\": ⌖{",
        &[("retired.n1", twice("n1"))],
    );
    check("\"i2\"", "\"i2\"", "⌖\"i1\"", &[("nodes.n1.exit[1].id", twice("i1"))]);
    check(
        "\"n2\"",
        "\"parent\"",
        "\"exit\":[{\"id\":⌖\"i2\",\"text\":\"\",\"required\":true}], \"parent\"",
        &[("nodes.n2.exit[0].id", twice("i2"))],
    );
    let long = "x".repeat(300);
    let clipped = format!("map.{}…", "x".repeat(40));
    check("", "\"locked\"", &format!("⌖\"{long}\":1, \"locked\""), &[(&clipped, unknown(None))]);
    check("", "\"locked\"", "⌖\"a\\u0000b\":1, \"locked\"", &[("map.a\u{fffd}b", unknown(None))]);
    check("", "\"locked\"", "⌖\"\\ud800\":1, \"locked\"", &[("map", ProblemKind::BadCharacter { code: 0xd800 })]);
}

#[test]
fn values_of_the_wrong_type_are_named() {
    check("\"o1\"", "{\n      \"name\": \"Sales\"\n    }", "⌖[]", &[("departments.o1", wrong(Expected::Object))]);
    check("\"d2\"", "\"Small one\"", "⌖17", &[("deals.d2.name", wrong(Expected::Text))]);
    check("\"d2\"", "\"Small one\"", "⌖null", &[("deals.d2.name", wrong(Expected::Text))]);
    check("\"d2\"", "\"value\": 0", "\"value\": ⌖\"0\"", &[("deals.d2.value", wrong(Expected::Number))]);
    check("", "\"locked\": true", "\"locked\": ⌖1", &[("map.locked", wrong(Expected::Truth))]);
    check(
        "\"d2\"",
        "[\n        {\n          \"node\": \"n2\",\n          \"entered\": \"2026-02-01\"\n        }\n      ]",
        "⌖{}",
        &[("deals.d2.visits", wrong(Expected::List))],
    );
    check("\"d1\"", "\"ticked\": [", "\"ticked\": [⌖1,", &[("deals.d1.ticked[0]", wrong(Expected::Text))]);
}

#[test]
fn numbers_outside_their_range_are_named() {
    for value in ["1.0", "1e3", "-1", "9007199254740993000", "99999999999999999999999", "1000000000000001"] {
        let to = format!("\"value\": ⌖{value}");
        check("\"d2\"", "\"value\": 0", &to, &[("deals.d2.value", whole(0, LARGEST_AMOUNT))]);
    }
    for value in ["101", "-1", "50.5"] {
        check("\"n1\"", "50,\n", &format!("⌖{value},\n"), &[("nodes.n1.probability", whole(0, 100))]);
    }
    let farthest = ProblemKind::WrongNumber { min: -1_000_000, max: 1_000_000, whole: false };
    for value in ["1e308", "1e999", "-1000000.5"] {
        check("\"n1\"", "72.5", &format!("⌖{value}"), &[("nodes.n1.position[1]", farthest.clone())]);
    }
    check("\"n1\"", "[\n        0,\n        72.5\n      ]", "⌖[0]", &[("nodes.n1.position[1]", ProblemKind::Missing)]);
    check(
        "\"n1\"",
        "[\n        0,\n        72.5\n      ]",
        "⌖[0,1,2]",
        &[("nodes.n1.position", ProblemKind::TooMany { count: 3, limit: 2 })],
    );
    check("\"n1\"", "\"min\": 2", "\"min\": ⌖3651", &[("nodes.n1.expected.min", whole(0, 3650))]);
    check(
        "\"n1\"",
        "\"expected\": {\n        \"min\": 2",
        "\"expected\": ⌖{\n        \"min\": 8",
        &[("nodes.n1.expected", ProblemKind::DaysOutOfOrder)],
    );
    check("\"p1\"", "\"order\": 3", "\"order\": ⌖4294967296", &[("phases.p1.order", whole(0, 4_294_967_295))]);
}

#[test]
fn words_dates_and_identifiers_are_named() {
    let found = |found: &str| found.to_owned();
    for date in ["2026-02-30", "30.02.2026", "2026-2-3", ""] {
        let to = format!("\"created\": ⌖\"{date}\"");
        check(
            "",
            "\"created\": \"2026-01-31\"",
            &to,
            &[("map.created", ProblemKind::WrongDate { found: found(date) })],
        );
    }
    check("", "\"PLN\"", "⌖\"zł\"", &[("map.currency", ProblemKind::WrongCurrency { found: found("zł") })]);
    check("", "\"m1\"", "⌖\"a b\"", &[("map.id", ProblemKind::WrongId { found: found("a b") })]);
    check(
        "\"nodes\"",
        "\"n6\"",
        "⌖\"<script>\"",
        &[("nodes.<script>", ProblemKind::WrongId { found: found("<script>") })],
    );
    let (text, _) = edited("\"n3\"", "decision", "Decision");
    let found = problems(text.as_bytes());
    let ProblemKind::WrongWord { found, allowed } = &found[0].kind else { panic!("{found:?}") };
    assert_eq!((found.as_str(), allowed.len(), allowed.contains(&"outcome_not_now")), ("Decision", 7, true));
}

#[test]
fn what_is_wrong_in_the_playbook_is_named() {
    let number = |min, max, whole| ProblemKind::WrongNumber { min, max, whole };
    check("\"goal\"", "250000.5", "⌖0", &[("map.goal.target", number(1, 1_000_000_000_000, false))]);
    let unknown = |id: &str| ProblemKind::UnknownReference { id: id.to_owned() };
    let first = |table: &str| {
        let text = write(&full());
        let start = text.find(&format!("\"{table}\": {{")).unwrap();
        text[start..].lines().nth(1).unwrap().trim().trim_end_matches(": {").trim_matches('"').to_owned()
    };
    let person = first("people");
    let place = format!("people.{person}.department");
    check("\"people\"", "\"department\": \"o1\"", "\"department\": ⌖\"n1\"", &[(&place, unknown("n1"))]);
    // The same identifier in two tables.
    let twice = ProblemKind::Duplicate { id: person.clone() };
    let to = format!("\"personas\": {{ ⌖\"{person}\": {{\"name\": \"x\"}},");
    let place = format!("personas.{person}");
    let (text, places) = edited("", "\"personas\": {", &to);
    let found = problems(text.as_bytes());
    let same = |problem: &&Problem| problem.path == place && problem.kind == twice;
    assert_eq!(found.iter().find(same).map(|problem| (problem.line, problem.column)), Some(places[0]), "{found:?}");
    let place = format!("versions.{}.content", first("versions"));
    let shape = ProblemKind::WrongType { expected: Expected::Object };
    check("\"versions\"", "{\"format\":\"stagecraft\"}", "⌖\"a text\"", &[(&place, shape)]);
    let (text, _) = edited("\"goal\"", "retention", "Retention");
    let [Problem { path, kind: ProblemKind::WrongWord { allowed, .. }, .. }] = &problems(text.as_bytes())[..] else {
        panic!("{text}");
    };
    assert_eq!((path.as_str(), allowed.len()), ("map.goal.kind", 4));
}

#[test]
fn texts_that_cannot_be_kept_are_named() {
    let long = |length, limit| ProblemKind::TooLong { length, limit };
    let pasted = "ż".repeat(50_000);
    check("\"d2\"", "\"Small one\"", &format!("⌖\"{pasted}\""), &[("deals.d2.name", long(50_000, 200))]);
    check("\"n3\"", "\"A or B?\"", &format!("⌖\"{pasted}\""), &[("nodes.n3.name", long(50_000, 200))]);
    check("\"n1\"", "\"e-mail\"", &format!("⌖\"{pasted}\""), &[("nodes.n1.exit[0].evidence", long(50_000, 10_000))]);
    check(
        "\"d1\"",
        "\"hurry\"",
        &format!("⌖\"{pasted}\""),
        &[("deals.d1.visits[0].left.gate_override.reason", long(50_000, 10_000))],
    );
    check("\"retired\"", "\"Old\"", &format!("⌖\"{pasted}\""), &[("retired.n0.name", long(50_000, 200))]);
    for (text, code) in
        [("a\\u0000", 0), ("a\\u001b", 0x1b), ("a\\nb", 0x0a), ("\\ud83d", 0xd800), ("\\udc00\\ud800", 0xd800)]
    {
        let to = format!("⌖\"{text}\"");
        check("\"d2\"", "\"Small one\"", &to, &[("deals.d2.name", ProblemKind::BadCharacter { code })]);
    }
    for text in ["", "   ", "\\u00a0"] {
        check("\"d2\"", "\"Small one\"", &format!("⌖\"{text}\""), &[("deals.d2.name", ProblemKind::Blank)]);
        check("\"o1\"", "\"Sales\"", &format!("⌖\"{text}\""), &[("departments.o1.name", ProblemKind::Blank)]);
    }
}

#[test]
fn what_does_not_fit_together_is_named() {
    let unknown = |id: &str| ProblemKind::UnknownReference { id: id.to_owned() };
    check("\"n1\"", "\"o1\"", "⌖\"o2\"", &[("nodes.n1.owner", unknown("o2"))]);
    check("\"n1\"", "\"p1\"", "⌖\"p2\"", &[("nodes.n1.phase", unknown("p2"))]);
    check("\"t0\"", "\"from\": \"n1\"", "\"from\": ⌖\"n7\"", &[("transitions.t0.from", unknown("n7"))]);
    check("\"t0\"", "\"to\": \"n3\"", "\"to\": ⌖\"n0\"", &[("transitions.t0.to", unknown("n0"))]);
    check("\"t0\"", "\"to\": \"n3\"", "\"to\": ⌖\"__proto__\"", &[("transitions.t0.to", ProblemKind::NotConnectable)]);
    check("\"n2\"", "\"n1\"", "⌖\"n7\"", &[("nodes.n2.parent", unknown("n7"))]);
    check("\"n2\"", "\"n1\"", "⌖\"n2\"", &[("nodes.n2.parent", ProblemKind::WrongParent)]);
    check("\"n2\"", "\"n1\"", "⌖\"n3\"", &[("nodes.n2.parent", ProblemKind::WrongParent)]);
    check("\"n4\"", "\"name\"", "\"parent\": ⌖\"n1\", \"name\"", &[("nodes.n4.parent", ProblemKind::WrongParent)]);
    check(
        "\"n4\"",
        "\"name\"",
        "\"entry\": ⌖\"x\", \"probability\": ⌖0, \"name\"",
        &[("nodes.n4.entry", ProblemKind::NoCard), ("nodes.n4.probability", ProblemKind::NoCard)],
    );
    check("\"d2\"", "\"n2\"", "⌖\"n7\"", &[("deals.d2.visits[0].node", unknown("n7"))]);
    check("\"d2\"", "\"n2\"", "⌖\"n3\"", &[("deals.d2.visits[0].node", ProblemKind::NoPlaceForDeals)]);
    check("\"d2\"", "\"n2\"", "⌖\"n0\"", &[("deals.d2.visits[0].node", ProblemKind::NoPlaceForDeals)]);
    check(
        "\"d2\"",
        "[\n        {\n          \"node\": \"n2\",\n          \"entered\": \"2026-02-01\"\n        }\n      ]",
        "⌖[]",
        &[("deals.d2.visits", ProblemKind::Blank)],
    );
    check(
        "\"d2\"",
        "\"entered\": \"2026-02-01\"",
        "\"entered\": \"2026-02-01\", \"left\": ⌖{\"on\": \"2026-02-01\"}",
        &[("deals.d2.visits[0].left", ProblemKind::LeftLastVisit)],
    );
    check(
        "\"d1\"",
        "{\n          \"node\": \"n5\"",
        "⌖{\"node\":\"n1\",\"entered\":\"2026-02-05\"}, {\"node\":\"n5\"",
        &[("deals.d1.visits[2].left", ProblemKind::Missing)],
    );
    let item = |index| format!("{{\"id\":\"x{index}\",\"text\":\"\",\"required\":true}}");
    let items: Vec<_> = (0..201).map(item).collect();
    check(
        "\"n2\"",
        "\"parent\"",
        &format!("\"exit\": ⌖[{}], \"parent\"", items.join(",")),
        &[("nodes.n2.exit", ProblemKind::TooMany { count: 201, limit: 200 })],
    );
}

#[test]
fn a_deal_that_left_before_it_entered_is_left_out_and_named() {
    for (from, to, path) in [
        ("\"entered\": \"2026-02-03\"", "\"entered\": ⌖\"2026-01-03\"", "deals.d1.visits[1].entered"),
        ("\"on\": \"2026-02-05\"", "\"on\": ⌖\"2026-02-02\"", "deals.d1.visits[1].left.on"),
    ] {
        let (text, places) = edited("\"d1\"", from, to);
        let opened = read(text.as_bytes()).unwrap();
        let [Problem { path: at, line, column, kind: ProblemKind::HistoryBackwards }] = opened.left_out.as_slice()
        else {
            panic!("{:?}", opened.left_out)
        };
        assert_eq!((at.as_str(), vec![(*line, *column)]), (path, places));
        let mut without = full();
        without.deals.retain(|id, _| id.to_string() != "d1");
        assert_eq!(write(&opened.document), write(&without));
        assert_eq!(opened.document.invariants(), vec![]);
    }
}

#[test]
fn a_deal_with_more_wrong_than_its_days_closes_the_file() {
    // In the deal itself, and elsewhere: everything wrong is named in the order of the file.
    let (text, _) = edited("\"d1\"", "\"on\": \"2026-02-05\"", "\"on\": \"2026-02-02\"");
    let two = text.replacen("\"node\": \"n5\"", "\"node\": \"nowhere\"", 1);
    assert!(problems(two.as_bytes()).len() == 2, "{:?}", problems(two.as_bytes()));
    let other = text.replacen("\"schema\": 3", "\"schema\": 3, \"more\": 1", 1);
    let kinds: Vec<_> = problems(other.as_bytes()).into_iter().map(|problem| problem.kind).collect();
    assert_eq!(kinds, [ProblemKind::UnknownField { suggestion: None }, ProblemKind::HistoryBackwards]);
}

#[test]
fn one_broken_record_is_one_problem_and_all_problems_come_at_once() {
    // What refers to the stage, whose kind cannot be read, is not to blame.
    let (text, places) = edited("\"n1\"", "\"stage\"", "⌖7");
    let text = text.replacen("\"min\": 2", "\"min\": 22", 1).replacen("\"PLN\"", "\"pln\"", 1).replacen(
        "\"to\": \"n3\"",
        "\"to\": \"n8\"",
        1,
    );
    let found = problems(text.as_bytes());
    let paths: Vec<_> = found.iter().map(|problem| problem.path.as_str()).collect();
    assert_eq!(paths, ["map.currency", "nodes.n1.kind", "nodes.n1.expected", "transitions.t0.to"]);
    assert_eq!((found[1].line, found[1].column), places[0]);
}

/// Pieces to put into a file at random places.
const PIECES: [&str; 26] = [
    "",
    "0",
    "-1",
    "1e9",
    "null",
    "true",
    "\"\"",
    "\"n1\"",
    "\"i1\"",
    "{}",
    "[]",
    ",",
    ":",
    "\"",
    "\\",
    "}",
    "]",
    "{",
    "[",
    "\"2026-02-30\"",
    "\"1999-01-01\"",
    "\"stage\"",
    "\"note\"",
    "\"outcome_won\"",
    "\"left\":{\"on\":\"2026-02-02\"},",
    "ż",
];

/// The byte ranges of the values in a file: what stands between quotes, and numbers and words.
fn tokens(text: &str) -> Vec<std::ops::Range<usize>> {
    let (mut tokens, mut start, mut quoted) = (Vec::new(), None, false);
    for (at, c) in text.char_indices() {
        match (start, c) {
            (Some(from), '"') if quoted && !text[..at].ends_with('\\') => {
                tokens.push(from..at + 1);
                (start, quoted) = (None, false);
            }
            (Some(from), _) if !quoted && !c.is_ascii_alphanumeric() && c != '.' && c != '-' => {
                tokens.push(from..at);
                start = None;
            }
            (None, '"') => (start, quoted) = (Some(at), true),
            (None, _) if c.is_ascii_alphanumeric() || c == '-' => start = Some(at),
            _ => {}
        }
    }
    tokens
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_bytes_are_refused_and_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(read(&bytes).is_err());
    }

    /// Whole values exchanged for others from the same file or a list: most stay JSON, and reach every check.
    #[test]
    fn files_with_values_exchanged_never_give_a_broken_document(
        seed in 0_u64..40, swaps in proptest::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<bool>()), 1..4)
    ) {
        let mut text = if seed == 0 { write(&full()) } else { write(&from_seed(seed)) };
        for (at, with, piece) in swaps {
            let tokens = tokens(&text);
            let with = if piece { PIECES[with.index(PIECES.len())].to_owned() } else { text[tokens[with.index(tokens.len())].clone()].to_owned() };
            text.replace_range(tokens[at.index(tokens.len())].clone(), &with);
        }
        well_behaved(text.as_bytes())?;
    }

    #[test]
    fn files_with_bytes_changed_never_give_a_broken_document(
        seed in 0_u64..40, edits in proptest::collection::vec((any::<prop::sample::Index>(), 0_usize..9, 0_usize..26), 1..4)
    ) {
        let mut bytes = if seed == 0 { write(&full()) } else { write(&from_seed(seed)) }.into_bytes();
        for (at, length, piece) in edits {
            let at = at.index(bytes.len());
            let end = (at + length).min(bytes.len());
            bytes.splice(at..end, PIECES[piece].bytes());
        }
        well_behaved(&bytes)?;
    }
}

/// Either a sound document that is written and read the same, or problems inside the file.
fn well_behaved(bytes: &[u8]) -> Result<(), TestCaseError> {
    match read(bytes) {
        Ok(opened) => {
            prop_assert_eq!(opened.document.invariants(), vec![]);
            let text = write(&opened.document);
            prop_assert_eq!(read(text.as_bytes()).map(|again| write(&again.document)), Ok(text));
        }
        Err(problems) => {
            let lines = String::from_utf8_lossy(bytes).lines().count().max(1);
            prop_assert!(!problems.is_empty());
            prop_assert!(problems.iter().all(|problem| problem.line <= lines + 1 && problem.column >= 1));
            prop_assert!(problems.is_sorted_by_key(|problem| (problem.line, problem.column)));
        }
    }
    Ok(())
}
