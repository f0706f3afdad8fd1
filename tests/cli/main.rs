//! The built command line, on files that each test writes to a folder of its own.

mod messages;

use nightjar::vault::{self, Cost, Entropy, NoEntropy, Secret};
use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

const LIST: &str = r#"
[[item]]
kind = "phone"
label = "mobile"
value = "050 012 34 56"
id = "p1.phone"

[[item]]
kind = "email"
label = "work mail"
value = "aysel.q@posta.example"
"#;

/// A folder of a test's own, empty at its start.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("cli").join(name);
        if path.exists() {
            fs::remove_dir_all(&path).expect("what an earlier run left can be removed");
        }
        fs::create_dir_all(&path).expect("the folder can be made");
        let folder = Folder(path);
        folder.write("list.toml", LIST);
        folder
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> &Folder {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().expect("it lies in the folder")).expect("the folder can be made");
        fs::write(path, bytes).expect("the file can be written");
        self
    }

    /// Runs `nightjar` with these words in the folder.
    fn run(&self, words: &str) -> Ran {
        self.run_with(words, b"")
    }

    fn run_with(&self, words: &str, stdin: &[u8]) -> Ran {
        let mut child = Command::new(env!("CARGO_BIN_EXE_nightjar"))
            .args(words.split(' '))
            .current_dir(&self.0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary was built for this test");
        // It may end without reading: then the pipe is broken, and that is what is tested.
        let _ = child.stdin.take().expect("it is piped").write_all(stdin);
        Ran(child.wait_with_output().expect("it ends"))
    }

    fn scan(&self, words: &str) -> Ran {
        self.run(&format!("scan --watchlist list.toml {words}"))
    }
}

struct Ran(Output);

impl Ran {
    fn code(&self) -> i32 {
        self.0.status.code().expect("it ends by itself")
    }

    fn stdout(&self) -> &str {
        core::str::from_utf8(&self.0.stdout).expect("UTF-8")
    }

    fn stderr(&self) -> &str {
        core::str::from_utf8(&self.0.stderr).expect("UTF-8")
    }

    fn json(&self) -> Vec<Value> {
        self.stdout()
            .lines()
            .map(|line| serde_json::from_str(line).expect("one object a line"))
            .collect()
    }
}

#[test]
fn nothing_found_is_0_and_says_nothing() {
    let ran = Folder::new("nothing")
        .write("a.txt", "Salam, 050 012 34 57")
        .scan("a.txt");
    assert_eq!((ran.code(), ran.stdout(), ran.stderr()), (0, "", ""));
}

#[test]
fn found_is_1_and_one_line_each_with_labels_and_no_values() {
    let folder = Folder::new("found");
    folder.write(
        "a.txt",
        "Salam\nzəng et: +994 (50) 012-34-56\n\n\nvə ya aysel.q@posta.example",
    );
    let ran = folder.scan("a.txt");
    assert_eq!(
        ran.stdout(),
        "a.txt:2: danger: mobile (phone, near email)\na.txt:5: warn: work mail (email, near phone)\n"
    );
    assert_eq!((ran.code(), ran.stderr()), (1, ""));
    let ran = folder.scan("--show-text a.txt");
    assert_eq!(
        ran.stdout(),
        "a.txt:2: danger: mobile (phone, near email): +994 (50) 012-34-56\n\
         a.txt:5: warn: work mail (email, near phone): aysel.q@posta.example\n"
    );
}

#[test]
fn json_has_utf16_offsets_into_the_file() {
    let text = "🌙 Əlaqə:\t0500123456; 🌙 aysel.q@posta.example\r\n";
    let folder = Folder::new("json");
    folder.write("a b.txt", text);
    fs::rename(folder.0.join("a b.txt"), folder.0.join("ə.txt")).expect("it can be renamed");
    let ran = folder.scan("--json ə.txt");
    assert_eq!(ran.code(), 1);
    assert_eq!(
        ran.stdout().lines().next(),
        Some(
            r#"{"path":"ə.txt","id":"p1.phone","kind":"phone","label":"mobile","severity":"danger","start":10,"end":20,"reasons":["near-email"]}"#
        )
    );
    let units: Vec<u16> = text.encode_utf16().collect();
    let found = folder.scan("--show-text --json ə.txt").json();
    assert_eq!(found.len(), 2);
    for line in &found {
        let at = |key: &str| line[key].as_u64().expect("a number") as usize;
        let there = String::from_utf16(&units[at("start")..at("end")]).expect("whole characters");
        assert_eq!(line["text"], there.as_str());
    }
    assert_eq!(
        (&found[1]["id"], &found[1]["label"]),
        (&Value::Null, &"work mail".into())
    );
}

#[test]
fn standard_input_is_read() {
    let folder = Folder::new("stdin");
    let ran = folder.run_with("scan --watchlist list.toml --json -", b"050 012 34 56");
    assert_eq!((ran.code(), ran.json()[0]["path"].as_str()), (1, Some("-")));
    let page = b"<!doctype html><a href='tel:+994500123456'>call</a>";
    let ran = folder.run_with("scan --watchlist list.toml --show-text -", page);
    assert_eq!(ran.stdout(), "-:2: warn: mobile (phone): +994500123456\n");
    assert_eq!(folder.run_with("scan --watchlist list.toml -", b"").code(), 0);
}

#[test]
fn folders_are_read_in_order_with_all_that_is_in_them() {
    let folder = Folder::new("folders");
    let leak = "050 012 34 56";
    folder
        .write("in/b.txt", leak)
        .write("in/a/deep/er.html", "<p>050 <b>012</b> 34<i> 56</i>");
    folder
        .write("in/c.json", format!("{{\"a\": [\"{leak}\"]}}"))
        .write("in/photo.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF");
    folder
        .write("in/empty.txt", "")
        .write("out.txt", leak)
        .write("in/photos/1.jpg", b"\0")
        .write("in/photos/2.jpg", b"\0");
    let ran = folder.scan("--json in");
    let paths: Vec<String> = ran
        .json()
        .iter()
        .map(|line| line["path"].as_str().expect("a path").replace('\\', "/"))
        .collect();
    assert_eq!(paths, ["in/a/deep/er.html", "in/b.txt", "in/c.json"]);
    // Pictures can hold none of the text that is looked for: it is said in one line, and no error.
    assert_eq!(
        (ran.code(), ran.stderr().replace('\\', "/").as_str()),
        (1, "nightjar: in/photo.jpg and 2 more: skipped: not text\n")
    );
}

#[test]
fn telegram_exports_name_the_message() {
    let folder = Folder::new("telegram");
    folder.write(
        "result.json",
        r#"{"name": "Elanlar", "type": "public_channel", "id": 1, "messages": [
            {"id": 6, "type": "message", "date": "2026-03-05T13:00:00", "from": "Elan", "text": "Salam"},
            {"id": 7, "type": "message", "date": "2026-03-05T14:00:00", "from": "Elan",
             "text": ["zəng: ", {"type": "phone", "text": "050 012"}, " 34 56"]}]}"#,
    );
    folder.write(
        "messages.html",
        "<div class=\"message\"><div class=\"from_name\">Elan</div><div class=\"text\">zəng: <a href=\"tel:0500123456\">050 012</a> 34 56</div></div>",
    );
    let ran = folder.scan("--show-text messages.html result.json");
    assert_eq!(
        ran.stdout(),
        "messages.html:2: warn: mobile (phone): 050 012 34 56\n\
         result.json, message 7, 2026-03-05T14:00:00: warn: mobile (phone): 050 012 34 56\n"
    );
}

#[test]
fn what_can_not_be_read_is_said_and_the_rest_is_scanned() {
    let folder = Folder::new("broken");
    folder
        .write("a.txt", "050 012 34 56")
        .write("b.txt", "nothing")
        .write("photo.png", b"\x89PNG\r\n\x1a\n\0");
    let huge = fs::File::create(folder.0.join("huge.txt")).expect("the file can be made");
    huge.set_len((64 << 20) + 1).expect("a file with a hole takes no room");
    let ran = folder.scan("no-such.txt huge.txt photo.png a.txt");
    assert_eq!((ran.code(), ran.stdout().lines().count()), (1, 1));
    let said: Vec<&str> = ran.stderr().lines().collect();
    assert_eq!(said.len(), 3, "{said:?}");
    assert!(said[0].starts_with("nightjar: no-such.txt: skipped: "));
    assert_eq!(
        said[1..],
        [
            "nightjar: huge.txt: skipped: larger than 64 MB",
            "nightjar: photo.png: skipped: not text"
        ]
    );
    // An exit code of 0 would promise that all was read.
    for missed in ["no-such.txt", "huge.txt", "photo.png"] {
        assert_eq!(folder.scan(&format!("b.txt {missed}")).code(), 2, "{missed}");
    }
    assert_eq!(folder.scan("b.txt").code(), 0);
}

#[test]
fn broken_input_is_text_like_any_other() {
    let folder = Folder::new("encodings");
    folder
        .write("cut.html", "<p title='050 012 34 56'>a<a href=\"tel:")
        .write("cut.json", "{\"text\": \"050 012 34 56");
    folder.write(
        "bytes.txt",
        b"\xff\xfe050\xa0012 34 56 \xc3 aysel.q@posta.example\xe2\x80",
    );
    folder.write(
        "utf16.txt",
        "\u{feff}050 012 34 56"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect::<Vec<u8>>(),
    );
    folder.write(
        "cp1251.html",
        b"<meta charset=windows-1251>\xd2\xe5\xeb\xe5\xf4\xee\xed: 050 012 34 56",
    );
    for name in ["cut.html", "cut.json", "utf16.txt", "cp1251.html"] {
        let ran = folder.scan(&format!("--show-text {name}"));
        assert!(
            ran.stdout().ends_with(": 050 012 34 56\n"),
            "{name}: {}{}",
            ran.stdout(),
            ran.stderr()
        );
    }
    assert!([0, 1].contains(&folder.scan("bytes.txt").code()));
}

#[test]
fn a_line_for_people_can_not_command_the_terminal() {
    let folder = Folder::new("terminal");
    let label = LIST.replace("\"mobile\"", r#""mo\u001b[2Jbile""#);
    folder
        .write("list.toml", label)
        .write("a.txt", "050\u{202e} 012 34\n56");
    let ran = folder.scan("--show-text a.txt");
    assert_eq!((ran.code(), ran.stdout().contains(['\u{1b}', '\u{202e}'])), (1, false));
    assert_eq!(ran.stdout().lines().count(), 1);
}

#[test]
fn lists_are_read_item_by_item() {
    let folder = Folder::new("lists");
    folder.write("a.txt", "050 012 34 56");
    folder.write(
        "bad.toml",
        format!("{LIST}[[item]]\nkind = \"fax\"\nlabel = \"old\"\nvalue = \"1\"\n"),
    );
    let ran = folder.run("scan --watchlist bad.toml a.txt");
    assert_eq!(ran.code(), 1);
    assert_eq!(
        ran.stderr(),
        "nightjar: bad.toml:12: old: not written as a list file is\n"
    );
    // Not everything was looked for, so "nothing found" would say too much.
    folder.write("b.txt", "nothing");
    assert_eq!(folder.run("scan --watchlist bad.toml b.txt").code(), 2);
    folder.write(
        "list.csv",
        "kind;label;value\nphone;mobile;050 012 34 56\nphone;off;0\n",
    );
    let ran = folder.run("scan --watchlist list.csv a.txt");
    assert_eq!(
        (ran.code(), ran.stderr()),
        (1, "nightjar: list.csv:3: off: too short to be told from chance\n")
    );
    folder.write("off.toml", LIST.replace("[[item]]", "[[item]]\non = false"));
    for list in ["off.toml", "a.txt", "no-such.toml", "empty.toml"] {
        folder.write("empty.toml", "");
        let ran = folder.run(&format!("scan --watchlist {list} a.txt"));
        assert_eq!((ran.code(), ran.stdout()), (2, ""), "{list}");
        assert!(
            ran.stderr().starts_with(&format!("nightjar: {list}")),
            "{}",
            ran.stderr()
        );
    }
}

#[test]
fn a_command_that_makes_no_sense_is_2() {
    let folder = Folder::new("usage");
    for words in [
        "scan",
        "scan list.toml",
        "find",
        "scan --watchlist list.toml",
        "scan --watchlist list.toml --what x",
    ] {
        let ran = folder.run(words);
        assert_eq!((ran.code(), ran.stdout()), (2, ""), "{words}");
        assert_eq!(ran.stderr().lines().count(), 1, "{words}");
    }
    let ran = folder.run("--help");
    assert_eq!((ran.code(), ran.stderr()), (0, ""));
    assert!(ran.stdout().contains("--show-text"));
}

/// Predictable: for tests.
struct Same;

impl Entropy for Same {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), NoEntropy> {
        bytes.fill(5);
        Ok(())
    }
}

fn backup(state: &str, passphrase: &str) -> Vec<u8> {
    let cost = Cost { memory: 64, passes: 1 };
    let (state, passphrase) = (Secret::new(state.as_bytes().to_vec()), Secret::new(passphrase.into()));
    vault::seal_backup_at(cost, &state, &passphrase, &mut Same).expect("it fits")
}

const STATE: &str = r#"{"version":1,"entries":[
    {"id":"a1","kind":"phone","label":"mobile","value":"050 012 34 56","aliases":[],"rare":false,"on":true},
    {"id":"a2","kind":"email","label":"mail","value":"aysel.q@posta.example","aliases":[],"rare":false,"on":false}],
    "exceptions":[],"sites":[],"settings":{"language":"az"},"pausedUntil":null}"#;

#[test]
fn a_backup_opens_with_its_passphrase() {
    let folder = Folder::new("backup");
    // The same letters in two normal forms are the same passphrase.
    folder.write("b.sealed", backup(STATE, "çay lampa"));
    folder
        .write("right", "c\u{327}ay lampa\r\nsecond line")
        .write("wrong", "çay lampa ");
    folder.write("a.txt", "050 012 34 56 aysel.q@posta.example");
    let ran = folder.run("scan --vault b.sealed --passphrase-file right --json a.txt");
    assert_eq!((ran.code(), ran.stderr()), (1, ""));
    let found = ran.json();
    assert_eq!(
        (found.len(), found[0]["id"].as_str()),
        (1, Some("a1")),
        "an item that is off is not looked for"
    );
    let ran = folder.run_with(
        "scan --vault b.sealed --passphrase-file - a.txt",
        "çay lampa\n".as_bytes(),
    );
    assert_eq!(ran.code(), 1);
    let ran = folder.run("scan --vault b.sealed --passphrase-file wrong a.txt");
    assert_eq!(
        (ran.code(), ran.stderr()),
        (2, "nightjar: b.sealed: wrong passphrase\n")
    );
}

#[test]
fn what_the_user_has_accepted_is_not_told() {
    let folder = Folder::new("accepted");
    folder
        .write("p", "p")
        .write("list.toml", LIST)
        .write("a.txt", "zəng: 050 012 34 56\n");
    let fingerprint = {
        let indicator =
            nightjar::indicator::Indicator::parse(nightjar::indicator::Kind::Phone, "050 012 34 56", &[], false);
        let mut watchlist = nightjar::watchlist::Watchlist::new();
        watchlist.add(indicator.expect("a phone number"));
        watchlist.compile().expect("one item").scan("", "zəng: 050 012 34 56\n")[0].fingerprint
    };
    let state = STATE.replace(
        "\"exceptions\":[]",
        &format!("\"exceptions\":[{{\"item\":\"a1\",\"text\":\"{fingerprint:016x}\"}}]"),
    );
    folder.write("b.sealed", backup(&state, "p"));
    let ran = folder.run("scan --vault b.sealed --passphrase-file p a.txt");
    assert_eq!((ran.code(), ran.stdout()), (0, ""));
    folder.write("a.txt", "başqa söz: 050 012 34 56\n");
    assert_eq!(folder.run("scan --vault b.sealed --passphrase-file p a.txt").code(), 1);
}

#[test]
fn other_files_are_refused_by_name_before_a_passphrase_is_asked_for() {
    let folder = Folder::new("refused");
    let whole = backup(STATE, "p");
    let mut newer = whole.clone();
    newer[8] = 2;
    let (vault, _) = vault::create_at(
        Cost { memory: 64, passes: 1 },
        &Secret::new("p".into()),
        &Secret::new([0; 32]),
        &Secret::new(Vec::new()),
        &mut Same,
    )
    .expect("it fits");
    for (name, bytes, why) in [
        ("cut", &whole[..60_000], "the file is damaged"),
        ("newer", &newer, "a newer version wrote this file"),
        ("foreign", b"hello", "not a backup"),
        (
            "vault",
            &vault,
            "a browser's own vault: it opens only there; export a backup",
        ),
    ] {
        let ran = folder
            .write(name, bytes)
            .run(&format!("scan --vault {name} --passphrase-file no-such-file list.toml"));
        assert_eq!(
            (ran.code(), ran.stderr()),
            (2, format!("nightjar: {name}: {why}\n").as_str())
        );
    }
    folder
        .write("p", "p")
        .write("later", backup(&STATE.replace("\"version\":1", "\"version\":2"), "p"));
    folder.write(
        "odd",
        backup(
            "{\"version\":1,\"entries\":[{\"kind\":\"050 012 34 56\",\"value\":\"1\"}]}",
            "p",
        ),
    );
    for (name, why) in [
        ("later", "a newer version wrote this file"),
        ("odd", "the state in it is not as it should be"),
    ] {
        let ran = folder.run(&format!("scan --vault {name} --passphrase-file p list.toml"));
        assert_eq!(
            (ran.code(), ran.stderr()),
            (2, format!("nightjar: {name}: {why}\n").as_str())
        );
    }
}

#[test]
fn a_text_is_explained_place_by_place() {
    let folder = Folder::new("explain");
    let text = "Звоните: ０50 012-34-56\n(1050 012 34 56), salam";
    let ran = folder.run_with("explain --watchlist list.toml -", text.as_bytes());
    assert_eq!(ran.code(), 1, "{}", ran.stderr());
    let want = "\
Folded
  0-8    Звоните:   звоните:
  9-12   ０50        050
  13-22  012-34-56  012-34-56
  23-28  (1050      (1050
  29-32  012        012
  33-35  34         34
  36-40  56),       56),
  41-46  salam      salam

Seen
  10-22  mobile (phone): 50 012-34-56 (signs of a number or code)  told, 9-22: all of it
";
    let (head, rest) = ran.stdout().split_at(want.len());
    assert_eq!(head, want);
    let (seen, told) = rest.split_once("\nTold\n").expect("what is told comes last");
    assert!(
        seen.lines()
            .any(|line| line.starts_with("  26-38  mobile (phone)") && line.contains("  refused: "))
            && seen.ends_with("  nothing of: work mail (email)\n"),
        "{seen}"
    );
    assert_eq!(told, "  9-22  warn: mobile (phone)  ０50 012-34-56\n");
}

#[test]
fn what_was_explained_is_in_the_exit_code_and_commands_no_terminal() {
    let folder = Folder::new("explain_codes");
    let nothing = folder.run("explain --watchlist list.toml salam");
    assert_eq!(nothing.code(), 0);
    assert!(
        nothing.stdout().ends_with("\nTold\n  nothing\n"),
        "{}",
        nothing.stdout()
    );
    let rude = folder.run_with(
        "explain --watchlist list.toml -",
        "0500123456\u{1b}[2J\u{202e}".as_bytes(),
    );
    assert_eq!(rude.code(), 1);
    assert!(!rude.stdout().contains(['\u{1b}', '\u{202e}']), "{}", rude.stdout());
    assert_eq!(folder.run("explain --watchlist none.toml x").code(), 2);
    assert_eq!(folder.run("explain --watchlist list.toml two words").code(), 2);
}
