"""Every line that the player may say: the phrases of its message catalogue, and the words of the exercises."""

import json
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PHRASES = ROOT / "static" / "pwa" / "src" / "messages" / "en" / "voice.json"
EXERCISES = ROOT / "routines" / "data" / "exercises"


def lines() -> list[str]:
    """All lines, each once, in the order of the sources. Whoever adds an exercise adds its lines by that."""
    found = list(json.loads(PHRASES.read_text("utf-8")).values())
    for family in sorted(EXERCISES.glob("*.json")):
        for exercise in json.loads(family.read_text("utf-8")):
            found += [exercise["name"], exercise["start_position"], *exercise["cues"]]
    return list(dict.fromkeys(found))


def file_of(line: str) -> str:
    """The clip's name under `static/pwa/voice`: the words themselves, as far as a file name goes."""
    return f"{re.sub(r'[^a-z0-9]+', '-', line.lower()).strip('-')[:60].rstrip('-')}.mp3"


def files(of: list[str]) -> dict[str, str]:
    """Each line's file. Raises ValueError where two lines would share one."""
    named: dict[str, str] = {}
    for line in of:
        file = file_of(line)
        if file in named.values():
            raise ValueError(f"Two lines have the file {file}: make one of them differ sooner. Line: {line}")
        named[line] = file
    return named


def as_spoken(line: str) -> str:
    """The line as the synthesiser is given it: a whole sentence, so that the voice falls at its end."""
    spelled = line.replace("90-90", "ninety ninety")
    return spelled if spelled.endswith((".", "?")) else f"{spelled}."
