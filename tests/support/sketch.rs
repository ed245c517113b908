//! Markets as a few lines of text, both ways: tests write them down, and failures print them.
//!
//! ```text
//! a1: A1[P1 P2] C1      an applicant and the primary list; in brackets the attached supplemental list
//! A1 A 1: a2 a1         a program, its track and quota, and its list; then perhaps even, odd, joint=A1, at=2
//! a1 + a2               a couple; a No Match leg is written -
//! A1 -> C1 2            a reversion of at most 2 positions
//! ```
//! A track is left out when categorical, commas may be used, and equal supplemental lists of one applicant are one list.

use std::fmt::Write as _;

use matchday::market::{
    ApplicantId, Choice, Draft, Market, Parity, ProgramId, Ragged, Reversion, SupplementalId, Terms, Track,
};

/// A draft and the names in it.
pub struct Sketch {
    pub draft: Draft,
    pub applicants: Vec<String>,
    pub programs: Vec<String>,
}

impl Sketch {
    /// Reads a sketch.
    ///
    /// # Panics
    /// When it is not one: sketches are written by hand in tests.
    pub fn parse(text: &str) -> Sketch {
        let text = text.replace([',', '.'], " ").replace('[', " [ ").replace(']', " ] ");
        let lines: Vec<Vec<&str>> = text
            .lines()
            .map(|line| line.split_whitespace().collect())
            .filter(|line: &Vec<_>| !line.is_empty())
            .collect();
        let mut sketch = Sketch { draft: Draft::default(), applicants: Vec::new(), programs: Vec::new() };
        for line in &lines {
            match head(line) {
                Some([name]) => sketch.applicants.push(name.trim_end_matches(':').to_owned()),
                Some([name, ..]) => sketch.programs.push((*name).to_owned()),
                _ => {}
            }
        }
        for line in &lines {
            sketch.read(line);
        }
        sketch
    }

    pub fn market(&self) -> Market {
        Market::new(&self.draft).expect("the sketch is a market")
    }

    pub fn applicant(&self, name: &str) -> ApplicantId {
        ApplicantId(number(&self.applicants, name))
    }

    pub fn program(&self, name: &str) -> ProgramId {
        if name == "-" { ProgramId::NO_MATCH } else { ProgramId(number(&self.programs, name)) }
    }

    fn read(&mut self, line: &[&str]) {
        let body = &line[head(line).map_or(0, <[_]>::len)..];
        match (head(line), body) {
            (Some([_]), list) => self.read_applicant(&list.join(" ")),
            (Some([_, terms @ ..]), list) => {
                let terms = self.read_terms(terms);
                self.draft.programs.push(terms);
                let list: Vec<ApplicantId> = list.iter().map(|name| self.applicant(name)).collect();
                self.draft.rankings.push(list);
            }
            (None, [a, "+", b]) => self.draft.couples.push([self.applicant(a), self.applicant(b)]),
            (None, [donor, "->", receiver, limit]) => self.draft.reversions.push(Reversion {
                donor: self.program(donor),
                receiver: self.program(receiver),
                limit: limit.parse().expect("a limit"),
            }),
            _ => panic!("not a line of a sketch: {line:?}"),
        }
    }

    fn read_applicant(&mut self, list: &str) {
        let owner = ApplicantId(u32::try_from(self.draft.primary.len()).expect("a small market"));
        let mut choices: Vec<Choice> = Vec::new();
        let mut mine: Vec<(Vec<ProgramId>, SupplementalId)> = Vec::new();
        for piece in list.split(']') {
            let (names, attached) = piece.split_once('[').map_or((piece, None), |(names, list)| (names, Some(list)));
            choices.extend(names.split_whitespace().map(|name| Choice::of(self.program(name))));
            let Some(attached) = attached else { continue };
            let programs: Vec<ProgramId> = attached.split_whitespace().map(|name| self.program(name)).collect();
            let known = mine.iter().find(|(list, _)| *list == programs).map(|(_, id)| *id);
            let id = known.unwrap_or_else(|| self.draft.add_supplemental(owner, programs.clone()));
            mine.push((programs, id));
            choices.last_mut().expect("a list is attached to an entry").supplemental = Some(id);
        }
        self.draft.add_applicant(choices);
    }

    fn read_terms(&self, words: &[&str]) -> Terms {
        let mut terms = Terms::new(Track::Categorical, 0);
        for word in words {
            let word = word.trim_end_matches(':');
            match (word, word.split_once('=')) {
                ("", _) => {}
                ("even", _) => terms.parity = Some(Parity::Even),
                ("odd", _) => terms.parity = Some(Parity::Odd),
                (_, Some(("joint", with))) => terms.joint_with = Some(self.program(with)),
                (_, Some(("at", institution))) => terms.institution = institution.parse().expect("a number"),
                _ => match Track::from_letter(word) {
                    Some(track) => terms.track = track,
                    None => terms.quota = word.parse().expect("a quota"),
                },
            }
        }
        terms
    }
}

/// The words up to and with the one that ends in a colon, if there is one.
fn head<'a, 'b>(line: &'a [&'b str]) -> Option<&'a [&'b str]> {
    line.iter().position(|word| word.ends_with(':')).map(|end| &line[..=end])
}

fn number(names: &[String], name: &str) -> u32 {
    let found = names.iter().position(|known| known == name);
    u32::try_from(found.unwrap_or_else(|| panic!("nothing is called {name:?}"))).expect("a small market")
}

/// A draft as a sketch, with applicants a0, a1, … and programs called by track and number.
pub fn show(draft: &Draft) -> String {
    let program = |id: ProgramId| {
        if id.is_no_match() {
            return "-".to_owned();
        }
        format!("{}{}", draft.programs[id.index()].track.letter(), id.0)
    };
    let mut text = String::new();
    for (applicant, list) in draft.primary.iter().enumerate() {
        let _ = write!(text, "a{applicant}:");
        for choice in list {
            let _ = write!(text, " {}", program(choice.program));
            if let Some(list) = choice.supplemental {
                let list: Vec<String> = draft.supplemental.list(list.index()).iter().map(|&p| program(p)).collect();
                let _ = write!(text, "[{}]", list.join(" "));
            }
        }
        text.push('\n');
    }
    for (index, terms) in draft.programs.iter().enumerate() {
        let name = program(ProgramId(u32::try_from(index).expect("a small market")));
        let parity = match terms.parity {
            None => "",
            Some(Parity::Even) => " even",
            Some(Parity::Odd) => " odd",
        };
        let joint = terms.joint_with.map_or(String::new(), |with| format!(" joint={}", program(with)));
        let _ = write!(text, "{name} {} {}{parity}{joint}:", terms.track.letter(), terms.quota);
        draft.rankings.list(index).iter().for_each(|a| _ = write!(text, " a{}", a.0));
        text.push('\n');
    }
    draft.couples.iter().for_each(|[a, b]| _ = writeln!(text, "a{} + a{}", a.0, b.0));
    for r in &draft.reversions {
        let _ = writeln!(text, "{} -> {} {}", program(r.donor), program(r.receiver), r.limit);
    }
    text
}

/// Replaces one list of many.
pub fn with_list<T: Clone>(lists: &Ragged<T>, index: usize, list: &[T]) -> Ragged<T> {
    let lists = lists.iter().enumerate().map(|(i, old)| if i == index { list } else { old }.to_vec());
    lists.collect()
}
