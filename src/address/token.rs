//! Words and numbers of a stretch of folded text, as addresses are made of them.

use core::ops::Range;

use crate::alphabet::latin_shape;
use crate::class::{self, GAP};
use crate::fold::Folded;
use crate::name::word::letters_at;

use super::ordinal;
use super::vocabulary::{self, Meaning};

/// What a token is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// Letters.
    Word(Vec<char>),
    /// A number as houses have it, with a letter that touches it: `17b`.
    Number { value: u32, letter: Option<char> },
    /// A number that no house has: longer, a price, a time, a date.
    Figure,
}

/// What stands between two tokens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Break {
    /// Line ends or block edges.
    pub(super) lines: u8,
    pub(super) comma: bool,
    pub(super) dot: bool,
    pub(super) slash: bool,
    pub(super) dash: bool,
    pub(super) space: bool,
    pub(super) colon: bool,
    /// `#`, which English puts before a flat.
    pub(super) hash: bool,
    /// Any other sign.
    pub(super) other: bool,
}

impl Break {
    /// Nothing at all stands between.
    pub(super) fn is_none(self) -> bool {
        self == Break::default()
    }

    /// A part of an address may end here.
    pub(super) fn parts(self) -> bool {
        self.comma || self.lines > 0 || self.other
    }
}

/// A word or number and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) what: What,
    pub(super) range: Range<usize>,
    /// What stands before it.
    pub(super) before: Break,
    /// What stands after it.
    pub(super) after: Break,
    /// What it means if it is a word of the vocabulary.
    pub(super) meaning: Option<Meaning>,
}

impl Token {
    pub(super) fn letters(&self) -> &[char] {
        match &self.what {
            What::Word(letters) => letters,
            What::Number { .. } | What::Figure => &[],
        }
    }

    pub(super) fn is_word(&self) -> bool {
        matches!(self.what, What::Word(_))
    }

    pub(super) fn is_number(&self) -> bool {
        matches!(self.what, What::Number { .. })
    }
}

/// Houses and flats have at most so many digits.
const LONGEST_NUMBER: usize = 5;

/// The tokens of this stretch, up to a gap.
pub(super) fn tokens(text: &Folded<'_>, stretch: Range<usize>) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    let mut before = Break::default();
    let mut at = stretch.start;
    while at < stretch.end {
        let class = text.at(at);
        let start = at;
        let what = if class::is_letter(class) {
            while at < stretch.end && class::is_letter(text.at(at)) {
                at += 1;
            }
            What::Word(letters_at(text, start..at))
        } else if class::is_digit(class) {
            let mut value = 0_u32;
            while at < stretch.end && class::is_digit(text.at(at)) {
                value = value.saturating_mul(10).saturating_add(u32::from(text.at(at) - b'0'));
                at += 1;
            }
            let number = at - start <= LONGEST_NUMBER && !is_figure(text, start..at);
            // "17b", but not "17m46" and not "17ci".
            let touches = number && class::is_letter(text.at(at)) && !class::is_word(text.at(at + 1));
            let letter = touches.then(|| match letters_at(text, at..at + 1)[0] {
                // A Greek letter beside a digit.
                '\0' => latin_shape(text.at(at)).map_or('\0', char::from),
                letter => letter,
            });
            at += usize::from(touches);
            if number {
                What::Number { value, letter }
            } else {
                What::Figure
            }
        } else {
            if class == GAP {
                break;
            }
            note(&mut before, class);
            at += 1;
            continue;
        };
        if let Some(last) = out.last_mut() {
            last.after = before;
        }
        out.push(Token {
            what,
            range: start..at,
            before,
            after: Break::default(),
            meaning: None,
        });
        before = Break::default();
    }
    if let Some(last) = out.last_mut() {
        last.after = Break { other: true, ..before };
    }
    join_contracted(&mut out);
    drop_areas(&mut out);
    for index in 0..out.len() {
        out[index].meaning = out[index].meaning.or_else(|| meaning(text, &out, index));
    }
    read_roman(&mut out);
    out
}

/// Makes a number of Roman figures beside a word for a quarter: "III mikrorayon".
fn read_roman(tokens: &mut [Token]) {
    let quarter = |token: &Token| token.meaning == Some(Meaning::Quarter);
    for at in 0..tokens.len() {
        let token = &tokens[at];
        let beside = || {
            let after = tokens.get(at + 1).filter(|next| !next.before.parts());
            let before = at.checked_sub(1).filter(|_| !token.before.parts());
            after.is_some_and(|next| {
                quarter(next) || ordinal::is_ordinal(next.letters()) && tokens.get(at + 2).is_some_and(quarter)
            }) || before.is_some_and(|before| quarter(&tokens[before]))
        };
        if let Some(value) = ordinal::roman(token.letters())
            && beside()
        {
            let token = &mut tokens[at];
            token.what = What::Number { value, letter: None };
            token.meaning = None;
        }
    }
}

/// What a word means by what stands beside it.
fn meaning(text: &Folded<'_>, tokens: &[Token], index: usize) -> Option<Meaning> {
    let token = &tokens[index];
    let What::Word(letters) = &token.what else { return None };
    let previous = index
        .checked_sub(1)
        .map(|before| &tokens[before])
        .filter(|_| !token.before.parts());
    let before_number = tokens.get(index + 1).is_some_and(Token::is_number) && !token.after.parts();
    let after_number =
        previous.is_some_and(|previous| previous.is_number() && !previous.before.parts() && !previous.after.is_none());
    let meaning = vocabulary::meaning(letters, token.after.dot || before_number || after_number);
    let named = previous.is_some_and(Token::is_word);
    match (meaning, letters.as_slice()) {
        // "No:34 K:3" and "ev 17, k. 2": a floor or a block, not a street.
        (Some(Meaning::Street), ['k']) if token.after.colon || !named => Some(Meaning::Inside),
        (None, letters) if named && vocabulary::is_street_with_capital(letters) => text
            .source(token.range.start)
            .is_uppercase()
            .then_some(Meaning::EnglishStreet),
        (meaning, _) => meaning,
    }
}

/// Makes one word of each that is written without its middle: `pr-t`, `r-nu`, `ул-ца`.
fn join_contracted(tokens: &mut Vec<Token>) {
    let dash = Break {
        dash: true,
        ..Break::default()
    };
    let mut at = 1;
    while at < tokens.len() {
        if tokens[at].before == dash
            && let Some(meaning) = vocabulary::contracted(tokens[at - 1].letters(), tokens[at].letters())
        {
            let rest = tokens.remove(at);
            let own = &mut tokens[at - 1];
            own.range.end = rest.range.end;
            own.after = rest.after;
            own.meaning = Some(meaning);
        } else {
            at += 1;
        }
    }
}

/// "34 m2", "34 м²": an area, of which neither number is a house's or a flat's.
fn drop_areas(tokens: &mut [Token]) {
    for at in 2..tokens.len() {
        let [size, unit, power] = &tokens[at - 2..=at] else {
            continue;
        };
        let touches = power.before.is_none()
            && matches!(
                power.what,
                What::Number {
                    value: 2 | 3,
                    letter: None
                }
            );
        let is_metre = matches!(unit.letters(), ['m' | 'м']) && !unit.before.parts() && !unit.before.dot;
        if touches && is_metre && size.is_number() {
            tokens[at - 2].what = What::Figure;
            tokens[at].what = What::Figure;
        }
    }
}

/// Part of a price, a time, a date, a per cent: digits on the other side of a dot or colon, a sign that touches or stands
/// apart.
fn is_figure(text: &Folded<'_>, digits: Range<usize>) -> bool {
    let joins = |sign: u8, beyond: u8| matches!(sign, b'.' | b':') && class::is_digit(beyond);
    let is_sign = |class: u8| matches!(class, b'%' | b'$' | class::SIGN);
    let (before, after) = (text.before(digits.start), text.at(digits.end));
    let apart = |at: usize| {
        text.at(at) == b'%' || text.at(at) == b'$' || (text.at(at) == class::SIGN && is_currency(text.source(at)))
    };
    joins(after, text.at(digits.end + 1))
        || joins(before, text.before(digits.start.saturating_sub(1)))
        || is_sign(after)
        || is_sign(before)
        // A phone number's, not the plus between the words of a link.
        || (before == b'+' && !class::is_word(text.before(digits.start - 1)))
        || (after == class::SPACE && apart(digits.end + 1))
        || (before == class::SPACE && digits.start > 1 && apart(digits.start - 2) && text.at(digits.start - 2) != b'%')
}

fn is_currency(sign: char) -> bool {
    matches!(sign, '₼' | '₽' | '₺' | '€' | '£' | '₾' | '₸' | '₴' | '¥')
}

fn note(before: &mut Break, class: u8) {
    match class {
        // A plus or a low line stands for a space in a link.
        class::SPACE | b'+' | b'_' => before.space = true,
        class::NEWLINE => before.lines = before.lines.saturating_add(1),
        b',' | b';' | b'&' => before.comma = true,
        b'.' => before.dot = true,
        b'/' => before.slash = true,
        b'-' => before.dash = true,
        b':' | b'=' => before.colon = true,
        b'#' => before.hash = true,
        b'(' | b')' | b'"' | b'\'' => {}
        _ => before.other = true,
    }
}

/// Whether a building's letter, as typed, is this letter of the page: the same, or the one that is written for it in the
/// other alphabet, by shape or by sound.
pub(super) fn same_letter(own: char, there: char) -> bool {
    const PAIRS: &[(char, &str)] = &[
        ('a', "а"),
        ('b', "бв"),
        ('c', "сцч"),
        ('d', "д"),
        ('e', "еэә"),
        ('f', "ф"),
        ('g', "г"),
        ('h', "нхһ"),
        ('k', "к"),
        ('l', "л"),
        ('m', "м"),
        ('p', "рп"),
        ('t', "т"),
        ('v', "в"),
        ('x', "х"),
        ('z', "з"),
    ];
    let pair = |latin: char, cyrillic: char| {
        PAIRS
            .iter()
            .any(|(letter, others)| *letter == latin && others.contains(cyrillic))
    };
    own == there || pair(own, there) || pair(there, own)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let text = Folded::new(text);
        tokens(&text, 0..text.classes().len())
            .iter()
            .map(|token| match &token.what {
                What::Word(letters) => format!(
                    "{}{} ",
                    letters.iter().collect::<String>(),
                    token.meaning.map_or("", |_| "!")
                ),
                What::Number { value, letter } => format!(
                    "{value}{} ",
                    letter.map_or(String::new(), |letter| format!("+{letter}"))
                ),
                What::Figure => "# ".to_owned(),
            })
            .collect()
    }

    #[test]
    fn numbers_with_letters_and_what_is_no_house() {
        assert_eq!(shown("küç. 17B/46, m46 17-ci ev"), "kuc! 17+b 46 m! 46 17 ci ev! ");
        assert_eq!(shown("д.12 кв.45"), "д! 12 кв! 45 ");
        assert_eq!(shown("17.05.2024 17:30 17% 123456"), "# # # # # # # ");
        assert_eq!(shown("17 % 17 ₼ $17 +17 34 m2"), "# # # # # m # ");
        assert_eq!(shown("küçəsi+17 №17 pr-ti 17, r-nu"), "kucesi! 17 17 pr! 17 r! ");
        assert_eq!(shown("k. k m manatın"), "k! k m manatin ");
    }

    #[test]
    fn letters_of_two_alphabets() {
        assert!(same_letter('b', 'б') && same_letter('b', 'в') && same_letter('б', 'b') && same_letter('v', 'в'));
        assert!(!same_letter('a', 'b') && !same_letter('a', 'б'));
    }
}
