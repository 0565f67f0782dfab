//! The words for what columns tell and for what is wrong.

use crate::core::import::{Fault, Role};
use crate::ui::deals::column;
use crate::ui::language::{Text, fill, text};

/// What a column tells; `stage` is the one that its title names.
pub fn role_of(role: Role, stage: &str) -> String {
    let plain = match role {
        Role::Key => Text::ImportRoleKey,
        Role::About(about) => column(about),
        Role::Status => Text::ImportRoleStatus,
        Role::Closed => Text::ImportRoleClosed,
        Role::WonOn => Text::ImportRoleWonOn,
        Role::LostOn => Text::ImportRoleLostOn,
        Role::LostReason => Text::ImportRoleLostReason,
        Role::At => Text::ImportRoleAt,
        Role::Days => Text::ImportRoleDays,
        Role::Order => Text::ImportRoleOrder,
        Role::Currency => Text::ImportRoleCurrency,
        Role::Entered => return fill(Text::ImportRoleEntered, &[("stage", stage)]),
        Role::Left => return fill(Text::ImportRoleLeft, &[("stage", stage)]),
    };
    text(plain).to_owned()
}

/// What is wrong.
pub fn fault(fault: Fault) -> &'static str {
    text(match fault {
        Fault::NotADate => Text::ImportFaultNotADate,
        Fault::InFuture => Text::ImportFaultInFuture,
        Fault::NoStage => Text::ImportFaultNoStage,
        Fault::NoName => Text::ImportFaultNoName,
        Fault::SameKey => Text::ImportFaultSameKey,
        Fault::LeftBeforeEntered => Text::ImportFaultLeftBeforeEntered,
        Fault::NotDays => Text::ImportFaultNotDays,
        Fault::NoHistory => Text::ImportFaultNoHistory,
        Fault::LeftOut => Text::ImportFaultLeftOut,
        Fault::NoRoom => Text::ImportFaultNoRoom,
        Fault::NotAnAmount => Text::ImportFaultNotAnAmount,
        Fault::Negative => Text::ImportFaultNegative,
        Fault::OtherCurrency => Text::ImportFaultOtherCurrency,
        Fault::TooLong => Text::ImportFaultTooLong,
        Fault::SameMoment => Text::ImportFaultSameMoment,
        Fault::Gap => Text::ImportFaultGap,
    })
}

/// A row has more or fewer cells than there are titles.
pub fn ragged() -> &'static str {
    text(Text::ImportFaultRagged)
}

/// What a name becomes that the map does not have.
pub fn new_node(name: &str) -> Text {
    match crate::core::import::ending(name) {
        Some(true) => Text::ImportNewWon,
        Some(false) => Text::ImportNewLost,
        None => Text::ImportNewNode,
    }
}
