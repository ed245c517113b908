//! A small correct pool in a temporary folder, to be spoilt by tests.

#![allow(dead_code, reason = "each test file uses a part of it")]

use std::fs;

use matchday::pool::{CheckedPool, WarningKind};
use tempfile::TempDir;

pub(crate) const FILES: [(&str, &str); 6] = [
    (
        "programs.csv",
        "\
program_id,name,institution,specialty,track,quota,parity,joint_with
1000140C0,Boston Medicine,Boston,140,C,2,,
1000416A0,Boston IR,Boston,416,A,1,,
1000999P0,Boston TY,Boston,999,P,1,,1000416A0
1001140P0,Salem Prelim,Salem,140,P,2,even,
1001420R0,Salem Radiology,Salem,420,R,1,odd,
1001140C0,Salem Medicine,Salem,140,C,0,,
",
    ),
    (
        "applicants.csv",
        "\
applicant_id,name,type,score
20000001,Ada,US MD Senior,250
20000002,Ben,img,240
20000003,Cleo,us_do_senior,230
20000004,Dan,us-senior,220
",
    ),
    (
        "applicant_ranks.csv",
        "\
applicant_id,list,rank,program_id,supplemental
20000001,primary,1,1000416A0,A
20000001,primary,2,1000140C0,
20000001,A,1,1000999P0,
20000001,A,2,1001140P0,
20000002,primary,1,1001420R0,
20000002,primary,2,1001140P0,
20000003,primary,1,1000140C0,
20000003,primary,2,1000140C0,
20000004,primary,1,1000140C0,
20000004,primary,2,999999999,
",
    ),
    (
        "program_ranks.csv",
        "\
program_id,rank,applicant_id
1000140C0,1,20000003
1000140C0,2,20000004
1000140C0,3,20000001
1000416A0,1,20000001
1000999P0,1,20000001
1001140P0,1,20000002
1001140P0,2,20000001
1001420R0,1,20000002
",
    ),
    ("couples.csv", "applicant_a,applicant_b\n20000003,20000004\n"),
    ("reversions.csv", "donor,receiver,limit,order\n1001420R0,1001140P0,1,2\n1001420R0,1001140C0,1,1\n"),
];

/// A pool in a folder of its own.
pub(crate) struct Folder(TempDir);

impl Folder {
    /// The small correct pool.
    pub(crate) fn valid() -> Folder {
        let folder = Folder(tempfile::tempdir().expect("a temporary folder"));
        for (name, text) in FILES {
            fs::write(folder.0.path().join(name), text).expect("a file");
        }
        folder
    }

    /// With a file of other content.
    pub(crate) fn with(self, name: &str, text: impl AsRef<[u8]>) -> Folder {
        let path = self.0.path().join(name);
        fs::create_dir_all(path.parent().expect("inside the folder")).expect("a folder");
        fs::write(path, text).expect("a file");
        self
    }

    /// With the first occurrence of a text in a file replaced by another.
    pub(crate) fn edit(self, name: &str, from: &str, to: impl AsRef<[u8]>) -> Folder {
        let bytes = fs::read(self.0.path().join(name)).expect("a file");
        let at = bytes.windows(from.len()).position(|window| window == from.as_bytes());
        let at = at.unwrap_or_else(|| panic!("{name} does not hold {from:?}"));
        let text = [&bytes[..at], to.as_ref(), &bytes[at + from.len()..]].concat();
        self.with(name, text)
    }

    /// Without a file.
    pub(crate) fn without(self, name: &str) -> Folder {
        fs::remove_file(self.0.path().join(name)).expect("a file");
        self
    }

    /// With the programs' lists as R3 files.
    pub(crate) fn with_r3(self) -> Folder {
        self.without("program_ranks.csv")
            .with("program_ranks/1000140C0.csv", "Rank,AAMC ID,Name\n1,20000003,Cleo\n2,20000004\n3,20000001\n")
            .with("program_ranks/1000416A0.txt", "1, \"20000001\", 7 years old\r\n\r\n")
            .with("program_ranks/1000999P0", "1,20000001")
            .with("program_ranks/1001140P0.CSV", "\u{feff}1,20000002,Ben \n2,20000001\n")
            .with("program_ranks/1001420R0.csv", b"1,20000002,Ren\xe9\n")
            .with("program_ranks/.hidden", "nothing to be read")
    }

    pub(crate) fn path(&self) -> &std::path::Path {
        self.0.path()
    }

    pub(crate) fn read(&self) -> CheckedPool {
        CheckedPool::read(self.path()).unwrap_or_else(|error| panic!("{error}"))
    }

    /// Every fault as a sentence.
    pub(crate) fn faults(&self) -> Vec<String> {
        match CheckedPool::read(self.path()) {
            Ok(_) => Vec::new(),
            Err(error) => error.faults.iter().map(ToString::to_string).collect(),
        }
    }

    /// Every warning of a kind as a sentence.
    pub(crate) fn warnings(&self, kind: WarningKind) -> Vec<String> {
        let groups = self.read().warnings(usize::MAX);
        groups.iter().filter(|group| group.kind == kind).flat_map(|g| &g.shown).map(ToString::to_string).collect()
    }
}
