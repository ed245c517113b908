//! What changes if we turn an advanced program categorical?

use matchday::Study;
use matchday::market::Track;
use matchday::scenario::Change;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let replicates = std::env::args().nth(1).map_or(Ok(100), |number| number.parse())?;
    let base = Study::read("scenarios/ir_main_match_2025.toml")?.replicates(replicates);
    let program = "ir-integrated-a-131".to_owned();
    let categorical = base.clone().change(Change { program, track: Some(Track::Categorical), ..Change::default() })?;
    let results = base.compare("categorical", categorical).run()?;
    for row in results.summary() {
        // What changes by more than two standard errors.
        let Some(contrast) = row.contrast else { continue };
        if contrast.mcse.is_some_and(|mcse| mcse > 0.0 && contrast.difference.abs() > 2.0 * mcse) {
            println!("{}: {:+.4} {}", row.figure, contrast.difference, row.unit);
        }
    }
    Ok(())
}
