//! Numbers with signs in place of some of their figures: `4169 •••• •••• 1234`, `050 012 ** 56`, `+994 50 XXX-XX-56`.

use core::ops::Range;

use crate::class::{self, BULLET, SPACE};
use crate::fold::Folded;
use crate::survey::Survey;

/// Separators between two pieces, at most.
const JOINT: usize = 3;
/// Signs that are shown, at least: the last four of a card.
const SHOWN: usize = 4;
/// Pieces of one number, at most.
const PIECES: usize = 12;

/// A part of a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    /// Places of the folded text.
    pub(crate) range: Range<usize>,
    /// Its signs stand for others.
    pub(crate) hidden: bool,
}

/// A number of which a part is hidden.
pub(crate) struct Masked<'t, 'h> {
    pub(crate) text: &'t Folded<'h>,
    pub(crate) pieces: Vec<Piece>,
}

impl Masked<'_, '_> {
    /// What is shown in these pieces, as classes, and a zero for each hidden sign.
    pub(crate) fn signs(&self, pieces: Range<usize>) -> Vec<u8> {
        let classes = |piece: &Piece| self.text.classes()[piece.range.clone()].to_vec();
        self.pieces[pieces]
            .iter()
            .flat_map(|piece| {
                if piece.hidden {
                    vec![0; piece.range.len()]
                } else {
                    classes(piece)
                }
            })
            .collect()
    }

    /// Whether what these pieces show is what stands there in a number, sign for sign.
    pub(crate) fn shows(&self, pieces: Range<usize>, number: &[u8]) -> bool {
        let mut rest = number;
        for piece in &self.pieces[pieces] {
            let Some((own, after)) = rest.split_at_checked(piece.range.len()) else {
                return false;
            };
            if !piece.hidden && own != &self.text.classes()[piece.range.clone()] {
                return false;
            }
            rest = after;
        }
        rest.is_empty()
    }

    /// Where these pieces stand.
    pub(crate) fn places(&self, pieces: Range<usize>) -> Range<usize> {
        self.pieces[pieces.start].range.start..self.pieces[pieces.end - 1].range.end
    }
}

/// Calls `visit` for every masked number of the text, in order.
pub(crate) fn masks<'t, 'h>(text: &'t Folded<'h>, survey: &Survey, mut visit: impl FnMut(&Masked<'t, 'h>)) {
    let mut from = 0;
    while let Some(digit) = survey.next_masked(text.classes(), from) {
        let token = stretch(text, digit);
        from = token.end.max(digit + 1);
        let hides = |piece: Option<Piece>| piece.is_some_and(|piece| piece.hidden);
        if !hides(piece_before(text, token.start)) && !hides(piece_after(text, token.end)) {
            continue;
        }
        let pieces = read(text, token);
        from = from.max(pieces.last().map_or(0, |piece| piece.range.end));
        let signs = |hidden: bool| -> usize {
            pieces
                .iter()
                .filter(|piece| piece.hidden == hidden)
                .map(|piece| piece.range.len())
                .sum()
        };
        if signs(true) > 0 && signs(false) >= SHOWN {
            visit(&Masked { text, pieces });
        }
    }
}

/// The number that this token is a part of.
fn read(text: &Folded<'_>, token: Range<usize>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut start = token.start;
    while pieces.len() < PIECES
        && let Some(piece) = piece_before(text, start)
    {
        start = piece.range.start;
        pieces.push(piece);
    }
    pieces.reverse();
    let mut end = token.end;
    pieces.push(Piece {
        range: token,
        hidden: false,
    });
    while pieces.len() < 2 * PIECES
        && let Some(piece) = piece_after(text, end)
    {
        end = piece.range.end;
        pieces.push(piece);
    }
    pieces
}

fn is_sign(class: u8) -> bool {
    matches!(class, b'*' | b'#' | b'_' | BULLET)
}

fn is_cross(class: u8) -> bool {
    class == b'x' || class == const { class::cyrillic('х') }
}

/// Whether this is one of two crosses or more in a row.
fn is_crossed(text: &Folded<'_>, at: usize) -> bool {
    is_cross(text.at(at)) && (is_cross(text.at(at + 1)) || is_cross(text.before(at)))
}

/// The part of a token around this place that hides all its signs, or none: `400000` and `XXXXXX` of `400000XXXXXX1234`.
fn stretch(text: &Folded<'_>, place: usize) -> Range<usize> {
    let token = text.token(place);
    let crossed = is_crossed(text, place);
    let (mut start, mut end) = (place, place);
    while start > token.start && is_crossed(text, start - 1) == crossed {
        start -= 1;
    }
    while end < token.end && is_crossed(text, end) == crossed {
        end += 1;
    }
    start..end
}

fn separates(class: u8) -> bool {
    matches!(class, SPACE | b'-' | b'(' | b')' | b'/' | b'+')
}

/// What kind of piece a row of classes is: hidden, shown, or none of a number.
fn judge(text: &Folded<'_>, range: Range<usize>) -> Option<Piece> {
    let classes = &text.classes()[range.clone()];
    if classes.iter().all(|class| is_sign(*class)) {
        return Some(Piece { range, hidden: true });
    }
    if classes.iter().all(|class| is_cross(*class)) {
        return (classes.len() > 1).then_some(Piece { range, hidden: true });
    }
    // Words beside a number are not part of it.
    classes
        .iter()
        .any(|class| class::is_digit(*class))
        .then_some(Piece { range, hidden: false })
}

/// The piece after this place and whether it hides something.
fn piece_after(text: &Folded<'_>, from: usize) -> Option<Piece> {
    let start = from
        + (from..from + JOINT + 1)
            .take_while(|at| separates(text.at(*at)))
            .count();
    if start > from + JOINT {
        return None;
    }
    let sign = text.at(start);
    let end = if is_sign(sign) {
        start
            + text.classes()[start..]
                .iter()
                .take_while(|class| is_sign(**class))
                .count()
    } else {
        stretch(text, start).end
    };
    if start == end { None } else { judge(text, start..end) }
}

/// The piece before this place and whether it hides something.
fn piece_before(text: &Folded<'_>, to: usize) -> Option<Piece> {
    let end = to
        - (1..=JOINT + 1)
            .take_while(|back| to.checked_sub(*back).is_some_and(|at| separates(text.at(at))))
            .count();
    if end + JOINT < to || end == 0 {
        return None;
    }
    let sign = text.before(end);
    let start = if is_sign(sign) {
        end - text.classes()[..end]
            .iter()
            .rev()
            .take_while(|class| is_sign(**class))
            .count()
    } else {
        stretch(text, end - 1).start
    };
    if start == end { None } else { judge(text, start..end) }
}
