"""Structured logs: one JSON object a line on standard output, without names, notes or figures."""

import traceback
from types import TracebackType
from typing import Any, TypeAlias

import structlog
from flask import g, has_request_context

from api.json_text import written

ExcInfo: TypeAlias = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]

_MOST_FRAMES = 12


class _StandardOutput:
    """Where a line goes: what standard output is at that moment."""

    def msg(self, line: str) -> None:
        print(line, flush=True)

    info = warning = error = msg


def _line(event: dict[str, Any], **kwargs: Any) -> str:
    return written(event)


log = structlog.wrap_logger(
    _StandardOutput(),
    processors=[
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.JSONRenderer(serializer=_line),
    ],
).bind()


def log_exception(exc_info: ExcInfo) -> None:
    """What failed and where, without the messages: drivers put row values into theirs."""
    _, error, trace = exc_info
    frames = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
    causes: list[str] = []
    while error is not None and len(causes) < 8:
        causes.append(f"{type(error).__module__}.{type(error).__qualname__}")
        error = error.__cause__ or error.__context__
    request_id = g.get("request_id") if has_request_context() else None
    log.error("failed", request_id=request_id, causes=causes, frames=frames[-_MOST_FRAMES:])
