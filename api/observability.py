"""Logs, metrics and health. A log line says which route, how long, whose practice: never a name, a note or a figure."""

import os
import re
import sys
import time
import traceback
from types import TracebackType
from typing import Any, TypeAlias
from uuid import uuid4

import structlog
from flask import Flask, Response, current_app, g, has_request_context, request
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest

from api.auth import allow, caller_or_none
from api.errors import NotSignedIn

ExcInfo: TypeAlias = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]

_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")
_BUCKETS = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
_SECONDS = Histogram("homestretch_request_seconds", "Time of a request", ["method", "route"], buckets=_BUCKETS)
_ANSWERS = Counter("homestretch_answers", "Answers by status", ["method", "route", "status"])

log = structlog.wrap_logger(
    structlog.PrintLogger(sys.stdout),
    processors=[
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.JSONRenderer(ensure_ascii=False),
    ],
)


def init_observability(app: Flask) -> None:
    app.before_request(_start)
    app.after_request(_finish)
    app.add_url_rule("/metrics", "metrics", allow("anyone")(_metrics))


def log_exception(exc_info: ExcInfo) -> None:
    """What failed and where, without the messages: drivers put row values into theirs."""
    kind, error, trace = exc_info
    frames = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
    causes = []
    while error is not None and len(causes) < 8:
        causes.append(f"{type(error).__module__}.{type(error).__qualname__}")
        error = error.__cause__ or error.__context__
    line = {"request_id": g.get("request_id")} if has_request_context() else {}
    log.error("failed", **line, causes=causes, frames=frames[-12:])


def _start() -> None:
    sent = request.headers.get("X-Request-ID", "")
    g.request_id = sent if _REQUEST_ID.fullmatch(sent) else uuid4().hex
    g.started = time.perf_counter()


def _finish(response: Response) -> Response:
    seconds = time.perf_counter() - g.get("started", time.perf_counter())
    route = str(request.url_rule) if request.url_rule else "none"
    _SECONDS.labels(request.method, route).observe(seconds)
    _ANSWERS.labels(request.method, route, response.status_code).inc()
    response.headers["X-Request-ID"] = g.get("request_id", "")
    _log_request(route, response.status_code, seconds)
    return response


def _log_request(route: str, status: int, seconds: float) -> None:
    caller = caller_or_none()
    log.info(
        "request",
        request_id=g.get("request_id"),
        method=request.method,
        route=route,
        status=status,
        ms=round(seconds * 1000, 1),
        practice_id=str(caller.practice_id) if caller else None,
        role=caller.role if caller else None,
    )


def _metrics() -> Response:
    """Prometheus' text format. With METRICS_TOKEN set, the scraper sends it as a bearer token."""
    import hmac

    token = current_app.config["METRICS_TOKEN"]
    sent = request.headers.get("Authorization", "")
    if token and not hmac.compare_digest(sent.encode(), f"Bearer {token}".encode()):
        raise NotSignedIn
    return Response(_collected(), content_type="text/plain; version=0.0.4; charset=utf-8")


def _collected() -> bytes:
    if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
        return generate_latest()
    from prometheus_client import multiprocess

    registry: Any = CollectorRegistry()
    multiprocess.MultiProcessCollector(registry)
    return generate_latest(registry)
