//! What was chosen for a file, as a text to be kept: the next file with the same titles is read the same way.

use super::index::hash;
use super::record::{Mapping, Name};
use super::role::Role;
use super::stages::Choice;
use crate::core::ids::{Identifier, NodeId};
use crate::core::paste::{DateOrder, DecimalMark, fold};
use crate::core::sorted::Map;

/// The first word of the text; another one is of another version, and is not understood.
const VERSION: &str = "1";

/// What was chosen.
#[derive(Clone, PartialEq, Debug)]
pub struct Remembered {
    /// How the columns are read.
    pub mapping: Mapping,
    /// What becomes of stage names, by their folded texts.
    pub choices: Map<String, Choice>,
}

/// What a file with these titles is remembered under: 16 digits.
pub fn key(titles: &[String]) -> String {
    let folded: Vec<String> = titles.iter().map(|title| fold(title)).collect();
    format!("{:016x}", hash(&folded.join("\n")))
}

impl Remembered {
    /// What was chosen for a file.
    pub fn of(mapping: &Mapping, names: &[Name], choices: &[Choice]) -> Remembered {
        let choices = names.iter().zip(choices).map(|(name, choice)| (fold(&name.text), *choice)).collect();
        Remembered { mapping: mapping.clone(), choices }
    }

    /// As text, a line for each choice.
    pub fn text(&self) -> String {
        let role = |role: &Option<Role>| {
            let at = role.and_then(|role| Role::ALL.iter().position(|known| *known == role));
            at.map_or("-".to_owned(), |at| at.to_string())
        };
        let roles: Vec<String> = self.mapping.roles.iter().map(role).collect();
        let mut lines = vec![VERSION.to_owned(), roles.join(" ")];
        for (column, order) in &self.mapping.orders {
            let first = if *order == DateOrder::DayFirst { "day" } else { "month" };
            lines.push(["order ", &column.to_string(), " ", first].concat());
        }
        if let Some(mark) = self.mapping.mark {
            lines.push(["mark ", if mark == DecimalMark::Point { "point" } else { "comma" }].concat());
        }
        for (name, choice) in &self.choices {
            let to = match choice {
                Choice::Node(node) => node.as_str(),
                Choice::New => "+",
                Choice::LeaveOut => ".",
            };
            lines.push(["stage ", to, " ", name].concat());
        }
        lines.join("\n")
    }

    /// From text; nothing where it is of another version, or not for so many columns.
    pub fn read(text: &str, columns: usize) -> Option<Remembered> {
        let mut lines = text.lines();
        lines.next().filter(|version| *version == VERSION)?;
        let role = |word: &str| word.parse().ok().and_then(|at: usize| Role::ALL.get(at).copied());
        let roles: Vec<Option<Role>> = lines.next()?.split(' ').map(role).collect();
        if roles.len() != columns {
            return None;
        }
        let mut mapping = Mapping { roles, orders: Map::new(), mark: None };
        let mut choices = Map::new();
        for line in lines {
            match line.splitn(3, ' ').collect::<Vec<_>>().as_slice() {
                ["order", column, first] => {
                    let order = if *first == "month" { DateOrder::MonthFirst } else { DateOrder::DayFirst };
                    mapping.orders.insert(column.parse().ok()?, order);
                }
                ["mark", mark] => {
                    mapping.mark = Some(if *mark == "comma" { DecimalMark::Comma } else { DecimalMark::Point });
                }
                ["stage", to, name] => {
                    let choice = match *to {
                        "+" => Choice::New,
                        "." => Choice::LeaveOut,
                        node => Choice::Node(NodeId::parse(node)?),
                    };
                    choices.insert((*name).to_owned(), choice);
                }
                _ => return None,
            }
        }
        Some(Remembered { mapping, choices })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_chosen_is_read_as_it_was() {
        let name = |text: &str| Name { text: text.to_owned(), count: 1, outcome: false };
        let mapping = Mapping {
            roles: vec![Some(Role::Key), None, Some(Role::At), Some(Role::Currency)],
            orders: [(2, DateOrder::MonthFirst), (0, DateOrder::DayFirst)].into_iter().collect(),
            mark: Some(DecimalMark::Comma),
        };
        let names = [name("1. Erste  Begegnung"), name("Demo"), name("?")];
        let choices = [Choice::Node(NodeId::parse("n1").unwrap()), Choice::New, Choice::LeaveOut];
        let remembered = Remembered::of(&mapping, &names, &choices);
        let text = remembered.text();
        assert_eq!(Remembered::read(&text, 4), Some(remembered));
        assert_eq!(Remembered::read(&text, 5), None);
        for bad in ["", "2\n- -", "1", "1\n- -\nnonsense", "1\n- -\nstage ą b", "1\n- -\norder x day"] {
            assert_eq!(Remembered::read(bad, 2), None, "{bad}");
        }
        let titles = |titles: &[&str]| key(&titles.iter().map(|title| (*title).to_owned()).collect::<Vec<_>>());
        assert_eq!(titles(&["Deal", "Wartość"]), titles(&["DEAL ", "wartosc"]));
        assert_ne!(titles(&["a", "b"]), titles(&["b", "a"]));
    }
}
