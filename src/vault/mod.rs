//! The vault: one state, sealed under a passphrase. Bytes in, bytes out; it knows nothing of watchlists, browsers or files.
//!
//! A *state* is any bytes. A *vault* holds up to four states in slots of which nobody can tell how many are in use; each
//! has a passphrase of its own, and all need the *device secret*, 32 random bytes that lie beside the vault and are never
//! exported. A *backup* is one state sealed by a passphrase alone, at a higher cost. [`envelope`] describes the bytes.
//!
//! Unlocking derives one key (Argon2id) and tries it on every slot, the same work whichever opens. What it returns besides the state is a [`DataKey`],
//! which opens and reseals that slot without the passphrase until it is forgotten. Changing one slot leaves the others
//! byte for byte. A passphrase is compared as its bytes: callers hand it in in Unicode's NFC.
//!
//! Errors tell no more than they must: whatever fails to authenticate is `WrongPassphrase`, whatever is wrong with the
//! structure is `Damaged`.
//!
//! ```
//! use nightjar::vault::{self, Entropy, NoEntropy, Secret};
//!
//! struct Dice(u8); // A real one is the operating system's or the browser's.
//! impl Entropy for Dice {
//!     fn fill(&mut self, bytes: &mut [u8]) -> Result<(), NoEntropy> {
//!         for byte in bytes {
//!             self.0 = self.0.wrapping_mul(5).wrapping_add(1);
//!             *byte = self.0;
//!         }
//!         Ok(())
//!     }
//! }
//!
//! let (passphrase, device) = (Secret::new(String::from("lamp river seven bread")), Secret::new([7; 32]));
//! let (sealed, key) = vault::create(&passphrase, &device, &Secret::new(b"state".to_vec()), &mut Dice(3))?;
//! let sealed = vault::reseal(&sealed, &key, &Secret::new(b"new state".to_vec()), &mut Dice(4))?;
//! let opened = vault::open(&sealed, &passphrase, &device)?;
//! // EXPOSE: to compare it.
//! assert_eq!(opened.state.expose(), b"new state");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod aead;
pub mod envelope;
mod error;
mod kdf;
mod secret;
mod slots;
pub mod volume;

pub use envelope::Namespace;
pub use error::{NoEntropy, OpenError, SealError};
pub use kdf::Cost;
pub use secret::Secret;

use envelope::{CLASSES, Envelope, HEADER, Header};
use kdf::{Key, derive_key};
use slots::{SLOTS, capacity, slot_len, slot_of_mut};

/// The secret that lies beside the vault: without it, no passphrase opens anything.
pub type DeviceSecret = Secret<[u8; 32]>;

/// Where randomness comes from. The crate draws none itself.
pub trait Entropy {
    /// Fills the bytes with unpredictable ones.
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), NoEntropy>;
}

/// What opens and reseals one slot without the passphrase: the slot's key and number.
#[derive(Debug)]
pub struct DataKey {
    key: Key,
    slot: u8,
}

impl DataKey {
    /// Length of its bytes.
    pub const LEN: usize = 33;

    /// Its bytes, for memory that ends with the session. They mean nothing to anyone but `from_bytes`.
    pub fn bytes(&self) -> Secret<[u8; DataKey::LEN]> {
        Secret::build([self.slot; DataKey::LEN], |bytes| {
            // EXPOSE: the key goes where unlocked state is kept, which is what this method is for.
            bytes[..32].copy_from_slice(self.key.expose());
        })
    }

    /// The key again. Bytes that were never a key are as good as a wrong passphrase.
    pub fn from_bytes(bytes: &[u8]) -> Result<DataKey, OpenError> {
        match bytes {
            [key @ .., slot] if key.len() == 32 && usize::from(*slot) < SLOTS => Ok(DataKey {
                key: Secret::build([0; 32], |own| own.copy_from_slice(key)),
                slot: *slot,
            }),
            _ => Err(OpenError::WrongPassphrase),
        }
    }
}

/// An opened vault.
#[derive(Debug)]
pub struct Opened {
    /// What was sealed.
    pub state: Secret<Vec<u8>>,
    /// What opens it again without the passphrase.
    pub key: DataKey,
}

/// Makes a vault that holds one state, in a slot chosen at random.
pub fn create(
    passphrase: &Secret<String>,
    device: &DeviceSecret,
    state: &Secret<Vec<u8>>,
    entropy: &mut dyn Entropy,
) -> Result<(Vec<u8>, DataKey), SealError> {
    create_at(Cost::VAULT, passphrase, device, state, entropy)
}

/// As `create`, at a cost of the caller's choice: for tests, where the real one would take the time.
///
/// # Panics
/// If the cost is not bearable.
pub fn create_at(
    cost: Cost,
    passphrase: &Secret<String>,
    device: &DeviceSecret,
    state: &Secret<Vec<u8>>,
    entropy: &mut dyn Entropy,
) -> Result<(Vec<u8>, DataKey), SealError> {
    let class = class_for(state, slot_len)?;
    let mut header = Header {
        namespace: Namespace::Vault,
        cost,
        salt: [0; 32],
    };
    entropy.fill(&mut header.salt)?;
    let mut choice = [0];
    entropy.fill(&mut choice)?;
    let slot = choice[0] % SLOTS as u8;
    let mut body = slots::grow(&[], class, entropy)?;
    let key = derive_key(passphrase, Some(device), &header.salt, cost);
    slots::seal(&key, &header, slot, state, slot_of_mut(&mut body, slot), entropy)?;
    Ok((Envelope { header, body: &body }.bytes(), DataKey { key, slot }))
}

/// Opens the state that this passphrase opens.
pub fn open(sealed: &[u8], passphrase: &Secret<String>, device: &DeviceSecret) -> Result<Opened, OpenError> {
    let Envelope { header, body } = Envelope::parse_as(Namespace::Vault, sealed)?;
    let key = derive_key(passphrase, Some(device), &header.salt, header.cost);
    let (slot, state) = slots::open_any(&key, &header, body)?;
    Ok(Opened {
        state,
        key: DataKey { key, slot },
    })
}

/// Opens the state whose key is still held.
pub fn open_with_key(sealed: &[u8], key: &DataKey) -> Result<Secret<Vec<u8>>, OpenError> {
    let Envelope { header, body } = Envelope::parse_as(Namespace::Vault, sealed)?;
    slots::open_slot(&key.key, &header, key.slot, body)
}

/// Seals a new state in place of the one that this key opens. The other slots stay byte for byte; when the vault grows
/// to the next class they stay as the beginning of their larger slots.
pub fn reseal(
    sealed: &[u8],
    key: &DataKey,
    state: &Secret<Vec<u8>>,
    entropy: &mut dyn Entropy,
) -> Result<Vec<u8>, SealError> {
    let Envelope { header, body } = Envelope::parse_as(Namespace::Vault, sealed)?;
    // Never write over a slot that this key doesn't open: it may be another state's.
    slots::open_slot(&key.key, &header, key.slot, body)?;
    replace(&header, body, &key.key, key.slot, state, entropy)
}

/// Puts another state beside the one that this key opens, under a passphrase of its own.
///
/// Which slots are in use nobody can tell, not even who holds a key. So the slots that `kept` passphrases open stay as they
/// are, and one of the rest, chosen at random, is written over: a state in it is lost. Whoever asks has to be told so.
/// `WrongPassphrase`: one of `kept` opens nothing, and nothing is written. `NoRoom`: they open all the others.
pub fn add(
    sealed: &[u8],
    key: &DataKey,
    kept: &[Secret<String>],
    passphrase: &Secret<String>,
    device: &DeviceSecret,
    state: &Secret<Vec<u8>>,
    entropy: &mut dyn Entropy,
) -> Result<Vec<u8>, SealError> {
    let Envelope { header, body } = Envelope::parse_as(Namespace::Vault, sealed)?;
    slots::open_slot(&key.key, &header, key.slot, body)?;
    let mut stays = [false; SLOTS];
    stays[usize::from(key.slot)] = true;
    for passphrase in kept {
        let key = derive_key(passphrase, Some(device), &header.salt, header.cost);
        let (slot, _) = slots::open_any(&key, &header, body)?;
        stays[usize::from(slot)] = true;
    }
    let new = derive_key(passphrase, Some(device), &header.salt, header.cost);
    if slots::open_any(&new, &header, body).is_ok() {
        return Err(SealError::Taken);
    }
    let free: Vec<u8> = (0..SLOTS as u8).filter(|&slot| !stays[usize::from(slot)]).collect();
    let mut choice = [0];
    entropy.fill(&mut choice)?;
    // Of three, the first is the likeliest by less than one in two hundred.
    let slot = *free
        .get(usize::from(choice[0]) % free.len().max(1))
        .ok_or(SealError::NoRoom)?;
    replace(&header, body, &new, slot, state, entropy)
}

/// Seals the state that this key opens under a new passphrase, in the same slot. The old key opens nothing then, but
/// still opens an older copy of the file. `Taken`: the new passphrase opens another slot, of which this one would be hidden
/// or would hide it.
pub fn change_passphrase(
    sealed: &[u8],
    key: &DataKey,
    passphrase: &Secret<String>,
    device: &DeviceSecret,
    entropy: &mut dyn Entropy,
) -> Result<(Vec<u8>, DataKey), SealError> {
    let Envelope { header, body } = Envelope::parse_as(Namespace::Vault, sealed)?;
    let state = slots::open_slot(&key.key, &header, key.slot, body)?;
    let new = derive_key(passphrase, Some(device), &header.salt, header.cost);
    if slots::open_any(&new, &header, body).is_ok_and(|(slot, _)| slot != key.slot) {
        return Err(SealError::Taken);
    }
    let sealed = replace(&header, body, &new, key.slot, &state, entropy)?;
    Ok((
        sealed,
        DataKey {
            key: new,
            slot: key.slot,
        },
    ))
}

/// Seals a state on its own, by a passphrase alone.
pub fn seal_backup(
    state: &Secret<Vec<u8>>,
    passphrase: &Secret<String>,
    entropy: &mut dyn Entropy,
) -> Result<Vec<u8>, SealError> {
    seal_backup_at(Cost::BACKUP, state, passphrase, entropy)
}

/// As `seal_backup`, at a cost of the caller's choice: for tests, where the real one would take the time.
///
/// # Panics
/// If the cost is not bearable.
pub fn seal_backup_at(
    cost: Cost,
    state: &Secret<Vec<u8>>,
    passphrase: &Secret<String>,
    entropy: &mut dyn Entropy,
) -> Result<Vec<u8>, SealError> {
    let class = class_for(state, |class| class - HEADER)?;
    let mut header = Header {
        namespace: Namespace::Backup,
        cost,
        salt: [0; 32],
    };
    entropy.fill(&mut header.salt)?;
    let key = derive_key(passphrase, None, &header.salt, cost);
    let mut body = vec![0; class - HEADER];
    slots::seal(&key, &header, 0, state, &mut body, entropy)?;
    Ok(Envelope { header, body: &body }.bytes())
}

/// Opens a backup.
pub fn open_backup(sealed: &[u8], passphrase: &Secret<String>) -> Result<Secret<Vec<u8>>, OpenError> {
    let Envelope { header, body } = Envelope::parse_as(Namespace::Backup, sealed)?;
    let key = derive_key(passphrase, None, &header.salt, header.cost);
    slots::open(&key, &header, 0, body)
}

/// What a sealed file is, as far as can be told without a passphrase: never `WrongPassphrase`.
pub fn inspect(sealed: &[u8]) -> Result<Namespace, OpenError> {
    Envelope::parse(sealed).map(|envelope| envelope.header.namespace)
}

/// Writes one slot anew, in a larger class if the state needs it. A vault never shrinks: the others may need the room.
fn replace(
    header: &Header,
    body: &[u8],
    key: &Key,
    slot: u8,
    state: &Secret<Vec<u8>>,
    entropy: &mut dyn Entropy,
) -> Result<Vec<u8>, SealError> {
    let class = class_for(state, slot_len)?.max(HEADER + body.len());
    let mut body = if class == HEADER + body.len() {
        body.to_vec()
    } else {
        slots::grow(body, class, entropy)?
    };
    slots::seal(key, header, slot, state, slot_of_mut(&mut body, slot), entropy)?;
    Ok(Envelope {
        header: *header,
        body: &body,
    }
    .bytes())
}

/// The smallest class in whose box the state fits; `len` tells the box's length in a class.
fn class_for(state: &Secret<Vec<u8>>, len: impl Fn(usize) -> usize) -> Result<usize, SealError> {
    // EXPOSE: only its length.
    let needed = state.expose().len();
    CLASSES
        .into_iter()
        .find(|&class| needed <= capacity(len(class)))
        .ok_or(SealError::TooLarge)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::{
        Cost, DataKey, DeviceSecret, Entropy, NoEntropy, OpenError, SealError, Secret, add, change_passphrase,
        create_at, open, open_with_key, reseal, seal_backup_at,
    };

    /// Bytes that differ at every call: predictable, so for tests only.
    pub(crate) struct Counting(pub(crate) u64);

    impl Entropy for Counting {
        fn fill(&mut self, bytes: &mut [u8]) -> Result<(), NoEntropy> {
            for byte in bytes {
                self.0 = self
                    .0
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1_442_695_040_888_963_407);
                *byte = (self.0 >> 56) as u8;
            }
            Ok(())
        }
    }

    pub(crate) struct NoneLeft;

    impl Entropy for NoneLeft {
        fn fill(&mut self, _: &mut [u8]) -> Result<(), NoEntropy> {
            Err(NoEntropy)
        }
    }

    const SMALL: Cost = Cost { memory: 8, passes: 1 };

    fn words(words: &str) -> Secret<String> {
        Secret::new(words.into())
    }

    fn device() -> DeviceSecret {
        Secret::new([7; 32])
    }

    fn state(bytes: &[u8]) -> Secret<Vec<u8>> {
        Secret::new(bytes.to_vec())
    }

    #[test]
    fn without_entropy_nothing_is_made() {
        let (sealed, key) =
            create_at(SMALL, &words("lamp"), &device(), &state(b"a"), &mut Counting(1)).expect("it fits");
        assert_eq!(
            create_at(SMALL, &words("lamp"), &device(), &state(b"a"), &mut NoneLeft).map(drop),
            Err(SealError::Entropy)
        );
        assert_eq!(
            reseal(&sealed, &key, &state(b"b"), &mut NoneLeft),
            Err(SealError::Entropy)
        );
        assert_eq!(
            change_passphrase(&sealed, &key, &words("river"), &device(), &mut NoneLeft).map(drop),
            Err(SealError::Entropy)
        );
        assert_eq!(
            seal_backup_at(SMALL, &state(b"a"), &words("lamp"), &mut NoneLeft),
            Err(SealError::Entropy)
        );
    }

    #[test]
    fn a_key_survives_its_bytes_and_other_bytes_are_no_key() {
        let (sealed, key) =
            create_at(SMALL, &words("lamp"), &device(), &state(b"a"), &mut Counting(1)).expect("it fits");
        let bytes = *key.bytes().expose();
        let again = DataKey::from_bytes(&bytes).expect("its own bytes");
        assert_eq!(open_with_key(&sealed, &again).expect("the same key").expose(), b"a");
        let mut no_slot = bytes;
        no_slot[32] = 4;
        for wrong in [&[][..], &bytes[1..], &no_slot] {
            assert_eq!(DataKey::from_bytes(wrong).map(drop), Err(OpenError::WrongPassphrase));
        }
        assert_eq!(
            format!("{key:?}"),
            format!("DataKey {{ key: [redacted], slot: {} }}", key.slot)
        );
    }

    /// Two states in one vault.
    fn two_states() -> (Vec<u8>, DataKey, DataKey) {
        let (sealed, first) =
            create_at(SMALL, &words("lamp"), &device(), &state(b"first"), &mut Counting(1)).expect("it fits");
        let sealed = add(
            &sealed,
            &first,
            &[],
            &words("river"),
            &device(),
            &state(b"second"),
            &mut Counting(2),
        )
        .expect("there is room");
        let second = open(&sealed, &words("river"), &device()).expect("the second").key;
        (sealed, first, second)
    }

    fn opens(sealed: &[u8], passphrase: &str) -> Option<Vec<u8>> {
        open(sealed, &words(passphrase), &device())
            .ok()
            .map(|opened| opened.state.expose().clone())
    }

    #[test]
    fn what_is_kept_stays_whatever_the_dice_say() {
        let (sealed, first) =
            create_at(SMALL, &words("1"), &device(), &state(b"1"), &mut Counting(1)).expect("it fits");
        let mut taken = std::collections::BTreeSet::new();
        for dice in 0..12 {
            let mut sealed = sealed.clone();
            let mut kept = Vec::new();
            for (passphrase, content) in [("2", b"2"), ("3", b"3"), ("4", b"4")] {
                sealed = add(
                    &sealed,
                    &first,
                    &kept,
                    &words(passphrase),
                    &device(),
                    &state(content),
                    &mut Counting(dice),
                )
                .expect("there is room");
                kept.push(words(passphrase));
                taken.insert(
                    open(&sealed, &words(passphrase), &device())
                        .expect("just made")
                        .key
                        .slot,
                );
                assert_eq!(sealed.len(), 64 << 10);
            }
            for passphrase in ["1", "2", "3", "4"] {
                assert_eq!(
                    opens(&sealed, passphrase),
                    Some(passphrase.as_bytes().to_vec()),
                    "{dice}"
                );
            }
            assert_eq!(
                add(
                    &sealed,
                    &first,
                    &kept,
                    &words("5"),
                    &device(),
                    &state(b"5"),
                    &mut Counting(dice)
                ),
                Err(SealError::NoRoom)
            );
            // Without being told which to keep, it writes over one of them, and never over the open one.
            let over = add(
                &sealed,
                &first,
                &kept[..2],
                &words("5"),
                &device(),
                &state(b"5"),
                &mut Counting(dice),
            )
            .expect("one may be written over");
            assert_eq!(
                ["1", "2", "3", "4", "5"].map(|passphrase| opens(&over, passphrase).is_some()),
                [true, true, true, false, true]
            );
        }
        assert_eq!(taken.len(), 3, "each slot but the first comes up");
    }

    #[test]
    fn another_state_needs_a_passphrase_of_its_own_and_an_open_one_beside_it() {
        let (sealed, first, second) = two_states();
        let add = |key: &DataKey, kept: &[Secret<String>], passphrase: &str| {
            add(
                &sealed,
                key,
                kept,
                &words(passphrase),
                &device(),
                &state(b"x"),
                &mut Counting(3),
            )
            .map(drop)
        };
        for passphrase in ["lamp", "river"] {
            assert_eq!(add(&first, &[], passphrase), Err(SealError::Taken));
            assert_eq!(add(&second, &[], passphrase), Err(SealError::Taken));
        }
        let wrong = Err(SealError::Open(OpenError::WrongPassphrase));
        assert_eq!(add(&first, &[words("bread")], "seven"), wrong);
        let stray = DataKey {
            key: Secret::new([9; 32]),
            slot: first.slot,
        };
        assert_eq!(add(&stray, &[], "seven"), wrong);
        assert_eq!(
            change_passphrase(&sealed, &first, &words("river"), &device(), &mut Counting(3)).map(drop),
            Err(SealError::Taken)
        );
        assert!(change_passphrase(&sealed, &first, &words("lamp"), &device(), &mut Counting(3)).is_ok());
    }

    /// Bytes authenticated and bytes decrypted or spent: what unlocking costs beside deriving the key.
    #[test]
    fn opening_costs_the_same_whichever_slot_opens_and_whenever_it_was_sealed() {
        let (sealed, first, second) = two_states();
        let grown = reseal(&sealed, &first, &state(&vec![b'x'; 20_000]), &mut Counting(3)).expect("the next class");
        let both = reseal(&grown, &second, &state(b"anew"), &mut Counting(4)).expect("it fits");
        for (vault, what) in [
            (&sealed, "small"),
            (&grown, "one in an older box"),
            (&both, "both anew"),
        ] {
            let cost = |passphrase: &str| {
                super::aead::WORK.set((0, 0));
                open(vault, &words(passphrase), &device()).expect("it opens");
                super::aead::WORK.get()
            };
            assert_eq!(cost("lamp"), cost("river"), "{what}");
            assert!(cost("lamp").1 > 0);
        }
    }

    #[test]
    fn each_passphrase_opens_its_own_state() {
        let (sealed, ..) = two_states();
        assert_eq!(
            open(&sealed, &words("lamp"), &device())
                .expect("the first")
                .state
                .expose(),
            b"first"
        );
        assert_eq!(
            open(&sealed, &words("river"), &device())
                .expect("the second")
                .state
                .expose(),
            b"second"
        );
        assert_eq!(
            open(&sealed, &words("bread"), &device()).map(drop),
            Err(OpenError::WrongPassphrase)
        );
    }

    #[test]
    fn growing_keeps_what_can_not_be_opened() {
        let (sealed, first, second) = two_states();
        let long = vec![b'x'; 20_000];
        let grown = reseal(&sealed, &first, &state(&long), &mut Counting(3)).expect("the next class");
        assert_eq!((sealed.len(), grown.len()), (64 << 10, 256 << 10));
        assert_eq!(
            open(&grown, &words("lamp"), &device())
                .expect("the first")
                .state
                .expose(),
            &long
        );
        assert_eq!(
            open(&grown, &words("river"), &device())
                .expect("the second")
                .state
                .expose(),
            b"second"
        );
        // Two classes further, the other state still in its first box; then sealed anew, and the first untouched.
        let long = vec![b'y'; 600_000];
        let grown = reseal(&grown, &first, &state(&long), &mut Counting(4)).expect("two classes on");
        assert_eq!(grown.len(), 4 << 20);
        assert_eq!(open_with_key(&grown, &second).expect("the second").expose(), b"second");
        let grown = reseal(&grown, &second, &state(b"second again"), &mut Counting(5)).expect("it fits");
        assert_eq!(open_with_key(&grown, &first).expect("the first").expose(), &long);
        assert_eq!(
            open_with_key(&grown, &second).expect("the second").expose(),
            b"second again"
        );
    }

    #[test]
    fn a_key_writes_over_no_slot_that_it_does_not_open() {
        let (sealed, first, second) = two_states();
        let stray = DataKey {
            key: Secret::new(*first.key.expose()),
            slot: second.slot,
        };
        assert_eq!(
            reseal(&sealed, &stray, &state(b"lost"), &mut Counting(3)),
            Err(SealError::Open(OpenError::WrongPassphrase))
        );
    }
}
