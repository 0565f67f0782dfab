//! A meeting about the map: one stage after the other, each in its own time, with those who are needed for it.

use super::matrix::Matrix;
use crate::core::ids::{EntryId, NodeId};
use crate::core::model::{Document, Part};
use crate::core::sorted::Set;

/// How long a stage is talked about where nobody has said so, in minutes.
pub const USUAL_MINUTES: i64 = 10;
/// Minutes of a day.
const DAY: i64 = 24 * 60;

/// A stage in the meeting.
#[derive(Clone, PartialEq, Debug)]
pub struct Point {
    /// The stage.
    pub stage: NodeId,
    /// When it begins, in minutes after midnight.
    pub begins: i64,
    /// How long it is talked about, in minutes; 0 for a stage that is left out.
    pub minutes: i64,
    /// Who is needed: who answers for it, who does it, who is asked. Who is only told reads the minutes.
    pub needed: Vec<(EntryId, Part)>,
}

/// The meeting.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Agenda {
    /// The stages in the order of the flow.
    pub points: Vec<Point>,
    /// How long it takes, in minutes.
    pub minutes: i64,
    /// When it is over, in minutes after midnight of its first day.
    pub ends: i64,
    /// Who is invited: everybody who is needed for a stage that is not left out, in the order of the columns.
    pub invited: Vec<EntryId>,
}

/// The meeting about all stages that begins so many minutes after midnight.
pub fn agenda(document: &Document, matrix: &Matrix, begins: i64) -> Agenda {
    let mut agenda = Agenda { ends: begins, ..Agenda::default() };
    let mut needed = Set::new();
    for stage in &matrix.stages {
        let said = document.nodes.get(stage).and_then(|node| node.card.more.minutes);
        let minutes = said.unwrap_or(USUAL_MINUTES);
        let mut working = matrix.working(*stage);
        working.retain(|(_, part)| *part != Part::Informed);
        if minutes > 0 {
            needed.extend(working.iter().map(|(person, _)| *person));
        }
        agenda.points.push(Point { stage: *stage, begins: agenda.ends, minutes, needed: working });
        agenda.ends += minutes;
    }
    agenda.minutes = agenda.ends - begins;
    agenda.invited = matrix.people().filter(|person| needed.contains(person)).collect();
    agenda
}

/// A time of the day as `9:05`; a meeting beyond midnight goes on with 0:00.
pub fn clock(minute: i64) -> String {
    let minute = minute.rem_euclid(DAY);
    format!("{}:{:02}", minute / 60, minute % 60)
}

/// The minutes after midnight of a time like `9:05` or `09:05`; none for no time.
pub fn minute_of(time: &str) -> Option<i64> {
    let (hours, minutes) = time.trim().split_once(':')?;
    let (hours, minutes) = (hours.parse::<u8>().ok()?, minutes.get(..2)?.parse::<u8>().ok()?);
    (hours < 24 && minutes < 60).then(|| i64::from(hours) * 60 + i64::from(minutes))
}
