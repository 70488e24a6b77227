"""A proxy that hands a request over whole, waits for the answer, and cuts the line instead of passing it on.

To the phone that is a lift door closing: the server has stored everything, and nobody told the phone.
"""

import http.client
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

# These belong to one connection, and the proxy has two.
HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length"}


class CuttingProxy(ThreadingHTTPServer):
    """Set `upstream` to the server's URL; `cut(path)` arms it. `cuts` holds the statuses of the answers withheld."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.upstream = ""
        self.cuts: list[int] = []
        self._armed_for: str | None = None
        self._lock = threading.Lock()

    @property
    def url(self) -> str:
        return f"http://localhost:{self.server_address[1]}"

    def cut(self, path: str) -> None:
        """Withhold the answer to the next request for this path."""
        with self._lock:
            self._armed_for = path

    def takes(self, path: str, status: int) -> bool:
        """Whether this answer is the one to withhold; disarms."""
        with self._lock:
            if self._armed_for != path:
                return False
            self._armed_for = None
            self.cuts.append(status)
            return True


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: CuttingProxy

    def _pass_on(self) -> None:
        upstream = urlsplit(self.server.upstream)
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)) or None
        connection = http.client.HTTPConnection(upstream.hostname or "", upstream.port, timeout=30)
        headers = {name: value for name, value in self.headers.items() if name.lower() not in HOP_BY_HOP}
        connection.request(self.command, self.path, body, headers)
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        if self.server.takes(urlsplit(self.path).path, answer.status):
            self.close_connection = True
            return
        self.send_response_only(answer.status, answer.reason)
        for name, value in answer.getheaders():
            if name.lower() not in HOP_BY_HOP:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _pass_on

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the test does."""


@contextmanager
def cutting_proxy() -> Iterator[CuttingProxy]:
    """A proxy on a free port of loopback, listening until the block ends."""
    with CuttingProxy() as proxy:
        thread = threading.Thread(target=proxy.serve_forever, daemon=True)
        thread.start()
        try:
            yield proxy
        finally:
            proxy.shutdown()
            thread.join()
