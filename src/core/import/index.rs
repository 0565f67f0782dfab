//! Which number a text has among those that came before it, for as many texts as a file has rows.
//!
//! The sorted maps of this program move half of what they hold for each new key, which fifty thousand keys in any order
//! would make seconds of.

/// Numbers of texts, found by their hash.
#[derive(Default, Debug)]
pub(super) struct Index {
    texts: Vec<String>,
    /// One more than a number, or 0; twice as many as there are texts at least, a power of two.
    slots: Vec<u32>,
}

/// FNV-1a, 64 bits (Fowler, Noll, Vo).
pub(super) fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

impl Index {
    /// The number of a text, and whether it is new: then it is how many came before.
    pub fn number(&mut self, text: &str) -> (usize, bool) {
        if self.slots.len() < self.texts.len() * 2 + 8 {
            let length = (self.texts.len() * 4 + 8).next_power_of_two();
            self.slots = vec![0; length];
            for (number, text) in self.texts.iter().enumerate() {
                let at = Self::slot(&self.slots, &self.texts, text);
                Self::set(&mut self.slots, at, number);
            }
        }
        let at = Self::slot(&self.slots, &self.texts, text);
        match self.slots.get(at).and_then(|slot| slot.checked_sub(1)) {
            Some(number) => (number as usize, false),
            None => {
                let number = self.texts.len();
                Self::set(&mut self.slots, at, number);
                self.texts.push(text.to_owned());
                (number, true)
            }
        }
    }

    fn set(slots: &mut [u32], at: usize, number: usize) {
        if let Some(slot) = slots.get_mut(at) {
            *slot = u32::try_from(number + 1).unwrap_or(u32::MAX);
        }
    }

    /// The slot that a text is in, or would be.
    fn slot(slots: &[u32], texts: &[String], text: &str) -> usize {
        let hash = hash(text);
        let mask = slots.len().saturating_sub(1);
        let mut at = (hash ^ (hash >> 32)) as usize & mask;
        while let Some(number) = slots.get(at).and_then(|slot| slot.checked_sub(1)) {
            if texts.get(number as usize).is_some_and(|known| known == text) {
                break;
            }
            at = (at + 1) & mask;
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_keep_the_number_they_came_with() {
        // The vectors of the algorithm's authors.
        assert_eq!((hash(""), hash("a")), (0xcbf2_9ce4_8422_2325, 0xaf63_dc4c_8601_ec8c));
        let mut index = Index::default();
        for round in 0..2 {
            for number in 0..5_000 {
                assert_eq!(index.number(&format!("deal {}", number * 7_919 % 5_000)), (number, round == 0));
            }
        }
        assert_eq!(index.number(""), (5_000, true));
        assert_eq!(index.number(""), (5_000, false));
    }
}
