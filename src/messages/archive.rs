//! Exports in a `.zip`, as phones hand them over and as downloads come. What is in it is read like files of a folder, by the
//! archive's list of contents; nothing is unpacked but what is read, and never more than a multiple of the archive's own
//! length: some archives are made to unpack without end.

use core::cell::Cell;

use flate2::bufread::DeflateDecoder;
use rawzip::{CompressionMethod, ErrorKind, ZipArchive, ZipArchiveEntryWayfinder, ZipLocator};

use super::source::{BufRead, BufReader, Opens, Read, Result as Io, Whole, error};
use super::{Fault, Teller, kind, path};

/// What is read at once of what is packed.
const PIECE: usize = 128 << 10;
/// How much more than the archive itself may come out of it: deflate itself can't do more than 1,032 times, and a text that
/// people wrote comes to some ten times. A file may be read twice.
const TIMES: u64 = 200;
const AT_LEAST: u64 = 1 << 20;
/// Files in an archive that are looked at.
const FILES: usize = 100_000;

/// Reads what is in an archive.
pub(super) fn read(file: &Whole<'_>, teller: &mut Teller<'_>) -> Result<(), Fault> {
    let mut buffer = vec![0; rawzip::RECOMMENDED_BUFFER_SIZE];
    let archive = ZipLocator::new()
        .locate_in_reader(Shared(file), &mut buffer, file.length())
        .map_err(|(_, error)| from_zip(&error))?;
    let mut found = Vec::new();
    let mut contents = archive.entries(&mut buffer);
    let end = loop {
        match contents.next_entry() {
            Ok(Some(entry)) => {
                let name = String::from_utf8_lossy(entry.file_path().as_ref()).replace('\\', "/");
                if !entry.is_dir() && found.len() < FILES && kind::may_be_export(&name) {
                    found.push(Packed {
                        path: format!("{}/{name}", file.path()),
                        wayfinder: entry.wayfinder(),
                        method: entry.compression_method(),
                        locked: entry.flags().is_encrypted(),
                        crc: entry.crc32(),
                    });
                }
            }
            Ok(None) => break Ok(()),
            // What the list says before it breaks off is read.
            Err(error) => break Err(from_zip(&error)),
        }
    };
    found.sort_by_cached_key(|packed| path::order(&packed.path));
    let left = Cell::new(file.length().saturating_mul(TIMES).saturating_add(AT_LEAST));
    for packed in &found {
        let entry = Entry {
            archive: &archive,
            packed,
            left: &left,
        };
        kind::inside(&entry, teller);
    }
    end
}

/// The archive's file, for readers that want one of their own.
struct Shared<'a>(&'a Whole<'a>);

impl rawzip::ReaderAt for Shared<'_> {
    fn read_at(&self, into: &mut [u8], at: u64) -> Io<usize> {
        rawzip::ReaderAt::read_at(self.0, into, at)
    }
}

/// A file in the list of contents.
struct Packed {
    path: String,
    wayfinder: ZipArchiveEntryWayfinder,
    method: CompressionMethod,
    locked: bool,
    /// What the checksum of its bytes must be.
    crc: u32,
}

struct Entry<'a> {
    archive: &'a ZipArchive<Shared<'a>>,
    packed: &'a Packed,
    left: &'a Cell<u64>,
}

impl Opens for Entry<'_> {
    fn path(&self) -> &str {
        &self.packed.path
    }

    fn length(&self) -> u64 {
        self.packed.wayfinder.uncompressed_size_hint()
    }

    fn open(&self) -> Result<Box<dyn BufRead + '_>, Fault> {
        if self.packed.locked {
            return Err(Fault::Locked);
        }
        let entry = self
            .archive
            .get_entry(self.packed.wayfinder)
            .map_err(|error| from_zip(&error))?;
        let packed = BufReader::with_capacity(PIECE, entry.reader());
        let unpacked: Box<dyn Read> = match self.packed.method {
            CompressionMethod::STORE => Box::new(packed),
            CompressionMethod::DEFLATE => Box::new(DeflateDecoder::new(packed)),
            _ => return Err(Fault::NewerFormat),
        };
        let bounded = Bounded {
            inner: unpacked,
            left: self.left,
            crc: Checksum::default(),
            expected: self.packed.crc,
        };
        Ok(Box::new(BufReader::with_capacity(PIECE, bounded)))
    }
}

/// Fails as `TooLarge` when the archive has given more than it may, and at a file's end, when all of it was given out, as
/// `Damaged` if its checksum is another.
struct Bounded<'a> {
    inner: Box<dyn Read + 'a>,
    left: &'a Cell<u64>,
    crc: Checksum,
    expected: u32,
}

impl Read for Bounded<'_> {
    fn read(&mut self, into: &mut [u8]) -> Io<usize> {
        let read = self.inner.read(into)?;
        match self.left.get().checked_sub(read as u64) {
            Some(left) => self.left.set(left),
            None => return Err(error(Fault::TooLarge)),
        }
        self.crc.update(&into[..read]);
        if read == 0 && !into.is_empty() && self.crc.value() != self.expected {
            return Err(error(Fault::Damaged));
        }
        Ok(read)
    }
}

/// CRC-32 as archives have it (ISO 3309), by a table of sixteen values: the libraries' have four thousand, which make sixteen
/// kilobytes of the package that nothing makes smaller, and an archive is read once in a while.
struct Checksum(u32);

impl Default for Checksum {
    fn default() -> Checksum {
        Checksum(!0)
    }
}

impl Checksum {
    const TABLE: [u32; 16] = {
        let mut table = [0; 16];
        let mut at = 0;
        while at < 16 {
            let (mut value, mut bit) = (at as u32, 0);
            while bit < 4 {
                value = value >> 1 ^ if value & 1 == 1 { 0xEDB8_8320 } else { 0 };
                bit += 1;
            }
            table[at] = value;
            at += 1;
        }
        table
    };

    fn update(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 ^= u32::from(byte);
            for _ in 0..2 {
                self.0 = self.0 >> 4 ^ Self::TABLE[(self.0 & 15) as usize];
            }
        }
    }

    fn value(&self) -> u32 {
        !self.0
    }
}

fn from_zip(error: &rawzip::Error) -> Fault {
    match error.kind() {
        ErrorKind::IO(error) => super::source::fault(error),
        _ => Fault::Damaged,
    }
}
