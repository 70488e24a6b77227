"""Measures of a client: recorded by staff at a visit, shown with what their change says."""

from dataclasses import asdict
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import and_, select

from api.accounts.models import StaffRow
from api.auth import Caller
from api.clients.service import get_client
from api.clock import now
from api.db import db, uuid7
from api.errors import NotFound
from api.measures.models import MeasurementRow
from routines.errors import Invalid, Problem
from routines.measure import Measurement, Score, activity_change, check_measurement


def list_measurements(caller: Caller, client_id: UUID) -> dict[str, Any]:
    """All of a client's measures, newest first, and how the own activities changed. Raises NotFound."""
    client = get_client(caller, client_id)
    who = and_(StaffRow.practice_id == caller.practice_id, StaffRow.id == MeasurementRow.recorded_by)
    rows = db.session.execute(
        select(MeasurementRow, StaffRow.display_name)
        .outerjoin(StaffRow, who)
        .where(MeasurementRow.practice_id == caller.practice_id, MeasurementRow.client_id == client.id)
        .order_by(MeasurementRow.measured_on.desc(), MeasurementRow.id.desc())
    ).all()
    standing = [row for row, _ in reversed(rows) if row.withdrawn_at is None]
    change = activity_change([_measurement(row) for row in standing])
    return {"items": [_record(row, name) for row, name in rows], "change": asdict(change) if change else None}


def add_measurement(caller: Caller, client_id: UUID, new: Measurement) -> dict[str, Any]:
    """Raises NotFound, and Invalid for a measurement that cannot be."""
    client = get_client(caller, client_id)
    today = now().astimezone(ZoneInfo(client.time_zone)).date()
    if new.on > today:
        raise Invalid((Problem(("measured_on",), "in_future", "It is recorded once it was measured."),))
    check_measurement(new)
    row = MeasurementRow(
        practice_id=caller.practice_id,
        client_id=client.id,
        id=uuid7(now()),
        measured_on=new.on,
        scores={"kind": new.kind, "scores": [asdict(score) for score in new.scores]},
        recorded_at=now(),
        recorded_by=caller.account_id,
        withdrawn_at=None,
        withdrawn_by=None,
    )
    db.session.add(row)
    return _record(row, _name_of(caller))


def withdraw(caller: Caller, client_id: UUID, measurement_id: UUID) -> None:
    """Take one out of every figure; it stays to be read. Raises NotFound."""
    client = get_client(caller, client_id)
    row = db.session.scalar(
        select(MeasurementRow).where(
            MeasurementRow.practice_id == caller.practice_id,
            MeasurementRow.client_id == client.id,
            MeasurementRow.id == measurement_id,
        )
    )
    if row is None:
        raise NotFound("measurement", measurement_id)
    if row.withdrawn_at is None:
        row.withdrawn_at, row.withdrawn_by = now(), caller.account_id


def _name_of(caller: Caller) -> str | None:
    where = StaffRow.practice_id == caller.practice_id, StaffRow.id == caller.account_id
    return db.session.scalar(select(StaffRow.display_name).where(*where))


def _measurement(row: MeasurementRow) -> Measurement:
    scores = tuple(Score(**score) for score in row.scores["scores"])
    return Measurement(row.measured_on, row.scores["kind"], scores)


def _record(row: MeasurementRow, recorder: str | None) -> dict[str, Any]:
    return {
        "id": row.id,
        "measured_on": row.measured_on,
        "kind": row.scores["kind"],
        "scores": row.scores["scores"],
        "recorded_at": row.recorded_at,
        "recorded_by": {"id": row.recorded_by, "display_name": recorder},
        "withdrawn_at": row.withdrawn_at,
    }
