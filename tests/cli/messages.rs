//! `--messages`, and the chats of a backup: pieces of private messages in files.

use super::{Folder, STATE, backup};
use serde_json::Value;
use std::fs;
use std::path::PathBuf;

/// A file of `tests/exports`.
fn export(name: &str) -> Vec<u8> {
    fs::read(
        PathBuf::from(env!("CARGO_MANIFEST_DIR"))
            .join("tests/exports")
            .join(name),
    )
    .expect("the export is there")
}

#[test]
fn pieces_of_private_messages_are_found() {
    let folder = Folder::new("messages");
    folder
        .write("result.json", export("telegram/result.json"))
        .write(
            "page.html",
            "<p>Bax nə yazıb: <b>«sabah axşam KÖHNƏ dəyirmanın yanında gözləyəcəm heç kimə demə»</b> gülməli</p>",
        )
        .write(
            "clean.txt",
            "Sabah axşam hava yağışlı olacaq, yollarda ehtiyatlı olun\n",
        );
    let ran = folder.run("scan --messages result.json --json --show-text page.html clean.txt");
    assert_eq!((ran.code(), ran.stderr()), (1, ""));
    let [found] = <[Value; 1]>::try_from(ran.json()).expect("one finding");
    assert_eq!(found["path"], "page.html");
    assert_eq!(
        (&found["kind"], &found["label"]),
        (&"passage".into(), &"Nərgiz Qoşqarlı".into())
    );
    assert_eq!(found["id"], "4001234567");
    assert_eq!(found["words"], 9);
    assert_eq!(
        found["text"],
        "sabah axşam KÖHNƏ dəyirmanın yanında gözləyəcəm heç kimə demə"
    );
    let ran = folder.run("scan --messages result.json page.html");
    assert!(
        ran.stdout().ends_with(": Nərgiz Qoşqarlı (passage, about 9 words)\n"),
        "{}",
        ran.stdout()
    );
    assert_eq!(folder.run("scan --messages result.json clean.txt").code(), 0);
}

#[test]
fn messages_are_looked_for_beside_a_watchlist_and_from_folders() {
    let folder = Folder::new("messages_beside");
    folder
        .write(
            "exports/WhatsApp Chat - Ailə/_chat.txt",
            export("whatsapp/iphone-ru.txt"),
        )
        .write("exports/photo.jpg", b"\xff\xd8\xff\0")
        .write("exports/result.json", export("telegram/account.json"))
        .write(
            "a.txt",
            "050 012 34 56\nЯ никому не скажу, где вы теперь живёте, честное слово\n",
        );
    let ran = folder.scan("--messages exports --json a.txt");
    assert_eq!(
        ran.stderr(),
        "nightjar: Şəhər xəbərləri: left out: anyone can read it\n"
    );
    let labels: Vec<String> = ran
        .json()
        .iter()
        .map(|found| found["label"].as_str().expect("a label").to_owned())
        .collect();
    assert_eq!(labels, ["mobile", "Тимур"]);
}

#[test]
fn exports_that_can_not_be_read_are_named() {
    let folder = Folder::new("messages_broken");
    let whole = export("telegram/result.json");
    folder
        .write("cut.json", &whole[..whole.len() - 700])
        .write("photo.png", b"\x89PNG\r\n\x1a\n\0")
        .write("a.txt", "heç nə");
    let ran = folder.run("scan --messages cut.json --messages photo.png a.txt");
    assert_eq!(
        (ran.code(), ran.stderr()),
        (
            2,
            "nightjar: cut.json: it ends too early or is damaged; 2 messages of it were read\nnightjar: photo.png: nothing in it is a message\n"
        )
    );
    let ran = folder.run("scan --messages photo.png a.txt");
    assert_eq!(
        (ran.code(), ran.stderr().lines().last()),
        (2, Some("nightjar: nothing to look for"))
    );
    let ran = folder.run("scan --messages no-such.json a.txt");
    assert!(
        ran.code() == 2 && ran.stderr().starts_with("nightjar: no-such.json: "),
        "{}",
        ran.stderr()
    );
}

#[test]
fn a_backup_brings_its_chats() {
    let folder = Folder::new("backup_chats");
    let mut chat = nightjar::passage::Fingerprints::new();
    chat.push("Sabah axşam köhnə dəyirmanın yanında gözləyəcəm, heç kimə demə");
    let bytes = base64(&chat.to_bytes());
    let saved = |id: &str, on: bool, bytes: &str| {
        format!(
            r#"{{"id":"{id}","label":"Chat with N.","name":"Nərgiz","platform":"telegram","peer":null,"messages":1,"on":{on},"bytes":"{bytes}"}}"#
        )
    };
    let state = |chats: &str| STATE.replace("\"exceptions\"", &format!("\"chats\":[{chats}],\"exceptions\""));
    folder
        .write("p", "p")
        .write("on", backup(&state(&saved("c1", true, &bytes)), "p"))
        .write("off", backup(&state(&saved("c1", false, &bytes)), "p"))
        .write("bad", backup(&state(&saved("c1", true, "AAAA")), "p"))
        .write("a.txt", "sabah axşam köhnə dəyirmanın yanında gözləyəcəm heç kimə demə");
    let found = folder.run("scan --vault on --passphrase-file p --json a.txt").json();
    assert_eq!(
        (found.len(), &found[0]["id"], &found[0]["label"]),
        (1, &"c1".into(), &"Chat with N.".into())
    );
    assert_eq!(folder.run("scan --vault off --passphrase-file p a.txt").code(), 0);
    let ran = folder.run("scan --vault bad --passphrase-file p a.txt");
    assert_eq!(ran.code(), 2);
    assert!(ran.stderr().starts_with("nightjar: Chat with N.: "), "{}", ran.stderr());
}

fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let sign = |bits: u32| char::from(SIGNS[(bits & 63) as usize]);
    bytes
        .chunks(3)
        .flat_map(|three| {
            let bits = three.iter().fold(0, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
            let signs = [sign(bits >> 18), sign(bits >> 12), sign(bits >> 6), sign(bits)];
            signs
                .into_iter()
                .take(three.len() + 1)
                .chain("==".chars().take(3 - three.len()))
        })
        .collect()
}
