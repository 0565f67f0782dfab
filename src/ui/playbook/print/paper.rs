//! The chapters of a playbook as elements of the page; style/booklet.css is what they look like.

use crate::ui::prelude::*;
use wasm_bindgen::JsCast;

use crate::core::playbook::{Block, Chapter, Playbook};
use crate::ui::shell;

/// A playbook as it is printed.
#[component(transparent)]
pub fn Booklet(playbook: Playbook) -> Fragment {
    let Playbook { language, title, about, goal, picture, contents, chapters } = playbook;
    let figure: NodeRef<web_sys::HtmlElement> = NodeRef::new();
    Effect::new(move |_| {
        if let (Some(figure), Some(picture)) = (figure.get(), picture.as_deref().and_then(shell::parsed_picture)) {
            figure.set_text_content(None);
            let _ = figure.append_child(&picture);
        }
    });
    let titles: Vec<Fragment> = chapters.iter().enumerate().map(|(at, chapter)| entry(at, chapter)).collect();
    let goal = goal.map(|goal| view! { <p class="goal">{goal}</p> });
    let chapters: Vec<Fragment> = chapters.into_iter().enumerate().map(|(at, one)| chapter(at, one)).collect();
    view! {
        <div class="booklet" lang=language>
            <header class="cover">
                <p class="lead">{about}</p>
                <h1>{title}</h1>
                {goal}
                <figure node_ref=figure></figure>
            </header>
            <nav>
                <h2>{contents}</h2>
                <ol>{titles}</ol>
            </nav>
            {chapters}
        </div>
    }
}

/// A line of the contents, with the way there.
fn entry(at: usize, chapter: &Chapter) -> Fragment {
    let id = chapter_id(at);
    let go = move |event: web_sys::MouseEvent| {
        // The fragment of the page's address is not for this.
        event.prevent_default();
        let there = document().get_element_by_id(&id);
        if let Some(there) = there.and_then(|there| there.dyn_into::<web_sys::HtmlElement>().ok()) {
            there.scroll_into_view();
        }
    };
    view! { <li><a href=["#", &chapter_id(at)].concat() on:click=go>{chapter.title.clone()}</a></li> }
}

fn chapter_id(at: usize) -> String {
    ["chapter-", &at.to_string()].concat()
}

fn chapter(at: usize, chapter: Chapter) -> Fragment {
    let blocks: Vec<Fragment> = chapter.blocks.into_iter().map(block).collect();
    view! { <section id=chapter_id(at)><h2>{chapter.title}</h2>{blocks}</section> }
}

fn block(block: Block) -> Fragment {
    match block {
        Block::Heading(words) => view! { <h3>{words}</h3> },
        Block::Text(words) => view! { <p>{words}</p> },
        Block::Facts(facts) => {
            let fact = |(name, fact): (String, String)| view! { <div><dt>{name}</dt><dd>{fact}</dd></div> };
            view! { <dl>{facts.into_iter().map(fact).collect_view()}</dl> }
        }
        Block::List(items) => {
            let item = |item: String| view! { <li>{item}</li> };
            view! { <ul>{items.into_iter().map(item).collect_view()}</ul> }
        }
        Block::Table(heads, rows) => {
            let head = |words: String| view! { <th>{words}</th> };
            let cell = |words: String| view! { <td>{words}</td> };
            let row = |cells: Vec<String>| view! { <tr>{cells.into_iter().map(cell).collect_view()}</tr> };
            view! {
                <table>
                    <thead><tr>{heads.into_iter().map(head).collect_view()}</tr></thead>
                    <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
                </table>
            }
        }
    }
}
