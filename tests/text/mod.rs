//! What the tests about random texts share: a seeded generator, and a text written again in other characters.

use nightjar::span::Span;

/// A small generator of its own, so that a seed means the same run for ever (SplitMix64).
pub(crate) struct Random(pub(crate) u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub(crate) fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit as u64).unwrap()
    }

    pub(crate) fn pick<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.below(of.len())]
    }
}

/// A text whose every character was replaced by one that reads the same, with signs in between that nobody sees.
pub(crate) struct Rewritten {
    pub(crate) text: String,
    /// Where each byte of the first text has gone.
    places: Vec<Span>,
}

/// Signs that take no room: spaces of no width, soft hyphens, directions, marks through and under a letter.
const UNSEEN: [char; 9] = [
    '\u{200b}', '\u{200c}', '\u{200d}', '\u{2060}', '\u{feff}', '\u{ad}', '\u{200e}', '\u{336}', '\u{332}',
];

impl Rewritten {
    pub(crate) fn new(plain: &str, random: &mut Random) -> Rewritten {
        let (style, share, unseen) = (
            random.below(9),
            [20, 60, 100][random.below(3)],
            [0, 0, 10, 40][random.below(4)],
        );
        let mut text = String::new();
        let mut places = Vec::new();
        for letter in plain.chars() {
            let start = text.len();
            match other(letter, style) {
                Some(other) if random.below(100) < share => text.push_str(&other),
                _ => text.push(letter),
            }
            places.resize(places.len() + letter.len_utf8(), Span::new(start, text.len()));
            if letter.is_alphanumeric() && random.below(100) < unseen {
                text.push(UNSEEN[random.below(UNSEEN.len())]);
            }
        }
        Rewritten { text, places }
    }

    /// Where this span of the first text stands.
    pub(crate) fn span(&self, plain: Span) -> Span {
        Span::new(self.places[plain.start].start, self.places[plain.end - 1].end)
    }

    /// A span of the text without unseen signs at its end: whose they are is nobody's question.
    pub(crate) fn core(&self, span: Span) -> Span {
        let seen = span.of(&self.text).trim_end_matches(UNSEEN);
        Span::new(span.start, span.start + seen.len())
    }
}

/// The same letter, digit or sign of another block.
fn other(letter: char, style: usize) -> Option<String> {
    let at = |base: u32, from: char| char::from_u32(base + letter as u32 - from as u32).map(String::from);
    match (letter, style) {
        ('0'..='9', 0) => at(0xff10, '0'),
        ('0'..='9', 1) => at(0x1d7ce, '0'),
        ('0'..='9', 2) => at(0x1d7e2, '0'),
        ('0'..='9', 3) => at(0x660, '0'),
        ('0'..='9', 4) => at(0x6f0, '0'),
        ('0'..='9', 5) => at(0x966, '0'),
        ('0'..='9', 6) => Some(format!("{letter}\u{fe0f}\u{20e3}")),
        ('0', 7) => Some("⓪".into()),
        ('1'..='9', 7) => at(0x2460, '1'),
        ('A'..='Z', 0) => at(0xff21, 'A'),
        ('a'..='z', 0) => at(0xff41, 'a'),
        ('A'..='Z', 1) => at(0x1d400, 'A'),
        ('a'..='z', 1) => at(0x1d41a, 'a'),
        ('A'..='Z', 2 | 3) => at(0x1d5a0, 'A'),
        ('a'..='z', 2 | 3) => at(0x1d5ba, 'a'),
        ('A'..='Z', 7) => at(0x24b6, 'A'),
        ('a'..='z', 7) => at(0x24d0, 'a'),
        (' ', 0) => Some("\u{3000}".into()),
        (' ', 1 | 2) => Some("\u{a0}".into()),
        (' ', 3 | 8) => Some("\u{2009}".into()),
        ('-', 1 | 8) => Some("–".into()),
        ('-', 0) => Some("－".into()),
        ('-', 4) => Some("‑".into()),
        ('@', 0 | 8) => Some("＠".into()),
        ('.', 0) => Some("．".into()),
        _ => None,
    }
}
