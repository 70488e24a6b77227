"""A proxy between browsers and the server, on real sockets, that does to a request what `rule` says.

It is a server like any other to both sides. With `public_url` set, the server behind it answers to another name than
the browsers use, and the proxy puts that name into `Origin`, as a gateway that ends TLS may have to.
"""

import http.client
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from tests.fault.faults import CUT_BEFORE, SLUGS, Fault, Kind, Rule, healthy

# These belong to one connection, and the proxy has two.
HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length", "server", "date"}
PORTAL_PATH = "/portal"
PORTAL_HTML = b"<!doctype html><title>Welcome</title><form>Accept our terms to use this network.</form>"
UPSTREAM_TIMEOUT_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Passage:
    """One request that met `fault`; `statuses`: how the server answered each time it got it."""

    method: str
    path: str
    fault: Fault
    statuses: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """`length` is what the answer says of its body where that is not true; `is_last` ends the connection behind it."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    length: int | None = None
    is_last: bool = False


class FaultProxy(ThreadingHTTPServer):
    """Set `upstream` to the server's URL, `rule` to what is to happen, `is_down` for no network at all, whatever `rule`
    says. `met` lists the requests that met a fault."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.upstream = ""
        self.public_url: str | None = None
        self.rule: Rule = healthy
        self.is_down = False
        self.met: list[Passage] = []
        self._passed = 0
        self._is_closing = False
        self._changed = threading.Condition()

    @property
    def url(self) -> str:
        return f"http://localhost:{self.server_address[1]}"

    def fault_for(self, method: str, path: str) -> Fault:
        with self._changed:
            return CUT_BEFORE if self.is_down else self.rule(method, path)

    def note(self, passage: Passage) -> None:
        with self._changed:
            if passage.fault.kind is not Kind.PASS:
                self.met.append(passage)
            self._passed += 1
            self._changed.notify_all()

    def hold(self, seconds: float, *, until_another_passed: bool) -> None:
        """Waits; never past the proxy's end."""
        with self._changed:
            before = self._passed
            self._changed.wait_for(
                lambda: self._is_closing or (until_another_passed and self._passed > before), timeout=seconds
            )

    def let_go(self) -> None:
        """Nothing is held back any more."""
        with self._changed:
            self._is_closing = True
            self._changed.notify_all()

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that went away in the middle is none of the proxy's faults."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: FaultProxy

    def _handle(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)) or None
        path = urlsplit(self.path).path
        if path == PORTAL_PATH:
            self._send(_portal())
            return
        fault = self.server.fault_for(self.command, path)
        statuses: list[int] = []
        try:
            answer = self._meet(fault, body, statuses)
        finally:
            # Before the browser has its answer: whoever got one finds its passage in `met`.
            self.server.note(Passage(self.command, path, fault, tuple(statuses)))
        if answer is not None:
            self._send(answer)
        if answer is None or answer.is_last:
            self.close_connection = True

    def _meet(self, fault: Fault, body: bytes | None, statuses: list[int]) -> Answer | None:
        """What the browser gets; None where the line is cut."""
        if (instead := self._instead_of_server(fault)) is not None:
            return instead
        if fault.kind is Kind.CUT_BEFORE:
            return None
        if fault.kind in {Kind.DELAY, Kind.REORDER}:
            self.server.hold(fault.seconds, until_another_passed=fault.kind is Kind.REORDER)
        answer = self._twice(body, statuses) if fault.kind is Kind.DUPLICATE else self._ask(body, statuses)
        if fault.kind is Kind.CUT_AFTER:
            return None
        if fault.kind is Kind.REFUSE_AFTER:
            return _problem(fault)
        if fault.kind in {Kind.TRUNCATE, Kind.TRUNCATE_SHORT}:
            return _half(answer, is_told=fault.kind is Kind.TRUNCATE_SHORT)
        return answer

    def _instead_of_server(self, fault: Fault) -> Answer | None:
        if fault.kind is Kind.REFUSE:
            return _problem(fault)
        if fault.kind is Kind.PORTAL:
            return _portal()
        if fault.kind is Kind.PORTAL_REDIRECT:
            # Another name for the same place: to a browser it is another site.
            elsewhere = f"http://127.0.0.1:{self.server.server_address[1]}{PORTAL_PATH}"
            return Answer(302, (("Location", elsewhere),), b"")
        return None

    def _ask(self, body: bytes | None, statuses: list[int]) -> Answer:
        upstream = urlsplit(self.server.upstream)
        connection = http.client.HTTPConnection(
            upstream.hostname or "", upstream.port, timeout=UPSTREAM_TIMEOUT_SECONDS
        )
        headers = {name: value for name, value in self.headers.items() if name.lower() not in HOP_BY_HOP}
        if self.server.public_url and headers.get("Origin") == self.server.url:
            headers["Origin"] = self.server.public_url
        try:
            connection.request(self.command, self.path, body, headers)
            answer = connection.getresponse()
            content = answer.read()
        finally:
            connection.close()
        statuses.append(answer.status)
        kept = tuple((name, value) for name, value in answer.getheaders() if name.lower() not in HOP_BY_HOP)
        return Answer(answer.status, kept, content)

    def _twice(self, body: bytes | None, statuses: list[int]) -> Answer:
        """Both at once, as two ways through one network; the browser gets the answer to its own."""
        other = threading.Thread(target=self._ask, args=(body, statuses), daemon=True)
        other.start()
        answer = self._ask(body, statuses)
        other.join()
        return answer

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        for name, value in answer.headers:
            self.send_header(name, value)
        if answer.status not in {204, 304}:
            self.send_header("Content-Length", str(len(answer.body) if answer.length is None else answer.length))
        self.end_headers()
        self.wfile.write(answer.body if self.command != "HEAD" else b"")

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = _handle

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the test does."""


def _half(answer: Answer, *, is_told: bool) -> Answer:
    half = answer.body[: len(answer.body) // 2]
    length = len(half) if is_told else len(answer.body)
    return Answer(answer.status, answer.headers, half, length=length, is_last=True)


def _problem(fault: Fault) -> Answer:
    body = {"type": f"http://localhost/problems/{SLUGS[fault.status]}", "title": "A fault on the way"}
    body |= {"status": fault.status, "detail": "Said by the fault proxy, not by the server."}
    headers = [("Content-Type", "application/problem+json")]
    if fault.retry_after_seconds is not None:
        headers.append(("Retry-After", str(fault.retry_after_seconds)))
    return Answer(fault.status, tuple(headers), json.dumps(body).encode())


def _portal() -> Answer:
    return Answer(200, (("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "no-store")), PORTAL_HTML)


@contextmanager
def fault_proxy(upstream: str = "", public_url: str | None = None) -> Iterator[FaultProxy]:
    """A proxy on a free port of loopback, listening until the block ends."""
    with FaultProxy() as proxy:
        proxy.upstream, proxy.public_url = upstream, public_url
        thread = threading.Thread(target=proxy.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield proxy
        finally:
            proxy.let_go()
            proxy.shutdown()
            thread.join()
