"""Templates: a routine waiting for ids, and what the therapist's page gets of it."""

import json
from itertools import count
from uuid import UUID

from routines.catalogue import load_catalogue
from routines.template import TemplateRoutine, routine_from_template, template_to_wire

TEMPLATES = {template.id: template for template in load_catalogue().templates}


def test_a_routine_from_a_template_has_new_ids_and_the_exercises_own_doses() -> None:
    ids = (UUID(int=number) for number in count(1))
    routine = routine_from_template(TEMPLATES["chair-plan"], ids.__next__)
    assert routine.id == UUID(int=1)
    assert [each.id for each in routine.prescriptions] == [UUID(int=2), UUID(int=3), UUID(int=4)]
    assert (routine.name, routine.times_per_week, routine.weekdays) == ("Chair plan", 5, None)
    assert [each.sides for each in routine.prescriptions] == ["both", "both", None]


def test_the_wire_form_of_a_template() -> None:
    wire = template_to_wire(TEMPLATES["nerve-wary"])
    assert wire.keys() == TemplateRoutine.__dataclass_fields__.keys()
    assert wire["prescriptions"][0] == {
        "exercise_id": "sciatic-slider-supine",
        "sides": "both",
        "first_side": None,
        "dose": {
            "type": "slider",
            "rep_seconds": 3,
            "hold_seconds": 0,
            "reps": 10,
            "rest_seconds": 30,
            "sets": 2,
        },
        "note": "",
    }
    assert json.loads(json.dumps(wire)) == wire
