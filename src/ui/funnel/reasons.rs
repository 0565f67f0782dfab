//! Why buyers said no, at the bar chosen or at all.

use crate::ui::prelude::*;

use super::figures::sentence;
use super::state::State;
use crate::core::chart::reasons;
use crate::ui::chart::{Figure, of_reasons};
use crate::ui::language::{Text, fill, language, text};

/// The reasons.
#[component(transparent)]
pub fn Reasons() -> Fragment {
    let state = State::here();
    let chart = Memo::new(move |_| {
        language();
        let place = state.place.get();
        let (title, nodes) = state.answer.with(|answer| {
            let bar = place.and_then(|place| answer.heads.get(place).zip(answer.funnel.bars.get(place)));
            match bar {
                Some((head, bar)) => (fill(Text::FunnelReasonsIn, &[("name", &head.name)]), Some(bar.nodes.clone())),
                None => (text(Text::FunnelReasons).to_owned(), None),
            }
        });
        let found = state.query.with(|query| {
            state.workspace.count(|(document, _), ledger| reasons(ledger.deals(document, query), nodes.as_deref()))
        });
        of_reasons(title, &sentence(state), &found)
    });
    view! {
        <div class="surface funnel-part">
            <Figure chart about=Text::FunnelReasonsAbout nothing=Text::FunnelReasonsNone/>
        </div>
    }
}
