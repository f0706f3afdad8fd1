//! Ways of writing: an item as somebody might write it, plainly or in disguise. Made from what people do (phone directories,
//! passports, chats, filters that they write round), not from what the core knows.

mod address;
mod broken;
mod code;
mod date;
mod disguise;
mod mail;
mod name;
mod phone;
mod words;

use nightjar::indicator::Kind;

use crate::person::{Item, Value};
use crate::random::Random;
use crate::texts::Language;

pub(crate) use name::{Case, spelled};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Way {
    Plain,
    Bare,
    Spelling,
    Ending,
    Order,
    Joined,
    Typo,
    Link,
    At,
    Apart,
    Signs,
    Invisible,
    Marks,
    Styled,
    LookAlike,
    Leet,
    Doubled,
    Broken,
    Several,
    Abroad,
    Said,
    Masked,
    Reversed,
    Lines,
    Cut,
    Edited,
}

impl Way {
    pub(crate) const ALL: [Way; 26] = [
        Way::Plain,
        Way::Bare,
        Way::Spelling,
        Way::Ending,
        Way::Order,
        Way::Joined,
        Way::Typo,
        Way::Link,
        Way::At,
        Way::Apart,
        Way::Signs,
        Way::Invisible,
        Way::Marks,
        Way::Styled,
        Way::LookAlike,
        Way::Leet,
        Way::Doubled,
        Way::Broken,
        Way::Several,
        Way::Abroad,
        Way::Said,
        Way::Masked,
        Way::Reversed,
        Way::Lines,
        Way::Cut,
        Way::Edited,
    ];

    /// As the tables call it.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Way::Plain => "ordinary ways",
            Way::Bare => "without diacritics, lower case",
            Way::Spelling => "another spelling or alphabet",
            Way::Ending => "with endings",
            Way::Order => "another order, titles, father's name",
            Way::Joined => "run together, hashtags",
            Way::Typo => "one typing error",
            Way::Link => "in a link",
            Way::At => "(at), [dot] and the like",
            Way::Apart => "l e t t e r s apart",
            Way::Signs => "s.i.g.n.s between",
            Way::Invisible => "invisible characters",
            Way::Marks => "struck through, marks on top",
            Way::Styled => "full-width, bold, circled, keycaps",
            Way::LookAlike => "look-alike letters",
            Way::Leet => "figures for letters",
            Way::Doubled => "doubled letters",
            Way::Broken => "broken up by a sign, a space, an emoji",
            Way::Several => "several disguises at once",
            Way::Abroad => "as German and French newspapers write",
            Way::Said => "figures as words",
            Way::Masked => "partly hidden",
            Way::Reversed => "groups or figures backwards",
            Way::Lines => "over line ends",
            Way::Cut => "a piece of it",
            Way::Edited => "lightly edited",
        }
    }
}

/// What is planted, and in which case the sentence around it wants it, if that matters.
pub(crate) struct Written {
    pub(crate) text: String,
    pub(crate) case: Case,
}

/// The item written in this way, as people do in this language; `None` where nobody would.
pub(crate) fn write(item: &Item, way: Way, language: Language, random: &mut Random) -> Option<Written> {
    let text = match &item.value {
        Value::Name(name) => return name::write(name, way, language, random),
        Value::Phone(phone) => phone::write(phone, way, language, random),
        Value::Email(local, domain) => mail::address(local, domain, way, language, random),
        Value::Handle(handle) => mail::handle(handle, way, random),
        Value::Address(address) => address::write(address, way, language, random),
        Value::Birthdate(date) => date::write(date, way, language, random),
        Value::Code(kind, code) => code::write(*kind, code, way, random),
        Value::Phrase(text) => (language == item.home).then(|| words::phrase(text, way, language, random))?,
        Value::Passage(text) => (language == item.home).then(|| words::passage(text, way, language, random))?,
    }?;
    Some(Written { text, case: Case::Nom })
}

/// What stands close by and is not the item: must stay without a finding.
pub(crate) fn near_miss(
    item: &Item,
    language: Language,
    strangers: &[(String, String)],
    random: &mut Random,
) -> Option<Written> {
    let text = match &item.value {
        Value::Name(name) => return name::near_miss(name, language, strangers, random),
        Value::Phone(phone) => phone::near_miss(phone, language, random),
        Value::Email(local, domain) => mail::address_near_miss(local, domain, random),
        Value::Handle(handle) => mail::handle_near_miss(handle, random),
        Value::Address(address) => address::near_miss(address, language, random),
        Value::Birthdate(date) => date::near_miss(date, language, random),
        Value::Code(kind, code) => code::near_miss(*kind, code, random),
        Value::Phrase(text) => (language == item.home).then(|| words::phrase_near_miss(text, random))?,
        Value::Passage(text) => (language == item.home).then(|| words::passage_near_miss(text, random))?,
    };
    Some(Written { text, case: Case::Nom })
}

/// The section of carriers for a kind.
pub(crate) fn carrier(kind: Kind) -> String {
    format!("carry {}", kind.as_str())
}
