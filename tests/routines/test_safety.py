"""The red-flag screen: what is asked, and what an answer locks."""

import re
from typing import Any

import pytest

from routines.safety import LEVELS, QUESTIONS, Question, SafetyAnswer, lock_level
from tests.routines.golden import golden_cases


@pytest.mark.parametrize("case", golden_cases("safety"))
def test_answers_lock_at_the_level_that_phone_and_service_agree_on(case: dict[str, Any]) -> None:
    answers = [SafetyAnswer(**answer) for answer in case["answers"]]

    assert lock_level(answers) == case["expected_level"]


def test_a_yes_to_a_question_of_another_release_waits_for_a_clinician() -> None:
    assert lock_level([SafetyAnswer("asked_some_day", "yes", True)]) == "clinician_first"
    assert lock_level([SafetyAnswer("asked_some_day", "rather_not_say", True)]) is None
    assert lock_level([SafetyAnswer("asked_some_day", "yes", False)]) is None


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_a_question_asks_in_short_sentences_and_never_tells(question: Question) -> None:
    asking, *how_to_answer = re.split(r"(?=Say yes if|For example)", question.text)

    assert asking.rstrip().endswith("?")
    assert all("you have" not in sentence for sentence in how_to_answer)
    assert max(len(sentence.split()) for sentence in re.split(r"[.?:]", question.text)) <= 22
    assert question.level in LEVELS


def test_three_questions_stand_before_each_session_and_none_asks_about_the_same_old_state() -> None:
    before = [question for question in QUESTIONS if question.screen == "before_session"]

    assert [question.level for question in before] == ["emergency", "emergency", "same_day"]
    assert all("new, or not normal for you" in question.text for question in before)


def test_ids_are_unique() -> None:
    ids = [question.id for question in QUESTIONS]

    assert len(set(ids)) == len(ids)
