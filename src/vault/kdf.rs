//! From a passphrase to a key: Argon2id, its parameters, and the bounds within which a file may ask for them.

use super::secret::Secret;
use argon2::{Algorithm, Argon2, Block, Params, Version};
use zeroize::Zeroize;

/// A key that opens boxes.
pub(super) type Key = Secret<[u8; 32]>;

/// Random bytes in the header; all slots of a vault share them, since unlocking derives one key only.
pub(super) type Salt = [u8; 32];

/// What deriving a key costs: how much memory, how many passes over it. One lane: the wasm build has one thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    /// Memory in KiB.
    pub memory: u32,
    /// Passes over the memory.
    pub passes: u32,
}

impl Cost {
    /// For the vault, unlocked several times a day: half a second in wasm on a two-core machine (37 ms a pass).
    pub const VAULT: Cost = Cost {
        memory: 64 * 1024,
        passes: 13,
    };
    /// For a backup, which has no device secret beside its passphrase and is opened once in a while: 1.5 s.
    pub const BACKUP: Cost = Cost {
        memory: 128 * 1024,
        passes: 16,
    };

    /// The most memory that a file may ask for, in KiB: a made file must not be able to fill the machine.
    pub const MOST_MEMORY: u32 = 256 * 1024;
    /// The most work that a file may ask for, as KiB times passes, which is what takes the time: 3 s in wasm where the
    /// vault takes half a second, so never minutes.
    pub const MOST_WORK: u64 = 4 * 1024 * 1024;

    /// Whether we derive a key at this cost. The lower bounds are Argon2's own.
    pub const fn is_bearable(self) -> bool {
        self.memory >= Params::MIN_M_COST
            && self.memory <= Cost::MOST_MEMORY
            && self.passes >= Params::MIN_T_COST
            && self.memory as u64 * self.passes as u64 <= Cost::MOST_WORK
    }
}

/// `Argon2id(passphrase, salt, secret = device)`, RFC 9106.
///
/// The device secret goes in as Argon2's own secret input: a guess at the passphrase can't even be begun without it.
/// A backup has none, which is the empty secret.
///
/// # Panics
/// If the cost is not bearable: `Envelope::parse` lets no such cost in.
pub(super) fn derive_key(
    passphrase: &Secret<String>,
    device: Option<&Secret<[u8; 32]>>,
    salt: &Salt,
    cost: Cost,
) -> Key {
    assert!(cost.is_bearable(), "costs are bounded where they are read");
    let params = Params::new(cost.memory, cost.passes, 1, Some(32)).expect("bearable costs lie within Argon2's bounds");
    // EXPOSE: the device secret is an input of the derivation.
    let device: &[u8] = device.map_or(&[], |device| device.expose());
    let argon2 = Argon2::new_with_secret(device, Algorithm::Argon2id, Version::V0x13, params.clone())
        .expect("a secret of 0 or 32 bytes is short enough");
    // Our own memory, since the last block tells the key: the crate would hand it back to the heap as it is.
    let mut memory = vec![Block::default(); params.block_count()];
    let key = Secret::build([0; 32], |key| {
        // EXPOSE: the passphrase is an input of the derivation.
        let passphrase = passphrase.expose().as_bytes();
        argon2
            .hash_password_into_with_memory(passphrase, salt, key, &mut memory)
            .expect("lengths are within Argon2's bounds and the memory is as long as it asked for");
    });
    memory.zeroize();
    key
}

#[cfg(test)]
mod tests {
    use super::{Cost, derive_key};
    use crate::vault::Secret;

    const SMALL: Cost = Cost { memory: 32, passes: 3 };

    fn key(passphrase: &str, device: Option<[u8; 32]>, salt: [u8; 32], cost: Cost) -> [u8; 32] {
        *derive_key(
            &Secret::new(passphrase.into()),
            device.map(Secret::new).as_ref(),
            &salt,
            cost,
        )
        .expose()
    }

    #[test]
    fn every_input_changes_the_key() {
        let base = key("lamp", Some([1; 32]), [2; 32], SMALL);
        assert_eq!(base, key("lamp", Some([1; 32]), [2; 32], SMALL));
        assert_ne!(base, key("Lamp", Some([1; 32]), [2; 32], SMALL));
        assert_ne!(base, key("lamp", Some([3; 32]), [2; 32], SMALL));
        assert_ne!(base, key("lamp", None, [2; 32], SMALL));
        assert_ne!(base, key("lamp", Some([1; 32]), [4; 32], SMALL));
        assert_ne!(base, key("lamp", Some([1; 32]), [2; 32], Cost { memory: 40, ..SMALL }));
        assert_ne!(base, key("lamp", Some([1; 32]), [2; 32], Cost { passes: 4, ..SMALL }));
    }

    const _: () = {
        assert!(Cost::VAULT.is_bearable() && Cost::BACKUP.is_bearable());
        // A backup costs more.
        assert!(Cost::BACKUP.memory > Cost::VAULT.memory && Cost::BACKUP.passes > Cost::VAULT.passes);
    };

    #[test]
    fn costs_are_bounded_in_memory_and_in_time() {
        for (memory, passes, bearable) in [
            (8, 1, true),
            (7, 1, false),
            (8, 0, false),
            (256 * 1024, 16, true),
            (256 * 1024, 17, false),
            (256 * 1024 + 1, 1, false),
            (u32::MAX, u32::MAX, false),
            (8, u32::MAX, false),
        ] {
            assert_eq!(
                Cost { memory, passes }.is_bearable(),
                bearable,
                "{memory} KiB, {passes} passes"
            );
        }
    }
}
