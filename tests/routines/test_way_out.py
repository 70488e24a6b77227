"""No lock without a way out: whatever was answered, and whatever a practice allows, there is a profession that may."""

from datetime import date
from itertools import combinations
from typing import get_args

import pytest

from routines.questions import LEVELS, QUESTIONS, Answer, Question
from routines.safety import SafetyAnswer, lock_level
from routines.scope import Profession, Scope
from routines.unlock import ClosedBy, Examination, may_unlock, unlock_problems

PROFESSIONS: tuple[Profession, ...] = get_args(Profession)
DAY = date(2026, 11, 27)
SCOPES = [
    Scope(allowed, allowed) for size in range(1, len(PROFESSIONS) + 1) for allowed in combinations(PROFESSIONS, size)
]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
@pytest.mark.parametrize("answer", get_args(Answer))
def test_every_lock_can_be_opened_by_someone_under_every_setting(question: Question, answer: Answer) -> None:
    level = lock_level([SafetyAnswer(question.id, answer, confirmed=True)])

    if level is None:
        assert answer != "yes" or question.level == "caution"
        return
    assert level in LEVELS
    closed = [ClosedBy(level, DAY)]
    for scope in SCOPES:
        assert any(may_unlock(closed, profession, scope) for profession in PROFESSIONS), scope
    assert list(unlock_problems(closed, Examination("Dr Lee", "doctor", DAY), DAY)) == []
