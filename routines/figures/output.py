"""Where pictures lie, what the index beside them says, and which of them are out of date."""

import hashlib
import io
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from PIL import Image

from routines.figures.body import DATA
from routines.figures.framing import HEIGHT, WIDTH
from routines.figures.pose import Pose

ROOT = Path(__file__).parent.parent.parent
PICTURES = ROOT / "static" / "pwa" / "figures"
INDEX = PICTURES / "index.json"
BODIES = ("woman", "man", "older_woman", "larger_man")
MOST_BYTES = 15_000
# Modules that no picture depends on.
WITHOUT_INFLUENCE = ("__main__", "check", "reshape", "sheet")
QUALITIES = (82, 74, 66, 58, 50, 40)


def file_of(body: str, exercise: str, frame: str) -> str:
    """The picture's path under `static/pwa/figures`."""
    return f"{body}/{exercise}-{frame.replace('_', '-')}.webp"


def encoded(picture: Image.Image) -> bytes:
    """The picture as WebP, as good as fits."""
    data = b""
    for quality in QUALITIES:
        buffer = io.BytesIO()
        picture.save(buffer, "WEBP", quality=quality, method=6)
        data = buffer.getvalue()
        if len(data) <= MOST_BYTES:
            break
    return data


def code_hash() -> str:
    """One hash for everything that every picture depends on: the code that solves and draws, and the bodies."""
    digest = hashlib.sha256()
    for path in [*sorted(Path(__file__).parent.glob("*.py")), DATA]:
        if path.stem not in WITHOUT_INFLUENCE:
            digest.update(path.read_bytes())
    return digest.hexdigest()


def made_from(pose: Pose, body: str, code: str) -> str:
    """What a picture was drawn from, as a short hash: the same hash means the same picture."""
    return hashlib.sha256(f"{code} {body} {pose.source}".encode()).hexdigest()[:16]


def read_index() -> Mapping[str, Any]:
    return json.loads(INDEX.read_text("utf-8")) if INDEX.exists() else {"exercises": {}}


def up_to_date(index: Mapping[str, Any], pose: Pose, body: str, code: str) -> bool:
    entry = index["exercises"].get(pose.exercise, {})
    files = [PICTURES / file_of(body, pose.exercise, frame.name) for frame in pose.frames]
    return entry.get("from", {}).get(body) == made_from(pose, body, code) and all(file.exists() for file in files)


def index_of(poses: Iterable[Pose], made: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    """The index: for each exercise its motion, its frames with words and files, and what they were drawn from."""
    exercises = {}
    for pose in poses:
        frames = []
        for frame in pose.frames:
            files = {body: file_of(body, pose.exercise, frame.name) for body in BODIES}
            contents = {body: (PICTURES / file).read_bytes() for body, file in files.items()}
            sizes = {body: len(content) for body, content in contents.items()}
            hashes = {body: hashlib.sha256(content).hexdigest()[:8] for body, content in contents.items()}
            frames.append({"name": frame.name, "alt": frame.alt, "files": files, "bytes": sizes, "hashes": hashes})
        exercises[pose.exercise] = {"motion": pose.motion, "frames": frames, "from": made[pose.exercise]}
    return {"width": WIDTH, "height": HEIGHT, "drawn_side": "left", "exercises": exercises}


def write_index(poses: Iterable[Pose], made: Mapping[str, Mapping[str, str]]) -> None:
    INDEX.write_text(json.dumps(index_of(poses, made), ensure_ascii=False, indent=1) + "\n", "utf-8")


def remove_strays(poses: Iterable[Pose]) -> list[Path]:
    """Delete pictures that no frame has any more."""
    wanted = {
        PICTURES / file_of(body, pose.exercise, frame.name)
        for pose in poses
        for frame in pose.frames
        for body in BODIES
    }
    strays = sorted(set(PICTURES.glob("*/*.webp")) - wanted)
    for path in strays:
        path.unlink()
    return strays
