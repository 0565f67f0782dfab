//! The `view!` of Stagecraft.
//!
//! It reads the markup that Leptos reads, but makes something else of it: the elements with all that never changes in
//! them become one constant text (see `src/ui/dom/template.rs` for its letters), and what does change becomes a list of
//! slots in the order of that text. One interpreter builds every view of the page, so a view costs the bytes of its
//! closures and hardly more.

mod element;
mod template;

use proc_macro::TokenStream;
use quote::quote;

/// Markup as Leptos writes it: elements with attributes, `class:`, `style:`, `prop:`, `on:event`, `on:event:target`,
/// `on:event:capture` and `node_ref`; components with their properties; blocks; texts. It is a `Fragment`.
#[proc_macro]
pub fn view(tokens: TokenStream) -> TokenStream {
    let parser = rstml::Parser::new(rstml::ParserConfig::default().recover_block(true));
    let (nodes, errors) = parser.parse_recoverable(proc_macro2::TokenStream::from(tokens)).split_vec();
    let errors = errors.into_iter().map(|error| error.emit_as_expr_tokens());
    let fragment = template::fragment(&nodes);
    quote! {{ #(#errors)* #fragment }}.into()
}
