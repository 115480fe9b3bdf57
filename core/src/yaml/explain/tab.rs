//! Tabs among the blanks that start a line.

use super::{Line, Page};
use crate::diagnostic::{Diagnostic, Edit};

/// How many columns a tab stands for when it becomes spaces.
const WIDTH: usize = 2;

impl Line<'_> {
    fn blanks(&self) -> &str {
        self.text.get(..self.indent()).unwrap_or("")
    }

    fn starts_with_tab(&self) -> bool {
        !self.is_blank() && self.blanks().contains('\t')
    }

    /// The column of the content, if a tab counts as [`WIDTH`].
    fn column(&self) -> usize {
        self.blanks().chars().map(|c| if c == '\t' { WIDTH } else { 1 }).sum()
    }
}

impl<'a> Page<'a> {
    /// A tab at the start of a line, together with the lines below it that start with one as well.
    pub(super) fn tab(&self) -> Option<Diagnostic> {
        let block = self.tab_block()?;
        let first = *block.first()?;
        let start = first.start + first.blanks().find('\t')?;
        let message = match block.len() {
            1 => "a tab indents this line, but YAML allows only spaces there".to_owned(),
            lines => {
                format!("tabs indent this line and {} below it, but YAML allows only spaces there", lines - 1)
            }
        };
        let column = self.column_for(&block)?;
        let edit = |line: &Line<'_>| Edit {
            span: self.span(line.start, line.start + line.indent()),
            replacement: " ".repeat((line.column() + column).saturating_sub(first.column())),
        };
        Some(
            self.diagnostic(start, start + 1, &message)
                .label("this is a tab")
                .edits("use spaces, as many as the lines around it", block.iter().map(edit).collect()),
        )
    }

    /// The lines in a row that start with a tab, near to where the scanner gave up. A tab farther away may be in order:
    /// text that follows a `|` can have some.
    fn tab_block(&self) -> Option<Vec<Line<'a>>> {
        const NEAR: usize = 3;
        let near = self
            .before()
            .into_iter()
            .filter(|line| !line.is_blank())
            .take(NEAR)
            .find(Line::starts_with_tab)?;
        let mut block = Vec::new();
        for line in self.lines().filter(|line| !line.is_blank()) {
            if line.starts_with_tab() {
                block.push(line);
            } else if line.start > near.start {
                break;
            } else {
                block.clear();
            }
        }
        Some(block)
    }

    /// Where the first line of a block belongs: as far in as the line after the block, or below the line before it.
    fn column_for(&self, block: &[Line<'_>]) -> Option<usize> {
        let (first, last) = (block.first()?, block.last()?);
        let filled = || self.lines().filter(|line| !line.is_blank());
        let outer = filled().take_while(|line| line.start < first.start).last().map_or(0, Line::indent);
        let next = filled().find(|line| line.start > last.start).map(Line::indent);
        Some(next.filter(|next| *next > outer && block.len() == 1).unwrap_or(outer + WIDTH))
    }
}
