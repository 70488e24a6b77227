"""The brief on the wire."""

from typing import get_args

from marshmallow import fields, validate

from api.adherence.schemas import AdherenceSchema, WindowSchema
from api.light.schemas import BriefLightSchema
from api.plans.phone_schemas import LockSchema
from api.plans.schemas import PlanSaveSchema
from api.safety.schemas import SafetyAnswerSchema
from api.schemas import Schema
from routines.adherence import DayState
from routines.check_in import WhyMissed
from routines.plan import Side
from routines.session_log import PLACES, StoppedBecause
from routines.times_of_day import PARTS


class SinceVisitSchema(Schema):
    visited_on = fields.Date(required=True)


class PainPointSchema(Schema):
    """One session: asked and null is skipped; `furthest_…` is told after the session, else before it.

    `morning`: what was told of the morning after it, where a phone asked.
    """

    on = fields.Date(required=True)
    before = fields.Integer(required=True, allow_none=True)
    before_asked = fields.Boolean(required=True)
    after = fields.Integer(required=True, allow_none=True)
    after_asked = fields.Boolean(required=True)
    morning = fields.Integer(required=True, allow_none=True)
    morning_asked = fields.Boolean(required=True)
    furthest_left = fields.Integer(required=True, allow_none=True)
    furthest_right = fields.Integer(required=True, allow_none=True)


class PainChangeSchema(Schema):
    """Middle pain before sessions, first three answers against the last three. `matters`: 2 points or 30 %."""

    first = fields.Float(required=True)
    last = fields.Float(required=True)
    points = fields.Float(required=True)
    matters = fields.Boolean(required=True)


class PainMapSchema(Schema):
    """Where it hurt on the body map, when it was last marked."""

    on = fields.Date(required=True)
    places = fields.List(fields.String(validate=validate.OneOf(PLACES)), required=True)


class PainSummarySchema(Schema):
    """Answers from 0 to 10. `skipped` and `not_asked` count questions, two a session."""

    before_first = fields.Integer(required=True, allow_none=True)
    before_last = fields.Integer(required=True, allow_none=True)
    before_median = fields.Float(required=True, allow_none=True)
    after_first = fields.Integer(required=True, allow_none=True)
    after_last = fields.Integer(required=True, allow_none=True)
    after_median = fields.Float(required=True, allow_none=True)
    morning_median = fields.Float(required=True, allow_none=True)
    skipped = fields.Integer(required=True)
    not_asked = fields.Integer(required=True)
    points = fields.List(fields.Nested(PainPointSchema), required=True)
    change = fields.Nested(PainChangeSchema, required=True, allow_none=True)
    map = fields.Nested(PainMapSchema, required=True, allow_none=True)


class SaidSchema(Schema):
    """A reason that the client chose, in how many sessions."""

    reason = fields.String(required=True, validate=validate.OneOf(get_args(StoppedBecause)))
    sessions = fields.Integer(required=True)


class TroubleSchema(Schema):
    """In how many of `sessions` an exercise and side was left off, and what the client said of why they ended early."""

    exercise_id = fields.String(required=True)
    side = fields.String(required=True, allow_none=True, validate=validate.OneOf([*get_args(Side), None]))
    sessions = fields.Integer(required=True)
    too_painful = fields.Integer(required=True)
    cut_short = fields.Integer(required=True)
    skipped = fields.Integer(required=True)
    because = fields.List(fields.Nested(SaidSchema), required=True)


class ReasonSchema(Schema):
    """Why sessions ended early, or were missed, and the days of them. A day stands as often as the reason was given."""

    reason = fields.String(required=True)
    days = fields.List(fields.Date(), required=True)


class PartOfDaySchema(Schema):
    """Timed sessions that began from `from_hour` on and before `until_hour`, on the clock where the person was."""

    part = fields.String(required=True, validate=validate.OneOf([part for part, _, _ in PARTS]))
    from_hour = fields.Integer(required=True)
    until_hour = fields.Integer(required=True)
    sessions = fields.Integer(required=True)


class TimesOfDaySchema(Schema):
    """When in the day: of timed sessions only. `hours` has 24 counts, midnight first; `parts` the fullest first."""

    sessions = fields.Integer(required=True)
    hours = fields.List(fields.Integer(), required=True)
    parts = fields.List(fields.Nested(PartOfDaySchema), required=True)


class PlanChangeSchema(PlanSaveSchema):
    """A save in these days. `rules_from`: the first day that its figures are reckoned by it."""

    rules_from = fields.Date(required=True)


class SessionNoteSchema(Schema):
    on = fields.Date(required=True)
    text = fields.String(required=True)
    session_id = fields.UUID(required=True)


class MissedWhySchema(Schema):
    """Why nothing was done on a day, or in the week that ended on it: the client's own word. It changes no figure.

    `state` is the day's: a session that came in later shows there.
    """

    on = fields.Date(required=True)
    span = fields.String(required=True, validate=validate.OneOf(["day", "week"]))
    why = fields.String(required=True, validate=validate.OneOf(get_args(WhyMissed)))
    score = fields.Integer(required=True, allow_none=True)
    state = fields.String(required=True, allow_none=True, validate=validate.OneOf([*get_args(DayState), None]))


class WorthAskingSchema(Schema):
    """A question for the visit, and the rule that made it come up."""

    id = fields.String(required=True)
    text = fields.String(required=True)
    rule = fields.String(required=True)


class BriefSafetySchema(Schema):
    """The lock that is on now, and the answers of the window."""

    lock = fields.Nested(LockSchema, required=True, allow_none=True)
    answers = fields.List(fields.Nested(SafetyAnswerSchema), required=True)


class BriefSchema(Schema):
    """What a therapist reads before a visit. `since_visit` is null when the window does not begin with a visit.

    `next_visit_on`: what is planned, null once that day is over. `worth_asking`: the most pressing first.
    """

    window = fields.Nested(WindowSchema, required=True)
    since_visit = fields.Nested(SinceVisitSchema, required=True, allow_none=True)
    next_visit_on = fields.Date(required=True, allow_none=True)
    visits = fields.List(fields.Date(), required=True)
    adherence = fields.Nested(AdherenceSchema, required=True)
    pain = fields.Nested(PainSummarySchema, required=True)
    trouble = fields.List(fields.Nested(TroubleSchema), required=True)
    notes = fields.List(fields.Nested(SessionNoteSchema), required=True)
    why_missed = fields.List(fields.Nested(MissedWhySchema), required=True)
    stopped_early = fields.List(fields.Nested(ReasonSchema), required=True)
    times_of_day = fields.Nested(TimesOfDaySchema, required=True)
    plan_changes = fields.List(fields.Nested(PlanChangeSchema), required=True)
    worth_asking = fields.List(fields.Nested(WorthAskingSchema), required=True)
    safety = fields.Nested(BriefSafetySchema, required=True)
    light = fields.Nested(BriefLightSchema, required=True)
