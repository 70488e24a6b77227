"""Where clips lie, what the index beside them says, and which of them are out of date."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from routines.voice.vocabulary import ROOT, as_spoken

CLIPS = ROOT / "static" / "pwa" / "voice"
INDEX = CLIPS / "index.json"
MADE = CLIPS / "made.json"
_HERE = Path(__file__).parent


def code_hash() -> str:
    """One hash for what every clip depends on: how words become sound, and the releases that do it."""
    digest = hashlib.sha256()
    for path in (_HERE / "speak.py", _HERE / "requirements.txt"):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def made_from(line: str, code: str) -> str:
    """What a clip was made from, as a short hash: the same hash means the same clip."""
    return hashlib.sha256(f"{code} {as_spoken(line)}".encode()).hexdigest()[:8]


def read_index() -> dict[str, Any]:
    """By line: `file`, `hash` of its content, `ms` that the voice takes. The web app is built with it."""
    return json.loads(INDEX.read_text("utf-8"))["clips"] if INDEX.exists() else {}


def read_made() -> dict[str, str]:
    """By line: what its clip was made from."""
    return json.loads(MADE.read_text("utf-8")) if MADE.exists() else {}


def is_up_to_date(entry: Mapping[str, Any] | None, file: str) -> bool:
    """The committed clip is there, and is what the index says."""
    path = CLIPS / file
    if entry is None or entry["file"] != file or not path.exists():
        return False
    return content_hash(path.read_bytes()) == entry["hash"]


def content_hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:8]


def write_index(clips: Mapping[str, Any], made: Mapping[str, str]) -> None:
    """One line each, so that a change shows which clip changed."""
    rows = [f" {json.dumps(line, ensure_ascii=False)}: {json.dumps(entry)}" for line, entry in clips.items()]
    INDEX.write_text('{"clips": {\n' + ",\n".join(rows) + "\n}}\n", "utf-8")
    MADE.write_text(json.dumps(made, ensure_ascii=False, indent=0) + "\n", "utf-8")


def remove_strays(clips: Mapping[str, Any]) -> None:
    """Delete clips that no line has any more."""
    wanted = {entry["file"] for entry in clips.values()}
    for path in CLIPS.glob("*.mp3"):
        if path.name not in wanted:
            path.unlink()
