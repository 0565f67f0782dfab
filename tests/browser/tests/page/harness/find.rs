//! Controls by role and accessible name, as people and screen readers find them.

use fantoccini::elements::{Element, ElementRef};
use serde_json::{Value, json};

use super::failure::{Answer, Problem};
use super::page::Page;

/// Finds what is visible with a role and a name. A dialog that is open hides everything behind it. A name that ends
/// with `*` is the beginning of one.
const FIND: &str = r#"
const [role, wanted] = arguments;
const SELECTORS = {
  button: 'button:not([role]), summary, [role=button]',
  tab: '[role=tab]',
  textbox: 'input:not([type]), input[type=text], input[type=search], input[type=number], input[type=date], textarea',
  combobox: 'select, [role=combobox]',
  checkbox: 'input[type=checkbox], [role=checkbox]',
  radio: 'input[type=radio], [role=radio]',
  dialog: 'dialog[open], [role=dialog]',
  any: '*',
};
const text = (element) => {
  const copy = element?.cloneNode(true);
  // What is only seen is no part of a name; nor is what a label's own field holds.
  copy?.querySelectorAll('[aria-hidden=true], input, select, textarea').forEach((part) => part.remove());
  return (copy?.textContent ?? '').replace(/\s+/g, ' ').trim();
};
const name = (element) => {
  const by = element.getAttribute('aria-labelledby');
  if (by) return by.split(/\s+/).map((id) => text(document.getElementById(id))).join(' ');
  const label = element.getAttribute('aria-label');
  if (label) return label;
  if (element.labels?.length) return text(element.labels[0]);
  return text(element) || element.getAttribute('title') || '';
};
const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().width > 0;
const modals = [...document.querySelectorAll('dialog:modal')];
const within = modals.at(-1) ?? document;
const candidates = [...within.querySelectorAll(SELECTORS[role] ?? role)];
if (role === 'dialog') candidates.push(...modals);
const fits = wanted.endsWith('*') ? (it) => it.startsWith(wanted.slice(0, -1)) : (it) => it === wanted;
return candidates.filter((element) => shown(element) && fits(name(element)));
"#;

impl Page {
    /// Everything visible with a role and a name.
    pub async fn all(&self, role: &str, name: &str) -> Answer<Vec<Element>> {
        let found = self.client.execute(FIND, vec![json!(role), json!(name)]).await?;
        let found = found.as_array().cloned().unwrap_or_default();
        found.into_iter().map(|reference| self.element(reference)).collect()
    }

    /// The element of a reference that a script has answered.
    fn element(&self, reference: Value) -> Answer<Element> {
        let id = reference.as_object().and_then(|object| object.values().next()?.as_str());
        let id = id.ok_or_else(|| Problem(format!("{reference} is no element")))?;
        Ok(Element::from_element_id(self.client.clone(), ElementRef::from(id.to_owned())))
    }

    /// Waits for a control; the first where there are several.
    pub async fn find(&self, role: &str, name: &str) -> Answer<Element> {
        let what = format!("the {role} “{name}”");
        self.wait(&what, async || Ok(self.all(role, name).await?.into_iter().next())).await
    }

    /// Waits for a control and clicks it. It is not clicked where something lies over it.
    pub async fn click(&self, role: &str, name: &str) -> Answer {
        let what = format!("the {role} “{name}” to be clicked");
        self.wait(&what, async || {
            let Some(control) = self.all(role, name).await?.into_iter().next() else { return Ok(None) };
            // Something may be on its way over or off it: another try.
            control.click().await.map(Some).map_err(Problem::from)
        })
        .await
    }

    /// Whether it is there now.
    pub async fn sees(&self, role: &str, name: &str) -> Answer<bool> {
        Ok(!self.all(role, name).await?.is_empty())
    }

    /// Waits until it is gone.
    pub async fn until_gone(&self, role: &str, name: &str) -> Answer {
        let what = format!("the {role} “{name}” to go");
        self.wait(&what, async || Ok((!self.sees(role, name).await?).then_some(()))).await
    }

    /// Puts a text in place of what a field holds; leaving it is up to the test.
    pub async fn fill(&self, name: &str, text: &str) -> Answer {
        let field = self.find("textbox", name).await?;
        field.click().await?;
        self.press("Control+a").await?;
        if text.is_empty() { self.press("Delete").await } else { self.type_text(text).await }
    }

    /// Chooses an option of a list by what it shows.
    pub async fn choose(&self, name: &str, option: &str) -> Answer {
        let list = self.find("combobox", name).await?;
        list.select_by_label(option).await?;
        Ok(())
    }

    /// Gives the page's hidden chooser a file, as if somebody had chosen it.
    pub async fn give_file(&self, name: &str, content: &[u8]) -> Answer {
        let file = self.file(name, content)?;
        let chooser = self.client.find(fantoccini::Locator::Css("input[type=file]")).await?;
        chooser.send_keys(&file.to_string_lossy()).await?;
        Ok(())
    }
}
