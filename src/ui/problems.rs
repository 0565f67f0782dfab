//! What is wrong with a file, as sentences in the chosen language.

use super::format;
use super::language::{Text, fill, text};
use crate::core::io::{Expected, Problem, ProblemKind};
use crate::core::picture::NoMap;

/// One problem with its place: path, then line and column.
pub fn sentence(problem: &Problem) -> String {
    let what = what(&problem.kind);
    if of_the_whole_file(&problem.kind) {
        return what;
    }
    let place = [problem.line.to_string(), problem.column.to_string()].join(":");
    let path = if problem.path.is_empty() { String::new() } else { [problem.path.as_str(), " "].concat() };
    [path.as_str(), "(", &place, "): ", &what].concat()
}

/// A place in the file says nothing about these.
fn of_the_whole_file(kind: &ProblemKind) -> bool {
    use ProblemKind as Kind;
    matches!(
        kind,
        Kind::Empty
            | Kind::TooLarge { .. }
            | Kind::Binary { .. }
            | Kind::Picture { .. }
            | Kind::Utf16
            | Kind::WebPage
            | Kind::Foreign
    )
}

fn megabytes(bytes: usize) -> String {
    [&format::number(bytes as f64 / 1e6), "\u{a0}MB"].concat()
}

fn what(kind: &ProblemKind) -> String {
    use ProblemKind as Kind;
    let number = |value: usize| format::number(value as f64);
    let plain = match kind {
        Kind::TooLarge { bytes, limit } => {
            return fill(Text::ProblemTooLarge, &[("bytes", &megabytes(*bytes)), ("limit", &megabytes(*limit))]);
        }
        Kind::Binary { format } => return fill(Text::ProblemBinary, &[("format", format)]),
        Kind::Picture { format, why } => {
            let key = match why {
                NoMap::Without => Text::ProblemPictureWithout,
                NoMap::Damaged => Text::ProblemPictureDamaged,
                NoMap::Several => Text::ProblemPictureSeveral,
            };
            return fill(key, &[("format", format)]);
        }
        Kind::BrokenUtf8 { byte } => return fill(Text::ProblemBrokenUtf8, &[("byte", &hex(u32::from(*byte), 2))]),
        Kind::TooDeep { limit } => return fill(Text::ProblemTooDeep, &[("limit", &number(*limit))]),
        Kind::NotJson { found: Some(found) } => return fill(Text::ProblemNotJson, &[("found", &found.to_string())]),
        Kind::NewerSchema { found, known } => {
            return fill(Text::ProblemNewerSchema, &[("found", &found.to_string()), ("known", &known.to_string())]);
        }
        Kind::UnknownSchema { found, known } => {
            return fill(Text::ProblemUnknownSchema, &[("found", &found.to_string()), ("known", &known.to_string())]);
        }
        Kind::Duplicate { id } => return fill(Text::ProblemDuplicate, &[("id", id)]),
        Kind::UnknownField { suggestion: Some(meant) } => {
            return fill(Text::ProblemUnknownFieldMeant, &[("suggestion", meant)]);
        }
        Kind::WrongWord { found, allowed } => {
            return fill(Text::ProblemWrongWord, &[("found", found), ("allowed", &allowed.join(", "))]);
        }
        Kind::WrongNumber { min, max, whole } => {
            let key = if *whole { Text::ProblemWrongWholeNumber } else { Text::ProblemWrongNumber };
            let (min, max) = (format::number(*min as f64), format::number(*max as f64));
            return fill(key, &[("min", &min), ("max", &max)]);
        }
        Kind::WrongDate { found } => return fill(Text::ProblemWrongDate, &[("found", found)]),
        Kind::WrongId { found } => return fill(Text::ProblemWrongId, &[("found", found)]),
        Kind::WrongCurrency { found } => return fill(Text::ProblemWrongCurrency, &[("found", found)]),
        Kind::TooLong { length, limit } => {
            return fill(Text::ProblemTooLong, &[("length", &number(*length)), ("limit", &number(*limit))]);
        }
        Kind::TooMany { count, limit } => {
            return fill(Text::ProblemTooMany, &[("count", &number(*count)), ("limit", &number(*limit))]);
        }
        Kind::BadCharacter { code } => {
            return fill(Text::ProblemBadCharacter, &[("code", &["U+", &hex(*code, 4)].concat())]);
        }
        Kind::UnknownReference { id } => return fill(Text::ProblemUnknownReference, &[("id", id)]),
        Kind::WrongType { expected } => match expected {
            Expected::Object => Text::ProblemNeedObject,
            Expected::List => Text::ProblemNeedList,
            Expected::Text => Text::ProblemNeedText,
            Expected::Number => Text::ProblemNeedNumber,
            Expected::Truth => Text::ProblemNeedTruth,
        },
        Kind::Empty => Text::ProblemEmpty,
        Kind::Utf16 => Text::ProblemUtf16,
        Kind::WebPage => Text::ProblemWebPage,
        Kind::NotJson { found: None } => Text::ProblemCutOff,
        Kind::TextAfterEnd => Text::ProblemTextAfterEnd,
        Kind::Foreign => Text::ProblemForeign,
        Kind::UnknownField { suggestion: None } => Text::ProblemUnknownField,
        Kind::Missing => Text::ProblemMissing,
        Kind::Blank => Text::ProblemBlank,
        Kind::NotConnectable => Text::ProblemNotConnectable,
        Kind::WrongParent => Text::ProblemWrongParent,
        Kind::NoCard => Text::ProblemNoCard,
        Kind::NoSteps => Text::ProblemNoSteps,
        Kind::DaysOutOfOrder => Text::ProblemDaysOutOfOrder,
        Kind::NoPlaceForDeals => Text::ProblemNoPlaceForDeals,
        Kind::LeftLastVisit => Text::ProblemLeftLastVisit,
        Kind::HistoryBackwards => Text::ProblemHistoryBackwards,
    };
    text(plain).to_owned()
}

fn hex(value: u32, digits: usize) -> String {
    format!("{value:0digits$X}")
}
