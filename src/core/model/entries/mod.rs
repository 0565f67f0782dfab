//! What a team knows about its process beside the drawing: people, buyers, measures, comments, versions. One table of
//! entries of several kinds, each described once (see [`Fields`](super::Fields)).

mod buyer;
mod measures;
mod people;
mod plan;
mod records;

pub use buyer::{Marker, MarkerKind, MarkerPlan, Motivator, MotivatorKind, Need, Objection, Persona, Progress};
pub use measures::{Basis, Builtin, Kpi, Unit};
pub use people::{Capture, Interview, Involvement, Part, Person};
pub use plan::{Activity, Lever, Quantity, Scenario};
pub use records::{Comment, Mute, Version};

use super::{Document, Fields, Record, Target};
use crate::core::ids::{DepartmentId, EntryId, Id, Identifier, NodeId, TransitionId};

/// A kind of entry: what can be asked of it without knowing which.
pub trait Kept: Sized {
    /// Which kind it is.
    const KIND: Kind;
    /// An empty one.
    fn blank(id: EntryId) -> Self;
    /// What identifies it.
    fn id(&self) -> EntryId;
    /// Goes through its fields.
    fn describe(&mut self, to: &mut dyn Fields);
    /// One of this kind as an entry.
    fn entry(self) -> Entry;
    /// An entry as one of this kind.
    fn of(entry: &Entry) -> Option<&Self>;
    /// The same, to be changed.
    fn of_mut(entry: &mut Entry) -> Option<&mut Self>;
}

macro_rules! entries {
    ($($(#[$about:meta])* $kind:ident $table:literal)*) => {
        /// The kinds of entries.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum Kind {
            $($(#[$about])* $kind,)*
        }

        impl Kind {
            /// Every kind with the table that holds it in files.
            pub const ALL: &'static [(Kind, &'static str)] = &[$((Kind::$kind, $table)),*];
        }

        /// A record of the playbook.
        #[derive(Clone, PartialEq, Debug)]
        pub enum Entry {
            $($(#[$about])* $kind($kind),)*
        }

        impl Entry {
            /// An empty one of a kind.
            pub fn blank(kind: Kind, id: EntryId) -> Entry {
                match kind {
                    $(Kind::$kind => $kind::blank(id).entry(),)*
                }
            }

            /// Which kind it is.
            pub fn kind(&self) -> Kind {
                match self {
                    $(Entry::$kind(_) => Kind::$kind,)*
                }
            }

            /// Goes through its fields.
            pub fn describe(&mut self, to: &mut dyn Fields) {
                match self {
                    $(Entry::$kind(one) => one.describe(to),)*
                }
            }
        }

        impl Record for Entry {
            type Id = EntryId;
            fn id(&self) -> EntryId {
                match self {
                    $(Entry::$kind(one) => one.id,)*
                }
            }
        }
    };
}

entries! {
    /// Somebody who takes part in the process.
    Person "people"
    /// What somebody does for a stage.
    Involvement "involvements"
    /// A step that was named and has no place on the map yet.
    Capture "captures"
    /// A kind of buyer.
    Persona "personas"
    /// What a persona needs in a stage.
    Need "needs"
    /// What moves buyers on, or what they trip over.
    Marker "markers"
    /// What makes people buy.
    Motivator "motivators"
    /// What buyers say against it in a stage, and the answer.
    Objection "objections"
    /// A measure.
    Kpi "kpis"
    /// A remark, or an answer to one.
    Comment "comments"
    /// The map as it was.
    Version "versions"
    /// A finding that nobody wants to hear again.
    Mute "mutes"
    /// What is done for a deal in a stage.
    Activity "activities"
    /// A set of numbers to be compared with others.
    Scenario "scenarios"
    /// A number that somebody has set.
    Lever "levers"
}

/// An entry as a struct of fields that its description names.
macro_rules! kept {
    ($($name:ident { $($field:ident),* } $describe:expr;)*) => {$(
        impl $crate::core::model::Kept for $name {
            const KIND: $crate::core::model::Kind = $crate::core::model::Kind::$name;
            fn blank(id: $crate::core::ids::EntryId) -> Self {
                Self { id, $($field: Default::default()),* }
            }
            fn id(&self) -> $crate::core::ids::EntryId {
                self.id
            }
            fn describe(&mut self, to: &mut dyn $crate::core::model::Fields) {
                let describe: fn(&mut $name, &mut dyn $crate::core::model::Fields) = $describe;
                describe(self, to);
            }
            fn entry(self) -> $crate::core::model::Entry {
                $crate::core::model::Entry::$name(self)
            }
            fn of(entry: &$crate::core::model::Entry) -> Option<&Self> {
                match entry {
                    $crate::core::model::Entry::$name(one) => Some(one),
                    _ => None,
                }
            }
            fn of_mut(entry: &mut $crate::core::model::Entry) -> Option<&mut Self> {
                match entry {
                    $crate::core::model::Entry::$name(one) => Some(one),
                    _ => None,
                }
            }
        }
    )*};
}
pub(crate) use kept;

impl Document {
    /// All entries of a kind, in the order of their identifiers.
    pub fn all<K: Kept + 'static>(&self) -> impl Iterator<Item = &K> {
        self.entries.values().filter_map(K::of)
    }

    /// Whether what a reference leads to is there.
    pub fn has(&self, target: Target, id: Id) -> bool {
        match target {
            Target::Node => self.nodes.contains_key(&NodeId::from_id(id)),
            Target::Transition => self.transitions.contains_key(&TransitionId::from_id(id)),
            Target::Department => self.departments.contains_key(&DepartmentId::from_id(id)),
            Target::Entry(kind) => self.entries.get(&EntryId::from_id(id)).is_some_and(|entry| entry.kind() == kind),
        }
    }

    /// An entry of a kind.
    pub fn entry<K: Kept>(&self, id: EntryId) -> Option<&K> {
        self.entries.get(&id).and_then(K::of)
    }
}
