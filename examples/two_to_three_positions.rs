//! We have two positions. What happens with three?
//!
//! Both seasons are played on the same draws, so that the difference is far more certain than the rates themselves.

use matchday::Study;
use matchday::scenario::Change;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let replicates = std::env::args().nth(1).map_or(Ok(100), |number| number.parse())?;
    let base = Study::read("scenarios/ir_main_match_2025.toml")?.replicates(replicates);
    let change = Change { program: "ir-integrated-a-131".to_owned(), quota: Some(3), ..Change::default() };
    let three = base.clone().change(change)?;
    let results = base.compare("three positions", three).run()?;
    for figure in ["ends_in_focus:preference:focus", "fill_rate:specialty:IR-Integrated"] {
        let row = results.figure("three positions", figure)?;
        if let (Some(base), Some(contrast)) = (row.base, row.contrast) {
            let error = 100.0 * contrast.mcse.unwrap_or(0.0);
            println!("{figure}: {:.2}%, {:+.3} ± {error:.3} points", 100.0 * base.value, 100.0 * contrast.difference);
        }
    }
    Ok(())
}
