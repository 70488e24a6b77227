"""As much of the WebDriver protocol as a phone needs, over plain HTTP, and the processes behind it."""

import asyncio
import json
import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from typing import Any

from scripts.webkit import WebKit

START_SECONDS = 60
SCRIPT_MS = 180_000
# The same pictures with or without a graphics card; nothing here looks at them.
ENVIRON = {"LIBGL_ALWAYS_SOFTWARE": "1", "WEBKIT_DISABLE_COMPOSITING_MODE": "1"}
RUN = """
const done = arguments[arguments.length - 1]
const fail = (error) => done({ error: String(error?.message ?? error) })
try { (%s)(arguments[0]).then((value) => done({ value }), fail) } catch (error) { fail(error) }
"""


class Screen:
    """A screen in memory; `name` is what DISPLAY is to be."""

    def __init__(self, webkit: WebKit) -> None:
        command = [str(webkit.screen), "-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        assert self._process.stdout is not None
        self.name = f":{self._process.stdout.readline().decode().strip()}"

    def close(self) -> None:
        _end(self._process)
        assert self._process.stdout is not None
        self._process.stdout.close()


class Driver:
    """One driver process with one browser, whose storage is new. Raises RuntimeError with what the driver says."""

    def __init__(self, webkit: WebKit, screen: Screen) -> None:
        self._url = f"http://127.0.0.1:{_free_port()}"
        self._process = subprocess.Popen(
            [str(webkit.driver), f"--port={self._url.rsplit(':', 1)[1]}", "--host=127.0.0.1"],
            env={**os.environ, **ENVIRON, "DISPLAY": screen.name},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        options = {"binary": str(webkit.browser), "args": ["--automation"]}
        capabilities = {"alwaysMatch": {"webkitgtk:browserOptions": options}}
        self._wait_until_listening()
        self._session = f"/session/{self._send('POST', '/session', {'capabilities': capabilities})['sessionId']}"
        self._send("POST", f"{self._session}/timeouts", {"script": SCRIPT_MS, "pageLoad": SCRIPT_MS})

    async def ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        """One command of the session. `path` begins with a slash."""
        return await asyncio.to_thread(self._send, method, self._session + path, body)

    async def run(self, function: str, told: dict[str, Any]) -> Any:
        """What the async JavaScript `function` gives for `told`, in the window in front."""
        answer = await self.ask("POST", "/execute/async", {"script": RUN % function, "args": [told]})
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return answer.get("value")

    async def close(self) -> None:
        try:
            await self.ask("DELETE", "")
        finally:
            await asyncio.to_thread(_end, self._process)

    def _send(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        content = json.dumps(body or {}).encode() if method == "POST" else None
        request = urllib.request.Request(self._url + path, content, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=2 * SCRIPT_MS / 1000) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(f"{method} {path}: {error.read().decode()}") from error

    def _wait_until_listening(self) -> None:
        given_up_at = time.monotonic() + START_SECONDS
        while True:
            try:
                self._send("GET", "/status")
                return
            except urllib.error.URLError:
                if self._process.poll() is not None or time.monotonic() > given_up_at:
                    raise
                time.sleep(0.05)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    process.wait(timeout=START_SECONDS)
