"""Phones that run the client's real code: one Node process each, told by lines of JSON (tests/pwa/phone/phone.ts)."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PHONE = ROOT / "tests" / "pwa" / "phone"


@dataclass(frozen=True, slots=True)
class Phone:
    """One phone; its disk is in its memory and lives as long as it."""

    client_id: str
    process: "subprocess.Popen[str]"

    def tell(self, do: str, **said: Any) -> Any:
        """Have it do something, and wait until it is done."""
        self.begin(do, **said)
        return self.end()

    def begin(self, do: str, **said: Any) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps({"do": do, **said}) + "\n")
        self.process.stdin.flush()

    def end(self) -> Any:
        assert self.process.stdout is not None
        answer = json.loads(self.process.stdout.readline())
        assert "error" not in answer, answer["error"]
        return answer["result"]


@contextmanager
def phones(url: str, codes: list[tuple[str, str]], folder: Path) -> Iterator[list[Phone]]:
    """A phone for each (client id, code), signed in, with the plan on its disk."""
    subprocess.run([_node(), str(PHONE / "bundle.mjs"), str(folder)], check=True, cwd=ROOT)
    with ExitStack() as stack:
        made = [Phone(client_id, stack.enter_context(_started(url, folder))) for client_id, _ in codes]
        for phone, (_, code) in zip(made, codes, strict=True):
            assert phone.tell("redeem", code=code) == {"ok": True}
        yield made


@contextmanager
def _started(url: str, folder: Path) -> Iterator["subprocess.Popen[str]"]:
    command = [_node(), str(folder / "phone.mjs"), url]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def _node() -> str:
    """The project's own Node before the machine's."""
    found = shutil.which("node", path=f"{ROOT / '.venv' / 'bin'}:{os.environ['PATH']}")
    assert found, "there is no Node: make setup"
    return found
