//! The shipped pool is what its command draws, runs, and is stable.

use std::fs;
use std::path::Path;

use matchday::matching::{Settings, run};
use matchday::pool::Pool;
use matchday::stability::{blocking_pairs, broken_rules};
use matchday::synthetic::{MarketKind, Spec, draw, write};
use rand::SeedableRng;
use rand_chacha::ChaCha12Rng;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/ir_2025");

/// `matchday new pool scenarios/ir_2025 --market ir --seed 2025` writes the same bytes again.
#[test]
fn the_shipped_pool_is_drawn_again_to_the_byte() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let pool = draw(&Spec::new(MarketKind::Ir, 2025)).expect("the spec is right");
    write(&pool, folder.path()).expect("the pool is written");
    let mut names: Vec<_> =
        fs::read_dir(FOLDER).expect("it is shipped").map(|entry| entry.expect("readable").file_name()).collect();
    names.sort_unstable();
    assert_eq!(names.len(), fs::read_dir(folder.path()).expect("just written").count());
    for name in names {
        let [shipped, drawn] =
            [Path::new(FOLDER), folder.path()].map(|folder| fs::read(folder.join(&name)).expect("a file"));
        assert!(shipped == drawn, "{} differs: write the pool again", name.display());
    }
}

#[test]
fn the_shipped_pool_has_a_stable_match_that_the_checker_accepts() {
    let pool = Pool::read(Path::new(FOLDER)).expect("no fault");
    let run = run(&pool.market, &Settings::default(), &mut ChaCha12Rng::seed_from_u64(1));
    assert!(run.stable);
    assert_eq!(broken_rules(&pool.market, &run.matching), []);
    assert_eq!(blocking_pairs(&pool.market, &run.matching), []);
}
