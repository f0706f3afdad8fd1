//! Pieces of the user's own private messages, recognised wherever they stand: quoted, cut, lightly edited, in another
//! alphabet, spread over lines. What is kept of the messages is [`Fingerprints`]: hashes of words that stood beside each other,
//! never text. This part knows no chats, no people and no exports; it is given messages in their order.

#[allow(dead_code, reason = "read by the index")]
mod fingerprints;
#[allow(dead_code, reason = "read by the index")]
mod stream;

pub use fingerprints::{Fingerprints, FingerprintsError};
