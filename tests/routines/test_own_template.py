"""A routine that becomes a template loses what is about one person, and nothing else."""

from hypothesis import given

from routines.own_template import for_nobody, own_template_problems, own_template_wire
from routines.plan import Routine
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
