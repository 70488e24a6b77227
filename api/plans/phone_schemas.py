"""What a phone gets of its plan, on the wire."""

from typing import get_args

from marshmallow import fields, validate

from api.catalogue.schemas import CautionSchema, ExerciseSchema
from api.light.schemas import LightRulesSchema, MePlanHoldsSchema
from api.plans.schemas import PlanSchema
from api.schemas import Schema
from routines.pause import PauseReason
from routines.plan import Side
from routines.safety import Level, Screen
from routines.timeline import StepKind


class StepSchema(Schema):
    """One timed element of a routine. `counts`: it adds to the dose."""

    step_index = fields.Integer(required=True)
    prescription_id = fields.UUID(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(get_args(StepKind)))
    exercise_id = fields.String(required=True)
    side = fields.String(required=True, allow_none=True, validate=validate.OneOf([*get_args(Side), None]))
    set = fields.Integer(required=True)
    rep = fields.Integer(required=True)
    seconds = fields.Integer(required=True)
    counts = fields.Boolean(required=True)


class QuestionSchema(Schema):
    """One question of a safety screen and what a confirmed answer means."""

    id = fields.String(required=True)
    screen = fields.String(required=True, validate=validate.OneOf(get_args(Screen)))
    text = fields.String(required=True)
    level = fields.String(required=True, validate=validate.OneOf(get_args(Level)))
    rather_not_say_level = fields.String(
        required=True, allow_none=True, validate=validate.OneOf([*get_args(Level), None])
    )


class LockSchema(Schema):
    """Routines are closed since `locked_at`. `id` is that of the answer that closed them."""

    id = fields.UUID(required=True)
    level = fields.String(required=True, validate=validate.OneOf(get_args(Level)))
    locked_at = fields.DateTime(required=True)


class MePlanSafetySchema(Schema):
    """The screens, the lock in force, and the locks that a clinician has opened."""

    questions = fields.List(fields.Nested(QuestionSchema), required=True)
    lock = fields.Nested(LockSchema, required=True, allow_none=True)
    unlocked_ids = fields.List(fields.UUID(), required=True)
    emergency_number = fields.String(required=True)


class RulesSchema(Schema):
    """From `done_percent` of its counting seconds on, a session is done. `light`: how pain is read."""

    done_percent = fields.Integer(required=True)
    light = fields.Nested(LightRulesSchema, required=True)


class MeChangeSchema(Schema):
    """An exercise that stands in for another, or a gap where one was left out. Which one it was is not told."""

    routine_id = fields.UUID(required=True)
    prescription_id = fields.UUID(required=True)
    outcome = fields.String(required=True, validate=validate.OneOf(["swapped", "withheld"]))
    reasons = fields.List(fields.Nested(CautionSchema), required=True)


class OpenQuestionSchema(Schema):
    """A question of the intake, in the client's words."""

    id = fields.String(required=True)
    area = fields.String(required=True)
    text = fields.String(required=True)


class MePlanCautionsSchema(Schema):
    """What cautions do to the plan. `notes`: what to mind, by prescription; `waiting`: codes not yet confirmed;
    `questions`: those that nobody has answered yet."""

    gates = fields.List(fields.Nested(CautionSchema), required=True)
    changes = fields.List(fields.Nested(MeChangeSchema), required=True)
    notes = fields.Dict(fields.String(), fields.List(fields.Nested(CautionSchema)), required=True)
    waiting = fields.List(fields.String(), required=True)
    questions = fields.List(fields.Nested(OpenQuestionSchema), required=True)


class MePauseSchema(Schema):
    """The client's local days, both ends inside; `last_on` null: until it is ended."""

    first_on = fields.Date(required=True)
    last_on = fields.Date(required=True, allow_none=True)
    reason = fields.String(required=True, validate=validate.OneOf(get_args(PauseReason)))


class ToldChangeSchema(Schema):
    """What one save changed on the phone, in words. `has_new_note`: the plan's note is new with it."""

    version = fields.Integer(required=True)
    saved_at = fields.DateTime(required=True)
    has_new_note = fields.Boolean(required=True)
    lines = fields.List(fields.String(), required=True)


class MePlanSchema(Schema):
    """All a phone needs to lead its routines without network."""

    plan = fields.Nested(PlanSchema, required=True, allow_none=True)
    changes = fields.List(
        fields.Nested(ToldChangeSchema),
        required=True,
        metadata={"description": "Of the last five saves those that changed something, newest first"},
    )
    timelines = fields.Dict(fields.String(), fields.List(fields.Nested(StepSchema)), required=True)
    exercises = fields.Dict(fields.String(), fields.Nested(ExerciseSchema), required=True)
    cautions = fields.Nested(MePlanCautionsSchema, required=True)
    safety = fields.Nested(MePlanSafetySchema, required=True)
    rules = fields.Nested(RulesSchema, required=True)
    holds = fields.Nested(MePlanHoldsSchema, required=True)
    pauses = fields.List(fields.Nested(MePauseSchema), required=True)
    therapist_name = fields.String(required=True)
    practice_name = fields.String(required=True)
    time_zone = fields.String(required=True)
    consent_version = fields.Integer(required=True, allow_none=True)
