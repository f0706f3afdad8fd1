//! The body of a vault: four equal slots, each random bytes or a whole state in a box. Which, can't be told from them.
//!
//! A slot may hold more than its box. A vault grows to the next class when one of its states no longer fits; the other
//! slots may be in use, and can't be opened to be sealed anew. So their bytes stay as the beginning of their larger
//! slot, random bytes follow, and opening tries a box of the slot's length in every class up to the file's own.

use super::envelope::{CLASSES, HEADER, Header};
use super::kdf::Key;
use super::secret::Secret;
use super::{Entropy, NoEntropy, OpenError, aead};
use zeroize::Zeroize;

/// How many states a vault can hold.
pub(super) const SLOTS: usize = 4;
/// The length of the state stands before it, little endian.
const LENGTH: usize = 4;

/// The length of a slot in a file of this length. It divides evenly: classes and header are multiples of four.
pub(super) const fn slot_len(class: usize) -> usize {
    (class - HEADER) / SLOTS
}

/// The longest state that fits into a box of this length.
pub(super) const fn capacity(len: usize) -> usize {
    len - aead::OVERHEAD - LENGTH
}

/// Associated data of a box: the whole header, then the slot's number, so that slots can't be exchanged.
fn associated(header: &Header, slot: u8) -> Vec<u8> {
    let mut associated = header.bytes().to_vec();
    associated.push(slot);
    associated
}

/// Seals a state, padded with zeros, so that its box fills `sealed` whole.
///
/// # Panics
/// If the state is longer than the capacity.
pub(super) fn seal(
    key: &Key,
    header: &Header,
    slot: u8,
    state: &Secret<Vec<u8>>,
    sealed: &mut [u8],
    entropy: &mut dyn Entropy,
) -> Result<(), NoEntropy> {
    // EXPOSE: the state is copied into the buffer that is encrypted in place below.
    let state = state.expose();
    assert!(
        state.len() <= capacity(sealed.len()),
        "callers choose a class in which the state fits"
    );
    // At most the largest class, 64 MB.
    let length = u32::try_from(state.len())
        .expect("a state that fits is shorter than 4 GB")
        .to_le_bytes();
    let inside = aead::inside(sealed.len());
    let plaintext = &mut sealed[inside];
    plaintext.fill(0);
    plaintext[..LENGTH].copy_from_slice(&length);
    plaintext[LENGTH..LENGTH + state.len()].copy_from_slice(state);
    let done = aead::seal(key, &associated(header, slot), sealed, entropy);
    if done.is_err() {
        sealed.zeroize();
    }
    done
}

/// Opens a box that fills `sealed` whole.
pub(super) fn open(key: &Key, header: &Header, slot: u8, sealed: &[u8]) -> Result<Secret<Vec<u8>>, OpenError> {
    let padded = aead::open(key, &associated(header, slot), sealed)?;
    // EXPOSE: the padding is taken off.
    let (length, rest) = padded
        .expose()
        .split_first_chunk::<LENGTH>()
        .ok_or(OpenError::Damaged)?;
    let state = rest
        .get(..u32::from_le_bytes(*length) as usize)
        .ok_or(OpenError::Damaged)?;
    Ok(Secret::new(state.to_vec()))
}

/// Opens the state in one slot of a vault, whichever class it was sealed in.
pub(super) fn open_slot(key: &Key, header: &Header, slot: u8, body: &[u8]) -> Result<Secret<Vec<u8>>, OpenError> {
    let bytes = slot_of(body, slot);
    let lengths = CLASSES
        .iter()
        .map(|&class| slot_len(class))
        .filter(|&len| len <= bytes.len());
    // The newest box is the longest. All are tried, whichever opens, and what a shorter one saves in decrypting is made up
    // for: a slot that was sealed anew takes no longer than one that was left as it was.
    let mut answer = Err(OpenError::WrongPassphrase);
    let mut opened = 0;
    for len in lengths.rev() {
        let attempt = open(key, header, slot, &bytes[..len]);
        if matches!(answer, Err(OpenError::WrongPassphrase)) {
            if attempt.is_ok() {
                opened = len;
            }
            answer = attempt;
        }
    }
    if opened > 0 {
        aead::spend(bytes.len() - opened);
    }
    answer
}

/// Opens the state that this key opens, and says in which slot it is.
///
/// Every slot is tried even after one has opened, and every length in each: how long unlocking takes tells neither which it
/// was, nor when it was sealed.
pub(super) fn open_any(key: &Key, header: &Header, body: &[u8]) -> Result<(u8, Secret<Vec<u8>>), OpenError> {
    let mut answer = Err(OpenError::WrongPassphrase);
    for slot in 0..SLOTS as u8 {
        let opened = open_slot(key, header, slot, body).map(|state| (slot, state));
        if matches!(answer, Err(OpenError::WrongPassphrase)) {
            answer = opened;
        }
    }
    answer
}

/// The bytes of one slot.
///
/// # Panics
/// If there is no such slot.
pub(super) fn slot_of(body: &[u8], slot: u8) -> &[u8] {
    let len = body.len() / SLOTS;
    &body[usize::from(slot) * len..][..len]
}

/// The same, to be written over.
pub(super) fn slot_of_mut(body: &mut [u8], slot: u8) -> &mut [u8] {
    let len = body.len() / SLOTS;
    &mut body[usize::from(slot) * len..][..len]
}

/// A body of random bytes for a file of this length, with every slot of `old` as the beginning of its slot.
pub(super) fn grow(old: &[u8], class: usize, entropy: &mut dyn Entropy) -> Result<Vec<u8>, NoEntropy> {
    let mut body = vec![0; class - HEADER];
    for slot in 0..SLOTS as u8 {
        let kept = slot_of(old, slot);
        let (head, tail) = slot_of_mut(&mut body, slot).split_at_mut(kept.len());
        head.copy_from_slice(kept);
        entropy.fill(tail)?;
    }
    Ok(body)
}
