//! The vault, as JavaScript calls it: sealed bytes in and out, with the browser's randomness.

use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::prelude::*;

use super::{named, object};
use crate::vault::{self, DataKey, DeviceSecret, Entropy, Namespace, NoEntropy, OpenError, SealError, Secret};

/// Makes a vault. `device`: 32 bytes.
#[wasm_bindgen(js_name = createVault, unchecked_return_type = "SealedVault")]
pub fn create_vault(passphrase: String, device: Vec<u8>, state: Vec<u8>) -> Result<JsValue, JsValue> {
    let (sealed, key) = vault::create(
        &Secret::new(passphrase),
        &device_secret(device)?,
        &Secret::new(state),
        &mut Browser,
    )?;
    sealed_vault(&sealed, &key)
}

/// Opens a vault. Throws `WrongPassphrase`, `Damaged`, `NewerVersion`, `NotAVault`.
#[wasm_bindgen(js_name = openVault, unchecked_return_type = "OpenedVault")]
pub fn open_vault(sealed: &[u8], passphrase: String, device: Vec<u8>) -> Result<JsValue, JsValue> {
    let opened = vault::open(sealed, &Secret::new(passphrase), &device_secret(device)?)?;
    // EXPOSE: the state goes to the background, which is what opening is for.
    object(&[
        ("state", opened.state.expose()),
        ("key", key_bytes(&opened.key).expose()),
    ])
}

/// Opens a vault by the key that an earlier opening gave.
#[wasm_bindgen(js_name = openVaultWithKey)]
pub fn open_vault_with_key(sealed: &[u8], key: &[u8]) -> Result<Uint8Array, JsValue> {
    let state = vault::open_with_key(sealed, &DataKey::from_bytes(key)?)?;
    // EXPOSE: as in `open_vault`.
    Ok(Uint8Array::from(state.expose().as_slice()))
}

/// The vault with another state.
#[wasm_bindgen(js_name = resealVault)]
pub fn reseal_vault(sealed: &[u8], key: &[u8], state: Vec<u8>) -> Result<Uint8Array, JsValue> {
    let sealed = vault::reseal(sealed, &DataKey::from_bytes(key)?, &Secret::new(state), &mut Browser)?;
    Ok(Uint8Array::from(sealed.as_slice()))
}

/// The vault under another passphrase.
#[wasm_bindgen(js_name = changePassphrase, unchecked_return_type = "SealedVault")]
pub fn change_passphrase(sealed: &[u8], key: &[u8], passphrase: String, device: Vec<u8>) -> Result<JsValue, JsValue> {
    let (sealed, key) = vault::change_passphrase(
        sealed,
        &DataKey::from_bytes(key)?,
        &Secret::new(passphrase),
        &device_secret(device)?,
        &mut Browser,
    )?;
    sealed_vault(&sealed, &key)
}

/// The vault with another state beside the open one, under a passphrase of its own. `kept`: passphrases whose slots stay.
#[wasm_bindgen(js_name = addToVault)]
pub fn add_to_vault(
    sealed: &[u8],
    key: &[u8],
    kept: Vec<String>,
    passphrase: String,
    device: Vec<u8>,
    state: Vec<u8>,
) -> Result<Uint8Array, JsValue> {
    let kept: Vec<_> = kept.into_iter().map(Secret::new).collect();
    let sealed = vault::add(
        sealed,
        &DataKey::from_bytes(key)?,
        &kept,
        &Secret::new(passphrase),
        &device_secret(device)?,
        &Secret::new(state),
        &mut Browser,
    )?;
    Ok(Uint8Array::from(sealed.as_slice()))
}

/// The state sealed by a passphrase alone.
#[wasm_bindgen(js_name = sealBackup)]
pub fn seal_backup(state: Vec<u8>, passphrase: String) -> Result<Uint8Array, JsValue> {
    let sealed = vault::seal_backup(&Secret::new(state), &Secret::new(passphrase), &mut Browser)?;
    Ok(Uint8Array::from(sealed.as_slice()))
}

/// The state in a backup.
#[wasm_bindgen(js_name = openBackup)]
pub fn open_backup(sealed: &[u8], passphrase: String) -> Result<Uint8Array, JsValue> {
    let state = vault::open_backup(sealed, &Secret::new(passphrase))?;
    // EXPOSE: as in `open_vault`.
    Ok(Uint8Array::from(state.expose().as_slice()))
}

/// Throws what is wrong with a vault, as far as that shows without a passphrase.
#[wasm_bindgen]
pub fn inspect(sealed: &[u8]) -> Result<(), JsValue> {
    match vault::inspect(sealed)? {
        Namespace::Vault => Ok(()),
        Namespace::Backup => Err(OpenError::NotAVault.into()),
    }
}

fn device_secret(bytes: Vec<u8>) -> Result<DeviceSecret, JsValue> {
    <[u8; 32]>::try_from(bytes)
        .map(Secret::new)
        .map_err(|_| named("Internal"))
}

fn key_bytes(key: &DataKey) -> Secret<[u8; DataKey::LEN]> {
    key.bytes()
}

fn sealed_vault(sealed: &[u8], key: &DataKey) -> Result<JsValue, JsValue> {
    // EXPOSE: the key goes where unlocked state is kept.
    object(&[("sealed", sealed), ("key", key_bytes(key).expose())])
}

/// The browser's source of randomness.
pub(super) struct Browser;

impl Entropy for Browser {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), NoEntropy> {
        /// As much as one call may ask for.
        const MOST: usize = 65_536;
        let crypto: web_sys::Crypto = Reflect::get(&js_sys::global(), &"crypto".into())
            .and_then(JsCast::dyn_into)
            .map_err(|_| NoEntropy)?;
        for part in bytes.chunks_mut(MOST) {
            crypto.get_random_values_with_u8_array(part).map_err(|_| NoEntropy)?;
        }
        Ok(())
    }
}

impl From<OpenError> for JsValue {
    fn from(error: OpenError) -> JsValue {
        named(error.as_str())
    }
}

impl From<SealError> for JsValue {
    fn from(error: SealError) -> JsValue {
        named(error.as_str())
    }
}
