//! The core and raw aho-corasick side by side in one wasm module, on the same texts and items: what is measured is the
//! matching alone, without the way of the text into the module. The core's own exports (`Scanner`) are in it too.
//! What the module holds of memory is counted as it is asked for.

mod held;

#[path = "../../corpus.rs"]
mod corpus;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use nightjar::fold::Folded;
use nightjar::indicator::{Indicator, Kind};
use nightjar::watchlist::Watchlist;
use wasm_bindgen::prelude::*;

/// A seeded text of the bench: `en`, `ru`, `az` or `mixed`.
#[wasm_bindgen]
pub fn text(language: &str, bytes: usize) -> String {
    corpus::text(language, bytes)
}

/// The languages that `text` knows.
#[wasm_bindgen]
pub fn languages() -> Vec<String> {
    corpus::LANGUAGES.map(String::from).to_vec()
}

/// The kinds and values of a seeded watchlist, in turn.
#[wasm_bindgen]
pub fn items(count: usize) -> Vec<String> {
    flat(corpus::items(count))
}

/// The same with so many names among them.
#[wasm_bindgen]
pub fn household(count: usize, names: usize) -> Vec<String> {
    flat(corpus::household(count, names))
}

/// How many bytes are held now, of those that the module has asked for.
#[wasm_bindgen]
pub fn held() -> usize {
    held::bytes()
}

/// Folds a text, and does nothing with it. How many classes it has.
#[wasm_bindgen]
pub fn fold(text: &Text) -> usize {
    Folded::new(&text.0).classes().len()
}

fn flat(items: Vec<(Kind, String)>) -> Vec<String> {
    items
        .into_iter()
        .flat_map(|(kind, value)| [kind.as_str().to_owned(), value])
        .collect()
}

/// The core with a seeded watchlist.
#[wasm_bindgen]
pub struct Core {
    watchlist: Watchlist,
    scanner: Option<nightjar::scan::Scanner>,
}

#[wasm_bindgen]
impl Core {
    /// Parses the items; compiles nothing yet.
    #[wasm_bindgen(constructor)]
    pub fn new(count: usize) -> Core {
        let mut watchlist = Watchlist::new();
        for (kind, value) in corpus::items(count) {
            watchlist.add(Indicator::parse(kind, &value, &[], false).expect("every item of the bench is understood"));
        }
        Core {
            watchlist,
            scanner: None,
        }
    }

    /// Compiles the watchlist.
    pub fn compile(&mut self) {
        self.scanner = Some(
            self.watchlist
                .compile()
                .expect("the watchlists of the bench are small enough"),
        );
    }

    /// How much is found.
    pub fn scan(&self, text: &Text) -> usize {
        self.scanner.as_ref().expect("compiled before").scan("", &text.0).len()
    }
}

/// aho-corasick's fastest automaton on the values as they were typed: no folding, no spellings, nothing verified.
#[wasm_bindgen]
pub struct Raw(AhoCorasick);

#[wasm_bindgen]
impl Raw {
    /// Builds the automaton of the same items.
    #[wasm_bindgen(constructor)]
    pub fn new(count: usize) -> Raw {
        let values = corpus::items(count).into_iter().map(|(_, value)| value);
        let built = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::DFA))
            .match_kind(MatchKind::LeftmostLongest)
            .build(values);
        Raw(built.expect("the watchlists of the bench are small enough"))
    }

    /// How many matches there are.
    pub fn scan(&self, text: &Text) -> usize {
        self.0.find_iter(&text.0).count()
    }
}

/// A text that already lies in the module's memory.
#[wasm_bindgen]
pub struct Text(String);

#[wasm_bindgen]
impl Text {
    /// Copies it there.
    #[wasm_bindgen(constructor)]
    pub fn new(text: String) -> Text {
        Text(text)
    }

    /// In bytes of UTF-8.
    pub fn bytes(&self) -> usize {
        self.0.len()
    }
}
