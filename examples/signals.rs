//! How does the number of gold signals change the match rate in IR?

use matchday::Study;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let replicates = std::env::args().nth(1).map_or(Ok(100), |number| number.parse())?;
    let study = Study::read("scenarios/ir_main_match_2025.toml")?.replicates(replicates);
    let sweep = study.sweep(["signals.gold=0,6,15"])?.run()?;
    for point in &sweep.points {
        let matched = point.figure("ends_in_focus:preference:focus")?.estimate;
        let error = 100.0 * matched.mcse.unwrap_or(0.0);
        println!(
            "{}: {:.1}% ± {error:.1} of those who prefer IR match in it",
            point.visited.set[0],
            100.0 * matched.value
        );
    }
    Ok(())
}
