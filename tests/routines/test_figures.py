"""The committed pictures: one for every frame of every exercise, small, in words too; drawn by a tool apart."""

import ast
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent
PICTURES = ROOT / "static" / "pwa" / "figures"
EXERCISES = ROOT / "routines" / "data" / "exercises"
POSES = ROOT / "routines" / "data" / "poses"
BODIES = ("woman", "man", "older_woman", "larger_man")
MOST_BYTES, MOST_FOR_A_BODY, MOST_FOR_A_PLAN = 15_000, 1_500_000, 250_000
# What draws and what speaks, and what only they may import.
TOOLS = ("figures", "voice")
TOOL = ("routines.figures", "routines.voice", "numpy", "hibari", "lameenc", "pocketsphinx", "soundfile")


def read(folder: Path) -> list[Any]:
    return [json.loads(file.read_text("utf-8")) for file in sorted(folder.glob("*.json"))]


@pytest.fixture(scope="module")
def index() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((PICTURES / "index.json").read_text("utf-8"))
    return found


def test_every_exercise_has_pictures_of_every_frame_for_every_body(index: dict[str, Any]) -> None:
    poses = {exercise: pose for family in read(POSES) for exercise, pose in family.items()}
    ids = {entry["id"] for family in read(EXERCISES) for entry in family}
    assert set(index["exercises"]) == set(poses) == ids
    for exercise, entry in index["exercises"].items():
        assert [frame["name"] for frame in entry["frames"]] == [frame["name"] for frame in poses[exercise]["frames"]]
        assert all(set(frame["files"]) == set(BODIES) for frame in entry["frames"])


def test_every_picture_is_a_small_webp_of_the_size_that_the_index_says(index: dict[str, Any]) -> None:
    for entry in index["exercises"].values():
        for frame in entry["frames"]:
            for body, file in frame["files"].items():
                data = (PICTURES / file).read_bytes()
                assert data[:4] == b"RIFF"
                assert data[8:12] == b"WEBP"
                assert len(data) == frame["bytes"][body] <= MOST_BYTES, file
                assert hashlib.sha256(data).hexdigest()[:8] == frame["hashes"][body], file


@pytest.mark.parametrize("body", BODIES)
def test_the_pictures_of_one_body_fit_a_phone(index: dict[str, Any], body: str) -> None:
    by_exercise = [sum(frame["bytes"][body] for frame in entry["frames"]) for entry in index["exercises"].values()]
    assert sum(by_exercise) <= MOST_FOR_A_BODY
    assert sum(sorted(by_exercise)[-3:]) <= MOST_FOR_A_PLAN


def test_no_picture_is_left_over(index: dict[str, Any]) -> None:
    frames = [frame for entry in index["exercises"].values() for frame in entry["frames"]]
    wanted = {PICTURES / file for frame in frames for file in frame["files"].values()}
    assert set(PICTURES.rglob("*.webp")) == wanted


def test_every_frame_says_in_words_what_to_do_without_a_side(index: dict[str, Any]) -> None:
    for exercise, entry in index["exercises"].items():
        for frame in entry["frames"]:
            words = frame["alt"].lower().replace(".", " ").replace(",", " ").split()
            assert 5 <= len(words) <= 45, (exercise, frame["name"])
            # The mirrored picture has the same words.
            assert not {"left", "right"} & set(words), (exercise, frame["name"])


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return names


def test_the_product_never_imports_the_tools_that_draw_and_speak() -> None:
    product = [*ROOT.glob("*.py"), *(ROOT / "api").rglob("*.py"), *(ROOT / "routines").rglob("*.py")]
    tools = {ROOT / "routines" / tool for tool in TOOLS}
    outside = [path for path in product if tools.isdisjoint(path.parents)]
    assert len(outside) > 50
    wrong = {str(path.relative_to(ROOT)) for path in outside for name in imported(path) if name.startswith(TOOL)}
    assert wrong == set()
