//! Nightjar's core: a function from (watchlist, text) to findings. It does no IO and knows no browser.

mod address;
mod alphabet;
mod chain;
pub mod class;
mod code;
mod confusable;
#[cfg(not(target_arch = "wasm32"))]
pub mod extract;
pub mod finding;
pub mod fold;
mod handle;
pub mod indicator;
pub mod list;
mod mail;
mod mask;
mod name;
mod number;
mod phone;
mod plan;
pub mod scan;
pub mod span;
mod spoken;
pub mod vault;
mod verify;
mod view;
#[cfg(target_arch = "wasm32")]
pub mod wasm;
pub mod watchlist;
mod words;
