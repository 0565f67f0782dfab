//! Nodes become a template: a constant text, and its slots.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use rstml::node::{Node, NodeBlock};

use crate::element;

/// The text and the slots of the nodes read so far.
#[derive(Default)]
pub struct Template {
    /// What never changes, and where the slots are.
    pub text: String,
    /// What changes, in the order of the text.
    pub slots: Vec<TokenStream>,
}

impl Template {
    fn node(&mut self, node: &Node) {
        match node {
            Node::Element(tag) if element::is_component(tag) => self.child(element::component(tag)),
            Node::Element(tag) => element::element(self, tag),
            Node::Fragment(inside) => self.nodes(inside.children()),
            Node::Block(block) => self.child(block_expression(block)),
            Node::Text(words) => self.words(&words.value_string()),
            Node::RawText(words) => self.words(&words.to_string_best()),
            Node::Comment(_) | Node::Doctype(_) | Node::Custom(_) => {}
        }
    }

    /// All of them, in order.
    pub fn nodes(&mut self, nodes: &[Node]) {
        for node in nodes {
            self.node(node);
        }
    }

    fn child(&mut self, expression: TokenStream) {
        let view = builder();
        self.text.push('{');
        self.slots.push(quote!(#view.child(#expression)));
    }

    fn words(&mut self, words: &str) {
        self.text.push('"');
        self.text.push_str(words);
        self.text.push('\0');
    }
}

/// The expression that builds a list of nodes.
pub fn fragment(nodes: &[Node]) -> TokenStream {
    // What is only a component or a block needs no template around it.
    match nodes {
        [Node::Element(tag)] if element::is_component(tag) => {
            let component = element::component(tag);
            return quote!(crate::ui::dom::IntoFragment::into_fragment(#component));
        }
        [Node::Block(block)] => {
            let block = block_expression(block);
            return quote!(crate::ui::dom::IntoFragment::into_fragment(#block));
        }
        _ => {}
    }
    let mut template = Template::default();
    template.nodes(nodes);
    let Template { text, slots } = template;
    let view = builder();
    quote!({
        let mut #view = crate::ui::dom::Builder::new(#text);
        #(#slots;)*
        #view.finish()
    })
}

fn block_expression(block: &NodeBlock) -> TokenStream {
    // A block of one expression needs no braces, which would warn.
    match block {
        NodeBlock::ValidBlock(block) => match block.stmts.as_slice() {
            [syn::Stmt::Expr(expression, None)] => expression.to_token_stream(),
            _ => block.to_token_stream(),
        },
        NodeBlock::Invalid(block) => block.to_token_stream(),
    }
}

/// The name of the view that is being built: one that no code between the tags can mean.
pub fn builder() -> Ident {
    Ident::new("view", Span::mixed_site())
}
