//! Phone numbers: one number, however it is dialled, spaced, linked or disguised.
//!
//! What is looked for is the national number; what may stand before it are the ways of dialling it (`+994`, `00994`,
//! `994 0`, `8 10 994`, `0`). It must begin and end at the edge of a group, so that it is never part of a longer number.

mod parted;

use core::ops::Range;

use crate::class::{self, NEWLINE};
use crate::fold::Folded;
use crate::indicator::ParseError;
use crate::mask::Masked;
use crate::number::Run;
use crate::plan::{self, Plan};
use crate::scan::Seeds;
use crate::spoken::Row;
use crate::verify::{Candidate, Grade, Match, Refusal, Verdict};

/// A national number shorter than this is looked for only together with its country code.
const ALONE: usize = 7;

/// Figures after the area or operator of the shortest number whose groups are looked for in another order.
const MIXED: usize = 6;

/// Groups, shown and hidden, of a masked number, at most.
const PIECES: usize = 9;

/// A phone number, understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Phone {
    plan: &'static Plan,
    /// Digits after the country code, without the trunk prefix.
    national: String,
    /// The usual ways of dialling it, longest first.
    ways: [String; 5],
    /// What may be dialled before the national number, longest first.
    prefixes: Vec<String>,
    /// Its groups from the last on, without the first: `56 34 012` of `050 012 34 56`.
    backwards: Vec<Vec<Vec<u8>>>,
}

/// Figures after the operator's code of a number whose code may stand apart from them.
const REST: usize = 7;

/// The numbers of the seeds: the national number, the same from its last figure on, what follows the operator's code, and from
/// here on its groups.
const NATIONAL: u32 = 0;
const MIRRORED: u32 = 1;
const APART: u32 = 2;
const BACKWARDS: u32 = 3;

impl Phone {
    /// Understands a number as it is usually typed: with `+` or `00` of any country, else as dialled in Azerbaijan,
    /// Russia or Turkey.
    pub(crate) fn parse(value: &str) -> Result<Phone, ParseError> {
        let text = Folded::new(value);
        let classes = text.classes();
        let Some(first) = classes.iter().position(|class| class::is_digit(*class)) else {
            return Err(if classes.iter().any(|class| class::is_word(*class)) {
                ParseError::NotThisKind
            } else {
                ParseError::Empty
            });
        };
        let end = extension(&text, first).unwrap_or(classes.len());
        // A label or a link may stand before the number ("tel:", "https://wa.me/"), but nothing within or after it.
        if classes[first..end].iter().any(|class| class::is_letter(*class)) || classes[..end].contains(&b'@') {
            return Err(ParseError::NotThisKind);
        }
        let digits: String = classes[first..end]
            .iter()
            .filter(|class| class::is_digit(**class))
            .map(|class| char::from(*class))
            .collect();
        let plus = classes[..first].contains(&b'+');
        let (plan, national) = plan::split(&digits, plus)?;
        let (code, trunk) = (plan.code, plan.trunk);
        Ok(Phone {
            plan,
            ways: [
                format!("00{code}{national}"),
                format!("{code}{trunk}{national}"),
                format!("{code}{national}"),
                format!("{trunk}{national}"),
                national.to_owned(),
            ],
            prefixes: prefixes(plan),
            backwards: backwards(plan, national),
            national: national.to_owned(),
        })
    }

    /// `+994 50 012 34 56`.
    pub(crate) fn normal(&self) -> String {
        let mut normal = format!("+{}", self.plan.code);
        let mut digits = self.national.as_str();
        let sizes = self.plan.groups.iter().copied().chain(core::iter::repeat(3));
        for size in sizes {
            if digits.is_empty() {
                break;
            }
            // Never leave one digit alone at the end.
            let size = if digits.len() <= size + 1 { digits.len() } else { size };
            let (group, rest) = digits.split_at(size);
            normal.push(' ');
            normal.push_str(group);
            digits = rest;
        }
        normal
    }

    pub(crate) fn seed(&self, seeds: &mut Seeds) {
        seeds.code(self.national.as_bytes(), NATIONAL);
        let mirrored: Vec<u8> = self.national.bytes().rev().collect();
        if mirrored != self.national.as_bytes() {
            seeds.code(&mirrored, MIRRORED);
        }
        if let Some((_, rest)) = self.parts() {
            seeds.code(rest.as_bytes(), APART);
        }
        for (part, groups) in (BACKWARDS..).zip(&self.backwards) {
            seeds.code(&groups.concat(), part);
        }
        seeds.mask();
        seeds.spoken(&self.ways);
    }

    pub(crate) fn verify(&self, run: &Run<'_, '_>, candidate: &Candidate) -> Verdict {
        let turned = Refusal("these figures are not the number turned round");
        match candidate.part {
            NATIONAL => {}
            MIRRORED => return self.verify_mirrored(run, &candidate.range).ok_or(turned),
            APART => {
                return self
                    .verify_apart(run, &candidate.range)
                    .ok_or(Refusal("its operator's code does not stand near"));
            }
            part => {
                return self
                    .verify_backwards(run, &candidate.range, part - BACKWARDS)
                    .ok_or(turned);
            }
        }
        let (start, end) = (candidate.range.start, candidate.range.end);
        let digits = (start..end).filter(|at| class::is_digit(run.class(*at))).count();
        if digits * 2 < end - start {
            return Err(Refusal("most of it is letters"));
        }
        if !run.ends(end) {
            return Err(Refusal("the number goes on"));
        }
        let whole = self.dialled(run, &(start..end)).ok_or(Refusal(
            "what stands before it is no way of dialling it, but part of a longer number or another country's",
        ))?;
        let window = whole..end;
        let fraction = whole == start && is_fraction(run.text, run.places(window.clone()).start);
        if run.continues(&window) {
            return Err(Refusal("it is part of a longer number"));
        }
        if fraction {
            return Err(Refusal("it is a fraction"));
        }
        // "50.0123456" is a coordinate or a price, not a number dialled without its prefix.
        let bare = start - whole < 2 && run.symbols()[whole] != b'0';
        let mut joints = (whole + 1..end).filter(|at| run.begins(*at));
        if bare && joints.next().is_some_and(|at| run.joint(at) == b".") && joints.next().is_none() {
            return Err(Refusal("it is a decimal: a coordinate or a price"));
        }
        Ok(Match {
            range: with_signs(run.text, run.places(window)),
            grade: Grade::Whole,
        })
    }

    /// Judges a number some of whose figures are hidden: the shown ones must stand where hers stand, and be enough.
    pub(crate) fn verify_mask(&self, masked: &Masked<'_, '_>) -> Option<Match> {
        let (national, ways) = (&self.national, &self.ways);
        let count = masked.pieces.len();
        let windows = (0..count).flat_map(|start| (start + 2..=count.min(start + PIECES)).map(move |end| start..end));
        windows
            .filter(|window| masked.pieces[window.clone()].iter().any(|piece| piece.hidden))
            .find_map(|window| {
                let way = ways.iter().find(|way| masked.shows(window.clone(), way.as_bytes()))?;
                let signs = masked.signs(window.clone());
                let shown = &signs[way.len() - national.len()..];
                let visible = shown.iter().filter(|sign| **sign != 0).count();
                let last = !shown[shown.len() - 2..].contains(&0);
                // The operator and the last two tell no more than one number in a hundred apart; with them a way of
                // dialling must be shown, so that it is a phone number at all.
                let few = last && visible == 4 && way.len() > national.len() && !shown[..2].contains(&0);
                // One sign alone is a separator: "050_012_34_56".
                let enough = (visible >= 5 || few) && shown.len() - visible > 1;
                enough.then(|| Match {
                    range: with_signs(masked.text, masked.places(window)),
                    grade: Grade::Masked,
                })
            })
            .or_else(|| self.verify_parted(masked))
    }

    /// Judges a number that hides nothing: its groups are parted by what could hide some. `050xxx012xxx34xxx56`.
    fn verify_parted(&self, masked: &Masked<'_, '_>) -> Option<Match> {
        let all = 0..masked.pieces.len();
        let mut shown = masked.signs(all.clone());
        shown.retain(|sign| *sign != 0);
        // The way of dialling it must stand there as well.
        let (_, dialled) = self.ways.split_last()?;
        let ends = [masked.pieces.first()?, masked.pieces.last()?];
        let parted = ends.iter().all(|piece| !piece.hidden);
        dialled
            .iter()
            .any(|way| parted && way.as_bytes() == shown)
            .then(|| Match {
                range: with_signs(masked.text, masked.places(all)),
                grade: Grade::Whole,
            })
    }

    /// Judges a row of number words and digits: every place where it spells this number.
    pub(crate) fn verify_spoken(&self, row: &Row) -> Vec<Match> {
        row.spells(&self.ways)
            .into_iter()
            .map(|range| Match {
                range,
                grade: Grade::Whole,
            })
            .collect()
    }

    /// Where the number begins when what stands before it is a way of dialling it; nothing if the number goes on to the left.
    fn dialled(&self, run: &Run<'_, '_>, national: &Range<usize>) -> Option<usize> {
        self.prefixes.iter().find_map(|way| {
            let first = national.start.checked_sub(way.len())?;
            let there = &run.symbols()[first..national.start] == way.as_bytes()
                && run.starts(first)
                && run.figures(&(first..national.end));
            // Without its country code a number is hers only if no other country's stands before it.
            let hers = || {
                way.contains(self.plan.code)
                    || (self.national.len() >= ALONE
                        && !abroad(run, first)
                        && !(way.starts_with('8') && is_apart(run, first)))
            };
            (there && hers()).then_some(first)
        })
    }

    /// Judges the number from its last figure on: `65 43 210 050`, dialled at home or from abroad.
    fn verify_mirrored(&self, run: &Run<'_, '_>, range: &Range<usize>) -> Option<Match> {
        let goes_on = |way: &str| {
            let end = range.end + way.len();
            let there = run.symbols().get(range.end..end)?.iter().rev().copied().eq(way.bytes());
            (there && run.ends(end)).then_some(range.start..end)
        };
        let (code, trunk) = (self.plan.code, self.plan.trunk);
        let window = [&format!("{code}{trunk}"), code, trunk, ""]
            .into_iter()
            .find_map(goes_on)?;
        self.accept(run, window)
    }

    /// The operator's code and what follows it, if that is long enough to be looked for without it.
    fn parts(&self) -> Option<(&str, &str)> {
        let at = self
            .national
            .len()
            .checked_sub(REST)
            .filter(|at| (2..=3).contains(at))?;
        self.national.split_at_checked(at)
    }

    /// Judges what follows the operator's code: the code may stand apart.
    fn verify_apart(&self, run: &Run<'_, '_>, range: &Range<usize>) -> Option<Match> {
        let (area, _) = self.parts()?;
        // The whole number is looked for by itself.
        if run.symbols()[..range.start].ends_with(area.as_bytes()) {
            return None;
        }
        let found = self.accept(run, range.clone())?;
        let codes = [
            format!("{}{area}", self.plan.trunk),
            format!("{}{area}", self.plan.code),
            format!("0{area}"),
        ]
        .map(String::into_bytes);
        let range = parted::with_code(run.text, &found.range, &codes, area.as_bytes())?;
        Some(Match {
            range: with_signs(run.text, range),
            grade: Grade::Whole,
        })
    }

    /// Judges the number's groups from the last on: `56 34 012 050`.
    fn verify_backwards(&self, run: &Run<'_, '_>, range: &Range<usize>, part: u32) -> Option<Match> {
        // The groups are what follows the area or operator.
        let (area, _) = self.national.split_at_checked(self.national.len() - range.len())?;
        let dialled = [format!("{}{area}", self.plan.trunk), area.to_owned()];
        let way = dialled
            .iter()
            .find(|way| run.symbols()[range.end..].starts_with(way.as_bytes()) && run.ends(range.end + way.len()))?;
        let window = range.start..range.end + way.len();
        let mut edges = vec![range.start];
        for group in self.backwards.get(part as usize)? {
            edges.push(edges[edges.len() - 1] + group.len());
        }
        // Where one line ends with a number and the next begins with another's operator, nothing is turned round.
        let joint = run.joint(edges[1]);
        let grouped = (window.start + 1..window.end)
            .all(|at| run.begins(at) == edges.contains(&at) && (!run.begins(at) || run.joint(at) == joint))
            && !joint.contains(&class::NEWLINE);
        self.accept(run, window).filter(|_| grouped)
    }

    /// A window of a run in which most signs are figures, and which is no part of a longer number.
    fn accept(&self, run: &Run<'_, '_>, window: Range<usize>) -> Option<Match> {
        let digits = window.clone().filter(|at| class::is_digit(run.class(*at))).count();
        let whole = digits * 2 >= window.len()
            && run.figures(&window)
            && run.starts(window.start)
            && run.ends(window.end)
            && !run.continues(&window);
        whole.then(|| Match {
            range: with_signs(run.text, run.places(window)),
            grade: Grade::Whole,
        })
    }
}

/// What may be dialled before a national number, longest first.
fn prefixes(plan: &Plan) -> Vec<String> {
    let (code, trunk) = (plan.code, plan.trunk);
    let mut ways: Vec<String> = Vec::new();
    for exit in ["810", "8", "00", "011", "0011", ""] {
        ways.push(format!("{exit}{code}{trunk}"));
        ways.push(format!("{exit}{code}0"));
        ways.push(format!("{exit}{code}"));
    }
    ways.extend([trunk.to_owned(), "0".to_owned(), String::new()]);
    if plan.dials_eight() {
        ways.extend(["8".to_owned(), format!("8{trunk}")]);
    }
    ways.sort_by(|one, other| other.len().cmp(&one.len()).then_with(|| one.cmp(other)));
    ways.dedup();
    ways
}

/// The groups of a national number after its first, from the last on; and the same with the last ones written as one.
fn backwards(plan: &Plan, national: &str) -> Vec<Vec<Vec<u8>>> {
    let Some((first, sizes)) = plan.groups.split_first() else {
        return Vec::new();
    };
    let Some(rest) = national
        .get(*first..)
        .filter(|rest| rest.len() == sizes.iter().sum::<usize>() && rest.len() >= MIXED)
    else {
        return Vec::new();
    };
    (1..=sizes.len())
        .map(|joined| {
            let (alone, last) = sizes.split_at(sizes.len() - joined);
            let mut rest = rest.as_bytes();
            let mut groups: Vec<Vec<u8>> = alone
                .iter()
                .chain([&last.iter().sum()])
                .map(|size| {
                    let (group, after) = rest.split_at(*size);
                    rest = after;
                    group.to_vec()
                })
                .collect();
            groups.reverse();
            groups
        })
        .collect()
}

/// Where an extension of a number begins, if one follows its figures: "ext. 5", "доб. 12", "daxili 101", "#7".
fn extension(text: &Folded<'_>, first: usize) -> Option<usize> {
    const WORDS: [&str; 13] = [
        "ext",
        "extension",
        "x",
        "dax",
        "daxili",
        "dahili",
        "доб",
        "добавочный",
        "вн",
        "внутр",
        "внутренний",
        "дахили",
        "доп",
    ];
    let classes = text.classes();
    let at = first
        + classes[first..]
            .iter()
            .position(|class| class::is_letter(*class) || *class == b'#')?;
    let word = text.token(at);
    let (named, after) = if classes[at] == b'#' {
        (true, at + 1)
    } else {
        let letters = classes[at..]
            .iter()
            .take_while(|class| class::is_letter(**class))
            .count();
        let word = &classes[word.start.max(at)..at + letters];
        (WORDS.iter().any(|own| Folded::new(own).classes() == word), at + letters)
    };
    let rest = &classes[after..];
    let digits = rest.iter().filter(|class| class::is_digit(**class)).count();
    (named && (1..=6).contains(&digits) && !rest.iter().any(|class| class::is_letter(*class))).then_some(at)
}

/// Whether these are the figures of a fraction: "0,502345678".
fn is_fraction(text: &Folded<'_>, start: usize) -> bool {
    text.classes()[..start].ends_with(b"0,") && !class::is_word(text.before(start - 2))
}

/// A number with the plus and the bracket that it is written with.
fn with_signs(text: &Folded<'_>, mut range: Range<usize>) -> Range<usize> {
    while matches!(text.before(range.start), b'+' | b'(') {
        range.start -= 1;
    }
    range
}

/// Whether a figure stands apart from the number after it: the end of another line or of a handle is no 8 that is dialled.
fn is_apart(run: &Run<'_, '_>, figure: usize) -> bool {
    run.joint(figure + 1).contains(&NEWLINE) || matches!(run.preceding(figure), b'_' | b'-' | b'.' | b'/')
}

/// Whether an international number of which this is the end begins a few digits before: `+44 500 123 456`.
fn abroad(run: &Run<'_, '_>, start: usize) -> bool {
    let mut at = start;
    let mut digits = 0;
    while at > 0 && digits <= 4 {
        if run.begins(at) && run.joint(at).contains(&b'+') && at < start {
            return true;
        }
        at -= 1;
        if !class::is_digit(run.class(at)) {
            return false;
        }
        digits += 1;
    }
    at == 0 && start > 0 && digits <= 4 && run.preceding(0) == b'+'
}
