"""docs/figures-verdict.md says of every committed picture whether a person could copy it; some must be "yes"."""

import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
DATA = ROOT / "routines" / "data"
INDEX = ROOT / "static" / "pwa" / "figures" / "index.json"
BODIES = ("woman", "man", "older woman", "larger man")
VERDICTS = {"yes", "barely", "no"}
FAMILIES = ("piriformis", "hamstring", "contract_relax")

Verdicts = dict[tuple[str, str], dict[str, str]]


@pytest.fixture(scope="module")
def verdicts() -> Verdicts:
    """By exercise and frame what was said of each body."""
    text = (ROOT / "docs" / "figures-verdict.md").read_text("utf-8")
    head, _, *rows = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line.startswith("|")
    ]
    assert head == ["exercise", "frame", *BODIES, "what is off, or was"]
    return {(row[0], row[1]): dict(zip(BODIES, row[2:-1], strict=True)) for row in rows}


def must_be_right() -> set[str]:
    """Exercises that a first plan is made of."""
    families = [json.loads((DATA / "exercises" / f"{family}.json").read_text("utf-8")) for family in FAMILIES]
    templates = json.loads((DATA / "templates.json").read_text("utf-8"))
    prescribed = {one["exercise_id"] for template in templates for one in template["prescriptions"]}
    return prescribed | {exercise["id"] for family in families for exercise in family}


def test_every_picture_was_looked_at(verdicts: Verdicts) -> None:
    index = json.loads(INDEX.read_text("utf-8"))["exercises"]
    frames = [(exercise, frame["name"]) for exercise, entry in index.items() for frame in entry["frames"]]
    assert list(verdicts) == frames
    assert all(set(said.values()) <= VERDICTS for said in verdicts.values())
    named = {body.replace(" ", "_") for body in BODIES}
    assert all(set(frame["files"]) == named for entry in index.values() for frame in entry["frames"])


def test_the_pictures_of_what_a_first_plan_is_made_of_can_be_copied_by_anyone(verdicts: Verdicts) -> None:
    wanted = must_be_right()
    assert len(wanted) > 20
    said = {frame: bodies for frame, bodies in verdicts.items() if frame[0] in wanted}
    assert {frame[0] for frame in said} == wanted
    assert {frame: bodies for frame, bodies in said.items() if set(bodies.values()) != {"yes"}} == {}


def test_what_is_not_right_says_why() -> None:
    text = (ROOT / "docs" / "figures-verdict.md").read_text("utf-8")
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and {"no", "barely"} & set(cells[2:-1]):
            assert cells[-1], line
