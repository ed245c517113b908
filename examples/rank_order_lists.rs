//! Who matches where on rank order lists of your own, and why?

use matchday::Pool;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let solution = Pool::read("scenarios/ir_2025")?.solve()?;
    let matches = solution.matches();
    let count = matches.iter().filter(|one| one.primary.is_some()).count();
    println!("{count} of {} applicants match; stable: {}", matches.len(), solution.is_stable());
    for explanation in solution.explain("10000085")? {
        println!("{}", explanation.headline);
    }
    Ok(())
}
