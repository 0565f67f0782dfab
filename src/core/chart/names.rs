//! Names on few short lines.

/// The text on at most `lines` lines of `width`, as `measure` says how wide a text is. Breaks between words; a word
/// too wide for a line, and what is left after the last line, end in an ellipsis. Never empty, unless the text is.
pub fn fit(text: &str, width: f64, lines: usize, measure: impl Fn(&str) -> f64) -> Vec<String> {
    let mut wrapped: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let joined = wrapped.last().map(|line| format!("{line} {word}")).filter(|line| measure(line) <= width);
        match (joined, wrapped.last_mut()) {
            (Some(joined), Some(line)) => *line = joined,
            _ => wrapped.push(word.to_owned()),
        }
    }
    let lines = lines.max(1);
    let more = wrapped.len() > lines;
    wrapped.truncate(lines);
    let last = wrapped.len();
    wrapped.iter().zip(1..).map(|(line, place)| shortened(line, width, more && place == last, &measure)).collect()
}

/// The text, or as much of its beginning as fits with an ellipsis; with `more` there is one in any case.
fn shortened(text: &str, width: f64, more: bool, measure: &impl Fn(&str) -> f64) -> String {
    if !more && measure(text) <= width {
        return text.to_owned();
    }
    let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).skip(1).chain([text.len()]).collect();
    let candidate = |end: usize| format!("{}…", text.get(..end).unwrap_or_default().trim_end());
    let fitting = ends.iter().rev().copied().find(|end| measure(&candidate(*end)) <= width);
    candidate(fitting.or(ends.first().copied()).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_between_words_and_shortens_what_does_not_fit() {
        let check = |text: &str, width: f64, lines: usize, expected: &[&str]| {
            assert_eq!(fit(text, width, lines, |text| text.chars().count() as f64), expected, "{text} in {width}");
        };
        check("Demo", 10.0, 2, &["Demo"]);
        check("Brand awareness", 20.0, 2, &["Brand awareness"]);
        check("Brand awareness", 10.0, 2, &["Brand", "awareness"]);
        check("Marketing qualified lead", 14.0, 2, &["Marketing", "qualified lead"]);
        check("Marketing qualified lead", 10.0, 2, &["Marketing", "qualified…"]);
        check("Marketing qualified lead", 10.0, 3, &["Marketing", "qualified", "lead"]);
        check("Implementation", 8.0, 2, &["Impleme…"]);
        check("Implementation done", 8.0, 2, &["Impleme…", "done"]);
        check("Zażółć gęślą jaźń", 4.0, 2, &["Zaż…", "gęś…"]);
        check("A", 0.0, 2, &["A…"]);
        check("", 10.0, 2, &[]);
        check("a b c d", 1.0, 2, &["a", "b…"]);
    }

    #[test]
    fn is_no_wider_than_asked_where_that_can_be() {
        let name = "Potencjalny klient zakwalifikowany przez marketing i sprzedaż";
        for width in 3..40 {
            for lines in 1..4 {
                let fitted = fit(name, f64::from(width), lines, |text| text.chars().count() as f64);
                assert!(fitted.len() <= lines && !fitted.is_empty());
                assert!(fitted.iter().all(|line| line.chars().count() <= width as usize), "{width} {fitted:?}");
            }
        }
    }
}
