"""A practice's own exercises: the catalogue's rules hold for them, and nothing of the catalogue changes."""

import json
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routines.catalogue import load_catalogue
from routines.catalogue_entry import STOP_CODES
from routines.cautions import judge
from routines.errors import Invalid
from routines.exercise import Exercise, exercise_from_wire, exercise_to_wire
from routines.own_exercise import (
    EVIDENCE,
    MOST_EVER,
    MOST_EXERCISES,
    count_problems,
    fixed_problems,
    own_exercise,
    own_id,
    own_key,
    own_problems,
    with_own,
)

CATALOGUE = load_catalogue()
SHARED = CATALOGUE.exercises
KEY = UUID(int=0x0195_0000_0000_7000_8000_0000_0000_0001)
ENTRY: dict[str, Any] = {
    "name": "Calf stretch at the wall",
    "family": "hamstring",
    "target_muscles": ["calf"],
    "level": "easy",
    "position": "standing",
    "start_position": "Stand a step from a wall.",
    "cues": ["Press the heel down."],
    "side": "per_side",
    "work_side": "back leg",
    "dose": {"type": "static_hold", "hold_seconds": 30, "reps": 2, "rest_seconds": 10, "sets": 1},
    "days_per_week": 5,
    "sessions_per_day": 1,
    "pain_cap": 3,
    "equipment": [],
    "progression": [],
    "regression": [],
    "common_mistakes": [],
    "stop_if": [],
    "cautions": [{"code": "knee-load", "action": "modify"}],
}


def own(number: int = 1, **changes: Any) -> Exercise:
    return replace(own_exercise(ENTRY | {"name": f"Number {number}"} | changes, CATALOGUE), id=own_id(UUID(int=number)))


def among(*own: Exercise) -> dict[str, Exercise]:
    return {**SHARED, **{each.id: each for each in own}}


def told(new: Exercise, *others: Exercise, removed: tuple[Exercise, ...] = ()) -> list[tuple[object, str, str]]:
    found = own_problems(new, among(*others, *removed), {each.id for each in removed})
    return [(problem.path[0], problem.code, problem.message) for problem in found]


def test_an_id_is_its_key_and_nothing_else_is() -> None:
    assert own_id(KEY) == f"own-{KEY}"
    assert own_key(own_id(KEY)) == KEY
    for other in ("", "own-", "own-calf", str(KEY), f"own-{KEY.hex}", f"OWN-{KEY}", f"own-{str(KEY).upper()}x"):
        assert own_key(other) is None, other


def test_nobody_switches_off_what_every_exercise_stops_for() -> None:
    exercise = own()
    assert exercise.stop_if_common == STOP_CODES
    assert exercise.evidence == EVIDENCE
    assert exercise.cautions[0].note == CATALOGUE.cautions["knee-load"]
    assert own_exercise(ENTRY | {"stop_if_common": []}, CATALOGUE).stop_if_common == STOP_CODES


def test_what_is_wrong_is_told_by_its_field() -> None:
    with pytest.raises(Invalid) as caught:
        own_exercise(ENTRY | {"cues": [], "pain_cap": 9, "cautions": [{"code": "x", "action": "avoid"}]}, CATALOGUE)
    assert [problem.path for problem in caught.value.problems] == [("cues",), ("pain_cap",), ("cautions", 0, "code")]


@pytest.mark.parametrize("exercise_id", SHARED)
def test_an_exercise_reads_back_as_it_was_written(exercise_id: str) -> None:
    exercise = SHARED[exercise_id]
    assert exercise_from_wire(json.loads(json.dumps(exercise_to_wire(exercise))), exercise.evidence) == exercise


def test_a_fitting_exercise_has_nothing_against_it() -> None:
    assert told(own(regression=["seated-figure-4"], level="medium")) == []
    assert told(own(name="Number 1"), own()) == [], "it replaces the one of its id"


def test_rules_between_exercises_name_people_no_ids() -> None:
    hard = own(2, level="hard", name="Single leg drop")
    (problem,) = told(own(regression=[hard.id]), hard)
    assert problem == ("level", "catalogue_rule", "Single leg drop stands as easier but is hard, this one easy")
    (problem,) = told(own(progression=["no-such"]))
    assert problem == ("progression", "catalogue_rule", "progression no-such is not in the catalogue")


def test_what_it_does_to_another_exercise_is_told_here() -> None:
    easy = next(each for each in SHARED.values() if each.level == "easy")
    (problem,) = told(own(progression=[easy.id], level="hard"))
    assert problem[0] == "level"
    assert problem[2].startswith(f"{easy.name}: ")


def test_going_easier_never_leads_back() -> None:
    first, second = own(1, regression=[own_id(UUID(int=2))]), own(2)
    assert [place for place, *_ in told(replace(second, regression=(first.id,)), first, second)] == ["regression"]
    assert [place for place, *_ in told(replace(second, regression=(second.id,)), second)] == ["regression"]


def test_modify_needs_a_way_out() -> None:
    avoid = own(2, cautions=[{"code": "knee-load", "action": "avoid"}])
    assert [place for place, *_ in told(own(regression=[avoid.id]), avoid)] == ["cautions"]
    kind = own(2, cautions=[])
    assert told(own(regression=[kind.id]), kind) == []
    assert [place for place, *_ in told(avoid, own(regression=[avoid.id]), kind)] == ["cautions"], "seen from the other"


def test_a_name_stands_once_in_the_practice() -> None:
    assert told(own(name="number 2"), own(2)) == [("name", "name_taken", "Your practice has an exercise of this name.")]
    assert told(own(name="Number 2"), removed=(own(2),)) == []


def test_what_was_removed_has_no_say() -> None:
    hard = own(2, level="hard")
    assert told(own(regression=[hard.id]), removed=(hard,)) == []
    assert told(own(), removed=(own(2, regression=[own_id(UUID(int=1))], level="easy"),)) == []


def test_what_the_catalogue_has_lost_since_is_nobodys_fault_here() -> None:
    old = own(2, regression=["seated-figure-4"], level="medium")
    fewer = {key: each for key, each in among(old).items() if key != "seated-figure-4"}
    assert own_problems(own(3), fewer, ()) == own_problems(own(3), among(old), ()) == ()


def test_there_is_a_limit_with_and_without_the_removed() -> None:
    assert count_problems(MOST_EXERCISES - 1, MOST_EVER - 1) == ()
    assert [problem.code for problem in count_problems(MOST_EXERCISES, MOST_EXERCISES)] == ["too_many"]
    assert [problem.code for problem in count_problems(0, MOST_EVER)] == ["too_many"]


def test_sides_and_kind_of_dose_stay() -> None:
    breathing = {"type": "breathing", "inhale_seconds": 4, "exhale_seconds": 6, "reps": 6, "rest_seconds": 0, "sets": 1}
    other = own(side="none", work_side=None, dose=breathing)
    assert [problem.path for problem in fixed_problems(own(), other)] == [("side",), ("dose", "type")]
    assert fixed_problems(own(), own(dose=ENTRY["dose"] | {"reps": 5}, name="Other")) == ()


def test_the_shared_catalogue_comes_first_and_stays_as_it_is() -> None:
    found = with_own(CATALOGUE, [own()], (), "r1")
    assert list(found.exercises.items()) == [*SHARED.items(), (own().id, own())]
    assert found.revision == f"{CATALOGUE.revision}-r1"
    assert replace(found, exercises=SHARED, revision=CATALOGUE.revision) == CATALOGUE


def test_nothing_leads_to_what_was_removed_or_lost() -> None:
    gone = own(2, cautions=[])
    avoid = [{"code": "knee-load", "action": "avoid"}]
    exercise = replace(own(cautions=avoid), regression=(gone.id, "lost"), progression=("lost", "seated-figure-4"))
    found = with_own(CATALOGUE, [exercise, gone], {gone.id}, "")
    assert found.exercises[gone.id] == gone
    kept = found.exercises[exercise.id]
    assert (kept.regression, kept.progression) == ((), ("seated-figure-4",))
    assert judge(kept, ["knee-load"], found).outcome == "withheld"
    back = with_own(CATALOGUE, [exercise, gone], (), "")
    assert judge(back.exercises[exercise.id], ["knee-load"], back).instead == gone.id


@given(st.sets(st.integers(1, 6), max_size=6), st.data())
def test_whatever_is_removed_every_link_of_the_catalogue_leads_somewhere(
    removed: set[int], data: st.DataObject
) -> None:
    ids = [own_id(UUID(int=number)) for number in range(1, 7)]
    links = st.lists(st.sampled_from([*ids, "lost", *SHARED]), max_size=4, unique=True).map(tuple)
    exercises = [
        replace(own(number), progression=data.draw(links), regression=data.draw(links)) for number in range(1, 7)
    ]
    gone = {own_id(UUID(int=number)) for number in removed}
    found = with_own(CATALOGUE, exercises, gone, "")
    offered = found.exercises.keys() - gone
    for each in found.exercises.values():
        assert {*each.progression, *each.regression} <= offered
