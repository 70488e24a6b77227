"""The committed clips: one for every line that the player may say, small enough to keep; spoken by a tool apart."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from routines.voice.vocabulary import file_of, files, lines

ROOT = Path(__file__).parent.parent.parent
CLIPS = ROOT / "static" / "pwa" / "voice"
EXERCISES = ROOT / "routines" / "data" / "exercises"
PHRASES = ROOT / "static" / "pwa" / "src" / "messages" / "en" / "voice.json"
MOST_BYTES, MOST_FOR_A_PLAN, MOST_SECONDS = 3_000_000, 400_000, 10
# Said in the last three seconds, one a second.
COUNTED = ("Three", "Two", "One")


@pytest.fixture(scope="module")
def clips() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((CLIPS / "index.json").read_text("utf-8"))["clips"]
    return found


def test_every_line_has_a_clip_and_no_clip_is_left_over(clips: dict[str, Any]) -> None:
    assert list(clips) == lines(), "Words have changed: run `make voice`."
    assert {entry["file"] for entry in clips.values()} == {path.name for path in CLIPS.glob("*.mp3")}


def test_every_clip_is_what_the_index_says(clips: dict[str, Any]) -> None:
    for line, entry in clips.items():
        data = (CLIPS / entry["file"]).read_bytes()
        assert data[0] == 0xFF and data[1] & 0xE0 == 0xE0, entry["file"]
        assert hashlib.sha256(data).hexdigest()[:8] == entry["hash"]
        assert entry["file"] == file_of(line)
        assert 200 <= entry["ms"] <= MOST_SECONDS * 1000, line


def test_all_clips_and_those_of_a_plan_of_three_exercises_are_small(clips: dict[str, Any]) -> None:
    size = {line: (CLIPS / entry["file"]).stat().st_size for line, entry in clips.items()}
    phrases = sum(size[line] for line in json.loads(PHRASES.read_text("utf-8")).values())
    own = [
        sum(size[line] for line in {entry["name"], entry["start_position"], *entry["cues"]})
        for family in sorted(EXERCISES.glob("*.json"))
        for entry in json.loads(family.read_text("utf-8"))
    ]
    assert sum(size.values()) <= MOST_BYTES
    assert phrases + sum(sorted(own)[-3:]) <= MOST_FOR_A_PLAN


def test_a_number_is_said_before_the_next_is_due(clips: dict[str, Any]) -> None:
    assert all(clips[word]["ms"] <= 850 for word in COUNTED)


def test_two_lines_never_share_a_file() -> None:
    with pytest.raises(ValueError, match=r"hold-it\.mp3"):
        files(["Hold it.", "Hold it"])
