"""A routine that becomes a template loses what is about one person, and nothing else."""

from uuid import UUID

import pytest
from hypothesis import given

from routines.dose import StaticHold
from routines.own_template import MOST_TEMPLATES, for_nobody, own_template_problems, own_template_wire
from routines.plan import Prescription, Routine
from tests.routines.generated import CATALOGUE, routines


@given(routines())
def test_what_was_possible_for_one_is_possible_for_anyone(routine: Routine) -> None:
    kept = for_nobody(routine)
    assert own_template_problems(kept, CATALOGUE.exercises, [], 0) == ()
    assert for_nobody(kept) == kept
    assert [each.dose for each in kept.prescriptions] == [each.dose for each in routine.prescriptions]
    told = repr(own_template_wire(kept))
    assert str(routine.id) not in told
    assert all(str(each.id) not in told for each in routine.prescriptions)
    assert all(each.sides in ("both", None) and each.note == "" for each in kept.prescriptions)


@pytest.mark.parametrize(
    ("taken", "count", "codes"),
    [
        ([], MOST_TEMPLATES - 1, []),
        (["another one"], 1, []),
        ([" MORNING  "], 1, ["name_taken"]),
        ([], MOST_TEMPLATES, ["too_many"]),
    ],
)
def test_a_template_needs_a_name_of_its_own_and_room(taken: list[str], count: int, codes: list[str]) -> None:
    prescription = Prescription(UUID(int=1), "supine-figure-4", "both", None, StaticHold(30, 2, 10, 1), "")
    routine = Routine(UUID(int=2), "Morning", (1, 3, 5), None, 1, (prescription,))

    problems = own_template_problems(routine, CATALOGUE.exercises, taken, count)

    assert [problem.code for problem in problems] == codes
