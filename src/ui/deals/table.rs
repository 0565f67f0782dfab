//! The table: a row per deal. Only rows near the window are in the page.

use std::cell::RefCell;
use std::ops::Range;

use crate::ui::prelude::*;

use super::actions;
use super::board::days_here;
use super::desk::{Desk, deal_at, px};
use crate::core::analytics::{noes, time};
use crate::core::board::{SortBy, reveal, rows, visible};
use crate::core::ids::{DealId, Identifier, NodeId};
use crate::core::model::{Currency, Date, Document, Money};
use crate::ui::format;
use crate::ui::kit::{Icon, Memo, Shape, Show, letters};
use crate::ui::language::{Text, fill, say};
use crate::ui::workspace::{Workspace, workspace};

const HEADS: [(SortBy, Text); 8] = [
    (SortBy::Name, Text::PasteName),
    (SortBy::Company, Text::DealsCompany),
    (SortBy::Value, Text::DealsValue),
    (SortBy::Owner, Text::PasteOwner),
    (SortBy::Stage, Text::DealsStage),
    (SortBy::Days, Text::DealsDaysHere),
    (SortBy::Noes, Text::NoNoes),
    (SortBy::Created, Text::DealsCreated),
];

/// Handles to the state of the table.
#[derive(Clone, Copy)]
struct Rows {
    deals: Memo<Vec<DealId>>,
    /// The places a row can be moved to, with their names.
    places: Memo<Vec<(NodeId, String)>>,
    /// Which rows are in the page.
    range: Memo<Range<usize>>,
    scroll: RwSignal<f64>,
    height: RwSignal<f64>,
    /// The height of a row: larger for fingers.
    pitch: f64,
    root: NodeRef<web_sys::HtmlElement>,
}

impl Rows {
    fn measure(self) {
        if let Some(root) = self.root.get_untracked() {
            self.height.set(f64::from(root.client_height()));
            self.scroll.set(f64::from(root.scroll_top()));
        }
    }

    /// Brings a row into the window, below the head, and gives it the focus.
    fn go_to(self, desk: Desk, index: usize) {
        let Some(deal) = self.deals.with_untracked(|deals| deals.get(index).copied()) else { return };
        desk.focus.set(Some(deal));
        if let Some(root) = self.root.get_untracked() {
            let length = f64::from(root.client_height()) - self.pitch;
            let to = reveal(f64::from(root.scroll_top()), length, self.pitch, index);
            root.set_scroll_top(to as i32);
            self.measure();
        }
        desk.focus_soon(deal);
    }

    fn keydown(self, desk: Desk, workspace: Workspace, event: &web_sys::KeyboardEvent) {
        // A key that is held down is faster than the focus, which waits for its row.
        let Some(deal) = deal_at(event).map(|deal| desk.focus.get_untracked().unwrap_or(deal)) else { return };
        let found =
            self.deals.with_untracked(|deals| Some((deals.iter().position(|known| *known == deal)?, deals.len())));
        let Some((index, count)) = found else { return };
        let page = (self.height.get_untracked() / self.pitch) as usize;
        let to = match event.key().as_str() {
            "ArrowUp" => index.saturating_sub(1),
            "ArrowDown" => index + 1,
            "PageUp" => index.saturating_sub(page),
            "PageDown" => index + page,
            "Home" => 0,
            "End" => count,
            "Enter" => {
                event.prevent_default();
                workspace.deal.set(Some(deal));
                return;
            }
            _ => return,
        };
        event.prevent_default();
        self.go_to(desk, to.min(count.saturating_sub(1)));
    }
}

fn for_fingers() -> bool {
    let query = window().match_media("(pointer: coarse), (max-width: 45em)").ok().flatten();
    query.is_some_and(|query| query.matches())
}

/// The table.
#[component(transparent)]
pub fn Table(desk: Desk) -> Fragment {
    let workspace = workspace();
    let deals = Memo::new(move |_| {
        let (filter, order, today) = (desk.filter.get(), desk.order.get(), workspace.today.get());
        workspace.follow(|document| rows(document, &filter, order, today))
    });
    let (scroll, height) = (RwSignal::new(0.0), RwSignal::new(900.0));
    let pitch = if for_fingers() { 48.0 } else { 40.0 } * letters();
    let count = Memo::new(move |_| deals.with(Vec::len));
    let range = Memo::new(move |_| visible(scroll.get(), height.get(), pitch, count.get(), 6));
    let table = Rows {
        deals,
        range,
        places: workspace.memo(actions::named_places),
        scroll,
        height,
        pitch,
        root: NodeRef::new(),
    };
    Effect::new(move |_| {
        if table.root.get().is_some() {
            table.measure();
        }
    });
    let resized = window_event_listener(leptos::ev::resize, move |_| table.measure());
    on_cleanup(move || resized.remove());
    // Another order or filter starts at the top again.
    Effect::new(move |before: Option<()>| {
        desk.order.track();
        desk.filter.track();
        if let Some(root) = table.root.get_untracked().filter(|_| before.is_some()) {
            root.set_scroll_top(0);
        }
    });
    let near = move || deals.with(|deals| deals.get(range.get()).unwrap_or_default().to_vec());
    view! {
        <div class="table-scroll" node_ref=table.root on:scroll=move |_| table.measure()>
            <div
                class="deals-table"
                role="table"
                aria-label=say(Text::DealsCaption)
                aria-rowcount=move || (count.get() + 1).to_string()
                style:--row=px(table.pitch)
                on:keydown=move |event| table.keydown(desk, workspace, &event)
                on:click=move |event| {
                    if let Some(deal) = deal_at(&event) {
                        desk.focus.set(Some(deal));
                        workspace.deal.set(Some(deal));
                    }
                }
            >
                <div class="row head" role="row" aria-rowindex="1">
                    {HEADS.map(|(by, name)| view! { <Head desk by name/> }).collect_view()}
                </div>
                <div class="rows" role="rowgroup" style:height=move || px(count.get() as f64 * table.pitch)>
                    <div class="space" style:height=move || px(range.get().start as f64 * table.pitch)></div>
                    <For each=near key=|deal| *deal let(deal)>
                        <Row desk table deal/>
                    </For>
                </div>
                <Show when=move || count.get() == 0>
                    <p class="muted none">{say(Text::DealsNoneShown)}</p>
                </Show>
            </div>
        </div>
    }
}

#[component(transparent)]
fn Head(desk: Desk, by: SortBy, name: Text) -> Fragment {
    let sorted = move || {
        let order = desk.order.get();
        match (order.by == by, order.descending) {
            (false, _) => "none",
            (true, true) => "descending",
            (true, false) => "ascending",
        }
    };
    let arrow = move || match sorted() {
        "descending" => Some(view! { <Icon shape=Shape::Down/> }),
        "ascending" => Some(view! { <Icon shape=Shape::Up/> }),
        _ => None,
    };
    view! {
        <div role="columnheader" aria-sort=sorted>
            <button class="quiet" on:click=move |_| desk.order.update(|order| *order = order.pressed(by))>
                {say(name)}
                {live(arrow)}
            </button>
        </div>
    }
}

/// What a row shows.
#[derive(Clone, PartialEq)]
struct Cells {
    name: String,
    company: String,
    value: Money,
    currency: Currency,
    owner: String,
    days: i64,
    over: Option<i64>,
    noes: usize,
    created: Date,
}

fn cells(document: &Document, id: DealId, today: Date) -> Option<Cells> {
    let deal = document.deals.get(&id)?;
    Some(Cells {
        name: deal.name.clone(),
        company: deal.company.clone(),
        value: deal.value,
        currency: document.map.currency,
        owner: deal.owner.clone(),
        days: deal.current().map_or(0, |visit| visit.days(today)),
        over: time::overdue(document, deal, today),
        noes: noes(document, deal),
        created: deal.created,
    })
}

#[component(transparent)]
fn Row(desk: Desk, table: Rows, deal: DealId) -> Fragment {
    let workspace = workspace();
    let cells = Memo::new(move |_| {
        let today = workspace.today.get();
        workspace.follow(|document| cells(document, deal, today))
    });
    let first = move || table.deals.with(|deals| deals.first().copied());
    let entry = Memo::new(move |_| desk.focus.get().or_else(first) == Some(deal));
    // Only the rows in the page are looked through; the head is row 1.
    let index = Memo::new(move |_| {
        let range = table.range.get();
        let near = |deals: &Vec<DealId>| deals.get(range.clone())?.iter().position(|known| *known == deal);
        table.deals.with(near).unwrap_or(0) + range.start + 2
    });
    let text = move |read: fn(&Cells) -> String| {
        view! { <div role="cell" class="user-text">{live(move || cells.with(|cells| cells.as_ref().map(read)))}</div> }
    };
    let days = move || {
        cells.get().map(|cells| {
            view! { <span class:badge=true class:warn=cells.over.is_some()>{days_here(cells.days, cells.over)}</span> }
        })
    };
    view! {
        <div
            class="row"
            role="row"
            tabindex=move || if entry.get() { "0" } else { "-1" }
            class:open=move || workspace.deal.get() == Some(deal)
            aria-rowindex=move || index.get().to_string()
            data-deal=deal.to_string()
            on:focus=move |_| desk.focus.set(Some(deal))
        >
            {text(|cells| cells.name.clone())}
            {text(|cells| cells.company.clone())}
            {text(|cells| format::money(cells.value, cells.currency))}
            {text(|cells| cells.owner.clone())}
            <div role="cell">
                <StageSelect table deal/>
            </div>
            <div role="cell">{live(days)}</div>
            {text(|cells| format::number(cells.noes as f64))}
            {text(|cells| format::date(cells.created))}
        </div>
    }
}

/// The options of every row, made once for the places that they are of.
#[derive(Default)]
struct Options {
    places: Vec<(NodeId, String)>,
    made: Option<web_sys::DocumentFragment>,
}

thread_local! {
    static OPTIONS: RefCell<Options> = RefCell::default();
}

/// Gives a row's list a copy of the options, or the only one that it shows.
fn fill_in(select: &web_sys::HtmlSelectElement, places: &[(NodeId, String)], only: Option<NodeId>) -> Option<()> {
    if let Some(only) = only {
        let (node, name) = places.iter().find(|(node, _)| *node == only)?;
        select.replace_children_with_node_1(option(*node, name)?.as_ref());
        return Some(());
    }
    OPTIONS.with_borrow_mut(|kept| {
        if kept.made.is_none() || kept.places != places {
            let options = document().create_document_fragment();
            for (node, name) in places {
                options.append_child(option(*node, name)?.as_ref()).ok()?;
            }
            *kept = Options { places: places.to_vec(), made: Some(options) };
        }
        let copy = kept.made.as_ref()?.clone_node_with_deep(true).ok()?;
        select.replace_children_with_node_1(&copy);
        Some(())
    })
}

fn option(node: NodeId, name: &str) -> Option<web_sys::Element> {
    let option = document().create_element("option").ok()?;
    option.set_attribute("value", node.as_str()).ok()?;
    option.set_text_content(Some(name));
    Some(option)
}

/// The stage of a row, to move the deal by.
#[component(transparent)]
fn StageSelect(table: Rows, deal: DealId) -> Fragment {
    let workspace = workspace();
    let here = workspace.memo(move |document| document.deals.get(&deal).and_then(|deal| deal.node()));
    let name =
        workspace.memo(move |document| document.deals.get(&deal).map(|deal| deal.name.clone()).unwrap_or_default());
    let shown = move || here.get().map(|node| node.to_string()).unwrap_or_default();
    let list: NodeRef<web_sys::HtmlSelectElement> = NodeRef::new();
    // A list of all stages in every row is most of what a row costs: it is made for the one that is about to be used.
    let wanted = RwSignal::new(false);
    Effect::new(move |_| {
        if let Some(list) = list.get() {
            let whole = wanted.get();
            table.places.with(|places| fill_in(&list, places, here.get().filter(|_| !whole)));
            list.set_value(&shown());
        }
    });
    let want = move || {
        if !wanted.get_untracked() {
            wanted.set(true);
        }
    };
    view! {
        <select
            node_ref=list
            on:focus=move |_| want()
            on:pointerdown=move |_| want()
            aria-label=move || fill(Text::DealsStageOf, &[("name", &name.get())])
            on:change:target=move |event| {
                let to = NodeId::parse(&event.target().value());
                // What is shown is where it is; a question may stand before the move.
                event.target().set_value(&shown());
                if let Some(to) = to {
                    actions::move_today(&workspace, deal, to);
                }
            }
        ></select>
    }
}
