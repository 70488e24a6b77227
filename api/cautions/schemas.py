"""Cautions on the wire."""

from typing import Any, get_args

from marshmallow import ValidationError, fields, post_load, validate

from api.catalogue.schemas import CautionSchema
from api.catalogue.service import catalogue
from api.cautions.service import NewAnswer
from api.schemas import Schema, Text
from routines.caution_answers import Answer, ToldBy
from routines.caution_question import Area
from routines.cautions import Outcome

LONGEST_REASON = 1000
MOST_ANSWERS = 40


def _check_code(code: str) -> None:
    if code not in catalogue().cautions:
        raise ValidationError("The catalogue has no such caution.")


class NewCautionAnswerSchema(Schema):
    """One answer. `is_confirmed` false: it was said, the therapist has not judged it yet. `reason` lifts it."""

    code = fields.String(required=True, validate=_check_code)
    answer = fields.String(required=True, validate=validate.OneOf(get_args(Answer)))
    is_confirmed = fields.Boolean(load_default=True)
    reason = Text(longest=LONGEST_REASON, load_default="")


class NewCautionAnswersSchema(Schema):
    """What was answered; what is not named stays."""

    answers = fields.List(
        fields.Nested(NewCautionAnswerSchema), required=True, validate=validate.Length(min=1, max=MOST_ANSWERS)
    )

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> list[NewAnswer]:
        return [NewAnswer(**each) for each in data["answers"]]


class CautionToldSchema(Schema):
    """One answer with who told it; the name is null for the client's phone, or when the account is gone."""

    answer = fields.String(required=True, validate=validate.OneOf(get_args(Answer)))
    reason = fields.String(required=True)
    told_by = fields.String(required=True, validate=validate.OneOf(get_args(ToldBy)))
    told_at = fields.AwareDateTime(required=True)
    display_name = fields.String(required=True, allow_none=True)


class CautionQuestionSchema(Schema):
    """How the intake asks; several codes may share a question."""

    id = fields.String(required=True)
    area = fields.String(required=True, validate=validate.OneOf(get_args(Area)))
    text = fields.String(required=True)


class ClientCautionSchema(Schema):
    """One code. Neither `confirmed` nor `waiting`: not asked. `set_by_therapist`: why nobody is asked for it."""

    code = fields.String(required=True)
    meaning = fields.String(required=True)
    question = fields.Nested(CautionQuestionSchema, required=True, allow_none=True)
    set_by_therapist = fields.String(required=True, allow_none=True)
    is_gate = fields.Boolean(required=True)
    protects = fields.Boolean(required=True)
    confirmed = fields.Nested(CautionToldSchema, required=True, allow_none=True)
    waiting = fields.Nested(CautionToldSchema, required=True, allow_none=True)


class JudgementSchema(Schema):
    """What becomes of an exercise for this client, gates left aside."""

    outcome = fields.String(required=True, validate=validate.OneOf(get_args(Outcome)))
    instead = fields.String(required=True, allow_none=True)
    reasons = fields.List(fields.Nested(CautionSchema), required=True)


class ClientCautionsSchema(Schema):
    """Every code that a client can have, what holds the whole plan, and every exercise as it is for this client."""

    items = fields.List(fields.Nested(ClientCautionSchema), required=True)
    gates = fields.List(fields.Nested(CautionSchema), required=True)
    exercises = fields.Dict(fields.String(), fields.Nested(JudgementSchema), required=True)
