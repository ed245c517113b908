//! A sweep: the scenario at many points. A screening: which parameters matter most.

use super::Study;
use super::error::StudyError;
use super::points::{About, Points};
use crate::export::{Visited, points_frame, screening_frame, sweep_frame};
use crate::figures::HEADLINE;
use crate::parameters::{Axis, Parameter, parameters_of, plausible_parameters};
use crate::simulation::Estimate;
use crate::sweep::{
    Combination, Design, Difference, FigureName, MainRows, PointFigure, Screening, Trajectory, Wanted, figures_of,
    trajectories,
};
use matchday_model::scenario::Override;

/// A scenario at many points.
#[derive(Debug)]
pub struct SweepStudy {
    study: Study,
    axes: Vec<Axis>,
    combination: Combination,
    wanted: Wanted,
}

/// The results of a sweep.
#[derive(Clone, Debug)]
pub struct SweepResults {
    /// The axes.
    pub axes: Vec<Axis>,
    /// The points, in the order of the design.
    pub points: Vec<SweepPoint>,
    /// The point that the others are compared with.
    pub base: usize,
    /// Whether that point has the scenario's own values.
    pub is_own: bool,
    /// Seconds spent, over all sessions.
    pub seconds: f64,
}

/// A point and its results.
#[derive(Clone, Debug)]
pub struct SweepPoint {
    /// The overrides, the scenario's checksum, and the replicates.
    pub visited: Visited,
    /// The requested figures.
    pub figures: Vec<PointFigure>,
    /// The headline figure, replicate by replicate.
    headline: Option<MainRows>,
}

/// The results of a screening.
#[derive(Clone, Debug)]
pub struct ScreeningResults {
    /// The parameters that were moved.
    pub moved: Vec<Parameter>,
    /// The parameters that have no effect in this scenario and were not moved.
    pub inert: Vec<Parameter>,
    /// How much each parameter matters for each figure.
    pub screening: Screening,
    /// The number of points played.
    pub points: usize,
    /// Seconds spent, over all sessions.
    pub seconds: f64,
}

impl Study {
    /// Plays the scenario at many points: every combination of the values of some axes, such as `signals.gold=0..15`.
    ///
    /// # Errors
    /// If an axis cannot be parsed.
    ///
    /// # Examples
    /// ```
    /// # let folder = tempfile::tempdir()?;
    /// # let path = folder.path().join("scenario.toml");
    /// # std::fs::write(&path, matchday_model::scenario::example())?;
    /// use matchday_study::Study;
    ///
    /// let sweep = Study::read(&path)?.replicates(10).sweep(["signals.gold=0,4,8"])?.run()?;
    /// for point in &sweep.points {
    ///     let matched = point.figure("ends_in_focus:preference:focus")?;
    ///     println!("{}: {:.3}", point.visited.set[0], matched.estimate.value);
    /// }
    /// assert_eq!(sweep.points.len(), 3);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn sweep<A: AsRef<str>>(self, axes: impl IntoIterator<Item = A>) -> Result<SweepStudy, StudyError> {
        let axes: Result<Vec<Axis>, _> = axes.into_iter().map(|axis| Axis::parse(axis.as_ref())).collect();
        Ok(self.sweep_over(axes.map_err(|error| crate::parameters::SweepError(vec![error]))?))
    }

    /// As [`Study::sweep`], with parsed axes.
    #[must_use]
    pub fn sweep_over(self, axes: Vec<Axis>) -> SweepStudy {
        SweepStudy { study: self, axes, combination: Combination::Grid, wanted: Wanted::default() }
    }

    /// Screens parameters by Morris' method: those of the axes, or all with a plausible range. From each of `starts`
    /// starting points every parameter moves once.
    ///
    /// # Errors
    /// If an axis has no range, a point has a fault, or the run is stopped or cannot be kept or written.
    ///
    /// # Panics
    /// Never: a screening has a point.
    pub fn screening(&self, axes: &[Axis], starts: u32) -> Result<ScreeningResults, StudyError> {
        let scenario = self.scenario();
        let all = if axes.is_empty() { plausible_parameters(scenario) } else { parameters_of(axes, scenario)? };
        let (moved, inert): (Vec<Parameter>, Vec<Parameter>) =
            all.into_iter().partition(|parameter| parameter.inert.is_none());
        let names: Vec<String> = moved.iter().map(Parameter::path).collect();
        let paths = trajectories(&names, if moved.is_empty() { 1 } else { starts }, scenario.run.seed);
        let set = |levels: &Vec<u32>| -> Vec<Override> {
            moved.iter().zip(levels).map(|(parameter, &level)| parameter.set(level)).collect()
        };
        let mut points = Points::around(self.clone())?;
        points.add(paths.iter().flat_map(|path| &path.points).map(set).collect())?;
        let kept = points.open()?;
        let order: Vec<usize> = (0..points.len()).collect();
        let (mut found, mut before): (Option<Screening>, Option<MainRows>) = (None, None);
        let mut steps = Trajectory::steps(&paths).peekable();
        let seconds = points.play(&order, kept.as_ref(), |index, _, _, rows| {
            let found = found.get_or_insert_with(|| Screening::new(moved.len(), &rows));
            let step = steps.next_if(|(_, _, [_, after])| *after == index);
            if let (Some((parameter, [from, to], _)), Some(before)) = (step, &before) {
                found.add(parameter, moved[parameter].step(from, to), before, &rows);
            }
            before = Some(rows);
        })?;
        let screening = found.expect("there is always a point");
        let visited = points.visited();
        let all: Vec<Parameter> = moved.iter().chain(&inert).cloned().collect();
        let tables = [("screen", screening_frame(&all, &screening)), ("points", points_frame(&names, &visited, None))];
        let over =
            all.iter().map(|parameter| format!("{}={}..{}", parameter.path(), parameter.from, parameter.to)).collect();
        let design = format!("screen, {starts} trajectories");
        points.publish(kept, &tables, About { over, design, base_point: None, seconds })?;
        Ok(ScreeningResults { moved, inert, screening, points: visited.len(), seconds })
    }
}

impl SweepStudy {
    /// Sets how the axes are combined; the default is every value with every other.
    #[must_use]
    pub fn combined(mut self, combination: Combination) -> SweepStudy {
        self.combination = combination;
        self
    }

    /// Sets which figures to report besides the main ones.
    #[must_use]
    pub fn wanted(mut self, wanted: Wanted) -> SweepStudy {
        self.wanted = wanted;
        self
    }

    /// Plays all points. Points share their draws, so differences are paired by replicate.
    ///
    /// # Errors
    /// If the axes do not form a design, a point has a fault, or the run is stopped or cannot be kept or written.
    pub fn run(&self) -> Result<SweepResults, StudyError> {
        let design = Design::of(&self.axes, self.combination, self.study.scenario().run.seed)?;
        if !self.wanted.also.is_empty() {
            let simulation = self.study.simulation();
            let faults: Vec<_> = self.wanted.also.iter().filter_map(|figure| figure.check(&simulation).err()).collect();
            if !faults.is_empty() {
                return Err(StudyError::Figures(super::error::FigureFaults(faults)));
            }
        }
        let mut points = Points::around(self.study.clone())?;
        points.add(design.points)?;
        let kept = points.open()?;
        // The others are compared with the scenario's own values, or else with the first point. That point is played first.
        let own = points.own();
        let base = own.unwrap_or(0);
        let mut order = vec![base];
        order.extend((0..points.len()).filter(|&index| index != base));
        let mut figures: Vec<Vec<PointFigure>> = vec![Vec::new(); points.len()];
        let mut headlines: Vec<Option<MainRows>> = vec![None; points.len()];
        let mut compared: Option<MainRows> = None;
        let seconds = points.play(&order, kept.as_ref(), |index, simulation, tally, rows| {
            let other = compared.as_ref().unwrap_or(&rows);
            figures[index] = figures_of(simulation, tally, &rows, other, &self.wanted);
            let (figure, keys) = HEADLINE;
            headlines[index] = rows.column(figure, &keys).map(|column| rows.only(column));
            compared.get_or_insert(rows);
        })?;
        let visited = points.visited();
        let tables = [
            ("sweep", sweep_frame(&design.axes, &visited, &figures, self.wanted.is_all)),
            ("points", points_frame(&design.axes, &visited, Some(base))),
        ];
        let about = About {
            over: self.axes.iter().map(ToString::to_string).collect(),
            design: self.combination.to_string(),
            base_point: Some(base + 1),
            seconds,
        };
        points.publish(kept, &tables, about)?;
        let all = visited.into_iter().zip(figures).zip(headlines);
        let points = all.map(|((visited, figures), headline)| SweepPoint { visited, figures, headline }).collect();
        Ok(SweepResults { axes: self.axes.clone(), points, base, is_own: own.is_some(), seconds })
    }
}

impl SweepPoint {
    /// A figure of the summary, such as `fill_rate:specialty:DR`.
    ///
    /// # Errors
    /// If the name cannot be parsed, or the sweep did not report the figure.
    pub fn figure(&self, name: &str) -> Result<&PointFigure, StudyError> {
        let name: FigureName = name.parse()?;
        let id = name.id()?;
        let found = self.figures.iter().find(|one| one.is(id, &name.group, &name.level));
        Ok(found.ok_or(crate::sweep::FigureError::Empty(name))?)
    }

    /// The share of applicants preferring the focus who match in it.
    #[must_use]
    pub fn headline(&self) -> Option<Estimate> {
        let (figure, [by, level]) = HEADLINE;
        self.figures.iter().find(|found| found.is(figure, by, level)).map(|found| found.estimate)
    }

    /// The difference of the headline figure from another point's, paired by replicate.
    #[must_use]
    pub fn difference(&self, other: &SweepPoint) -> Option<Difference> {
        self.headline.as_ref()?.difference(0, other.headline.as_ref()?)
    }
}
