//! How long a replicate takes: every shipped scenario, each stage of the reference scenario, and one thread against two.

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use matchday::bench;
use matchday::matching::{Matcher, Settings};
use matchday::run::{Driver, Plan, Progress, Work};
use matchday::scenario::Reading;
use matchday::season::{Season, Setting};
use matchday::simulation::Simulation;
use matchday_benches::{read, shipped};
use rand::SeedableRng;
use rand_chacha::ChaCha12Rng;

fn scenarios(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("replicate");
    group.sample_size(10);
    for path in shipped() {
        let Reading { scenario, inputs, .. } = read(&path);
        let simulation = Simulation::new(Setting::of(scenario, inputs));
        let mut worker = simulation.worker();
        let mut replicate = 0;
        group.bench_function(path.file_stem().expect("a name").to_string_lossy(), |bench| {
            bench.iter(|| {
                replicate += 1;
                worker.replicate(&simulation, replicate);
            });
        });
    }
    group.finish();
}

/// Each stage of seasons that are played as a whole, so that every stage finds what the one before has left in the processor's caches.
fn stages(criterion: &mut Criterion) {
    let path = matchday_benches::scenarios().join("ir_main_match_2025.toml");
    let Reading { scenario, inputs, .. } = read(&path);
    let setting = Setting::of(scenario, inputs);
    let mut group = criterion.benchmark_group("stage");
    group.sample_size(20);
    let mut season = Season::default();
    // Departments know after some seasons down to where they need to look.
    (1..=4).for_each(|replicate| season.play(&setting, replicate));
    for wanted in bench::stages() {
        group.bench_function(wanted, |bench| {
            bench.iter_custom(|times| {
                let mut time = Duration::ZERO;
                for replicate in 0..u32::try_from(times).expect("few iterations") {
                    bench::play_in_stages(&mut season, &setting, replicate, |stage, play| {
                        let start = Instant::now();
                        play();
                        if stage == wanted {
                            time += start.elapsed();
                        }
                    });
                }
                time
            });
        });
    }
    group.bench_function("whole season", |bench| bench.iter(|| season.play(black_box(&setting), 1)));
    let mut matcher = Matcher::default();
    let settings = Settings::default();
    group.bench_function("match", |bench| {
        bench.iter(|| matcher.run(season.market(), &settings, &mut ChaCha12Rng::seed_from_u64(1), &mut ()));
    });
    group.finish();
}

fn threads(criterion: &mut Criterion) {
    let path = matchday_benches::scenarios().join("ir_main_match_2025.toml");
    let Reading { scenario, inputs, .. } = read(&path);
    let mut simulation = Simulation::new(Setting::of(scenario, inputs));
    simulation.plan = Plan::of(80);
    let mut group = criterion.benchmark_group("80 replicates");
    group.sample_size(10);
    for threads in [1, 2] {
        group.bench_function(format!("{threads} threads"), |bench| {
            let driver = Driver::new(threads).expect("threads");
            bench.iter(|| driver.run(&simulation, &mut Progress::none(&simulation), &mut ()));
        });
    }
    group.finish();
}

criterion_group!(season, stages, scenarios, threads);
criterion_main!(season);
