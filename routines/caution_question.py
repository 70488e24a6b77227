"""The questions of the intake: one in plain words for each caution, or the reason why the therapist sets it instead."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from routines.errors import Invalid, Problem
from routines.fields import Fields, Parser, one_of, several_of, text

Area: TypeAlias = Literal["health", "back", "hip", "limbs"]
LONGEST_QUESTION = 140


@dataclass(frozen=True, slots=True)
class CautionQuestion:
    """One question. A yes holds for all of `codes` until the therapist says which of them it is."""

    id: str
    area: Area
    text: str
    codes: tuple[str, ...]


_AREA: Parser[Area] = one_of(get_args(Area))
_WORDS = text(LONGEST_QUESTION, shortest=1)


def question_from_entry(entry: object, cautions: Iterable[str]) -> CautionQuestion:
    """The question that `entry` tells. Raises `Invalid`."""
    problems: list[Problem] = []
    fields = Fields(entry, problems)
    question = CautionQuestion(
        id=fields.required("id", _WORDS),
        area=fields.required("area", _AREA),
        text=fields.required("text", _WORDS),
        codes=fields.required("codes", several_of(cautions)),
    )
    fields.close()
    if problems:
        raise Invalid(tuple(problems))
    return question


def question_breaches(
    questions: Iterable[CautionQuestion], by_therapist: Mapping[str, str], cautions: Iterable[str]
) -> Iterator[tuple[str, str]]:
    """Codes that are asked for twice, or by nobody, as (code, reason): an unasked code protects nobody."""
    asked = [code for question in questions for code in question.codes] + [*by_therapist]
    for code in cautions:
        if code not in asked:
            yield code, "is neither asked for nor set by the therapist"
    for code in sorted({*asked}):
        if asked.count(code) > 1:
            yield code, "is asked for twice"
        if code not in cautions:
            yield code, "is no known caution"
