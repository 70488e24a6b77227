"""What is worth asking at a visit: each rule at its edge."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from uuid import UUID

from routines.adherence import Adherence, DoseDone
from routines.brief import Trouble, WorthAsking, session_notes, trouble, worth_asking
from routines.check_in import CheckIn, WhyMissed
from routines.light import RULES
from routines.plan import Side
from routines.session_log import Outcome, SessionLog, StepResult
from routines.timeline import StepKind
from tests.routines.practice import day, figures, routine, session, version
from tests.routines.test_pain import practised, told
from tests.routines.test_session_log import log

NAMES = {"bridge": "Bridge", "strap": "Hamstring with strap"}
CALM = figures(versions=[version(routine())], sessions=[session(day(number)) for number in range(7)])


def step(outcome: Outcome, exercise: str = "strap", side: Side | None = "left", kind: StepKind = "hold") -> StepResult:
    return StepResult(0, exercise, side, kind, 30, 30 if outcome == "done" else 5, 0, 0, outcome)


def asked(
    *logs: SessionLog,
    check_ins: tuple[CheckIn, ...] = (),
    of: Adherence = CALM,
    today: int = 20,
    easier: Mapping[str, str] = MappingProxyType({}),
) -> list[WorthAsking]:
    numbered = [(UUID(int=number), each) for number, each in enumerate(logs, start=1)]
    return list(worth_asking(day(today), of, numbered, check_ins, NAMES, RULES, easier))


def ids(*logs: SessionLog, check_ins: tuple[CheckIn, ...] = (), of: Adherence = CALM, today: int = 20) -> list[str]:
    return [each.id for each in asked(*logs, check_ins=check_ins, of=of, today=today)]


def missed(number: int, why: WhyMissed) -> CheckIn:
    return CheckIn(None, day(number), None, why)


def test_a_calm_window_gives_nothing_to_ask() -> None:
    assert asked(log(step("done")), practised(1, told(3), told(2))) == []


def test_trouble_is_counted_by_sessions_per_exercise_and_side() -> None:
    first = log(step("done"), step("cut_short"), step("cut_short"), step("skipped", side="right"))
    second = log(step("too_painful"), step("skipped"), step("skipped", "bridge", None), step("skipped", kind="rest"))
    third = log(step("done", side="right"), step("done", "bridge", None), step("too_painful", "bridge", None, "rest"))

    assert trouble([first, second, third]) == (
        Trouble("bridge", None, sessions=2, too_painful=1, cut_short=0, skipped=1),
        Trouble("strap", "left", sessions=2, too_painful=1, cut_short=1, skipped=0),
        Trouble("strap", "right", sessions=2, too_painful=0, cut_short=0, skipped=1),
    )


def test_trouble_says_why_the_session_ended_early_where_it_was_said() -> None:
    no_time = replace(log(step("skipped"), step("done", side="right")), stopped_because="time")
    hurt = replace(log(step("cut_short"), step("skipped", side="right")), stopped_because="pain")
    said_nothing = replace(log(step("skipped")), stopped_because=None)

    left, right = trouble([no_time, hurt, no_time, said_nothing])

    assert (left.side, left.because) == ("left", (("time", 2), ("pain", 1)))
    assert (right.side, right.because) == ("right", (("pain", 1),))


def test_a_rest_passed_over_is_no_trouble() -> None:
    assert trouble([log(step("done"), step("skipped", kind="rest"))]) == ()


def test_notes_are_those_with_words() -> None:
    logs = [(UUID(int=1), log(note=" ")), (UUID(int=2), log(note="Knee felt odd."))]

    assert [(note.text, note.session_id) for note in session_notes(logs)] == [("Knee felt odd.", UUID(int=2))]


def test_two_too_painful_stops_of_one_exercise_and_side() -> None:
    painful = log(step("too_painful"))

    assert ids(painful, log(step("too_painful", side="right"))) == []
    assert asked(painful, painful, log(step("too_painful", "bridge", None))) == [
        WorthAsking(
            "too_painful/strap/left",
            "Hamstring with strap, left side, was stopped as too painful twice. Where did it hurt?",
            "2 or more too-painful stops of one exercise and side",
        )
    ]


def test_what_is_too_painful_comes_with_an_easier_version_where_there_is_one() -> None:
    painful = log(step("too_painful"))

    assert asked(painful, painful, easier={"strap": "Hamstring on a chair"})[0].text.endswith(
        "Where did it hurt? Easier: Hamstring on a chair."
    )


def test_skipped_in_half_of_the_sessions() -> None:
    skipped, done = log(step("skipped", "bridge", None)), log(step("done", "bridge", None))

    assert ids(skipped, skipped, done) == []
    assert ids(*[skipped] * 3, *[done] * 4) == []
    question = asked(*[skipped] * 3, *[done] * 3)[0]
    assert question.id == "skipped/bridge/none"
    assert question.text == "Bridge was skipped in 3 of 6 sessions. What makes it hard to do?"


def test_what_was_too_painful_is_not_asked_about_as_skipped() -> None:
    left_off = [log(step("skipped"))] * 3 + [log(step("too_painful"))] * 2

    assert ids(*left_off) == ["too_painful/strap/left"]


def test_an_exercise_the_catalogue_does_not_have_goes_by_its_id() -> None:
    painful = log(step("too_painful", "old-one"))

    assert asked(painful, painful)[0].text.startswith("old-one, left side, was stopped")


def test_pain_further_down_and_pain_up() -> None:
    down = asked(practised(0, told(3, left=1)), practised(1, told(3, left=4)))
    up = asked(*(practised(number, told(2 if number < 3 else 5)) for number in range(6)))

    assert [each.id for each in down] == ["moved_down/left"]
    assert down[0].text == (
        "Pain on the left reached the low back at first and the knee or calf lately. What brings it further down?"
    )
    assert [each.text for each in up] == ["Pain before sessions went up by 3 points of 10. What changed?"]
    assert ids(*(practised(number, told(2 if number < 3 else 3)) for number in range(6))) == []


def test_the_morning_after_a_red_session_was_not_answered() -> None:
    red = practised(0, told(2), told(6))
    other = practised(3, told(2), told(7))
    about = CheckIn(UUID(int=1), day(5), told(3), None)
    next_day = CheckIn(None, day(1), told(3), None)
    not_told = CheckIn(UUID(int=1), day(1), told(None), None)

    assert ids(red, today=1) == []
    assert ids(red, today=2) == ["morning_missing"]
    assert ids(red, check_ins=(about,)) == ids(red, check_ins=(next_day,)) == []
    assert ids(red, check_ins=(not_told, missed(1, "pain"))) == ["morning_missing"]
    assert asked(red, other)[0].text == (
        "Pain was strong or rose in the session on 2 November and 5 November. How was the morning after?"
    )
    many = [practised(number, told(2), told(7)) for number in range(4)]
    assert asked(*many)[0].text == (
        "Pain was strong or rose in the sessions on 4 days, the last on 5 November. How was the morning after?"
    )


def test_not_sure_how() -> None:
    unsure = replace(log(), stopped_because="unsure_how")

    question = asked(unsure, check_ins=(missed(1, "unsure_how"), missed(4, "unsure_how")))[0]

    assert question.text == (
        "Was not sure how to do it on 2 November, 3 November and 6 November. Which exercise to show again?"
    )


def test_one_side_under_half_of_the_other() -> None:
    def with_dose(left: tuple[int, int], right: tuple[int, int]) -> Adherence:
        dose = (DoseDone("strap", "left", left[1], left[0]), DoseDone("strap", "right", right[1], right[0]))
        return replace(CALM, dose=(*dose, DoseDone("bridge", None, 600, 0), DoseDone("old-one", "left", 600, 0)))

    assert ids(of=with_dose((300, 600), (600, 600))) == []
    assert ids(of=with_dose((0, 600), (0, 600))) == []
    assert ids(of=with_dose((0, 0), (600, 600))) == []
    question = asked(of=with_dose((40, 600), (600, 600)))[0]
    assert question.id == "one_side/left"
    assert question.text == (
        "Hamstring with strap: 40 s of 10 min on the left, 10 min of 10 min on the right. "
        "What is different on the left?"
    )
    assert ids(of=with_dose((600, 600), (299, 600))) == ["one_side/right"]


def test_several_exercises_thin_on_one_side_are_one_question() -> None:
    dose = tuple(
        DoseDone(exercise, side, 600, 60 if side == "left" else 600)
        for exercise in ("bridge", "strap")
        for side in ("left", "right")
    )
    skipped = log(step("skipped"), step("done", side="right"))

    assert [each.text for each in asked(*[skipped] * 3, of=replace(CALM, dose=dose))] == [
        "Bridge and Hamstring with strap: 2 min of 20 min on the left, 20 min of 20 min on the right. "
        "What is different on the left?"
    ]


def test_weekends_thin() -> None:
    def question(*done: int, last: int = 13, weekdays: tuple[int, ...] = (1, 2, 3, 4, 5, 6, 7)) -> list[str]:
        plan = [version(routine(weekdays=weekdays))]
        found = asked(of=figures(last=last, versions=plan, sessions=[session(day(number)) for number in done]))
        return [each.text for each in found if each.id == "weekends_thin"]

    assert question(0, 1, 2, 3, 4, 5) == [
        "1 of 4 weekend sessions was done, and 5 of 10 on other days. What is different at weekends?"
    ]
    assert question(0, 1, 2, 3, 4)[0].startswith("0 of 4 weekend sessions were done")
    assert question(0, 1, 2, 3, 4, 5, 6) == []
    assert question(0, 1, 2, 3, 5) == []
    assert question(0, 1, 2, last=6) == []
    assert question(weekdays=(6, 7)) == []


def test_weekends_that_are_not_known_are_not_thin() -> None:
    assert "weekends_thin" not in ids(of=figures(last=13, versions=[version(routine())], devices=[]))


def test_the_same_reason_twice() -> None:
    question = asked(check_ins=(missed(1, "time"), missed(2, "time"), missed(3, "forgot")))

    assert [each.text for each in question] == [
        "No time was the reason for a missed session twice. What would help?",
    ]


def test_sessions_not_known() -> None:
    assert ids(of=replace(CALM, unknown=2)) == []
    assert asked(of=replace(CALM, unknown=3))[0].text == (
        "Nothing is known yet of 3 sessions: no phone has told about those days. Were they done?"
    )


def test_every_question_shows_its_rule() -> None:
    painful = practised(0, told(2, left=1), told(6))
    everything = asked(
        *[replace(painful, steps=(step("too_painful"),))] * 2,
        check_ins=(missed(1, "unsure_how"),),
        of=replace(CALM, unknown=9),
    )

    assert len(everything) == 4
    assert all(each.rule for each in everything)


def test_too_much_pain_to_start_is_asked_about() -> None:
    too_much = CheckIn(None, day(3), told(7), "pain")
    others = (CheckIn(None, day(4), told(6), "pain"), CheckIn(UUID(int=1), day(4), told(9), None), missed(5, "pain"))

    assert ids(check_ins=others) == ["why_missed/pain"]
    (ask, *_) = asked(check_ins=(too_much, *others))
    assert ask.id == "too_much_to_start"
    assert ask.rule == "Said 7 or more of 10 before a session, so there was none"
