"""The catalogue: what it holds, how it words things, and that a file with a flaw is refused by name."""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from routines.catalogue import DATA, Catalogue, load_catalogue
from routines.dose import StaticHold
from routines.errors import CatalogueError
from routines.exercise import Exercise, exercise_to_wire

CATALOGUE = load_catalogue()
EXERCISES = CATALOGUE.exercises
STRETCHES = "exercises/piriformis.json"
TEMPLATES = "templates.json"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the catalogue to spoil."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def spoil(folder: Path, file: str, change: Callable[[Any], object]) -> CatalogueError:
    content = json.loads((folder / file).read_text(encoding="utf-8"))
    change(content)
    (folder / file).write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(folder)
    return caught.value


def entry(content: list[dict[str, Any]], exercise_id: str) -> dict[str, Any]:
    return next(each for each in content if each["id"] == exercise_id)


# What it holds


def test_forty_four_exercises_in_the_order_of_their_families() -> None:
    assert len(EXERCISES) == 44
    assert list(dict.fromkeys(exercise.family for exercise in EXERCISES.values())) == list(CATALOGUE.families)
    assert next(iter(EXERCISES)) == "supine-knee-to-opposite-shoulder"


def test_an_exercise_is_read_field_by_field() -> None:
    exercise = EXERCISES["hamstring-supine-strap"]
    assert exercise.name == "Hamstring stretch with strap, lying"
    assert exercise.dose == StaticHold(hold_seconds=30, reps=3, rest_seconds=10, sets=1)
    assert exercise.work_side == "leg in the strap"
    assert exercise.equipment == ("mat", "strap or towel")
    assert (exercise.days_per_week, exercise.sessions_per_day, exercise.pain_cap) == (5, 1, 3)


def test_the_wire_has_every_field_but_the_evidence() -> None:
    wire = exercise_to_wire(EXERCISES["clamshell"])
    assert wire.keys() == set(Exercise.__dataclass_fields__) - {"evidence"}
    assert wire["dose"] == {
        "type": "dynamic_reps",
        "rep_seconds": 4,
        "hold_seconds": 2,
        "reps": 10,
        "rest_seconds": 45,
        "sets": 2,
    }
    assert json.loads(json.dumps(wire)) == wire


def test_every_caution_says_what_its_code_means() -> None:
    assert len(CATALOGUE.cautions) == 29
    for exercise in EXERCISES.values():
        for caution in exercise.cautions:
            assert caution.note == CATALOGUE.cautions[caution.code]
    used = {caution.code for exercise in EXERCISES.values() for caution in exercise.cautions}
    assert used == CATALOGUE.cautions.keys()


@pytest.mark.parametrize(
    ("exercise_id", "words"),
    [
        ("supine-figure-4", "crossed leg"),
        ("hip-flexor-half-kneel", "kneeling (back) leg"),
        ("hip-flexor-bed-edge", "leg that hangs off the bed"),
        ("standing-side-hip-lean", "leg next to the wall"),
        ("runner-leg-swing", "outer leg"),
        ("clamshell", "top leg"),
        ("lower-trunk-rotation", None),
        ("double-knee-to-chest", None),
    ],
)
def test_the_work_side_is_said_in_words(exercise_id: str, words: str | None) -> None:
    assert EXERCISES[exercise_id].work_side == words


def test_the_press_up_has_a_step_before_it_that_is_ruled_out_for_the_same_people() -> None:
    press_up, before = EXERCISES["prone-press-up"], EXERCISES["prone-on-elbows"]
    assert press_up.regression[0] == before.id
    assert before.progression == (press_up.id,)
    ruled_out = {code.code for code in press_up.cautions if code.action == "avoid"}
    assert {code.code for code in before.cautions if code.action == "avoid"} == ruled_out
    assert "therapist-only" in {code.code for code in before.cautions}


def test_whoever_may_not_lie_on_the_back_is_offered_a_rest_on_the_side() -> None:
    rest = EXERCISES["breathing-constructive-rest"]
    assert ("pregnancy-supine", "avoid") in {(caution.code, caution.action) for caution in rest.cautions}
    aside = EXERCISES[rest.regression[0]]
    assert aside.position == "side_lying"
    assert all(caution.action == "caution" for caution in aside.cautions)


def test_the_nine_templates() -> None:
    assert {template.id: [each.exercise_id for each in template.prescriptions] for template in CATALOGUE.templates} == {
        "calm-start": ["breathing-constructive-rest", "single-knee-to-chest", "supine-figure-4"],
        "core-plan": ["supine-figure-4", "hamstring-supine-strap", "glute-bridge"],
        "chair-plan": ["seated-figure-4", "hamstring-seated-chair", "desk-seated-pelvic-rock"],
        "contract-relax-plan": [
            "piriformis-contract-relax-supine",
            "hamstring-contract-relax-strap",
            "clamshell",
        ],
        "runner": ["runner-leg-swing", "hamstring-standing-step", "standing-figure-4", "side-lying-hip-abduction"],
        "nerve-wary": ["sciatic-slider-supine", "pelvic-tilt", "single-knee-to-chest"],
        "sitting-breaks": ["desk-seated-pelvic-rock", "standing-back-bend"],
        "standing-breaks": ["seated-knee-hug", "desk-seated-pelvic-rock"],
        "warm-down": ["hip-flexor-half-kneel", "hamstring-supine-strap", "supine-figure-4"],
    }


def test_a_template_carries_the_cautions_that_rule_out_one_of_its_exercises() -> None:
    chair = next(template for template in CATALOGUE.templates if template.id == "chair-plan")
    assert "thr-posterior" in chair.cautions
    assert "pregnancy-supine" not in chair.cautions
    nerve_wary = next(template for template in CATALOGUE.templates if template.id == "nerve-wary")
    assert "nerve-irritable" not in nerve_wary.cautions


def test_the_revision_changes_with_any_word(folder: Path) -> None:
    assert load_catalogue(folder).revision == CATALOGUE.revision
    file = folder / "families.json"
    file.write_text(file.read_text(encoding="utf-8").replace("Hip flexor", "Front of the hip"), encoding="utf-8")
    assert load_catalogue(folder).revision != CATALOGUE.revision


# How it words things


def texts(catalogue: Catalogue) -> Iterator[str]:
    for exercise in catalogue.exercises.values():
        yield from (exercise.name, exercise.start_position, exercise.work_side or "")
        yield from (*exercise.cues, *exercise.common_mistakes, *exercise.stop_if, *exercise.equipment)
    for template in catalogue.templates:
        yield from (template.name, template.description)
    yield from (*catalogue.cautions.values(), *catalogue.families.values(), *catalogue.by_therapist.values())
    yield from (question.text for question in catalogue.questions)


def test_no_text_promises_or_frightens() -> None:
    banned = re.compile(
        r"\b(cure|heal|fix|proven|release|detox|permanent|diagnos|treat|damage|fragile|squeezes the|twists the)|!",
        re.IGNORECASE,
    )
    assert [text for text in texts(CATALOGUE) if banned.search(text)] == []


def test_cues_are_short_enough_to_be_heard_while_moving() -> None:
    assert [cue for exercise in EXERCISES.values() for cue in exercise.cues if len(cue.split()) > 10] == []
    assert all(3 <= len(exercise.cues) <= 6 for exercise in EXERCISES.values())


def test_a_cause_is_only_named_as_what_the_person_was_told() -> None:
    causes = re.compile(
        r"disc|stenosis|arthritis|impingement|labral|osteoporosis|sacroiliac|tendon pain", re.IGNORECASE
    )
    for meaning in CATALOGUE.cautions.values():
        assert not causes.search(meaning) or "have been told you have" in meaning


# What is refused


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"colour": "red"}, "colour: is not a field of this object"),
        ({"id": "Figure 4"}, "id: must be small letters"),
        ({"dose": {"type": "static_hold", "hold_seconds": 30, "reps": 3, "rest_seconds": 10, "sets": 0}}, "dose/sets"),
        ({"id": "supine-knee-to-opposite-shoulder"}, "this id is taken in exercises/piriformis.json"),
        ({"name": " "}, "name: must be words"),
        ({"name": 4}, "name: must be words"),
        ({"level": "extreme"}, "level: must be one of easy, medium, hard"),
        ({"level": ["easy"]}, "level: must be one of"),
        ({"cues": []}, "cues: must be a list of at least 1"),
        ({"cues": ["Breathe.", "Breathe."]}, "cues: must not name anything twice"),
        ({"cues": "Breathe."}, "cues: must be a list of at least 1"),
        ({"pain_cap": 6}, "pain_cap: must be a whole number from 0 to 5"),
        ({"days_per_week": True}, "days_per_week: must be a whole number from 1 to 7"),
        ({"stop_if_common": ["hunger"]}, "stop_if_common: must be one of"),
        ({"work_side": ""}, "work_side: must be words"),
        ({"work_side": None}, "work_side must be set if side is per_side"),
        ({"dose": 30}, "dose: must be an object"),
        ({"dose": {"type": "static_hold"}}, "dose/hold_seconds: is missing"),
        (
            {"dose": {"type": "static_hold", "hold_seconds": 1, "reps": 3, "rest_seconds": 10, "sets": 1}},
            "dose/hold_seconds: must be 5 to 180",
        ),
        ({"progression": ["handstand"]}, "progression handstand is not in the catalogue"),
        ({"regression": ["handstand"]}, "regression handstand is not in the catalogue"),
        ({"regression": ["floor-pigeon"]}, "floor-pigeon stands as easier but is hard, this one easy"),
        ({"cautions": ["thr-posterior"]}, "cautions/0: must be an object"),
        ({"cautions": [{"code": "bad-luck", "action": "avoid"}]}, "cautions/0/code: must be one of thr-posterior"),
        ({"cautions": [{"code": "pht", "action": "worry"}]}, "action: must be one of avoid, modify, caution"),
        ({"cautions": [{"code": "pht", "action": "avoid", "note": ""}]}, "note: must be words"),
        ({"cautions": [{"action": "avoid"}]}, "code: is missing"),
        (
            {"cautions": [{"code": "pht", "action": "avoid"}, {"code": "pht", "action": "modify"}]},
            "caution pht stands twice",
        ),
    ],
)
def test_a_spoilt_exercise_is_refused_with_file_exercise_and_reason(
    folder: Path, change: dict[str, Any], reason: str
) -> None:
    error = spoil(folder, STRETCHES, lambda content: entry(content, "supine-figure-4").update(change))
    assert (error.file, error.exercise_id) == (STRETCHES, change.get("id", "supine-figure-4"))
    assert reason in error.reason
    assert str(error) == f"{error.file}: {error.exercise_id}: {error.reason}"


def test_a_missing_field_is_refused(folder: Path) -> None:
    error = spoil(folder, STRETCHES, lambda content: entry(content, "supine-figure-4").pop("cues"))
    assert error.reason == "cues: is missing"


def test_a_loop_of_easier_versions_is_refused(folder: Path) -> None:
    error = spoil(
        folder, "exercises/strength.json", lambda content: entry(content, "clamshell").update(regression=["clamshell"])
    )
    assert (error.exercise_id, error.reason) == ("clamshell", "its easier versions lead back to itself")


def test_a_loop_through_progressions_is_refused(folder: Path) -> None:
    error = spoil(
        folder,
        "exercises/neural.json",
        lambda content: entry(content, "sciatic-slider-seated").update(progression=["sciatic-slider-supine"]),
    )
    assert error.reason == "its easier versions lead back to itself"


def test_modify_without_an_allowed_easier_version_is_refused(folder: Path) -> None:
    """Pigeon on a table has one easier version, figure 4 lying, which an anterior hip replacement rules out."""

    def soften(content: list[dict[str, Any]]) -> None:
        cautions = entry(content, "table-pigeon")["cautions"]
        next(caution for caution in cautions if caution["code"] == "thr-anterior")["action"] = "modify"

    error = spoil(folder, STRETCHES, soften)
    assert error.exercise_id == "table-pigeon"
    assert error.reason == "thr-anterior is modify, yet avoid for every easier version"


def test_a_note_of_its_own_wins_over_the_meaning_of_the_code(folder: Path) -> None:
    content = json.loads((folder / STRETCHES).read_text(encoding="utf-8"))
    content[0]["cautions"][0]["note"] = "Ask first."
    (folder / STRETCHES).write_text(json.dumps(content), encoding="utf-8")
    assert load_catalogue(folder).exercises[content[0]["id"]].cautions[0].note == "Ask first."


@pytest.mark.parametrize(
    ("file", "text", "reason"),
    [
        ("cautions.json", "[]", "must map codes to words"),
        ("cautions.json", '{"pht": ""}', "must map codes to words"),
        ("families.json", "{", "cannot be read"),
        ("templates.json", "{}", "must be a list of objects"),
        ("exercises/strength.json", "[1]", "must be a list of objects"),
        ("exercises/juggling.json", "[]", "is not the file of a known family"),
    ],
)
def test_a_file_that_is_no_catalogue_is_refused(folder: Path, file: str, text: str, reason: str) -> None:
    (folder / file).write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(folder)
    assert (caught.value.file, caught.value.exercise_id) == (file, None)
    assert caught.value.reason.startswith(reason)


def test_a_family_without_its_file_is_refused(folder: Path) -> None:
    (folder / STRETCHES).unlink()
    with pytest.raises(CatalogueError, match=r"exercises/piriformis\.json: cannot be read"):
        load_catalogue(folder)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"colour": "red"}, "colour: is not a field of this object"),
        ({"description": ""}, "description: must be words"),
        ({"weekdays": "Monday"}, "weekdays: must be a list"),
        ({"weekdays": [1]}, "weekdays set either weekdays or times_per_week, not both and not neither"),
        ({"times_per_week": "5"}, "times_per_week: must be a whole number"),
        ({"times_per_week": None}, "weekdays set either weekdays or times_per_week"),
        ({"prescriptions": []}, "prescriptions must not be empty"),
        ({"prescriptions": [{"exercise_id": "handstand"}]}, "exercise_id is not in the catalogue"),
        ({"prescriptions": [{"exercise_id": "cat-cow", "sides": "up"}]}, "sides: must be one of"),
        ({"prescriptions": [{"exercise_id": "cat-cow", "sides": "left"}]}, "prescriptions/0/sides must be left out"),
        (
            {"prescriptions": [{"exercise_id": "cat-cow", "dose": {"type": "breathing"}}]},
            "dose/inhale_seconds: is missing",
        ),
        ({"id": "core-plan"}, "this id is taken by another template"),
    ],
)
def test_a_spoilt_template_is_refused(folder: Path, change: dict[str, Any], reason: str) -> None:
    error = spoil(folder, TEMPLATES, lambda content: entry(content, "chair-plan").update(change))
    assert (error.file, error.exercise_id) == (TEMPLATES, change.get("id", "chair-plan"))
    assert reason in error.reason
