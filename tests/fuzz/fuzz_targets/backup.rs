//! A backup opens as it was sealed or not at all: whatever is changed in it, no other state comes out, and the error has a name.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use nightjar::vault::envelope::Envelope;
use nightjar::vault::{Cost, Entropy, NoEntropy, Secret, open_backup, seal_backup_at};

/// The same bytes each time, so that what was found can be found again.
struct Counted(u8);

impl Entropy for Counted {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), NoEntropy> {
        for byte in bytes {
            self.0 = self.0.wrapping_mul(181).wrapping_add(59);
            *byte = self.0;
        }
        Ok(())
    }
}

const STATE: &[u8] = b"{\"version\":1,\"entries\":[]}";
/// What deriving a key takes in a test.
const CHEAP: Cost = Cost { memory: 8, passes: 1 };

fn passphrase() -> Secret<String> {
    Secret::new("qovun mizan telqar".to_owned())
}

static SEALED: LazyLock<Vec<u8>> = LazyLock::new(|| {
    seal_backup_at(CHEAP, &Secret::new(STATE.to_vec()), &passphrase(), &mut Counted(7)).expect("so small a state fits")
});

fuzz_target!(|input: (Vec<(u16, u8)>, Option<u16>)| {
    let (changes, cut) = input;
    let mut file = SEALED.clone();
    for (at, byte) in changes {
        let at = usize::from(at) % file.len();
        file[at] = byte;
    }
    if let Some(cut) = cut {
        file.truncate(usize::from(cut));
    }
    // A dearer cost is honoured, and is another target's to look at.
    if Envelope::parse(&file)
        .is_ok_and(|envelope| envelope.header.cost.memory > 1024 || envelope.header.cost.passes > 4)
    {
        return;
    }
    match open_backup(&file, &passphrase()) {
        Ok(state) => assert!(file == *SEALED && state.expose() == STATE),
        Err(_) => assert!(file != *SEALED),
    }
});
