"""A load client in plain sockets: prepared requests, a few connections, every answer's status checked.

It does as little as it can per request, since it shares the machine's cores with the server it measures.
"""

import socket
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

CONNECTIONS = 8
_END_OF_HEAD = b"\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Load:
    """Requests to send in one round, and the status each must be answered with."""

    name: str
    requests: Sequence[bytes]
    status: int
    connections: int = CONNECTIONS


@dataclass(slots=True)
class Round:
    """One round's outcome: wall time for all requests, and each one's own time, in seconds."""

    seconds: float
    latencies: list[float] = field(default_factory=list)

    @property
    def per_second(self) -> float:
        return len(self.latencies) / self.seconds


class UnexpectedAnswer(Exception):
    """A request was not answered as it should be: its figures would mean nothing."""


def prepared(method: str, path: str, port: int, cookie: str, body: bytes = b"", headers: str = "") -> bytes:
    """A whole HTTP/1.1 request in bytes, with the Origin that a browser on this server would send."""
    lines = [f"{method} {path} HTTP/1.1", f"Host: localhost:{port}", f"Cookie: {cookie}", "Accept-Encoding: gzip"]
    if method != "GET":
        lines += [f"Origin: http://localhost:{port}", "Content-Type: application/json", f"Content-Length: {len(body)}"]
    if headers:
        lines.append(headers)
    return "\r\n".join(lines).encode() + _END_OF_HEAD + body


def run(port: int, load: Load) -> Round:
    """Send the load's requests over its connections, each taking the next one when it has its answer: a worker that
    happens to serve more connections than another holds up none of them. Raises UnexpectedAnswer."""
    latencies: list[list[float]] = [[] for _ in range(load.connections)]
    failures: list[str] = []
    waiting = iter(load.requests)

    def work(index: int) -> None:
        try:
            _send(port, waiting, load.status, latencies[index])
        except (OSError, UnexpectedAnswer) as error:
            failures.append(f"{load.name}: {error}")

    threads = [threading.Thread(target=work, args=(index,)) for index in range(load.connections)]
    started = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - started
    if failures:
        raise UnexpectedAnswer(failures[0])
    return Round(seconds, [latency for share in latencies for latency in share])


def _send(port: int, requests: Iterator[bytes], status: int, latencies: list[float]) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for request in requests:
            started = time.perf_counter()
            connection.sendall(request)
            head, rest = _read_head(connection)
            _read_body(connection, head, rest)
            latencies.append(time.perf_counter() - started)
            if not head.startswith(b"HTTP/1.1 %d " % status):
                raise UnexpectedAnswer(f"{head.splitlines()[0].decode()} instead of {status}: {rest[:300]!r}")


def _read_head(connection: socket.socket) -> tuple[bytes, bytes]:
    received = b""
    while (end := received.find(_END_OF_HEAD)) < 0:
        chunk = connection.recv(65536)
        if not chunk:
            raise UnexpectedAnswer("the connection was closed before an answer")
        received += chunk
    return received[:end], received[end + 4 :]


def _read_body(connection: socket.socket, head: bytes, rest: bytes) -> None:
    lowered = head.lower()
    start = lowered.find(b"content-length:")
    if start < 0:
        return
    missing = int(lowered[start + 15 :].split(b"\r\n", 1)[0]) - len(rest)
    while missing > 0:
        missing -= len(connection.recv(65536))
