//! The reader of exports, as the worker `extension/intake/intake.ts` calls it. Files stay with the caller and are read by
//! calling back; messages stay here: names, counts and fingerprints come out.

use js_sys::{Array, Function, Object, Reflect, Uint8Array};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

use super::{named, object, write};
use crate::messages::{Bytes, ChatNumber, Fault, File, Trouble, survey, take};

#[wasm_bindgen(typescript_custom_section)]
const INTAKE_TYPES: &str = r#"
import type { FoundChat, TakenChat, Trouble } from '../../extension/intake/protocol';

/** `inside`: it lies in a folder that was chosen, and was not chosen itself. */
export type ToRead = { path: string; length: number; inside: boolean };
/** Bytes of a file, by its number, from a place; null if they are not given out. At most as many as were asked for. */
export type ReadBytes = (file: number, at: number, length: number) => Uint8Array | null;
export type Looked = { chats: FoundChat[]; troubles: Trouble[] };
export type Took = { chats: TakenChat[]; troubles: Trouble[] };
"#;

/// Files, and the way to read them.
#[wasm_bindgen]
pub struct Intake {
    files: Vec<File>,
    read: Function,
}

#[derive(Deserialize)]
struct ToRead {
    path: String,
    length: f64,
    inside: bool,
}

#[derive(Serialize)]
struct Looked<'a> {
    chats: Vec<FoundChat<'a>>,
    troubles: Vec<FoundTrouble<'a>>,
}

#[derive(Serialize)]
struct FoundChat<'a> {
    key: usize,
    name: &'a str,
    platform: &'static str,
    peer: Option<&'a str>,
    open: bool,
    messages: usize,
    authors: &'a [String],
}

#[derive(Serialize)]
struct FoundTrouble<'a> {
    file: &'a str,
    fault: &'static str,
    messages: usize,
}

#[wasm_bindgen]
impl Intake {
    /// Over these files.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_param_type = "ToRead[]")] files: JsValue,
        #[wasm_bindgen(unchecked_param_type = "ReadBytes")] read: Function,
    ) -> Result<Intake, JsValue> {
        let files: Vec<ToRead> = super::read(files)?;
        Ok(Intake {
            files: files
                .into_iter()
                .map(|file| File {
                    path: file.path,
                    // A length of JavaScript's is a whole number below 2^53.
                    length: file.length as u64,
                    inside: file.inside,
                })
                .collect(),
            read,
        })
    }

    /// Lists the chats that have messages, and what could not be read.
    #[wasm_bindgen(unchecked_return_type = "Looked")]
    pub fn look(&self) -> Result<JsValue, JsValue> {
        let survey = survey(&self.files, self);
        let looked = Looked {
            chats: survey
                .chats
                .iter()
                .enumerate()
                .filter(|(_, each)| each.messages > 0)
                .map(|(key, each)| FoundChat {
                    key,
                    name: &each.chat.name,
                    platform: each.chat.platform.as_str(),
                    peer: each.chat.peer.as_deref(),
                    open: each.chat.open,
                    messages: each.messages,
                    authors: &each.authors,
                })
                .collect(),
            troubles: found(&survey.troubles),
        };
        // What is not there is null, as the protocol says.
        let serializer = serde_wasm_bindgen::Serializer::new().serialize_missing_as_null(true);
        looked.serialize(&serializer).map_err(|_| named("Internal"))
    }

    /// Takes in the chats of these keys.
    #[wasm_bindgen(unchecked_return_type = "Took")]
    pub fn take(&self, keys: Vec<u32>) -> Result<JsValue, JsValue> {
        let wanted: Vec<ChatNumber> = keys.into_iter().filter_map(|key| usize::try_from(key).ok()).collect();
        let taken = take(&self.files, self, &|number, _| wanted.contains(&number));
        let chats = Array::new();
        for (number, fingerprints) in taken.fingerprints {
            let bytes = object(&[("bytes", &fingerprints.to_bytes())])?;
            Reflect::set(&bytes, &"key".into(), &JsValue::from(number as f64))?;
            Reflect::set(&bytes, &"messages".into(), &fingerprints.messages().into())?;
            chats.push(&bytes);
        }
        let took = Object::new();
        Reflect::set(&took, &"chats".into(), &chats)?;
        Reflect::set(&took, &"troubles".into(), &write(&found(&taken.survey.troubles))?)?;
        Ok(took.into())
    }
}

fn found(troubles: &[Trouble]) -> Vec<FoundTrouble<'_>> {
    troubles
        .iter()
        .map(|trouble| FoundTrouble {
            file: &trouble.file,
            fault: trouble.fault.as_str(),
            messages: trouble.messages,
        })
        .collect()
}

impl Bytes for Intake {
    fn read(&self, file: usize, at: u64, into: &mut [u8]) -> Result<usize, Fault> {
        let (file, at, length) = (file as f64, at as f64, into.len() as f64);
        let read = self
            .read
            .call3(&JsValue::NULL, &file.into(), &at.into(), &length.into());
        let bytes: Uint8Array = read.and_then(JsCast::dyn_into).map_err(|_| Fault::Unreadable)?;
        let length = bytes.length() as usize;
        let target = into.get_mut(..length).ok_or(Fault::Unreadable)?;
        bytes.copy_to(target);
        Ok(length)
    }
}
