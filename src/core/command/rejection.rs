//! Why a command is not carried out. No sentences: the user interface words them in its language.

use crate::core::ids::{ItemId, NodeId};
use crate::core::model::Date;
use crate::core::sorted::Set;

/// Which text was too long, or empty.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Field {
    /// A name.
    Name,
    /// An entry definition.
    Entry,
    /// Details.
    Details,
    /// A checklist item.
    Exit,
    /// A label.
    Label,
    /// An owner.
    Owner,
    /// A reason.
    Reason,
    /// Another text of a deal.
    Text,
}

/// Why a command was not planned. Nothing has changed.
#[derive(Clone, PartialEq, Debug)]
pub enum Rejection {
    /// The map is locked.
    Locked,
    /// A record that the command names is not there (any more).
    Gone,
    /// An identifier is taken.
    Taken,
    /// A text is longer than it may be, in characters.
    TooLong {
        /// Which text.
        field: Field,
        /// How long it is.
        length: usize,
        /// How long it may be.
        limit: usize,
    },
    /// A text that may not be empty is.
    Empty(Field),
    /// More records than a map may have.
    TooMany {
        /// How many there may be.
        limit: usize,
    },
    /// A note cannot be connected.
    NotConnectable,
    /// Deals cannot be there.
    NoPlaceForDeals(NodeId),
    /// Deals are in what is to be removed, and nobody said where they go.
    DealsInTheWay {
        /// How many.
        deals: usize,
        /// The nodes they are in.
        nodes: Set<NodeId>,
    },
    /// Required items are open; an override with a reason passes.
    Gate {
        /// The stage whose gate it is.
        node: NodeId,
        /// The items that are missing.
        missing: Vec<ItemId>,
    },
    /// Lost and not now need a reason.
    ReasonNeeded {
        /// The outcome.
        node: NodeId,
        /// A date to come back on is needed too.
        date: bool,
    },
    /// The deal is there already.
    AlreadyThere,
    /// The day lies before the deal entered where it is.
    BeforeEntry(Date),
    /// The date to come back on is not after the day of the move.
    RevisitNotLater,
    /// An amount is negative or too large.
    WrongAmount,
    /// A number is out of its range.
    WrongNumber,
    /// A stage that has steps stays a stage.
    HasSteps,
    /// What it would become has no card, and there is something on its card.
    CardWouldBeLost,
}
