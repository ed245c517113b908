//! Drawn pools and the example pool: sizes, rules, faults, and the same bytes for the same spec.

use std::fs;
use std::path::Path;

use matchday::market::{ApplicantId, Market, Outcome, ProgramId, Track};
use matchday::matching::{Run, Settings, run};
use matchday::pool::{CheckedPool, Pool, WarningKind};
use matchday::stability::{blocking_pairs, broken_rules};
use matchday::synthetic::{MarketKind, Spec, SyntheticPool, draw, write, write_example};
use rand::SeedableRng;
use sha2::{Digest, Sha256};

const FILES: [&str; 6] =
    ["programs.csv", "applicants.csv", "applicant_ranks.csv", "program_ranks.csv", "couples.csv", "reversions.csv"];

/// A tenth of the reference market of this project's timings.
fn reference_tenth() -> Spec {
    Spec {
        applicants: Some(5_000),
        programs: Some(650),
        positions: Some(4_300),
        ranks: Some(12),
        supplemental: Some(0.125),
        supplemental_ranks: Some(8),
        ..Spec::new(MarketKind::Main, 7)
    }
}

fn drawn(spec: &Spec) -> SyntheticPool {
    draw(spec).unwrap_or_else(|error| panic!("{spec}: {error}"))
}

fn written(spec: &Spec) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    write(&drawn(spec), folder.path()).unwrap();
    folder
}

fn read_back(folder: &Path) -> Pool {
    Pool::read(folder).unwrap_or_else(|error| panic!("{:?}", error.faults.first()))
}

fn matched(market: &Market) -> Run {
    let run = run(market, &Settings::default(), &mut rand_chacha::ChaCha12Rng::seed_from_u64(1));
    assert!(broken_rules(market, &run.matching).is_empty());
    assert_eq!(run.stable, blocking_pairs(market, &run.matching).is_empty());
    run
}

fn digest(folder: &Path) -> String {
    let mut hash = Sha256::new();
    for name in FILES {
        hash.update(fs::read(folder.join(name)).unwrap());
    }
    let first = hash.finalize().first_chunk::<8>().map(|bytes| u64::from_be_bytes(*bytes));
    format!("{:016x}", first.unwrap())
}

/// Same spec, same bytes, on every platform. A new version that changes them must say so in its notes.
#[test]
fn bytes_are_pinned() {
    let small = |market, seed| Spec { applicants: Some(300), ..Spec::new(market, seed) };
    let digests = [(MarketKind::Ir, 7), (MarketKind::Ir, 7), (MarketKind::Ir, 8), (MarketKind::Main, 7)]
        .map(|(market, seed)| digest(written(&small(market, seed)).path()));
    assert_eq!(digests, ["6f374422f61a77d5", "6f374422f61a77d5", "6e322c84aa1ca1b6", "f018eafa0f005376"]);
}

#[test]
fn reference_market_has_exactly_what_was_asked_for() {
    let pool = drawn(&reference_tenth());
    let draft = &pool.draft;
    assert_eq!((draft.primary.len(), draft.programs.len()), (5_000, 650));
    assert_eq!(draft.programs.iter().map(|terms| terms.quota).sum::<u32>(), 4_300);
    assert!(draft.programs.iter().all(|terms| terms.quota >= 1));
    assert!(draft.primary.iter().all(|list| list.len() == 12));
    assert_eq!(draft.couples.len(), 125);
    assert_eq!(draft.supplemental.len(), 625);
    assert!(draft.supplemental.iter().all(|list| list.len() == 8));
    let mut owners = draft.supplemental_owner.clone();
    owners.dedup();
    assert_eq!(owners.len(), 625);
}

/// The file says what the draft says.
#[test]
fn a_pool_that_is_written_reads_back_the_same() {
    for spec in [Spec::new(MarketKind::Ir, 3), reference_tenth()] {
        let pool = drawn(&spec);
        let folder = tempfile::tempdir().unwrap();
        write(&pool, folder.path()).unwrap();
        let market = read_back(folder.path()).market;
        let built = Market::new(&pool.draft).unwrap();
        let attached = |market: &Market, a: ApplicantId| {
            let ranks = (0..market.primary(a).len()).map(matchday::market::Rank::at);
            ranks
                .map(|rank| market.attached(a, rank).map(|list| market.supplemental(list).to_vec()))
                .collect::<Vec<_>>()
        };
        assert_eq!(market.applicants(), built.applicants());
        for a in built.applicant_ids() {
            assert_eq!((market.primary(a), attached(&market, a)), (built.primary(a), attached(&built, a)));
            assert_eq!(market.is_us_senior(a), built.is_us_senior(a));
        }
        for p in built.program_ids() {
            let terms = |market: &Market| {
                let terms = market.terms(p);
                (terms.track, terms.quota, terms.parity, terms.joint_with)
            };
            assert_eq!((market.ranking(p), terms(&market)), (built.ranking(p), terms(&built)));
        }
        assert_eq!((market.couples(), market.reversions()), (built.couples(), built.reversions()));
    }
}

/// The market of 2025: 98 IR tracks with 202 positions and 204 DR tracks with 1,208, as published, and R positions beside.
#[test]
fn ir_market_has_its_published_size() {
    let folder = written(&Spec::new(MarketKind::Ir, 1));
    let pool = read_back(folder.path());
    let count = |specialty: &str, track: Track| {
        let mut sizes = (0, 0);
        for id in pool.market.program_ids() {
            if pool.roster.programs[id.index()].specialty == specialty && pool.market.terms(id).track == track {
                sizes = (sizes.0 + 1, sizes.1 + pool.market.terms(id).quota);
            }
        }
        sizes
    };
    assert_eq!(count("IR-Integrated", Track::Categorical), (27, 52));
    assert_eq!(count("IR-Integrated", Track::Advanced), (71, 150));
    assert_eq!(count("IR-Integrated", Track::Physician).1, 11);
    assert_eq!(count("DR", Track::Categorical), (35, 151));
    assert_eq!(count("DR", Track::Advanced), (169, 1_057));
    assert_eq!(count("DR", Track::Physician).1, 28);

    let market = &pool.market;
    let ranks_ir = |a: &ApplicantId| {
        market.primary(*a).iter().any(|listed| {
            !listed.program.is_no_match() && pool.roster.programs[listed.program.index()].specialty == "IR-Integrated"
        })
    };
    assert_eq!(market.applicants(), 1_900);
    let interventional = market.applicant_ids().filter(ranks_ir).count();
    assert!((480..=496).contains(&interventional), "couples' pairs may leave IR out: {interventional}");
    assert_eq!(market.couples().len(), 9);
    assert_eq!(market.all_terms().iter().filter(|terms| terms.joint_with.is_some()).count(), 4);
    assert!(!market.reversions().is_empty());
    assert!(market.all_terms().iter().any(|terms| terms.parity.is_some()));
    let names = pool.roster.programs.iter().map(|row| &row.name);
    let mut names: Vec<_> = names.collect();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), market.programs());
}

/// Lists hold mostly those who rank back, and what a person would call a slip does not occur.
#[test]
fn few_ranks_are_one_sided_and_nothing_looks_like_a_slip() {
    for spec in [Spec::new(MarketKind::Ir, 2), reference_tenth()] {
        let folder = written(&spec);
        for group in CheckedPool::read(folder.path()).unwrap().warnings(1) {
            match group.kind {
                WarningKind::OneSidedByApplicant | WarningKind::OneSidedByProgram => {
                    let out_of = group.out_of.unwrap();
                    assert!(group.count * 100 < out_of * 5, "{:?}: {} of {out_of}", group.kind, group.count);
                }
                WarningKind::PreliminaryOnly => assert!(group.count * 20 < 5_000, "{}", group.count),
                kind => panic!("{spec}: {kind:?}: {:?}", group.shown),
            }
        }
    }
}

/// A drawn market behaves like one: stable, most positions filled, most applicants matched.
#[test]
fn drawn_markets_can_be_matched() {
    for spec in [Spec::new(MarketKind::Ir, 1), reference_tenth()] {
        let market = Market::new(&drawn(&spec).draft).unwrap();
        let run = matched(&market);
        assert!(run.stable, "{spec}");
        let full = market.applicant_ids().filter(|&a| run.matching.outcome(&market, a) == Outcome::Matched).count();
        let share = f64::from(u32::try_from(full).unwrap()) / f64::from(u32::try_from(market.applicants()).unwrap());
        assert!((0.6..0.9).contains(&share), "{spec}: {share}");
    }
}

/// Small, lopsided and extreme specs give a market that keeps every rule, and never a panic.
#[test]
fn odd_specs_keep_every_rule() {
    for market in [MarketKind::Ir, MarketKind::Main] {
        let spec = Spec::new(market, 11);
        let specs = [
            Spec { applicants: Some(1), ..spec },
            Spec { applicants: Some(2), couples: 1.0, ..spec },
            Spec { applicants: Some(40), programs: Some(1), ..spec },
            Spec { applicants: Some(40), programs: Some(2), couples: 1.0, supplemental: Some(1.0), ..spec },
            Spec { applicants: Some(40), programs: Some(3), positions: Some(3), couples: 1.0, ..spec },
            Spec { applicants: Some(41), programs: Some(60), couples: 1.0, supplemental: Some(1.0), ..spec },
            Spec { applicants: Some(30), programs: Some(700), ranks: Some(300), couples: 0.5, ..spec },
            Spec { programs: Some(40), ..spec },
            Spec { positions: Some(90), couples: 0.0, supplemental: Some(0.0), ..spec },
            Spec { applicants: Some(5), programs: Some(3_000), supplemental_ranks: Some(300), ..spec },
        ];
        for spec in specs {
            let pool = drawn(&spec);
            let market = Market::new(&pool.draft).unwrap_or_else(|error| panic!("{spec}: {error}"));
            matched(&market);
            assert!(pool.draft.primary.iter().all(|list| !list.is_empty()));
            let both_no_match = pool.draft.couples.iter().any(|couple| {
                let [a, b] = couple.map(|partner| pool.draft.primary.list(partner.index()));
                a.iter().zip(b).any(|(a, b)| a.program.is_no_match() && b.program.is_no_match())
            });
            assert!(!both_no_match, "{spec}");
        }
    }
}

/// The largest market still has a code and a name for every program. That of IR needs the most institutions.
#[test]
fn the_largest_market_has_names_for_everything() {
    let folder = written(&Spec { applicants: Some(20), programs: Some(25_000), ..Spec::new(MarketKind::Ir, 1) });
    let reading = CheckedPool::read(folder.path()).unwrap();
    assert!(reading.warnings(1).iter().all(|group| group.kind != WarningKind::ProgramNameTwice));
    assert!(reading.pool.roster.programs.iter().all(|row| row.id.len() == 9));
}

/// Exact also where many must be given an advanced entry first.
#[test]
fn supplemental_share_is_exact() {
    for (share, expected) in [(0.0, 0), (0.3, 60), (1.0, 200)] {
        let spec = Spec { applicants: Some(200), supplemental: Some(share), ..Spec::new(MarketKind::Main, 4) };
        let market = Market::new(&drawn(&spec).draft).unwrap();
        let with = market.applicant_ids().filter(|&a| market.has_supplemental(a)).count();
        assert_eq!(with, expected);
    }
}

#[test]
fn bad_specs_are_refused_with_every_fault_and_the_option_named() {
    let spec = Spec::new(MarketKind::Main, 1);
    let message = |spec: &Spec| draw(spec).unwrap_err().to_string();
    let all = Spec {
        applicants: Some(0),
        programs: Some(0),
        positions: Some(0),
        ranks: Some(301),
        couples: 1.5,
        supplemental: Some(f64::NAN),
        supplemental_ranks: Some(0),
        ..spec
    };
    assert_eq!(
        message(&all),
        "--applicants 0: expected 1 to 500000\n\
         --programs 0: expected 1 to 25000\n\
         --positions 0: expected 1 to 10000000\n\
         --ranks 301: expected 1 to 300, the longest list that the NRMP takes\n\
         --couples 1.5: expected a share of the applicants from 0 to 1\n\
         --supplemental NaN: expected a share of the applicants from 0 to 1\n\
         --supplemental-ranks 0: expected 1 to 300, the longest list that the NRMP takes"
    );
    let small = Spec { programs: Some(20), positions: Some(10), ranks: Some(21), supplemental_ranks: Some(9), ..spec };
    assert_eq!(
        message(&small),
        "--positions 10: expected at least 20, one for each program; raise it, or lower --programs\n\
         --supplemental-ranks 9: expected at most 3, the number of preliminary programs; lower it, or raise --programs\n\
         --ranks 21: expected at most 20, the number of programs that every applicant may rank; lower it, or raise --programs"
    );
    let one = Spec { programs: Some(1), supplemental: Some(0.1), ..spec };
    assert_eq!(
        message(&one),
        "--supplemental 0.1: expected 0, since 1 programs leave no room for advanced and preliminary ones"
    );
}

#[test]
fn nothing_is_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    write_example(folder.path()).unwrap();
    assert!(write_example(folder.path()).is_err());
    let pool = drawn(&Spec { applicants: Some(10), ..Spec::new(MarketKind::Ir, 1) });
    assert!(write(&pool, folder.path()).is_err());
}

/// The story that the example's README tells.
#[test]
fn example_tells_its_story() {
    let folder = tempfile::tempdir().unwrap();
    write_example(folder.path()).unwrap();
    let pool = read_back(folder.path());
    let market = &pool.market;
    let run = matched(market);
    assert!(run.stable);
    let id = |program: Option<ProgramId>| program.map_or("-", |p| pool.roster.program_id(p));
    let rows: Vec<String> = market
        .applicant_ids()
        .map(|a| {
            let primary = id(run.matching.primary_program(market, a));
            let supplemental = id(run.matching.supplemental_program(market, a));
            format!("{} {primary} {supplemental}", pool.roster.applicant_id(a))
        })
        .collect();
    let expected = [
        "10000001 1000416C0 -",
        "10000002 1000416A0 1020999P0",
        "10000003 1000420A0 1000140P0",
        "10000004 1000416A0 1000140P0",
        "10000005 1010416A0 1010140P0",
        "10000006 1000420A0 -",
        "10000007 - -",
        "10000008 - -",
        "10000009 1010420A0 1020440P0",
        "10000010 1010420A0 1020999P0",
        "10000011 1000420C0 -",
        "10000012 1000420C0 -",
        "10000013 1020440P0 -",
    ];
    assert_eq!(rows, expected);
    assert_eq!(run.matching.reverted, [1]);
}

/// What the README says about changes to the example: without the reversion Rania and Joyce lose; with surgery on list A
/// Lucas gets a PGY-1 year, and somebody else does not.
#[test]
fn example_answers_to_the_changes_its_readme_proposes() {
    let outcomes = |change: &dyn Fn(&Path)| {
        let folder = tempfile::tempdir().unwrap();
        write_example(folder.path()).unwrap();
        change(folder.path());
        let market = read_back(folder.path()).market;
        let run = matched(&market);
        market.applicant_ids().map(|a| run.matching.outcome(&market, a).word()).collect::<Vec<_>>()
    };
    let before = outcomes(&|_| ());
    let changed = |after: &[&'static str]| {
        let both = before.iter().zip(after).enumerate();
        both.filter(|(_, (before, after))| before != after).map(|(i, (_, after))| (i + 1, *after)).collect::<Vec<_>>()
    };
    let without_reversion = outcomes(&|folder| fs::remove_file(folder.join("reversions.csv")).unwrap());
    assert_eq!(changed(&without_reversion), [(11, "partially matched"), (13, "unmatched")]);
    let with_surgery = outcomes(&|folder| {
        let file = folder.join("applicant_ranks.csv");
        let text = fs::read_to_string(&file).unwrap();
        fs::write(&file, text + "10000006,A,3,1020440P0,\n").unwrap();
    });
    assert_eq!(changed(&with_surgery), [(6, "matched"), (13, "unmatched")]);
}
