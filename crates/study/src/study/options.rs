//! How a study is played: threads, observer, stop, and where its result goes.

use std::io;
use std::path::{Path, PathBuf};

use super::error::{Interruption, Saved, StudyError};
use crate::clock::Clock;
use crate::export::Format;
use crate::run::{
    Driver, Ending, Kept, Observer, Progress, Reached, Resumable, Row, Stop, Unfinished, UnfinishedError, Work,
    read_rows,
};
use matchday_files::publish::{check_replaceable, publish};

/// How a study is played. No option changes a number of the result.
#[derive(Clone, Default, Debug)]
pub(super) struct Options {
    /// Threads; `None` for one per processor.
    pub(super) threads: Option<usize>,
    /// Called after every batch.
    pub(super) observer: Observer,
    /// Ends the run early.
    pub(super) stop: Stop,
    /// Where the result is written, and what to do about an earlier unfinished run there.
    pub(super) folder: Option<(PathBuf, Kept)>,
    /// How tables are written.
    pub(super) format: Format,
    /// Whether the rows of replicates are dropped instead of held in memory.
    pub(super) drops_rows: bool,
    /// The command that reproduces the result.
    pub(super) command: String,
}

/// A finished work.
#[derive(Debug)]
pub(super) struct Done<T> {
    pub(super) tally: T,
    pub(super) is_precise: bool,
    /// The rows of its replicates, unless they were dropped.
    pub(super) rows: Option<Vec<Row>>,
    /// Over all sessions.
    pub(super) seconds: f64,
}

impl Options {
    /// The number of threads used.
    pub(super) fn threads(&self) -> usize {
        self.threads.unwrap_or_else(|| std::thread::available_parallelism().map_or(1, usize::from))
    }

    /// The driver.
    pub(super) fn driver(&self) -> Result<Driver, StudyError> {
        let driver = Driver::new(self.threads())?;
        Ok(driver.stopped_by(self.stop.clone()).observed_by(self.observer.clone()))
    }

    /// Plays a work without keeping anything on disk.
    pub(super) fn play<W: Work>(&self, driver: &Driver, work: &W, saved: Saved) -> Result<Done<W::Tally>, StudyError> {
        let (clock, mut progress, mut rows) = (Clock::start(), Progress::none(work), Vec::new());
        let ending = if self.drops_rows {
            driver.run(work, &mut progress, &mut ())?
        } else {
            driver.run(work, &mut progress, &mut rows)?
        };
        check_done(work, &progress, ending, saved)?;
        let Progress { tally, is_precise, .. } = progress;
        let rows = (!self.drops_rows).then_some(rows);
        Ok(Done { tally, is_precise, rows, seconds: clock.seconds() })
    }

    /// Plays a work. If it has an output folder, the run is kept beside it. Then `write` writes all files into an
    /// empty folder that replaces it.
    pub(super) fn run<W: Resumable>(
        &self,
        work: &W,
        files: &[&str],
        write: impl FnOnce(&Unfinished<W>, &Done<W::Tally>, &Path) -> io::Result<()>,
    ) -> Result<Done<W::Tally>, StudyError> {
        let Some((out, kept)) = &self.folder else { return self.play(&self.driver()?, work, Saved::Lost) };
        check_replaceable(out, files)?;
        let mut unfinished = Unfinished::open(out, work, *kept)?;
        let done = self.play_on(&self.driver()?, work, &mut unfinished)?;
        publish(out, files, |folder| write(&unfinished, &done, folder))?;
        unfinished.remove()?;
        Ok(done)
    }

    /// Plays the rest of an unfinished run.
    pub(super) fn play_on<W: Resumable>(
        &self,
        driver: &Driver,
        work: &W,
        unfinished: &mut Unfinished<W>,
    ) -> Result<Done<W::Tally>, StudyError> {
        let mut progress = unfinished.checkpoint().progress();
        let chunks = progress.chunks;
        let ending = driver.run(work, &mut progress, unfinished)?;
        if progress.chunks > chunks {
            unfinished.save(&progress)?;
        }
        check_done(work, &progress, ending, Saved::Kept)?;
        let rows = match work.row_values() {
            Some(values) if !self.drops_rows => {
                let path = unfinished.rows();
                Some(read_rows(&path, values).map_err(|source| UnfinishedError::Io { path, source })?)
            }
            _ => None,
        };
        let Progress { tally, is_precise, .. } = progress;
        Ok(Done { tally, is_precise, rows, seconds: unfinished.checkpoint().seconds })
    }
}

fn check_done<W: Work>(
    work: &W,
    progress: &Progress<W::Tally>,
    ending: Ending,
    saved: Saved,
) -> Result<(), Interruption> {
    let Reached { replicates: done, of, .. } = work.reached(progress);
    match ending {
        Ending::Done => Ok(()),
        Ending::Interrupted => Err(Interruption { done, of, unit: "replicates", saved }),
    }
}
