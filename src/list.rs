//! The list file: a watchlist as a person writes it by hand, in TOML or as a table saved from a spreadsheet.
//!
//! ```toml
//! [[item]]
//! kind = "phone"
//! label = "mobile"
//! value = "050 012 34 56"
//! aliases = []
//! id = "p1.phone"
//! ```
//!
//! `kind` and `value` are needed, the rest is not. A table has these names in its first row, in any order, separated by
//! commas, semicolons or tabs; its aliases stand in one cell, separated by semicolons. Other keys and columns are the
//! writer's own and are left alone. What can't be watched is refused by line and with the reason; the rest is read.

use crate::day::Day;
use crate::indicator::{Indicator, Kind, ParseError};
use serde::{Deserialize, Serialize};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A watched item as the user edits it, and as the sealed state holds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The item's own name, stable while it lives; empty in a list file that gives none.
    #[serde(default)]
    pub id: String,
    /// What it is.
    #[serde(with = "kind_name")]
    pub kind: Kind,
    /// The user's short name for it.
    #[serde(default)]
    pub label: String,
    /// What is watched, as typed.
    pub value: String,
    /// Other spellings of the same.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// The user says that this name is hers alone, however common it looks.
    #[serde(default)]
    pub rare: bool,
    /// Whether it is watched now.
    #[serde(default = "yes")]
    pub on: bool,
}

impl Entry {
    /// What is looked for, or why it can't be.
    ///
    /// # Errors
    /// As `Indicator::parse`.
    pub fn indicator(&self) -> Result<Indicator, ParseError> {
        let aliases: Vec<&str> = self.aliases.iter().map(String::as_str).collect();
        Indicator::parse(self.kind, &self.value, &aliases, self.rare)
    }
}

const fn yes() -> bool {
    true
}

/// A kind as its name.
mod kind_name {
    use super::Kind;
    use serde::de::{Deserialize, Deserializer, Error};
    use serde::ser::Serializer;

    pub(super) fn serialize<S: Serializer>(kind: &Kind, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(kind.as_str())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Kind, D::Error> {
        let name = String::deserialize(deserializer)?;
        // The name that was found is not told: it may be a value in the wrong place.
        Kind::from_name(&name).ok_or_else(|| D::Error::custom("no such kind"))
    }
}

/// Why a line was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ListError {
    /// This is not how a list file is written: the syntax, a missing or unknown kind, a value of another type.
    NotAList,
    /// What it says can't be watched.
    Item(ParseError),
}

impl ListError {
    /// The name used in messages: `NotAList`, or that of the `ParseError`.
    pub const fn as_str(self) -> &'static str {
        match self {
            ListError::NotAList => "NotAList",
            ListError::Item(error) => error.as_str(),
        }
    }
}

impl core::fmt::Display for ListError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            ListError::NotAList => f.write_str("not written as a list file is"),
            ListError::Item(error) => error.fmt(f),
        }
    }
}

/// A line that was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Its number, from 1: where the item begins, or where the syntax breaks.
    pub line: usize,
    /// The item's label, if it got that far.
    pub label: String,
    /// Why.
    pub error: ListError,
}

/// What a list file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    /// The items that can be watched, in the file's order.
    pub entries: Vec<Entry>,
    /// The lines that were refused, in the file's order.
    pub refused: Vec<Refused>,
}

impl List {
    fn refuse(&mut self, line: usize, label: &str, error: ListError) {
        self.refused.push(Refused {
            line,
            label: label.into(),
            error,
        });
    }

    fn take(&mut self, line: usize, label: &str, entry: Result<Entry, ListError>) {
        match entry {
            Ok(entry) => self.entries.push(entry),
            Err(error) => self.refuse(line, label, error),
        }
    }
}

/// Reads the TOML form. A file whose syntax is broken is refused whole, with the line where it breaks: what a parser
/// makes of the rest may not be what was meant. `today` is the day on which it is read.
pub fn read_toml(text: &str, today: Day) -> List {
    let mut list = List::default();
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let document = match DeTable::parse(text) {
        Ok(document) => document.into_inner(),
        Err(error) => {
            list.refuse(
                line_of(text, error.span().map_or(0, |span| span.start)),
                "",
                ListError::NotAList,
            );
            return list;
        }
    };
    let Some(items) = document.get("item") else {
        list.refuse(1, "", ListError::NotAList);
        return list;
    };
    let line = |item: &Spanned<DeValue<'_>>| line_of(text, item.span().start);
    let DeValue::Array(array) = items.get_ref() else {
        list.refuse(line(items), "", ListError::NotAList);
        return list;
    };
    for item in array.iter() {
        match item.get_ref() {
            DeValue::Table(table) => {
                let label = table
                    .get("label")
                    .and_then(|value| words(value.get_ref()))
                    .unwrap_or_default();
                list.take(line(item), &label, entry_of(table, today));
            }
            _ => list.refuse(line(item), "", ListError::NotAList),
        }
    }
    list
}

fn entry_of(table: &DeTable<'_>, today: Day) -> Result<Entry, ListError> {
    let text = |key: &str| match table.get(key) {
        None => Ok(String::new()),
        Some(value) => words(value.get_ref()).ok_or(ListError::NotAList),
    };
    let flag = |key: &str, default: bool| match table.get(key).map(Spanned::get_ref) {
        None => Ok(default),
        Some(DeValue::Boolean(flag)) => Ok(*flag),
        Some(_) => Err(ListError::NotAList),
    };
    let aliases = match table.get("aliases").map(Spanned::get_ref) {
        None => Vec::new(),
        Some(DeValue::Array(array)) => array
            .iter()
            .map(|alias| words(alias.get_ref()).ok_or(ListError::NotAList))
            .collect::<Result<_, _>>()?,
        Some(_) => return Err(ListError::NotAList),
    };
    Draft {
        kind: &text("kind")?,
        value: text("value")?,
        label: text("label")?,
        aliases,
        id: text("id")?,
        rare: flag("rare", false)?,
        on: flag("on", true)?,
    }
    .entry(today)
}

/// Text, or a number that was written without quotation marks, as it stands.
fn words(value: &DeValue<'_>) -> Option<String> {
    match value {
        DeValue::String(text) => Some(text.clone().into_owned()),
        DeValue::Integer(number) if number.radix() == 10 => Some(number.as_str().into()),
        _ => None,
    }
}

fn line_of(text: &str, offset: usize) -> usize {
    1 + text
        .as_bytes()
        .iter()
        .take(offset)
        .filter(|&&byte| byte == b'\n')
        .count()
}

/// Reads the table form. `today` is the day on which it is read.
pub fn read_csv(text: &str, today: Day) -> List {
    let mut list = List::default();
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    // The header names hold none of the three, so the one that stands in it is the separator.
    let header = text.trim_start().lines().next().unwrap_or_default();
    let delimiter = [b'\t', b';']
        .into_iter()
        .find(|&sign| header.as_bytes().contains(&sign))
        .unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let columns: Vec<String> = match reader.headers() {
        Ok(names) => names.iter().map(str::to_lowercase).collect(),
        Err(_) => Vec::new(),
    };
    let column = |name: &str| columns.iter().position(|column| column == name);
    let (Some(kind), Some(value)) = (column("kind"), column("value")) else {
        list.refuse(1, "", ListError::NotAList);
        return list;
    };
    let (label, aliases, id, rare, on) = (
        column("label"),
        column("aliases"),
        column("id"),
        column("rare"),
        column("on"),
    );
    for row in reader.records() {
        // The text is UTF-8 and rows may be of any length, so there is nothing to fail.
        let Ok(row) = row else { continue };
        let line = row.position().map_or(0, |position| position.line() as usize);
        let cell = |column: Option<usize>| column.and_then(|column| row.get(column)).unwrap_or_default();
        let flag = |column: Option<usize>, default: bool| match cell(column) {
            "" => Ok(default),
            text => text.to_ascii_lowercase().parse().map_err(|_| ListError::NotAList),
        };
        let entry = || {
            Draft {
                kind: cell(Some(kind)),
                value: cell(Some(value)).into(),
                label: cell(label).into(),
                aliases: cell(aliases)
                    .split(';')
                    .map(str::trim)
                    .filter(|alias| !alias.is_empty())
                    .map(String::from)
                    .collect(),
                id: cell(id).into(),
                rare: flag(rare, false)?,
                on: flag(on, true)?,
            }
            .entry(today)
        };
        if row.iter().any(|cell| !cell.is_empty()) {
            list.take(line, cell(label), entry());
        }
    }
    list
}

/// An item as it was written, its kind still a word.
struct Draft<'a> {
    kind: &'a str,
    value: String,
    label: String,
    aliases: Vec<String>,
    id: String,
    rare: bool,
    on: bool,
}

impl Draft<'_> {
    fn entry(self, today: Day) -> Result<Entry, ListError> {
        let kind = Kind::from_name(self.kind.trim().to_lowercase().as_str()).ok_or(ListError::NotAList)?;
        let Draft {
            value,
            label,
            aliases,
            id,
            rare,
            on,
            ..
        } = self;
        let entry = Entry {
            id,
            kind,
            label,
            value,
            aliases,
            rare,
            on,
        };
        match entry.indicator().and_then(|indicator| indicator.check(today)) {
            Ok(()) => Ok(entry),
            Err(error) => Err(ListError::Item(error)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Entry, List, ListError, Refused};
    use crate::day::Day;
    use crate::indicator::{Kind, ParseError};

    fn entry(kind: Kind, label: &str, value: &str) -> Entry {
        Entry {
            id: String::new(),
            kind,
            label: label.into(),
            value: value.into(),
            aliases: Vec::new(),
            rare: false,
            on: true,
        }
    }

    fn today() -> Day {
        Day::new(2026, 11, 24).unwrap()
    }

    fn read_toml(text: &str) -> List {
        super::read_toml(text, today())
    }

    fn read_csv(text: &str) -> List {
        super::read_csv(text, today())
    }

    fn refused(line: usize, label: &str, error: ListError) -> Refused {
        Refused {
            line,
            label: label.into(),
            error,
        }
    }

    #[test]
    fn toml_with_everything_and_with_next_to_nothing() {
        let list = read_toml(
            "\u{feff}# mine\n[[item]]\nkind = \"name\"\nlabel = \"me\"\nvalue = \"Aysel Qədimova\"\naliases = [\"Айсель Гадимова\"]\nid = \"p1.name\"\nrare = true\non = false\nnote = 3\n\n\
             [[item]]\nkind = \"phone\"\nvalue = 994500123456\n",
        );
        let full = Entry {
            id: "p1.name".into(),
            aliases: vec!["Айсель Гадимова".into()],
            rare: true,
            on: false,
            ..entry(Kind::Name, "me", "Aysel Qədimova")
        };
        assert_eq!(
            list,
            List {
                entries: vec![full, entry(Kind::Phone, "", "994500123456")],
                refused: vec![]
            }
        );
    }

    #[test]
    fn toml_items_are_refused_by_line_and_the_others_read() {
        let list = read_toml(
            "[[item]]\nkind = \"phone\"\nlabel = \"old\"\nvalue = \" \"\n[[item]]\nkind = \"fax\"\nvalue = \"1\"\n[[item]]\nkind = \"phone\"\nvalue = \"050 012 34 56\"\n\
             [[item]]\nkind = \"phone\"\nvalue = [1]\n[[item]]\nkind = \"phone\"\nvalue = \"1\"\naliases = \"a\"\n[[item]]\nkind = \"phone\"\nvalue = \"1\"\non = \"no\"\n",
        );
        assert_eq!(list.entries, [entry(Kind::Phone, "", "050 012 34 56")]);
        assert_eq!(
            list.refused,
            [
                refused(1, "old", ListError::Item(ParseError::Empty)),
                refused(5, "", ListError::NotAList),
                refused(11, "", ListError::NotAList),
                refused(14, "", ListError::NotAList),
                refused(18, "", ListError::NotAList),
            ]
        );
    }

    #[test]
    fn what_is_no_list_is_refused_where_it_breaks() {
        for (text, line) in [
            ("", 1),
            ("a = 1\nb =\n", 2),
            ("[[item]]\nkind = \"phone\nvalue = \"1\"\n", 2),
            ("title = 1", 1),
            ("a = 1\nitem = 3\n", 2),
            ("\nitem = [3]\n", 2),
        ] {
            assert_eq!(
                read_toml(text),
                List {
                    entries: vec![],
                    refused: vec![refused(line, "", ListError::NotAList)]
                },
                "{text:?}"
            );
        }
    }

    #[test]
    fn tables_with_commas_semicolons_and_tabs() {
        let mut name = entry(Kind::Name, "me", "Qədimova, Aysel");
        name.aliases = vec!["Айсель Гадимова".into(), "A. Qədimova".into()];
        name.id = "p1".into();
        let want = List {
            entries: vec![name, entry(Kind::Phone, "mobile", "050 012 34 56")],
            refused: vec![],
        };
        let comma = "\u{feff}kind,label,value,aliases,id\r\nname,me,\"Qədimova, Aysel\",Айсель Гадимова; A. Qədimova,p1\r\n\r\nphone,mobile,050 012 34 56\r\n,,,,\r\n";
        let semicolon = "Kind;Label;Value;Aliases;Id;Note\nname;me;Qədimova, Aysel;\"Айсель Гадимова;A. Qədimova\";p1;x\nPhone;mobile; 050 012 34 56 ;;;\n";
        let tab = "value\tkind\tlabel\tid\taliases\nQədimova, Aysel\tname\tme\tp1\tАйсель Гадимова;A. Qədimova\n050 012 34 56\tphone\tmobile\n";
        for text in [comma, semicolon, tab] {
            assert_eq!(read_csv(text), want, "{text}");
        }
    }

    #[test]
    fn rows_are_refused_by_line() {
        let list = read_csv(
            "kind,label,value,rare\nphone,a,\nfax,b,1\nname,c,\"Aysel\nQədimova\",true\nname,d,Aysel,perhaps\n",
        );
        assert_eq!(
            list.entries,
            [Entry {
                rare: true,
                ..entry(Kind::Name, "c", "Aysel\nQədimova")
            }]
        );
        assert_eq!(
            list.refused,
            [
                refused(2, "a", ListError::Item(ParseError::Empty)),
                refused(3, "b", ListError::NotAList),
                refused(6, "d", ListError::NotAList)
            ]
        );
        for text in ["", "phone,050 012 34 56\n", "kind,label\nphone,a\n", "value"] {
            assert_eq!(
                read_csv(text).refused,
                [refused(1, "", ListError::NotAList)],
                "{text:?}"
            );
        }
    }

    #[test]
    fn dates_of_birth_that_are_to_come_are_refused() {
        let toml = read_toml(
            "[[item]]\nkind = \"birthdate\"\nvalue = \"14.03.1991\"\n[[item]]\nkind = \"birthdate\"\nlabel = \"hers\"\nvalue = \"25.11.2026\"\n",
        );
        assert_eq!(toml.entries, [entry(Kind::Birthdate, "", "14.03.1991")]);
        assert_eq!(
            toml.refused,
            [refused(4, "hers", ListError::Item(ParseError::NotThisKind))]
        );
        let csv = read_csv("kind,value\nbirthdate,24.11.2026\nbirthdate,23.11.1905\nbirthdate,24.11.1906\n");
        assert_eq!(csv.entries.len(), 2);
        assert_eq!(csv.refused, [refused(3, "", ListError::Item(ParseError::NotThisKind))]);
    }
}
