//! What a shape is, apart from how the page or a picture paints it.

use super::part::Part;
use super::text::Font;
use crate::core::analytics::Standing;
use crate::core::model::{NodeKind, TransitionKind};

/// What a shape is. The page paints by its class (style/canvas.css), a picture by the table of `core/picture/paint.rs`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// The outline of a node.
    Outline(NodeKind),
    /// The outline of a stage that is opened in place.
    Frame,
    /// The folded corner of a note.
    Fold,
    /// The colour of a journey phase, by its place in the journey; there are six, then they begin again.
    Phase(usize),
    /// The name of a stage or step.
    Name,
    /// How many deals are in a node, and what they are worth.
    Load,
    /// A decision's question.
    Question,
    /// An outcome.
    Answer(NodeKind),
    /// A note.
    Remark,
    /// Those of the four items of a card that are there, or that are not.
    Pip(bool),
    /// Below the words for deals that have outstayed their time.
    StuckGround,
    /// Those words.
    StuckWords,
    /// Layout leaves a node where it is.
    Pin,
    /// The ground of a lane: of every other, the first included, or of those between.
    Lane(bool),
    /// The name of a lane.
    LaneName,
    /// Between two columns.
    LaneEdge,
    /// Below the words for how long deals stay.
    TimeGround,
    /// Those words.
    TimeWords,
    /// Below the number of findings.
    FindingsGround,
    /// That number.
    FindingsWords,
    /// Below what the plan asks for.
    NeededGround,
    /// What the plan asks for.
    NeededWords,
    /// Below a measure, by how it stands.
    GaugeGround(Standing),
    /// That measure.
    GaugeWords(Standing),
    /// Below the sign of what moves buyers on.
    TriggerGround,
    /// That sign.
    TriggerMark,
    /// Below the sign of what buyers trip over.
    FrictionGround,
    /// That sign.
    FrictionMark,
    /// The share of deals that is lost there.
    FrictionWords,
    /// What a persona needs.
    Need,
    /// Below the number of steps of a stage.
    ChipGround,
    /// The mark beside that number.
    ChipMark,
    /// That number.
    ChipWords,
    /// A transition.
    Line(TransitionKind),
    /// The tip of a transition.
    Tip,
    /// Below the words on a transition.
    LabelGround,
    /// Those words.
    LabelWords,
    /// A part of a chart.
    Chart(Part),
}

impl Role {
    /// The classes that the style sheet knows it by, beside those of the group it is in.
    pub fn class(self) -> Option<&'static str> {
        const PHASES: [&str; 6] =
            ["phase phase-0", "phase phase-1", "phase phase-2", "phase phase-3", "phase phase-4", "phase phase-5"];
        match self {
            Role::Outline(_) | Role::Frame => Some("shape"),
            Role::Fold => Some("fold"),
            Role::Phase(place) => PHASES.get(place % PHASES.len()).copied(),
            Role::Name => Some("name"),
            Role::Load => Some("load"),
            Role::Need => Some("need"),
            Role::Question => Some("question"),
            Role::Answer(_) => Some("answer"),
            Role::Remark => Some("remark"),
            Role::Pip(false) => Some("pip"),
            Role::Pip(true) => Some("pip there"),
            Role::Line(_) => Some("line"),
            Role::Tip => Some("tip"),
            Role::Lane(true) => Some("lane odd"),
            Role::Lane(false) => Some("lane"),
            Role::LaneName => Some("lane-name"),
            Role::LaneEdge => Some("lane-edge"),
            Role::Pin => Some("pin"),
            Role::StuckGround | Role::StuckWords | Role::ChipGround | Role::ChipMark | Role::ChipWords => None,
            Role::TimeGround | Role::TimeWords | Role::FindingsGround | Role::FindingsWords => None,
            Role::NeededGround | Role::NeededWords | Role::GaugeGround(_) | Role::GaugeWords(_) => None,
            Role::TriggerGround | Role::TriggerMark => None,
            Role::FrictionGround | Role::FrictionMark | Role::FrictionWords => None,
            Role::LabelGround | Role::LabelWords => None,
            Role::Chart(part) => Some(part.class()),
        }
    }

    /// The font of its words; none where it has no words.
    pub fn font(self) -> Option<Font> {
        match self {
            Role::Name | Role::LaneName => Some(Font::Name),
            Role::Question | Role::Answer(_) => Some(Font::Small),
            Role::Load | Role::Need => Some(Font::Load),
            Role::Remark => Some(Font::Note),
            Role::StuckWords | Role::ChipWords | Role::LabelWords => Some(Font::Mark),
            Role::TimeWords | Role::FindingsWords | Role::FrictionWords | Role::NeededWords | Role::GaugeWords(_) => {
                Some(Font::Mark)
            }
            Role::Chart(part) => part.font(),
            _ => None,
        }
    }
}
