//! Elements and their attributes; components and their properties.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use rstml::node::{KeyedAttribute, KeyedAttributeValue, NodeAttribute, NodeElement};

use crate::template::{Template, builder, fragment};

type Element = NodeElement<rstml::Infallible>;

/// What belongs to the drawing namespace wherever it stands.
const DRAWN: [&str; 19] = [
    "svg",
    "g",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "text",
    "tspan",
    "defs",
    "marker",
    "pattern",
    "mask",
    "clipPath",
    "use",
    "symbol",
    "foreignObject",
];

/// Elements that never have children, and so no end.
const EMPTY: [&str; 5] = ["input", "br", "hr", "img", "link"];

/// Whether it is a component: its name is a path or begins with a capital.
pub fn is_component(tag: &Element) -> bool {
    let name = tag.name().to_string();
    let last = name.rsplit("::").next().unwrap_or_default().trim();
    last.starts_with(|letter: char| letter.is_ascii_uppercase())
}

/// Adds an element with all that is in it.
pub fn element(template: &mut Template, tag: &Element) {
    let name = tag.name().to_string();
    template.text.push(if DRAWN.contains(&name.as_str()) { '(' } else { '<' });
    template.text.push_str(&name);
    template.text.push('\0');
    for attribute in tag.attributes() {
        match attribute {
            NodeAttribute::Attribute(attribute) => keyed(template, &name, attribute),
            NodeAttribute::Block(block) => {
                template.text.push('!');
                template.slots.push(quote!(compile_error!("an element takes no block among its attributes: " #block)));
            }
        }
    }
    if !EMPTY.contains(&name.as_str()) {
        template.nodes(tag.children());
    }
    template.text.push('>');
}

fn keyed(template: &mut Template, tag: &str, attribute: &KeyedAttribute) {
    let key = attribute.key.to_string().replace(' ', "");
    let value = attribute.value().map(ToTokens::to_token_stream);
    if let (None, Some(value)) = (key.split_once(':'), attribute.value_literal_string()) {
        template.text.push_str(&format!("={key}\0{value}\0"));
        return;
    }
    let Some(value) = value else {
        template.text.push_str(&format!("={key}\0\0"));
        return;
    };
    let view = builder();
    let (kind, name, slot) = match key.split_once(':') {
        Some(("on", event)) => return handler(template, tag, event, &value),
        Some(("class", name)) => ('.', name, quote!(#view.value(#value))),
        Some(("style", name)) => (';', name, quote!(#view.value(#value))),
        Some(("prop", name)) => ('^', name, quote!(#view.value(#value))),
        _ if key == "node_ref" => ('&', "", quote!(#view.reference(#value))),
        _ if key == "class" => ('~', "", quote!(#view.value(#value))),
        _ => ('?', key.as_str(), quote!(#view.value(#value))),
    };
    template.text.push(kind);
    template.text.push_str(name);
    template.text.push('\0');
    template.slots.push(slot);
}

fn handler(template: &mut Template, tag: &str, event: &str, value: &TokenStream) {
    let (event, how) = event.split_once(':').unwrap_or((event, ""));
    let descriptor = Ident::new(event, Span::call_site());
    // The only event in use that Leptos has no name for.
    let descriptor = match event {
        "cancel" => quote!(::leptos::ev::Custom::<::web_sys::Event>::new("cancel")),
        _ => quote!(::leptos::ev::#descriptor),
    };
    let view = builder();
    let slot = if how == "target" {
        let target = Ident::new(
            match tag {
                "select" => "HtmlSelectElement",
                "textarea" => "HtmlTextAreaElement",
                _ => "HtmlInputElement",
            },
            Span::call_site(),
        );
        quote!(#view.on_target::<_, ::web_sys::#target>(#descriptor, #value))
    } else {
        quote!(#view.on(#descriptor, #value))
    };
    template.text.push(if how == "capture" { '+' } else { '@' });
    template.text.push_str(event);
    template.text.push('\0');
    template.slots.push(slot);
}

/// The expression that calls a component: its properties, its children, without following what it reads.
pub fn component(tag: &Element) -> TokenStream {
    let name = tag.name();
    let mut binding = None;
    let mut properties = Vec::new();
    for attribute in tag.attributes() {
        let NodeAttribute::Attribute(attribute) = attribute else {
            properties.push(quote!(.compile_error!("a component takes no block among its properties")));
            continue;
        };
        let key = attribute.key.to_string().replace(' ', "");
        // let:item and let(item) name what the children are made of.
        if let Some(("let", bound)) = key.split_once(':') {
            let bound = Ident::new(bound, Span::call_site());
            binding = Some(quote!(#bound));
        } else if let KeyedAttributeValue::Binding(bound) = &attribute.possible_value {
            let inputs = &bound.inputs;
            binding = Some(quote!(#inputs));
        } else {
            let key = &attribute.key;
            let value = attribute.value().map_or_else(|| key.to_token_stream(), ToTokens::to_token_stream);
            properties.push(quote!(.#key(#value)));
        }
    }
    if let Some(binding) = binding {
        let children = fragment(tag.children());
        properties.push(quote!(.children(move |#binding| #children)));
    } else if !tag.children().is_empty() {
        let children = fragment(tag.children());
        properties.push(quote!(.children(crate::ui::dom::ToChildren::to_children(move || #children))));
    }
    quote!(crate::ui::dom::component(
        #name,
        ::leptos::component::component_props_builder(&#name) #(#properties)* .build(),
    ))
}
