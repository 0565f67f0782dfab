//! Which of many things of one size are near the window.

use std::ops::Range;

/// The things that a window of `length` pixels, scrolled by `scroll`, shows, and `margin` more on either side; each
/// takes `pitch` pixels. Inside `0..count` whatever the numbers are.
pub fn visible(scroll: f64, length: f64, pitch: f64, count: usize, margin: usize) -> Range<usize> {
    if pitch <= 0.0 || !scroll.is_finite() || !length.is_finite() {
        return 0..count.min(2 * margin);
    }
    // `as usize` takes what is below zero to zero and what is too large to the largest.
    let first = (scroll / pitch).floor() as usize;
    let last = ((scroll + length) / pitch).ceil() as usize;
    let end = last.saturating_add(margin).min(count);
    first.saturating_sub(margin).min(end)..end
}

/// How far to scroll so that the thing at `index` is wholly in the window, moving as little as possible.
pub fn reveal(scroll: f64, length: f64, pitch: f64, index: usize) -> f64 {
    let start = index as f64 * pitch;
    let end = start + pitch;
    if start < scroll {
        start
    } else if end > scroll + length {
        end - length.max(pitch)
    } else {
        scroll
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_what_is_near_and_never_more_than_there_is() {
        assert_eq!(visible(0.0, 400.0, 40.0, 50_000, 4), 0..14);
        assert_eq!(visible(4000.0, 400.0, 40.0, 50_000, 4), 96..114);
        assert_eq!(visible(-50.0, 400.0, 40.0, 3, 4), 0..3);
        assert_eq!(visible(1e12, 400.0, 40.0, 10, 4), 10..10);
        assert_eq!(visible(f64::NAN, 400.0, 40.0, 10, 4), 0..8);
        assert_eq!(visible(0.0, 400.0, 0.0, 10, 4), 0..8);
    }

    #[test]
    fn scrolls_only_as_far_as_it_must() {
        assert_eq!(reveal(100.0, 200.0, 40.0, 3), 100.0);
        assert_eq!(reveal(100.0, 200.0, 40.0, 1), 40.0);
        assert_eq!(reveal(100.0, 200.0, 40.0, 10), 240.0);
        assert_eq!(reveal(0.0, 20.0, 40.0, 2), 80.0);
    }
}
