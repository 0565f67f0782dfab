//! A playbook as one page of HTML that needs nothing beside it: no style sheet, no script, no other file.

use super::{Block, Chapter, Playbook};
use crate::core::picture::escape;

/// The paper that it is printed on.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Paper {
    /// 210 by 297 mm.
    #[default]
    A4,
    /// 8.5 by 11 inches.
    Letter,
}

impl Paper {
    /// Both, each with the word that style sheets use.
    pub const ALL: [(Paper, &'static str); 2] = [(Paper::A4, "A4"), (Paper::Letter, "letter")];

    /// The word that style sheets use.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(paper, _)| *paper == self).map_or("A4", |(_, word)| word)
    }
}

/// What it looks like; style/booklet.css is the same for the page.
const STYLE: &str = include_str!("../../../style/booklet.css");

/// The file.
pub fn html(playbook: &Playbook, paper: Paper) -> String {
    let mut pen = Pen(String::with_capacity(64 * 1024));
    pen.raw("<!doctype html>\n<html lang=\"");
    pen.raw(playbook.language);
    pen.raw("\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    // Even if something got in: nothing in the file may run or be fetched.
    pen.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n");
    pen.element("title", &playbook.title);
    pen.raw("<style>\n@page { size: ");
    pen.raw(paper.word());
    pen.raw("; margin: 18mm 16mm; }\nbody { margin: 0; background: #f6f5f1; }\n");
    pen.raw(STYLE);
    pen.raw("</style>\n</head>\n<body>\n<main class=\"booklet\">\n");
    pen.cover(playbook);
    pen.contents(playbook);
    for (at, chapter) in playbook.chapters.iter().enumerate() {
        pen.chapter(at, chapter);
    }
    pen.raw("</main>\n</body>\n</html>\n");
    pen.0
}

/// Writes markup; whatever a user wrote goes through `text`.
struct Pen(String);

impl Pen {
    fn raw(&mut self, markup: &str) {
        self.0.push_str(markup);
    }

    fn text(&mut self, text: &str) {
        escape(&mut self.0, text);
    }

    fn element(&mut self, tag: &str, text: &str) {
        self.raw("<");
        self.raw(tag);
        self.raw(">");
        self.text(text);
        self.raw("</");
        self.raw(tag);
        self.raw(">\n");
    }

    fn cover(&mut self, playbook: &Playbook) {
        self.raw("<header class=\"cover\">\n<p class=\"lead\">");
        self.text(&playbook.about);
        self.raw("</p>\n");
        self.element("h1", &playbook.title);
        if let Some(goal) = &playbook.goal {
            self.raw("<p class=\"goal\">");
            self.text(goal);
            self.raw("</p>\n");
        }
        if let Some(picture) = &playbook.picture {
            // Written by this program, every name in it escaped.
            self.raw("<figure>");
            self.raw(picture);
            self.raw("</figure>\n");
        }
        self.raw("</header>\n");
    }

    fn contents(&mut self, playbook: &Playbook) {
        self.raw("<nav>\n");
        self.element("h2", &playbook.contents);
        self.raw("<ol>\n");
        for (at, chapter) in playbook.chapters.iter().enumerate() {
            self.raw("<li><a href=\"#chapter-");
            self.raw(&at.to_string());
            self.raw("\">");
            self.text(&chapter.title);
            self.raw("</a></li>\n");
        }
        self.raw("</ol>\n</nav>\n");
    }

    fn chapter(&mut self, at: usize, chapter: &Chapter) {
        self.raw("<section id=\"chapter-");
        self.raw(&at.to_string());
        self.raw("\">\n");
        self.element("h2", &chapter.title);
        chapter.blocks.iter().for_each(|block| self.block(block));
        self.raw("</section>\n");
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(text) => self.element("h3", text),
            Block::Text(text) => self.element("p", text),
            Block::Facts(facts) => {
                self.raw("<dl>\n");
                for (name, fact) in facts {
                    self.raw("<div>");
                    self.element("dt", name);
                    self.element("dd", fact);
                    self.raw("</div>\n");
                }
                self.raw("</dl>\n");
            }
            Block::List(items) => {
                self.raw("<ul>\n");
                items.iter().for_each(|item| self.element("li", item));
                self.raw("</ul>\n");
            }
            Block::Table(heads, rows) => {
                self.raw("<table>\n<thead><tr>");
                heads.iter().for_each(|head| self.element("th", head));
                self.raw("</tr></thead>\n<tbody>\n");
                for row in rows {
                    self.raw("<tr>");
                    row.iter().for_each(|cell| self.element("td", cell));
                    self.raw("</tr>\n");
                }
                self.raw("</tbody>\n</table>\n");
            }
        }
    }
}
