//! A playbook as Markdown (CommonMark, with the tables that most programs know). It has no picture.

use super::{Block, Playbook};

/// The text.
pub fn markdown(playbook: &Playbook) -> String {
    let mut pen = Pen(String::with_capacity(32 * 1024));
    pen.line(&["# ", &plain(&playbook.title)]);
    pen.line(&["*", &plain(&playbook.about), "*"]);
    if let Some(goal) = &playbook.goal {
        pen.line(&["**", &plain(goal), "**"]);
    }
    pen.line(&["## ", &plain(&playbook.contents)]);
    let titles: Vec<String> = playbook.chapters.iter().map(|chapter| ["- ", &plain(&chapter.title)].concat()).collect();
    pen.line(&[&titles.join("\n")]);
    for chapter in &playbook.chapters {
        pen.line(&["## ", &plain(&chapter.title)]);
        chapter.blocks.iter().for_each(|block| pen.block(block));
    }
    pen.0
}

/// One line of text, in which nothing is markup.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len() + 8);
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    // Whatever stands at the beginning of a line may begin a list, a heading or a rule.
    let numbers = words.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(0);
    for (at, letter) in words.char_indices() {
        let anywhere = r"\`*_{}[]<>()#|~&!$^=".contains(letter);
        let first = at == 0 && "-+:".contains(letter);
        let after_number = at == numbers && at > 0 && letter == '.';
        // A web address is made a link of by many programs.
        let address = letter == ':' && words.get(at..).is_some_and(|rest| rest.starts_with("://")) || letter == '@';
        if anywhere || first || after_number || address {
            plain.push('\\');
        }
        plain.push(if letter.is_control() { ' ' } else { letter });
    }
    plain
}

/// Lines of text as lines: each but the last ends in a break.
fn lines(text: &str, between: &str) -> String {
    let lines: Vec<String> = text.lines().map(plain).filter(|line| !line.is_empty()).collect();
    lines.join(between)
}

struct Pen(String);

impl Pen {
    fn line(&mut self, parts: &[&str]) {
        parts.iter().for_each(|part| self.0.push_str(part));
        self.0.push_str("\n\n");
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(text) => self.line(&["### ", &plain(text)]),
            Block::Text(text) => self.line(&[&lines(text, "\\\n")]),
            Block::Facts(facts) if facts.is_empty() => {}
            Block::Facts(facts) => {
                let fact =
                    |(name, fact): &(String, String)| ["- **", &plain(name), "**: ", &lines(fact, " / ")].concat();
                self.line(&[&facts.iter().map(fact).collect::<Vec<_>>().join("\n")]);
            }
            Block::List(items) => {
                let item = |item: &String| ["- ", &lines(item, "\\\n  ")].concat();
                self.line(&[&items.iter().map(item).collect::<Vec<_>>().join("\n")]);
            }
            Block::Table(heads, rows) => {
                let row = |cells: &[String]| {
                    let cells: Vec<String> = cells.iter().map(|cell| lines(cell, " / ")).collect();
                    ["| ", &cells.join(" | "), " |"].concat()
                };
                let rule = ["|", &" --- |".repeat(heads.len())].concat();
                let all = [row(heads), rule].into_iter().chain(rows.iter().map(|cells| row(cells)));
                self.line(&[&all.collect::<Vec<_>>().join("\n")]);
            }
        }
    }
}
