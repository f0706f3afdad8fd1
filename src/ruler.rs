//! Distances in a haystack: how many characters, lines and gaps lie before each of some places, counted once for all.

use crate::span::Span;

/// What lies before a place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Mark {
    /// Characters.
    pub(crate) letters: usize,
    /// Line ends.
    pub(crate) lines: usize,
    /// Gaps: nothing joins across one.
    pub(crate) gaps: usize,
}

/// The marks of some places.
pub(crate) struct Ruler {
    places: Vec<usize>,
    marks: Vec<Mark>,
}

impl Ruler {
    /// Measures these spans' ends. Reads the haystack once, up to the last of them.
    pub(crate) fn new(haystack: &str, spans: impl Iterator<Item = Span>) -> Ruler {
        let mut places: Vec<usize> = spans.flat_map(|span| [span.start, span.end]).collect();
        places.sort_unstable();
        places.dedup();
        let mut marks = Vec::with_capacity(places.len());
        let (mut from, mut mark) = (0, Mark::default());
        for place in &places {
            let text = Span::new(from, *place).of(haystack);
            mark.letters += text.chars().count();
            mark.lines += text.bytes().filter(|byte| *byte == b'\n').count();
            mark.gaps += text.bytes().filter(|byte| *byte == 0x1e).count();
            marks.push(mark);
            from = *place;
        }
        Ruler { places, marks }
    }

    /// The marks of a span's start and end. All zero for one that was not among those measured.
    pub(crate) fn ends(&self, span: Span) -> [Mark; 2] {
        [span.start, span.end].map(|place| {
            self.places
                .binary_search(&place)
                .map_or(Mark::default(), |at| self.marks[at])
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_lines_and_gaps_are_counted() {
        let text = "əb\nc\u{1e}d";
        let ruler = Ruler::new(text, [Span::new(3, 5), Span::new(0, text.len())].into_iter());
        let mark = |letters, lines, gaps| Mark { letters, lines, gaps };
        assert_eq!(ruler.ends(Span::new(0, 3)), [mark(0, 0, 0), mark(2, 0, 0)]);
        assert_eq!(ruler.ends(Span::new(5, text.len())), [mark(4, 1, 0), mark(6, 1, 1)]);
    }
}
