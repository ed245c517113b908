//! Fields of how the season goes: signals, invitations, interviews, lists, the match and after it.

use super::field::{Field, Grade, Kind};

const SD: &str = "standard deviations";
const SIGNALS: &str = "radiology, 2024 and 2025: 6 gold and 6 silver, one budget for DR and IR together";
const YIELD: &str =
    "interview yield: 59.8% of signalled, 8.5% of unsignalled applications, about 37% at a would-be 13th signal";

pub(super) const FIELDS: &[Field] = &[
    Field::switch("signals.enabled", "true", "Whether there are any signals."),
    Field::whole("signals.gold", (0, 100), "6", "Gold signals of an applicant.")
        .unit("signals")
        .plausible(0.0, 15.0)
        .from(Grade::Source, SIGNALS),
    Field::whole("signals.silver", (0, 100), "6", "Silver signals of an applicant.")
        .unit("signals")
        .plausible(0.0, 15.0)
        .from(Grade::Source, SIGNALS),
    Field::number(
        "signals.gold_boost",
        (0.0, 100.0),
        "1.5",
        "What a gold signal adds to the program's screening score.",
    )
    .unit(SD)
    .plausible(0.0, 3.0)
    .from(Grade::Derived, YIELD),
    Field::number("signals.silver_boost", (0.0, 100.0), "0.7", "What a silver signal adds.")
        .unit(SD)
        .plausible(0.0, 3.0)
        .from(Grade::Derived, YIELD),
    Field::switch(
        "signals.strictly_first",
        "false",
        "Whether everybody who signalled is invited before anybody who did not.",
    ),
    Field::new(
        "invitations.cap",
        Kind::Distribution { least: 0.0, most: 1000.0, or_none: true },
        "Interviews that an applicant accepts at most, over both specialties; `\"none\"` for no cap.",
    )
    .or("{ distribution = \"fixed\", value = 18.0 }")
    .unit("interviews")
    .plausible(5.0, 40.0)
    .from(Grade::Ours, "about half a standard deviation above the 14.4 ± 8.0 IR interviews of matched respondents"),
    Field::whole(
        "invitations.waves",
        (1, 1000),
        "8",
        "Waves of offers; places declined in one are offered in the next.",
    )
    .unit("waves")
    .plausible(1.0, 20.0),
    Field::switch(
        "interviews.enabled",
        "true",
        "Whether there are any; without them everybody who applied is ranked.",
    ),
    Field::share("interviews.learning", "0.6", "Share of both sides' noise that an interview removes.").plausible(0.0, 1.0),
    Field::number(
        "interviews.fit",
        (0.0, 100.0),
        "0.6",
        "Standard deviation of the fit that both sides discover in the interview.",
    )
    .unit(SD)
    .plausible(0.0, 1.5),
    Field::new(
        "lists.applicants",
        Kind::Word(&["all", "truncated", "outside-option"]),
        "Which of the programs that interviewed them applicants rank: `all`; the best, at most `longest`, with `truncated`; those above `outside_option`.",
    )
    .or("\"all\""),
    Field::whole("lists.longest", (1, 300), "20", "The longest list, with `truncated`.").unit("programs"),
    Field::number("lists.outside_option", (-100.0, 100.0), "-1.5", "The utility of not matching, with `outside-option`.")
        .unit(SD),
    Field::share(
        "lists.do_not_rank",
        "0.05",
        "Share of those interviewed whom a program does not rank, the last of its order.",
    )
    .plausible(0.0, 0.3),
    Field::switch("pgy1.enabled", "true", "Whether advanced entries get supplemental lists."),
    Field::distribution(
        "pgy1.ranks",
        (0.0, 300.0),
        "{ distribution = \"normal\", mean = 8.0, sd = 2.0 }",
        "Preliminary and transitional programs on a supplemental list.",
    )
    .unit("programs")
    .plausible(2.0, 20.0),
    Field::number(
        "pgy1.region_preference",
        (0.0, 1000.0),
        "3.0",
        "How many times as likely a program of the own region is chosen as another.",
    )
    .unit("times")
    .plausible(1.0, 10.0),
    Field::share(
        "couples.share",
        "0.05",
        "Share of applicants who are in a couple. With a group of partners, their partners come from there, and there are no more couples than partners.",
    )
    .plausible(0.0, 0.15)
    .from(Grade::Source, "NRMP: about 5% of active applicants"),
    Field::number(
        "couples.same_institution",
        (0.0, 100.0),
        "2.0",
        "What a pair at the same institution adds to the couple's joint utility.",
    )
    .unit(SD)
    .plausible(0.0, 5.0),
    Field::number("couples.same_region", (0.0, 100.0), "1.0", "What a pair in the same region adds.")
        .unit(SD)
        .plausible(0.0, 5.0),
    Field::whole("couples.longest", (1, 300), "60", "The longest list of pairs.").unit("pairs"),
    Field::share(
        "requests.reversions",
        "0.2",
        "Share of departments whose unfilled positions revert: from the smaller tracks to the largest, and from the focus's largest track to the alternative's at the same institution.",
    )
    .plausible(0.0, 1.0),
    Field::share(
        "requests.even",
        "0.0",
        "Share of programs of two or more positions that ask for an even number.",
    ),
    Field::whole(
        "match.couple_order_attempts",
        (0, 100_000),
        "16",
        "How often the order of couples is shuffled after a loop.",
    )
    .unit("attempts")
    .from(Grade::Ours, "no published text settles it"),
    Field::switch(
        "match.check",
        "false",
        "Whether the independent checker judges every result, not only unsettled ones.",
    ),
    Field::switch("soap.enabled", "false", "Whether it is played."),
    Field::whole("soap.rounds", (0, 100), "4", "Rounds of offers.").unit("rounds"),
    Field::whole("soap.applications", (0, 1000), "45", "Applications of each unmatched applicant.")
        .unit("programs"),
    Field::text("report.focus", "The specialty the question is about; the first one when left out."),
    Field::text("report.alternative", "The specialty that is the usual alternative, or empty."),
    Field::new("report.programs", Kind::Texts, "Programs named on the terminal, by id.").or("[]"),
];
