//! Identifiers: short, printable, `Copy`, and made from a seed that comes from outside.

use std::cmp::Ordering;
use std::fmt;

/// The longest identifier, in bytes.
pub const LONGEST: usize = 16;

/// The text of an identifier: 1 to 16 letters, digits, `-` or `_`, padded with zero bytes.
///
/// Held inline so that identifiers are `Copy`: every closure of the user interface carries some.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Id([u8; LONGEST]);

impl Id {
    /// Its first and its last eight bytes as numbers.
    fn halves(self) -> [u64; 2] {
        let all = u128::from_le_bytes(self.0);
        [all as u64, (all >> 64) as u64]
    }

    /// Reads an identifier; `None` when it is empty, too long, or has other characters.
    pub fn parse(text: &str) -> Option<Self> {
        let allowed = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        if text.is_empty() || text.len() > LONGEST || !text.as_bytes().iter().all(allowed) {
            return None;
        }
        let mut bytes = [0; LONGEST];
        for (slot, byte) in bytes.iter_mut().zip(text.bytes()) {
            *slot = byte;
        }
        Some(Self(bytes))
    }

    /// The identifier as text.
    pub fn as_str(&self) -> &str {
        let end = self.0.iter().position(|byte| *byte == 0).unwrap_or(LONGEST);
        // Only ASCII gets in, so this never falls back.
        self.0.get(..end).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
    }
}

/// In the order of the text. Every table is searched by this, so it is written to be fast in WebAssembly, where comparing
/// bytes one after the other was a third of the time of an undo.
impl Ord for Id {
    fn cmp(&self, other: &Self) -> Ordering {
        for (one, other) in self.halves().into_iter().zip(other.halves()) {
            let differ = one ^ other;
            if differ != 0 {
                // The first byte that differs.
                let at = differ.trailing_zeros() & !7;
                return ((one >> at) as u8).cmp(&((other >> at) as u8));
            }
        }
        Ordering::Equal
    }
}

impl PartialOrd for Id {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// What every typed identifier can do; one type per table keeps a deal from being asked for as a stage.
pub trait Identifier: Copy + Ord + std::hash::Hash + fmt::Debug + fmt::Display + 'static {
    /// The letter that new identifiers of this kind begin with.
    const LETTER: char;
    /// Wraps an identifier's text.
    fn from_id(id: Id) -> Self;
    /// The text.
    fn id(&self) -> &Id;
    /// Reads one; `None` when the text is no identifier.
    fn parse(text: &str) -> Option<Self> {
        Id::parse(text).map(Self::from_id)
    }
    /// The identifier as text.
    fn as_str(&self) -> &str {
        self.id().as_str()
    }
}

macro_rules! identifiers {
    ($($(#[$about:meta])* $name:ident $letter:literal)*) => {$(
        $(#[$about])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        pub struct $name(Id);

        impl Identifier for $name {
            const LETTER: char = $letter;
            fn from_id(id: Id) -> Self {
                Self(id)
            }
            fn id(&self) -> &Id {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(self.0.as_str())
            }
        }
    )*};
}

identifiers! {
    /// A map in the library.
    MapId 'm'
    /// A stage, step, decision, outcome or note on the map.
    NodeId 'n'
    /// A transition between two nodes.
    TransitionId 't'
    /// A deal.
    DealId 'd'
    /// One line of an exit checklist.
    ItemId 'i'
    /// A department that owns stages.
    DepartmentId 'o'
    /// A phase of the buyer's journey.
    PhaseId 'p'
    /// A person, a persona, a measure, a comment, or another entry of the playbook.
    EntryId 'e'
}

/// Makes identifiers from a seed; the same seed gives the same sequence.
///
/// The generator is SplitMix64 (Steele, Lea, Flood 2014, "Fast splittable pseudorandom number generators").
#[derive(Clone, Debug)]
pub struct IdSource {
    state: u64,
}

impl IdSource {
    /// A source that starts from `seed`; in the browser the seed comes from its random numbers.
    pub fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// The next 64 bits.
    #[inline]
    pub fn next_u64(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from 0 up to, not including, `bound`; 0 when `bound` is 0.
    pub fn below(&mut self, bound: usize) -> usize {
        (self.next_u64() >> 11).checked_rem(bound as u64).unwrap_or(0) as usize
    }

    /// A new identifier: a letter and ten digits of base 32, 50 random bits.
    pub fn make<T: Identifier>(&mut self) -> T {
        const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
        let mut bits = self.next_u64();
        let mut bytes = [0; LONGEST];
        for (index, slot) in bytes.iter_mut().take(11).enumerate() {
            if index == 0 {
                *slot = T::LETTER as u8;
            } else {
                *slot = DIGITS.get((bits & 31) as usize).copied().unwrap_or(b'0');
                bits >>= 5;
            }
        }
        T::from_id(Id(bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_only_short_plain_identifiers() {
        for good in ["n0", "a", "__proto__", "constructor", "0123456789abcdef"] {
            assert_eq!(NodeId::parse(good).map(|id| id.to_string()).as_deref(), Some(good));
        }
        for bad in ["", "a b", "ą", "0123456789abcdefg", "a\"b", "<b>"] {
            assert_eq!(NodeId::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn identifiers_are_in_the_order_of_their_texts() {
        let mut ids = IdSource::new(11);
        let mut texts: Vec<String> = (0..300).map(|_| ids.make::<NodeId>().to_string()).collect();
        // Some that begin alike, one being the beginning of another, and some that differ behind the eighth letter.
        texts.extend(
            ["n", "n0", "n00", "n1", "N1", "n-", "n_", "aaaaaaaa", "aaaaaaaab", "aaaaaaaac", "0123456789abcdeg"]
                .map(String::from),
        );
        for one in &texts {
            for other in &texts {
                let (id, known) = (Id::parse(one).expect("one"), Id::parse(other).expect("one"));
                assert_eq!(id.cmp(&known), one.cmp(other), "{one} {other}");
                assert_eq!(id == known, one == other);
            }
        }
    }

    #[test]
    fn a_seed_gives_one_sequence_without_repeats() {
        let (mut one, mut two) = (IdSource::new(7), IdSource::new(7));
        let ids: Vec<NodeId> = (0..10_000).map(|_| one.make()).collect();
        assert!(ids.iter().all(|id| *id == two.make()));
        assert!(ids.iter().all(|id| NodeId::parse(id.as_str()) == Some(*id)));
        assert_eq!(ids.iter().collect::<std::collections::BTreeSet<_>>().len(), ids.len());
    }
}
