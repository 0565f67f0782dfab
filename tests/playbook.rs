//! The playbook for paper: what is in it, and that nothing that users write is read as markup.

mod support;

use stagecraft::core::ids::{IdSource, NodeId};
use stagecraft::core::language::Language;
use stagecraft::core::model::{
    Date, Document, ExpectedTime, Involvement, Kept, Kpi, Marker, Need, NodeKind, Objection, Part, Person, Persona,
    Record,
};
use stagecraft::core::playbook::{Block, Paper, Playbook, Word, Words, html, markdown, playbook};
use stagecraft::core::template::demonstration;
use support::{day, full, id};

/// Speaks in the names of the words.
struct Plain;

impl Words for Plain {
    fn language(&self) -> &'static str {
        "en"
    }
    fn say(&self, word: Word) -> String {
        format!("{word:?}")
    }
    fn choice(&self, word: &'static str) -> String {
        word.to_owned()
    }
    fn day(&self, day: Date) -> String {
        day.to_string()
    }
    fn about(&self) -> String {
        "Playbook".to_owned()
    }
    fn goal(&self, document: &Document) -> Option<String> {
        Some(document.map.purpose.goal.as_ref()?.metric.clone())
    }
    fn expected(&self, time: ExpectedTime) -> String {
        format!("{} to {}", time.min, time.max)
    }
    fn days(&self, days: i64) -> String {
        format!("after {days}")
    }
    fn measure(&self, _: &Document, measure: &Kpi) -> (String, String) {
        (measure.formula.clone(), String::new())
    }
    fn findings(&self, document: &Document) -> Vec<(String, String)> {
        document.nodes.values().take(1).map(|node| (node.name.clone(), "Open".to_owned())).collect()
    }
}

/// Every text of a playbook.
fn texts(playbook: &Playbook) -> Vec<&String> {
    let blocks = playbook.chapters.iter().flat_map(|chapter| &chapter.blocks);
    let mut all: Vec<&String> = playbook.chapters.iter().map(|chapter| &chapter.title).collect();
    all.extend([&playbook.title]);
    for block in blocks {
        match block {
            Block::Heading(text) | Block::Text(text) => all.push(text),
            Block::Facts(facts) => all.extend(facts.iter().flat_map(|(name, fact)| [name, fact])),
            Block::List(items) => all.extend(items),
            Block::Table(heads, rows) => all.extend(heads.iter().chain(rows.iter().flatten())),
        }
    }
    all
}

fn demo() -> Document {
    demonstration(Language::English, &mut IdSource::new(3), day("2026-03-02"))
}

#[test]
fn every_stage_has_a_chapter_in_the_order_of_the_flow() {
    let document = demo();
    let playbook = playbook(&document, &Plain, None);
    let titles: Vec<&str> = playbook.chapters.iter().map(|chapter| chapter.title.as_str()).collect();
    assert_eq!(&titles[..3], ["1. Brand awareness", "2. Brand engagement", "3. Marketing qualified lead"]);
    assert!(titles.contains(&"14. Existing customer"), "{titles:?}");
    assert!(titles.contains(&"Noes") && titles.contains(&"Findings"), "{titles:?}");
    let demo = &playbook.chapters[6];
    assert_eq!(demo.title, "7. Demo");
    let facts = &demo.blocks[0];
    let Block::Facts(facts) = facts else { panic!("{facts:?}") };
    assert!(facts.contains(&("Owner".to_owned(), "Sales".to_owned())), "{facts:?}");
    assert!(facts.contains(&("Expected".to_owned(), "2 to 21".to_owned())), "{facts:?}");
    let headings: Vec<&str> = demo
        .blocks
        .iter()
        .filter_map(|block| if let Block::Heading(text) = block { Some(text.as_str()) } else { None })
        .collect();
    for part in ["Entry", "Details", "Exit", "WaysOn"] {
        assert!(headings.contains(&part), "{part}: {headings:?}");
    }
    // Steps of a stage stand on its page, and have none of their own.
    assert!(!titles.iter().any(|title| title.contains("cold call")), "{titles:?}");
    assert!(texts(&playbook).iter().any(|text| text.starts_with("Cold call")), "steps are listed");
}

#[test]
fn what_is_known_of_people_and_buyers_is_on_the_page_of_its_stage() {
    let mut document = demo();
    document.entries.clear();
    let stage = document.nodes.values().find(|node| node.name == "Proposal").unwrap().id;
    let entries = [
        Person { name: "Ala".into(), role: "Rep".into(), ..Person::blank(id("p1")) }.entry(),
        Involvement {
            node: Some(stage),
            person: Some(id("p1")),
            part: Part::Accountable,
            ..Involvement::blank(id("w1"))
        }
        .entry(),
        Persona { name: "CFO".into(), ..Persona::blank(id("f1")) }.entry(),
        Need { node: Some(stage), persona: Some(id("f1")), text: "A figure".into(), ..Need::blank(id("x1")) }.entry(),
        Marker { node: Some(stage), name: "Audit".into(), persona: Some(id("f1")), ..Marker::blank(id("k1")) }.entry(),
        Objection {
            node: Some(stage),
            name: "Too dear".into(),
            answer: "Show value".into(),
            ..Objection::blank(id("b1"))
        }
        .entry(),
    ];
    document.entries.extend(entries.map(|entry| (entry.id(), entry)));
    let all = playbook(&document, &Plain, None);
    let page = all.chapters.iter().find(|chapter| chapter.title == "8. Proposal").unwrap();
    for wanted in [
        Block::Table(
            ["Person", "Role", "Part"].map(str::to_owned).to_vec(),
            vec![["Ala", "Rep", "accountable"].map(str::to_owned).to_vec()],
        ),
        Block::Facts(vec![("CFO".into(), "A figure".into())]),
        Block::List(vec!["trigger: Audit · CFO".into()]),
        Block::Facts(vec![("Too dear".into(), "Show value".into())]),
    ] {
        assert!(page.blocks.contains(&wanted), "{wanted:?} in {:#?}", page.blocks);
    }
    // The way for a no goes through its question.
    let noes = page.blocks.iter().find(|block| matches!(block, Block::Table(heads, _) if heads[0] == "Answer"));
    let Some(Block::Table(_, rows)) = noes else { panic!("{:#?}", page.blocks) };
    assert_eq!(
        rows.iter().map(|row| row[1].as_str()).collect::<std::collections::BTreeSet<_>>(),
        ["Lost", "Not now"].into()
    );
    let matrix = all.chapters.iter().find(|chapter| chapter.title == "Matrix").unwrap();
    let Block::Table(heads, rows) = &matrix.blocks[0] else { panic!("{matrix:?}") };
    assert_eq!((heads.len(), rows.len()), (2, 14));
    assert_eq!(rows[7], ["Proposal", "accountable"]);
    // A stage left out for now has no page.
    document.nodes.get_mut(&stage).unwrap().hidden = true;
    let all = playbook(&document, &Plain, None);
    assert!(!all.chapters.iter().any(|chapter| chapter.title.ends_with("Proposal")));
}

#[test]
fn an_empty_map_has_no_chapters() {
    let document = Document::new(id("m1"), "Map", day("2026-01-01"));
    let mut empty = playbook(&document, &Plain, None);
    empty.chapters.retain(|chapter| chapter.title != "Findings");
    assert_eq!(empty.chapters, []);
    assert!(html(&empty, Paper::A4).contains("<h1>Map</h1>"));
}

/// Texts that would be markup.
const HOSTILE: [&str; 14] = [
    "<script>alert(1)</script>",
    "</main></body><img src=x onerror=alert(1)>",
    "<style>*{display:none}</style>",
    "&lt;script&gt;",
    "\"onload=\"alert(1)",
    "# heading",
    "- item",
    "1. first",
    "[link](javascript:alert(1))",
    "![picture](https://example.com/x.png)",
    "a | b",
    "`code` *bold* _slanted_ ~~gone~~",
    "https://example.com and <https://example.com>",
    "two\n\n# lines\n> quoted",
];

fn hostile() -> Document {
    let mut document = full();
    document.map.name = HOSTILE[0].into();
    let stage: NodeId = id("n1");
    for (index, text) in HOSTILE.iter().enumerate() {
        let name = text.replace('\n', " ");
        let one = Objection {
            node: Some(stage),
            name: name.clone(),
            answer: (*text).into(),
            ..Objection::blank(id(&format!("h{index}")))
        };
        document.entries.insert(one.id, one.entry());
        let mut step = document.nodes.get(&id::<NodeId>("n2")).unwrap().clone();
        step.id = id(&format!("s{index}"));
        step.name = name;
        step.card.details = (*text).into();
        document.nodes.insert(step.id, step);
    }
    let node = document.nodes.get_mut(&stage).unwrap();
    node.name = HOSTILE[1].into();
    node.card.entry = HOSTILE.join("\n");
    node.card.exit[0].text = "a | b\nc".into();
    assert_eq!(document.invariants(), []);
    document
}

#[test]
fn nothing_that_users_write_is_markup_in_html() {
    let all = playbook(&hostile(), &Plain, Some("<svg><text>Map</text></svg>".into()));
    let file = html(&all, Paper::Letter);
    let (_, body) = file.split_once("<body>").unwrap();
    for bad in ["<script", "<img", "<style", "onerror=\"", "onload=\"", "javascript:\"", "href=\"http"] {
        assert!(!body.contains(bad), "{bad}");
    }
    // Only these elements, and what opens also closes.
    let tags = "main header p h1 h2 h3 figure svg text nav ol ul li a section dl div dt dd table thead tbody tr th td body html";
    let mut open: Vec<&str> = vec!["html", "body"];
    for piece in body.split('<').skip(1) {
        let (tag, _) = piece.split_once('>').unwrap();
        let name = tag.trim_start_matches('/').split(' ').next().unwrap();
        assert!(tags.split(' ').any(|known| known == name), "<{tag}>");
        match tag.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name)),
            None => open.push(name),
        }
    }
    assert_eq!(open, Vec::<&str>::new());
    assert!(file.contains("@page { size: letter;") && !file.contains("<script"));
    assert!(file.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assert!(file.contains("<svg><text>Map</text></svg>"));
}

#[test]
fn nothing_that_users_write_is_markup_in_markdown() {
    let text = markdown(&playbook(&hostile(), &Plain, None));
    for line in text.lines() {
        // Without what is escaped there is only the writer's own markup.
        let mut bare = String::new();
        let mut letters = line.chars();
        while let Some(letter) = letters.next() {
            if letter == '\\' {
                letters.next();
                bare.push('x');
            } else {
                bare.push(letter);
            }
        }
        let own = bare.trim_start_matches("  ");
        for mark in ["<", "`", "[", "](", "_", "~"] {
            assert!(!own.contains(mark), "{mark} in {line}");
        }
        let stars = own.matches('*').count();
        assert!(stars == 0 || stars == 4 || own.starts_with('*') && stars == 2, "{line}");
        assert!(
            !own.contains('|') || own.starts_with("| ") || own.starts_with("|  ---") || own.starts_with("| ---"),
            "{line}"
        );
        assert!(
            !own.contains('#')
                || ["# ", "## ", "### "]
                    .iter()
                    .any(|own_mark| own.trim_start_matches('#').len() + own_mark.len() > own.len()
                        || own.starts_with(own_mark)),
            "{line}"
        );
    }
    // Rows have as many cells as their heads.
    let cells = |line: &str| line.replace("\\|", "").matches('|').count();
    let mut wanted = 0;
    for line in text.lines() {
        if !line.starts_with('|') {
            wanted = 0;
        } else if wanted == 0 {
            wanted = cells(line);
        } else {
            assert_eq!(cells(line), wanted, "{line}");
        }
    }
    assert!(text.contains("\\[link\\]\\(javascript:alert\\(1\\)\\)"), "{text}");
    assert!(text.contains("a \\| b / c"));
}

#[test]
fn a_page_of_a_stage_says_everything_that_the_map_says() {
    let mut document = full();
    let stage = document.nodes.get_mut(&id::<NodeId>("n1")).unwrap();
    assert_eq!(stage.kind, NodeKind::Stage);
    let (entry, value) = (stage.card.entry.trim().to_owned(), stage.card.more.customer_value.trim().to_owned());
    let all = playbook(&document, &Plain, None);
    let texts = texts(&all);
    for wanted in [&entry, &value] {
        assert!(texts.contains(&wanted), "{wanted}");
    }
    assert_eq!(all.goal.as_deref(), document.map.purpose.goal.as_ref().map(|goal| goal.metric.as_str()));
}
