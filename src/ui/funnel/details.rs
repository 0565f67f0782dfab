//! Everything about a bar, in a box beneath it while it is pointed at.

use crate::core::geometry::within;
use crate::ui::prelude::*;

use super::chart::Picture;
use super::figures;
use super::state::State;
use super::words::{self, part};
use crate::core::analytics::Counting;
use crate::core::chart::Orientation;
use crate::core::decimal::decimal;
use crate::ui::format;
use crate::ui::kit::Memo;
use crate::ui::language::{Plural, Text, fill, plural, text};

/// How wide the box is, and how high it is at most, in pixels.
const WIDTH: f64 = 300.0;
const HEIGHT: f64 = 322.0;

/// The box.
#[component(transparent)]
pub fn Details(
    picture: Memo<Option<Picture>>,
    hovered: RwSignal<Option<usize>>,
    frame: NodeRef<web_sys::HtmlElement>,
) -> Fragment {
    let state = State::here();
    // A bar that is not lying is told of by its panel; the box would hide its neighbours.
    let at = move || {
        let place = hovered.get()?;
        picture.with(|picture| {
            let picture = picture.as_ref().filter(|picture| picture.orientation == Orientation::Across)?;
            let middle = picture.slices.get(place)?.middle();
            Some((place, within(middle - WIDTH / 2.0, 0.0, (picture.area.width - WIDTH).max(0.0))))
        })
    };
    live(move || {
        let (place, left) = at()?;
        let (name, rows) = rows(state, place)?;
        let row = |(key, value): (Text, String)| view! { <dt>{text(key)}</dt><dd>{value}</dd> };
        let rows = rows.into_iter().map(row).collect_view();
        let counted = fill(Text::FunnelPeriodIs, &[("what", &figures::sentence(state))]);
        Some(view! {
            <div
                class="funnel-details"
                aria-hidden="true"
                style:left=format!("{}px", decimal(left))
                style:top=format!("calc(100% + {}px)", decimal(below(frame)))
            >
                <strong>{name}</strong>
                <dl>{rows}</dl>
                <p>{counted}</p>
            </div>
        })
    })
}

/// How far beneath the chart the box begins; higher up where the window ends before it would.
fn below(frame: NodeRef<web_sys::HtmlElement>) -> f64 {
    let room = frame.get_untracked().and_then(|frame| {
        let scroll = frame.closest(".funnel-scroll").ok().flatten()?;
        Some(scroll.get_bounding_client_rect().bottom() - frame.get_bounding_client_rect().bottom())
    });
    room.map_or(6.0, |room| (room - HEIGHT).min(6.0))
}

/// The bar's name, and its numbers with what each is made of.
fn rows(state: State, place: usize) -> Option<(String, Vec<(Text, String)>)> {
    state.answer.with(|answer| {
        let (bar, head) = (answer.funnel.bars.get(place)?, answer.heads.get(place)?);
        let rate = |rate: Option<f64>, of: usize, whole: usize| match rate {
            Some(rate) => format::percent(rate) + " · " + &part(of, whole),
            None => text(Text::FunnelNoData).to_owned(),
        };
        let mut rows = vec![
            (Text::FunnelColumnDeals, words::count(bar.count)),
            (Text::FunnelWorth, words::money(bar.value, answer.currency)),
        ];
        if bar.stage.is_some() && answer.funnel.counting != Counting::Current {
            rows.push((Text::FunnelMovedOn, rate(bar.step_rate, bar.moved_on, bar.count)));
            rows.push((Text::FunnelResolved, rate(bar.resolved_rate, bar.moved_on, words::resolved(bar))));
            rows.push((Text::FunnelLost, words::count(bar.lost_here)));
            if bar.put_off_here > 0 {
                rows.push((Text::FunnelPutOff, words::count(bar.put_off_here)));
            }
            rows.push((Text::FunnelStillOpen, words::count(bar.still_open)));
        }
        rows.push((Text::FunnelShare, rate(bar.overall_rate, bar.count, answer.funnel.considered)));
        if bar.stage.is_some() {
            let median = match bar.median_days {
                Some(days) => words::days(days) + " · " + &plural(Plural::FunnelDeals, bar.timed),
                None => text(Text::FunnelNoData).to_owned(),
            };
            rows.push((Text::FunnelMedian, median));
        }
        Some((head.name.clone(), rows))
    })
}
