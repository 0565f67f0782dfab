//! The style sheets are read, and what they say of each role is held against what a picture says.

use std::collections::BTreeMap;

use super::*;
use crate::core::drawing::FAMILY;

const TOKENS: &str = include_str!("../../../../style/tokens.css");
const CANVAS: &str = include_str!("../../../../style/canvas.css");
const CHART: &str = include_str!("../../../../style/chart.css");

type Declarations<'a> = Vec<(&'a str, &'a str)>;

/// The rules of a style sheet, without those inside others.
fn rules(css: &str) -> Vec<(&str, Declarations<'_>)> {
    let mut rules = Vec::new();
    let mut rest = css;
    while let Some((head, body)) = rest.split_once('{') {
        let selector = head.rsplit("*/").next().unwrap().trim();
        if selector.starts_with('@') {
            let mut depth = 1;
            let end = body.find(|letter| {
                depth += match letter {
                    '{' => 1,
                    '}' => -1,
                    _ => 0,
                };
                depth == 0
            });
            rest = &body[end.unwrap() + 1..];
            continue;
        }
        let (body, after) = body.split_once('}').unwrap();
        let pairs = body.split(';').filter_map(|pair| pair.split_once(':'));
        rules.push((selector, pairs.map(|(name, value)| (name.trim(), value.trim())).collect()));
        rest = after;
    }
    rules
}

/// An element as selectors see it: `tag.class.class`.
fn fits(compound: &str, element: &str) -> bool {
    let mut parts = compound.split('.');
    let (tag, classes) = (parts.next().unwrap(), parts);
    let mut known = element.split('.');
    let own = known.next().unwrap();
    let known: Vec<&str> = known.collect();
    (tag.is_empty() || tag == own) && classes.into_iter().all(|class| known.contains(&class))
}

/// How strong a selector is where it fits the last of these elements, each inside the one before.
fn strength(selector: &str, path: &[String]) -> Option<(usize, usize)> {
    if selector.contains([':', '>', '[', '*', '+']) {
        return None;
    }
    let compounds: Vec<&str> = selector.split_whitespace().collect();
    let (own, above) = path.split_last()?;
    let (last, rest) = compounds.split_last()?;
    if !fits(last, own) {
        return None;
    }
    let mut above = above.iter().rev();
    for compound in rest.iter().rev() {
        above.find(|element| fits(compound, element))?;
    }
    let tags = compounds.iter().filter(|compound| !compound.starts_with('.')).count();
    Some((selector.matches('.').count(), tags))
}

/// What the style sheets of the map and of charts say of an element.
fn styled(path: &[String]) -> BTreeMap<&'static str, String> {
    let mut found: BTreeMap<&str, ((usize, usize), String)> = BTreeMap::new();
    for (selectors, declarations) in rules(CANVAS).into_iter().chain(rules(CHART)) {
        for strength in selectors.split(',').filter_map(|selector| strength(selector.trim(), path)) {
            for (name, value) in &declarations {
                let value = value.strip_prefix("var(--").and_then(|value| value.strip_suffix(')'));
                let value = value.map_or_else(|| declared(&declarations, name), |name| format!("${name}"));
                if found.get(name).is_none_or(|(known, _)| *known <= strength) {
                    found.insert(name, (strength, value));
                }
            }
        }
    }
    found.into_iter().map(|(name, (_, value))| (name, value)).collect()
}

fn declared(declarations: &Declarations<'_>, name: &str) -> String {
    declarations.iter().find(|(known, _)| *known == name).unwrap().1.to_owned()
}

/// Where the page has a role.
fn path(role: Role) -> Vec<String> {
    let inside = |group: String, class: &str, tag: &str| {
        let group = [["div.canvas", "svg"].map(str::to_owned).to_vec(), group.split(' ').map(str::to_owned).collect()];
        let class = if class.is_empty() { String::new() } else { [".", class].concat() };
        [group.concat(), vec![tag.to_owned() + &class.replace(' ', ".")]].concat()
    };
    let class = role.class().unwrap_or_default();
    let node = |kind: NodeKind| format!("g.node.{}", kind.word());
    let stage = |group: &str| format!("g.node.stage g.{group}");
    let tag = if role.font().is_some() { "text" } else { "rect" };
    match role {
        Role::Outline(kind) | Role::Answer(kind) => inside(node(kind), class, tag),
        Role::Frame => inside("g.node.frame".to_owned(), class, tag),
        Role::Fold => inside(node(NodeKind::Note), class, "path"),
        Role::Remark => inside(node(NodeKind::Note), class, tag),
        Role::Question => inside(node(NodeKind::Decision), class, tag),
        Role::Phase(_) | Role::Pip(_) => inside(node(NodeKind::Stage), class, "path"),
        Role::Name | Role::Load | Role::Need => inside(node(NodeKind::Stage), class, tag),
        Role::StuckGround | Role::StuckWords => inside(stage("stuck"), class, tag),
        Role::Lane(_) | Role::LaneName | Role::LaneEdge => inside("g.lanes".to_owned(), class, tag),
        Role::Pin => inside(node(NodeKind::Stage), class, "path"),
        Role::TimeGround | Role::TimeWords => inside(stage("time"), class, tag),
        Role::FindingsGround | Role::FindingsWords => inside(stage("findings"), class, tag),
        Role::NeededGround | Role::NeededWords => inside(stage("needed"), class, tag),
        Role::GaugeGround(standing) | Role::GaugeWords(standing) => match standing {
            Standing::Good => inside(stage("gauge.good"), class, tag),
            Standing::Watch => inside(stage("gauge.watch"), class, tag),
            Standing::Bad => inside(stage("gauge.bad"), class, tag),
            _ => inside(stage("gauge"), class, tag),
        },
        Role::TriggerGround => inside(stage("trigger"), class, tag),
        Role::TriggerMark => inside(stage("trigger"), class, "path"),
        Role::FrictionGround | Role::FrictionWords => inside(stage("friction"), class, tag),
        Role::FrictionMark => inside(stage("friction"), class, "path"),
        Role::ChipGround | Role::ChipWords => inside(stage("chip"), class, tag),
        Role::ChipMark => inside(stage("chip"), class, "path"),
        Role::Line(kind) => inside(format!("g.transition.{}", kind.word()), class, "path"),
        Role::Tip => inside("g.transition.advance".to_owned(), class, "path"),
        Role::LabelGround | Role::LabelWords => inside("g.transition.advance g.label".to_owned(), class, tag),
        Role::Chart(_) => vec!["div.chart".to_owned(), "svg".to_owned(), [tag, ".", &class.replace(' ', ".")].concat()],
    }
}

fn every_role() -> Vec<Role> {
    let mut roles = vec![
        Role::Frame,
        Role::Fold,
        Role::Name,
        Role::Load,
        Role::Question,
        Role::Remark,
        Role::Pip(false),
        Role::Pip(true),
        Role::StuckGround,
        Role::StuckWords,
        Role::Pin,
        Role::Lane(true),
        Role::Lane(false),
        Role::LaneName,
        Role::LaneEdge,
        Role::TimeGround,
        Role::TimeWords,
        Role::FindingsGround,
        Role::FindingsWords,
        Role::NeededGround,
        Role::NeededWords,
        Role::TriggerGround,
        Role::TriggerMark,
        Role::FrictionGround,
        Role::FrictionMark,
        Role::FrictionWords,
        Role::Need,
        Role::ChipGround,
        Role::ChipMark,
        Role::ChipWords,
        Role::Tip,
        Role::LabelGround,
        Role::LabelWords,
    ];
    roles.extend(NodeKind::ALL.map(|(kind, _)| Role::Outline(kind)));
    roles.extend([NodeKind::Won, NodeKind::Lost, NodeKind::NotNow].map(Role::Answer));
    roles.extend(TransitionKind::ALL.map(|(kind, _)| Role::Line(kind)));
    roles.extend((0..7).map(Role::Phase));
    let standings = [Standing::Unjudged, Standing::Good, Standing::Watch, Standing::Bad];
    roles.extend(standings.map(Role::GaugeGround));
    roles.extend(standings.map(Role::GaugeWords));
    let parts = [
        Part::Zero,
        Part::Grid,
        Part::Tick,
        Part::Name,
        Part::Value,
        Part::Bar,
        Part::Ghost,
        Part::Track,
        Part::Stroke,
        Part::Better,
        Part::Worse,
        Part::Line,
        Part::Dot,
        Part::Won,
        Part::Before,
    ];
    roles.extend(parts.map(Role::Chart));
    roles.extend((0..STRENGTHS).map(|strength| Role::Chart(Part::Cell(strength))));
    roles.extend((0..7).map(|phase| Role::Chart(Part::Slice(phase))));
    roles
}

#[test]
fn a_picture_is_painted_as_the_page_is() {
    for role in every_role() {
        let mut wanted = styled(&path(role));
        wanted.retain(|name, _| !["cursor", "pointer-events", "font-family"].contains(name));
        for value in wanted.values_mut() {
            match value.as_str() {
                "transparent" => *value = "none".to_owned(),
                length => *value = length.strip_suffix("px").unwrap_or(length).to_owned(),
            }
        }
        let mut painted: BTreeMap<&str, String> = BTreeMap::new();
        let mut parts = attributes(role).split('"');
        while let (Some(name), Some(value)) = (parts.next(), parts.next()) {
            painted.insert(name.trim().trim_end_matches('='), value.to_owned());
        }
        if let Some(font) = role.font() {
            painted.insert("font-size", font.size().to_string());
            painted.insert("font-weight", font.weight().to_string());
            wanted.entry("font-weight").or_insert("400".to_owned());
        }
        // No stroke: then its width says nothing.
        if wanted.get("stroke").is_some_and(|stroke| stroke == "none") {
            wanted.retain(|name, _| !name.starts_with("stroke"));
        }
        assert_eq!(painted, wanted, "{role:?} {:?}", path(role));
    }
}

#[test]
fn the_colours_are_those_of_the_page() {
    let rules = rules(TOKENS);
    let themes = [
        (Palette::Light, ":root"),
        (Palette::Dark, ":root[data-theme=\"dark\"]"),
        (Palette::Contrast, ":root[data-theme=\"contrast\"]"),
    ];
    for (palette, selector) in themes {
        let (_, tokens) = rules.iter().find(|(known, _)| *known == selector).unwrap();
        for name in NAMES {
            let token = ["--", name].concat();
            assert_eq!(palette.colour(name), declared(tokens, &token), "{name} of {palette:?}");
        }
    }
    let (_, light) = rules.iter().find(|(known, _)| *known == ":root").unwrap();
    assert_eq!(declared(light, "--font"), FAMILY);
}
