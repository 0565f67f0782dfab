//! Pictures of maps: what is drawn, and that the map inside comes back byte for byte or is refused.

mod support;

use proptest::prelude::*;
use stagecraft::core::checksum::crc32;
use stagecraft::core::drawing::{Facts, LaneWords, Look, NodeWords, Sans, WayFacts};
use stagecraft::core::geometry::Size;
use stagecraft::core::ids::IdSource;
use stagecraft::core::io::{Opened, Problem, ProblemKind, read, write, write_compact};
use stagecraft::core::language::Language;
use stagecraft::core::model::{Deal, Document, NodeKind, limits};
use stagecraft::core::picture::{NoMap, Options, Palette, Picture, Words, furnished, picture, raster};
use stagecraft::core::scene::{Lanes, Place, Scene};
use stagecraft::core::session::Overlays;
use stagecraft::core::template::{self, Template};
use support::{day, documents, full, id};

/// English, as far as these tests need it.
struct English;

impl Words for English {
    fn node(&self, look: &Look) -> NodeWords {
        let count = |count: usize, word: &str| if count == 0 { String::new() } else { format!("{count}{word}") };
        NodeWords {
            name: look.name.clone(),
            load: count(look.load.count, " deals"),
            load_short: count(look.load.count, ""),
            count: count(look.load.count, ""),
            stuck: count(look.load.stuck, " stuck"),
            ..NodeWords::default()
        }
    }

    fn lanes(&self, _document: &Document, _lanes: &Lanes) -> LaneWords {
        LaneWords::default()
    }

    fn steps(&self, count: usize) -> String {
        format!("{count} steps")
    }

    fn transition(&self, facts: WayFacts) -> Option<String> {
        facts.share.map(|share| format!("{} %", (share * 100.0).round()))
    }
}

const PLAIN: Options = Options { palette: Palette::Light, transparent: false, heading: false, carries: None };

/// What nodes show on a fixed day.
fn facts(document: &Document) -> Facts {
    Facts::of(document, Overlays::default(), day("2026-11-25"))
}

fn drawn(document: &Document, options: Options) -> Picture {
    picture(document, Place::Whole, &facts(document), &English, &Sans, &options).expect("something on the map")
}

/// The SVG of a map with its document inside.
fn svg(document: &Document) -> String {
    drawn(document, Options { carries: Some(&write_compact(document)), ..PLAIN }).text
}

/// One pixel.
const PIXEL: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0\x3a\x7e\x9b\x55\
    \0\0\0\x0aIDATx\x9cc\x68\0\0\0\x82\0\x81\x77\xcd\x72\xb6\0\0\0\0IEND\xaeB\x60\x82";

fn png(document: &Document) -> Vec<u8> {
    furnished(PIXEL, 2.0, Some(&write_compact(document))).expect("a whole PNG")
}

fn opened(file: &[u8]) -> Document {
    let Opened { document, migrated_from, .. } = read(file).unwrap_or_else(|problems| panic!("{problems:?}"));
    assert_eq!(migrated_from, None);
    document
}

/// Why no map comes out of a picture.
fn refused(file: &[u8]) -> ProblemKind {
    let problems = read(file).map(|opened| opened.document.map.name).expect_err("the picture was accepted");
    let [Problem { path, line: 1, column: 1, kind }] = problems.as_slice() else { panic!("{problems:?}") };
    assert_eq!(path, "");
    kind.clone()
}

fn no_map(format: &'static str, why: NoMap) -> ProblemKind {
    ProblemKind::Picture { format, why }
}

fn fourteen(language: Language) -> Document {
    template::build(Template::Fourteen, language, &mut IdSource::new(7), day("2026-11-25"))
}

#[test]
fn a_map_comes_back_from_its_picture_byte_for_byte() {
    for document in [full(), fourteen(Language::English), fourteen(Language::Polish)] {
        let text = write(&document);
        assert_eq!(write(&opened(svg(&document).as_bytes())), text);
        assert_eq!(write(&opened(&png(&document))), text);
    }
}

#[test]
fn characters_that_xml_cannot_hold_come_back_too() {
    let mut document = fourteen(Language::English);
    let node = document.nodes.values_mut().next().unwrap();
    node.card.details = "a\u{a0}b\u{2028}c\u{fffd}d\u{fffe}e\u{ffff}f\t\ng]]>h&amp;<i>\u{202e}j\u{feff}".to_owned();
    let text = write(&document);
    assert!(read(text.as_bytes()).is_ok_and(|opened| opened.document == document), "a document that files may hold");
    assert_eq!(write(&opened(svg(&document).as_bytes())), text);
    assert_eq!(write(&opened(&png(&document))), text);
}

#[test]
fn deals_stay_out_where_they_are_private() {
    let document = full();
    let shared = document.without_deals();
    assert_eq!(shared.invariants(), []);
    assert_eq!((shared.deals.len(), shared.retired.len()), (0, 0));
    let text = drawn(&document, Options { carries: Some(&write_compact(&shared)), ..PLAIN }).text;
    assert_eq!(opened(text.as_bytes()), shared);
    for deal in document.deals.values() {
        assert!(!text.contains(&deal.name), "{}", deal.name);
    }
}

/// How often a tag begins.
fn count(text: &str, tag: &str) -> usize {
    text.matches(&format!("<{tag} ")).count() + text.matches(&format!("<{tag}>")).count()
}

#[test]
fn a_picture_stands_alone() {
    for (document, carries) in [(fourteen(Language::English), false), (full(), true)] {
        let text = if carries { svg(&document) } else { drawn(&document, PLAIN).text };
        let drawing = text.split("</metadata>").last().unwrap();
        for foreign in ["class=", "style", "script", "href", "url(", "foreignObject", "@import", "var(", "$", " on"] {
            assert!(!drawing.contains(foreign), "{foreign} in {drawing}");
        }
        let known = ["svg", "title", "metadata", "rect", "path", "text", "g"].map(|tag| count(&text, tag));
        assert_eq!(text.matches('<').count() - text.matches("</").count(), known.iter().sum::<usize>());
        assert!(text.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\""));
        assert_eq!(text.matches("://").count(), 1, "the namespace and nothing else: {text}");
    }
}

#[test]
fn the_template_is_drawn_whole() {
    let document = fourteen(Language::English);
    let Picture { text, size } = drawn(&document, PLAIN);
    let scene = Scene::of(&document, Place::Whole);
    // Outlines of cards have this radius.
    let cards = scene.nodes().filter(|(id, _)| document.node_kind(*id).is_some_and(|kind| kind.has_card())).count();
    assert_eq!(text.matches("rx=\"10\" fill=\"#ffffff\"").count(), cards);
    // A line each, with a tip of its own where it is dashed.
    let dashed = text.matches("stroke-dasharray").count();
    assert!(dashed > 0);
    assert_eq!(text.matches("fill=\"none\" stroke=\"#8f8a7e\"").count(), scene.transitions().count() + dashed);
    for name in ["Brand awareness", "Go live"] {
        assert!(text.contains(&format!(">{name}</text>")), "{name}");
    }
    let bounds = scene.nodes().map(|(_, bounds)| bounds).reduce(|all, one| all.union(&one)).unwrap();
    assert!(size.width >= bounds.size.width + 80.0 && size.height >= bounds.size.height + 80.0, "{size:?}");
    assert!(text.contains(&format!("width=\"{}\" height=\"{}\" viewBox=\"", size.width, size.height)));
}

#[test]
fn colours_paper_and_name_are_as_asked_for() {
    let document = fourteen(Language::English);
    let plain = drawn(&document, PLAIN);
    assert!(plain.text.contains("fill=\"#f6f5f1\"/>"));
    let dark = drawn(&document, Options { palette: Palette::Dark, ..PLAIN }).text;
    assert!(dark.contains("fill=\"#15171b\"/>") && !dark.contains("#f6f5f1"));
    let bare = drawn(&document, Options { transparent: true, ..PLAIN }).text;
    assert!(!bare.contains("#f6f5f1"), "no paper, not below words either");
    let named = drawn(&document, Options { heading: true, ..PLAIN });
    let heading = format!("font-size=\"22\" font-weight=\"600\" fill=\"#20242b\">{}</text>", document.map.name);
    assert!(named.text.contains(&heading) && !plain.text.contains(&heading));
    assert_eq!(named.size, Size { height: plain.size.height + 48.0, ..plain.size });
    let empty = template::empty(Language::English, &mut IdSource::new(7), day("2026-11-25"));
    assert_eq!(picture(&empty, Place::Whole, &facts(&empty), &English, &Sans, &PLAIN), None);
}

#[test]
fn names_are_text_whatever_they_hold() {
    let mut document = fourteen(Language::English);
    let hostile = ["<script>alert(1)</script>", "\"><g onload=x>", "a\u{202e}b", "$5k & $paper", "\u{0}\u{1b}[31m"];
    let stages = document.nodes.values_mut().filter(|node| node.kind == NodeKind::Stage);
    for (node, name) in stages.zip(hostile) {
        node.name = name.to_owned();
    }
    document.map.name = "</title><script>".to_owned();
    let text = drawn(&document, Options { heading: true, ..PLAIN }).text;
    assert_eq!((text.matches("<script").count(), text.matches("<g onload").count()), (0, 0));
    assert!(text.contains(">\u{2068}a\u{202e}b\u{2069}</text>"), "what turns a text ends with it");
    assert!(text.contains(">$5k &amp; $paper</text>"));
    assert!(!text.contains(['\0', '\u{1b}']));
}

#[test]
fn an_opened_stage_and_the_map_of_a_stage_are_drawn_as_they_are_seen() {
    let mut document = full();
    let before = drawn(&document, PLAIN).text;
    assert!(before.contains("rx=\"12\" fill=\"#fbfaf7\""), "a frame");
    document.nodes.get_mut(&id("n1")).unwrap().expanded = false;
    let closed = drawn(&document, PLAIN).text;
    assert!(!closed.contains("rx=\"12\"") && closed.contains(">1 steps</text>"));
    let inside = picture(&document, Place::Inside(id("n1")), &facts(&document), &English, &Sans, &PLAIN).unwrap();
    assert!(inside.text.contains("<title>Demo &quot;live&quot;</title>"));
    assert_eq!(inside.text.matches("rx=\"10\" fill=\"#ffffff\"").count(), 1);
}

#[test]
fn pictures_without_a_map_are_named() {
    let document = full();
    assert_eq!(refused(PIXEL), no_map("PNG", NoMap::Without));
    assert_eq!(refused(drawn(&document, PLAIN).text.as_bytes()), no_map("SVG", NoMap::Without));
    assert_eq!(refused(b"\xef\xbb\xbf <?xml version='1.0'?><svg/>"), no_map("SVG", NoMap::Damaged));
    assert_eq!(refused(b"<!doctype html><html><svg></svg></html>"), ProblemKind::WebPage);
    let text = svg(&document);
    let other = text.replace("id=\"stagecraft\"", "id=\"metadata7\"");
    assert_eq!(refused(other.as_bytes()), no_map("SVG", NoMap::Without));
}

#[test]
fn two_maps_in_one_picture_are_refused() {
    let document = full();
    let text = svg(&document);
    let (start, end) = (text.find("<metadata").unwrap(), text.find("</metadata>").unwrap() + 11);
    let twice = [&text[..end], &text[start..]].concat();
    assert_eq!(refused(twice.as_bytes()), no_map("SVG", NoMap::Several));
    let twice = furnished(&png(&document), 1.0, Some("{}")).unwrap();
    assert_eq!(refused(&twice), no_map("PNG", NoMap::Several));
}

#[test]
fn other_programs_may_write_a_picture_anew() {
    let document = full();
    let text = svg(&document);
    let inkscape = text
        .replace("<svg xmlns=", "<?xml version=\"1.0\"?>\n<!-- Created with an editor -->\n<svg:svg xmlns:svg=")
        .replace("<metadata id=\"stagecraft\">", "<svg:metadata\n     id='stagecraft'><![CDATA[")
        .replace("</metadata>", "]]></svg:metadata>\n<metadata id=\"rdf\"><a/></metadata>");
    let (head, rest) = inkscape.split_once("<![CDATA[").unwrap();
    let (inside, tail) = rest.split_once("]]>").unwrap();
    let unescaped = inside.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    let anew = [head, "<![CDATA[", &unescaped, "]]>", tail].concat();
    assert_eq!(opened(anew.as_bytes()), document);
    assert_eq!(opened(text.replace("&quot;", "&#34;").as_bytes()), document);
}

#[test]
fn a_cut_picture_is_refused_or_still_holds_its_map() {
    let document = full();
    let (svg, png) = (svg(&document), png(&document));
    let mut whole = 0;
    for end in (0..svg.len()).step_by(7).filter(|end| svg.is_char_boundary(*end)) {
        match read(&svg.as_bytes()[..end]) {
            Ok(opened) => {
                assert_eq!(opened.document, document, "cut at {end}");
                whole += 1;
            }
            Err(problems) => assert_eq!(problems.len(), 1),
        }
    }
    assert!(whole > 20, "what is drawn comes after the map");
    let cut = svg.find("</metadata>").unwrap();
    assert_eq!(refused(&svg.as_bytes()[..cut + 5]), no_map("SVG", NoMap::Damaged));
    assert_eq!(refused(&svg.as_bytes()[..cut - 5]), no_map("SVG", NoMap::Damaged));
    for end in 4..png.len() {
        match read(&png[..end]) {
            Ok(opened) => assert_eq!(opened.document, document, "cut at {end}"),
            Err(problems) => assert_eq!(problems[0].kind, no_map("PNG", NoMap::Damaged), "cut at {end}"),
        }
    }
}

#[test]
fn a_changed_byte_of_a_png_is_noticed() {
    let document = full().without_deals();
    let png = png(&document);
    for at in 4..png.len() {
        for flip in [1, 0x80, 0xff] {
            let mut changed = png.clone();
            changed[at] ^= flip;
            if let Ok(opened) = read(&changed) {
                assert_eq!(opened.document, document, "byte {at}");
            }
        }
    }
    let text = png.windows(4).position(|kind| kind == b"iTXt").unwrap();
    let mut changed = png.clone();
    changed[text + 40] ^= 1;
    assert_eq!(refused(&changed), no_map("PNG", NoMap::Damaged), "its checksum is another now");
    // Compressed by another program: nothing is ever unpacked.
    let mut data = b"iTXtstagecraft\0\x01\0\0\0x\x9c".to_vec();
    data.extend(vec![0; 1000]);
    let mut packed = PIXEL[..33].to_vec();
    packed.extend((data.len() as u32 - 4).to_be_bytes());
    packed.extend(&data);
    packed.extend(crc32(&[&data]).to_be_bytes());
    packed.extend(&PIXEL[33..]);
    assert_eq!(refused(&packed), no_map("PNG", NoMap::Damaged));
}

#[test]
fn a_png_keeps_its_pixels_and_says_how_large_it_is_meant_to_be() {
    let made = furnished(PIXEL, 2.0, None).unwrap();
    assert_eq!(refused(&made), no_map("PNG", NoMap::Without));
    let at = made.windows(4).position(|kind| kind == b"pHYs").unwrap();
    // 192 pixels an inch.
    assert_eq!(made[at + 4..at + 13], [0, 0, 0x1d, 0x87, 0, 0, 0x1d, 0x87, 1]);
    let again = furnished(&made, 4.0, None).unwrap();
    assert_eq!(again.windows(4).filter(|kind| *kind == b"pHYs").count(), 1);
    assert_eq!(again.len(), made.len());
    assert!(made.ends_with(&PIXEL[33..]));
    for no_png in [&b""[..], b"\x89PNG", &PIXEL[..20], &PIXEL[..50], b"<svg/>"] {
        assert_eq!(furnished(no_png, 1.0, None), None);
    }
}

#[test]
fn nothing_small_becomes_large() {
    let bomb = "<!DOCTYPE svg [<!ENTITY a \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY b \"&a;\">]>\
        <svg><metadata id=\"stagecraft\">&a;</metadata></svg>";
    assert_eq!(refused(bomb.as_bytes()), no_map("SVG", NoMap::Damaged));
    let endless = [&PIXEL[..33], b"\xff\xff\xff\xffiTXtstagecraft\0\0\0\0\0{}"].concat();
    assert_eq!(refused(&endless), no_map("PNG", NoMap::Damaged));
    let deep = ["<svg>", &"<g>".repeat(1_000_000), "</svg>"].concat();
    assert_eq!(refused(deep.as_bytes()), no_map("SVG", NoMap::Damaged));
    let large = ["<svg>", &" ".repeat(limits::FILE), "</svg>"].concat();
    let kind = ProblemKind::TooLarge { bytes: limits::FILE + 11, limit: limits::FILE };
    assert_eq!(refused(large.as_bytes()), kind);
    let nested = format!("<svg><metadata id=\"stagecraft\">{}</metadata></svg>", "[".repeat(100_000));
    assert_eq!(refused_inside(nested.as_bytes()), ProblemKind::TooDeep { limit: 32 });
}

/// The problem of the text inside a picture, wherever in it that is.
fn refused_inside(file: &[u8]) -> ProblemKind {
    let problems = read(file).map(|opened| opened.document.map.name).expect_err("the picture was accepted");
    problems.first().expect("a problem").kind.clone()
}

#[test]
fn what_is_wrong_inside_a_picture_is_named_as_in_a_file() {
    let document = full();
    let bad = write(&document).replacen("\"stage\"", "\"staeg\"", 1);
    let expected = read(bad.as_bytes()).expect_err("a wrong word");
    let text = drawn(&document, Options { carries: Some(&bad), ..PLAIN }).text;
    assert_eq!(read(text.as_bytes()), Err(expected.clone()));
    assert_eq!(read(&furnished(PIXEL, 1.0, Some(&bad)).unwrap()), Err(expected));
}

#[test]
fn a_large_map_goes_through_both_kinds() {
    let mut document = full();
    for index in 0..5_000 {
        let mut deal: Deal = document.deals[&id("d2")].clone();
        deal.id = id(&format!("x{index}"));
        document.deals.insert(deal.id, deal);
    }
    let text = svg(&document);
    assert!(text.len() < limits::FILE, "{}", text.len());
    assert_eq!(opened(text.as_bytes()), document);
    assert_eq!(opened(&png(&document)), document);
}

#[test]
fn pixels_stay_within_what_browsers_draw() {
    let size = |width: f64, height: f64| Size { width, height };
    let small = raster(size(1200.0, 700.5), 4.0);
    assert_eq!((small.width, small.height, small.scale), (4800, 2802, 4.0));
    for (width, height) in [(100_000.0, 300.0), (300.0, 100_000.0), (20_000.0, 20_000.0), (1e9, 1e9)] {
        let raster = raster(size(width, height), 4.0);
        assert!(raster.scale < 4.0 && raster.width >= 1 && raster.height >= 1, "{raster:?}");
        assert!(raster.width <= 16_384 && raster.height <= 16_384, "{raster:?}");
        assert!(f64::from(raster.width) * f64::from(raster.height) <= 67_108_864.0, "{raster:?}");
    }
    let nothing = raster(size(0.0, f64::NAN), 1.0);
    assert_eq!((nothing.width, nothing.height), (1, 1));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_map_comes_back_from_its_picture(document in documents()) {
        let text = write(&document);
        prop_assert_eq!(&write(&opened(&png(&document))), &text);
        if !document.nodes.is_empty() {
            prop_assert_eq!(&write(&opened(svg(&document).as_bytes())), &text);
        }
    }

    #[test]
    fn any_bytes_are_read_without_a_panic(
        noise in proptest::collection::vec(any::<u8>(), 0..200),
        pieces in proptest::collection::vec(
            proptest::sample::select(vec!["<svg>", "</svg>", "<metadata id=\"stagecraft\">", "</metadata>", "<![CDATA[",
                "]]>", "<!--", "-->", "<!DOCTYPE [", "&", "&#x", "&lt;", ";", "\"", "'", "=", "{}", " ", ">", "<", "ż"]),
            0..40,
        ),
    ) {
        for head in [&b"\x89PNG\r\n\x1a\n"[..], &PIXEL[..33], b"<svg>", b""] {
            let _ = read(&[head, &noise].concat());
        }
        let _ = read(["<svg>", &pieces.concat()].concat().as_bytes());
        let _ = furnished(&[&PIXEL[..33], &noise[..]].concat(), 1.0, None);
    }
}
