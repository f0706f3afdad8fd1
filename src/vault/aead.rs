//! Seal and open one buffer under one key with associated data. Nothing here knows what the buffer holds.

use super::kdf::Key;
use super::secret::Secret;
use super::{Entropy, NoEntropy, OpenError};
use chacha20poly1305::aead::AeadInOut;
use chacha20poly1305::{KeyInit, Tag, XChaCha20Poly1305, XNonce};
use core::ops::Range;

const NONCE: usize = 24;
const TAG: usize = 16;
/// Bytes by which a box is longer than what is in it.
pub(super) const OVERHEAD: usize = NONCE + TAG;

#[cfg(test)]
thread_local! {
    /// How many bytes were authenticated, and how many decrypted or spent, for a test of what opening costs.
    pub(super) static WORK: core::cell::Cell<(usize, usize)> = const { core::cell::Cell::new((0, 0)) };
}

/// Where the plaintext lies in a box of this length.
///
/// # Panics
/// If the box is shorter than `OVERHEAD`.
pub(super) const fn inside(len: usize) -> Range<usize> {
    NONCE..len - TAG
}

/// `nonce || XChaCha20-Poly1305[key](nonce, associated, plaintext) || tag`, in place: the plaintext already lies where
/// `inside` says, the rest is written here.
///
/// The nonce is random: the slots of a vault share no counter, and with 24 bytes no two of as many random nonces as
/// anyone will ever draw for one key are the same (draft-irtf-cfrg-xchacha, 2.1).
pub(super) fn seal(
    key: &Key,
    associated: &[u8],
    sealed: &mut [u8],
    entropy: &mut dyn Entropy,
) -> Result<(), NoEntropy> {
    let mut nonce = XNonce::default();
    entropy.fill(&mut nonce)?;
    let inside = inside(sealed.len());
    let tag = cipher(key)
        .encrypt_inout_detached(&nonce, associated, (&mut sealed[inside.clone()]).into())
        // It fails only above 256 GB, and the largest class is 64 MB.
        .expect("at most 64 MB are sealed at once");
    sealed[..inside.start].copy_from_slice(&nonce);
    sealed[inside.end..].copy_from_slice(&tag);
    Ok(())
}

/// Takes as long as decrypting this many bytes, for nothing.
pub(super) fn spend(len: usize) {
    #[cfg(test)]
    WORK.set((WORK.get().0, WORK.get().1 + len));
    let mut nothing = vec![0; len];
    // It fails as `seal` does: never.
    let done =
        cipher(&Secret::new([0; 32])).encrypt_inout_detached(&XNonce::default(), &[], nothing.as_mut_slice().into());
    core::hint::black_box((done.is_ok(), nothing));
}

/// The plaintext of what `seal` made, if key, associated data and every byte are the same.
///
/// The tag is checked before anything is decrypted: a box that doesn't open costs one pass of Poly1305.
pub(super) fn open(key: &Key, associated: &[u8], sealed: &[u8]) -> Result<Secret<Vec<u8>>, OpenError> {
    let Some((nonce, rest)) = sealed.split_first_chunk::<NONCE>() else {
        return Err(OpenError::Damaged);
    };
    let Some((text, tag)) = rest.split_last_chunk::<TAG>() else {
        return Err(OpenError::Damaged);
    };
    #[cfg(test)]
    WORK.set((WORK.get().0 + text.len(), WORK.get().1));
    let mut text = text.to_vec();
    match cipher(key).decrypt_inout_detached(
        &XNonce::from(*nonce),
        associated,
        text.as_mut_slice().into(),
        &Tag::from(*tag),
    ) {
        Ok(()) => {
            #[cfg(test)]
            WORK.set((WORK.get().0, WORK.get().1 + sealed.len()));
            Ok(Secret::new(text))
        }
        Err(_) => Err(OpenError::WrongPassphrase),
    }
}

fn cipher(key: &Key) -> XChaCha20Poly1305 {
    // EXPOSE: the cipher needs the key; its own copy is wiped when it is dropped.
    XChaCha20Poly1305::new(key.expose().into())
}

#[cfg(test)]
mod tests {
    use super::{OVERHEAD, inside, open, seal};
    use crate::vault::tests::{Counting, NoneLeft};
    use crate::vault::{NoEntropy, OpenError, Secret};

    fn sealed(text: &[u8]) -> Vec<u8> {
        let mut sealed = vec![0; text.len() + OVERHEAD];
        let inside = inside(sealed.len());
        sealed[inside].copy_from_slice(text);
        seal(&Secret::new([7; 32]), b"header", &mut sealed, &mut Counting(0)).expect("counting never fails");
        sealed
    }

    #[test]
    fn what_is_sealed_opens() {
        let opened = open(&Secret::new([7; 32]), b"header", &sealed(b"lamp")).expect("nothing was changed");
        assert_eq!(opened.expose(), b"lamp");
    }

    #[test]
    fn another_key_or_header_or_any_changed_byte_opens_nothing() {
        let sealed = sealed(b"lamp");
        let open = |key: u8, header: &[u8], sealed: &[u8]| open(&Secret::new([key; 32]), header, sealed).map(drop);
        assert_eq!(open(8, b"header", &sealed), Err(OpenError::WrongPassphrase));
        assert_eq!(open(7, b"heador", &sealed), Err(OpenError::WrongPassphrase));
        for i in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[i] ^= 1;
            assert_eq!(
                open(7, b"header", &changed),
                Err(OpenError::WrongPassphrase),
                "byte {i}"
            );
        }
        for len in 0..OVERHEAD {
            assert_eq!(
                open(7, b"header", &sealed[..len]),
                Err(OpenError::Damaged),
                "{len} bytes"
            );
        }
    }

    #[test]
    fn without_entropy_nothing_is_sealed() {
        let mut buffer = vec![0; OVERHEAD];
        assert_eq!(
            seal(&Secret::new([7; 32]), b"", &mut buffer, &mut NoneLeft),
            Err(NoEntropy)
        );
    }
}
