//! Shapes as elements of the page; style/canvas.css paints them by their classes.

use crate::ui::prelude::*;

use crate::core::drawing::{Shape, translated};

/// The elements of these shapes.
pub fn elements(shapes: Vec<Shape>) -> Fragment {
    shapes.into_iter().map(element).collect_view()
}

fn element(shape: Shape) -> Fragment {
    // An attribute less where it says nothing: a map has thousands of these.
    let offset = |value: f64| (value != 0.0).then_some(value);
    match shape {
        Shape::Rect { role, area, radius } => {
            let (x, y) = (offset(area.left()), offset(area.top()));
            view! { <rect class=role.class() x=x y=y width=area.size.width height=area.size.height rx=radius/> }
        }
        Shape::Path { role, path } => view! { <path class=role.class() d=path/> },
        Shape::Text { role, at, anchor, words } => view! {
            <text class=role.class() x=offset(at.x) y=offset(at.y) text-anchor=anchor.word()>
                {words}
            </text>
        },
        Shape::Group { class, at, shapes } => view! {
            <g class=class transform=translated(at)>{elements(shapes)}</g>
        },
    }
}
