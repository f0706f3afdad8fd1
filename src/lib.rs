//! Nightjar's core: a function from (watchlist, text) to findings. It does no IO and knows no browser.

pub mod finding;
pub mod indicator;
pub mod list;
pub mod span;
pub mod vault;
