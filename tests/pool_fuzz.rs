//! Whatever bytes the files hold: a market or at least one fault, and never a panic.

mod pool_support;

use matchday::pool::CheckedPool;
use pool_support::{FILES, Folder};
use proptest::prelude::*;

/// One change of the bytes of a file; places are shares of its length.
#[derive(Clone, Debug)]
enum Change {
    Flip { at: usize, bit: u8 },
    Truncate { at: usize },
    Insert { at: usize, bytes: Vec<u8> },
    RepeatLine { line: usize, to: usize },
    RemoveLine { line: usize },
    SwapFields { line: usize, a: usize, b: usize },
}

fn change() -> impl Strategy<Value = Change> {
    let telling = prop::sample::select(vec![
        &b"\""[..],
        b",",
        b"\n",
        b"\r",
        b"\0",
        b"#",
        b"\xff",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"999999999",
        b"-1",
        b"0",
        b"4294967296",
        b"primary",
        b",,",
        b"\"\"",
        "é".as_bytes(),
    ]);
    let inserted = prop_oneof![telling.prop_map(<[u8]>::to_vec), prop::collection::vec(any::<u8>(), 1..6)];
    let place = any::<usize>;
    prop_oneof![
        (place(), 0..8u8).prop_map(|(at, bit)| Change::Flip { at, bit }),
        place().prop_map(|at| Change::Truncate { at }),
        (place(), inserted).prop_map(|(at, bytes)| Change::Insert { at, bytes }),
        (place(), place()).prop_map(|(line, to)| Change::RepeatLine { line, to }),
        place().prop_map(|line| Change::RemoveLine { line }),
        (place(), place(), place()).prop_map(|(line, a, b)| Change::SwapFields { line, a, b }),
    ]
}

impl Change {
    fn apply(&self, bytes: &mut Vec<u8>) {
        let length = bytes.len();
        let mut lines: Vec<_> = bytes.split_inclusive(|&byte| byte == b'\n').map(<[u8]>::to_vec).collect();
        let count = lines.len();
        match self {
            _ if length == 0 => {}
            Change::Flip { at, bit } => bytes[at % length] ^= 1 << bit,
            Change::Truncate { at } => bytes.truncate(at % length),
            Change::Insert { at, bytes: more } => {
                let at = at % (length + 1);
                bytes.splice(at..at, more.iter().copied());
            }
            Change::RepeatLine { line, to } => {
                lines.insert(to % (count + 1), lines[line % count].clone());
                *bytes = lines.concat();
            }
            Change::RemoveLine { line } => {
                lines.remove(line % count);
                *bytes = lines.concat();
            }
            Change::SwapFields { line, a, b } => {
                let line = &mut lines[line % count];
                let mut fields: Vec<_> = line.split(|&byte| byte == b',').map(<[u8]>::to_vec).collect();
                let width = fields.len();
                fields.swap(a % width, b % width);
                *line = fields.join(&b","[..]);
                *bytes = lines.concat();
            }
        }
    }
}

/// Reads a pool and everything that can be said about it.
fn read(folder: &Folder) {
    match CheckedPool::read(folder.path()) {
        Ok(reading) => {
            for group in reading.warnings(usize::MAX) {
                assert!(group.count >= group.shown.len() && group.count > 0);
                assert!(group.shown.iter().all(|warning| !warning.to_string().contains('\n')));
            }
        }
        Err(error) => {
            let faults = error.faults;
            assert!(!faults.is_empty(), "a pool that is refused has a fault");
            for sentence in faults.iter().map(ToString::to_string) {
                assert!(!sentence.contains('\n'), "a fault is one line: {sentence}");
            }
        }
    }
}

proptest! {
    /// A pool with a few changed bytes is read or refused.
    #[test]
    fn changed_pools_are_read_or_refused(changes in prop::collection::vec((0..FILES.len(), change()), 1..6)) {
        let mut files = FILES.map(|(name, text)| (name, text.as_bytes().to_vec()));
        for (file, change) in &changes {
            change.apply(&mut files[*file].1);
        }
        read(&files.into_iter().fold(Folder::valid(), |folder, (name, bytes)| folder.with(name, bytes)));
    }

    /// The same of R3 files.
    #[test]
    fn changed_r3_files_are_read_or_refused(changes in prop::collection::vec(change(), 1..6)) {
        let mut bytes = b"Rank,AAMC ID\n1,20000003\n2,20000004,Dan\n3,20000001\n".to_vec();
        for change in &changes {
            change.apply(&mut bytes);
        }
        read(&Folder::valid().with_r3().with("program_ranks/1000140C0.csv", bytes));
    }

    /// Files of random bytes are refused, or happen to be right.
    #[test]
    fn random_bytes_are_read_or_refused(
        file in 0..FILES.len(),
        keeps_header in any::<bool>(),
        bytes in prop::collection::vec(prop_oneof![Just(b','), Just(b'\n'), Just(b'"'), Just(b'1'), any::<u8>()], 0..200),
    ) {
        let (name, text) = FILES[file];
        let header = text.lines().next().filter(|_| keeps_header).map_or(String::new(), |header| format!("{header}\n"));
        read(&Folder::valid().with(name, [header.as_bytes(), &bytes].concat()));
    }
}
