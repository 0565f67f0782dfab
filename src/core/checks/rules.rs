//! The table of all checks.

use super::finding::Finding;
use super::fixing::Fixing;
use super::subject::{Report, Subject};
use super::*;
use crate::core::command::Command;

/// What kind of mistake it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Family {
    /// Nobody knows what the process is for, or looks after it.
    Purpose,
    /// What is written can be read in several ways.
    Vague,
    /// There is too much of it to be read.
    Detailed,
    /// The customer does not come first.
    Customer,
    /// Nobody can act by it.
    Action,
    /// Deals go other ways than those that are drawn.
    Forced,
    /// The drawing itself does not work.
    Structure,
}

impl Family {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Family; 7] = [
        Family::Purpose,
        Family::Vague,
        Family::Detailed,
        Family::Customer,
        Family::Action,
        Family::Forced,
        Family::Structure,
    ];
}

/// A check.
#[derive(Clone, Copy)]
pub struct Rule {
    /// Which one.
    pub check: Check,
    /// The word that files use for it.
    pub word: &'static str,
    /// Its family.
    pub family: Family,
    /// How much it counts in the score, 1 to 3.
    pub weight: u32,
    /// Judges the places that it asks.
    pub(super) find: fn(&Subject, &mut Report),
    /// What mends a finding, where that takes no more than a press.
    pub(super) fix: Option<Fix>,
}

/// What mends a finding; nothing where it cannot be mended like this.
pub(super) type Fix = fn(&Document, &Finding, &mut Fixing) -> Option<Command>;

macro_rules! rules {
    ($($(#[$about:meta])* $check:ident $file:ident $family:ident $weight:literal $($fix:ident)?;)*) => {
        /// A rule that a map can break.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
        pub enum Check {
            $($(#[$about])* $check,)*
        }

        /// Every check, the most important family first.
        pub const ALL: &[Rule] = &[$(Rule {
            check: Check::$check,
            word: stringify!($file),
            family: Family::$family,
            weight: $weight,
            find: $file::find,
            fix: rules!(@fix $file $($fix)?),
        },)*];
    };
    (@fix $file:ident fix) => { Some($file::fix) };
    (@fix $file:ident) => { None };
}

rules! {
    /// The map has no goal.
    NoGoal no_goal Purpose 2;
    /// The day of the goal is past.
    GoalPast goal_past Purpose 2;
    /// Nobody has said when to look at the map again.
    NoReview no_review Purpose 1 fix;
    /// It was to be looked at again by now.
    ReviewOverdue review_overdue Purpose 2 fix;
    /// A node has no name.
    NoName no_name Vague 3;
    /// A name says nothing of what is done.
    EmptyName empty_name Vague 2;
    /// A stage has no entry definition.
    NoEntry no_entry Vague 3;
    /// Nobody has written what happens in a stage.
    NoDetails no_details Vague 2;
    /// A stage has no exit checklist.
    NoExit no_exit Vague 3;
    /// No department is accountable for a stage.
    NoOwner no_owner Vague 3 fix;
    /// Nobody works for a stage, or answers for it.
    NobodyResponsible nobody_responsible Vague 2;
    /// Words that everybody reads differently.
    WeaselWords weasel_words Vague 2;
    /// Items of a checklist that say no action.
    ItemWithoutVerb item_without_verb Vague 1;
    /// Required items that nothing proves.
    ItemWithoutEvidence item_without_evidence Vague 1;
    /// More stages than can be read at once.
    ManyStages many_stages Detailed 2;
    /// A decision with too many ways out.
    ManyBranches many_branches Detailed 2;
    /// More outcomes than anybody tells apart.
    ManyOutcomes many_outcomes Detailed 1;
    /// A checklist that is too long to be ticked.
    ManyItems many_items Detailed 1;
    /// Texts that are too long to be read.
    TextTooLong text_too_long Detailed 1;
    /// Details that are a list of steps.
    StepsInText steps_in_text Detailed 1 fix;
    /// Nobody has said what the customer gets in a stage.
    NoCustomerValue no_customer_value Customer 3;
    /// A stage that never mentions the customer.
    OnlySeller only_seller Customer 2;
    /// A stage in which no persona needs anything.
    NoPersonaNeed no_persona_need Customer 2;
    /// Nothing is done for those who say no.
    NoNextOnNo no_next_on_no Customer 2;
    /// A step that nobody does.
    StepWithoutActor step_without_actor Action 2;
    /// A step that is done with nothing.
    StepWithoutTool step_without_tool Action 1;
    /// A step without a definition of done.
    StepWithoutDone step_without_done Action 2;
    /// No deal can come to a node.
    Unreachable unreachable Action 3;
    /// Nothing leads out of a stage or step.
    DeadEnd dead_end Action 3;
    /// Nobody knows how long a stage should take.
    NoExpectedTime no_expected_time Action 1;
    /// It is not said what is handed over.
    HandoffWithoutWhat handoff_without_what Action 2;
    /// A decision that asks nothing.
    NoQuestion no_question Action 1 fix;
    /// Nobody knows when to ask again.
    NotNowWithoutDate not_now_without_date Action 2 fix;
    /// Deals move where no way is drawn.
    OffMap off_map Forced 3 fix;
    /// A drawn way that no deal takes.
    UnusedWay unused_way Forced 1 fix;
    /// Many deals pass a stage by.
    SkippedStage skipped_stage Forced 2;
    /// Deals stay far longer than expected.
    OverTime over_time Forced 2 fix;
    /// The gate of a stage is often passed with items open.
    GateOverridden gate_overridden Forced 2;
    /// Deals take a branch in another share than estimated.
    ShareOff share_off Forced 1 fix;
    /// Nothing says where deals begin.
    NoStart no_start Structure 3;
    /// Nothing says where deals end.
    NoOutcome no_outcome Structure 3 fix;
    /// Deals can be lost, but not won.
    NoWon no_won Structure 3 fix;
    /// There is no way for a no.
    NoNoPath no_no_path Structure 2 fix;
    /// Parts of the map that nothing connects with the rest.
    Disconnected disconnected Structure 3;
    /// A decision has fewer than two ways out.
    FewBranches few_branches Structure 2;
    /// A way out of a decision says nothing.
    UnlabelledBranch unlabelled_branch Structure 2;
    /// Two ways out of a decision say the same.
    DuplicateBranch duplicate_branch Structure 2;
    /// The shares of a decision's ways out are not 100 % together.
    BranchShares branch_shares Structure 1 fix;
    /// A loop that nothing leads out of.
    EndlessLoop endless_loop Structure 3;
    /// Two stages have the same name.
    DuplicateName duplicate_name Structure 2;
    /// Nothing leads back from a "not now".
    NotNowStays not_now_stays Structure 2 fix;
}

impl Check {
    /// What is known of it.
    fn rule(self) -> Option<&'static Rule> {
        // The table is in the order of the enumeration.
        ALL.get(self as usize)
    }

    /// The word that files use for it.
    pub fn word(self) -> &'static str {
        self.rule().map_or("", |rule| rule.word)
    }

    /// What mends a finding of it.
    pub(super) fn fix(self) -> Option<Fix> {
        self.rule()?.fix
    }

    /// The check of a word; `None` for one that is none (of a later version perhaps).
    pub fn parse(word: &str) -> Option<Check> {
        ALL.iter().find(|rule| rule.word == word).map(|rule| rule.check)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::sorted::Set;

    #[test]
    fn the_table_has_every_check_once() {
        for (index, rule) in ALL.iter().enumerate() {
            assert_eq!((rule.check as usize, Check::parse(rule.word)), (index, Some(rule.check)));
            assert!((1..=3).contains(&rule.weight), "{}", rule.word);
            assert_eq!(rule.check.word(), rule.word);
        }
        assert_eq!(ALL.iter().map(|rule| rule.word).collect::<Set<_>>().len(), ALL.len());
        assert!(ALL.is_sorted_by_key(|rule| rule.family), "families stay together");
        assert_eq!(Check::parse("astrology"), None);
    }
}
