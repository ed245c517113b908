//! What files give instead of a draw: rank order lists of programs and applicants, interviews that take place for certain, and what
//! named applicants did.

use crate::population::{DepartmentId, Person, World};
use crate::scenario::{FixedApplicant, Inputs, Interviewed, PerTier};
use matchday_match::market::ProgramId;

/// What the files give, resolved for one world.
#[derive(Clone, Default, Debug)]
pub struct Fixed {
    /// By named applicant: departments where an interview certainly takes place.
    pub interviews: Vec<Vec<DepartmentId>>,
    /// By named applicant: everything else that is given.
    pub choices: Vec<Choices>,
    /// By named applicant: the primary list; empty if none is given.
    pub ranks: Vec<Vec<ProgramId>>,
    /// By program: its given list, as an index into [`Inputs::lists`].
    pub list_of: Vec<Option<usize>>,
    /// By department: whether all its programs have given lists, so that nobody else is invited.
    pub is_closed: Vec<bool>,
}

/// What a named applicant did, where given. Everything else follows the model's rules.
#[derive(Clone, Default, Debug)]
pub struct Choices {
    /// Departments where the applicant rotated.
    pub away: Option<Vec<DepartmentId>>,
    /// Departments that received a signal of each tier.
    pub signals: Option<PerTier<Vec<DepartmentId>>>,
    /// How many departments of the first specialty give an interview.
    pub interviews: Option<u32>,
    /// Whether the given interviews are all there are, so that the applicant applies nowhere else.
    pub has_no_other: bool,
    /// Departments where the applicant certainly applies, in rising order.
    musts: Vec<DepartmentId>,
}

impl Choices {
    fn of(applicant: &FixedApplicant, interviews: &[DepartmentId], world: &World) -> Choices {
        let departments = |ids: &Vec<String>| -> Vec<DepartmentId> {
            let programs = ids.iter().filter_map(|id| world.program(id));
            programs.map(|program| world[program].department).collect()
        };
        let away = applicant.away.as_ref().map(departments);
        let sent = &applicant.signals;
        let signals = sent.iter().any(|(_, programs)| programs.is_some());
        let signals = signals.then(|| PerTier::of(|tier| sent[tier].as_ref().map_or(Vec::new(), departments)));
        let (interviewed, has_no_other) = match applicant.interviews {
            Some(Interviewed::Count(count)) => (Some(count), false),
            Some(Interviewed::Programs(_)) => (None, true),
            None => (None, false),
        };
        let mut musts = interviews.to_vec();
        if !has_no_other {
            let signalled = signals.iter().flat_map(PerTier::iter).map(|(_, departments)| departments);
            musts.extend(away.iter().chain(signalled).flatten());
        }
        musts.sort_unstable();
        musts.dedup();
        Choices { away, signals, interviews: interviewed, has_no_other, musts }
    }

    /// Whether the applicant certainly applies to a department.
    #[must_use]
    pub fn is_must(&self, department: DepartmentId) -> bool {
        self.musts.binary_search(&department).is_ok()
    }
}

impl Fixed {
    /// Resolves the names in the inputs.
    #[must_use]
    pub fn of(inputs: &Inputs, world: &World) -> Fixed {
        let mut fixed = Fixed {
            interviews: vec![Vec::new(); inputs.applicants.len()],
            choices: Vec::new(),
            ranks: Vec::new(),
            list_of: vec![None; world.programs.len()],
            is_closed: Vec::new(),
        };
        for applicant in &inputs.applicants {
            fixed.ranks.push(applicant.ranks.iter().filter_map(|id| world.program(id)).collect());
        }
        for (interviews, ranks) in fixed.interviews.iter_mut().zip(&fixed.ranks) {
            interviews.extend(ranks.iter().map(|&program| world[program].department));
        }
        for (interviews, applicant) in fixed.interviews.iter_mut().zip(&inputs.applicants) {
            let Some(Interviewed::Programs(ids)) = &applicant.interviews else { continue };
            let programs = ids.iter().filter_map(|id| world.program(id));
            interviews.extend(programs.map(|program| world[program].department));
        }
        for (program, here) in world.programs.iter().enumerate() {
            let list = inputs.lists.iter().rposition(|list| list.program == here.id);
            fixed.list_of[program] = list;
            for &applicant in list.map_or(&[][..], |list| &inputs.lists[list].applicants) {
                fixed.interviews[applicant].push(here.department);
            }
        }
        for interviews in &mut fixed.interviews {
            interviews.sort_unstable();
            interviews.dedup();
        }
        let described = inputs.applicants.iter().zip(&fixed.interviews);
        fixed.choices = described.map(|(applicant, interviews)| Choices::of(applicant, interviews, world)).collect();
        let has_list = |program: &ProgramId| fixed.list_of[program.index()].is_some();
        fixed.is_closed = (0..world.departments.len())
            .map(|department| {
                let programs = world.programs_of(DepartmentId::at(department));
                !programs.is_empty() && programs.iter().all(has_list)
            })
            .collect();
        fixed
    }

    /// What a person did, if a file names the person.
    #[must_use]
    #[inline]
    pub fn choices(&self, person: &Person) -> Option<&Choices> {
        self.choices.get(person.given? as usize)
    }

    /// Whether a file gives a person an interview at a department.
    #[must_use]
    pub fn has_interview(&self, person: &Person, department: DepartmentId) -> bool {
        person.given.is_some_and(|given| self.interviews[given as usize].binary_search(&department).is_ok())
    }
}
