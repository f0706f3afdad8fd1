//! The watchlist and its scanner, as the background calls them (`extension/background/engine.ts`).

use js_sys::{Reflect, Uint8Array};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

use super::{named, read, write};
use crate::day::Day;
use crate::finding::Finding;
use crate::indicator::{Indicator, Kind, ParseError};
use crate::list::{self, Entry};
use crate::passage::Fingerprints;
use crate::scan::BuildError;
use crate::watchlist::{Watched, Watchlist};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
import type { Draft, Entry, ErrorName, Exception, Kind, Reason, Severity, Understood } from '../../extension/protocol';

/** A run of text. `gap`: it does not directly follow the one before it. */
export type Text = { text: string; gap: boolean };
/** `block`: the number of the text in the call. Offsets are UTF-16 units in it. */
export type Place = { block: number; start: number; end: number };
/** `text`: the fingerprint for "not mine". `words`: about how many words of a chat's messages; `item` is the chat's id then. A finding that crosses texts has a place in each, in their order. */
export type Found = { item: string; kind: Kind; severity: Severity; reasons: Reason[]; accepted: boolean; text: string; words: number | null; places: Place[] };
/** `bytes`: the fingerprints of its messages. */
export type Protected = { id: string; bytes: Uint8Array };
export type ReadList = { entries: Entry[]; refused: { line: number; label: string; error: ErrorName }[] };
export type SealedVault = { sealed: Uint8Array; key: Uint8Array };
export type OpenedVault = { state: Uint8Array; key: Uint8Array };
"#;

// ------------------------------------------------------------------------------------------------------------ watchlist

/// A compiled watchlist. It does not change, but for the chats that it protects: a changed watchlist is compiled anew.
#[wasm_bindgen]
pub struct Scanner {
    scanner: crate::scan::Scanner,
    /// The entries' own names, by the number that the watchlist gave them.
    items: Vec<String>,
    /// The chats', likewise.
    chats: Vec<String>,
    /// What was accepted of no entry: it may be of a chat.
    exceptions: Vec<Exception>,
}

#[derive(Deserialize)]
struct Exception {
    item: String,
    site: Option<String>,
    text: Option<String>,
}

impl Exception {
    fn fingerprint(&self) -> Option<u64> {
        let hex = self.text.as_deref()?;
        u64::from_str_radix(hex, 16).ok()
    }
}

#[derive(Deserialize)]
struct Draft {
    kind: String,
    value: String,
    aliases: Vec<String>,
    rare: bool,
}

#[derive(Deserialize)]
struct Text {
    text: String,
    gap: bool,
}

#[derive(Serialize)]
struct Understood<'a> {
    normal: &'a str,
}

#[derive(Serialize)]
struct Found<'a> {
    item: &'a str,
    kind: &'static str,
    severity: &'static str,
    reasons: Vec<String>,
    accepted: bool,
    text: String,
    words: Option<u32>,
    places: Vec<Place>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
struct Place {
    block: usize,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct ReadList<'a> {
    entries: Vec<Entry>,
    refused: Vec<Refused<'a>>,
}

#[derive(Serialize)]
struct Refused<'a> {
    line: usize,
    label: &'a str,
    error: &'static str,
}

#[wasm_bindgen]
impl Scanner {
    /// Compiles the entries that are on. One that this version can't watch is left out: `understand` tells why.
    /// Exceptions of items that are not there are left out as well. Throws `TooLarge`.
    pub fn compile(
        #[wasm_bindgen(unchecked_param_type = "Entry[]")] entries: JsValue,
        #[wasm_bindgen(unchecked_param_type = "Exception[]")] exceptions: JsValue,
    ) -> Result<Scanner, JsValue> {
        let entries: Vec<Entry> = read(entries)?;
        let exceptions: Vec<Exception> = read(exceptions)?;
        let mut watchlist = Watchlist::new();
        let mut items = Vec::new();
        for entry in entries.into_iter().filter(|entry| entry.on) {
            if let Ok(indicator) = parse(entry.kind, &entry.value, &entry.aliases, entry.rare) {
                watchlist.add(indicator);
                items.push(entry.id);
            }
        }
        let mut others = Vec::new();
        for exception in exceptions {
            let Some(item) = items.iter().position(|id| *id == exception.item) else {
                others.push(exception);
                continue;
            };
            if let Some(site) = &exception.site {
                watchlist.accept_on(item, site);
            }
            if let Some(text) = exception.fingerprint() {
                watchlist.accept_text(item, text);
            }
        }
        Ok(Scanner {
            scanner: watchlist.compile()?,
            items,
            chats: Vec::new(),
            exceptions: others,
        })
    }

    /// Protects the messages of these chats, in place of those before. Throws `Damaged` or `NewerVersion`, and protects none then.
    pub fn protect(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Protected[]")] chats: JsValue,
    ) -> Result<(), JsValue> {
        self.chats.clear();
        self.scanner.protect(&[]);
        let mut messages = Vec::new();
        for chat in js_sys::Array::from(&chats).iter() {
            let id = Reflect::get(&chat, &"id".into())?
                .as_string()
                .ok_or_else(|| named("Internal"))?;
            let bytes: Uint8Array = Reflect::get(&chat, &"bytes".into())?.dyn_into()?;
            messages.push(Fingerprints::parse(&bytes.to_vec()).map_err(|error| named(error.as_str()))?);
            self.chats.push(id);
        }
        self.scanner.protect(&messages);
        self.accept_of_chats();
        Ok(())
    }

    /// Protects what `before` protects, which is gone after that: a changed watchlist needs no new index of the same chats. If it
    /// does (passages among its items are others), it protects nothing and says `false`: then `protect` has to be called.
    #[wasm_bindgen(js_name = takeOver)]
    pub fn take_over(&mut self, mut before: Scanner) -> bool {
        if !self.scanner.take_over(&mut before.scanner) {
            return false;
        }
        self.chats = before.chats;
        self.accept_of_chats();
        true
    }

    /// What is found in these texts, read as one. `site` is a host name, or empty.
    #[wasm_bindgen(unchecked_return_type = "Found[]")]
    pub fn scan(
        &self,
        site: &str,
        #[wasm_bindgen(unchecked_param_type = "Text[]")] texts: JsValue,
    ) -> Result<JsValue, JsValue> {
        let texts: Vec<Text> = read(texts)?;
        let haystack = Haystack::join(&texts);
        let findings = self.scanner.scan(site, &haystack.text);
        let places = haystack.places(&findings);
        let found: Vec<Found> = findings
            .iter()
            .zip(places)
            .map(|(finding, places)| self.found(finding, places))
            .collect();
        write(&found)
    }
}

impl Scanner {
    fn accept_of_chats(&mut self) {
        for exception in &self.exceptions {
            let Some(chat) = self.chats.iter().position(|id| *id == exception.item) else {
                continue;
            };
            if let Some(site) = &exception.site {
                self.scanner.accept_on(Watched::Chat(chat), site);
            }
            if let Some(text) = exception.fingerprint() {
                self.scanner.accept_text(Watched::Chat(chat), text);
            }
        }
    }

    fn found(&self, finding: &Finding, places: Vec<Place>) -> Found<'_> {
        Found {
            item: match finding.watched {
                Watched::Item(item) => self.items.get(item),
                Watched::Chat(chat) => self.chats.get(chat),
            }
            .map_or("", String::as_str),
            kind: finding.kind.as_str(),
            severity: finding.severity.as_str(),
            reasons: finding.reasons.iter().map(|reason| reason.name()).collect(),
            accepted: finding.accepted,
            text: format!("{:016x}", finding.fingerprint),
            words: finding.words,
            places,
        }
    }
}

/// What the core understood of a draft, or (thrown) why it can't be watched.
#[wasm_bindgen(unchecked_return_type = "Understood")]
pub fn understand(#[wasm_bindgen(unchecked_param_type = "Draft")] draft: JsValue) -> Result<JsValue, JsValue> {
    let draft: Draft = read(draft)?;
    let kind = Kind::from_name(&draft.kind).ok_or_else(|| named("Internal"))?;
    let indicator = parse(kind, &draft.value, &draft.aliases, draft.rare)?;
    indicator.check(today())?;
    write(&Understood {
        normal: indicator.normal(),
    })
}

/// A list file: what can be watched, and what can't by line.
#[wasm_bindgen(js_name = readList, unchecked_return_type = "ReadList")]
pub fn read_list(
    text: &str,
    #[wasm_bindgen(unchecked_param_type = "'toml' | 'csv'")] format: &str,
) -> Result<JsValue, JsValue> {
    let list = match format {
        "toml" => list::read_toml(text, today()),
        "csv" => list::read_csv(text, today()),
        _ => return Err(named("Internal")),
    };
    write(&ReadList {
        entries: list.entries,
        refused: list
            .refused
            .iter()
            .map(|refused| Refused {
                line: refused.line,
                label: &refused.label,
                error: refused.error.as_str(),
            })
            .collect(),
    })
}

/// The day that it is where the user is.
fn today() -> Day {
    let now = js_sys::Date::new_0();
    // A day of the years 1900 to 2099, unless the clock is far out: then no date is refused for it.
    Day::new(
        now.get_full_year() as u16,
        now.get_month() as u8 + 1,
        now.get_date() as u8,
    )
    .unwrap_or(Day::since_1970(u32::MAX))
}

fn parse(kind: Kind, value: &str, aliases: &[String], rare: bool) -> Result<Indicator, ParseError> {
    let aliases: Vec<&str> = aliases.iter().map(String::as_str).collect();
    Indicator::parse(kind, value, &aliases, rare)
}

// -------------------------------------------------------------------------------------------------------------- offsets

/// Between two texts, and between two that do not follow one another: nothing joins across the second.
const EDGE: char = '\n';
const GAP: char = '\u{1E}';

/// Several texts as the one that is searched.
struct Haystack {
    text: String,
    /// Where each text lies in it, in bytes.
    ranges: Vec<(usize, usize)>,
}

impl Haystack {
    fn join(texts: &[Text]) -> Haystack {
        let mut text = String::with_capacity(texts.iter().map(|each| each.text.len() + 1).sum());
        let mut ranges = Vec::with_capacity(texts.len());
        for (index, each) in texts.iter().enumerate() {
            if index > 0 {
                text.push(if each.gap { GAP } else { EDGE });
            }
            let start = text.len();
            text.push_str(&each.text);
            ranges.push((start, text.len()));
        }
        Haystack { text, ranges }
    }

    /// Where each finding stands, text by text, in UTF-16 units: one pass over the haystack for all findings together.
    fn places(&self, findings: &[Finding]) -> Vec<Vec<Place>> {
        let mut places: Vec<Vec<Place>> = findings.iter().map(|finding| self.pieces(finding)).collect();
        // Every offset that is asked for, in the order in which the pass comes by.
        let mut asked: Vec<(usize, usize, usize, End)> = Vec::new();
        for (finding, pieces) in places.iter().enumerate() {
            for (piece, place) in pieces.iter().enumerate() {
                asked.push((place.start, finding, piece, End::Start));
                asked.push((place.end, finding, piece, End::End));
            }
        }
        asked.sort_unstable();
        let mut asked = asked.into_iter().peekable();
        for &(start, end) in &self.ranges {
            let (mut at, mut units) = (start, 0);
            while let Some((byte, finding, piece, which)) = asked.next_if(|&(byte, ..)| byte <= end) {
                units += self.units(at, byte);
                at = byte;
                let place = &mut places[finding][piece];
                match which {
                    End::Start => place.start = units,
                    End::End => place.end = units,
                }
            }
        }
        places
    }

    /// The parts of a finding in each text that it touches, still in bytes of the haystack.
    fn pieces(&self, finding: &Finding) -> Vec<Place> {
        let span = finding.span;
        let first = self.ranges.partition_point(|&(_, end)| end <= span.start);
        self.ranges
            .iter()
            .enumerate()
            .skip(first)
            .take_while(|&(_, &(start, _))| start < span.end)
            .map(|(block, &(start, end))| Place {
                block,
                start: start.max(span.start),
                end: end.min(span.end),
            })
            .filter(|place| place.start < place.end)
            .collect()
    }

    /// UTF-16 units between two byte offsets: one for each character, two for those of four bytes.
    fn units(&self, from: usize, to: usize) -> usize {
        let bytes = self.text.as_bytes().get(from..to).unwrap_or_default();
        bytes
            .iter()
            .map(|&byte| usize::from(byte & 0xC0 != 0x80) + usize::from(byte >= 0xF0))
            .sum()
    }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    Start,
    End,
}

impl From<ParseError> for JsValue {
    fn from(error: ParseError) -> JsValue {
        named(error.as_str())
    }
}

impl From<BuildError> for JsValue {
    fn from(error: BuildError) -> JsValue {
        match error {
            BuildError::TooLarge => named("TooLarge"),
        }
    }
}
