"""Pictures of a practice's own exercises: taken in, shown to its own people, taken out."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select

from api.auth import Caller
from api.catalogue.own import Own, own_of
from api.catalogue.service import catalogue
from api.clock import now
from api.db import db, start_over, uuid7
from api.errors import NotFound
from api.own_exercises.encoding import encode
from api.own_exercises.models import OwnPictureRow
from api.own_exercises.service import changed, hold_own, own_row
from routines.errors import Invalid, Problem
from routines.own_exercise import MOST_PICTURES, own_key
from routines.plan import Side


@dataclass(frozen=True, slots=True)
class NewPicture:
    """A file as it was sent. `shows`: which leg works in it; None: it is for both."""

    data: bytes
    alt: str
    shows: Side | None


def add_picture(caller: Caller, exercise_id: str, new: NewPicture) -> dict[str, Any]:
    """Behind those that are there. Raises NotFound, and Invalid for what is no picture or one too many."""
    own_row(caller, exercise_id)
    _check_room(own_of(caller.practice_id, catalogue()), exercise_id)
    # Drawing takes a while, in which nobody else should wait for the database.
    start_over()
    content = encode(new.data)
    own = hold_own(caller)
    key = own_row(caller, exercise_id).id
    _check_room(own, exercise_id)
    row = OwnPictureRow(
        practice_id=caller.practice_id,
        id=uuid7(now()),
        exercise_id=key,
        alt=new.alt,
        shows=new.shows,
        content=content,
        saved_at=now(),
        saved_by=caller.account_id,
    )
    db.session.add(row)
    return changed(caller, exercise_id)


def remove_picture(caller: Caller, exercise_id: str, picture_id: UUID) -> dict[str, Any]:
    """Its bytes are gone: who asks for a photo of theirs to be gone can rely on it. Raises NotFound."""
    hold_own(caller)
    key = own_row(caller, exercise_id).id
    gone = db.session.execute(
        delete(OwnPictureRow)
        .where(
            OwnPictureRow.practice_id == caller.practice_id,
            OwnPictureRow.exercise_id == key,
            OwnPictureRow.id == picture_id,
        )
        .returning(OwnPictureRow.id)
        .execution_options(synchronize_session=False)
    ).all()
    if not gone:
        raise NotFound("picture", picture_id)
    return changed(caller, exercise_id)


def read_picture(caller: Caller, exercise_id: str, picture_id: UUID) -> bytes:
    """The WebP, for anybody of the practice. Raises NotFound."""
    content: bytes | None = db.session.scalar(
        select(OwnPictureRow.content).where(
            OwnPictureRow.practice_id == caller.practice_id,
            OwnPictureRow.exercise_id == own_key(exercise_id),
            OwnPictureRow.id == picture_id,
        )
    )
    if content is None:
        raise NotFound("picture", picture_id)
    return content


def _check_room(own: Own | None, exercise_id: str) -> None:
    pictures = own.wire[exercise_id]["pictures"] if own else None
    if pictures and len(pictures["frames"]) >= MOST_PICTURES:
        told = f"This exercise has {MOST_PICTURES} pictures. Remove one first."
        raise Invalid((Problem(("file",), "too_many", told),))
