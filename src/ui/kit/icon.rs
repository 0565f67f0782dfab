//! The icons: 20 by 20 line drawings in the colour of the text around them.

use crate::ui::prelude::*;

/// What an icon shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    /// The product: stages, each narrower than the one before, on one way.
    Mark,
    /// The map.
    Map,
    /// Select.
    Pointer,
    /// Pan.
    Hand,
    /// A stage.
    Stage,
    /// A decision.
    Decision,
    /// A transition.
    Connect,
    /// An outcome.
    Outcome,
    /// A note.
    Note,
    /// Take back.
    Undo,
    /// Do again.
    Redo,
    /// More.
    Plus,
    /// Less.
    Minus,
    /// The whole map.
    Fit,
    /// A small picture of it.
    Minimap,
    /// Close.
    Close,
    /// Open a list.
    Down,
    /// Move up.
    Up,
    /// Delete.
    Bin,
    /// Locked.
    Lock,
    /// Not locked.
    Unlock,
    /// Send.
    Share,
    /// Get a file.
    Download,
    /// Open a file.
    Open,
    /// A setting.
    Settings,
    /// Help.
    Help,
    /// A list.
    Table,
    /// Columns.
    Board,
    /// Done.
    Check,
    /// Something needs attention.
    Warning,
    /// Paste.
    Paste,
    /// Copy.
    Copy,
    /// Back.
    Left,
    /// What is shown over something.
    Layers,
    /// Lay out.
    Tidy,
    /// Keep in place.
    Pin,
    /// Rows.
    Lanes,
    /// Present.
    Present,
    /// A light dot.
    Laser,
    /// The map as a picture.
    Picture,
    /// Print.
    Printer,
    /// Further.
    Right,
    /// Everything else.
    Menu,
    /// Look for something.
    Search,
    /// Cut.
    Cut,
    /// The funnel.
    Funnel,
    /// What happened.
    Trace,
    /// The way back from the goal.
    Plan,
    /// The playbook.
    Playbook,
    /// A goal.
    Goal,
    /// Not seen.
    Hidden,
    /// What moves somebody on.
    Bolt,
    /// What can be taken hold of and dragged.
    Grip,
}

impl Shape {
    fn path(self) -> &'static str {
        match self {
            Shape::Mark => "M3 3h3.500v14H3zM9 6h3.500v8H9zM15 8.500h2.500v3H15zM6.500 10H9M12.500 10H15",
            Shape::Map => "M2 4h6v5H2zM12 4h6v5h-6zM12 13h6v4h-6zM8 6.500h4M15 9v4",
            Shape::Pointer => "M4 3l5.200 13 2-5.200 5.200-2z",
            Shape::Hand => {
                "M10 3v14M3 10h14M10 3L8 5M10 3l2 2M10 17l-2-2M10 17l2-2M3 10l2-2M3 10l2 2M17 10l-2-2M17 10l-2 2"
            }
            Shape::Stage => {
                "M4.500 5.500h11a1.500 1.500 0 011.500 1.500v6a1.500 1.500 0 01-1.500 1.500h-11A1.500 1.500 0 013 13V7a1.500 1.500 0 011.500-1.500z"
            }
            Shape::Decision => "M10 3l7 7-7 7-7-7z",
            Shape::Connect => "M5 17a2 2 0 100-4 2 2 0 000 4zM15 7a2 2 0 100-4 2 2 0 000 4zM6.500 13.500l7-7",
            Shape::Outcome => "M6.500 6h7a4 4 0 010 8h-7a4 4 0 010-8z",
            Shape::Note => "M4 4h12v8l-4 4H4zM12 16v-4h4",
            Shape::Undo => "M7 4L3.500 7.500 7 11M4 7.500h8a4 4 0 010 8H8",
            Shape::Redo => "M13 4l3.500 3.500L13 11M16 7.500H8a4 4 0 000 8h4",
            Shape::Plus => "M10 4v12M4 10h12",
            Shape::Minus => "M4 10h12",
            Shape::Fit => "M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4",
            Shape::Minimap => "M3 4h14v12H3zM10 9.500h5v4.500h-5z",
            Shape::Close => "M5 5l10 10M15 5L5 15",
            Shape::Down => "M5 8l5 5 5-5",
            Shape::Up => "M5 12l5-5 5 5",
            Shape::Bin => "M3.500 6h13M8 6V3.500h4V6M5.500 6l.7 10.500h7.600L14.500 6",
            Shape::Lock => "M5 9h10v8H5zM7 9V6.500a3 3 0 016 0V9",
            Shape::Unlock => "M5 9h10v8H5zM7 9V6.500a3 3 0 015.800-1",
            Shape::Share => "M10 13V3M6.500 6L10 2.700 13.500 6M4 11v6h12v-6",
            Shape::Download => "M10 3v10M6.500 10l3.500 3.300 3.500-3.300M4 17h12",
            Shape::Open => "M3 16V4h5l2 2.500h7V16z",
            Shape::Settings => {
                "M3 6h8M15 6h2M3 14h2M9 14h8M13 8a2 2 0 100-4 2 2 0 000 4zM7 16a2 2 0 100-4 2 2 0 000 4z"
            }
            Shape::Help => "M7.500 7.500a2.500 2.500 0 115 0c0 2-2.500 2-2.500 4M10 14.500v.2",
            Shape::Table => "M3 4h14v12H3zM3 8h14M3 12h14M8 8v8",
            Shape::Board => "M3 4h4v12H3zM8.500 4h4v8h-4zM14 4h3.500v10H14z",
            Shape::Check => "M4 10.500l4 4 8-9",
            Shape::Warning => "M10 3l8 14H2zM10 8v4M10 14.500v.2",
            Shape::Paste => "M6 4H4v13h12V4h-2M7 3h6v3H7z",
            Shape::Copy => "M7 7h9v10H7zM4 13V3h9",
            Shape::Left => "M12 5l-5 5 5 5",
            Shape::Layers => {
                "M10 3l7 3.500-7 3.500-7-3.500zM3.500 10l6.500 3.300 6.500-3.300M3.500 13.500l6.500 3.300 6.500-3.300"
            }
            Shape::Tidy => "M3 8h4v4H3zM13 3h4v4h-4zM13 13h4v4h-4zM7 10h3M10 5v10M10 5h3M10 15h3",
            Shape::Pin => "M7 3h6M8 3v5l-2.500 3.500h9L12 8V3M10 11.500V17",
            Shape::Lanes => "M3 4h14v12H3zM3 8h14M3 12h14M6.500 4v12",
            Shape::Present => "M3 4h14v9H3zM10 13v4M7 17h6M9 6.500l3 2-3 2z",
            Shape::Laser => {
                "M10 8a2 2 0 100 4 2 2 0 000-4zM10 3v1.500M10 15.500V17M3 10h1.500M15.500 10H17M5 5l1 1M14 14l1 1M5 15l1-1M14 6l1-1"
            }
            Shape::Picture => "M3 4h14v12H3zM3 13l4-4 4 4 2-2 4 4M13 8.500v.1",
            Shape::Printer => "M6 8V3h8v5M6 14H3V8h14v6h-3M6 12h8v5H6z",
            Shape::Right => "M8 5l5 5-5 5",
            Shape::Menu => "M3 5.500h14M3 10h14M3 14.500h14",
            Shape::Cut => {
                "M5 8a2 2 0 100-4 2 2 0 000 4zM5 16a2 2 0 100-4 2 2 0 000 4zM6.500 7.300L16 14M6.500 12.700L16 6"
            }
            Shape::Trace => "M2 12h4l3-8 4 12 2.500-6H18",
            Shape::Funnel => "M3 4h14l-5.500 7v5.500l-3-1.500v-4z",
            Shape::Plan => "M10 17a7 7 0 110-14 7 7 0 010 14zM10 13a3 3 0 110-6 3 3 0 010 6zM10 10v.1",
            Shape::Playbook => "M4.500 3.500h9a2 2 0 012 2v11h-9a2 2 0 01-2-2zM4.500 14.500a2 2 0 012-2h9M8 7h4",
            Shape::Hidden => "M3 10s2.500-5 7-5 7 5 7 5-2.500 5-7 5-7-5-7-5zM4 16L16 4",
            Shape::Goal => {
                "M10 17a7 7 0 100-14 7 7 0 000 14zM10 13.500a3.500 3.500 0 100-7 3.500 3.500 0 000 7zM10 10v.1"
            }
            Shape::Bolt => "M11.500 3L5.500 11.500H9.500L8.500 17L14.500 8.500H10.500z",
            Shape::Grip => "M8 5v.1M12 5v.1M8 10v.1M12 10v.1M8 15v.1M12 15v.1",
            Shape::Search => "M9 14.500a5.500 5.500 0 100-11 5.500 5.500 0 000 11zM13 13l4 4",
        }
    }
}

/// An icon; it says nothing to a screen reader, the control around it has the name.
#[component(transparent)]
pub fn Icon(shape: Shape) -> Fragment {
    view! {
        <svg class="icon" width=20 height=20 viewBox="0 0 20 20" aria-hidden="true">
            <path d=shape.path()/>
        </svg>
    }
}
