"""Which template routines may suit a first plan, each with its reasons. The therapist decides; nothing is added here.

Which finding speaks for which routine is our own proposal, for a clinician to review: the evidence tells how many
exercises people keep up with (evidence §4.3), not which ones suit whom.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Literal, TypeAlias
from uuid import UUID

from routines.catalogue import Catalogue
from routines.cautions import THERAPIST_ONLY, gates, in_force
from routines.first_visit import Findings
from routines.fitted_plan import Change, fit_plan
from routines.plan import Plan
from routines.template import TemplateRoutine, routine_from_template

Kind: TypeAlias = Literal["main", "beside"]

MANY_AGGRAVATORS = 3
"""From so many things on that make it worse, the calmest routine is the one to begin with."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One template. `main`: one of these is the plan; `beside`: something short to go with it.

    `changes`: what the client's cautions leave out or swap. `needs_choice`: it holds an exercise that only a therapist
    may choose.
    """

    template_id: str
    kind: Kind
    reasons: tuple[str, ...]
    changes: tuple[Change, ...]
    needs_choice: bool


@dataclass(frozen=True, slots=True)
class _Known:
    findings: Findings
    codes: frozenset[str]


_Says: TypeAlias = Callable[[_Known], bool]

# What speaks for a template: kind, then each finding with the words for it. The order is that of the list shown.
_RULES: tuple[tuple[str, Kind, tuple[tuple[_Says, str], ...]], ...] = (
    (
        "nerve-wary",
        "main",
        ((lambda known: "nerve-irritable" in known.codes, "The leg is easily set off: small moves, no long holds."),),
    ),
    (
        "chair-plan",
        "main",
        (
            (lambda known: known.findings.reaches_floor is False, "Getting down to the floor is hard."),
            (lambda known: "balance-risk" in known.codes, "Poor balance: all of it is done sitting."),
            (lambda known: "pregnancy-supine" in known.codes, "Past 12 weeks of pregnancy: nothing lies on the back."),
            (lambda known: "lying" in known.findings.worse_with, "Lying makes it worse."),
        ),
    ),
    (
        "calm-start",
        "main",
        (
            (
                lambda known: len(known.findings.worse_with) >= MANY_AGGRAVATORS,
                "Many things make it worse: begin with the calmest.",
            ),
            (
                lambda known: "below_knee" in known.findings.regions,
                "It reaches below the knee: begin with little and see what it does.",
            ),
        ),
    ),
    ("core-plan", "main", ((lambda known: True, "The usual first plan: two stretches and a bridge."),)),
    (
        "sitting-breaks",
        "beside",
        (
            (lambda known: known.findings.day == "sits", "Sits for most of the day."),
            (lambda known: "sitting" in known.findings.worse_with, "Sitting makes it worse."),
        ),
    ),
    (
        "standing-breaks",
        "beside",
        (
            (lambda known: known.findings.day == "stands", "Stands for most of the day."),
            (lambda known: "standing" in known.findings.worse_with, "Standing makes it worse."),
        ),
    ),
    ("runner", "beside", ((lambda known: known.findings.runs is True, "Runs: swings to warm up, and strength."),)),
    ("warm-down", "beside", ((lambda known: known.findings.runs is True, "Runs: slow stretches afterwards."),)),
)


def suggest(findings: Findings, codes: Iterable[str], catalogue: Catalogue) -> tuple[Suggestion, ...]:
    """Templates with at least one reason, of which the cautions `codes` leave more than half. None behind a gate."""
    known = _Known(findings, in_force(codes))
    return () if gates(known.codes, catalogue) else tuple(_suggestions(known, catalogue))


def _suggestions(known: _Known, catalogue: Catalogue) -> Iterator[Suggestion]:
    templates = {template.id: template for template in catalogue.templates}
    for template_id, kind, speaks_for in _RULES:
        reasons = tuple(words for says, words in speaks_for if says(known))
        template = templates[template_id]
        changes = _changes(template, known.codes, catalogue)
        left = len(template.prescriptions) - sum(change.outcome == "withheld" for change in changes)
        if reasons and left * 2 > len(template.prescriptions):
            yield Suggestion(template_id, kind, reasons, changes, _needs_choice(template, catalogue))


def _changes(template: TemplateRoutine, codes: frozenset[str], catalogue: Catalogue) -> tuple[Change, ...]:
    ids = (UUID(int=number) for number in count(1))
    routine = routine_from_template(template, ids.__next__)
    return fit_plan(Plan(date.min, None, "", (routine,)), codes, catalogue).changes


def _needs_choice(template: TemplateRoutine, catalogue: Catalogue) -> bool:
    exercises = (catalogue.exercises[each.exercise_id] for each in template.prescriptions)
    return any(caution.code == THERAPIST_ONLY for exercise in exercises for caution in exercise.cautions)
