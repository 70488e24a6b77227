"""The fault proxy does to a request what it says, on real sockets."""

import http.client
import json
import select
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.fault.faults import (
    CUT_AFTER,
    CUT_BEFORE,
    EVERY_FAULT,
    PASS,
    SLUGS,
    Fault,
    Kind,
    Programme,
    Seeded,
)
from tests.fault.proxy import FaultProxy, Passage, fault_proxy

ENTRIES = "/api/v1/me/entries"
ANSWER = b'{"results": ["one", "two", "three"]}'


class Upstream(ThreadingHTTPServer):
    """A server that keeps what it was sent, in order."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Keep)
        self.got: list[tuple[str, bytes, str | None]] = []


class _Keep(BaseHTTPRequestHandler):
    server: Upstream

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.got.append((self.path, body, self.headers["Origin"]))
        self.send_response(201)
        self.send_header("Content-Length", str(len(ANSWER)))
        self.end_headers()
        self.wfile.write(ANSWER)

    def do_GET(self) -> None:
        self.server.got.append((self.path, b"", None))
        self.send_response(304)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def upstream() -> Iterator[Upstream]:
    with Upstream() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def proxy(upstream: Upstream) -> Iterator[FaultProxy]:
    with fault_proxy(f"http://127.0.0.1:{upstream.server_address[1]}") as proxy:
        yield proxy


@contextmanager
def connected(proxy: FaultProxy) -> Iterator[http.client.HTTPConnection]:
    with closing(http.client.HTTPConnection("localhost", urlsplit(proxy.url).port, timeout=30)) as connection:
        yield connection


def post(proxy: FaultProxy, body: bytes = b"{}", path: str = ENTRIES) -> tuple[http.client.HTTPResponse, bytes]:
    """The answer and its body. Raises what a cut line raises."""
    with connected(proxy) as connection:
        connection.request("POST", path, body, {"Origin": proxy.url})
        answer = connection.getresponse()
        return answer, answer.read()


def meet(proxy: FaultProxy, *faults: Fault) -> None:
    proxy.rule = Programme(ENTRIES, faults)


def bodies(upstream: Upstream) -> list[bytes]:
    return [body for _, body, _ in upstream.got]


def test_without_a_fault_everything_passes_unchanged(proxy: FaultProxy, upstream: Upstream) -> None:
    answer, body = post(proxy, b'{"a": 1}')
    assert (answer.status, body) == (201, ANSWER)
    assert upstream.got == [(ENTRIES, b'{"a": 1}', proxy.url)]
    assert proxy.met == []


def test_an_answer_without_a_body_stays_without_one(proxy: FaultProxy) -> None:
    with connected(proxy) as connection:
        connection.request("GET", "/plan")
        answer = connection.getresponse()
        assert (answer.status, answer.read(), answer.getheader("Content-Length")) == (304, b"", None)


def test_cut_before_the_server_got_it(proxy: FaultProxy, upstream: Upstream) -> None:
    meet(proxy, CUT_BEFORE)
    with pytest.raises(ConnectionError):
        post(proxy)
    assert upstream.got == []


def test_cut_after_the_server_answered(proxy: FaultProxy, upstream: Upstream) -> None:
    meet(proxy, CUT_AFTER)
    with pytest.raises(ConnectionError):
        post(proxy)
    assert bodies(upstream) == [b"{}"]
    assert [(passage.fault, passage.statuses) for passage in proxy.met] == [(CUT_AFTER, (201,))]


def test_half_a_body_that_claims_to_be_whole_is_noticed_by_its_reader(proxy: FaultProxy) -> None:
    meet(proxy, Fault(Kind.TRUNCATE))
    with pytest.raises(http.client.IncompleteRead) as cut:
        post(proxy)
    assert cut.value.partial == ANSWER[: len(ANSWER) // 2]


def test_half_a_body_with_its_own_length_looks_whole_to_http(proxy: FaultProxy) -> None:
    meet(proxy, Fault(Kind.TRUNCATE_SHORT))
    answer, body = post(proxy)
    assert (answer.status, body) == (201, ANSWER[: len(ANSWER) // 2])


def test_a_duplicate_reaches_the_server_twice_and_is_answered_once(proxy: FaultProxy, upstream: Upstream) -> None:
    meet(proxy, Fault(Kind.DUPLICATE))
    answer, body = post(proxy, b"once")
    assert (answer.status, body) == (201, ANSWER)
    assert bodies(upstream) == [b"once", b"once"]
    assert proxy.met[0].statuses == (201, 201)


def test_a_passage_is_noted_before_its_answer_leaves(proxy: FaultProxy, monkeypatch: pytest.MonkeyPatch) -> None:
    was_answered: list[bool] = []
    note = proxy.note
    with connected(proxy) as connection:

        def look_and_note(passage: Passage) -> None:
            readable, _, _ = select.select([connection.sock], [], [], 0)
            was_answered.append(bool(readable))
            note(passage)

        monkeypatch.setattr(proxy, "note", look_and_note)
        connection.request("POST", ENTRIES, b"{}", {"Origin": proxy.url})
        assert connection.getresponse().read() == ANSWER
    assert was_answered == [False]


def test_a_held_request_arrives_after_the_later_one(proxy: FaultProxy, upstream: Upstream) -> None:
    is_asked = threading.Event()

    def hold_the_first(method: str, path: str) -> Fault:
        first = not is_asked.is_set()
        is_asked.set()
        return Fault(Kind.REORDER, seconds=30) if first else PASS

    proxy.rule = hold_the_first
    answers: list[int] = []
    early = threading.Thread(target=lambda: answers.append(post(proxy, b"early")[0].status))
    early.start()
    is_asked.wait(30)
    post(proxy, b"late")
    early.join()
    assert bodies(upstream) == [b"late", b"early"]
    assert answers == [201]


def test_a_delayed_or_held_request_goes_on_by_itself(proxy: FaultProxy, upstream: Upstream) -> None:
    meet(proxy, Fault(Kind.DELAY, seconds=0.01), Fault(Kind.REORDER, seconds=0.01))
    assert [post(proxy)[0].status for _ in range(2)] == [201, 201]
    assert len(upstream.got) == 2


@pytest.mark.parametrize("status", SLUGS)
def test_a_refusal_is_a_problem_document_and_never_reaches_the_server(
    proxy: FaultProxy, upstream: Upstream, status: int
) -> None:
    meet(proxy, Fault(Kind.REFUSE, status))
    answer, body = post(proxy)
    problem: dict[str, Any] = json.loads(body)
    assert (answer.status, answer.getheader("Content-Type")) == (status, "application/problem+json")
    assert problem["status"] == status
    assert problem["type"].endswith(SLUGS[status])
    assert answer.getheader("Retry-After") == ("20" if status in {429, 503} else None)
    assert upstream.got == []


def test_a_refusal_may_hide_that_the_server_stored_it(proxy: FaultProxy, upstream: Upstream) -> None:
    meet(proxy, Fault(Kind.REFUSE_AFTER, 500))
    assert post(proxy)[0].status == 500
    assert bodies(upstream) == [b"{}"]


def test_a_captive_portal_answers_html_with_200_or_leads_to_it(proxy: FaultProxy, upstream: Upstream) -> None:
    meet(proxy, Fault(Kind.PORTAL), Fault(Kind.PORTAL_REDIRECT))
    answer, body = post(proxy)
    assert answer.status == 200
    assert (answer.getheader("Content-Type") or "").startswith("text/html")
    assert b"accept our terms" in body.lower()
    redirect, _ = post(proxy)
    assert redirect.status == 302
    portal = urlsplit(redirect.getheader("Location") or "")
    assert (portal.hostname, portal.port) == ("127.0.0.1", urlsplit(proxy.url).port)
    assert post(proxy, path=portal.path)[1] == body
    assert upstream.got == []


def test_the_server_may_answer_to_another_name(proxy: FaultProxy, upstream: Upstream) -> None:
    proxy.public_url = "https://homestretch.example"
    post(proxy)
    assert [origin for _, _, origin in upstream.got] == ["https://homestretch.example"]


def test_a_programme_is_met_in_order_and_elsewhere_not_at_all() -> None:
    programme = Programme(ENTRIES, (CUT_BEFORE, PASS, CUT_AFTER))
    asked = [programme("POST", path) for path in (ENTRIES, "/api/v1/me", ENTRIES, ENTRIES, ENTRIES)]
    assert asked == [CUT_BEFORE, PASS, PASS, CUT_AFTER, PASS]


def test_a_seed_gives_each_path_the_same_faults_whatever_comes_between() -> None:
    alone, mixed, other = Seeded("7", 0.5), Seeded("7", 0.5), Seeded("8", 0.5)
    expected = [alone("POST", ENTRIES) for _ in range(200)]
    met = []
    for _ in range(200):
        mixed("GET", "/api/v1/me")
        met.append(mixed("POST", ENTRIES))
    assert met == expected
    assert [other("POST", ENTRIES) for _ in range(200)] != expected
    assert {fault.kind for fault in expected} == {Kind.PASS, *(fault.kind for fault in EVERY_FAULT)}
    assert 60 < sum(fault != PASS for fault in expected) < 140


def test_a_proxy_that_is_down_lets_nothing_through_whatever_its_rule(proxy: FaultProxy, upstream: Upstream) -> None:
    proxy.is_down = True
    with pytest.raises(ConnectionError):
        post(proxy)
    proxy.is_down = False
    assert post(proxy)[0].status == 201
    assert len(upstream.got) == 1
