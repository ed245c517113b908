//! The table of figures. A row has a figure's id, its name in files, its unit, its words on the terminal (and, after a bar, on report
//! pages if they differ), where it is shown, and its meaning. A new figure is a row here and a count in `simulation/observe`.

use super::Place::{
    Answer, Compared, ComparedInFellowships, Differences, Effects, Outcomes, Positions, Replicates, ResidentYears,
    Screened, Stage, Swept, SweptPage, Types,
};
use super::Subject::{All, Alternative, Focus, Preferring, Types as EachType};
use super::Unit::{Count, Each, Share};
use super::{Definition, Section};

macro_rules! figures {
    (@page $words:literal) => { $words };
    (@page $words:literal $page:literal) => { $page };
    ($($section:ident {
        $($id:ident = $name:literal, $unit:expr, $words:literal $(| $page:literal)?, [$($place:expr),*], $meaning:literal;)*
    })*) => {
        /// A figure, whatever it is keyed by.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum FigureId { $($(#[doc = $meaning] $id,)*)* }

        /// All figures, in the order of their ids.
        pub(super) const TABLE: &[Definition] = &[$($(Definition {
            id: FigureId::$id,
            name: $name,
            section: Section::$section,
            unit: $unit,
            words: $words,
            page_words: figures!(@page $words $($page)?),
            shown: &[$($place),*],
            meaning: $meaning,
        },)*)*];
    };
}

figures! {
    People {
        People = "people", Count("people"), "people",
            [Replicates, Types("applicants")],
            "How many there are";
        MatchRateFocus = "match_rate_focus", Share, "match rate in {focus}" | "{focus} match rate",
            [Replicates, Types("{focus}*"), Differences(&[EachType, All])],
            "Of those who rank any program of the focus, share who match in it";
        MatchRateAlternative = "match_rate_alternative", Share, "match rate in {alternative}" | "{alternative} match rate",
            [Replicates, Types("{alternative}*")],
            "Of those who rank any program of the alternative, share who match in it";
        EndsInFocus = "ends_in_focus", Share, "match in {focus}",
            [Replicates, Answer("{focus}"), Compared, Differences(&[Preferring]),
                SweptPage(Preferring, "headline", "Match in {focus}, of those who prefer it"),
                Effects(Preferring, "headline", "Effects on the share who match in {focus}, of those who prefer it")],
            "Share of them who match in the focus. With `preference` `focus` this is the headline, on which `--until` waits";
        EndsInAlternative = "ends_in_alternative", Share, "match in {alternative}",
            [Replicates, Answer("{alternative}"), Compared, Differences(&[Preferring])],
            "Share who match in the alternative";
        EndsInOther = "ends_in_other", Share, "match elsewhere",
            [Replicates, Answer("elsewhere")],
            "Share who match elsewhere, be it in a preliminary year only";
        EndsInNothing = "ends_in_nothing", Share, "match nowhere",
            [Replicates, Answer("nowhere"), Types("match nowhere"), Compared, Differences(&[Preferring]), Swept(1, Preferring, "nowhere*"),
                SweptPage(Preferring, "match-nowhere", "Match nowhere, of those who prefer {focus}"),
                Effects(Preferring, "nowhere", "Effects on the share who match nowhere, of those who prefer {focus}")],
            "Share who match nowhere";
        PartiallyMatched = "partially_matched", Share, "partially matched",
            [Replicates, Compared],
            "Share with an advanced position without PGY-1 year, or a preliminary year only";
        FirstChoice = "first_choice", Share, "obtain the first choice" | "first choice obtained",
            [Replicates, Compared, Differences(&[Preferring]), Swept(5, All, "1st choice"), Screened(3, All, "1st choice"),
                SweptPage(All, "first-choice", "First choice obtained, of all applicants who match")],
            "Of those who match, share who obtain the first rank of their list (a couple: of its list of pairs)";
        TopThreeChoices = "top_three_choices", Share, "obtain one of the first three" | "one of three first choices",
            [Replicates, Compared],
            "The same for the first three ranks";
        EndsInNothingAfterSoap = "ends_in_nothing_after_soap", Share, "nothing after SOAP either",
            [Replicates, Compared],
            "Share who match nowhere and accept nothing in SOAP (only with SOAP, by `all` and `preference` `focus`)";
    }
    Positions {
        PositionsOffered = "positions_offered", Count("positions"), "positions offered",
            [Replicates, Compared],
            "Quotas as programs set them";
        Positions = "positions", Count("positions"), "positions after reversions",
            [Replicates, Positions("open"), Differences(&[Focus, Alternative])],
            "Positions after reversions and even or odd requests";
        Filled = "filled", Count("positions"), "positions filled",
            [Replicates, Positions("filled"), Compared, Differences(&[Focus, Alternative])],
            "Of these, how many are filled";
        Unfilled = "unfilled", Count("positions"), "positions unfilled",
            [Replicates, Positions("unfilled"), Swept(3, Focus, "unfilled")],
            "Of these, how many are not filled";
        FillRate = "fill_rate", Share, "share filled" | "share of positions filled",
            [Replicates, Positions("fill"), Compared, Differences(&[Focus, Alternative]), Swept(2, Focus, "fill"), Screened(1, Focus, "fill"),
                Effects(Focus, "fill", "Effects on the fill rate of {focus}")],
            "`filled` / `positions`";
        ProgramsAllFilled = "programs_all_filled", Share, "programs full",
            [Replicates, Positions("programs full"), Compared, Swept(4, Focus, "programs full"), Screened(2, Focus, "full")],
            "Of programs that offer any position, share that fill at least as many as they offered";
        RanksPerPosition = "ranks_per_position", Each("ranks"), "ranks/position" | "ranks for each position",
            [Replicates, Positions("ranks/position"), Compared, Differences(&[Focus, Alternative]),
                SweptPage(Focus, "depth", "Ranks per position of {focus}"),
                Effects(Focus, "depth", "Effects on ranks per position of {focus}")],
            "Mean over such full programs of (rank by which the quota is filled) / quota";
        DeepestRank = "deepest_rank", Each("ranks"), "last rank matched",
            [Replicates, Compared, Differences(&[Focus, Alternative])],
            "Mean over programs with a match of the last rank matched";
        DeepestRankP50 = "deepest_rank_p50", Each("ranks"), "last rank matched, median",
            [Positions("last rank p50")],
            "Median over programs with a match of the last rank matched, within a replicate";
        DeepestRankP90 = "deepest_rank_p90", Each("ranks"), "last rank, 90th percentile",
            [Positions("p90")],
            "90th percentile of the same";
        ResidentYearsOffered = "resident_years_offered", Count("resident-years"), "resident-years offered",
            [ResidentYears("offered"), ComparedInFellowships],
            "Positions offered times years of training of an applicant without ESIR";
        ResidentYearsFilled = "resident_years_filled", Count("resident-years"), "resident-years filled",
            [ResidentYears("filled"), ComparedInFellowships],
            "Years of training of all who match: in fellowship programs for everybody, one year less after ESIR, but at least one";
        ResidentYearsComplement = "resident_years_complement", Count("resident-years"), "resident-years of the complement",
            [ResidentYears("complement")],
            "What one year's intake may fill, over the programs that state it (`complement`); only where some do";
        OverComplement = "over_complement", Share, "programs over their complement",
            [Replicates, ResidentYears("programs over")],
            "Of these programs, share whose intake fills more. The match does not prevent it";
        SoapFilled = "soap_filled", Count("positions"), "positions filled in SOAP",
            [Replicates, Compared],
            "Positions accepted in SOAP (only with SOAP, by `specialty`)";
    }
    Way {
        PeopleApplied = "people_applied", Count("people"), "people who apply",
            [Replicates, Stage("applied"), Compared],
            "People with any application to the specialty";
        PeopleSignalled = "people_signalled", Count("people"), "people who signal",
            [Replicates, Stage("signalled"), Compared],
            "… with any signal among these";
        PeopleInvited = "people_invited", Count("people"), "people invited",
            [Replicates, Stage("invited"), Compared],
            "… with any invitation to an interview";
        PeopleInterviewed = "people_interviewed", Count("people"), "people interviewed",
            [Replicates, Stage("interviewed"), Compared],
            "… with any interview";
        PeopleRanked = "people_ranked", Count("people"), "people who rank it",
            [Replicates, Stage("ranked"), Compared],
            "… who rank any of its programs";
        PeopleMatched = "people_matched", Count("people"), "people who match in it",
            [Replicates, Stage("matched")],
            "… who match in it";
        ApplicationsEach = "applications_each", Each("applications"), "applications each",
            [Replicates, Compared, Differences(&[Focus])],
            "Applications to the specialty, mean of those who applied";
        InvitationsEach = "invitations_each", Each("invitations"), "invitations each",
            [Replicates, Compared],
            "Invitations, mean of the same";
        InterviewsEach = "interviews_each", Each("interviews"), "interviews each",
            [Replicates, Compared, Differences(&[Focus])],
            "Interviews, mean of the same";
        RanksEach = "ranks_each", Each("ranks"), "ranks each",
            [Replicates, Compared],
            "Contiguous ranks, mean of the same";
        InterviewOfferRate = "interview_offer_rate", Share, "invited/application",
            [Compared],
            "Invitations for each application; by `signal`, `region`, `away` and `home` for the focus";
        ContiguousRanksMatched = "contiguous_ranks_matched", Each("ranks"), "ranks of the matched",
            [Replicates, Compared],
            "Mean contiguous ranks of those who rank the specialty first and match in it";
        ContiguousRanksUnmatched = "contiguous_ranks_unmatched", Each("ranks"), "ranks of the unmatched",
            [Replicates, Compared],
            "The same of those who rank it first and do not match in it";
    }
    Whole {
        Couples = "couples", Count("couples"), "couples",
            [Replicates],
            "How many couples there are";
        CouplesBothMatched = "couples_both_matched", Share, "couples: both match",
            [Replicates, Compared],
            "Share of couples in which both partners match";
        CouplesOneMatched = "couples_one_matched", Share, "couples: one matches",
            [Replicates, Compared],
            "… in which one partner matches";
        CouplesNoneMatched = "couples_none_matched", Share, "couples: neither matches",
            [Replicates, Compared],
            "… in which neither partner matches";
        NoStableMatching = "no_stable_matching", Share, "no stable matching",
            [Replicates],
            "Share of replicates in which no stable matching was found";
        BlockingPairs = "blocking_pairs", Count("pairs"), "blocking pairs",
            [Replicates],
            "What blocks the result; 0 where it is stable";
        Proposals = "proposals", Count("proposals"), "proposals",
            [Replicates],
            "Work of the algorithm in the attempt kept";
        Attempts = "attempts", Count("attempts"), "attempts",
            [Replicates],
            "Orders of couples tried";
        PositionsReverted = "positions_reverted", Count("positions"), "positions reverted",
            [Replicates, Compared],
            "Positions moved by reversions";
        PositionsWithheld = "positions_withheld", Count("positions"), "positions withheld",
            [Replicates, Compared],
            "Positions withheld for even or odd requests";
    }
    Programs {
        ProgramAllFilled = "p_all_filled", Share, "all filled", [],
            "Probability to fill as many positions as offered";
        ProgramFilledExactly = "p_filled", Share, "fills exactly", [],
            "Probability to fill exactly `level` positions";
        ProgramFilled = "filled", Count("positions"), "filled", [],
            "Mean number filled";
        ProgramDeepestRank = "deepest_rank", Count("ranks"), "last rank matched", [],
            "Mean last rank matched, of replicates with a match; `p50` is its median";
        ProgramFilledByRank = "p_filled_by_rank", Share, "all filled by rank", [],
            "Probability that the quota is filled by rank `level`: what a list of that length would do";
        ListLength95 = "list_length_95", Count("ranks"), "list for 95%", [],
            "Shortest list with which the quota is filled in 95% of replicates; empty where none suffices";
        ListLength99 = "list_length_99", Count("ranks"), "list for 99%", [],
            "The same for 99% of replicates";
        StrengthPercentile = "strength_percentile", Share, "strength of its matches", [],
            "Mean strength of whom it matches: share of all people who are weaker";
    }
    Applicants {
        CellPeople = "people", Count("people"), "people", [],
            "People in the cell";
        CellFocus = "p_focus", Share, "match in {focus}", [Outcomes("{focus}")],
            "Probability to match in the focus";
        CellAlternative = "p_alternative", Share, "match in {alternative}", [Outcomes("{alternative}")],
            "Probability to match in the alternative";
        CellOther = "p_other", Share, "match elsewhere", [Outcomes("elsewhere")],
            "Probability to match elsewhere";
        CellNothing = "p_nothing", Share, "match nowhere", [Outcomes("nowhere")],
            "Probability to match nowhere";
        CellFirst = "p_first", Share, "obtain the first choice", [],
            "Probability to obtain the first rank";
        CellTopThree = "p_top_three", Share, "obtain one of the first three", [],
            "Probability to obtain one of the first three ranks";
        CellByRank = "p_by_rank", Share, "match at this rank", [],
            "Probability to obtain rank `level` (given applicants only)";
    }
    Choices {
        ChoiceObtained = "choice_obtained", Share, "obtain this choice", [],
            "Share of people who obtain the choice";
    }
    RankCurve {
        MatchByRanks = "p_match", Share, "match in the specialty", [],
            "Of people who rank the specialty first, with this number of contiguous ranks, share who match in it";
    }
    StrengthByPrestige {
        ShareMatched = "share_matched", Share, "match in this quarter of prestige", [],
            "Of people who apply to the specialty, share who match at a department in the quarter of prestige";
    }
    Movers {
        Better = "better", Share, "better off", [],
            "Share who match at a program that they prefer";
        Worse = "worse", Share, "worse off", [],
            "Share who match at a program that they like less";
        NewlyMatched = "newly_matched", Share, "newly matched", [],
            "Share who match in the variant only";
        NoLongerMatched = "no_longer_matched", Share, "no longer matched", [],
            "Share who match in the base only";
        RanksGained = "ranks_gained", Each("ranks"), "ranks gained", [],
            "By how many ranks, of those better off";
        RanksLost = "ranks_lost", Each("ranks"), "ranks lost", [],
            "By how many ranks, of those worse off";
    }
}
