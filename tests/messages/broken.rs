//! Files that are cut, changed, strange or made to do harm: what is wrong is named, what can be read is read, and nothing
//! runs away.

use crate::kit::{Files, export, zip};
use rawzip::CompressionMethod;

#[path = "../text/mod.rs"]
#[allow(dead_code, reason = "only its random numbers are used here")]
mod text;

use text::Random;

const ALL: &[(&str, &str)] = &[
    ("telegram/result.json", "result.json"),
    ("telegram/account.json", "result.json"),
    ("telegram-pages/messages.html", "messages.html"),
    ("whatsapp/android-en.txt", "WhatsApp Chat with Nərgiz.txt"),
    ("whatsapp/iphone-ru.txt", "_chat.txt"),
    ("whatsapp/copied.txt", "copied.txt"),
    ("facebook/messages/inbox/nergizq_123/message_1.json", "message_1.json"),
    ("facebook/encrypted.json", "encrypted.json"),
    ("signal/main.jsonl", "main.jsonl"),
    ("mail/letter.eml", "letter.eml"),
    ("mail/box.mbox", "box.mbox"),
    ("other/discord.json", "discord.json"),
    ("other/lines.jsonl", "lines.jsonl"),
];

#[test]
fn what_is_wrong_is_named_with_what_was_read() {
    let whole = export("telegram/result.json");
    let cut = &whole[..whole.len() - 700];
    let told = Files::default().with("result.json", cut).told();
    assert!(told.ends_with("! result.json Damaged 2\n"), "{told}");
    assert!(told.contains("Aysel: Sabah axşam"), "{told}");
    for (path, bytes, fault) in [
        ("photo.png", &b"\x89PNG\r\n\x1a\n\0\0"[..], "NotAnExport"),
        ("empty.txt", b"", "NotAnExport"),
        ("blank.txt", b" \n \n", "NotAnExport"),
        ("a.json", b"{\"a\": [1, 2, {\"b\": null}]}", "NotAnExport"),
        ("a.json", b"{\"a\": ", "Damaged"),
        (
            "result.json",
            b"{\"chats\": {\"list\": [{\"name\": \"A\", \"messages\": [{\"id\": 1, \"words\": \"a b\"}]}]}}",
            "NewerFormat",
        ),
        ("a.zip", b"PK\x03\x04abc", "Damaged"),
    ] {
        assert_eq!(
            Files::default().with(path, bytes).told(),
            match fault {
                "NewerFormat" => format!("# telegram: A\n! {path} {fault} 0\n"),
                _ => format!("! {path} {fault} 0\n"),
            }
        );
    }
}

#[test]
fn archives_that_can_not_be_read_are_named() {
    let mut locked = zip(
        &[("_chat.txt", export("whatsapp/iphone-ru.txt"))],
        CompressionMethod::DEFLATE,
    );
    // The flag of encryption, in the file's own header and in the list of contents.
    locked[6] |= 1;
    let list = locked.windows(4).position(|bytes| bytes == b"PK\x01\x02").unwrap();
    locked[list + 8] |= 1;
    assert_eq!(
        Files::default().with("a.zip", locked).told(),
        "! a.zip/_chat.txt Locked 0\n"
    );

    let mut packed = zip(
        &[("_chat.txt", export("whatsapp/iphone-ru.txt"))],
        CompressionMethod::DEFLATE,
    );
    let list = packed.windows(4).position(|bytes| bytes == b"PK\x01\x02").unwrap();
    packed[list + 10] = 93;
    assert_eq!(
        Files::default().with("a.zip", packed).told(),
        "! a.zip/_chat.txt NewerFormat 0\n"
    );

    let mut damaged = zip(
        &[("_chat.txt", export("whatsapp/iphone-ru.txt"))],
        CompressionMethod::STORE,
    );
    let text = damaged.windows(4).position(|bytes| bytes == b"2023").unwrap();
    damaged[text + 200] ^= 1;
    let told = Files::default().with("a.zip", damaged).told();
    assert!(
        told.ends_with("! a.zip/_chat.txt Damaged 3\n") && told.starts_with("# whatsapp: a\n"),
        "{told}"
    );
}

#[test]
fn an_archive_that_unpacks_without_end_is_stopped() {
    let line = "31.12.2023, 21:41 - A: a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a\n";
    let archive = zip(
        &[("_chat.txt", line.repeat(100_000).into_bytes())],
        CompressionMethod::DEFLATE,
    );
    assert!(archive.len() < 30_000, "{}", archive.len());
    let survey = Files::default().with("bomb.zip", archive).survey();
    assert_eq!(survey.troubles[0].fault.as_str(), "TooLarge");
    assert_eq!(survey.troubles[0].file, "bomb.zip/_chat.txt");
    assert!(survey.chats[0].messages > 1000);
}

#[test]
fn one_thing_that_is_too_large_ends_its_file_only() {
    let endless = format!(
        "{{\"name\": \"A\", \"type\": \"personal_chat\", \"messages\": [{{\"text\": \"{}\"}}]}}",
        "a ".repeat(5 << 20)
    );
    let told = Files::default()
        .with("a.json", endless)
        .export("telegram/result.json", "b.json")
        .survey();
    assert_eq!(told.troubles.len(), 1);
    assert_eq!(told.troubles[0].fault.as_str(), "TooLarge");
    assert_eq!(told.chats[1].messages, 3);
    // Depth is no length: what is nested without end is damaged.
    let deep = format!("{{\"messages\": {}", "[".repeat(1 << 20));
    assert_eq!(
        Files::default().with("a.json", deep.as_bytes()).told(),
        "! a.json Damaged 0\n"
    );
    let long = format!("31.12.2023, 21:41 - A: {}", "söz ".repeat(1 << 20));
    let told = Files::default().with("_chat.txt", long).survey();
    assert_eq!((told.chats[0].messages, told.troubles.len()), (1, 0));
}

#[test]
fn a_name_can_not_command_the_page() {
    let chat = "{\"name\": \"\\u202eA\\u0007\\nB\", \"type\": \"personal_chat\", \"messages\": [{\"from\": \"\\u200eC\\nD\", \"text\": \"bir iki\"}]}";
    assert_eq!(
        Files::default().with("a.json", chat).told(),
        "# telegram: A  B\nC D: bir iki\n"
    );
}

#[test]
fn half_pairs_and_wrong_bytes_cost_a_sign_and_not_the_rest() {
    let text = String::from_utf8(export("telegram/result.json")).unwrap();
    let text = text
        .replace("\\ud83c\\udf19", "\\ud83c")
        .replace("heç kimə", "he\u{1}ç kimə");
    let mut bytes = text.into_bytes();
    let at = bytes.windows(4).position(|bytes| bytes == "köh".as_bytes()).unwrap();
    bytes[at + 1] = 0xff;
    let told = Files::default().with("result.json", bytes).told();
    assert!(
        told.contains("gecikmə \u{fffd}\n") && told.contains("k??hnə dəyirmanın") && !told.contains('!'),
        "{told}"
    );
}

/// Every cut is read up to where it is cut: what is told is what is told of the whole, as far as it goes.
#[test]
fn what_is_cut_is_read_up_to_the_cut() {
    for &(name, path) in ALL {
        let whole = export(name);
        let all = Files::default().with(path, whole.clone()).told();
        // A letter that ends within a part has it as it was written for the way.
        if name.ends_with(".eml") {
            continue;
        }
        let step = (whole.len() / 60).max(1);
        for length in (0..whole.len()).step_by(step) {
            let told = Files::default().with(path, &whole[..length]).told();
            // The last message may end early, and before any of its form is clear a file may be another.
            let lines: Vec<&str> = told.lines().filter(|line| !line.starts_with('!')).collect();
            if length * 3 > whole.len() * 2 && lines.len() > 2 {
                for line in &lines[1..lines.len() - 1] {
                    assert!(all.contains(line), "{name} cut at {length}: {line}");
                }
            }
        }
    }
}

#[test]
fn whatever_is_changed_nothing_breaks() {
    let mut random = Random(11);
    let archives: Vec<(String, Vec<u8>)> = [CompressionMethod::STORE, CompressionMethod::DEFLATE]
        .iter()
        .map(|&method| {
            let inside: Vec<(&str, Vec<u8>)> = ALL.iter().map(|&(name, _)| (name, export(name))).collect();
            ("all.zip".to_owned(), zip(&inside, method))
        })
        .collect();
    let files: Vec<(String, Vec<u8>)> = ALL
        .iter()
        .map(|&(name, path)| (path.to_owned(), export(name)))
        .chain(archives)
        .collect();
    for run in 0..600 {
        let (path, whole) = &files[random.below(files.len())];
        let mut bytes = whole.clone();
        for _ in 0..1 + random.below(8) {
            let at = random.below(bytes.len());
            match random.below(5) {
                0 => bytes[at] = u8::try_from(random.below(256)).unwrap(),
                1 => bytes[at] ^= 1 << random.below(8),
                2 => drop(bytes.drain(at..(at + random.below(40)).min(bytes.len()))),
                3 => {
                    let from = random.below(bytes.len());
                    let piece = bytes[from..(from + random.below(60)).min(bytes.len())].to_vec();
                    drop(bytes.splice(at..at, piece));
                }
                _ => {
                    bytes[at] = *random
                        .pick(&[b"\"", b"{", b"[", b"<", b"\\", b"\n", b"\0", b":"])
                        .first()
                        .unwrap()
                }
            }
            if bytes.is_empty() {
                bytes.push(b'x');
            }
        }
        let survey = Files::default().with(path, bytes.clone()).survey();
        let messages: usize = survey.chats.iter().map(|chat| chat.messages).sum();
        assert!(messages <= bytes.len() * 40, "run {run}: {messages} messages");
        assert!(survey.troubles.len() <= ALL.len() + 1, "run {run}");
    }
}
