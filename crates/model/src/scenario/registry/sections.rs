//! The tables of a scenario file.

/// A table of a scenario file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Section {
    /// Its path pattern: `signals`, `specialty[].tracks[]`; empty for the top.
    pub path: &'static str,
    /// What it is about.
    pub doc: &'static str,
}

impl Section {
    /// Its header: `[signals]`, `[[specialty.tracks]]`; empty for the top.
    #[must_use]
    pub fn header(&self) -> String {
        let plain = self.path.replace("[]", "");
        match self.path {
            "" => String::new(),
            path if path.ends_with("[]") => format!("[[{plain}]]"),
            _ => format!("[{plain}]"),
        }
    }
}

const fn section(path: &'static str, doc: &'static str) -> Section {
    Section { path, doc }
}

/// All tables, in the order in which a scenario is best written.
pub const SECTIONS: &[Section] = &[
    section("", "What the scenario is called, and why it was written."),
    section("run", "How often the season is drawn."),
    section("institutions", "Where training is offered. Each institution has a prestige and lies in a region."),
    section("specialty[]", "One specialty; as many as there are. At least one."),
    section(
        "specialty[].tracks[]",
        "A kind of position that programs of the specialty above offer, with a list of its own.",
    ),
    section("type[]", "A kind of applicants, by where they were trained."),
    section("group[]", "Applicants who look for the same."),
    section("pool", "CSV files of real programs and applicants, beside or instead of drawn ones."),
    section("program[]", "A named program, beside the drawn ones."),
    section("applicant[]", "A named applicant, beside the drawn ones."),
    section(
        "change[]",
        "A change to one program, drawn or named, made once the world is drawn, in the order of the file. It moves no draw: all else is as it would be without it.",
    ),
    section(
        "utility",
        "What both sides look for. Utilities have standard deviation 1 before the ties below are added.",
    ),
    section("utility.applicant", "What applicants look for in a program."),
    section("utility.program", "What programs look for in an applicant."),
    section("perception", "Noise with which each side sees the other before interviews."),
    section("applications", "Where applicants apply."),
    section("away", "Away rotations, at programs of the preferred specialty."),
    section("signals", "Preference signals; one budget for both of an applicant's specialties."),
    section("invitations", "Whom programs invite."),
    section("interviews", "What interviews reveal."),
    section("lists", "How rank order lists come about."),
    section("pgy1", "The PGY-1 year of advanced positions: supplemental lists."),
    section("couples", "Couples, who rank pairs of programs."),
    section("requests", "Reversions and even or odd requests of drawn programs."),
    section("match", "The match itself."),
    section("soap", "What happens to unfilled positions after the match."),
    section("report", "What is reported."),
];
