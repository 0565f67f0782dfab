//! The findings: everything that the checks find, by family, and what is muted.

use crate::ui::prelude::*;

use crate::core::checks::{ALL, Check, Family, Finding, Findings, Place, score};
use crate::core::ids::EntryId;
use crate::core::model::{Flow, Mute};
use crate::core::sort;
use crate::core::sorted::Map;
use crate::ui::findings::{Muting, Row, family, found, hear, place_name, sentence};
use crate::ui::format;
use crate::ui::kit::{Memo, Show};
use crate::ui::language::{Plural, Text, fill, language, plural, say, text};
use crate::ui::workspace::{Workspace, workspace};

/// How many findings of one check are shown at first.
const SHOWN: usize = 6;

/// The section.
#[component(transparent)]
pub fn FindingsSection() -> Fragment {
    let workspace = workspace();
    let all = found(workspace);
    let score = Memo::new(move |_| all.with(|all| score(all)));
    let head = move || {
        language();
        let score = format::number(f64::from(score.get()?));
        let count = all.with(|all| all.open.len());
        Some(view! {
            <p class="scored"><strong>{fill(Text::CheckScoreOf, &[("score", &score)])}</strong><span>{plural(Plural::CheckCount, count)}</span></p>
            <details><summary class="quiet">{text(Text::CheckHow)}</summary><p class="teach">{text(Text::CheckHowAbout)}</p></details>
        })
    };
    let muting = Muting::new();
    // Checks of which every finding is shown.
    let whole: RwSignal<Vec<Check>> = RwSignal::new(Vec::new());
    let families = move || {
        language();
        // What stands in a sentence may change without the findings.
        workspace.revision.track();
        let flow = workspace.flow();
        let groups = all.with(|all| grouped(all, &flow));
        if groups.is_empty() {
            let said = if score.get().is_none() { Text::CheckNothingYet } else { Text::CheckNone };
            return view! { <p class="teach">{text(said)}</p> };
        }
        groups.into_iter().map(|(of, findings)| group(of, findings, muting, whole)).collect_view()
    };
    let muted = move || {
        language();
        workspace.revision.track();
        let rows =
            all.with(|all| all.muted.clone()).into_iter().map(|(finding, by)| muted_row(workspace, &finding, by));
        rows.collect_view()
    };
    view! {
        <p class="teach">{say(Text::CheckAbout)}</p>
        {live(head)}
        {live(families)}
        <Show when=move || all.with(|all| !all.muted.is_empty())>
            <section class="findings muted-ones"><h3>{say(Text::CheckMuted)}</h3><ul>{live(muted)}</ul></section>
        </Show>
    }
}

/// The findings of each family that has some, in the order of the flow within each check.
fn grouped(all: &Findings, flow: &Flow) -> Vec<(Family, Vec<Finding>)> {
    let order: Map<_, usize> = flow.order().iter().enumerate().map(|(at, node)| (*node, at)).collect();
    let family_of: Map<Check, Family> = ALL.iter().map(|rule| (rule.check, rule.family)).collect();
    let place = |finding: &Finding| match finding.place {
        Place::Node(node) => order.get(&node).copied(),
        Place::Map | Place::Transition(_) => None,
    };
    let of = |family: Family| {
        let own = all.open.iter().filter(|finding| family_of.get(&finding.check) == Some(&family));
        let mut own: Vec<Finding> = own.cloned().collect();
        sort::by_key(&mut own, |finding| (finding.check, place(finding)));
        (family, own)
    };
    Family::ALL.into_iter().map(of).filter(|(_, findings)| !findings.is_empty()).collect()
}

fn group(of: Family, findings: Vec<Finding>, muting: Muting, whole: RwSignal<Vec<Check>>) -> Fragment {
    let count = format::number(findings.len() as f64);
    let shown = whole.get();
    let mut rows = Vec::new();
    for same in findings.chunk_by(|one, next| one.check == next.check) {
        let Some(check) = same.first().map(|finding| finding.check) else { continue };
        let few = if shown.contains(&check) { same.len() } else { SHOWN };
        for finding in same.iter().take(few).cloned() {
            rows.push(view! { <Row finding named=true muting=Some(muting)/> });
        }
        if same.len() > few {
            let words = fill(Text::CheckMore, &[("count", &format::number(same.len() as f64))]);
            let more = move |_| whole.update(|whole| whole.push(check));
            rows.push(view! { <li><button class="quiet" on:click=more>{words}</button></li> });
        }
    }
    view! {
        <section class="findings">
            <h3><span>{text(family(of))}</span><small>{count}</small></h3>
            <ul>{rows}</ul>
        </section>
    }
}

fn muted_row(workspace: Workspace, finding: &Finding, by: EntryId) -> Fragment {
    let (name, said, reason) = workspace.read(|document| {
        let reason = document.entry::<Mute>(by).map(|mute| mute.reason.clone()).unwrap_or_default();
        (place_name(document, finding.place), sentence(document, finding), reason)
    });
    view! {
        <li class="finding">
            <p><strong class="user-text">{name}</strong><span>{said}</span> <em class="user-text">{reason}</em></p>
            <div class="todo"><button class="quiet" on:click=move |_| hear(workspace, by)>{say(Text::CheckUnmute)}</button></div>
        </li>
    }
}
