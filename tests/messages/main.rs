//! Exports of every form (`tests/exports`), as their apps write them, with invented people: what is read of them, whole, in
//! archives, cut and changed.

#![allow(
    clippy::unwrap_used,
    reason = "a test stops at the first surprise, its helpers as well"
)]

mod broken;
mod forms;
mod kit;
