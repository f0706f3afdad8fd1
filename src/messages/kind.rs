//! What a file is, by its beginning and its name, and who reads it.

use super::source::{BufRead, Bytes, Opens, Whole, fault};
use super::{Fault, File, Platform, Teller, archive, json, lines, mail, page, path, plain, whatsapp};

/// Folders of exports that hold what was sent, not what was written.
const ATTACHED: &[&str] = &[
    "files",
    "photos",
    "video_files",
    "voice_messages",
    "round_video_messages",
    "stickers",
    "media",
    "images",
    "css",
    "js",
    "audio",
    "videos",
    "gifs",
    "stickers_used",
];

/// Reads a file that was handed in.
pub(super) fn file(number: usize, file: &File, bytes: &dyn Bytes, teller: &mut Teller<'_>) {
    let whole = Whole { number, file, bytes };
    let is_inside = file.inside;
    if is_inside && !may_be_export(&file.path) && !file.path.to_ascii_lowercase().ends_with(".zip") {
        return;
    }
    teller.told = 0;
    let outcome = head(&whole).and_then(|head| {
        if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
            return archive::read(&whole, teller);
        }
        one(&whole, &head, is_inside, teller)
    });
    tell(&file.path, is_inside, outcome, teller);
}

/// Reads a file in an archive.
pub(super) fn inside(file: &dyn Opens, teller: &mut Teller<'_>) {
    teller.told = 0;
    let outcome = head(file).and_then(|head| one(file, &head, true, teller));
    tell(file.path(), true, outcome, teller);
}

fn tell(path: &str, is_inside: bool, outcome: Result<(), Fault>, teller: &mut Teller<'_>) {
    match outcome {
        Ok(()) => {}
        // Most of what lies in a folder or an archive is something else.
        Err(Fault::NotAnExport) if is_inside => {}
        Err(fault) => teller.trouble(path, fault),
    }
}

/// Whether a file of a folder or an archive may be an export, by its name.
pub(super) fn may_be_export(path: &str) -> bool {
    let known = matches!(
        path::ending(path).as_str(),
        "json" | "jsonl" | "html" | "htm" | "txt" | "md" | "eml" | "mbox"
    );
    let mut folders = path::folder(path).split('/');
    // What archives of Apple's add beside each file.
    let is_shadow = path::name(path).starts_with("._");
    known && !is_shadow && !folders.any(|folder| ATTACHED.contains(&folder.to_ascii_lowercase().as_str()))
}

/// The beginning of a file.
fn head(file: &dyn Opens) -> Result<Vec<u8>, Fault> {
    let mut reader = file.open()?;
    let head = reader.fill_buf().map_err(|error| fault(&error))?;
    Ok(head.get(..head.len().min(HEAD)).unwrap_or_default().to_vec())
}

/// How much of a file says what it is.
const HEAD: usize = 64 << 10;

/// Reads one file. `is_inside`: it lies in a folder or an archive, where only what is clearly an export is one.
fn one(file: &dyn Opens, bytes: &[u8], is_inside: bool, teller: &mut Teller<'_>) -> Result<(), Fault> {
    if bytes.is_empty() || lines::is_binary(bytes) {
        return Err(Fault::NotAnExport);
    }
    let path = file.path();
    let ending = path::ending(path);
    let head = lines::head(bytes);
    let start = head.trim_start_matches('\u{feff}').trim_start();
    let before = teller.told;
    let outcome = if start.starts_with(['{', '[']) && (is_json(&ending) || looks_like_json(start)) {
        json::read(file, &head, is_inside, teller)
    } else if page::is_telegram(&head) {
        page::telegram(file, teller)
    } else if matches!(ending.as_str(), "html" | "htm") || is_page(start) {
        match page::is_part_of_download(path) {
            true if path.to_ascii_lowercase().contains("instagram") => page::other(file, Platform::Instagram, teller),
            true => page::other(file, Platform::Facebook, teller),
            false if is_inside => Err(Fault::NotAnExport),
            false => page::other(file, Platform::Text, teller),
        }
    } else if let Some(form) = mail::is_export(&head, &ending) {
        mail::read(file, form, teller)
    } else if let Some(platform) = whatsapp::is_export(&head) {
        whatsapp::read(file, platform, teller)
    } else {
        plain::read(file, &head, teller)
    };
    outcome?;
    if teller.told == before && !is_inside {
        return Err(Fault::NotAnExport);
    }
    Ok(())
}

fn is_json(ending: &str) -> bool {
    matches!(ending, "json" | "jsonl" | "ndjson")
}

/// Whether a text that begins with a brace or a bracket is JSON, and no line of a chat.
fn looks_like_json(start: &str) -> bool {
    let mut signs = start.chars().filter(|c| !c.is_whitespace());
    matches!(
        (signs.next(), signs.next()),
        (Some('{'), Some('"' | '}')) | (Some('['), Some('{' | '"' | ']' | '['))
    )
}

fn is_page(start: &str) -> bool {
    let begins = |with: &str| {
        start
            .get(..with.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(with))
    };
    begins("<!doctype html") || begins("<html") || begins("<head") || begins("<body")
}
