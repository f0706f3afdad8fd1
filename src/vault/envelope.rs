//! The byte format of a sealed file, version 1. It parses and writes; it never decrypts.
//!
//! | offset | bytes | what |
//! |---|---|---|
//! | 0 | 8 | magic |
//! | 8 | 1 | version: 1 |
//! | 9 | 1 | namespace: 1 vault, 2 backup |
//! | 10 | 2 | zero |
//! | 12 | 4 | Argon2id: memory in KiB, little endian |
//! | 16 | 4 | Argon2id: passes, little endian |
//! | 20 | 32 | salt |
//! | 52 | to the end | vault: four equal slots; backup: one box |
//!
//! Magic, version and namespace stand where they stand in every version to come. The whole file is as long as one of
//! the classes, so its length tells the class and nothing else. The header is authenticated as associated data by
//! every box, so a changed header opens nothing. The body can't be told from random bytes.

use super::OpenError;
use super::kdf::{Cost, Salt};
use core::fmt;

/// A random number and not a word: the file tells nothing to an eye that looks into it. It begins with a byte that no
/// text begins with, and has a line end inside, which transfers as text would spoil.
const MAGIC: [u8; 8] = [0xb7, 0x4e, 0x1a, 0xd3, 0x0d, 0x0a, 0x96, 0x5c];
const VERSION: u8 = 1;
/// Length of the header.
pub const HEADER: usize = 52;
/// Every length that a sealed file can have: a file grows from class to class, and never says how full it is.
pub const CLASSES: [usize; 6] = [64 << 10, 256 << 10, 1 << 20, 4 << 20, 16 << 20, 64 << 20];

/// What a sealed file is. It is part of what every box authenticates, so one can't be passed off as the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Namespace {
    /// The vault of this device: slots, opened with a passphrase and the device secret.
    Vault,
    /// A backup: one box, opened with a passphrase alone.
    Backup,
}

/// The clear part of a sealed file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// What the file is.
    pub namespace: Namespace,
    /// What deriving the key costs; always bearable.
    pub cost: Cost,
    /// The salt of the derivation.
    pub salt: Salt,
}

impl Header {
    /// The header as it stands in the file; also the associated data of every box, before the slot's number.
    pub fn bytes(&self) -> [u8; HEADER] {
        let mut bytes = [0; HEADER];
        bytes[..8].copy_from_slice(&MAGIC);
        bytes[8] = VERSION;
        bytes[9] = match self.namespace {
            Namespace::Vault => 1,
            Namespace::Backup => 2,
        };
        bytes[12..16].copy_from_slice(&self.cost.memory.to_le_bytes());
        bytes[16..20].copy_from_slice(&self.cost.passes.to_le_bytes());
        bytes[20..].copy_from_slice(&self.salt);
        bytes
    }
}

/// A sealed file, taken apart.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Envelope<'a> {
    /// The clear part.
    pub header: Header,
    /// The rest: as long as its class less the header.
    pub body: &'a [u8],
}

impl fmt::Debug for Envelope<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Envelope")
            .field("header", &self.header)
            .field("body", &self.body.len())
            .finish()
    }
}

impl<'a> Envelope<'a> {
    /// Takes a sealed file apart, or says what is wrong with it: `NotAVault`, `NewerVersion` or `Damaged`.
    ///
    /// What parses is written back to the same bytes by `bytes`.
    pub fn parse(sealed: &'a [u8]) -> Result<Envelope<'a>, OpenError> {
        let rest = sealed.strip_prefix(&MAGIC).ok_or(OpenError::NotAVault)?;
        match rest.first() {
            Some(&VERSION) => {}
            Some(&newer) if newer > VERSION => return Err(OpenError::NewerVersion),
            _ => return Err(OpenError::Damaged),
        }
        if !CLASSES.contains(&sealed.len()) {
            return Err(OpenError::Damaged);
        }
        let (head, body) = sealed.split_first_chunk::<HEADER>().ok_or(OpenError::Damaged)?;
        let [
            _,
            _,
            _,
            _,
            _,
            _,
            _,
            _,
            _,
            namespace,
            0,
            0,
            m0,
            m1,
            m2,
            m3,
            p0,
            p1,
            p2,
            p3,
            salt @ ..,
        ] = *head
        else {
            return Err(OpenError::Damaged);
        };
        let namespace = match namespace {
            1 => Namespace::Vault,
            2 => Namespace::Backup,
            _ => return Err(OpenError::Damaged),
        };
        let cost = Cost {
            memory: u32::from_le_bytes([m0, m1, m2, m3]),
            passes: u32::from_le_bytes([p0, p1, p2, p3]),
        };
        if !cost.is_bearable() {
            return Err(OpenError::Damaged);
        }
        Ok(Envelope {
            header: Header { namespace, cost, salt },
            body,
        })
    }

    /// The same, if it is what the caller expects: else `NotAVault`.
    pub fn parse_as(namespace: Namespace, sealed: &'a [u8]) -> Result<Envelope<'a>, OpenError> {
        let envelope = Envelope::parse(sealed)?;
        if envelope.header.namespace == namespace {
            Ok(envelope)
        } else {
            Err(OpenError::NotAVault)
        }
    }

    /// The file again.
    pub fn bytes(&self) -> Vec<u8> {
        [&self.header.bytes(), self.body].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::{CLASSES, Cost, Envelope, HEADER, Header, MAGIC, Namespace};
    use crate::vault::OpenError;

    fn file(namespace: Namespace, class: usize) -> Vec<u8> {
        let header = Header {
            namespace,
            cost: Cost {
                memory: 0x0001_0203,
                passes: 7,
            },
            salt: [9; 32],
        };
        let mut bytes = header.bytes().to_vec();
        bytes.extend((HEADER..class).map(|i| (i % 251) as u8));
        bytes
    }

    #[test]
    fn what_parses_is_written_back_as_it_was() {
        for namespace in [Namespace::Vault, Namespace::Backup] {
            for class in CLASSES {
                let bytes = file(namespace, class);
                let envelope = Envelope::parse(&bytes).expect("a whole file");
                assert_eq!(envelope.header.namespace, namespace);
                assert_eq!(
                    envelope.header.cost,
                    Cost {
                        memory: 0x0001_0203,
                        passes: 7
                    }
                );
                assert!(envelope.bytes() == bytes);
            }
        }
    }

    #[test]
    fn every_fault_has_its_name() {
        let whole = file(Namespace::Vault, CLASSES[0]);
        let with = |at: usize, value: u8| {
            let mut bytes = whole.clone();
            bytes[at] = value;
            Envelope::parse(&bytes).map(|envelope| envelope.header)
        };
        for i in 0..MAGIC.len() {
            assert_eq!(with(i, 0), Err(OpenError::NotAVault), "magic, byte {i}");
        }
        assert_eq!(with(8, 0), Err(OpenError::Damaged));
        assert_eq!(with(8, 2), Err(OpenError::NewerVersion));
        for (at, value) in [(9, 0), (9, 3), (10, 1), (11, 1), (15, 1), (19, 1)] {
            assert_eq!(with(at, value), Err(OpenError::Damaged), "byte {at} set to {value}");
        }
    }

    #[test]
    fn a_newer_file_of_any_length_is_newer_and_ours_has_the_length_of_a_class() {
        let mut newer = MAGIC.to_vec();
        assert_eq!(Envelope::parse(&newer), Err(OpenError::Damaged));
        newer.push(9);
        assert_eq!(Envelope::parse(&newer), Err(OpenError::NewerVersion));
        assert_eq!(Envelope::parse(&[]), Err(OpenError::NotAVault));
        let whole = file(Namespace::Vault, CLASSES[0]);
        for len in [9, HEADER - 1, HEADER, CLASSES[0] - 1] {
            assert_eq!(Envelope::parse(&whole[..len]), Err(OpenError::Damaged), "{len} bytes");
        }
        let mut longer = whole;
        longer.push(0);
        assert_eq!(Envelope::parse(&longer), Err(OpenError::Damaged));
    }

    #[test]
    fn a_backup_is_not_taken_for_a_vault() {
        let backup = file(Namespace::Backup, CLASSES[0]);
        assert_eq!(Envelope::parse_as(Namespace::Vault, &backup), Err(OpenError::NotAVault));
        assert!(Envelope::parse_as(Namespace::Backup, &backup).is_ok());
    }
}
