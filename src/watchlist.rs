//! All that the user wants watched, and what she said about findings: "fine here", "not mine".

use std::collections::HashSet;

use crate::indicator::Indicator;
use crate::passage::Fingerprints;
use crate::scan::{BuildError, Scanner};

/// One of the things that are watched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Watched {
    /// An indicator: its number in the watchlist, in the order of adding.
    Item(usize),
    /// A chat whose messages are protected: likewise.
    Chat(usize),
}

impl Watched {
    /// The number of the item, if it is one.
    pub const fn item(self) -> Option<usize> {
        match self {
            Watched::Item(item) => Some(item),
            Watched::Chat(_) => None,
        }
    }
}

impl From<usize> for Watched {
    fn from(item: usize) -> Watched {
        Watched::Item(item)
    }
}

/// Indicators, chats and exceptions, in the order of adding.
#[derive(Clone, Debug, Default)]
pub struct Watchlist {
    indicators: Vec<Indicator>,
    chats: Vec<Fingerprints>,
    exceptions: Exceptions,
}

/// What the user accepted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Exceptions {
    sites: HashSet<(Watched, String)>,
    texts: HashSet<(Watched, u64)>,
}

impl Exceptions {
    pub(crate) fn accept_on(&mut self, watched: Watched, site: &str) {
        self.sites.insert((watched, site.to_ascii_lowercase()));
    }

    pub(crate) fn accept_text(&mut self, watched: Watched, fingerprint: u64) {
        self.texts.insert((watched, fingerprint));
    }

    /// Without those of chats.
    pub(crate) fn forget_chats(&mut self) {
        self.sites.retain(|(watched, _)| watched.item().is_some());
        self.texts.retain(|(watched, _)| watched.item().is_some());
    }

    /// Whether this item is fine on this site: the accepted host itself or one below it.
    pub(crate) fn covers_site(&self, watched: Watched, site: &str) -> bool {
        if self.sites.is_empty() || site.is_empty() {
            return false;
        }
        let site = site.to_ascii_lowercase();
        let mut host = site.as_str();
        loop {
            if self.sites.contains(&(watched, host.to_owned())) {
                return true;
            }
            match host.split_once('.') {
                Some((_, parent)) => host = parent,
                None => return false,
            }
        }
    }

    /// Whether any text was dismissed.
    pub(crate) fn has_texts(&self) -> bool {
        !self.texts.is_empty()
    }

    /// Whether this text was dismissed for this item.
    pub(crate) fn covers_text(&self, watched: Watched, fingerprint: u64) -> bool {
        self.texts.contains(&(watched, fingerprint))
    }
}

impl Watchlist {
    /// An empty watchlist.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an indicator; the number returned names it in findings and exceptions.
    pub fn add(&mut self, indicator: Indicator) -> usize {
        self.indicators.push(indicator);
        self.indicators.len() - 1
    }

    /// Protects a chat's messages; the number returned names it in findings and exceptions ([`Watched::Chat`]). A scanner that
    /// is compiled already is given chats by [`Scanner::protect`].
    pub fn protect(&mut self, chat: Fingerprints) -> usize {
        self.chats.push(chat);
        self.chats.len() - 1
    }

    /// This item is fine on this site (a host name) and on hosts below it.
    pub fn accept_on(&mut self, watched: impl Into<Watched>, site: &str) {
        self.exceptions.accept_on(watched.into(), site);
    }

    /// The finding with this fingerprint is not about her, and neither is the item in any other form in the same place: the
    /// fingerprint is that of what stands around it. Nor is the same item near by in the same text. Of a chat: these words are not
    /// hers alone, wherever they stand.
    pub fn accept_text(&mut self, watched: impl Into<Watched>, fingerprint: u64) {
        self.exceptions.accept_text(watched.into(), fingerprint);
    }

    /// Makes the scanner.
    ///
    /// # Errors
    /// `TooLarge` if there are more items than one automaton can hold.
    pub fn compile(&self) -> Result<Scanner, BuildError> {
        Scanner::build(&self.indicators, &self.chats, &self.exceptions)
    }
}
