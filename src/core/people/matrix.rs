//! The matrix of stages by people: who does what for which stage (RACI).

use crate::core::command::Command;
use crate::core::ids::{DepartmentId, EntryId, NodeId};
use crate::core::letters::lowercase;
use crate::core::model::{Document, Flow, Involvement, Kept, Part, Person};
use crate::core::sort;
use crate::core::sorted::{Map, Set};

/// The people of a department, or those of none.
#[derive(Clone, PartialEq, Debug)]
pub struct Group {
    /// The department.
    pub department: Option<DepartmentId>,
    /// Its people, by name.
    pub people: Vec<EntryId>,
}

/// All departments in the order in which the flow comes to their stages, the others by name behind them, and those who
/// are in none last, where there is anybody.
pub fn groups(document: &Document, flow: &Flow) -> Vec<Group> {
    let mut departments: Vec<DepartmentId> = Vec::new();
    let mut seen = Set::new();
    let owner = |node: &NodeId| document.nodes.get(node)?.card.owner;
    departments.extend(flow.stages(document).iter().filter_map(owner).filter(|owner| seen.insert(*owner)));
    let mut others: Vec<(String, DepartmentId)> = document
        .departments
        .values()
        .filter(|department| !seen.contains(&department.id))
        .map(|department| (lowercase(&department.name), department.id))
        .collect();
    sort::by(&mut others, Ord::cmp);
    departments.extend(others.into_iter().map(|(_, id)| id));
    let mut people: Vec<(String, EntryId, Option<DepartmentId>)> =
        document.all::<Person>().map(|person| (lowercase(&person.name), person.id, person.department)).collect();
    sort::by(&mut people, Ord::cmp);
    let of = |department: Option<DepartmentId>| Group {
        department,
        people: people.iter().filter(|(.., of)| *of == department).map(|(_, id, _)| *id).collect(),
    };
    let nowhere = Some(of(None)).filter(|group| !group.people.is_empty());
    departments.into_iter().map(|department| of(Some(department))).chain(nowhere).collect()
}

/// The stages by the people.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Matrix {
    /// The rows: stages in the order of the flow.
    pub stages: Vec<NodeId>,
    /// The columns: people by department.
    pub groups: Vec<Group>,
    parts: Map<(NodeId, EntryId), (EntryId, Part)>,
}

impl Matrix {
    /// The matrix of a document. Departments without people have no columns.
    pub fn of(document: &Document, flow: &Flow) -> Matrix {
        let part = |one: &Involvement| Some(((one.node?, one.person?), (one.id, one.part)));
        Matrix {
            stages: flow.stages(document),
            groups: groups(document, flow).into_iter().filter(|group| !group.people.is_empty()).collect(),
            parts: document.all::<Involvement>().filter_map(part).collect(),
        }
    }

    /// The columns, department after department.
    pub fn people(&self) -> impl Iterator<Item = EntryId> {
        self.groups.iter().flat_map(|group| group.people.iter().copied())
    }

    /// What somebody does for a stage.
    pub fn part(&self, stage: NodeId, person: EntryId) -> Option<Part> {
        self.parts.get(&(stage, person)).map(|(_, part)| *part)
    }

    /// Who works for a stage, those with the greatest part first: who answers for it, who does it, who is asked, who is
    /// told.
    pub fn working(&self, stage: NodeId) -> Vec<(EntryId, Part)> {
        let mut working: Vec<(EntryId, Part)> =
            self.people().filter_map(|person| Some((person, self.part(stage, person)?))).collect();
        sort::by_key(&mut working, |(_, part)| weight(*part));
        working
    }

    /// What gives somebody another part in a stage, or none; nothing where nothing changes. A new entry gets this
    /// identifier.
    pub fn assign(&self, stage: NodeId, person: EntryId, part: Option<Part>, fresh: EntryId) -> Option<Command> {
        let known = self.parts.get(&(stage, person));
        if known.map(|(_, part)| *part) == part {
            return None;
        }
        let id = known.map(|(id, _)| *id);
        match part {
            Some(part) => {
                let involvement = Involvement {
                    node: Some(stage),
                    person: Some(person),
                    part,
                    ..Involvement::blank(id.unwrap_or(fresh))
                };
                Some(Command::Put(vec![involvement.entry()]))
            }
            None => Some(Command::TakeOut { entries: Set::from([id?]), successor: None }),
        }
    }

    /// Where an arrow key leads from a cell: so many rows down and columns to the right, at most to the borders.
    pub fn beside(&self, (stage, person): (NodeId, EntryId), down: isize, right: isize) -> Option<(NodeId, EntryId)> {
        let people: Vec<EntryId> = self.people().collect();
        let moved = |at: usize, by: isize, count: usize| at.saturating_add_signed(by).min(count.saturating_sub(1));
        let row = self.stages.iter().position(|known| *known == stage)?;
        let column = people.iter().position(|known| *known == person)?;
        let stage = self.stages.get(moved(row, down, self.stages.len()))?;
        Some((*stage, *people.get(moved(column, right, people.len()))?))
    }
}

/// The place of a part among all: who answers stands before who does the work.
pub(super) fn weight(part: Part) -> u8 {
    match part {
        Part::Accountable => 0,
        Part::Responsible => 1,
        Part::Consulted => 2,
        Part::Informed => 3,
    }
}

/// What a press makes of a part: responsible, accountable, consulted, informed, nothing, and again.
pub fn next(part: Option<Part>) -> Option<Part> {
    let Some(part) = part else { return Part::ALL.first().copied() };
    let at = Part::ALL.iter().position(|known| *known == part)?;
    Part::ALL.get(at + 1).copied()
}
