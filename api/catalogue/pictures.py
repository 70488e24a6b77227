"""Where the pictures of an exercise lie in the built web app, and what they show in words. Read once per process."""

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

INDEX = Path(__file__).parent.parent.parent / "static" / "pwa" / "figures" / "index.json"
# The build puts each picture there under a name with its content's hash (static/pwa/tooling/pictures.ts).
BUILT = PurePosixPath("/assets/figures")
BODIES = ("woman", "man", "older_woman", "larger_man")


@cache
def pictures() -> Mapping[str, Any]:
    """By exercise: `motion`, and `frames` with name, words and the address of each body's picture."""
    return {exercise_id: _wire(entry) for exercise_id, entry in _index()["exercises"].items()}


@cache
def revision() -> str:
    """Another one when any picture or its words change."""
    return hashlib.sha256(json.dumps(pictures(), sort_keys=True).encode()).hexdigest()[:16]


@cache
def _index() -> Any:
    return json.loads(INDEX.read_text("utf-8"))


def _wire(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "motion": entry["motion"],
        "frames": [
            {
                "name": frame["name"],
                "alt": frame["alt"],
                "files": {body: _address(file, frame["hashes"][body]) for body, file in frame["files"].items()},
            }
            for frame in entry["frames"]
        ],
    }


def _address(file: str, content_hash: str) -> str:
    path = PurePosixPath(file)
    return str(BUILT / path.parent / f"{path.stem}-{content_hash}{path.suffix}")
