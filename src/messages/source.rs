//! From bytes that are handed in to readers. The only file here that names the standard library's traits of input: they
//! are what the parsers of JSON, pages and archives read by. Nothing is opened.

use core::cell::Cell;
pub(super) use std::io::{BufRead, BufReader, Error, Read, Result};
use std::rc::Rc;

use super::{Fault, File};

/// How much is asked for at once: in a browser each piece is a call out of the core.
const PIECE: usize = 256 << 10;

/// Who can read the files.
pub trait Bytes {
    /// Reads from a place of a file (by its number among those handed in) to as much as fits. 0 is the file's end.
    ///
    /// # Errors
    /// `Unreadable` if they are not given out.
    fn read(&self, file: usize, at: u64, into: &mut [u8]) -> core::result::Result<usize, Fault>;
}

/// One file, or one in an archive: it can be read from its start as often as is needed.
pub(super) trait Opens {
    /// Where it lies, as the user knows it.
    fn path(&self) -> &str;
    /// How many bytes it has, as far as that is said.
    fn length(&self) -> u64;
    /// From its start.
    fn open(&self) -> core::result::Result<Box<dyn BufRead + '_>, Fault>;
}

/// A file as it was handed in.
pub(super) struct Whole<'a> {
    pub(super) number: usize,
    pub(super) file: &'a File,
    pub(super) bytes: &'a dyn Bytes,
}

impl Opens for Whole<'_> {
    fn path(&self) -> &str {
        &self.file.path
    }

    fn length(&self) -> u64 {
        self.file.length
    }

    fn open(&self) -> core::result::Result<Box<dyn BufRead + '_>, Fault> {
        let reader = WholeReader { whole: self, at: 0 };
        let piece = usize::try_from(self.file.length).unwrap_or(PIECE).clamp(1, PIECE);
        Ok(Box::new(BufReader::with_capacity(piece, reader)))
    }
}

struct WholeReader<'a> {
    whole: &'a Whole<'a>,
    at: u64,
}

impl Read for WholeReader<'_> {
    fn read(&mut self, into: &mut [u8]) -> Result<usize> {
        let read = self.whole.read_at(into, self.at)?;
        self.at += read as u64;
        Ok(read)
    }
}

impl Whole<'_> {
    /// To as much as fits, however few bytes are given out at a time: what a file is, and how its letters are written, is
    /// told from its first piece.
    fn read_at(&self, into: &mut [u8], at: u64) -> Result<usize> {
        let mut read = 0;
        while let Some(rest) = into.get_mut(read..).filter(|rest| !rest.is_empty()) {
            match self.bytes.read(self.number, at + read as u64, rest) {
                Ok(0) => break,
                Ok(more) => read += more,
                // What was read before is told; the fault comes again with the next piece.
                Err(_) if read > 0 => break,
                Err(fault) => return Err(error(fault)),
            }
        }
        Ok(read)
    }
}

impl rawzip::ReaderAt for Whole<'_> {
    fn read_at(&self, into: &mut [u8], at: u64) -> Result<usize> {
        Whole::read_at(self, into, at)
    }
}

/// A fault as what readers fail with.
pub(super) fn error(fault: Fault) -> Error {
    Error::other(fault)
}

/// What a reader failed with: our own fault if it was one, else the bytes are wrong.
pub(super) fn fault(error: &Error) -> Fault {
    error
        .get_ref()
        .and_then(|inner| inner.downcast_ref::<Fault>())
        .copied()
        .unwrap_or(Fault::Damaged)
}

/// Fails as `TooLarge` when more is read than is left of an allowance, which is given anew for each thing that is read:
/// what is held of one message has a bound, whatever stands in the file.
pub(super) struct Allowance<R> {
    inner: R,
    left: Rc<Cell<usize>>,
}

/// Gives an allowance anew.
#[derive(Clone)]
pub(super) struct Renewal(Rc<Cell<usize>>);

/// What one message, one tag or one name may have in bytes. The longest message of any app has some ten thousand; a page may
/// have pictures in its tags.
const ALLOWED: usize = 8 << 20;

impl Renewal {
    pub(super) fn renew(&self) {
        self.0.set(ALLOWED);
    }
}

/// Reads with an allowance.
pub(super) fn allowing<R>(inner: R) -> (Allowance<R>, Renewal) {
    let left = Rc::new(Cell::new(ALLOWED));
    (
        Allowance {
            inner,
            left: Rc::clone(&left),
        },
        Renewal(left),
    )
}

impl<R: Read> Read for Allowance<R> {
    fn read(&mut self, into: &mut [u8]) -> Result<usize> {
        let read = self.inner.read(into)?;
        match self.left.get().checked_sub(read) {
            Some(left) => self.left.set(left),
            None => return Err(error(Fault::TooLarge)),
        }
        Ok(read)
    }
}
