//! Why something was not opened or not sealed: no finer than the user can act on, so nothing to probe.

use core::fmt;

/// No randomness could be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoEntropy;

/// Why a sealed file was not opened. Each has a sentence in the locales under `error_<name>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// Nothing in it opens with this passphrase (or key) and device secret.
    WrongPassphrase,
    /// It is one of ours, but cut, lengthened or changed.
    Damaged,
    /// A later version of the program wrote it.
    NewerVersion,
    /// It is not one of ours, or a backup where a vault belongs, or the other way round.
    NotAVault,
}

/// Why a state was not sealed. Nothing was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SealError {
    /// No randomness could be had.
    Entropy,
    /// The state doesn't fit into the largest class.
    TooLarge,
    /// The vault that it should go into doesn't open with this key.
    Open(OpenError),
    /// This passphrase opens another of the vault's states already.
    Taken,
    /// None of the slots may be written over.
    NoRoom,
}

impl OpenError {
    /// The name used in messages: `WrongPassphrase` ...
    pub const fn as_str(self) -> &'static str {
        match self {
            OpenError::WrongPassphrase => "WrongPassphrase",
            OpenError::Damaged => "Damaged",
            OpenError::NewerVersion => "NewerVersion",
            OpenError::NotAVault => "NotAVault",
        }
    }
}

impl SealError {
    /// The name used in messages: its own, or that of the `OpenError`.
    pub const fn as_str(self) -> &'static str {
        match self {
            SealError::Entropy => "Entropy",
            SealError::TooLarge => "TooLarge",
            SealError::Taken => "Taken",
            SealError::NoRoom => "NoRoom",
            SealError::Open(error) => error.as_str(),
        }
    }
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            OpenError::WrongPassphrase => "wrong passphrase",
            OpenError::Damaged => "the file is damaged",
            OpenError::NewerVersion => "a newer version wrote this file",
            OpenError::NotAVault => "not a file of this program, or not of the kind expected here",
        })
    }
}

impl fmt::Display for SealError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SealError::Entropy => f.write_str("no randomness could be had"),
            SealError::TooLarge => f.write_str("too much to seal"),
            SealError::Taken => f.write_str("the passphrase opens another state of this vault"),
            SealError::NoRoom => f.write_str("every slot of the vault is to be kept"),
            SealError::Open(error) => error.fmt(f),
        }
    }
}

impl core::error::Error for OpenError {}
impl core::error::Error for SealError {}

impl From<OpenError> for SealError {
    fn from(error: OpenError) -> SealError {
        SealError::Open(error)
    }
}

impl From<NoEntropy> for SealError {
    fn from(_: NoEntropy) -> SealError {
        SealError::Entropy
    }
}
