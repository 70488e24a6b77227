"""One log line and the metrics of every request: which route, how long, whose practice; never a name or a note."""

import os
import re
import time
from functools import cache
from uuid import uuid4

from flask import Flask, Response, current_app, g, request
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest

from api.auth import allow, caller_or_none
from api.errors import NotSignedIn
from api.logs import log

_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")
_BUCKETS = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
_SECONDS = Histogram("homestretch_request_seconds", "Time of a request", ["method", "route"], buckets=_BUCKETS)
_ANSWERS = Counter("homestretch_answers", "Answers by status", ["method", "route", "status"])


def init_observability(app: Flask) -> None:
    app.before_request(_start)
    app.after_request(_finish)
    app.add_url_rule("/metrics", "metrics", allow("anyone")(_metrics))


def _start() -> None:
    sent = request.headers.get("X-Request-ID", "")
    g.request_id = sent if _REQUEST_ID.fullmatch(sent) else uuid4().hex
    g.started = time.perf_counter()


def _finish(response: Response) -> Response:
    seconds = time.perf_counter() - g.get("started", time.perf_counter())
    # A route is a pattern and a request that met none has no name of its own: what callers make up fills no label.
    route = str(request.url_rule) if request.url_rule else "none"
    method = request.method if request.url_rule else "any"
    seconds_of, answers_of = _metrics_of(method, route, response.status_code)
    seconds_of.observe(seconds)
    answers_of.inc()
    response.headers["X-Request-ID"] = g.get("request_id", "")
    _log_request(method, route, response.status_code, seconds)
    return response


@cache
def _metrics_of(method: str, route: str, status: int) -> tuple[Histogram, Counter]:
    """As many as there are routes and statuses; finding them by label each time would cost more than counting."""
    return _SECONDS.labels(method, route), _ANSWERS.labels(method, route, status)


def _log_request(method: str, route: str, status: int, seconds: float) -> None:
    caller = caller_or_none()
    log.info(
        "request",
        request_id=g.get("request_id"),
        method=method,
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

    registry = CollectorRegistry()
    multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return generate_latest(registry)
