"""The red-flag screen: what is asked, whom, and what an answer locks."""

import json
import re
from dataclasses import asdict
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from routines.questions import KNOWN, RETIRED
from routines.safety import LEVELS, QUESTIONS, Level, Question, SafetyAnswer, lock_level, questions_for
from tests.routines.golden import golden_cases

GOLDEN = json.loads((Path(__file__).parents[1] / "golden" / "safety_questions.json").read_text(encoding="utf-8"))
ROWS = [*GOLDEN["asked"], *GOLDEN["retired"]]
NEW = "Say yes if it is new, or not normal for you."
# Said a second time, in one line each: what evidence §3 and §10.10-14 ask for, by id.
EVIDENCE: dict[Level, set[str]] = {
    "emergency": {
        *("saddle", "toilet", "sexual", "both_legs", "cancer_legs", "chest_or_breath", "tearing_pain", "cold_leg"),
        *("before_toilet_or_saddle", "before_both_legs"),
    },
    "same_day": {
        *("leg_weakness", "unsteady", "fall", "calf", "unwell", "cancer", "pregnancy"),
        *("before_weak_or_fall", "before_ill_or_calf"),
    },
    "clinician_first": {"cannot_sleep_or_walk", "night_pain", "first_pain", "under_18"},
    "caution": {"morning_stiffness", "careful"},
}
ABOUT_THE_PERSON = {"first_pain", "under_18", "morning_stiffness", "careful"}


@pytest.mark.parametrize("case", golden_cases("safety"))
def test_answers_lock_at_the_level_that_phone_and_service_agree_on(case: dict[str, Any]) -> None:
    answers = [SafetyAnswer(**answer) for answer in case["answers"]]

    assert lock_level(answers) == case["expected_level"]


def test_the_table_is_the_one_that_the_phone_is_tested_with() -> None:
    assert [asdict(question) for question in QUESTIONS] == GOLDEN["asked"]
    assert [asdict(question) for question in RETIRED] == GOLDEN["retired"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
@pytest.mark.parametrize("confirmed", [True, False])
def test_each_row_alone_locks_at_its_level_once_confirmed(row: dict[str, Any], confirmed: bool) -> None:
    def locks(level: Level | None) -> Level | None:
        return level if confirmed and level != "caution" else None

    assert lock_level([SafetyAnswer(row["id"], "yes", confirmed)]) == locks(row["level"])
    assert lock_level([SafetyAnswer(row["id"], "rather_not_say", confirmed)]) == locks(row["rather_not_say_level"])
    assert lock_level([SafetyAnswer(row["id"], "no", confirmed)]) is None


@pytest.mark.parametrize(("one", "other"), [*product(ROWS, ROWS[:21:4])], ids=lambda row: row["id"])
def test_of_two_answers_the_more_serious_locks(one: dict[str, Any], other: dict[str, Any]) -> None:
    answers = [SafetyAnswer(row["id"], "yes", True) for row in (one, other)]
    strictest = min((one["level"], other["level"]), key=LEVELS.index)

    assert lock_level(answers) == lock_level(answers[::-1]) == (None if strictest == "caution" else strictest)


def test_each_question_has_the_one_level_that_the_evidence_gives_it() -> None:
    found: dict[str, set[str]] = {level: set() for level in LEVELS}
    for question in QUESTIONS:
        found[question.level].add(question.id)
    assert found == EVIDENCE
    assert LEVELS == ("emergency", "same_day", "clinician_first", "caution")


def test_a_yes_to_a_question_of_another_release_waits_for_a_clinician() -> None:
    assert lock_level([SafetyAnswer("asked_some_day", "yes", True)]) == "clinician_first"
    assert lock_level([SafetyAnswer("asked_some_day", "rather_not_say", True)]) is None
    assert lock_level([SafetyAnswer("asked_some_day", "yes", False)]) is None


@pytest.mark.parametrize("question", KNOWN.values(), ids=lambda question: question.id)
def test_a_question_asks_in_short_sentences_and_never_tells(question: Question) -> None:
    asking, *how_to_answer = re.split(r"(?=Say yes if|For example)", question.text)

    assert asking.rstrip().endswith("?")
    assert all("you have" not in sentence for sentence in how_to_answer)
    assert max(len(sentence.split()) for sentence in re.split(r"[.?:]", question.text)) <= 22


@pytest.mark.parametrize("question", KNOWN.values(), ids=lambda question: question.id)
def test_a_question_about_a_change_asks_for_what_is_new_or_not_normal(question: Question) -> None:
    assert (question.about == "person") == (question.id in ABOUT_THE_PERSON)
    assert question.text.endswith(NEW) == (question.about == "change")


def test_not_saying_is_never_taken_as_more_serious_than_a_yes() -> None:
    offered = [question for question in QUESTIONS if question.rather_not_say_level]
    assert {question.id for question in offered} >= {"saddle", "toilet", "sexual", "before_toilet_or_saddle"}
    for question in offered:
        assert question.rather_not_say_level
        assert LEVELS.index(question.rather_not_say_level) >= LEVELS.index(question.level)
        if question.level == "emergency":
            assert question.rather_not_say_level == "same_day"


def test_four_short_questions_stand_before_each_session() -> None:
    before = [question for question in QUESTIONS if question.screen == "before_session"]

    assert [question.level for question in before] == ["emergency", "emergency", "same_day", "same_day"]
    assert all(len(question.text) < 160 for question in before)


def test_what_someone_is_or_has_had_is_not_asked_again_once_a_person_opened_its_lock() -> None:
    everything = questions_for([])
    assert everything == QUESTIONS
    opened = [question.id for question in QUESTIONS]
    assert {question.id for question in everything} - {question.id for question in questions_for(opened)} == (
        ABOUT_THE_PERSON
    )
    assert [question.id for question in questions_for(["under_18", "saddle", "gone"])] == [
        question.id for question in QUESTIONS if question.id != "under_18"
    ]


def test_ids_are_unique_also_among_those_no_longer_asked() -> None:
    ids = [question.id for question in (*QUESTIONS, *RETIRED)]

    assert len(set(ids)) == len(ids) == len(KNOWN)
