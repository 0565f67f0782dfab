//! The commands used last.

use super::Action;

/// How many are remembered.
const KEPT: usize = 8;

/// The actions chosen last, the latest first.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Recent(Vec<Action>);

impl Recent {
    /// From words apart by spaces; what is no action any more is passed over.
    pub fn parse(words: &str) -> Recent {
        Recent(words.split(' ').filter_map(Action::parse).take(KEPT).collect())
    }

    /// As words apart by spaces.
    pub fn words(&self) -> String {
        self.0.iter().map(|action| action.word()).collect::<Vec<_>>().join(" ")
    }

    /// An action was chosen.
    pub fn chosen(&mut self, action: Action) {
        self.0.retain(|known| *known != action);
        self.0.insert(0, action);
        self.0.truncate(KEPT);
    }

    /// How long ago an action was chosen, 0 the latest; none where it is not remembered.
    pub fn age(&self, action: Action) -> Option<usize> {
        self.0.iter().position(|known| *known == action)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_is_first_once_and_only_so_many() {
        let mut recent = Recent::parse("undo nonsense fit-map");
        recent.chosen(Action::FitMap);
        assert_eq!(recent.words(), "fit-map undo");
        assert_eq!((recent.age(Action::FitMap), recent.age(Action::Redo)), (Some(0), None));
        for action in Action::ALL.iter().copied() {
            recent.chosen(action);
        }
        assert_eq!(recent, Recent::parse(&recent.words()));
        assert_eq!(recent.words().split(' ').count(), KEPT);
    }
}
