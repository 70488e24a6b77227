"""How hard a text may be for who reads it.

A grade of few words says little: one "therapist" more makes a line of six words two grades harder. So it is taken over
all sentences of a screen, and of a single text only when it is long. Labels are left out: they would make every screen
look easy.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from tests.wording.gather import Words
from tests.wording.grade import grade, words_in

SCREEN_GRADE = {"client": 6.0, "therapist": 9.0}
"""For all sentences of a screen; a question, an exercise, a caution and a Learn page are screens of their own."""
TEXT_GRADE = {"client": 7.0, "therapist": 12.0}
"""For one long text alone, so that none hides among easy ones. Staff know the names of their own professions."""
LONGEST_LABEL = 4
"""Up to so many words it is a label, not a sentence."""
ENOUGH_WORDS = 12
"""From so many words on a screen, or a text, is graded."""

HARDER: dict[str, str] = {}
"""Texts that may be harder, word for word, each with why."""


def hard_screens(words: Iterable[Words]) -> Iterator[str]:
    """Each screen that is too hard for who reads it. What operators read has no limit."""
    screens: dict[tuple[str, str], list[str]] = defaultdict(list)
    for each in sentences(words):
        screens[each.screen, each.reader].append(each.words)
    for (screen, reader), texts in screens.items():
        is_long = sum(len(words_in(text)) for text in texts) >= ENOUGH_WORDS
        if is_long and grade(texts) > SCREEN_GRADE[reader]:
            yield f"{screen}: grade {grade(texts):.1f} for a {reader}"


def hard_texts(words: Iterable[Words]) -> Iterator[str]:
    """Each long text that is too hard by itself, but those of `HARDER`."""
    for each in sentences(words):
        is_long = len(words_in(each.words)) >= ENOUGH_WORDS and each.words not in HARDER
        if is_long and grade([each.words]) > TEXT_GRADE[each.reader]:
            yield f"{each.where}: grade {grade([each.words]):.1f}: {each.words}"


def sentences(words: Iterable[Words]) -> Iterator[Words]:
    """Words that are read as sentences, by people who did not choose to read about software."""
    for each in words:
        if each.reader != "operator" and each.is_text and len(words_in(each.words)) > LONGEST_LABEL:
            yield each
