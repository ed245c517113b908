//! The CSV files of a scenario: what is read from them, and every fault, word for word.

mod scenario_support;

use matchday::draws::Distribution;
use matchday::faults::InputFile;
use matchday::market::Track;
use matchday::scenario::{self, FixedApplicant, FixedProgram, Inputs, Override, ProgramList, Tier, TomlFile};
use matchday::{Folder, Study};
use scenario_support::Desk;

const PROGRAMS: &str = "\
program_id,name,institution,specialty,track,quota,prestige_percentile
bwh,\"Boston, BWH\",BWH,IR-Integrated,A,2,95.5
salem,Salem,inst-7,DR,C,3,
";

const APPLICANTS: &str = "\
# real ones
applicant_id,type,group,region
ada,US MD senior,IR first,1
ben,IMG,IR first,
";

const LIST: &str = "\
rank,applicant_id,type,group,strength_percentile
2,ada,,,60
1,zoe,US MD senior,IR first,99
3,me,IMG,,
";

const MORE: &str = r#"
[pool]
programs = "programs.csv"
applicants = "applicants.csv"

[[program]]
id = "mine"
specialty = "DR"
quota = 2
institution = "Here"
list = "list.csv"

[[applicant]]
id = "me"
type = "IMG"
group = "IR first"
ranks = ["mine", "bwh", "ir-integrated-a-3"]
"#;

fn desk() -> Desk {
    let desk = Desk::small().and(MORE);
    desk.with("programs.csv", PROGRAMS).with("applicants.csv", APPLICANTS).with("list.csv", LIST)
}

#[test]
fn files_and_scenario_are_put_together() {
    let reading = desk().read(&[]);
    assert_eq!(reading.warnings, []);
    let program = |id: &str, name: &str, specialty: &str, quota, institution: &str| FixedProgram {
        id: id.to_owned(),
        name: name.to_owned(),
        specialty: specialty.to_owned(),
        quota,
        institution: institution.to_owned(),
        ..FixedProgram::default()
    };
    let applicant = |id: &str, kind: &str, strength_percentile| FixedApplicant {
        id: id.to_owned(),
        kind: kind.to_owned(),
        group: "IR first".to_owned(),
        strength_percentile,
        ..FixedApplicant::default()
    };
    let ranks = ["mine", "bwh", "ir-integrated-a-3"].map(str::to_owned).to_vec();
    let expected = Inputs {
        programs: vec![
            FixedProgram {
                track: Track::Advanced,
                prestige_percentile: Some(95.5),
                ..program("bwh", "Boston, BWH", "IR-Integrated", 2, "BWH")
            },
            program("salem", "Salem", "DR", 3, "inst-7"),
            FixedProgram { list: Some("list.csv".into()), ..program("mine", "", "DR", 2, "Here") },
        ],
        applicants: vec![
            FixedApplicant { region: Some(1), ..applicant("ada", "US MD senior", Some(60.0)) },
            applicant("ben", "IMG", None),
            FixedApplicant { ranks, ..applicant("me", "IMG", None) },
            applicant("zoe", "US MD senior", Some(99.0)),
        ],
        lists: vec![ProgramList { program: "mine".to_owned(), applicants: vec![3, 0, 2] }],
    };
    assert_eq!(reading.inputs, expected);
    let names: Vec<String> =
        reading.files.iter().map(|file| file.name.rsplit('/').next().unwrap().to_owned()).collect();
    assert_eq!(names, ["x.toml", "programs.csv", "applicants.csv", "list.csv"]);
    assert!(reading.files.iter().all(|file| file.sha256.len() == 64 && file.bytes > 0));
}

#[test]
fn line_ends_and_byte_order_marks_do_not_matter() {
    let marked = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let text = std::fs::read_to_string(desk().path()).expect("UTF-8");
    let other = Desk::holding(marked(&text));
    let other = other.with("programs.csv", marked(PROGRAMS)).with("applicants.csv", marked(APPLICANTS));
    let other = other.with("list.csv", marked(LIST));
    let (a, b) = (desk().read(&[]), other.read(&[]));
    assert_eq!((a.scenario, a.inputs), (b.scenario, b.inputs));

    let spoilt = |desk: Desk| desk.edit("quota = 2", "quota = -2").faults(&[]);
    assert_eq!(spoilt(desk()), spoilt(other));
}

#[test]
fn faults() {
    let cases: [(&str, &str, &str); 27] = [
        ("no file", "programs.csv", ""),
        ("a column that is missing", "programs.csv", "program_id,name,institution,speciality,track,quota\n"),
        ("a short row", "programs.csv", "program_id,name,institution,specialty,track,quota\nbwh,BWH\n"),
        ("a row without an id", "programs.csv", "program_id,name,institution,specialty,track,quota\n,N,I,DR,A,2\n"),
        ("a track", "programs.csv", "program_id,name,institution,specialty,track,quota\nbwh,N,I,DR,X,2\n"),
        ("a quota", "programs.csv", "program_id,name,institution,specialty,track,quota\nbwh,N,I,DR,A,two\n"),
        ("a specialty", "programs.csv", "program_id,name,institution,specialty,track,quota\nbwh,N,I,dr,A,2\n"),
        ("an institution", "programs.csv", "program_id,name,institution,specialty,track,quota\nbwh,N,inst-99,DR,A,2\n"),
        (
            "an id twice, and one that is drawn",
            "programs.csv",
            "program_id,name,institution,specialty,track,quota\nbwh,N,I,DR,A,2\nbwh,N,I,DR,A,2\nmine,N,I,DR,A,2\ndr-a-3,N,I,DR,A,2\n",
        ),
        (
            "region and percentile",
            "programs.csv",
            "program_id,name,institution,specialty,track,quota,region,prestige_percentile\nbwh,N,I,DR,A,2,0,high\nb,N,I,DR,A,2,10,101\n",
        ),
        ("an open quote", "programs.csv", "program_id,name,institution,specialty,track,quota\nbwh,\"N,I,DR,A,2\n"),
        ("a type", "applicants.csv", "applicant_id,type,group\nada,IMGs,IR first\n"),
        ("a group", "applicants.csv", "applicant_id,type,group\nada,IMG,IR frist\n"),
        ("no type", "applicants.csv", "applicant_id,type,group\nada,,IR first\n"),
        (
            "somebody twice",
            "applicants.csv",
            "applicant_id,type,group\nada,IMG,IR first\nada,IMG,IR first\nme,IMG,IR first\n",
        ),
        ("a home", "applicants.csv", "applicant_id,type,group,home\nada,IMG,IR first,inst-21\n"),
        ("not UTF-8", "applicants.csv", "applicant_id,type,group\nada,IMG,IR first\n\u{fffd}"),
        ("a gap", "list.csv", "rank,applicant_id\n1,ada\n3,ben\n"),
        ("a rank twice", "list.csv", "rank,applicant_id\n1,ada\n1,ben\n"),
        ("a rank", "list.csv", "rank,applicant_id\nfirst,ada\n2,ben\n"),
        ("somebody new", "list.csv", "rank,applicant_id\n1,adaa\n2,zoe\n"),
        ("somebody new with half of it", "list.csv", "rank,applicant_id,type,group\n1,zoe,IMG,\n"),
        ("somebody new of no known type", "list.csv", "rank,applicant_id,type,group\n1,zoe,IMF,IR first\n"),
        ("somebody twice on a list", "list.csv", "rank,applicant_id\n1,ada\n2,ben\n3,ada\n"),
        ("another type", "list.csv", "rank,applicant_id,type,group\n1,ada,IMG,IR first\n"),
        ("a percentile", "list.csv", "rank,applicant_id,strength_percentile\n1,ada,-3\n"),
        ("a file of the wrong kind", "list.csv", "{ \"json\": true }\n"),
    ];
    let mut told = String::new();
    for (case, file, text) in cases {
        let faults = desk().with(file, text).faults(&[]);
        assert!(!faults.is_empty(), "{case} has no fault");
        told.extend([format!("-- {case}\n{faults}\n")]);
    }
    let wrong = desk().with("applicants.csv", b"applicant_id,type,group\nad\xe9,IMG,IR first\n").faults(&[]);
    let missing = desk().edit("\"programs.csv\"", "\"program.csv\"").edit("\"list.csv\"", "\"lists/bwh.csv\"");
    let missing = missing.faults(&["pool.applicants=nowhere.csv"]);
    told.extend([format!("-- bytes\n{wrong}\n-- paths\n{missing}\n")]);
    insta::assert_snapshot!(told);
}

#[test]
fn faults_of_all_files_come_together() {
    let desk = desk().edit("gold = 6", "golt = 6").with("programs.csv", PROGRAMS.replace(",A,2,", ",A,x,"));
    let desk =
        desk.with("applicants.csv", APPLICANTS.replace("IMG", "img")).with("list.csv", LIST.replace("3,me", "4,me"));
    insta::assert_snapshot!(desk.faults(&["signals.silver=-1"]));
}

#[test]
fn warnings() {
    let desk = desk().with("programs.csv", PROGRAMS.replace("prestige_percentile", "prestige"));
    let desk = desk.with("applicants.csv", APPLICANTS.replace("region", "home").trim_end());
    insta::assert_snapshot!(desk.warnings());
}

#[test]
fn overrides_are_applied_before_anything_else() {
    let sets = [
        "signals.gold=8",
        "signals.gold = 9",
        "title=Another title",
        "report.alternative=",
        "specialty.IR-Integrated.applications=40",
        "specialty.IR-Integrated.tracks.A.positions=151",
        "specialty.\"DR\".tracks.A.quota={ distribution = \"normal\", mean = 3, sd = 1 }",
        "specialty.DR.tracks.A.positions=0",
        "pgy1.ranks.mean=5",
        "group.\"IR first\".count=250",
        "group.IR first.types.'US MD senior'=2",
        "type.US MD senior.strength=0.5",
        "program.mine.quota=7",
        "applicant.me.ranks=[\"mine\"]",
        "utility.applicant.common=1",
        "invitations.cap=none",
    ];
    let reading = desk().read(&sets);
    let scenario = &reading.scenario;
    assert_eq!((scenario.signals.tiers[Tier::Gold].count, scenario.title.as_str()), (9, "Another title"));
    assert_eq!(scenario.report.alternative, "");
    assert_eq!(scenario.specialty[0].applications, Distribution::Fixed { value: 40.0 });
    assert_eq!(scenario.specialty[0].tracks[0].positions, 151);
    assert_eq!(scenario.specialty[1].tracks[0].quota, Some(Distribution::Normal { mean: 3.0, sd: 1.0 }));
    assert_eq!(scenario.pgy1.ranks, Distribution::Normal { mean: 5.0, sd: 2.0 });
    assert_eq!((scenario.group[0].count, scenario.group[0].types["US MD senior"]), (250, 2.0));
    assert!((scenario.types[0].strength - 0.5).abs() < 1e-12);
    assert_eq!((scenario.program[0].quota, scenario.applicant[0].ranks.as_slice()), (7, &["mine".to_owned()][..]));
    assert_eq!((scenario.utility.applicant.common, scenario.invitations.cap), (1.0, None));
    assert_eq!(reading.overrides.iter().map(ToString::to_string).collect::<Vec<_>>(), sets);
}

/// Tracks of one letter are told apart as in the ids of their programs.
#[test]
fn tracks_of_one_letter_are_set_apart() {
    let path = scenario_support::repository("scenarios/ir_independent_2025.toml");
    let read = |set: &str| scenario::read(&path, &[Override::parse(set).expect("an override")]);
    let positions = |set: &str| -> Vec<u32> {
        let reading = read(&format!("specialty.IR-Independent.tracks.{set}.positions=99")).expect("in order");
        reading.scenario.specialty[0].tracks.iter().map(|track| track.positions).collect()
    };
    assert_eq!(positions("F-no-esir"), [99, 66, 30]);
    assert_eq!(positions("F-esir"), [76, 99, 30]);
    assert_eq!(positions("F"), [76, 66, 99]);
    let fault = &read("specialty.IR-Independent.tracks.F-ESIR.positions=99").expect_err("a fault")[0];
    assert!(fault.to_string().contains("did you mean") && fault.to_string().contains("F-esir"), "{fault}");

    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("two.toml");
    let tracks = "tracks = [\n{ track = \"F\", programs = 1, positions = 1, esir = true },\n{ track = \"F\", programs = 1, positions = 1, esir = false },\n]";
    std::fs::write(&path, format!("[[specialty]]\nname = \"IR\"\n{tracks}\n")).expect("a file");
    let set = Override::parse("specialty.IR.tracks.F.positions=2").expect("an override");
    let fault = &scenario::read(&path, &[set]).expect_err("a fault")[0];
    assert_eq!(
        fault.to_string(),
        "--set specialty.IR.tracks.F.positions=2: several tracks have the letter \"F\"; name one of them: \
         specialty.IR.tracks.F-esir.positions, specialty.IR.tracks.F-no-esir.positions"
    );
}

#[test]
fn shipped_scenarios_are_in_order() {
    let shipped = std::fs::read_dir(scenario_support::repository("scenarios")).expect("a folder");
    let shipped = shipped.map(|entry| entry.expect("an entry").path());
    for path in shipped.filter(|path| path.extension().is_some_and(|ending| ending == "toml")) {
        match scenario::read(&path, &[]) {
            Ok(reading) => assert_eq!(reading.warnings, [], "{}", path.display()),
            Err(faults) => panic!("{}", faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")),
        }
    }
}

/// The files of a desk, in memory.
fn in_memory(desk: &Desk) -> TomlFile {
    let path = desk.path();
    let folder = path.parent().expect("a folder");
    let names: Vec<String> = Folder::on_disk(folder).names("").expect("a folder");
    let files = names.iter().map(|name| (name, std::fs::read(folder.join(name)).expect("a file")));
    TomlFile::new(Folder::in_memory(files), "x.toml")
}

#[test]
fn a_scenario_in_memory_is_the_same_as_on_disk() {
    let desk = desk();
    let on_disk = desk.read(&["signals.gold=2"]);
    let set = Override::parse("signals.gold=2").expect("an override");
    let in_memory = scenario::read(in_memory(&desk), &[set]).expect("in order");
    assert_eq!((&in_memory.scenario, &in_memory.inputs), (&on_disk.scenario, &on_disk.inputs));
    let names: Vec<&str> = in_memory.files.iter().map(|file| file.name.as_ref()).collect();
    assert_eq!(names, ["x.toml", "programs.csv", "applicants.csv", "list.csv"]);
    let sums = |files: &[InputFile]| files.iter().map(|file| file.sha256.clone()).collect::<Vec<_>>();
    assert_eq!(sums(&in_memory.files), sums(&on_disk.files));
}

/// Faults name file, line and column, in memory as on disk.
#[test]
fn faults_in_memory_are_the_same_as_on_disk() {
    let broken = desk().edit("gold = 6", "golt = 6").with("programs.csv", PROGRAMS.replace(",A,2,", ",A,x,"));
    let misnamed = desk().edit("\"programs.csv\"", "\"program.csv\"");
    for desk in [broken, misnamed] {
        let faults = scenario::read(in_memory(&desk), &[]).expect_err("faults");
        let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
        assert_eq!(lines.join("\n"), desk.faults(&[]));
    }
    let fault = Study::from_text("title = \"Mine\"\n[signals]\ngold = 3000\n").unwrap_err().to_string();
    let wanted = "scenario.toml:3:8: \"gold\" is 3000; expected a whole number from 0 to 100";
    assert!(fault.contains(wanted), "{fault}");
    let fault = Study::read_from(&Folder::default(), "scenario.toml").unwrap_err().to_string();
    assert!(fault.contains("scenario.toml: the file does not exist; expected a scenario"), "{fault}");
}
