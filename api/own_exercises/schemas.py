"""A practice's own exercises as a therapist's page sends them. What they say is judged in routines/own_exercise.py."""

from contextlib import closing
from typing import Any, get_args

from flask_smorest.fields import Upload
from marshmallow import ValidationError, fields, post_load, validate
from werkzeug.datastructures import FileStorage

from api.catalogue.schemas import DoseField
from api.catalogue.service import catalogue
from api.fields import Whole
from api.own_exercises.pictures import NewPicture
from api.schemas import Schema, Text
from routines.catalogue_entry import MOST_CAUTIONS
from routines.dose import dose_to_wire
from routines.exercise import CautionAction, Exercise, Level, Position, SideRule
from routines.own_exercise import own_exercise
from routines.plan import LONGEST_NAME, Side

LONGEST_LINE = 200
LONGEST_WORD = 60
MOST_LINES = 10


def _check_family(code: str) -> None:
    if code not in catalogue().families:
        raise ValidationError("The catalogue has no such family.")


def _texts(longest: int, least: int) -> fields.List[str]:
    """Several short texts, none empty."""
    each = Text(longest=longest, shortest=1)
    return fields.List(each, required=True, validate=validate.Length(min=least, max=MOST_LINES))


class NewCautionSchema(Schema):
    """What to do with the exercise when the client has `code`. Without a note it says what the code means."""

    code = fields.String(required=True)
    action = fields.String(required=True, validate=validate.OneOf(get_args(CautionAction)))
    note = Text(longest=500, load_default="")


class NewExerciseSchema(Schema):
    """All words and numbers of an exercise. What every exercise stops for is not the practice's to choose."""

    name = Text(longest=LONGEST_NAME, shortest=1, required=True)
    family = fields.String(required=True, validate=_check_family)
    target_muscles = _texts(LONGEST_WORD, 0)
    level = fields.String(required=True, validate=validate.OneOf(get_args(Level)))
    position = fields.String(required=True, validate=validate.OneOf(get_args(Position)))
    start_position = Text(longest=LONGEST_LINE, shortest=1, required=True)
    cues = _texts(LONGEST_LINE, 1)
    side = fields.String(required=True, validate=validate.OneOf(get_args(SideRule)))
    work_side = Text(longest=LONGEST_WORD, shortest=1, load_default=None, allow_none=True)
    dose = DoseField(required=True)
    days_per_week = Whole(required=True)
    sessions_per_day = Whole(required=True)
    pain_cap = Whole(required=True)
    equipment = _texts(LONGEST_WORD, 0)
    progression = _texts(100, 0)
    regression = _texts(100, 0)
    common_mistakes = _texts(LONGEST_LINE, 0)
    stop_if = _texts(LONGEST_LINE, 0)
    cautions = fields.List(
        fields.Nested(NewCautionSchema), load_default=list, validate=validate.Length(max=MOST_CAUTIONS)
    )

    @post_load
    def make(self, loaded: dict[str, Any], **_: Any) -> Exercise:
        cautions = [{name: told for name, told in each.items() if told != ""} for each in loaded["cautions"]]
        return own_exercise({**loaded, "dose": dose_to_wire(loaded["dose"]), "cautions": cautions}, catalogue())


class _PictureFile(Upload):  # type: ignore[misc]
    """A file of the form, read whole: it is no bigger than the route takes."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> bytes:
        if not isinstance(value, FileStorage):
            raise ValidationError("Send one picture, as a file.")
        with closing(value):
            return bytes(value.read())


class NewPictureSchema(Schema):
    """A form with a picture. `shows`: which leg works in it; `none`: the picture is for both."""

    file = _PictureFile(required=True)
    alt = Text(longest=LONGEST_LINE, shortest=1, required=True, metadata={"description": "What it shows, in words"})
    shows = fields.String(required=True, validate=validate.OneOf([*get_args(Side), "none"]))

    @post_load
    def make(self, loaded: dict[str, Any], **_: Any) -> NewPicture:
        return NewPicture(loaded["file"], loaded["alt"], None if loaded["shows"] == "none" else loaded["shows"])


class ExerciseChangeSchema(Schema):
    """`is_removed` true: it is offered no more; false: it is put back."""

    is_removed = fields.Boolean(required=True)
