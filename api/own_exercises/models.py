"""Exercises that a practice made for itself, and their pictures."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped

from api.db import Base, Tenanted


class OwnExerciseRow(Tenanted, Base):
    """One exercise. `entry` is its wire form without the id (routines/exercise.py); `version` rises with its words.

    A field that exercises get in a later release is added to it by that release's revision. `removed_at`: it is offered
    no more, and can be put back. Plans and sessions name it, so no row is ever deleted.
    """

    __tablename__ = "own_exercise"
    __table_args__ = (ForeignKeyConstraint(["practice_id"], ["practice.practice_id"], ondelete="CASCADE"),)

    entry: Mapped[dict[str, Any]]
    version: Mapped[int]
    saved_at: Mapped[datetime]
    saved_by: Mapped[uuid.UUID]
    removed_at: Mapped[datetime | None]


class OwnPictureRow(Tenanted, Base):
    """A picture of an own exercise, as api/own_exercises/pictures.py encoded it anew: WebP.

    `shows`: which leg works in it, `left` or `right`; null where it is for both, and never mirrored.
    """

    __tablename__ = "own_picture"
    __table_args__ = (
        ForeignKeyConstraint(
            ["practice_id", "exercise_id"], ["own_exercise.practice_id", "own_exercise.id"], ondelete="CASCADE"
        ),
        Index(None, "practice_id", "exercise_id"),
    )

    exercise_id: Mapped[uuid.UUID]
    alt: Mapped[str]
    shows: Mapped[str | None]
    content: Mapped[bytes]
    saved_at: Mapped[datetime]
    saved_by: Mapped[uuid.UUID]
