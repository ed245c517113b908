//! How long the match itself takes, with the market already built.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use matchday::market::{ApplicantId, Choice, Draft, Market, ProgramId, Terms, Track};
use matchday::matching::{Matcher, Settings};
use rand::seq::{SliceRandom, index::sample};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha12Rng;

/// Applicants, programs and shares of a market with independent uniform tastes on both sides.
struct Size {
    applicants: u32,
    ranks: usize,
    quotas: Vec<u32>,
    /// Applicants in couples, in percent.
    couples: u32,
    supplemental: f64,
}

fn market(size: &Size, seed: u64) -> Market {
    let mut rng = ChaCha12Rng::seed_from_u64(seed);
    let mut draft = Draft::default();
    let programs = size.quotas.len();
    let preliminary = if size.supplemental > 0.0 { programs / 8 } else { 0 };
    for (index, &quota) in size.quotas.iter().enumerate() {
        let track = if index < preliminary { Track::Preliminary } else { Track::Advanced };
        draft.add_program(Terms::new(track, quota));
    }
    let id = |i: usize| ProgramId(u32::try_from(i).unwrap());
    let mut rankers: Vec<Vec<ApplicantId>> = vec![Vec::new(); programs];
    for applicant in (0..size.applicants).map(ApplicantId) {
        let list = rng.random_bool(size.supplemental).then(|| {
            let list: Vec<ProgramId> = sample(&mut rng, preliminary, 8).into_iter().map(id).collect();
            for program in &list {
                rankers[program.index()].push(applicant);
            }
            draft.add_supplemental(applicant, list)
        });
        let choices: Vec<Choice> = sample(&mut rng, programs - preliminary, size.ranks)
            .into_iter()
            .map(|i| Choice { program: id(preliminary + i), supplemental: list })
            .collect();
        for choice in &choices {
            rankers[choice.program.index()].push(applicant);
        }
        draft.add_applicant(choices);
    }
    let mut people: Vec<u32> = (0..size.applicants).collect();
    people.shuffle(&mut rng);
    let couples = (size.applicants * size.couples / 200) as usize;
    draft.couples =
        people.chunks_exact(2).take(couples).map(|pair| [ApplicantId(pair[0]), ApplicantId(pair[1])]).collect();
    for mut list in rankers {
        list.shuffle(&mut rng);
        list.dedup();
        draft.rankings.push(list);
    }
    Market::new(&draft).expect("the rules are kept")
}

fn quotas(programs: usize, positions: u32, seed: u64) -> Vec<u32> {
    let mut rng = ChaCha12Rng::seed_from_u64(seed);
    let mut quotas = vec![1; programs];
    for _ in 0..positions - u32::try_from(programs).unwrap() {
        quotas[rng.random_range(0..programs)] += 1;
    }
    quotas
}

fn benches(criterion: &mut Criterion) {
    let mut rng = ChaCha12Rng::seed_from_u64(9);
    let specialty = Size {
        applicants: 1_500,
        ranks: 12,
        quotas: (0..250).map(|_| rng.random_range(1..=4)).collect(),
        couples: 0,
        supplemental: 0.0,
    };
    let national =
        Size { applicants: 50_000, ranks: 12, quotas: quotas(6_500, 43_000, 3), couples: 0, supplemental: 0.0 };
    let whole = Size { couples: 5, supplemental: 0.125, ..Size { quotas: national.quotas.clone(), ..national } };
    for (name, size) in [("specialty", &specialty), ("national", &national), ("national with couples", &whole)] {
        let market = market(size, 1);
        let mut matcher = Matcher::default();
        let settings = Settings::default();
        let run = matcher.run(&market, &settings, &mut ChaCha12Rng::seed_from_u64(1), &mut ());
        eprintln!(
            "{name}: {} proposals, {} attempts, {} loops, stable {}",
            run.proposals, run.attempts, run.loops, run.stable
        );
        criterion.bench_function(name, |bench| {
            bench.iter(|| matcher.run(black_box(&market), &settings, &mut ChaCha12Rng::seed_from_u64(1), &mut ()));
        });
    }
}

criterion_group!(matching, benches);
criterion_main!(matching);
