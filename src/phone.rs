//! Phone numbers: one number, however it is dialled, spaced, linked or disguised.
//!
//! What is looked for is the national number; what may stand before it are the ways of dialling it (`+994`, `00994`,
//! `994 0`, `8 10 994`, `0`). It must begin and end at the edge of a group, so that it is never part of a longer number.

use core::ops::Range;

use crate::class;
use crate::fold::Folded;
use crate::indicator::ParseError;
use crate::mask::Masked;
use crate::number::Run;
use crate::plan::{self, Plan};
use crate::scan::Seeds;
use crate::spoken::Row;
use crate::verify::{Candidate, Grade, Match};

/// A national number shorter than this is looked for only together with its country code.
const ALONE: usize = 7;

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
}

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
        // A label or a link may stand before the number ("tel:", "https://wa.me/"), but nothing within or after it.
        if classes[first..].iter().any(|class| class::is_letter(*class)) || classes.contains(&b'@') {
            return Err(ParseError::NotThisKind);
        }
        let digits: String = classes[first..]
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
        seeds.code(self.national.as_bytes(), 0);
        seeds.mask();
        seeds.spoken();
    }

    pub(crate) fn verify(&self, run: &Run<'_, '_>, candidate: &Candidate) -> Option<Match> {
        let (start, end) = (candidate.range.start, candidate.range.end);
        let digits = (start..end).filter(|at| class::is_digit(run.class(*at))).count();
        if digits * 2 < end - start || !run.ends(end) {
            return None;
        }
        let whole = self.dialled(run, &(start..end))?;
        let window = whole..end;
        if run.continues(&(whole..end)) {
            return None;
        }
        // "50.0123456" is a coordinate or a price, not a number dialled without its prefix.
        let mut joints = (start + 1..end).filter(|at| run.begins(*at));
        if whole == start && joints.next().is_some_and(|at| run.joint(at) == b".") && joints.next().is_none() {
            return None;
        }
        Some(Match {
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
                let last = shown.ends_with(&[0]) || shown[..shown.len() - 1].ends_with(&[0]);
                // One sign alone is a separator: "050_012_34_56".
                let enough = visible >= if last { 6 } else { 5 } && shown.len() - visible > 1;
                enough.then(|| Match {
                    range: with_signs(masked.text, masked.places(window)),
                    grade: Grade::Masked,
                })
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
        let (start, end) = (national.start, national.end);
        let (code, trunk) = (self.plan.code, self.plan.trunk);
        let mut ways: Vec<String> = Vec::new();
        for exit in ["810", "8", "00", "011", "0011", ""] {
            ways.push(format!("{exit}{code}{trunk}"));
            ways.push(format!("{exit}{code}0"));
            ways.push(format!("{exit}{code}"));
        }
        ways.extend([trunk.to_owned(), "0".to_owned(), String::new()]);
        ways.sort_by_key(|way| core::cmp::Reverse(way.len()));
        ways.dedup();
        for way in &ways {
            let Some(first) = start.checked_sub(way.len()) else {
                continue;
            };
            if &run.symbols()[first..start] != way.as_bytes() || !run.starts(first) || !run.figures(&(first..end)) {
                continue;
            }
            // Without its country code a number is hers only if no other country's stands before it.
            if way.contains(code) || (self.national.len() >= ALONE && !abroad(run, first)) {
                return Some(first);
            }
        }
        None
    }
}

/// A number with the plus and the bracket that it is written with.
fn with_signs(text: &Folded<'_>, mut range: Range<usize>) -> Range<usize> {
    while matches!(text.before(range.start), b'+' | b'(') {
        range.start -= 1;
    }
    range
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
