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

/// What the engine is measured against: deferred acceptance of singles over flat arrays and nothing else, no result written.
struct Bare {
    starts: Vec<u32>,
    /// Program, and its position of the applicant.
    entries: Vec<(u32, u32)>,
    quotas: Vec<u32>,
    firsts: Vec<u32>,
    next: Vec<u32>,
    filled: Vec<u32>,
    cutoffs: Vec<u32>,
    /// Position, and applicant.
    holders: Vec<(u32, u32)>,
    stack: Vec<u32>,
}

impl Bare {
    fn new(market: &Market) -> Bare {
        let entries =
            market.primaries().items().iter().map(|listed| (listed.program.0, listed.position_there())).collect();
        let starts = |mut lengths: Vec<usize>| {
            let mut start = 0;
            for length in &mut lengths {
                start += std::mem::replace(length, start);
            }
            lengths.push(start);
            lengths.into_iter().map(|start| u32::try_from(start).unwrap()).collect::<Vec<u32>>()
        };
        let quotas: Vec<u32> = market.all_terms().iter().map(|terms| terms.quota).collect();
        let firsts = starts(quotas.iter().map(|&quota| quota as usize).collect());
        Bare {
            starts: starts(market.primaries().iter().map(<[_]>::len).collect()),
            entries,
            next: vec![0; market.applicants()],
            filled: vec![0; quotas.len()],
            cutoffs: vec![0; quotas.len()],
            holders: vec![(0, 0); *firsts.last().unwrap() as usize],
            stack: Vec::new(),
            firsts,
            quotas,
        }
    }

    fn run(&mut self) -> usize {
        let Bare { starts, entries, quotas, firsts, next, filled, cutoffs, holders, stack } = self;
        let applicants = next.len();
        next.copy_from_slice(&starts[..applicants]);
        filled.fill(0);
        cutoffs.fill(u32::MAX);
        for applicant in 0..u32::try_from(applicants).unwrap() {
            stack.push(applicant);
            while let Some(applicant) = stack.pop() {
                let end = starts[applicant as usize + 1];
                let mut at = next[applicant as usize];
                while at < end {
                    let (program, position) = entries[at as usize];
                    let program = program as usize;
                    if position < cutoffs[program] {
                        let first = firsts[program] as usize;
                        let quota = quotas[program];
                        if filled[program] == quota {
                            let loser = holders[first + quota as usize - 1].1;
                            next[loser as usize] += 1;
                            stack.push(loser);
                        } else {
                            filled[program] += 1;
                        }
                        let mut place = first + filled[program] as usize - 1;
                        while place > first && holders[place - 1].0 > position {
                            holders[place] = holders[place - 1];
                            place -= 1;
                        }
                        holders[place] = (position, applicant);
                        if filled[program] == quota {
                            cutoffs[program] = holders[first + quota as usize - 1].0;
                        }
                        break;
                    }
                    at += 1;
                }
                next[applicant as usize] = at;
            }
        }
        next.iter().zip(&starts[1..]).filter(|(next, end)| next < end).count()
    }
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
        if market.couples().is_empty() {
            let mut bare = Bare::new(&market);
            assert_eq!(bare.run(), run.matching.primary.iter().flatten().count());
            criterion.bench_function(&format!("{name}, bare loop"), |bench| bench.iter(|| black_box(&mut bare).run()));
        }
        criterion.bench_function(name, |bench| {
            bench.iter(|| matcher.run(black_box(&market), &settings, &mut ChaCha12Rng::seed_from_u64(1), &mut ()));
        });
    }
}

criterion_group!(matching, benches);
criterion_main!(matching);
