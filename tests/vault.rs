//! Sealed files: old ones open for ever or are refused by name, new ones tell nothing but their class.
//!
//! `tests/vectors/` holds a few whole files of version 1, and `faults.md`, a table of what is wrong with the others: an
//! edit of a whole file, and the answer. A version that comes later adds files and rows; none is ever removed.

use nightjar::indicator::Kind;
use nightjar::list::Entry;
use nightjar::vault::envelope::{CLASSES, Envelope, HEADER};
use nightjar::vault::{self, Cost, DataKey, DeviceSecret, Entropy, Namespace, NoEntropy, OpenError, SealError, Secret};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// What the whole files were sealed with. The passphrases open the first and the second state.
const WORDS: [&str; 2] = ["lamp river seven bread", "çörək yeddi çay lampa"];
const STATES: [&[u8]; 2] = [
    br#"{"version":1,"entries":[]}"#,
    br#"{"version":1,"entries":[],"exceptions":[]}"#,
];
/// Small, so that the tests are quick in a build that is not optimised.
const COST: Cost = Cost { memory: 64, passes: 2 };
const SLOTS: usize = 4;

/// Made randomness: the salt, the slot and everything else are the same at every run.
struct Made {
    salt: [u8; 32],
    slot: u8,
    /// How often bytes were asked for.
    asked: u32,
    state: u64,
}

impl Made {
    fn new(slot: u8, seed: u64) -> Made {
        Made {
            salt: *b"a salt of thirty-two bytes, made",
            slot,
            asked: 0,
            state: seed,
        }
    }
}

impl Entropy for Made {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), NoEntropy> {
        self.asked += 1;
        match (self.asked, bytes.len()) {
            (1, 32) => bytes.copy_from_slice(&self.salt),
            (2, 1) => bytes[0] = self.slot,
            _ => {
                for byte in bytes {
                    // SplitMix64: https://prng.di.unimi.it/splitmix64.c
                    self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
                    let mixed = (self.state ^ (self.state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
                    *byte = ((mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb) >> 56) as u8;
                }
            }
        }
        Ok(())
    }
}

fn words(words: &str) -> Secret<String> {
    Secret::new(words.into())
}

fn device() -> DeviceSecret {
    Secret::new(*b"thirty-two bytes of this device.")
}

fn state(bytes: &[u8]) -> Secret<Vec<u8>> {
    Secret::new(bytes.to_vec())
}

fn create(number: usize, slot: u8) -> (Vec<u8>, DataKey) {
    let (words, state) = (words(WORDS[number]), state(STATES[number]));
    vault::create_at(COST, &words, &device(), &state, &mut Made::new(slot, number as u64)).expect("it fits")
}

fn slot(file: &[u8], slot: usize) -> &[u8] {
    let len = (file.len() - HEADER) / SLOTS;
    &file[HEADER + slot * len..][..len]
}

/// A vault of two states. No function makes one yet; since the header is the same, slots of two vaults fit together.
fn two_states() -> (Vec<u8>, DataKey) {
    let (mut file, key) = create(0, 2);
    let (other, _) = create(1, 0);
    let len = slot(&file, 0).len();
    file[HEADER..HEADER + len].copy_from_slice(slot(&other, 0));
    (file, key)
}

fn opened(file: &[u8], passphrase: &str) -> Result<Vec<u8>, OpenError> {
    vault::open(file, &words(passphrase), &device()).map(|opened| opened.state.expose().clone())
}

fn vector(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/vectors")
        .join(name)
}

/// The whole files, as today's code makes them.
fn whole_files() -> Vec<(&'static str, Vec<u8>)> {
    let (vault, key) = two_states();
    let grown = vault::reseal(&vault, &key, &state(&grown_state()), &mut Made::new(0, 7)).expect("it fits");
    let backup =
        vault::seal_backup_at(COST, &state(STATES[0]), &words(WORDS[0]), &mut Made::new(0, 9)).expect("it fits");
    vec![("vault_v1", vault), ("grown_v1", grown), ("backup_v1", backup)]
}

/// Too long for the smallest class.
fn grown_state() -> Vec<u8> {
    STATES[0].iter().copied().cycle().take(20_000).collect()
}

#[test]
fn version_1_is_written_as_it_always_was() {
    for (name, made) in whole_files() {
        let path = vector(name);
        if std::env::var_os("UPDATE_VECTORS").is_some() && !path.exists() {
            std::fs::write(&path, &made).expect("the vectors can be written");
        }
        let kept = std::fs::read(&path).expect("run once with UPDATE_VECTORS=1 to make a new vector");
        assert!(
            kept == made,
            "{name}: other bytes than were kept; a new format needs a new version"
        );
    }
}

/// One row of the table.
struct Fault<'a> {
    name: &'a str,
    file: &'a str,
    edits: &'a str,
    opened_as: &'a str,
    answer: &'a str,
}

fn faults(table: &str) -> Vec<Fault<'_>> {
    let rows = table
        .lines()
        .filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |"))
        .skip(1);
    rows.filter(|row| !row.starts_with('-'))
        .map(|row| {
            let mut cells = row.split(" | ").map(str::trim);
            let mut cell = || cells.next().expect("five cells a row");
            Fault {
                name: cell(),
                file: cell(),
                edits: cell(),
                opened_as: cell(),
                answer: cell(),
            }
        })
        .collect()
}

/// The edits that rows use, separated by commas: `cut LENGTH`, `set OFFSET BYTES`, `flip OFFSET` (the lowest bit), `append
/// BYTES`, `exchange SLOT SLOT`, `only BYTES` (nothing else). Numbers are decimal, bytes hexadecimal.
fn edit(mut file: Vec<u8>, edits: &str) -> Vec<u8> {
    let number = |word: Option<&str>| word.and_then(|word| word.parse::<usize>().ok()).expect("a number");
    let bytes = |word: Option<&str>| -> Vec<u8> {
        let pairs = word.unwrap_or_default().as_bytes().chunks(2);
        pairs
            .map(|pair| u8::from_str_radix(core::str::from_utf8(pair).expect("ASCII"), 16).expect("hexadecimal"))
            .collect()
    };
    for edit in edits.split(", ").filter(|edit| !edit.is_empty() && *edit != "none") {
        let mut parts = edit.split(' ');
        match parts.next() {
            Some("cut") => file.truncate(number(parts.next())),
            Some("set") => {
                let (offset, bytes) = (number(parts.next()), bytes(parts.next()));
                file[offset..offset + bytes.len()].copy_from_slice(&bytes);
            }
            Some("flip") => file[number(parts.next())] ^= 1,
            Some("append") => file.extend(bytes(parts.next())),
            Some("exchange") => {
                let (a, b) = (number(parts.next()), number(parts.next()));
                let (was_a, was_b) = (slot(&file, a).to_vec(), slot(&file, b).to_vec());
                file[HEADER + a * was_a.len()..][..was_a.len()].copy_from_slice(&was_b);
                file[HEADER + b * was_b.len()..][..was_b.len()].copy_from_slice(&was_a);
            }
            Some("only") => file = bytes(parts.next()),
            other => panic!("no such edit: {other:?}"),
        }
    }
    file
}

#[test]
fn every_fault_has_its_answer() {
    let table = std::fs::read_to_string(vector("faults.md")).expect("the table is there");
    let faults = faults(&table);
    assert!(faults.len() > 25, "the table is read whole");
    let names: BTreeSet<&str> = faults.iter().map(|fault| fault.name).collect();
    assert_eq!(names.len(), faults.len(), "every fault has a name of its own");
    for fault in faults {
        let file = edit(
            std::fs::read(vector(fault.file)).expect("the whole file is there"),
            fault.edits,
        );
        let number = usize::from(fault.opened_as.ends_with('2'));
        let answer = match fault.opened_as {
            "vault" | "vault 2" => opened(&file, WORDS[number]),
            "backup" => vault::open_backup(&file, &words(WORDS[0])).map(|state| state.expose().clone()),
            other => panic!("{}: opened as {other}?", fault.name),
        };
        match answer {
            Ok(state) => {
                let want = if fault.answer == "opens, grown" {
                    grown_state()
                } else {
                    STATES[number].to_vec()
                };
                assert!(
                    fault.answer.starts_with("opens") && state == want,
                    "{}: opened",
                    fault.name
                );
            }
            Err(error) => assert_eq!(error.as_str(), fault.answer, "{}", fault.name),
        }
        // Without a passphrase the same is told, as far as it can be; and no key writes over what it doesn't open.
        if let Err(error) = vault::inspect(&file) {
            assert_eq!(error.as_str(), fault.answer, "{}: inspected", fault.name);
            let (_, key) = create(0, 2);
            let resealed = vault::reseal(&file, &key, &state(b"x"), &mut Made::new(0, 1));
            assert_eq!(resealed, Err(SealError::Open(error)), "{}: resealed", fault.name);
        }
    }
}

#[test]
fn no_cut_and_no_changed_byte_opens_anything() {
    let (file, key) = two_states();
    for len in (0..file.len()).step_by(997).chain(0..200) {
        assert!(vault::open_with_key(&file[..len], &key).is_err(), "{len} bytes");
    }
    let own = HEADER + 2 * slot(&file, 0).len();
    for at in (0..HEADER).chain([own, own + 23, own + 24, own + 5_000, own + slot(&file, 2).len() - 1]) {
        let mut changed = file.clone();
        changed[at] ^= 0x80;
        assert!(vault::open_with_key(&changed, &key).is_err(), "byte {at}");
    }
}

#[test]
fn another_device_or_passphrase_opens_nothing() {
    let (file, _) = two_states();
    for passphrase in [
        "",
        "lamp river seven",
        "Lamp river seven bread",
        "lamp river seven bread ",
    ] {
        assert_eq!(
            opened(&file, passphrase),
            Err(OpenError::WrongPassphrase),
            "{passphrase:?}"
        );
    }
    let other = Secret::new([1; 32]);
    assert_eq!(
        vault::open(&file, &words(WORDS[0]), &other).map(drop),
        Err(OpenError::WrongPassphrase)
    );
}

#[test]
fn a_new_passphrase_replaces_the_old_one_and_touches_nothing_else() {
    let (file, key) = two_states();
    let (changed, new) =
        vault::change_passphrase(&file, &key, &words("new"), &device(), &mut Made::new(0, 3)).expect("it opens");
    assert_eq!(opened(&changed, WORDS[0]), Err(OpenError::WrongPassphrase));
    assert_eq!(opened(&changed, "new").as_deref(), Ok(STATES[0]));
    assert_eq!(opened(&changed, WORDS[1]).as_deref(), Ok(STATES[1]));
    assert_eq!(
        vault::open_with_key(&changed, &key).map(drop),
        Err(OpenError::WrongPassphrase)
    );
    assert_eq!(
        vault::open_with_key(&changed, &new).expect("the new key").expose(),
        STATES[0]
    );
    let kept: Vec<usize> = (0..SLOTS).filter(|&i| slot(&file, i) == slot(&changed, i)).collect();
    assert_eq!((kept, &file[..HEADER]), (vec![0, 1, 3], &changed[..HEADER]));
}

#[test]
fn resealing_changes_one_slot_whole() {
    let (file, key) = two_states();
    let again = vault::reseal(&file, &key, &state(STATES[0]), &mut Made::new(0, 5)).expect("it fits");
    let kept: Vec<usize> = (0..SLOTS).filter(|&i| slot(&file, i) == slot(&again, i)).collect();
    assert_eq!((kept, &file[..HEADER]), (vec![0, 1, 3], &again[..HEADER]));
    // A fresh nonce: the same state leaves no byte where it was, but by chance.
    let same = slot(&file, 2)
        .iter()
        .zip(slot(&again, 2))
        .filter(|(a, b)| a == b)
        .count();
    assert!(same < slot(&file, 2).len() / 128, "{same} bytes stayed");
}

#[test]
fn lengths_tell_the_class_alone() {
    let (mut file, key) = create(0, 1);
    assert_eq!(file.len(), CLASSES[0]);
    for length in [0, 1, 1_000, 16_000] {
        file = vault::reseal(&file, &key, &state(&vec![b'x'; length]), &mut Made::new(0, 5)).expect("it fits");
        assert_eq!(file.len(), CLASSES[0], "{length} bytes");
        let backup = vault::seal_backup_at(COST, &state(&vec![b'x'; length]), &words("a"), &mut Made::new(0, 5));
        assert_eq!(backup.expect("it fits").len(), CLASSES[0], "{length} bytes");
    }
    // The last length that fits and the first that does not; a vault does not shrink again.
    let most = (CLASSES[0] - HEADER) / SLOTS - 44;
    for (length, class) in [(most, CLASSES[0]), (most + 1, CLASSES[1]), (0, CLASSES[1])] {
        let long = vec![b'x'; length];
        file = vault::reseal(&file, &key, &state(&long), &mut Made::new(0, 5)).expect("it fits");
        assert_eq!(file.len(), class, "{length} bytes");
        assert_eq!(vault::open_with_key(&file, &key).expect("its own key").expose(), &long);
    }
    let too_long = state(&vec![0; CLASSES[5] / SLOTS]);
    assert_eq!(
        vault::reseal(&file, &key, &too_long, &mut Made::new(0, 5)),
        Err(SealError::TooLarge)
    );
}

/// A watchlist of a hundred ordinary items still fits the smallest class: how many there are does not show.
#[test]
fn a_hundred_items_are_as_long_as_none() {
    let item = |number: usize| Entry {
        id: format!("{number:016x}"),
        kind: Kind::Phone,
        label: format!("mobile {number}"),
        value: format!("050 01{} {:02} {:02}", number % 10, number / 10, number % 10),
        aliases: Vec::new(),
        rare: false,
        on: true,
    };
    let lengths = [0, 1, 10, 100].map(|count| {
        let entries: Vec<Entry> = (0..count).map(item).collect();
        let json = format!(
            r#"{{"version":1,"entries":{}}}"#,
            serde_json::to_string(&entries).expect("text")
        );
        let (words, state) = (words("a"), state(json.as_bytes()));
        let made = vault::create_at(COST, &words, &device(), &state, &mut Made::new(0, 1)).expect("it fits");
        made.0.len()
    });
    assert_eq!(lengths, [CLASSES[0]; 4]);
}

/// Files changed at random places: whatever still parses is written back as it was, and nothing opens but what is whole.
#[test]
fn random_changes_open_nothing() {
    let (file, key) = create(0, 2);
    let own = HEADER + 2 * slot(&file, 0).len();
    let own = own..own + slot(&file, 2).len();
    let mut made = Made {
        asked: 2,
        ..Made::new(0, 11)
    };
    let mut random = |below: usize| {
        let mut bytes = [0; 4];
        made.fill(&mut bytes).expect("made randomness never ends");
        u32::from_le_bytes(bytes) as usize % below
    };
    let (mut parsed, mut opened) = (0, 0);
    for _ in 0..2_000 {
        let mut changed = file.clone();
        for _ in 0..=random(3) {
            // Mostly the header, where structure is.
            let at = if random(4) > 0 {
                random(HEADER + 8)
            } else {
                random(file.len())
            };
            changed[at] ^= 1 << random(8);
        }
        if random(10) == 0 {
            changed.truncate(random(file.len()));
        }
        let differs = changed.len() != file.len()
            || changed[..HEADER] != file[..HEADER]
            || changed[own.clone()] != file[own.clone()];
        if let Ok(envelope) = Envelope::parse(&changed) {
            parsed += 1;
            assert!(envelope.bytes() == changed);
        }
        match vault::open_with_key(&changed, &key) {
            Ok(state) => {
                opened += 1;
                assert!(!differs && state.expose() == STATES[0]);
            }
            Err(_) => assert!(differs),
        }
    }
    assert!(
        parsed > 100 && opened > 100,
        "{parsed} parsed, {opened} opened: the changes are too many or too few"
    );
}

#[test]
fn slots_in_use_look_like_the_others() {
    let (file, _) = two_states();
    let grown = &whole_files()[1].1;
    for file in [&file, grown] {
        for number in 0..SLOTS {
            let bytes = slot(file, number);
            let mut counts = [0f64; 256];
            bytes.iter().for_each(|&byte| counts[usize::from(byte)] += 1.0);
            let expected = bytes.len() as f64 / 256.0;
            let chi2: f64 = counts.iter().map(|count| (count - expected).powi(2) / expected).sum();
            // 255 degrees of freedom: beyond these, one random slot in ten thousand.
            assert!(
                (177.0..346.0).contains(&chi2),
                "slot {number} of {} bytes: {chi2}",
                file.len()
            );
        }
    }
}

#[test]
fn the_first_slot_is_chosen_by_chance() {
    let (file, _) = create(0, 0);
    for first in [1, 2, 3, 7, 252, u8::MAX] {
        let (other, key) = create(0, first);
        let used = (0..SLOTS).find(|&number| {
            let mut moved = other.clone();
            moved[HEADER + number * slot(&file, 0).len()] ^= 1;
            vault::open_with_key(&moved, &key).is_err()
        });
        assert_eq!(used, Some(usize::from(first) % SLOTS));
    }
}

#[test]
fn namespaces_do_not_mix() {
    let files = whole_files();
    assert_eq!(vault::inspect(&files[0].1), Ok(Namespace::Vault));
    assert_eq!(vault::inspect(&files[2].1), Ok(Namespace::Backup));
    assert_eq!(
        vault::open_backup(&files[0].1, &words(WORDS[0])).map(drop),
        Err(OpenError::NotAVault)
    );
    assert_eq!(opened(&files[2].1, WORDS[0]), Err(OpenError::NotAVault));
}

#[test]
fn the_costs_in_use_are_written_into_the_file() {
    let (file, _) = vault::create(&words("a"), &device(), &state(b""), &mut Made::new(0, 1)).expect("it fits");
    let backup = vault::seal_backup(&state(b""), &words("a"), &mut Made::new(0, 1)).expect("it fits");
    for (file, cost) in [(file, Cost::VAULT), (backup, Cost::BACKUP)] {
        assert_eq!(file[12..16], cost.memory.to_le_bytes());
        assert_eq!(file[16..20], cost.passes.to_le_bytes());
    }
}
