"""How many entries wait for a person: one look for all clients of a caseload, over the few rows that can."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, String, and_, exists, func, literal, literal_column, select
from sqlalchemy.orm import aliased

from api.clients.models import ClientRow
from api.review.models import EntryDecisionRow
from api.sessions.models import DayRollupRow, EntryConflictRow, EntryRow

# Written out: an index over few rows is used only where the statement says the same as the index.
_IS_UNREAD = literal_column("outcome") == literal_column("'quarantined'")
_IS_UNCONFIRMED = literal_column("unconfirmed") > literal_column("0")


def waiting_counts(practice: Any, is_meant: Callable[[Any], ColumnElement[bool]]) -> list[dict[str, Any]]:
    """Per kind of waiting, the columns of a row for each client that has some: `client_id`, `number`, and why as
    `text`: `to_confirm`, `unread`, `versions`, `dated_ahead`."""
    return [
        _columns("to_confirm", _to_confirm(practice, is_meant)),
        _columns("unread", _unread(practice, is_meant)),
        _columns("versions", _versions(practice, is_meant)),
        _columns("dated_ahead", _dated_ahead(practice, is_meant)),
    ]


def _columns(why: str, counted: Any) -> dict[str, Any]:
    table = counted.subquery(f"waiting_{why}")
    return {"client_id": table.c.client_id, "number": table.c.number, "text": literal(why, String())}


def _to_confirm(practice: Any, is_meant: Callable[[Any], ColumnElement[bool]]) -> Any:
    """Answers about cautions that no therapist has confirmed."""
    number = func.json_array_length(ClientRow.waiting_cautions)
    return select(ClientRow.id.label("client_id"), number.label("number")).where(
        ClientRow.practice_id == practice, is_meant(ClientRow.id), number > literal_column("0")
    )


def _unread(practice: Any, is_meant: Callable[[Any], ColumnElement[bool]]) -> Any:
    decision = aliased(EntryDecisionRow, name="unread_decision")
    return (
        select(EntryRow.client_id, func.count().label("number"))
        .where(
            EntryRow.practice_id == practice,
            is_meant(EntryRow.client_id),
            _IS_UNREAD,
            ~_is_decided(practice, decision, EntryRow.client_id, EntryRow.id, "unread"),
        )
        .group_by(EntryRow.client_id)
    )


def _versions(practice: Any, is_meant: Callable[[Any], ColumnElement[bool]]) -> Any:
    decision = aliased(EntryDecisionRow, name="versions_decision")
    conflict = EntryConflictRow
    is_newer = decision.decided_at >= conflict.received_at
    is_decided = _is_decided(practice, decision, conflict.client_id, conflict.entry_id, "versions", is_newer)
    return (
        select(conflict.client_id, func.count(conflict.entry_id.distinct()).label("number"))
        .where(conflict.practice_id == practice, is_meant(conflict.client_id), ~is_decided)
        .group_by(conflict.client_id)
    )


def _dated_ahead(practice: Any, is_meant: Callable[[Any], ColumnElement[bool]]) -> Any:
    return (
        select(DayRollupRow.client_id, func.sum(DayRollupRow.unconfirmed).label("number"))
        .where(DayRollupRow.practice_id == practice, is_meant(DayRollupRow.client_id), _IS_UNCONFIRMED)
        .group_by(DayRollupRow.client_id)
    )


def _is_decided(practice: Any, decision: Any, client_id: Any, entry_id: Any, about: str, *also: Any) -> Any:
    return exists().where(
        and_(
            decision.practice_id == practice,
            decision.client_id == client_id,
            decision.entry_id == entry_id,
            decision.about == literal_column(f"'{about}'"),
            decision.taken_back_at.is_(None),
            *also,
        )
    )
