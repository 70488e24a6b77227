"""What the database holds against what phones were told: each acknowledged entry once, as it was sent."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import Engine, select

from api.sessions.models import DayRollupRow, EntryConflictRow, EntryRow
from tests.fault.kill.senders import Sent, hash_of

SHOWN = 5


@dataclass(slots=True)
class Findings:
    """All empty where nothing is wrong. `other`: what should not be there at all, or differs."""

    lost: list[str] = field(default_factory=list)
    duplicated: list[str] = field(default_factory=list)
    other: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.lost or self.duplicated or self.other)

    def __str__(self) -> str:
        found = {"lost": self.lost, "duplicated": self.duplicated, "other": self.other}
        return "; ".join(f"{len(these)} {name}: {', '.join(these[:SHOWN])}" for name, these in found.items() if these)


def check_while_open(engine: Engine, acknowledged: Mapping[UUID, Sent]) -> Findings:
    """`acknowledged` by the moment of the call; more may be there already."""
    with engine.connect() as connection:
        rows = connection.execute(select(EntryRow.id, EntryRow.content_hash)).all()
    held = {row.id: row.content_hash for row in rows}
    findings = Findings(duplicated=_twice(Counter(row.id for row in rows)))
    findings.lost = [str(entry_id) for entry_id in acknowledged if entry_id not in held]
    findings.other = [
        f"{entry_id} differs from what was sent"
        for entry_id, sent in acknowledged.items()
        if held.get(entry_id, sent.entry) != sent.entry
    ]
    return findings


def check_at_the_end(engine: Engine, acknowledged: Mapping[UUID, Sent]) -> Findings:
    """When everything was acknowledged: nothing else is there, the bodies are what was sent, each counts once."""
    findings = check_while_open(engine, acknowledged)
    with engine.connect() as connection:
        entries = connection.execute(select(EntryRow.id, EntryRow.outcome, EntryRow.body)).all()
        conflicts = connection.execute(select(EntryConflictRow.entry_id)).scalars().all()
        days = connection.execute(select(DayRollupRow.sessions)).scalars().all()
    counted = Counter(UUID(session["id"]) for sessions in days for session in sessions)
    findings.duplicated += _twice(counted)
    findings.lost += [f"{entry_id} is in no day" for entry_id in acknowledged if not counted[entry_id]]
    findings.other += [f"{entry_id} came in two versions" for entry_id in conflicts]
    for row in entries:
        if row.id not in acknowledged:
            findings.other.append(f"{row.id} was never acknowledged")
        elif row.outcome != "stored" or hash_of(row.body) != acknowledged[row.id].body:
            findings.other.append(f"{row.id} is not stored as it was sent")
    return findings


def _twice(counted: Counter[UUID]) -> list[str]:
    return [str(entry_id) for entry_id, times in counted.items() if times > 1]
