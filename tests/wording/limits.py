"""How hard a text may be for who reads it.

A grade of few words says little: one "therapist" more makes a line of six words two grades harder. So it is taken over
all sentences of a screen, and of a single text only when it is long. Labels are left out: they would make every screen
look easy.
"""

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
