"""The golden timelines that pytest and vitest both read: tests/golden/timelines/<name>.json.

Each holds {name, routine (wire), exercises (ids), steps (wire)}. After a wanted change of `compile_timeline` or of the
catalogue, write them anew and read the difference before committing it:

    python -m tests.routines.timeline_golden
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from routines.catalogue import Catalogue, load_catalogue
from routines.dose import Breathing, ContractRelax, Dose, DynamicReps, Slider, StaticHold
from routines.plan import Prescription, Routine, Side, Sides, routine_to_wire
from routines.template import routine_from_template
from routines.timeline import compile_timeline, step_to_wire

FOLDER = Path(__file__).parents[1] / "golden" / "timelines"


def golden_routines(catalogue: Catalogue) -> Iterator[tuple[str, Routine]]:
    """Every golden case: the templates of the catalogue, then the edges of the rules."""
    for template in catalogue.templates:
        yield template.id, routine_from_template(template, _ids(template.id))
    for name, prescriptions in _edge_cases(catalogue).items():
        new_id = _ids(name)
        routine_id = new_id()
        yield name, Routine(routine_id, name, None, 3, 1, tuple(replace(each, id=new_id()) for each in prescriptions))


def golden(name: str, routine: Routine, catalogue: Catalogue) -> dict[str, Any]:
    """What the file of this case holds."""
    return {
        "name": name,
        "routine": routine_to_wire(routine),
        "exercises": [each.exercise_id for each in routine.prescriptions],
        "steps": [step_to_wire(step) for step in compile_timeline(routine, catalogue.exercises)],
    }


def _edge_cases(catalogue: Catalogue) -> dict[str, list[Prescription]]:
    own = {exercise.id: exercise.dose for exercise in catalogue.exercises.values()}

    def one(
        exercise_id: str, sides: Sides | None = None, first: Side | None = None, dose: Dose | None = None
    ) -> Prescription:
        return Prescription(UUID(int=0), exercise_id, sides, first, dose or own[exercise_id], "")

    return {
        "left-only": [one("hamstring-supine-strap", "left")],
        "right-first": [one("single-knee-to-chest", "both", "right"), one("supine-figure-4", "both")],
        "several-sets-of-holds": [one("supine-figure-4", "both", None, StaticHold(20, 2, 15, 2))],
        "several-sets-of-moves": [one("clamshell", "both", "right", DynamicReps(4, 2, 3, 45, 2))],
        "one-rep": [one("childs-pose", None, None, StaticHold(60, 1, 10, 1))],
        "no-rest": [one("supine-figure-4", "both", None, StaticHold(30, 3, 0, 1))],
        "contract-relax": [
            one("hamstring-contract-relax-strap", "both", None, ContractRelax(6, 20, 50, 2, 20, 2, 10, 2))
        ],
        "contract-without-relax": [
            one("piriformis-contract-relax-seated", "right", None, ContractRelax(6, 20, 25, 0, 20, 3, 10, 1))
        ],
        "alternating": [one("lower-trunk-rotation"), one("bird-dog")],
        "breathing": [one("breathing-constructive-rest", None, None, Breathing(4, 6, 3, 20, 2))],
        "pressure": [one("ball-release-wall", "both")],
        "slider": [one("sciatic-slider-supine", "both")],
        "slider-with-pause": [one("sciatic-slider-seated", "left", None, Slider(3, 1, 4, 30, 2))],
        "same-place-and-new-place": [one("pelvic-tilt"), one("glute-bridge"), one("cat-cow"), one("childs-pose")],
        "same-exercise-twice": [one("cat-cow"), one("supine-figure-4", "both"), one("cat-cow")],
    }


def _ids(name: str) -> Callable[[], UUID]:
    """Ids that are the same every time: the routine's first, then one per prescription."""
    return (uuid5(NAMESPACE_URL, f"{name}/{number}") for number in count()).__next__


def _text(content: dict[str, Any]) -> str:
    """JSON with one step to a line, so that a changed step is one changed line."""
    steps = ",\n".join(f"    {json.dumps(step)}" for step in content["steps"])
    head = json.dumps({**content, "steps": []}, indent=2, ensure_ascii=False)
    return head.replace('"steps": []', f'"steps": [\n{steps}\n  ]') + "\n"


def write_all() -> None:
    """Write every golden file and remove those of cases that are gone."""
    catalogue = load_catalogue()
    FOLDER.mkdir(parents=True, exist_ok=True)
    names = set()
    for name, routine in golden_routines(catalogue):
        (FOLDER / f"{name}.json").write_text(_text(golden(name, routine, catalogue)), encoding="utf-8")
        names.add(name)
    for file in FOLDER.glob("*.json"):
        if file.stem not in names:
            file.unlink()


if __name__ == "__main__":
    write_all()
