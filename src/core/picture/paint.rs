//! The colours and strokes of a picture. It has no style sheet, so what style/tokens.css and style/canvas.css say of
//! each role stands here too; the tests read both.

use crate::core::analytics::Standing;
use crate::core::drawing::{Part, Role, STRENGTHS};
use crate::core::model::{NodeKind, TransitionKind};

/// The colours of a picture.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Palette {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// High contrast.
    Contrast,
}

/// The names of the colours, in the order in which the palettes have them.
pub(super) const NAMES: [&str; 20] = [
    "paper",
    "frame",
    "surface",
    "line",
    "line-strong",
    "ink",
    "muted",
    "good",
    "warn",
    "warn-soft",
    "bad",
    "bad-soft",
    "phase-0",
    "phase-1",
    "phase-2",
    "phase-3",
    "phase-4",
    "phase-5",
    "accent",
    "accent-soft",
];

const LIGHT: &str = "#f6f5f1#fbfaf7#ffffff#dcd8ce#8f8a7e#20242b#5f646d#2b7a3b#9a4f00#fdf0dc#b42318#fde8e6\
    #8a6fc0#2f8aa3#c9822b#4f9153#b0567f#6b7280#2f55d4#e8edfc";
const DARK: &str = "#15171b#191c21#1e2127#343841#7d8492#eceef2#a3aab6#69c27d#f0b35a#3a2d16#ff8a80#3d1f1d\
    #a993e0#58b5cf#e3a657#7cbd80#dd8fb3#9aa1ad#8aa5ff#232c4a";
const CONTRAST: &str = "#000000#000000#000000#c8c8c8#ffffff#ffffff#e4e4e4#7dff9b#ffc24d#332200#ff9d95#3b0a06\
    #c9b3ff#7de3ff#ffc06b#98f09d#ffa9cf#d5d8de#ffe14d#332d00";

impl Palette {
    /// A colour by its name.
    pub(super) fn colour(self, name: &str) -> &'static str {
        const DIGITS: usize = 7;
        let all = match self {
            Palette::Light => LIGHT,
            Palette::Dark => DARK,
            Palette::Contrast => CONTRAST,
        };
        let at = NAMES.iter().position(|known| *known == name).unwrap_or_default() * DIGITS;
        all.get(at..at + DIGITS).unwrap_or_default()
    }
}

/// The attributes of a role, with `$name` in place of each colour.
pub(super) fn attributes(role: Role) -> &'static str {
    const PHASES: [&str; 6] = [
        r#"fill="none" stroke="$phase-0" stroke-width="3" stroke-linecap="round""#,
        r#"fill="none" stroke="$phase-1" stroke-width="3" stroke-linecap="round""#,
        r#"fill="none" stroke="$phase-2" stroke-width="3" stroke-linecap="round""#,
        r#"fill="none" stroke="$phase-3" stroke-width="3" stroke-linecap="round""#,
        r#"fill="none" stroke="$phase-4" stroke-width="3" stroke-linecap="round""#,
        r#"fill="none" stroke="$phase-5" stroke-width="3" stroke-linecap="round""#,
    ];
    match role {
        Role::Outline(NodeKind::Stage | NodeKind::Step) => r#"fill="$surface" stroke="$line" stroke-width="1.2""#,
        Role::Outline(NodeKind::Decision | NodeKind::Lost) => {
            r#"fill="$surface" stroke="$line-strong" stroke-width="1.2""#
        }
        Role::Outline(NodeKind::Won) => r#"fill="$surface" stroke="$good" stroke-width="1.2""#,
        Role::Outline(NodeKind::NotNow) => r#"fill="$surface" stroke="$warn" stroke-width="1.2""#,
        Role::Outline(NodeKind::Note) => r#"fill="$warn-soft""#,
        Role::Frame => r#"fill="$frame" stroke="$line" stroke-width="1.2""#,
        Role::Fold => r#"fill="$surface" opacity=".7""#,
        Role::Phase(place) => PHASES.get(place % PHASES.len()).copied().unwrap_or_default(),
        Role::Name | Role::Question | Role::Remark | Role::Need => r#"fill="$ink""#,
        Role::Load => r#"fill="$muted""#,
        Role::Answer(NodeKind::Won) => r#"fill="$good""#,
        Role::Answer(NodeKind::NotNow) => r#"fill="$warn""#,
        Role::Answer(_) => r#"fill="$muted""#,
        Role::Pip(false) => r#"fill="$line""#,
        Role::Pip(true) => r#"fill="$good""#,
        Role::StuckGround => r#"fill="$warn-soft" stroke="$warn" stroke-width=".75""#,
        Role::StuckWords => r#"fill="$warn""#,
        Role::Lane(true) => r#"fill="$frame" stroke="$line" stroke-width=".75""#,
        Role::Lane(false) => r#"fill="none" stroke="$line" stroke-width=".75""#,
        Role::Pin => r#"fill="none" stroke="$muted" stroke-width="1.4" stroke-linecap="round" stroke-linejoin="round""#,
        Role::LaneName => r#"fill="$muted""#,
        Role::LaneEdge => r#"fill="$line""#,
        Role::TimeGround => r#"fill="$surface" stroke="$line-strong" stroke-width=".75""#,
        Role::TimeWords => r#"fill="$muted""#,
        Role::FindingsGround => r#"fill="$bad-soft" stroke="$bad" stroke-width=".75""#,
        Role::FindingsWords => r#"fill="$bad""#,
        Role::NeededGround => r#"fill="$surface" stroke="$good" stroke-width=".75""#,
        Role::NeededWords => r#"fill="$good""#,
        Role::GaugeGround(Standing::Good) => r#"fill="$surface" stroke="$good" stroke-width=".75""#,
        Role::GaugeWords(Standing::Good) => r#"fill="$good""#,
        Role::GaugeGround(Standing::Watch) => r#"fill="$warn-soft" stroke="$warn" stroke-width=".75""#,
        Role::GaugeWords(Standing::Watch) => r#"fill="$warn""#,
        Role::GaugeGround(Standing::Bad) => r#"fill="$bad-soft" stroke="$bad" stroke-width=".75""#,
        Role::GaugeWords(Standing::Bad) => r#"fill="$bad""#,
        Role::GaugeGround(_) => r#"fill="$surface" stroke="$line-strong" stroke-width=".75""#,
        Role::GaugeWords(_) => r#"fill="$muted""#,
        Role::TriggerGround => r#"fill="$surface" stroke="$good" stroke-width=".75""#,
        Role::TriggerMark => r#"fill="$good""#,
        Role::FrictionGround => r#"fill="$surface" stroke="$bad" stroke-width=".75""#,
        Role::FrictionMark => {
            r#"fill="none" stroke="$bad" stroke-width="1.4" stroke-linecap="round" stroke-linejoin="round""#
        }
        Role::FrictionWords => r#"fill="$bad""#,
        Role::ChipGround => r#"fill="$surface" stroke="$line-strong" stroke-width="1""#,
        Role::ChipMark => {
            r#"fill="none" stroke="$muted" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round""#
        }
        Role::ChipWords | Role::LabelWords => r#"fill="$muted""#,
        Role::Line(TransitionKind::No | TransitionKind::Recycle) => {
            r#"fill="none" stroke="$line-strong" stroke-width="1.5" stroke-linejoin="round" stroke-dasharray="5 4" stroke-linecap="butt""#
        }
        Role::Line(_) | Role::Tip => {
            r#"fill="none" stroke="$line-strong" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round""#
        }
        Role::LabelGround => r#"fill="$paper""#,
        Role::Chart(part) => charted(part),
    }
}

/// The attributes of a part of a chart.
fn charted(part: Part) -> &'static str {
    const CELLS: [&str; STRENGTHS] = [
        r#"fill="$accent" fill-opacity="0""#,
        r#"fill="$accent" fill-opacity=".08""#,
        r#"fill="$accent" fill-opacity=".16""#,
        r#"fill="$accent" fill-opacity=".25""#,
        r#"fill="$accent" fill-opacity=".34""#,
        r#"fill="$accent" fill-opacity=".44""#,
    ];
    const SLICES: [&str; 6] = [
        r#"fill="$phase-0""#,
        r#"fill="$phase-1""#,
        r#"fill="$phase-2""#,
        r#"fill="$phase-3""#,
        r#"fill="$phase-4""#,
        r#"fill="$phase-5""#,
    ];
    match part {
        Part::Zero => r#"fill="none" stroke="$line-strong" stroke-width="1""#,
        Part::Grid => r#"fill="none" stroke="$line" stroke-width="1""#,
        Part::Tick => r#"fill="$muted""#,
        Part::Name | Part::Value => r#"fill="$ink""#,
        Part::Bar | Part::Dot => r#"fill="$accent""#,
        Part::Ghost => r#"fill="$accent-soft" stroke="$accent" stroke-width=".75""#,
        Part::Track => r#"fill="$paper" stroke="$line" stroke-width="1""#,
        Part::Stroke => r#"fill="none" stroke="$ink" stroke-width="2.5""#,
        Part::Better => r#"fill="$good""#,
        Part::Worse => r#"fill="$warn""#,
        Part::Line => r#"fill="none" stroke="$accent" stroke-width="1.75" stroke-linejoin="round""#,
        Part::Cell(strength) => CELLS.get(strength).copied().unwrap_or_default(),
        Part::Slice(phase) => SLICES.get(phase % SLICES.len()).copied().unwrap_or_default(),
        Part::Won => r#"fill="$good""#,
        Part::Before => r#"fill="none" stroke="$ink" stroke-width="1.5" stroke-dasharray="3 3""#,
    }
}

#[cfg(test)]
mod tests;
