//! From candidate to match: what each kind looks for, and whether a candidate really is one.
//!
//! A kind plugs in with a type of its own that has three methods: it puts *seeds* into the automaton
//! ([`Seeds`](crate::scan::Seeds)): words that every writing of it holds, or a code's symbols; it says what a *candidate*
//! at a seed is ([`Match`], or why not), looking round as far as it likes; and it shows its normal form. One arm in each
//! function of [`Target`] is all that a new kind needs here.

use core::ops::Range;

use crate::address::{Address, Beside};
use crate::birthdate::Birthdate;
use crate::code::Code;
use crate::fold::Folded;
use crate::handle::Handle;
use crate::mail::Mail;
use crate::mask::Masked;
use crate::name::Name;
use crate::name::starred::Starred;
use crate::number::Run;
use crate::phone::Phone;
use crate::scan::Seeds;
use crate::spoken::{Row, Word};
use crate::words::Words;

/// How much of the value stands there. The order is from least to most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Grade {
    /// Nothing by itself: a street without its number. It is told of only beside the user's name or phone.
    Hint,
    /// Initials stand for a part of a name.
    Initials,
    /// Signs stand for some of the figures.
    Masked,
    /// Enough to know it by, but not all: a settlement and a house, another flat of the house.
    Part,
    /// All of it.
    Whole,
}

/// A seed that the automaton saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Candidate {
    /// Where the seed stands: places of the folded text, or symbols of a run.
    pub(crate) range: Range<usize>,
    /// The number that the kind gave this seed.
    pub(crate) part: u32,
}

/// A candidate that was accepted: places of the folded text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Match {
    pub(crate) range: Range<usize>,
    pub(crate) grade: Grade,
}

/// Why a candidate is not one, in words that follow "refused: ".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Refusal(pub(crate) &'static str);

/// What became of a candidate.
pub(crate) type Verdict = Result<Match, Refusal>;

/// A kind is never asked about what it put nothing into the automaton for.
const NOT_ASKED: Verdict = Err(Refusal("not looked for in this way"));

/// What an indicator looks for.
#[derive(Clone, Debug)]
pub(crate) enum Target {
    /// A phone number.
    Phone(Phone),
    /// A date of birth.
    Birthdate(Birthdate),
    /// A document's number, a plate, a card, an account.
    Code(Code),
    /// An e-mail address.
    Mail(Mail),
    /// A user's name on some platform.
    Handle(Handle),
    /// A postal address.
    Address(Address),
    /// A person's name.
    Name(Name),
    /// Words in a row: a phrase, a passage.
    Words(Words),
}

impl Target {
    /// Puts into the automaton what this can be recognised by.
    pub(crate) fn seed(&self, seeds: &mut Seeds) {
        match self {
            Target::Phone(phone) => phone.seed(seeds),
            Target::Birthdate(date) => date.seed(seeds),
            Target::Code(code) => code.seed(seeds),
            Target::Mail(mail) => mail.seed(seeds),
            Target::Handle(handle) => handle.seed(seeds),
            Target::Address(address) => address.seed(seeds),
            Target::Name(name) => name.seed(seeds),
            Target::Words(words) => words.seed(seeds),
        }
    }

    /// A private text of which pieces are recognised as those of messages are.
    pub(crate) fn passage(&self) -> Option<&str> {
        match self {
            Target::Words(words) => words.passage(),
            _ => None,
        }
    }

    /// Whether it is made of plain words, so that a digit among their letters is a letter in disguise and not its own.
    pub(crate) fn is_worded(&self) -> bool {
        matches!(self, Target::Name(_) | Target::Address(_) | Target::Words(_))
    }

    /// Judges a word that the automaton saw in the folded text.
    pub(crate) fn verify(&self, text: &Folded<'_>, candidate: &Candidate) -> Verdict {
        match self {
            Target::Mail(mail) => mail.verify(text, candidate),
            Target::Handle(handle) => handle.verify(text, candidate),
            Target::Address(address) => address.verify(text, candidate),
            Target::Name(name) => name.verify(text, candidate),
            Target::Words(words) => words.verify(text, candidate),
            Target::Code(code) => code.verify_last(text, candidate),
            Target::Phone(_) | Target::Birthdate(_) => NOT_ASKED,
        }
    }

    /// Judges what stands beside a word for a street.
    pub(crate) fn verify_street(&self, text: &Folded<'_>, beside: &Beside) -> Option<Match> {
        match self {
            Target::Address(address) => address.verify_street(text, beside),
            _ => None,
        }
    }

    /// Judges symbols that the automaton saw in a run of numbers and codes.
    pub(crate) fn verify_code(&self, run: &Run<'_, '_>, candidate: &Candidate) -> Verdict {
        match self {
            Target::Phone(phone) => phone.verify(run, candidate),
            Target::Birthdate(date) => date.verify(run, candidate),
            Target::Code(code) => code.verify(run, candidate),
            Target::Mail(_) | Target::Handle(_) | Target::Address(_) | Target::Name(_) | Target::Words(_) => NOT_ASKED,
        }
    }

    /// Judges symbols of a row that something unusual parts: only a long number that fills it.
    pub(crate) fn verify_row(&self, run: &Run<'_, '_>, candidate: &Candidate) -> Verdict {
        let own = candidate.range.clone();
        if !(own.start + 1..own.end).any(|at| run.is_parted(at)) {
            return Err(Refusal("nothing unusual parts its figures"));
        }
        let found = match self {
            // The way of dialling it must stand there as well.
            Target::Phone(_) if own.start == 0 => Err(Refusal("no way of dialling it stands before its parts")),
            Target::Phone(phone) => phone.verify(run, candidate),
            Target::Code(code) => code.verify(run, candidate),
            _ => NOT_ASKED,
        }?;
        let all = run.places(0..run.symbols().len());
        if found.range.start > all.start || found.range.end != all.end {
            return Err(Refusal("more figures stand in the row"));
        }
        Ok(found)
    }

    /// Judges a number some of whose figures are hidden.
    pub(crate) fn verify_mask(&self, masked: &Masked<'_, '_>) -> Option<Match> {
        match self {
            Target::Phone(phone) => phone.verify_mask(masked),
            Target::Code(code) => code.verify_mask(masked),
            _ => None,
        }
    }

    /// Judges two words some of whose letters are hidden.
    pub(crate) fn verify_starred(&self, first: &Starred, second: &Starred) -> Option<Match> {
        match self {
            Target::Name(name) => name.verify_starred(first, second),
            _ => None,
        }
    }

    /// Judges a number word that may be one of a date's.
    pub(crate) fn verify_word(&self, text: &Folded<'_>, word: &Word) -> Option<Verdict> {
        match self {
            Target::Birthdate(date) => date.verify_word(text, word),
            _ => None,
        }
    }

    /// Judges number words and digits in a row.
    pub(crate) fn verify_spoken(&self, text: &Folded<'_>, row: &Row) -> Vec<Match> {
        match self {
            Target::Phone(phone) => phone.verify_spoken(row),
            Target::Birthdate(date) => date.verify_spoken(row),
            Target::Code(code) => code.verify_spoken(text, row),
            _ => Vec::new(),
        }
    }
}
