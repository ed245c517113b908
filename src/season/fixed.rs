//! What is given instead of drawn: programs' and applicants' own lists, and the interviews that must have been.

use crate::market::ProgramId;
use crate::population::World;
use crate::scenario::Inputs;

/// The given lists, in terms of one world.
#[derive(Clone, Default, Debug)]
pub struct Fixed {
    /// By given applicant: departments where an interview takes place in any case.
    pub interviews: Vec<Vec<u32>>,
    /// By given applicant: the own primary list, empty when there is none.
    pub ranks: Vec<Vec<ProgramId>>,
    /// By program: the list it brings, as an index into [`Inputs::lists`].
    pub list_of: Vec<Option<usize>>,
    /// By department: whether every program brings its list, so that nobody else is invited.
    pub is_closed: Vec<bool>,
}

impl Fixed {
    /// Looks up what the inputs name.
    ///
    /// # Panics
    /// Never: ids are `u32`.
    #[must_use]
    pub fn of(inputs: &Inputs, world: &World) -> Fixed {
        let mut fixed = Fixed {
            interviews: vec![Vec::new(); inputs.applicants.len()],
            ranks: Vec::new(),
            list_of: vec![None; world.programs.len()],
            is_closed: Vec::new(),
        };
        for applicant in &inputs.applicants {
            fixed.ranks.push(applicant.ranks.iter().filter_map(|id| world.program(id)).collect());
        }
        for (interviews, ranks) in fixed.interviews.iter_mut().zip(&fixed.ranks) {
            interviews.extend(ranks.iter().map(|program| world.programs[program.index()].department));
        }
        for (program, told) in world.programs.iter().enumerate() {
            let list = inputs.lists.iter().rposition(|list| list.program == told.id);
            fixed.list_of[program] = list;
            for &applicant in list.map_or(&[][..], |list| &inputs.lists[list].applicants) {
                fixed.interviews[applicant].push(told.department);
            }
        }
        for interviews in &mut fixed.interviews {
            interviews.sort_unstable();
            interviews.dedup();
        }
        let has_list = |program: &ProgramId| fixed.list_of[program.index()].is_some();
        fixed.is_closed = (0..world.departments.len())
            .map(|department| {
                let programs = world.programs_of(u32::try_from(department).expect("ids are u32"));
                !programs.is_empty() && programs.iter().all(has_list)
            })
            .collect();
        fixed
    }

    /// Whether a given applicant has an interview at a department in any case.
    #[must_use]
    pub fn has_interview(&self, given: u32, department: u32) -> bool {
        self.interviews[given as usize].binary_search(&department).is_ok()
    }
}
