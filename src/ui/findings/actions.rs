//! What can be done about a finding: going there, mending it, muting it. Each change is an undo step that says so.

use super::words::fix_label;
use crate::core::checks::{Check, Finding, Fixing, Place, fix, mute};
use crate::core::command::Command;
use crate::core::ids::{EntryId, IdSource};
use crate::core::model::{Kept, NodeKind};
use crate::core::search::Found;
use crate::core::session::{Section, View};
use crate::core::sorted::Set;
use crate::ui::language::{Text, fill, text};
use crate::ui::sentences;
use crate::ui::shell;
use crate::ui::workspace::Workspace;

/// Selects the place of a finding on the map and looks at it. What is said of the map as a whole and is not drawn leads to
/// the part of the playbook where it is written.
pub fn show(workspace: Workspace, check: Check, place: Place) {
    match place {
        Place::Map => match check {
            Check::NoGoal | Check::GoalPast => workspace.open_playbook(Section::Goal),
            Check::NoReview | Check::ReviewOverdue => workspace.open_playbook(Section::History),
            _ => workspace.view.set(View::Map),
        },
        Place::Node(node) => shell::show_found(workspace, Found::Node(node)),
        Place::Transition(way) => shell::show_found(workspace, Found::Transition(way)),
    }
}

/// What a node of a kind is called before anybody names it.
fn new_name(kind: NodeKind) -> String {
    sentences::node_kind(kind).to_owned()
}

/// The command that mends a finding, now.
fn command(workspace: Workspace, finding: &Finding, ids: &mut IdSource) -> Option<Command> {
    let today = workspace.today.get_untracked();
    workspace.read(|document| fix(document, finding, &mut Fixing { ids, today, name: new_name }))
}

/// Whether a press mends it.
pub fn can_mend(workspace: Workspace, finding: &Finding) -> bool {
    command(workspace, finding, &mut IdSource::new(0)).is_some()
}

/// Mends a finding.
pub fn mend(workspace: Workspace, finding: &Finding) {
    match workspace.with_ids(|ids| command(workspace, finding, ids)) {
        Some(command) => {
            if workspace.commit(command) {
                let what = text(fix_label(finding.check));
                workspace.say_undoable(fill(Text::CheckMended, &[("what", what)]));
            }
        }
        None => workspace.complain(text(Text::CheckNotMended).to_owned()),
    }
}

/// Mutes a finding for this reason; whether it is muted.
pub fn silence(workspace: Workspace, finding: &Finding, reason: &str) -> bool {
    let entry = mute(workspace.make_id(), finding, reason).entry();
    let muted = workspace.commit(Command::Put(vec![entry]));
    if muted {
        workspace.say_undoable(text(Text::CheckMutedSaid).to_owned());
    }
    muted
}

/// Hears what was muted by an entry again.
pub fn hear(workspace: Workspace, by: EntryId) {
    if workspace.commit(Command::TakeOut { entries: Set::from([by]), successor: None }) {
        workspace.say_undoable(text(Text::CheckUnmuted).to_owned());
    }
}
