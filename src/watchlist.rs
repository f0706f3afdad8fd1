//! All that the user wants watched, and what she said about findings: "fine here", "not mine".

use std::collections::HashSet;

use crate::indicator::Indicator;
use crate::scan::{BuildError, Scanner};

/// Indicators and exceptions, in the order of adding.
#[derive(Clone, Debug, Default)]
pub struct Watchlist {
    indicators: Vec<Indicator>,
    exceptions: Exceptions,
}

/// What the user accepted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Exceptions {
    sites: HashSet<(usize, String)>,
    texts: HashSet<(usize, u64)>,
}

impl Exceptions {
    /// Whether this item is fine on this site: the accepted host itself or one below it.
    pub(crate) fn covers_site(&self, item: usize, site: &str) -> bool {
        if self.sites.is_empty() || site.is_empty() {
            return false;
        }
        let site = site.to_ascii_lowercase();
        let mut host = site.as_str();
        loop {
            if self.sites.contains(&(item, host.to_owned())) {
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
    pub(crate) fn covers_text(&self, item: usize, fingerprint: u64) -> bool {
        self.texts.contains(&(item, fingerprint))
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

    /// This item is fine on this site (a host name) and on hosts below it.
    pub fn accept_on(&mut self, item: usize, site: &str) {
        self.exceptions.sites.insert((item, site.to_ascii_lowercase()));
    }

    /// The finding with this fingerprint is not about her, and neither is the item in any other form in the same place: the
    /// fingerprint is that of what stands around it. Nor is the same item near by in the same text.
    pub fn accept_text(&mut self, item: usize, fingerprint: u64) {
        self.exceptions.texts.insert((item, fingerprint));
    }

    /// Makes the scanner.
    ///
    /// # Errors
    /// `TooLarge` if there are more items than one automaton can hold.
    pub fn compile(&self) -> Result<Scanner, BuildError> {
        Scanner::build(&self.indicators, &self.exceptions)
    }
}
