"""The reading grade: syllables as they are spoken, sentences as they are read, the formula as published."""

import pytest

from tests.wording.grade import grade, syllables, words_in


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "pain leg pulled eased those stretched knees hold’s 10 112 through times once calls"),
        (2, "little muscle doctor bandage being quiet rested going numbness morning pages needed shoulder"),
        (3, "therapist idea emergent areas radio usual exercise hospital together"),
        (4, "emergency ordinary piriformis usually"),
    ],
)
def test_syllables(count: int, words: str) -> None:
    assert {word: syllables(word) for word in words.split()} == dict.fromkeys(words.split(), count)


def test_what_is_filled_in_is_no_word() -> None:
    assert words_in("Call {number} at once, or ask your therapist’s help.") == [
        "Call",
        "at",
        "once",
        "or",
        "ask",
        "your",
        "therapist’s",
        "help",
    ]


@pytest.mark.parametrize(
    ("expected", "texts"),
    [
        # 6 words, 1 sentence, 6 syllables.
        (0.39 * 6 + 11.8 * 1 - 15.59, ["The cat sat on the mat."]),
        # Two texts are two sentences, with or without a full stop: 6 words, 8 syllables.
        (0.39 * 3 + 11.8 * 8 / 6 - 15.59, ["Sign out", "Stay signed in together"]),
        # What a colon parts is two sentences: 6 words.
        (0.39 * 3 + 11.8 * 1 - 15.59, ["Sore knees: pad them with care."]),
        # A figure with a point does not end a sentence: 4 words.
        (0.39 * 4 + 11.8 * 1 - 15.59, ["Rest 1.5 hours more"]),
        # What is filled in reads like a short word.
        (0.39 * 3 + 11.8 * 1 - 15.59, ["Call {number} now."]),
    ],
)
def test_the_grade_follows_the_formula(expected: float, texts: list[str]) -> None:
    assert grade(texts) == pytest.approx(expected)


def test_no_words_have_no_grade() -> None:
    assert grade(["", "…"]) == 0.0


def test_hard_words_and_long_sentences_are_hard() -> None:
    easy = ["Rest one hand on your belly.", "Breathe out slowly."]
    hard = ["Peripheralisation necessitates immediate discontinuation of the respective therapeutic intervention."]
    assert grade(easy) < 4
    assert grade(hard) > 20
