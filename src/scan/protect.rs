//! The messages that a scanner protects. Unlike its items they may come, change and go after it was compiled.

use crate::passage::{Fingerprints, Passages};
use crate::watchlist::Watched;

use super::{LONG, Scanner};

impl Scanner {
    /// Protects the messages of these chats, in place of those before: their numbers in findings are those in this list. Making
    /// the index takes about a second for a million messages, so a scanner is of use before it is given any. What was accepted of
    /// other chats is forgotten.
    pub fn protect(&mut self, chats: &[Fingerprints]) {
        self.exceptions.forget_chats();
        self.index(chats);
    }

    /// Protects what `before` protected of chats, without making its index anew: items came and went, no chat did. What was accepted of
    /// chats is forgotten. Passages among the items are in the index too: if those are others, or have other numbers, nothing is
    /// changed, and it says so by `false`.
    pub fn take_over(&mut self, before: &mut Scanner) -> bool {
        if self.own != before.own {
            return false;
        }
        self.exceptions.forget_chats();
        self.look_for(core::mem::take(&mut before.passages));
        true
    }

    pub(super) fn index(&mut self, chats: &[Fingerprints]) {
        let own = self.own.iter().map(|(watched, messages)| (*watched, messages));
        let chats = chats
            .iter()
            .enumerate()
            .map(|(chat, messages)| (Watched::Chat(chat), messages));
        self.look_for(Passages::new(own.chain(chats)));
    }

    fn look_for(&mut self, passages: Passages) {
        self.passages = passages;
        if !self.passages.is_empty() {
            self.reach = self.reach.max(LONG);
        }
    }

    /// As [`Watchlist::accept_on`](crate::watchlist::Watchlist::accept_on), for what is protected already.
    pub fn accept_on(&mut self, watched: impl Into<Watched>, site: &str) {
        self.exceptions.accept_on(watched.into(), site);
    }

    /// As [`Watchlist::accept_text`](crate::watchlist::Watchlist::accept_text), for what is protected already.
    pub fn accept_text(&mut self, watched: impl Into<Watched>, fingerprint: u64) {
        self.exceptions.accept_text(watched.into(), fingerprint);
    }

    /// Bytes that messages take up, ready to be looked for.
    pub fn protected_bytes(&self) -> usize {
        self.passages.bytes()
    }
}
