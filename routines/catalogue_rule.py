"""Rules over the whole catalogue: how its exercises and templates fit together. Each yields its breaches."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import count
from types import MappingProxyType
from typing import NamedTuple, TypeAlias
from uuid import UUID

from routines.exercise import Exercise, Level
from routines.plan import Plan, plan_problems
from routines.template import TemplateRoutine, routine_from_template

Exercises: TypeAlias = Mapping[str, Exercise]


class Breach(NamedTuple):
    """What is wrong with the exercise or template `id`; `field`: where in an exercise it shows."""

    id: str
    reason: str
    field: str = ""


_HARDNESS: Mapping[Level, int] = MappingProxyType({"easy": 0, "medium": 1, "hard": 2})


def exercise_breaches(exercises: Exercises) -> Iterator[Breach]:
    """Everything that is wrong between exercises."""
    dangling = list(_dangling(exercises))
    yield from dangling
    for exercise in exercises.values():
        if (exercise.side == "per_side") != (exercise.work_side is not None):
            yield Breach(exercise.id, "work_side must be set if side is per_side, and null otherwise", "work_side")
        codes = [caution.code for caution in exercise.cautions]
        twice = sorted({code for code in codes if codes.count(code) > 1})
        yield from (Breach(exercise.id, f"caution {code} stands twice", "cautions") for code in twice)
    if not dangling:
        easier = _easier(exercises)
        yield from _harder_regressions(exercises, easier)
        yield from _loops(easier)
        yield from _modify_without_way_out(exercises)


def template_breaches(templates: Sequence[TemplateRoutine], exercises: Exercises) -> Iterator[Breach]:
    """Everything that would make a template unfit to be saved as a plan."""
    for number, template in enumerate(templates):
        if template.id in {earlier.id for earlier in templates[:number]}:
            yield Breach(template.id, "this id is taken by another template")
        ids = (UUID(int=id_number) for id_number in count(1))
        routine = routine_from_template(template, ids.__next__)
        plan = Plan(starts_on=date.min, ends_on=None, note="", routines=(routine,))
        for problem in plan_problems(plan, exercises):
            yield Breach(template.id, f"{'/'.join(map(str, problem.path[2:]))} {problem.message}")


def _dangling(exercises: Exercises) -> Iterator[Breach]:
    for exercise in exercises.values():
        for name, ids in (("progression", exercise.progression), ("regression", exercise.regression)):
            yield from (
                Breach(exercise.id, f"{name} {each} is not in the catalogue", name)
                for each in ids
                if each not in exercises
            )


def _easier(exercises: Exercises) -> dict[str, set[str]]:
    """What is easier than each exercise, directly: its regressions, and whatever names it as its progression.

    The two lists say the same thing from both ends, and neither is complete, so rules look at them together.
    """
    easier = {exercise.id: {*exercise.regression} for exercise in exercises.values()}
    for exercise in exercises.values():
        for harder in exercise.progression:
            easier[harder].add(exercise.id)
    return easier


def _harder_regressions(exercises: Exercises, easier: Mapping[str, set[str]]) -> Iterator[Breach]:
    for exercise_id, others in easier.items():
        level = exercises[exercise_id].level
        for other in sorted(others):
            if _HARDNESS[exercises[other].level] > _HARDNESS[level]:
                reason = f"{other} stands as easier but is {exercises[other].level}, this one {level}"
                yield Breach(exercise_id, reason, "level")


def _loops(easier: Mapping[str, set[str]]) -> Iterator[Breach]:
    """Going to something easier must end. Peel off what has nothing easier left; what remains goes round."""
    rest = {exercise_id: {*others} for exercise_id, others in easier.items()}
    while ends := {exercise_id for exercise_id, others in rest.items() if not others & rest.keys()}:
        rest = {exercise_id: others for exercise_id, others in rest.items() if exercise_id not in ends}
    yield from (Breach(exercise_id, "its easier versions lead back to itself", "regression") for exercise_id in rest)


def _modify_without_way_out(exercises: Exercises) -> Iterator[Breach]:
    """ "Modify" sends people to an easier version: one of those must be allowed with the same caution."""
    actions = {e.id: {caution.code: caution.action for caution in e.cautions} for e in exercises.values()}
    for exercise in exercises.values():
        for code, action in actions[exercise.id].items():
            offered = [actions[easier].get(code) for easier in exercise.regression]
            if action == "modify" and offered and all(each == "avoid" for each in offered):
                yield Breach(exercise.id, f"{code} is modify, yet avoid for every easier version", "cautions")
