//! Mounts the page.

fn main() {
    stagecraft::ui::dom::mount(stagecraft::ui::app::App);
}
