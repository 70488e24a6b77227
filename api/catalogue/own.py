"""What a practice adds to the catalogue: its own exercises, at the revision that it has now.

The revision is a random name that changes with each of them. A request reads it once at most, many get it along with
what they read anyway; a worker reads the exercises themselves only when it does not have that revision yet. So nothing
kept here can be stale, also after a restore, and workers need not tell each other anything.
"""

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from threading import Lock
from types import MappingProxyType
from typing import Any
from uuid import UUID

from flask import g
from sqlalchemy import and_, bindparam, select, update

from api.accounts.models import PracticeRow, StaffRow
from api.catalogue.pictures import BODIES
from api.clock import now
from api.db import db, uuid7
from api.own_exercises.models import OwnExerciseRow, OwnPictureRow
from api.prepared import Prepared
from routines.catalogue import Catalogue
from routines.exercise import Exercise, exercise_from_wire, exercise_to_wire
from routines.fields import instant_to_wire
from routines.own_exercise import EVIDENCE, own_id, with_own
from routines.scope import restriction

MOST_KEPT = 1_000
"""Own exercises that a worker keeps, of all practices together: about 10 MB."""

_PRACTICE: Any = bindparam("practice_id", type_=PracticeRow.__table__.c.practice_id.type)
_REVISION = Prepared(select(PracticeRow.own_revision).where(PracticeRow.practice_id == _PRACTICE))
REVISION_OF_PRACTICE = select(PracticeRow.own_revision).where(PracticeRow.practice_id == _PRACTICE).scalar_subquery()
"""For statements that read it along; their parameter is `practice_id`."""

_IS_OF_EXERCISE = and_(
    OwnPictureRow.practice_id == OwnExerciseRow.practice_id, OwnPictureRow.exercise_id == OwnExerciseRow.id
)
_OWN = Prepared(
    select(
        OwnExerciseRow.id,
        OwnExerciseRow.entry,
        OwnExerciseRow.version,
        OwnExerciseRow.saved_at,
        OwnExerciseRow.saved_by,
        OwnExerciseRow.removed_at,
        StaffRow.display_name,
        OwnPictureRow.id.label("picture_id"),
        OwnPictureRow.alt,
        OwnPictureRow.shows,
    )
    .outerjoin(
        StaffRow, and_(StaffRow.practice_id == OwnExerciseRow.practice_id, StaffRow.id == OwnExerciseRow.saved_by)
    )
    .outerjoin(OwnPictureRow, _IS_OF_EXERCISE)
    .where(OwnExerciseRow.practice_id == _PRACTICE)
    .order_by(OwnExerciseRow.id, OwnPictureRow.id)
)


@dataclass(frozen=True, slots=True)
class Own:
    """A practice's own exercises at one revision, oldest first. `exercises`: as they were written; `catalogue`: the
    shared one with them; `wire`: each as JSON has it."""

    revision: UUID
    exercises: Mapping[str, Exercise]
    removed: frozenset[str]
    catalogue: Catalogue
    wire: Mapping[str, dict[str, Any]]

    @classmethod
    def none(cls, shared: Catalogue) -> "Own":
        """Of a practice that never had any."""
        return cls(UUID(int=0), MappingProxyType({}), frozenset(), shared, MappingProxyType({}))


def note_revision(practice_id: UUID, revision: UUID | None) -> None:
    """This request has read which revision the practice has: it need not ask again."""
    g.own_revision = (practice_id, revision)


def own_revision(practice_id: UUID) -> UUID | None:
    """Which one the practice has now; None: it never had an exercise of its own."""
    known: tuple[UUID, UUID | None] | None = g.get("own_revision")
    if known is None or known[0] != practice_id:
        row = _REVISION.one_or_none({"practice_id": practice_id})
        note_revision(practice_id, row.own_revision if row else None)
    revision: UUID | None = g.own_revision[1]
    return revision


def renew_revision(practice_id: UUID) -> None:
    """Something about the practice's own exercises has changed: from the commit on everybody reads them anew."""
    revision = uuid7(now())
    renewed = update(PracticeRow).where(PracticeRow.practice_id == practice_id).values(own_revision=revision)
    db.session.execute(renewed.execution_options(synchronize_session=False))
    note_revision(practice_id, revision)


def own_of(practice_id: UUID, shared: Catalogue) -> Own | None:
    """The practice's own exercises as they are now. None: it never had any."""
    revision = own_revision(practice_id)
    if revision is None:
        return None
    found = _KEPT.get(practice_id, revision)
    if found is None:
        found = _read(practice_id, revision, shared)
        _KEPT.keep(practice_id, found)
    return found


def picture_address(exercise_id: str, picture_id: UUID) -> str:
    """Where a picture is served. Ids are never used again, so what lies there never changes."""
    return f"/api/v1/exercises/{exercise_id}/pictures/{picture_id}.webp"


class _Kept:
    """The last revision read of each practice; those looked at longest ago make room."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._of: OrderedDict[UUID, Own] = OrderedDict()
        self._lock = Lock()

    def get(self, practice_id: UUID, revision: UUID) -> Own | None:
        with self._lock:
            found = self._of.get(practice_id)
            if found is None or found.revision != revision:
                return None
            self._of.move_to_end(practice_id)
            return found

    def keep(self, practice_id: UUID, own: Own) -> None:
        with self._lock:
            self._of[practice_id] = own
            self._of.move_to_end(practice_id)
            while len(self._of) > 1 and sum(len(each.exercises) for each in self._of.values()) > self._most:
                self._of.popitem(last=False)


_KEPT = _Kept(MOST_KEPT)


def _read(practice_id: UUID, revision: UUID, shared: Catalogue) -> Own:
    exercises: dict[str, Exercise] = {}
    wire: dict[str, dict[str, Any]] = {}
    removed: set[str] = set()
    for _, rows in groupby(_OWN.all({"practice_id": practice_id}), lambda row: row.id):
        row, *others = rows
        exercise = exercise_from_wire({**row.entry, "id": own_id(row.id)}, EVIDENCE)
        exercises[exercise.id] = exercise
        wire[exercise.id] = _wire(exercise, row, (row, *others))
        if row.removed_at is not None:
            removed.add(exercise.id)
    return Own(
        revision=revision,
        exercises=MappingProxyType(exercises),
        removed=frozenset(removed),
        catalogue=with_own(shared, exercises.values(), removed, str(revision)),
        wire=MappingProxyType(wire),
    )


def _wire(exercise: Exercise, row: Any, pictures: Iterable[Any]) -> dict[str, Any]:
    return {
        **exercise_to_wire(exercise),
        "restriction": restriction(exercise),
        "pictures": _pictures([*_frames(exercise.id, pictures)]),
        "own": {
            "saved_at": instant_to_wire(row.saved_at),
            "saved_by": {"id": str(row.saved_by), "display_name": row.display_name},
            "is_removed": row.removed_at is not None,
            "etag": f"{exercise.id}-{row.version}",
        },
    }


def _pictures(frames: list[dict[str, Any]]) -> dict[str, Any] | None:
    """A photo says nothing of how long to hold: several are shown in turn, again and again."""
    if not frames:
        return None
    return {"motion": "loop_frames" if len(frames) > 1 else "hold_last_frame", "frames": frames}


def _frames(exercise_id: str, rows: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """A photo is of one body, so each choice of body leads to it."""
    for row in rows:
        if row.picture_id is not None:
            address = picture_address(exercise_id, row.picture_id)
            yield {
                "name": str(row.picture_id),
                "alt": row.alt,
                "files": dict.fromkeys(BODIES, address),
                "shows": row.shows,
            }
