//! Nightjar's core: a function from (watchlist, text) to findings. It does no IO, reads no clock and knows no browser.
//!
//! The way of a datum, from what a user types to what she is told:
//!
//! ```text
//! value ── Indicator::parse ──▶ Indicator ─┐
//!                                          ├─ Watchlist::compile ──▶ Scanner
//! "fine here", "not mine" ─────────────────┘                           │
//!                                                                      ▼
//! haystack ── fold ──▶ classes ── automaton ──▶ candidates ── verify ──▶ matches ── finding ──▶ findings
//! ```
//!
//! ```
//! use nightjar::finding::{Reason, Severity};
//! use nightjar::indicator::{Indicator, Kind};
//! use nightjar::watchlist::Watchlist;
//!
//! let mut watchlist = Watchlist::new();
//! watchlist.add(Indicator::parse(Kind::Phone, "050 012 34 56", &[], false)?);
//! watchlist.add(Indicator::parse(Kind::Name, "Leyla Tağıbəyli", &[], false)?);
//! let scanner = watchlist.compile()?;
//!
//! let text = "Звоните Лейле Тагибейли: +994 (50) 012-34-56";
//! let findings = scanner.scan("channel.example", text);
//!
//! let phone = &findings[1];
//! assert_eq!(phone.span.of(text), "+994 (50) 012-34-56");
//! assert_eq!(phone.severity, Severity::Danger);
//! assert_eq!(phone.reasons, [Reason::Near(Kind::Name)]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Where to read on: [`fold`] makes equal what people read as equal; [`class`] is the alphabet it writes; [`scan`] runs the
//! automaton; `verify` says how a kind plugs in, and each kind has a file of its own (`phone`, `mail`, `handle`, `birthdate`, `code`,
//! `words`, `name`, `address`); [`finding`] decides how bad it is. Cases that anyone can read and add are in `tests/cases`.

mod address;
mod alphabet;
mod birthdate;
mod chain;
pub mod class;
mod code;
mod confusable;
pub mod context;
pub mod day;
#[cfg(not(target_arch = "wasm32"))]
pub mod explain;
#[cfg(not(target_arch = "wasm32"))]
pub mod extract;
pub mod finding;
pub mod fold;
mod handle;
pub mod indicator;
pub mod list;
mod loose;
mod mail;
mod mask;
pub mod messages;
mod mrz;
mod name;
mod number;
pub mod passage;
mod phone;
mod plan;
mod ruler;
pub mod scan;
pub mod span;
mod spoken;
mod survey;
pub mod vault;
mod verify;
mod view;
#[cfg(target_arch = "wasm32")]
pub mod wasm;
pub mod watchlist;
mod words;
