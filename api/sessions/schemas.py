"""Entries and session logs on the wire. An entry is strict in itself, never for the others of its batch."""

from collections.abc import Mapping
from typing import Any, get_args

from marshmallow import EXCLUDE, ValidationError, fields, post_load, validate

from api.fields import LocalDate, Whole
from api.schemas import PageArgs, Schema
from api.sessions.ingest import Batch
from api.sessions.lists import LogFilter
from api.sessions.reading import Incoming, read_entry
from api.sessions.staff import ReportedLog
from routines.fields import INSTANT, Unfit
from routines.plan import Side
from routines.session_log import PLACES, Amount, Evidence, Outcome, Quality, StoppedBecause
from routines.session_log_wire import log_from_wire
from routines.timeline import StepKind

MOST_ENTRIES = 100
OUTCOMES = ("stored", "duplicate", "conflict", "quarantined")


class EntryField(fields.Field[Incoming]):
    """An entry as it comes. What names no id is refused, since no answer could name it; all else is kept."""

    def __init__(self, **kwargs: Any) -> None:
        schema = {
            "type": "object",
            "required": ["id"],
            "properties": {"id": {"type": "string", "minLength": 1}},
            "description": "id, kind, schema_version, app_version, device_id, device_sequence, time_zone, body",
        }
        super().__init__(metadata=schema, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Incoming:
        if not isinstance(value, Mapping):
            raise ValidationError("Must be an object.")
        if not isinstance(value.get("id"), str) or not value["id"]:
            raise ValidationError({"id": ["Must be the entry's id."]})
        return read_entry(value)


class Instant(fields.Field[Any]):
    """A time with its offset."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(metadata={"type": "string", "format": "date-time"}, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        try:
            return INSTANT.parse(value)
        except Unfit as unfit:
            raise ValidationError(f"This {unfit}.") from unfit


class EntriesSchema(Schema):
    """A phone's report. `unsent`: how many entries will be left after these; `entries` may be empty.

    Fields of later releases are passed over: a newer phone must be heard by an older server.
    """

    class Meta:
        unknown = EXCLUDE

    device_id = fields.UUID(required=True)
    epoch = fields.String(load_default=None, allow_none=True)
    unsent = Whole(load_default=None, allow_none=True, validate=validate.Range(min=0))
    sent_at = Instant(load_default=None, allow_none=True)
    entries = fields.List(EntryField(), required=True, validate=validate.Length(max=MOST_ENTRIES))

    @post_load
    def batch(self, loaded: dict[str, Any], **kwargs: Any) -> Batch:
        return Batch(loaded["device_id"], loaded["sent_at"], tuple(loaded["entries"]))


class PainSchema(Schema):
    """`asked` false: never shown. Asked with `score` null: skipped. 0 is an answer. Furthest: 0 none … 5 foot."""

    asked = fields.Boolean(required=True)
    score = Whole(load_default=None, allow_none=True, validate=validate.Range(0, 10))
    furthest_left = Whole(load_default=None, allow_none=True, validate=validate.Range(0, 5))
    furthest_right = Whole(load_default=None, allow_none=True, validate=validate.Range(0, 5))
    qualities = fields.List(fields.String(validate=validate.OneOf(get_args(Quality))))
    places = fields.List(
        fields.String(validate=validate.OneOf(PLACES)),
        metadata={"description": "Where it hurts on the body map; absent: not marked"},
    )


class StepResultSchema(Schema):
    """What became of one step."""

    step_index = Whole(required=True)
    exercise_id = fields.String(required=True)
    side = fields.String(allow_none=True, validate=validate.OneOf([*get_args(Side), None]))
    kind = fields.String(required=True, validate=validate.OneOf(get_args(StepKind)))
    prescribed_seconds = Whole(required=True)
    done_seconds = Whole(required=True)
    audio_led_seconds = Whole()
    unobserved_seconds = Whole()
    repeated_seconds = Whole()
    outcome = fields.String(required=True, validate=validate.OneOf(get_args(Outcome)))


class SessionLogSchema(Schema):
    """The record of one sitting. `amount` stands for seconds where no timer ran."""

    plan_id = fields.UUID(allow_none=True)
    plan_version = Whole(allow_none=True)
    routine_id = fields.UUID(allow_none=True)
    evidence = fields.String(required=True, validate=validate.OneOf(get_args(Evidence)))
    started_at = Instant(required=True)
    ended_at = Instant(required=True)
    practised_on = LocalDate(required=True)
    steps = fields.List(fields.Nested(StepResultSchema))
    amount = fields.String(allow_none=True, validate=validate.OneOf([*get_args(Amount), None]))
    pain_before = fields.Nested(PainSchema, allow_none=True)
    pain_after = fields.Nested(PainSchema, allow_none=True)
    stopped_because = fields.String(allow_none=True, validate=validate.OneOf([*get_args(StoppedBecause), None]))
    note = fields.String()
    replaces_id = fields.UUID(allow_none=True)
    corrected_at = Instant(allow_none=True)
    is_withdrawn = fields.Boolean()


class ReportedLogSchema(SessionLogSchema):
    """What staff add or correct: `evidence` is reported_to_therapist or paper. `id` makes sending twice store once."""

    id = fields.UUID(allow_none=True)

    @post_load(pass_original=True)
    def reported(self, loaded: dict[str, Any], original: Mapping[str, Any], **kwargs: Any) -> ReportedLog:
        body = {name: value for name, value in original.items() if name != "id"}
        return ReportedLog(loaded.get("id"), log_from_wire(body))


class RecorderSchema(Schema):
    """`display_name` is null for an account that is gone."""

    id = fields.UUID(required=True)
    display_name = fields.String(required=True, allow_none=True)


class SessionLogItemSchema(SessionLogSchema):
    """A log as it stands after corrections, with its counting seconds."""

    id = fields.UUID(required=True)
    first_id = fields.UUID(required=True, metadata={"description": "The log it corrects, at any remove; else its own"})
    routine_name = fields.String(required=True, allow_none=True)
    is_done = fields.Boolean(required=True)
    share_percent = fields.Integer(required=True)
    prescribed_seconds = fields.Integer(required=True)
    done_seconds = fields.Integer(required=True)
    flags = fields.List(fields.String(), required=True)
    received_at = fields.DateTime(required=True)
    recorded_by = fields.Nested(
        RecorderSchema, required=True, allow_none=True, metadata={"description": "Staff; null: the client's phone"}
    )


class SessionLogsSchema(Schema):
    """Logs by the day practised, newest first."""

    items = fields.List(fields.Nested(SessionLogItemSchema), required=True)
    next_cursor = fields.String(required=True, allow_none=True)


class HistoryItemSchema(SessionLogItemSchema):
    """One of a session's logs as it was written. `device_name` is null for staff, and for a phone that is gone."""

    device_name = fields.String(required=True, allow_none=True)
    is_ruling = fields.Boolean(required=True, metadata={"description": "This is how the session stands"})
    made_from_id = fields.UUID(
        required=True, allow_none=True, metadata={"description": "The entry that could not be read"}
    )


class HistorySchema(Schema):
    """All logs of one session, the first first, then by when each was made."""

    items = fields.List(fields.Nested(HistoryItemSchema), required=True)


class LogArgsSchema(PageArgs):
    """Which days, both ends inside."""

    first_on = LocalDate(load_default=None)
    last_on = LocalDate(load_default=None)

    @post_load
    def log_filter(self, loaded: dict[str, Any], **kwargs: Any) -> LogFilter:
        return LogFilter(**loaded)


class MonthInForceSchema(Schema):
    """How many sessions practised in a month are in force, and the xor of their ids."""

    count = fields.Integer(required=True)
    xor = fields.String(required=True)


class MonthsInForceSchema(Schema):
    """By month practised such as "2026-11", from `first_on` on; months without any are left out."""

    first_on = fields.Date(required=True)
    months = fields.Dict(fields.String(), fields.Nested(MonthInForceSchema), required=True)


class ResultSchema(Schema):
    """What became of one entry."""

    id = fields.String(required=True)
    outcome = fields.String(required=True, validate=validate.OneOf(OUTCOMES))
    flags = fields.List(fields.String(), required=True)
    received_at = fields.DateTime(required=True, metadata={"description": "When it first came, by the service's clock"})


class MonthSchema(Schema):
    """How many entries of the device have an id of this UTC month, and the xor of these ids."""

    count = fields.Integer(required=True)
    xor = fields.String(required=True)


class EntriesAnswerSchema(Schema):
    """Only an answer that names an id ends waiting for it."""

    epoch = fields.String(required=True)
    sequence = fields.Integer(required=True)
    digest = fields.Dict(fields.String(), fields.Nested(MonthSchema), required=True)
    results = fields.List(fields.Nested(ResultSchema), required=True)
