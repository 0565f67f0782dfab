//! The words that files use for choices, in the language of the page.

use crate::core::model::{NodeKind, TransitionKind};
use crate::ui::language::{Text, text};
use crate::ui::sentences;

/// A word of a file as the page says it; as it is where the page does not know it.
pub fn word(known: &'static str) -> &'static str {
    let node = NodeKind::parse(known).map(sentences::node_kind);
    let said = match known {
        "open" => Text::WordOpen,
        "invited" => Text::WordInvited,
        "met" => Text::WordMet,
        "confirmed" => Text::WordConfirmed,
        "responsible" => Text::WordResponsible,
        "accountable" => Text::WordAccountable,
        "consulted" => Text::WordConsulted,
        "informed" => Text::WordInformed,
        "trigger" => Text::WordTrigger,
        "friction" => Text::WordFriction,
        "undecided" => Text::WordUndecided,
        "remove" => Text::WordRemove,
        "reduce" => Text::WordReduce,
        "doing" => Text::WordDoing,
        "done" => Text::WordDone,
        "feature" => Text::WordFeature,
        "moment" => Text::WordMoment,
        "offer" => Text::WordOffer,
        "estimate" => Text::WordEstimate,
        "benchmark" => Text::WordBenchmark,
        "measured" => Text::WordMeasured,
        "count" => Text::WordCount,
        "percent" => Text::WordPercent,
        "days" => Text::WordDays,
        "amount" => Text::WordAmount,
        "hours" => Text::WordHours,
        "typed" => Text::WordTyped,
        "cycle_length" => Text::WordCycleLength,
        "conversion" => Text::WordConversion,
        "delivered" => Text::WordDelivered,
        "first_response" => Text::WordFirstResponse,
        "churn" => Text::WordChurn,
        "retention" => Text::WordRetention,
        "revenue" => Text::WordRevenue,
        "velocity" => Text::WordVelocity,
        "win_rate" => Text::WordWinRate,
        "reach" => Text::WordReach,
        "growth" => Text::WordGrowth,
        "whole" => Text::WordWhole,
        "awareness" => Text::WordAwareness,
        "interaction" => Text::WordInteraction,
        "outbound" => Text::WordOutbound,
        "inbound" => Text::WordInbound,
        "chance" => Text::WordChance,
        "blended" => Text::WordBlended,
        "deals" => Text::WordDeals,
        "estimates" => Text::WordEstimates,
        "deal_size" => Text::WordDealSize,
        "quota" => Text::WordQuota,
        "wins" => Text::WordWins,
        "entrants" => Text::WordEntrants,
        "activities" => Text::WordActivities,
        _ => {
            let transition = TransitionKind::parse(known).map(sentences::transition_kind);
            return node.or(transition).unwrap_or(known);
        }
    };
    text(said)
}
