//! The boundary to JavaScript: every exported item, UTF-16 offsets, randomness, TypeScript types and error names. With
//! the files in its folder the only one that names wasm-bindgen, js-sys, web-sys and serde-wasm-bindgen.
//!
//! Errors are JavaScript `Error`s whose `name` is the variant and whose message is empty: nothing of what was typed or
//! read can travel in one. What the caller got wrong (a value of another shape) is `Internal`.
//!
//! A string of JavaScript's may hold half of a surrogate pair. It comes in as U+FFFD, which is one UTF-16 unit as well,
//! so offsets hold.
//!
//! Two modules of wasm are built of it, each with a feature of the crate: the core, which the background loads at every waking, and
//! the reader of exports, which only its worker loads.

#[cfg(feature = "reader")]
pub mod messages;
#[cfg(feature = "core")]
pub mod scanner;
#[cfg(feature = "core")]
pub mod vault;
#[cfg(feature = "core")]
pub mod volume;

use js_sys::{Object, Reflect, Uint8Array};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

/// All the memory of this module's instance. Who throws an instance away overwrites what was in it first: the browser lets go of it when it
/// likes.
#[cfg(feature = "core")]
#[wasm_bindgen(js_name = ownMemory, unchecked_return_type = "WebAssembly.Memory")]
pub fn own_memory() -> JsValue {
    wasm_bindgen::memory()
}

fn read<T: for<'de> Deserialize<'de>>(value: JsValue) -> Result<T, JsValue> {
    serde_wasm_bindgen::from_value(value).map_err(|_| named("Internal"))
}

/// What is not there is `null`, as in our messages, which know no `undefined`.
fn write<T: Serialize>(value: &T) -> Result<JsValue, JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::new().serialize_missing_as_null(true);
    value.serialize(&serializer).map_err(|_| named("Internal"))
}

fn object(fields: &[(&str, &[u8])]) -> Result<JsValue, JsValue> {
    let object = Object::new();
    for (name, bytes) in fields {
        Reflect::set(&object, &(*name).into(), &Uint8Array::from(*bytes))?;
    }
    Ok(object.into())
}

/// An error that says its name and nothing else.
fn named(name: &str) -> JsValue {
    let error = js_sys::Error::new("");
    error.set_name(name);
    error.into()
}
