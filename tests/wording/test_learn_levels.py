"""The Learn page on whom to call says the same as the red-flag questions: an emergency there is "now" here too."""

from itertools import groupby

import pytest

from routines.safety import QUESTIONS
from tests.wording.gather import gathered

PAGE = "static/pwa/src/messages/en/learn/call.ts"
# By level, what the page says for each question that locks at once. A new question needs its sentence.
SAID = {
    "emergency": {
        "saddle": "You feel numb between your legs or around your bottom.",
        "toilet": "Peeing or pooing has changed.",
        "sexual": "Sex feels different, or does not work as it did.",
        "both_legs": "Both legs hurt, or feel numb or weak.",
        "cancer_legs": "You once had cancer, and your legs, bladder or bowels have changed.",
        "chest_or_breath": "Your chest hurts, it is hard to breathe, or you faint.",
        "tearing_pain": "A tearing pain starts all at once in your belly or back.",
        "cold_leg": "A leg is all at once cold, pale or blue.",
    },
    "same_day": {
        "leg_weakness": "A foot drops or drags, or a leg or foot is weaker.",
        "unsteady": "You are unsteady when you walk, or your hands are clumsy.",
        "fall": "You had a bad fall or a crash.",
        "calf": "A calf is hot, swollen and sore.",
        "unwell": "There is fever or chills, or you feel very ill.",
        "cancer": "You once had cancer, and this pain is new or worse.",
        "pregnancy": "Are you pregnant, with bleeding, fluid, regular tightening or less movement?",
    },
}
SECTION = {"emergency": "Now: ", "same_day": "Today: "}


def _sections() -> list[list[str]]:
    """The words of each section of the page, its heading first."""
    words = [each.words for each in gathered() if each.where.startswith(PAGE)]
    headings = 0
    numbered = []
    for each in words:
        headings += any(each.startswith(start) for start in ("Now: ", "Today: ", "In the next days: ", "At any time: "))
        numbered.append((headings, each))
    return [[each for _, each in section] for number, section in groupby(numbered, lambda pair: pair[0]) if number]


@pytest.mark.parametrize("level", SAID)
def test_each_question_that_locks_at_once_has_its_sentence(level: str) -> None:
    assert {question.id for question in QUESTIONS if question.screen == "full" and question.level == level} == set(
        SAID[level]
    )


@pytest.mark.parametrize("level", SAID)
def test_the_page_says_it_under_the_same_level(level: str) -> None:
    [section] = [section for section in _sections() if section[0].startswith(SECTION[level])]
    assert [words for words in SAID[level].values() if words not in section] == []
