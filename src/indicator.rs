//! One watched datum: what the user typed, understood. `Indicator::parse` is the only way to one.

use core::fmt;

use crate::address::Address;
use crate::birthdate::Birthdate;
use crate::code::{Code, Sort};
use crate::day::Day;
use crate::handle::Handle;
use crate::mail::Mail;
use crate::name::Name;
use crate::phone::Phone;
use crate::verify::Target;
use crate::words::Words;

/// What sort of datum an indicator is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Email,
    /// A person's full name.
    Name,
    /// A user name on some platform.
    Handle,
    /// A postal address.
    Address,
    /// The day that a person was born on.
    Birthdate,
    /// A document or tax number, or any other code of the user's.
    Id,
    /// A vehicle's number plate.
    Plate,
    /// A payment card number.
    Card,
    /// A bank account.
    Iban,
    /// Any words, found as they are.
    Phrase,
    /// A piece of private text.
    Passage,
}

impl Kind {
    /// Every kind, in the order in which the options page lists them.
    pub const ALL: [Kind; 12] = [
        Kind::Phone,
        Kind::Email,
        Kind::Name,
        Kind::Handle,
        Kind::Address,
        Kind::Birthdate,
        Kind::Id,
        Kind::Plate,
        Kind::Card,
        Kind::Iban,
        Kind::Phrase,
        Kind::Passage,
    ];

    /// The name used in messages, list files, `--json` and the locales.
    pub const fn as_str(self) -> &'static str {
        match self {
            Kind::Phone => "phone",
            Kind::Email => "email",
            Kind::Name => "name",
            Kind::Handle => "handle",
            Kind::Address => "address",
            Kind::Birthdate => "birthdate",
            Kind::Id => "id",
            Kind::Plate => "plate",
            Kind::Card => "card",
            Kind::Iban => "iban",
            Kind::Phrase => "phrase",
            Kind::Passage => "passage",
        }
    }

    /// The kind of this name, if there is one.
    pub fn from_name(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}

/// Why what the user typed can't be watched. Each has a sentence in the locales under `error_<name>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ParseError {
    /// Nothing but spaces and signs.
    Empty,
    /// Too few letters or digits to be told from chance.
    TooShort,
    /// So usual that it would be found everywhere (a given name alone, a city alone).
    TooCommon,
    /// The check digits don't fit: most likely a typing error.
    Checksum,
    /// This can't be one of the kind that was chosen.
    NotThisKind,
}

impl ParseError {
    /// The name used in messages: `TooShort` ...
    pub const fn as_str(self) -> &'static str {
        match self {
            ParseError::Empty => "Empty",
            ParseError::TooShort => "TooShort",
            ParseError::TooCommon => "TooCommon",
            ParseError::Checksum => "Checksum",
            ParseError::NotThisKind => "NotThisKind",
        }
    }
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            ParseError::Empty => "nothing to look for",
            ParseError::TooShort => "too short to be told from chance",
            ParseError::TooCommon => "too common to be useful",
            ParseError::Checksum => "the check digits do not fit",
            ParseError::NotThisKind => "not of this kind",
        })
    }
}

impl core::error::Error for ParseError {}

/// One watched datum, understood.
#[derive(Clone, Debug)]
pub struct Indicator {
    kind: Kind,
    normal: String,
    target: Target,
}

impl Indicator {
    /// Understands what the user typed. `aliases` are other spellings of a name; `rare` says that a part alone is telling.
    ///
    /// # Errors
    /// A reason that she can act on.
    ///
    /// ```
    /// use nightjar::indicator::{Indicator, Kind, ParseError};
    ///
    /// let phone = Indicator::parse(Kind::Phone, "050 012 34 56", &[], false)?;
    /// assert_eq!(phone.normal(), "+994 50 012 34 56");
    /// assert_eq!(Indicator::parse(Kind::Phone, "12 34", &[], false).unwrap_err(), ParseError::TooShort);
    /// # Ok::<(), ParseError>(())
    /// ```
    pub fn parse(kind: Kind, value: &str, aliases: &[&str], rare: bool) -> Result<Indicator, ParseError> {
        let (normal, target) = match kind {
            Kind::Phone => Phone::parse(value).map(|phone| (phone.normal(), Target::Phone(phone)))?,
            Kind::Email => Mail::parse(value).map(|mail| (mail.normal(), Target::Mail(mail)))?,
            Kind::Handle => Handle::parse(value).map(|handle| (handle.normal(), Target::Handle(handle)))?,
            Kind::Name => Name::parse(value, aliases, rare).map(|name| (name.normal(), Target::Name(name)))?,
            Kind::Id | Kind::Plate | Kind::Card | Kind::Iban => {
                Code::parse(kind, value).map(|code| (code.normal(), Target::Code(code)))?
            }
            Kind::Address => Address::parse(value).map(|address| (address.normal(), Target::Address(address)))?,
            Kind::Birthdate => Birthdate::parse(value).map(|date| (date.normal(), Target::Birthdate(date)))?,
            Kind::Phrase | Kind::Passage => {
                Words::parse(value, kind == Kind::Passage).map(|words| (words.normal(), Target::Words(words)))?
            }
        };
        Ok(Indicator { kind, normal, target })
    }

    /// What only the day on which it is typed can tell: nobody was born tomorrow, or is older than people grow. An item that
    /// was right once stays so, so this is asked when it is taken in and not again.
    ///
    /// # Errors
    /// `NotThisKind` for a date of birth that can't be one.
    ///
    /// ```
    /// use nightjar::day::Day;
    /// use nightjar::indicator::{Indicator, Kind, ParseError};
    ///
    /// let today = Day::new(2026, 11, 24).unwrap();
    /// let typed = |value| Indicator::parse(Kind::Birthdate, value, &[], false)?.check(today);
    /// assert_eq!(typed("14.03.1991"), Ok(()));
    /// assert_eq!(typed("14.03.2031"), Err(ParseError::NotThisKind));
    /// ```
    pub fn check(&self, today: Day) -> Result<(), ParseError> {
        match &self.target {
            Target::Birthdate(date) => date.check(today),
            _ => Ok(()),
        }
    }

    /// Of what kind it is.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The value in its normal form, shown back to the user.
    pub fn normal(&self) -> &str {
        &self.normal
    }

    /// Whether this number alone opens what others keep about her: a FIN, a passport, an identity card.
    pub(crate) fn opens_records(&self) -> bool {
        matches!(&self.target, Target::Code(code) if code.sort() == Sort::Document)
    }

    pub(crate) fn target(&self) -> &Target {
        &self.target
    }
}
