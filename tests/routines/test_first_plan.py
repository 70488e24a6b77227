"""Which routines a first visit speaks for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routines.catalogue import load_catalogue
from routines.cautions import GATES, THERAPIST_ONLY
from routines.first_plan import suggest
from routines.first_visit import Findings, findings_from_wire, findings_to_wire

CATALOGUE = load_catalogue()
CODES = sorted({*CATALOGUE.cautions} - {THERAPIST_ONLY})


def ids(findings: Findings, *codes: str) -> list[str]:
    return [each.template_id for each in suggest(findings, codes, CATALOGUE)]


@pytest.mark.parametrize(
    ("findings", "codes", "expected"),
    [
        (Findings(), (), ["core-plan"]),
        (Findings(runs=False, reaches_floor=True, day="changes"), (), ["core-plan"]),
        (Findings(reaches_floor=False), (), ["chair-plan", "core-plan"]),
        (Findings(worse_with=("lying",)), (), ["chair-plan", "core-plan"]),
        (Findings(), ("balance-risk",), ["chair-plan", "core-plan"]),
        (Findings(), ("pregnancy-supine",), ["chair-plan", "core-plan"]),
        (Findings(regions=("buttock", "below_knee")), (), ["calm-start", "core-plan"]),
        (Findings(worse_with=("walking", "bending", "leaning_back")), (), ["calm-start", "core-plan"]),
        (Findings(), ("nerve-irritable",), ["nerve-wary", "core-plan"]),
        (Findings(day="sits"), (), ["core-plan", "sitting-breaks"]),
        (Findings(worse_with=("sitting",)), (), ["core-plan", "sitting-breaks"]),
        (Findings(day="stands"), (), ["core-plan", "standing-breaks"]),
        (Findings(worse_with=("standing",)), (), ["core-plan", "standing-breaks"]),
        (Findings(runs=True), (), ["core-plan", "runner", "warm-down"]),
        # What cautions would leave half of or less is not suggested.
        (Findings(runs=True, day="stands"), ("thr-posterior",), ["core-plan", "runner", "warm-down"]),
        (Findings(runs=True), ("hamstring-tear",), ["core-plan", "warm-down"]),
        (Findings(day="sits"), ("recent-surgery",), []),
        (Findings(day="sits"), ("red-flag-deficit",), []),
    ],
)
def test_what_is_suggested(findings: Findings, codes: tuple[str, ...], expected: list[str]) -> None:
    assert ids(findings, *codes) == expected


def test_every_reason_is_said_and_what_cautions_change_is_told() -> None:
    both = Findings(day="sits", worse_with=("sitting",))

    core, breaks = suggest(both, ["thr-posterior"], CATALOGUE)

    assert breaks.reasons == ("Sits for most of the day.", "Sitting makes it worse.")
    assert (core.kind, breaks.kind) == ("main", "beside")
    assert [(each.exercise_id, each.outcome) for each in core.changes] == [("supine-figure-4", "withheld")]


def test_what_only_a_therapist_may_choose_is_said_to_be_so() -> None:
    nerve_wary, core = suggest(Findings(), ["nerve-irritable"], CATALOGUE)

    assert (nerve_wary.needs_choice, core.needs_choice) == (True, False)


def test_findings_go_to_the_wire_and_back() -> None:
    findings = Findings(("low_back",), ("sitting", "lying"), "sits", True, False, "Garden again.", "Short steps.")

    assert findings_from_wire(findings_to_wire(findings)) == findings
    assert findings_to_wire(Findings())["runs"] is None


@given(
    st.sampled_from(["sits", "stands", None]),
    st.sampled_from([True, False, None]),
    st.frozensets(st.sampled_from(CODES)),
)
def test_nothing_is_suggested_of_which_half_or_more_is_withheld(day, runs, codes) -> None:
    templates = {template.id: template for template in CATALOGUE.templates}
    found = suggest(Findings(day=day, runs=runs), codes, CATALOGUE)

    assert not found or not codes & {*GATES}
    for each in found:
        withheld = sum(change.outcome == "withheld" for change in each.changes)
        assert each.reasons
        assert withheld * 2 < len(templates[each.template_id].prescriptions)
