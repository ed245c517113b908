//! Detects that a deterministic process repeats itself.

/// Brent's cycle finder over fingerprints of states (R. P. Brent, "An improved Monte Carlo factorization algorithm", BIT 20, 1980):
/// it compares the current state with one remembered state, which is replaced at steps 1, 2, 4, 8, …. It detects a cycle of
/// length λ that begins after μ steps within 3 (λ + μ) steps, in constant memory.
#[derive(Default)]
pub(super) struct CycleFinder {
    steps: u64,
    next_mark: u64,
    remembered: Option<u64>,
}

impl CycleFinder {
    /// Takes the state before the next step. Returns whether the process has been in it before.
    ///
    /// Two different states share a fingerprint with probability 2^-64. The process then stops early; its blocking pairs are
    /// still found.
    pub(super) fn has_seen(&mut self, fingerprint: u64) -> bool {
        if self.remembered == Some(fingerprint) {
            return true;
        }
        if self.steps == self.next_mark {
            self.remembered = Some(fingerprint);
            self.next_mark = self.steps * 2 + 1;
        }
        self.steps += 1;
        false
    }
}

/// Spreads small numbers over 64 bits: the xor of the two halves of one 128-bit product (the mixing step of Wang Yi's wyhash,
/// with its constants). It runs in an inner loop, and costs one multiplication.
#[inline]
pub(super) fn scramble(number: u64) -> u64 {
    let product = u128::from(number ^ 0x2d35_8dcc_aa6c_78a5) * 0x8bb8_4b93_962e_acc9;
    #[allow(clippy::cast_possible_truncation, reason = "the two halves are wanted")]
    let halves = (product as u64, (product >> 64) as u64);
    halves.0 ^ halves.1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_circle_is_found_within_three_times_its_entry_and_length() {
        for entry in 0..40u64 {
            for length in 1..40u64 {
                let mut finder = CycleFinder::default();
                let state = |step: u64| if step < entry { step } else { entry + (step - entry) % length };
                let found = (0..1_000).find(|&step| finder.has_seen(scramble(state(step))));
                let found = found.expect("the circle is found");
                assert!(found <= 3 * (entry + length), "entry {entry}, length {length}: found at {found}");
                assert!(found >= entry + length, "nothing repeats before one round");
            }
        }
    }

    #[test]
    fn a_process_that_never_repeats_is_not_stopped() {
        let mut finder = CycleFinder::default();
        assert!((0..100_000).all(|state| !finder.has_seen(scramble(state))));
    }
}
