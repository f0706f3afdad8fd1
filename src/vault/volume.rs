//! What does not go into a slot: long bytes that never change (the fingerprints of a chat), cut into *parts*.
//!
//! A *volume* is a file of [`VOLUME`] bytes: random, but for the parts that lie in it. Where they lie is known to the state
//! in the slot alone, and so is the key, which is another for each chat. Hence three things: a new passphrase seals no part
//! anew; a part can be copied from volume to volume as it is; and what is taken out of the state opens for nobody from that
//! save on, wherever its bytes still lie.
//!
//! A part is a box (`aead`), authenticated together with its number and how many there are: parts can be neither exchanged
//! nor left out. It has no length of its own and no padding: the state knows how long it is, and the file is of one length.

use super::secret::Secret;
use super::{Entropy, OpenError, SealError, aead};
use zeroize::Zeroize;

/// Length of every volume. In Firefox a file takes 70 ms to make, whatever its length: fewer and longer is faster.
pub const VOLUME: usize = 1 << 20;
/// Bytes by which a part is longer than what is in it.
pub const OVERHEAD: usize = aead::OVERHEAD;

/// Of what is authenticated with a part; another number when parts are made otherwise.
const VERSION: u8 = 1;

/// Which part of how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its number, from 0.
    pub number: u32,
    /// How many parts there are.
    pub of: u32,
}

impl Part {
    fn associated(self) -> [u8; 9] {
        let mut associated = [VERSION; 9];
        associated[1..5].copy_from_slice(&self.number.to_le_bytes());
        associated[5..].copy_from_slice(&self.of.to_le_bytes());
        associated
    }
}

/// Seals one part. `TooLarge` if it would not fit into a volume.
pub fn seal(
    key: &Secret<[u8; 32]>,
    part: Part,
    bytes: &Secret<Vec<u8>>,
    entropy: &mut dyn Entropy,
) -> Result<Vec<u8>, SealError> {
    // EXPOSE: they are copied into the buffer that is encrypted in place below.
    let bytes = bytes.expose();
    let length = bytes.len() + OVERHEAD;
    if length > VOLUME {
        return Err(SealError::TooLarge);
    }
    let mut sealed = vec![0; length];
    sealed[aead::inside(length)].copy_from_slice(bytes);
    if let Err(error) = aead::seal(key, &part.associated(), &mut sealed, entropy) {
        sealed.zeroize();
        return Err(error.into());
    }
    Ok(sealed)
}

/// Opens one part. Any failure is `WrongPassphrase`, or `Damaged` where it is too short to be one.
pub fn open(key: &Secret<[u8; 32]>, part: Part, sealed: &[u8]) -> Result<Secret<Vec<u8>>, OpenError> {
    aead::open(key, &part.associated(), sealed)
}

#[cfg(test)]
mod tests {
    use super::{OVERHEAD, Part, VOLUME, open, seal};
    use crate::vault::tests::{Counting, NoneLeft};
    use crate::vault::{OpenError, SealError, Secret};

    const FIRST: Part = Part { number: 0, of: 2 };

    fn key(byte: u8) -> Secret<[u8; 32]> {
        Secret::new([byte; 32])
    }

    fn sealed(bytes: &[u8]) -> Vec<u8> {
        seal(&key(7), FIRST, &Secret::new(bytes.to_vec()), &mut Counting(1)).expect("it fits")
    }

    #[test]
    fn what_was_sealed_opens_and_is_longer_by_the_overhead() {
        for bytes in [&b""[..], b"a", &vec![9; VOLUME - OVERHEAD]] {
            let sealed = sealed(bytes);
            assert_eq!(sealed.len(), bytes.len() + OVERHEAD);
            assert_eq!(open(&key(7), FIRST, &sealed).expect("the same key").expose(), bytes);
        }
    }

    #[test]
    fn another_key_number_count_or_byte_opens_nothing() {
        let sealed = sealed(b"fingerprints");
        let others = [
            (key(8), FIRST),
            (key(7), Part { number: 1, of: 2 }),
            (key(7), Part { number: 0, of: 3 }),
        ];
        for (key, part) in others {
            assert_eq!(open(&key, part, &sealed).map(drop), Err(OpenError::WrongPassphrase));
        }
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert_eq!(
                open(&key(7), FIRST, &changed).map(drop),
                Err(OpenError::WrongPassphrase)
            );
        }
        for len in 0..OVERHEAD {
            assert_eq!(open(&key(7), FIRST, &sealed[..len]).map(drop), Err(OpenError::Damaged));
        }
    }

    #[test]
    fn more_than_a_volume_holds_and_no_entropy_are_refused() {
        let long = Secret::new(vec![0; VOLUME - OVERHEAD + 1]);
        assert_eq!(seal(&key(7), FIRST, &long, &mut Counting(1)), Err(SealError::TooLarge));
        let short = Secret::new(b"a".to_vec());
        assert_eq!(seal(&key(7), FIRST, &short, &mut NoneLeft), Err(SealError::Entropy));
    }
}
