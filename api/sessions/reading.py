"""Reading what a phone sent, entry by entry: one that cannot be read spoils no other, and none is turned away."""

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal, NamedTuple, TypeAlias, TypeVar, get_args
from uuid import UUID, uuid5

from api.json_text import canonical
from routines.caution_wire import AnsweredCautions, answered_cautions_from_wire
from routines.check_in import CheckIn, check_in_from_wire, check_in_from_wire_1
from routines.consent_wire import AnsweredConsent, answered_consent_from_wire
from routines.errors import Invalid, Problem
from routines.fields import ID, Fields, Parser, one_of, text, whole
from routines.safety_wire import AnsweredScreen, answered_screen_from_wire
from routines.session_log import SessionLog
from routines.session_log_wire import log_from_wire, log_from_wire_1, log_from_wire_2

T = TypeVar("T")
Kind: TypeAlias = Literal["session_log", "check_in", "safety_answer", "caution_answer", "consent"]
Content: TypeAlias = SessionLog | CheckIn | AnsweredScreen | AnsweredCautions | AnsweredConsent

# Every version ever shipped stays here for ever: a phone may have been in a drawer for years.
READERS: Mapping[tuple[Kind, int], Any] = {
    ("session_log", 1): log_from_wire_1,
    ("session_log", 2): log_from_wire_2,
    ("session_log", 3): log_from_wire,
    ("check_in", 1): check_in_from_wire_1,
    ("check_in", 2): check_in_from_wire,
    ("safety_answer", 1): answered_screen_from_wire,
    ("caution_answer", 1): answered_cautions_from_wire,
    ("consent", 1): answered_consent_from_wire,
}

NEWEST_LOG = 3
"""The version that the service itself writes a session log in."""
UNKNOWN_VERSION = "unknown_version"
"""Code of the problem that an entry's version, or its kind, is of no release up to this one."""

_KIND = one_of(get_args(Kind))
_NUMBER = whole(0, 2**31 - 1)
_APP_VERSION = text(100)
_TIME_ZONE = text(100)
_UUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_IDS_THAT_ARE_NONE = UUID("5f1c1d4e-8a53-4d0b-9d0c-9f0d7f6f1a55")


class Envelope(NamedTuple):
    """What stands around an entry's body."""

    kind: str
    schema_version: int
    app_version: str
    device_id: UUID | None
    device_sequence: int | None
    time_zone: str


class Incoming(NamedTuple):
    """One entry as it came. `content` is None when it cannot be read; then `raw` is kept whole."""

    sent_id: str
    id: UUID
    content_hash: bytes
    raw: Mapping[str, Any]
    envelope: Envelope
    content: Content | None

    @property
    def log(self) -> SessionLog | None:
        return self.content if isinstance(self.content, SessionLog) else None


def read_entry(raw: Mapping[str, Any]) -> Incoming:
    """Read one entry, an object with a text for its `id`. What is wrong with it otherwise leaves `content` None."""
    sent_id = raw["id"]
    is_uuid = _UUID.fullmatch(sent_id) is not None
    entry_id = UUID(sent_id) if is_uuid else uuid5(_IDS_THAT_ARE_NONE, json.dumps(sent_id))
    try:
        envelope, content = _envelope(raw), _content(raw)
    except Invalid:
        envelope, content = _what_can_be_told(raw), None
    # What can be read holds whole numbers only: every reader refuses others.
    known_by = content_hash(raw, has_fractions=content is None)
    return Incoming(sent_id, entry_id, known_by, raw, envelope, content if is_uuid else None)


def problems_of(raw: Mapping[str, Any]) -> tuple[Problem, ...]:
    """All that keeps an entry from being read, by the way to each place in it; empty when it can be read."""
    problems: list[Problem] = []
    for read in (_envelope, _content):
        try:
            read(raw)
        except Invalid as invalid:
            problems += (problem for problem in invalid.problems if problem not in problems)
    if not _UUID.fullmatch(str(raw.get("id"))):
        problems.append(Problem(("id",), "uuid", "must be a UUID"))
    return tuple(problems)


def stored_log(schema_version: int, body: Mapping[str, Any]) -> SessionLog:
    """A session log that is stored, whichever version its body was written in."""
    log: SessionLog = READERS["session_log", schema_version](body)
    return log


def stored_content(kind: str, schema_version: int, body: Mapping[str, Any]) -> Content:
    """What any stored entry says, whichever version its body was written in."""
    content: Content = READERS[kind, schema_version](body)  # type: ignore[index]
    return content


def content_hash(raw: Mapping[str, Any], *, has_fractions: bool = True) -> bytes:
    """SHA-256 of the canonical JSON: the same entry has the same hash however its keys are ordered."""
    return hashlib.sha256(canonical(raw, has_fractions=has_fractions)).digest()


def instant_of(content: Content | None) -> datetime | None:
    """When the phone's clock says that this was over."""
    if isinstance(content, SessionLog):
        return content.ended_at
    return content.answered_at if isinstance(content, AnsweredScreen | AnsweredCautions | AnsweredConsent) else None


def tells_of_red(entry: Incoming) -> bool:
    """Whether a safety answer that cannot be read plainly holds an answer that is neither "no" nor taken back."""
    body = entry.raw.get("body")
    answers = body.get("answers") if isinstance(body, Mapping) else None
    if entry.content is not None or entry.envelope.kind != "safety_answer" or not isinstance(answers, list):
        return False
    told = (one for one in answers if isinstance(one, Mapping) and one.get("confirmed") is not False)
    return any(one.get("answer", "no") != "no" for one in told)


def _envelope(raw: Mapping[str, Any]) -> Envelope:
    problems: list[Problem] = []
    fields = Fields(raw, problems)
    fields.required("id", text(100))
    fields.nested("body")
    envelope = Envelope(
        kind=fields.required("kind", _KIND),
        schema_version=fields.required("schema_version", _NUMBER),
        app_version=fields.required("app_version", _APP_VERSION),
        device_id=fields.required("device_id", ID),
        device_sequence=fields.required("device_sequence", _NUMBER),
        time_zone=fields.required("time_zone", _TIME_ZONE),
    )
    fields.close()
    if not (envelope.app_version + envelope.time_zone).isprintable():
        fields.wrong("text", "cannot be kept in a column")
    if problems:
        raise Invalid(tuple(problems))
    return envelope


def _content(raw: Mapping[str, Any]) -> Content:
    kind, version, body = raw.get("kind"), raw.get("schema_version"), raw.get("body")
    is_named = isinstance(kind, str) and type(version) is int
    reader = READERS.get((kind, version)) if is_named else None  # type: ignore[arg-type]
    if reader is None:
        raise Invalid((Problem(("schema_version",), UNKNOWN_VERSION, "is of no release up to this one"),))
    if not isinstance(body, Mapping):
        raise Invalid((Problem(("body",), "object", "must be an object"),))
    try:
        content: Content = reader(body)
    except Invalid as invalid:
        raise Invalid(tuple(problem.under("body") for problem in invalid.problems)) from invalid
    return content


def _what_can_be_told(raw: Mapping[str, Any]) -> Envelope:
    """For an entry that is kept whole: only what is plainly right stands in columns too."""
    return Envelope(
        kind=_if_right(raw, "kind", _KIND) or "unknown",
        schema_version=_if_right(raw, "schema_version", _NUMBER) or 0,
        app_version="",
        device_id=_if_right(raw, "device_id", ID),
        device_sequence=_if_right(raw, "device_sequence", _NUMBER),
        time_zone="",
    )


def _if_right(raw: Mapping[str, Any], name: str, parser: Parser[T]) -> T | None:
    problems: list[Problem] = []
    value = Fields(raw, problems).optional(name, parser)
    return None if problems else value
