//! A correct pool gives the market it describes, however its files are written.

mod pool_support;

use matchday::faults::Place;
use matchday::market::{
    ApplicantId, Choice, Draft, Market, Names, Parity, ProgramId, Reversion, SupplementalId, Terms, Track,
};
use pool_support::Folder;

/// The market of a pool in full.
fn market(pool: &Folder) -> String {
    format!("{:?}", pool.read().pool.market)
}

/// What [`Folder::valid`] describes, written out.
fn expected() -> Draft {
    let mut draft = Draft::default();
    let terms = [
        Terms::new(Track::Categorical, 2),
        Terms::new(Track::Advanced, 1),
        Terms { joint_with: Some(ProgramId(1)), ..Terms::new(Track::Preliminary, 1) },
        Terms { institution: 1, parity: Some(Parity::Even), ..Terms::new(Track::Preliminary, 2) },
        Terms { institution: 1, parity: Some(Parity::Odd), ..Terms::new(Track::Physician, 1) },
        Terms { institution: 1, ..Terms::new(Track::Categorical, 0) },
    ];
    let [c, a, joint, p, r, _] = terms.map(|terms| draft.add_program(terms));
    let ada = draft.add_applicant([Choice { program: a, supplemental: Some(SupplementalId(0)) }, Choice::of(c)]);
    let ben = draft.add_applicant([r, p].map(Choice::of));
    let cleo = draft.add_applicant([c, c].map(Choice::of));
    let dan = draft.add_applicant([c, ProgramId::NO_MATCH].map(Choice::of));
    draft.add_supplemental(ada, [joint, p]);
    draft.us_senior = vec![true, false, true, true];
    for list in [vec![cleo, dan, ada], vec![ada], vec![ada], vec![ben, ada], vec![ben], vec![]] {
        draft.rankings.push(list);
    }
    draft.couples = vec![[cleo, dan]];
    let reversion = |receiver| Reversion { donor: ProgramId(4), receiver: ProgramId(receiver), limit: 1 };
    draft.reversions = vec![reversion(5), reversion(3)];
    draft
}

#[test]
fn a_pool_gives_the_market_it_describes() {
    let expected = Market::new(&expected()).expect("a correct draft");
    assert_eq!(market(&Folder::valid()), format!("{expected:?}"));
}

#[test]
fn optional_files_and_columns_may_be_left_out() {
    let pool = Folder::valid()
        .without("couples.csv")
        .without("reversions.csv")
        .with("programs.csv", "program_id,name,institution,specialty,track,quota\nX,,,,C,0\n")
        .with("applicants.csv", "applicant_id\n1\n")
        .with("applicant_ranks.csv", "applicant_id,list,rank,program_id,supplemental\n")
        .with("program_ranks.csv", "program_id,rank,applicant_id\nX,1,1\n")
        .read()
        .pool;
    assert_eq!((pool.market.programs(), pool.market.applicants()), (1, 1));
    assert_eq!(
        (pool.roster.program(ProgramId(0)), pool.roster.applicant(ApplicantId(0))),
        ("X".to_owned(), "1".to_owned())
    );
}

#[test]
fn the_way_a_file_is_written_does_not_matter() {
    let plain = market(&Folder::valid());
    let every_file = |rewrite: fn(&str) -> String| {
        market(&pool_support::FILES.iter().fold(Folder::valid(), |pool, (name, text)| pool.with(name, rewrite(text))))
    };
    assert_eq!(every_file(|text| text.replace('\n', "\r\n")), plain, "CRLF");
    assert_eq!(every_file(|text| text.replace('\n', "\r")), plain, "CR");
    assert_eq!(every_file(|text| format!("\u{feff}{text}")), plain, "byte order mark");
    assert_eq!(every_file(|text| format!("# from R3\n\n#, \"quoted\n{text}")), plain, "comments");
    assert_eq!(every_file(|text| text.trim_end().to_owned()), plain, "no line end at the end");
    assert_eq!(every_file(|text| text.replace('\n', "\n\n\r\n")), plain, "blank lines");
    assert_eq!(every_file(|text| text.replace(',', " ,\t ")), plain, "white space");
    let quoted = |text: &str| {
        let lines = text.lines().map(|line| format!("\"{}\"\n", line.replace(',', "\",\"")));
        lines.collect()
    };
    assert_eq!(every_file(quoted), plain, "quotes");
    let mirrored = |text: &str| {
        let lines = text.lines().map(|line| line.split(',').rev().collect::<Vec<_>>().join(",") + "\n");
        lines.collect()
    };
    assert_eq!(every_file(mirrored), plain, "columns in another order");
}

#[test]
fn rows_of_lists_may_stand_in_any_order() {
    let plain = market(&Folder::valid());
    let backwards = |text: &str| {
        let (header, rows) = text.split_once('\n').expect("a header");
        let rows: Vec<_> = rows.lines().rev().collect();
        format!("{header}\n{}\n", rows.join("\n"))
    };
    let pool = pool_support::FILES[2..4].iter().chain(&pool_support::FILES[5..]);
    let pool = pool.fold(Folder::valid(), |pool, (name, text)| pool.with(name, backwards(text)));
    assert_eq!(market(&pool), plain);
}

#[test]
fn labels_are_compared_exactly_and_numbered_by_their_text() {
    let pool = Folder::valid()
        .edit("applicant_ranks.csv", "20000001,primary,2,1000140C0,", "20000001,primary,2,1000416A0,a list")
        .edit("applicant_ranks.csv", "20000001,primary,1,1000416A0,A", "20000001,primary,1,1002416A0,b")
        .edit("applicant_ranks.csv", "20000001,A,1,1000999P0,", "20000001,b,1,1001140P0,")
        .edit("applicant_ranks.csv", "20000001,A,2,1001140P0,", "20000001,a list,1,1000999P0,")
        .edit("programs.csv", "1001140C0", "1002416A0,Other IR,Other,416,A,1,,\n1001140C0")
        .read()
        .pool;
    let ada = ApplicantId(0);
    let attached: Vec<_> = pool
        .market
        .primary(ada)
        .iter()
        .zip(0..)
        .map(|(_, at)| pool.market.attached(ada, matchday::market::Rank::at(at)))
        .collect();
    assert_eq!(attached, [Some(SupplementalId(1)), Some(SupplementalId(0))]);
    assert_eq!(pool.roster.supplemental_label(SupplementalId(0)), "a list");
    assert_eq!(pool.roster.supplemental(SupplementalId(1)), "supplemental list b of 20000001");
}

#[test]
fn things_go_by_their_names_in_the_files() {
    let pool = Folder::valid().read().pool;
    assert_eq!(pool.roster.program(ProgramId(1)), "1000416A0 (Boston IR)");
    assert_eq!(pool.roster.applicant(ApplicantId(2)), "20000003 (Cleo)");
    assert_eq!(pool.roster.programs[3].institution, "Salem");
}

#[test]
fn further_columns_of_applicants_are_kept() {
    let text = "note,applicant_id,Name\n\"a, \"\"b\"\"\nc\",20000001, é \n,20000002,\nx,20000003,y\n,20000004,\n";
    let pool = Folder::valid().with("applicants.csv", text).read().pool;
    let table = &pool.roster.applicants;
    assert_eq!(table.columns(), ["note", "applicant_id", "Name"]);
    assert_eq!(table.row(ApplicantId(0)).collect::<Vec<_>>(), ["a, \"b\"\nc", "20000001", "é"]);
    assert_eq!(table.row(ApplicantId(3)).collect::<Vec<_>>(), ["", "20000004", ""]);
    assert_eq!((table.len(), table.id(ApplicantId(2)), table.name(ApplicantId(2))), (4, "20000003", None));
}

#[test]
fn places_count_lines_and_characters_as_an_editor_does() {
    let text = "\u{feff}# comment\r\napplicant_id,name,rank\r\n\"20000001\",\"Zoë\r\nAnn\",é\r\n20000001,,\r\n";
    let pool =
        Folder::valid().with("applicants.csv", text).edit("programs.csv", "Boston Medicine,Boston", "Böston \"M\",,x");
    let faults = matchday::pool::Pool::read(pool.path()).expect_err("faults").faults;
    let places: Vec<_> = faults
        .iter()
        .take(3)
        .map(|fault| match &fault.place {
            Place::At { file, line, column } => (&**file, *line, *column),
            place => panic!("{place:?}"),
        })
        .collect();
    assert_eq!(places, [("programs.csv", 2, 1), ("applicants.csv", 2, 19), ("applicants.csv", 5, 1)]);
}

#[test]
fn types_of_us_seniors_are_known_in_any_spelling() {
    for (value, is_senior) in [("Us_Do-SENIOR", true), ("us senior", true), ("us grad", false), ("", false)] {
        let market = Folder::valid().edit("applicants.csv", "US MD Senior", value).read().pool.market;
        assert_eq!(market.is_us_senior(ApplicantId(0)), is_senior, "{value}");
    }
}
