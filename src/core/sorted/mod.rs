//! Maps and sets as sorted vectors.
//!
//! The trees of the standard library are compiled for every pair of key and value, 130 kB of the page in all. A vector
//! with a binary search is a tenth of that. The price: putting one entry in the middle moves what stands behind it, so
//! what comes in large numbers is to be collected or extended at once, which sorts once. [`Seen`] is for telling what
//! came before, one by one and in any order.

mod map;
mod seen;
mod set;

use std::cmp::Ordering;

pub use map::Map;
pub use seen::Seen;
pub use set::Set;

/// Where what is looked for stands among so many, or where it would stand. The comparison is that of the one at this
/// place with what is looked for.
#[inline(never)]
fn find(count: usize, compare: &mut dyn FnMut(usize) -> Ordering) -> Result<usize, usize> {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low + (high - low) / 2;
        match compare(middle) {
            Ordering::Equal => return Ok(middle),
            Ordering::Less => low = middle + 1,
            Ordering::Greater => high = middle,
        }
    }
    Err(low)
}

#[cfg(test)]
mod tests;
