//! A simulation as work for the driver: chunks of a plan, until the headline figure is precise enough.

use super::estimate::Estimate;
use super::tally::Tally;
use super::worker::{Simulation, Worker};
use crate::figures::FigureId;
use crate::run::{Batch, Defect, Identity, IdentityError, Progress, Reached, Resumable, Row, Work};

impl Simulation {
    /// The figure whose precision stops a run: the share of applicants preferring the focus who match in it.
    #[must_use]
    pub fn headline(&self, tally: &Tally) -> Option<Estimate> {
        self.summary(tally, FigureId::EndsInFocus, "preference", "focus")
    }

    /// A figure of the summary; `None` if the scenario does not have it, or nothing was ever counted.
    #[must_use]
    pub fn summary(&self, tally: &Tally, id: FigureId, by: &str, level: &str) -> Option<Estimate> {
        let number = self
            .catalogue
            .figures
            .iter()
            .position(|figure| figure.id == id && figure.keys.iter().map(String::as_str).eq([by, level]))?;
        tally.cells[number].estimate(&self.catalogue.figures[number])
    }
}

impl Work for Simulation {
    type Worker = Worker;
    type Job = u32;
    type Tally = Tally;

    fn worker(&self) -> Worker {
        Worker::of(self)
    }

    fn empty(&self) -> Tally {
        Tally::of(&self.catalogue, &self.followed)
    }

    fn next(&self, progress: &Progress<Tally>, replicates: usize) -> Batch<u32> {
        let size = self.chunk();
        // A rule that checks the end of every chunk needs batches of one chunk.
        let most = if self.plan.until.is_some() { 1 } else { replicates.div_ceil(size as usize) };
        let done = usize::try_from(progress.chunks).unwrap_or(usize::MAX);
        let chunks: Vec<u32> = self.plan.chunks(size).skip(done).take(most).collect();
        let jobs = chunks.iter().flat_map(|&chunk| self.plan.replicates_of(chunk, size)).collect();
        Batch { jobs, chunks: chunks.len() as u64 }
    }

    fn play(&self, worker: &mut Worker, replicate: u32) {
        worker.replicate(self, replicate);
    }

    fn gather(&self, workers: &mut [Worker], tally: &mut Tally) -> Result<Vec<Row>, Defect> {
        let mut rows = Vec::new();
        for worker in workers {
            rows.append(&mut worker.hand_over(self, tally)?);
        }
        Ok(rows)
    }

    fn is_precise(&self, tally: &Tally) -> bool {
        self.plan.until.is_some_and(|until| {
            self.headline(tally).is_some_and(|headline| until.is_reached(headline.replicates, headline.half_width()))
        })
    }

    fn reached(&self, progress: &Progress<Tally>) -> Reached {
        Reached { replicates: progress.tally.replicates, of: self.plan.total(self.chunk()), ..Reached::default() }
    }
}

impl Resumable for Simulation {
    type Identity = Identity;

    const MAGIC: &'static [u8] = b"matchday progress 1\n";
    const ENDING: &'static str = "unfinished";

    fn identity(&self) -> Result<Identity, IdentityError> {
        Identity::of(&self.setting.scenario, &self.setting.inputs, &self.plan)
    }

    fn differences(earlier: &Identity, own: &Identity) -> Vec<String> {
        let mut differences = earlier.differences(own);
        let shards = [earlier, own].map(|identity| identity.plan.shard);
        if shards[0] != shards[1] {
            let [one, two] = shards.map(|shard| shard.map_or("none".to_owned(), |shard| shard.to_string()));
            differences.push(format!("--shard {one} and {two}"));
        }
        differences
    }

    fn fits(&self, tally: &Tally) -> bool {
        tally.fits(&self.catalogue, &self.followed)
    }

    fn row_values(&self) -> Option<usize> {
        Some(self.main_figures().count())
    }
}
