"""Golden files: cases that Python and TypeScript read alike, so that phone and service cannot drift apart."""

import json
from pathlib import Path
from typing import Any

import pytest

_GOLDEN = Path(__file__).parent.parent / "golden"


def golden_cases(folder: str) -> list[Any]:
    """Every file of a folder as a pytest parameter, by its name."""
    paths = sorted((_GOLDEN / folder).glob("*.json"))
    return [pytest.param(json.loads(path.read_text("utf-8")), id=path.stem) for path in paths]
