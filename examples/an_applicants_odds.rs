//! What are this applicant's odds in IR, in DR, and of nothing?

use matchday::Study;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let replicates = std::env::args().nth(1).map_or(Ok(200), |number| number.parse())?;
    let study = Study::read("scenarios/ir_main_match_2025.toml")?;
    let odds = study.odds("docs/questions/applicant-integrated.toml")?.replicates(replicates).without_sensitivity();
    let results = odds.run()?;
    for (place, estimate) in ["IR", "DR", "elsewhere", "nowhere"].into_iter().zip(results.answer.endings) {
        println!("{place:>9}: {:5.1}% ± {:.1}", 100.0 * estimate.estimate, 100.0 * estimate.mcse);
    }
    Ok(())
}
