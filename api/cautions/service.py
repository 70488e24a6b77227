"""Cautions of a client: what was answered, what of it holds something back, and what that makes of each exercise."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import func, insert, select

from api.accounts.models import StaffRow
from api.auth import Caller
from api.catalogue.service import catalogue, catalogue_of
from api.cautions.models import CautionAnswerRow
from api.clients.models import ClientRow
from api.clients.service import Client, get_client, show_client
from api.clock import now
from api.db import db, uuid7
from api.errors import NotYourProfession
from api.plans.refit import refit
from api.practices.service import standing
from routines.caution_answers import (
    Answer,
    CautionAnswer,
    Standing,
    answer_problems,
    lifted_gates,
    protecting,
    standings,
    waiting,
)
from routines.cautions import GATES, THERAPIST_ONLY, URGENT_GATES, gates, judge
from routines.errors import Invalid
from routines.fitted_plan import caution_to_wire
from routines.scope import may


@dataclass(frozen=True, slots=True)
class NewAnswer:
    """One answer that a therapist takes down. `reason`: why a confirmed one holds nothing back."""

    code: str
    answer: Answer
    is_confirmed: bool = True
    reason: str = ""


def read_cautions(caller: Caller, client_id: UUID) -> dict[str, Any]:
    """Every code with what stands, and every exercise with what becomes of it. Raises NotFound."""
    return _wire(get_client(caller, client_id))


def answer_cautions(caller: Caller, client_id: UUID, answers: Sequence[NewAnswer]) -> dict[str, Any]:
    """Take `answers` down; what they leave of the plan is its next version. Raises NotFound, Invalid, NotYourProfession
    for lifting what may be an emergency."""
    client = get_client(caller, client_id)
    _take_down(caller, client, answers, ("answers",))
    return _wire(client)


def set_cautions(caller: Caller, client_id: UUID, codes: Iterable[str]) -> Client:
    """Make exactly `codes` hold something back: a confirmed yes for what is new, a no for what is gone.

    What is set already stays as it was answered. Raises NotFound, Invalid.
    """
    client = get_client(caller, client_id)
    wanted, known = {*codes}, {*client.cautions}
    new = [NewAnswer(code, "yes") for code in sorted(wanted - known)]
    gone = [NewAnswer(code, "no") for code in sorted(known - wanted)]
    if new or gone:
        _take_down(caller, client, [*new, *gone], ("cautions",))
    return show_client(client)


def _take_down(caller: Caller, client: ClientRow, answers: Sequence[NewAnswer], place: tuple[str, ...]) -> None:
    instant = next_instant(client)
    known = standings(_answer(row) for row in _rows(client))
    told = [CautionAnswer(a.code, a.answer, a.is_confirmed, a.reason, "staff", instant) for a in answers]
    if problems := tuple(answer_problems(told, known)):
        raise Invalid(tuple(problem.under(*place, number) for number, problem in problems))
    if not {*lifted_gates(told, known)}.isdisjoint(URGENT_GATES):
        _check_may_lift(caller)
    rows = [
        {
            "practice_id": client.practice_id,
            "client_id": client.id,
            "id": uuid7(instant),
            "code": each.code,
            "answer": each.answer,
            "is_confirmed": each.is_confirmed,
            "reason": each.reason,
            "told_by": each.told_by,
            "told_by_id": caller.account_id,
            "told_at": each.told_at,
        }
        for each in told
    ]
    if rows:
        db.session.execute(insert(CautionAnswerRow), rows)
    bring_up_to_date(caller, client)


def _check_may_lift(caller: Caller) -> None:
    lifter = standing(caller)
    if not may(lifter.profession, lifter.scope.unlock_urgent):
        raise NotYourProfession("lift new weakness or numbness", lifter.profession, lifter.scope.unlock_urgent)


def next_instant(client: ClientRow) -> datetime:
    """Now, and later than all that was answered before: the order of answers is what decides."""
    newest: datetime | None = db.session.execute(
        select(func.max(CautionAnswerRow.told_at)).where(
            CautionAnswerRow.practice_id == client.practice_id, CautionAnswerRow.client_id == client.id
        )
    ).scalar_one()
    return max(now(), newest + timedelta(microseconds=1)) if newest else now()


def bring_up_to_date(caller: Caller, client: ClientRow) -> None:
    """What follows from all that was answered, on the client and in the plan."""
    found = standings(_answer(row) for row in _rows(client))
    client.cautions, client.waiting_cautions = [*protecting(found)], [*waiting(found)]
    client.asked_cautions = sorted(found)
    db.session.flush()
    refit(caller, client)


def _rows(client: ClientRow) -> Sequence[Any]:
    """All that was answered, oldest first, with the name of the staff member who did."""
    by_staff = (StaffRow.practice_id == CautionAnswerRow.practice_id) & (StaffRow.id == CautionAnswerRow.told_by_id)
    return db.session.execute(
        select(
            CautionAnswerRow.code,
            CautionAnswerRow.answer,
            CautionAnswerRow.is_confirmed,
            CautionAnswerRow.reason,
            CautionAnswerRow.told_by,
            CautionAnswerRow.told_at,
            StaffRow.display_name,
        )
        .outerjoin(StaffRow, by_staff)
        .where(CautionAnswerRow.practice_id == client.practice_id, CautionAnswerRow.client_id == client.id)
        .order_by(CautionAnswerRow.told_at, CautionAnswerRow.id)
    ).all()


def _answer(row: Any) -> CautionAnswer:
    return CautionAnswer(row.code, row.answer, row.is_confirmed, row.reason, row.told_by, row.told_at)


def _wire(client: ClientRow) -> dict[str, Any]:
    rows = _rows(client)
    found = standings(_answer(row) for row in rows)
    names = {_answer(row): row.display_name for row in rows}
    questions = {code: question for question in catalogue().questions for code in question.codes}
    by_therapist = [code for code in catalogue().by_therapist if code != THERAPIST_ONLY]
    unheld = {*client.cautions} - {*GATES}
    known = catalogue_of(client.practice_id)
    judged = [judge(exercise, unheld, known) for exercise in known.exercises.values()]
    return {
        "items": [_item(code, found.get(code), questions.get(code), names) for code in (*questions, *by_therapist)],
        "gates": [caution_to_wire(each) for each in gates(client.cautions, catalogue())],
        "exercises": {
            each.exercise_id: {
                "outcome": each.outcome,
                "instead": each.instead,
                "reasons": [caution_to_wire(reason) for reason in each.reasons],
            }
            for each in judged
        },
    }


def _item(code: str, standing: Standing | None, question: Any, names: Mapping[CautionAnswer, str]) -> dict[str, Any]:
    return {
        "code": code,
        "meaning": catalogue().cautions[code],
        "question": {"id": question.id, "area": question.area, "text": question.text} if question else None,
        "set_by_therapist": catalogue().by_therapist.get(code),
        "is_gate": code in GATES,
        "protects": standing is not None and standing.protects,
        "confirmed": _told(standing.confirmed if standing else None, names),
        "waiting": _told(standing.waiting if standing else None, names),
    }


def _told(answer: CautionAnswer | None, names: Mapping[CautionAnswer, str]) -> dict[str, Any] | None:
    if answer is None:
        return None
    return {
        "answer": answer.answer,
        "reason": answer.reason,
        "told_by": answer.told_by,
        "told_at": answer.told_at,
        "display_name": names.get(answer),
    }
