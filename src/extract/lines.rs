//! Text as it is laid out: white space joined, lines ended, and what stands behind a block put after it.

use super::attributes::{cut, is_unsaid};

/// How much of what is shown an attribute's text is compared with.
const BESIDE: usize = 4096;

/// Collects the lines of a page.
#[derive(Debug, Default)]
pub(super) struct Lines {
    text: String,
    /// Where the block began.
    block: usize,
    /// White space was met that has not been written, since a line may end here.
    space: bool,
    /// Texts to come after this block; those of attributes unless they can be read in what is shown from this byte on.
    after: Vec<(String, Option<usize>)>,
}

impl Lines {
    /// How much is there: where an element begins.
    pub(super) const fn len(&self) -> usize {
        self.text.len()
    }

    /// Adds text. `kept`: white space is shown as it is written.
    pub(super) fn push(&mut self, text: &str, kept: bool) {
        for c in text.chars() {
            match c {
                '\n' if kept => self.end_line(),
                ' ' | '\t' | '\n' | '\r' | '\u{c}' => self.space = true,
                _ => {
                    if self.space && !self.at_line_start() {
                        self.text.push(' ');
                    }
                    self.space = false;
                    self.text.push(c);
                }
            }
        }
    }

    /// A line ends; never leaves an empty one.
    pub(super) fn end_line(&mut self) {
        self.space = false;
        if !self.at_line_start() {
            self.text.push('\n');
        }
    }

    /// A block ends: what waits for its end follows, on lines of its own.
    pub(super) fn end_block(&mut self) {
        self.end_line();
        let end = self.text.len();
        for (text, shown_from) in core::mem::take(&mut self.after) {
            let shown = shown_from.and_then(|from| self.text.get(from.min(self.block)..end));
            if shown.is_none_or(|shown| is_unsaid(&text, cut(shown, BESIDE))) {
                self.text.push_str(&text);
                self.end_line();
            }
        }
        self.block = self.text.len();
    }

    /// An attribute's text, to follow this block unless it can be read in what is shown since its element began.
    pub(super) fn say_after(&mut self, text: String, begun: usize) {
        if !self
            .after
            .iter()
            .any(|(other, shown_from)| shown_from.is_some() && *other == text)
        {
            self.after.push((text, Some(begun)));
        }
    }

    /// Text that follows this block as it is.
    pub(super) fn put_after(&mut self, text: String) {
        self.after.push((text, None));
    }

    /// What was before and what comes do not belong together.
    pub(super) fn gap(&mut self) {
        self.end_block();
        if !self.text.is_empty() && !self.text.ends_with(super::GAP) {
            self.text.push(super::GAP);
        }
        self.block = self.text.len();
    }

    /// The text, which ends with its last line.
    pub(super) fn finish(mut self) -> String {
        self.end_block();
        self.text
    }

    fn at_line_start(&self) -> bool {
        self.text.is_empty() || self.text.ends_with(['\n', super::GAP])
    }
}

#[cfg(test)]
mod tests {
    use super::Lines;

    #[test]
    fn white_space_is_joined_and_lines_are_never_empty() {
        let mut lines = Lines::default();
        lines.push("  a \n\t b", false);
        lines.push(" ", false);
        lines.push("c\u{a0}\u{a0}d ", false);
        lines.end_line();
        lines.end_block();
        lines.push(" \n ", false);
        lines.end_block();
        lines.push("e\n\n  f", true);
        lines.gap();
        lines.gap();
        lines.push(" g", false);
        assert_eq!(lines.finish(), "a b c\u{a0}\u{a0}d\ne\nf\n\u{1e}g\n");
    }

    #[test]
    fn what_stands_behind_a_block_follows_it_once() {
        let mut lines = Lines::default();
        lines.push("a", false);
        let begun = lines.len();
        lines.push(" shown", false);
        lines.say_after("Shown".into(), begun);
        lines.say_after("not shown".into(), begun);
        lines.say_after("not shown".into(), begun);
        lines.say_after("b c".into(), begun);
        lines.push(" b c", false);
        lines.end_block();
        lines.put_after("at the end".into());
        assert_eq!(lines.finish(), "a shown b c\nnot shown\nat the end\n");
    }
}
