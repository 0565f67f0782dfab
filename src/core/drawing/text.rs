//! How wide a text is, and where it breaks.

use crate::core::clusters::may_cut;

/// The fonts of the map; each is what style/canvas.css gives the text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Font {
    /// A node's name.
    Name,
    /// A decision's question, an outcome.
    Small,
    /// The line of deals on a node.
    Load,
    /// A note.
    Note,
    /// Words on a transition, and on the edge of a node.
    Mark,
    /// Words at the axes of charts.
    Axis,
}

/// The families of every text, the first that a computer has: the font of its own controls.
pub const FAMILY: &str = "system-ui, -apple-system, \"Segoe UI\", Roboto, \"Noto Sans\", \"DejaVu Sans\", sans-serif";

impl Font {
    /// Its size in world units.
    pub fn size(self) -> f64 {
        match self {
            Font::Name => 13.5,
            Font::Small | Font::Load => 12.0,
            Font::Note => 12.5,
            Font::Mark | Font::Axis => 11.0,
        }
    }

    /// Its weight: 400 is regular, 600 half bold.
    pub fn weight(self) -> u16 {
        match self {
            Font::Load | Font::Note | Font::Axis => 400,
            Font::Name | Font::Small | Font::Mark => 600,
        }
    }
}

/// Whoever knows the fonts.
pub trait Measure {
    /// The width of a text in world units.
    fn width(&self, font: Font, text: &str) -> f64;
}

/// The text in at most `lines` lines of at most `room` world units; what does not fit ends in an ellipsis.
/// Breaks at spaces, and inside a word only where it alone is too long.
pub fn wrapped(measure: &dyn Measure, font: Font, text: &str, room: f64, lines: usize) -> Vec<String> {
    let mut done: Vec<String> = Vec::new();
    let mut rest: Vec<&str> = text.split_whitespace().collect();
    rest.reverse();
    while let Some(word) = rest.pop() {
        if done.len() + 1 >= lines && lines > 0 {
            // The last line takes all that is left and is cut.
            let mut line = word.to_owned();
            while let Some(word) = rest.pop() {
                line.push(' ');
                line.push_str(word);
                if line.len() > 300 {
                    break;
                }
            }
            done.push(cut(measure, font, &line, room));
            break;
        }
        let mut line = word.to_owned();
        while let Some(next) = rest.last() {
            let longer = [&line, " ", next].concat();
            if measure.width(font, &longer) > room {
                break;
            }
            line = longer;
            rest.pop();
        }
        done.push(cut(measure, font, &line, room));
    }
    done
}

fn cut(measure: &dyn Measure, font: Font, line: &str, room: f64) -> String {
    if measure.width(font, line) <= room {
        return line.to_owned();
    }
    let characters: Vec<char> = line.chars().take(200).collect();
    for end in (1..characters.len()).rev().filter(|end| may_cut(&characters, *end)) {
        let shorter: String = characters.iter().take(end).collect();
        let candidate = shorter.trim_end().to_owned() + "…";
        if measure.width(font, &candidate) <= room {
            return candidate;
        }
    }
    "…".to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::Sans;
    use super::*;

    fn check(text: &str, room: f64, lines: usize, expected: &[&str]) {
        assert_eq!(wrapped(&Sans, Font::Name, text, room, lines), expected, "{text:?} in {lines} lines of {room}");
    }

    #[test]
    fn texts_break_at_spaces() {
        check("", 100.0, 2, &[]);
        check("  Demo  ", 100.0, 2, &["Demo"]);
        check("Marketing qualified lead", 156.0, 2, &["Marketing qualified", "lead"]);
        check("Marketing qualified lead", 400.0, 2, &["Marketing qualified lead"]);
    }

    #[test]
    fn what_does_not_fit_ends_in_an_ellipsis() {
        check(
            "Marketing qualified lead, the one that came by itself",
            156.0,
            2,
            &["Marketing qualified", "lead, the one that…"],
        );
        check("Donaudampfschifffahrtsgesellschaft", 156.0, 2, &["Donaudampfschiff…"]);
        check("Demo", 1.0, 2, &["…"]);
        check("Demo", f64::NAN, 2, &["…"]);
    }

    #[test]
    fn nothing_is_cut_in_the_middle_of_a_letter() {
        check(&"👩‍👩‍👧".repeat(9), 60.0, 1, &["👩‍👩‍👧…"]);
        let names = [&"ż".repeat(400), "a\u{301}".repeat(200).as_str(), "🇵🇱".repeat(200).as_str(), "\u{202e}abc"]
            .map(str::to_owned);
        for name in names {
            for room in [0.0, 10.0, 77.0, 156.0] {
                for line in wrapped(&Sans, Font::Name, &name, room, 2) {
                    assert!(line == "…" || Sans.width(Font::Name, &line) <= room, "{line} in {room}");
                }
            }
        }
    }
}
