//! Somebody or something goes, and the stages that it stands for need another.

use super::matrix::{Matrix, groups, weight};
use crate::core::command::{Command, MapEdit};
use crate::core::ids::{DepartmentId, EntryId, Id, Identifier, NodeId, PhaseId};
use crate::core::model::{Document, Entry, Flow, Involvement, Kept, Person, Phase};
use crate::core::sort;
use crate::core::sorted::Set;

/// What is to be removed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Leaving {
    /// A person, with the work for stages.
    Person(EntryId),
    /// A department, which owns stages and has people.
    Department(DepartmentId),
    /// A phase of the buyer's journey, which stages are in.
    Phase(PhaseId),
}

impl Leaving {
    /// What it is called.
    pub fn name(self, document: &Document) -> &str {
        let name = match self {
            Leaving::Person(id) => document.entry::<Person>(id).map(|person| &person.name),
            Leaving::Department(id) => document.departments.get(&id).map(|department| &department.name),
            Leaving::Phase(id) => document.phases.get(&id).map(|phase| &phase.name),
        };
        name.map(String::as_str).unwrap_or_default()
    }

    /// The stages and steps that it stands for, in the order of the flow.
    pub fn stages(self, document: &Document, flow: &Flow) -> Vec<NodeId> {
        let works = |node: NodeId, person: EntryId| {
            document.all::<Involvement>().any(|one| one.node == Some(node) && one.person == Some(person))
        };
        let concerned = |id: &NodeId| {
            let card = document.nodes.get(id).map(|node| &node.card);
            match self {
                Leaving::Person(person) => works(*id, person),
                Leaving::Department(department) => card.and_then(|card| card.owner) == Some(department),
                Leaving::Phase(phase) => card.and_then(|card| card.phase) == Some(phase),
            }
        };
        flow.order().iter().copied().filter(concerned).collect()
    }

    /// The people who would be without a department.
    pub fn people(self, document: &Document) -> usize {
        let Leaving::Department(department) = self else { return 0 };
        document.all::<Person>().filter(|person| person.department == Some(department)).count()
    }

    /// Who or what can take over, with its name.
    pub fn heirs(self, document: &Document, flow: &Flow) -> Vec<(Id, String)> {
        match self {
            Leaving::Person(gone) => {
                let people = groups(document, flow).into_iter().flat_map(|group| group.people);
                let named = |id: EntryId| Some((*id.id(), document.entry::<Person>(id)?.name.clone()));
                people.filter(|id| *id != gone).filter_map(named).collect()
            }
            Leaving::Department(gone) => {
                let departments = groups(document, flow).into_iter().filter_map(|group| group.department);
                let named = |id: DepartmentId| Some((*id.id(), document.departments.get(&id)?.name.clone()));
                departments.filter(|id| *id != gone).filter_map(named).collect()
            }
            Leaving::Phase(gone) => {
                let mut phases: Vec<&Phase> = document.phases.values().filter(|phase| phase.id != gone).collect();
                sort::by_key(&mut phases, |phase| (phase.order, phase.id));
                phases.into_iter().map(|phase| (*phase.id.id(), phase.name.clone())).collect()
            }
        }
    }

    /// What removes it, with who takes over. Whoever takes over a person's work and has a part in a stage already keeps
    /// the greater of the two.
    pub fn command(self, document: &Document, heir: Option<Id>) -> Command {
        match self {
            Leaving::Person(id) => {
                let heir = heir.map(EntryId::from_id);
                let leave = Command::TakeOut { entries: Set::from([id]), successor: heir };
                let risen = heir.map(|heir| risen(document, id, heir)).unwrap_or_default();
                if risen.is_empty() { leave } else { Command::Together(vec![Command::Put(risen), leave]) }
            }
            Leaving::Department(id) => Command::EditMap(MapEdit::DropDepartment(id, heir.map(DepartmentId::from_id))),
            Leaving::Phase(id) => Command::EditMap(MapEdit::DropPhase(id, heir.map(PhaseId::from_id))),
        }
    }
}

/// What an heir does for stages already where the one who goes does more.
fn risen(document: &Document, gone: EntryId, heir: EntryId) -> Vec<Entry> {
    let matrix = Matrix::of(document, &Flow::default());
    let own = document.all::<Involvement>().filter(|one| one.person == Some(heir));
    let higher = own.filter_map(|one| {
        let part = matrix.part(one.node?, gone).filter(|part| weight(*part) < weight(one.part))?;
        Some(Involvement { part, ..one.clone() }.entry())
    });
    higher.collect()
}
