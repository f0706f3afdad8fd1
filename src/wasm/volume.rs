//! The parts of a volume and the fingerprints in them, as JavaScript calls them. What a part is: `vault::volume`.

use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;

use super::named;
use super::vault::Browser;
use crate::passage::Fingerprints;
use crate::vault::Secret;
use crate::vault::volume::{self, Part};

/// Seals one part of some bytes; `key`: 32 bytes. Throws `TooLarge`, `Entropy`.
#[wasm_bindgen(js_name = sealPart)]
pub fn seal_part(key: Vec<u8>, number: u32, of: u32, bytes: Vec<u8>) -> Result<Uint8Array, JsValue> {
    let sealed = volume::seal(&part_key(key)?, Part { number, of }, &Secret::new(bytes), &mut Browser)?;
    Ok(Uint8Array::from(sealed.as_slice()))
}

/// Opens one part. Throws `WrongPassphrase` or `Damaged`: it is not this part under this key.
#[wasm_bindgen(js_name = openPart)]
pub fn open_part(key: Vec<u8>, number: u32, of: u32, sealed: &[u8]) -> Result<Uint8Array, JsValue> {
    let bytes = volume::open(&part_key(key)?, Part { number, of }, sealed)?;
    // EXPOSE: the fingerprints go to the scanner, through the background, which keeps them while unlocked.
    Ok(Uint8Array::from(bytes.expose().as_slice()))
}

/// Whether these bytes are the fingerprints of a chat, of this version or an earlier one.
#[wasm_bindgen(js_name = areFingerprints)]
pub fn are_fingerprints(bytes: &[u8]) -> bool {
    Fingerprints::parse(bytes).is_ok()
}

fn part_key(bytes: Vec<u8>) -> Result<Secret<[u8; 32]>, JsValue> {
    <[u8; 32]>::try_from(bytes)
        .map(Secret::new)
        .map_err(|_| named("Internal"))
}
