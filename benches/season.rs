//! How long a replicate takes: every shipped scenario, each stage of the reference scenario, and one thread against two.

use std::hint::black_box;
use std::path::{Path, PathBuf};

use criterion::{Criterion, criterion_group, criterion_main};
use matchday::matching::{Matcher, Settings};
use matchday::population::People;
use matchday::run::{Driver, Plan, Progress, Work};
use matchday::scenario::{self, Reading};
use matchday::season::applications::Applicants;
use matchday::season::certify::Certifier;
use matchday::season::directory::Directory;
use matchday::season::fixed::Fixed;
use matchday::season::invitations::Inviter;
use matchday::season::signals::Signaller;
use matchday::season::{Applications, Field, Season, Setting, Utilities, away};
use matchday::simulation::Simulation;
use rand::SeedableRng;
use rand_chacha::ChaCha12Rng;

fn shipped() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let mut found = Vec::new();
    let mut folders = vec![folder];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the repository has scenarios") {
            let path = entry.expect("a readable folder").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "toml") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn read(path: &Path) -> Reading {
    scenario::read(path, &[]).unwrap_or_else(|faults| panic!("{}: {}", path.display(), faults[0]))
}

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

fn stages(criterion: &mut Criterion) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/ir_main_match_2025.toml");
    let Reading { scenario, inputs, .. } = read(&path);
    let setting = Setting::of(scenario, inputs);
    let Setting { scenario, inputs, world, roster } = &setting;
    let mut group = criterion.benchmark_group("stage");
    group.sample_size(20);

    let mut people = People::default();
    people.draw(scenario, inputs, roster, world, 1);
    group.bench_function("people", |bench| {
        let mut people = People::default();
        bench.iter(|| people.draw(scenario, inputs, roster, world, 1));
    });

    let utilities = Utilities::of(scenario);
    let (directory, fixed) = (Directory::of(world, scenario, &utilities), Fixed::of(inputs, world));
    let field = Field { scenario, world, directory: &directory, utilities: &utilities, fixed: &fixed };
    let (mut applicants, mut signaller, mut inviter) =
        (Applicants::default(), Signaller::default(), Inviter::default());
    let mut applications = Applications::default();
    let mut apply = |applications: &mut Applications, inviter: &mut Inviter| {
        inviter.open(scenario, world, &fixed);
        applicants.assess(scenario, &people.all);
        applications.clear();
        for (index, person) in people.all.iter().enumerate() {
            applicants.apply(&field, index, person, applications);
            applications.end_person();
            applications.see(&utilities);
            let (firsts, mut own) = applications.own(index);
            away::rotate(&scenario.away, &utilities, person, firsts, &mut own);
            signaller.signal(scenario, person, firsts, own);
        }
        inviter.consider(applications);
    };
    // Departments know after some seasons down to where they need to look.
    for _ in 0..4 {
        apply(&mut applications, &mut inviter);
        inviter.invite(scenario, &people.all, &mut applications.clone());
    }
    apply(&mut applications, &mut inviter);
    group.bench_function("applications, away rotations and signals", |bench| {
        let mut applications = Applications::default();
        bench.iter(|| apply(&mut applications, &mut inviter));
    });
    group.bench_function("invitations", |bench| {
        bench.iter_batched_ref(
            || applications.clone(),
            |applications| {
                inviter.open(scenario, world, &fixed);
                inviter.consider(applications);
                inviter.invite(scenario, &people.all, applications);
            },
            criterion::BatchSize::LargeInput,
        );
    });
    inviter.open(scenario, world, &fixed);
    inviter.consider(&applications);
    inviter.invite(scenario, &people.all, &mut applications);
    let mut certifier = Certifier::default();
    group.bench_function("lists", |bench| {
        bench.iter(|| certifier.certify(&field, inputs, &people, &applications));
    });
    let mut season = Season::default();
    season.play(&setting, 1);
    group.bench_function("whole season", |bench| bench.iter(|| season.play(black_box(&setting), 1)));
    let mut matcher = Matcher::default();
    let settings = Settings::default();
    group.bench_function("match", |bench| {
        bench.iter(|| matcher.run(season.market(), &settings, &mut ChaCha12Rng::seed_from_u64(1), &mut ()));
    });
    group.finish();
}

fn threads(criterion: &mut Criterion) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/ir_main_match_2025.toml");
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
