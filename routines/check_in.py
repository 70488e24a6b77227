"""The short answers between sessions: pain the next morning, and why a session was missed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, TypeAlias, get_args
from uuid import UUID

from routines.errors import Invalid, Problem
from routines.fields import ID, LOCAL_DATE, Fields, one_of
from routines.session_log import PainReport
from routines.session_log_wire import pain_from_wire, pain_from_wire_1

WhyMissed: TypeAlias = Literal["pain", "time", "forgot", "unsure_how", "felt_fine"]

_WHY_MISSED = one_of(get_args(WhyMissed))


@dataclass(frozen=True, slots=True)
class CheckIn:
    """`about_session_id` is the session whose next morning this is; `on` the day the answer is about."""

    about_session_id: UUID | None
    on: date
    pain: PainReport | None
    why_missed: WhyMissed | None


def check_in_from_wire(body: Mapping[str, Any]) -> CheckIn:
    """Read a check-in's body, version 2. Raises `Invalid` with every problem; what may be null may be left out."""
    return _check_in(body, pain_from_wire)


def check_in_from_wire_1(body: Mapping[str, Any]) -> CheckIn:
    """The same of version 1, which has no places of pain."""
    return _check_in(body, pain_from_wire_1)


def _check_in(body: Mapping[str, Any], read_pain: Callable[[Fields | None], PainReport]) -> CheckIn:
    problems: list[Problem] = []
    fields = Fields(body, problems)
    pain = fields.nested("pain")
    check_in = CheckIn(
        about_session_id=fields.optional("about_session_id", ID),
        on=fields.required("on", LOCAL_DATE),
        pain=None if pain is None else read_pain(pain),
        why_missed=fields.optional("why_missed", _WHY_MISSED),
    )
    fields.close()
    if problems:
        raise Invalid(tuple(problems))
    return check_in
