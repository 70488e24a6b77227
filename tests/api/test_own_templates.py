"""GET, POST /practice/routines and PATCH of one."""

from typing import Any

import pytest

from tests.api.cast import INES, Browser
from tests.api.plans import FIGURE_4, HOLD, prescription, routine

TEMPLATES = "/practice/routines"
KEPT: dict[str, Any] = routine(
    prescription(FIGURE_4, sides="left", first_side="left", note="As I showed Tom."),
    name="For runners",
    weekdays=[1, 3],
    description="After a run.",
)


def test_a_routine_is_kept_without_what_is_about_one_client(ines: Browser, ben: Browser) -> None:
    kept = ines.post(TEMPLATES, KEPT)
    assert kept.status_code == 201
    assert kept.json["saved_by"] == {"id": str(INES.id), "display_name": "Ines"}
    assert kept.json["prescriptions"] == [
        {"exercise_id": FIGURE_4, "sides": "both", "first_side": None, "dose": HOLD, "note": ""}
    ]
    told = {name: kept.json[name] for name in ("name", "description", "weekdays", "times_per_week", "times_per_day")}
    assert told == {**{name: KEPT[name] for name in told}}
    assert kept.json["total_seconds"] > 4 * HOLD["hold_seconds"]
    assert "thr-posterior" in kept.json["cautions"]
    assert ben.get(TEMPLATES).json == {"items": [kept.json]}


def test_templates_come_by_name_and_another_practice_has_its_own(ines: Browser, noor: Browser) -> None:
    for name in ("walkers", "For runners", "At the desk"):
        ines.post(TEMPLATES, KEPT | {"name": name})
    assert [item["name"] for item in ines.get(TEMPLATES).json["items"]] == ["At the desk", "For runners", "walkers"]
    assert noor.get(TEMPLATES).json == {"items": []}
    one = ines.get(TEMPLATES).json["items"][0]["id"]
    assert noor.patch(f"{TEMPLATES}/{one}", {"is_removed": True}).status_code == 404


def test_one_that_is_removed_is_offered_no_more_and_can_be_put_back(ines: Browser) -> None:
    one = ines.post(TEMPLATES, KEPT).json
    path = f"{TEMPLATES}/{one['id']}"
    for _ in range(2):
        assert ines.patch(path, {"is_removed": True}).json == {**one, "is_removed": True}
    assert ines.get(TEMPLATES).json == {"items": []}
    assert ines.patch(path, {"is_removed": False}).json == one
    assert ines.patch(path, {"is_removed": False}).json == one
    ines.patch(path, {"is_removed": True})
    assert ines.post(TEMPLATES, KEPT).status_code == 201
    answer = ines.patch(path, {"is_removed": False})
    assert [(error["pointer"], error["code"]) for error in answer.json["errors"]] == [("/name", "name_taken")]


@pytest.mark.parametrize(
    ("changes", "pointer", "code"),
    [
        ({"name": " for RUNNERS "}, "/name", "name_taken"),
        ({"name": " "}, "/name", "invalid"),
        ({"prescriptions": []}, "/prescriptions", "empty"),
        ({"prescriptions": [prescription("handstand")]}, "/prescriptions/0/exercise_id", "unknown_exercise"),
        ({"times_per_week": 3}, "/weekdays", "weekdays_or_times"),
        ({"description": "x" * 301}, "/description", "invalid"),
        ({"owner": "me"}, "/owner", "unknown_field"),
    ],
)
def test_what_cannot_be_a_template_is_refused_at_its_field(
    ines: Browser, changes: dict[str, Any], pointer: str, code: str
) -> None:
    ines.post(TEMPLATES, KEPT)
    answer = ines.post(TEMPLATES, KEPT | {"name": "Another"} | changes)
    assert answer.status_code == 422
    assert [(error["pointer"], error["code"]) for error in answer.json["errors"]] == [(pointer, code)]
    assert len(ines.get(TEMPLATES).json["items"]) == 1


def test_a_practice_has_a_hundred_at_most(ines: Browser) -> None:
    for number in range(100):
        assert ines.post(TEMPLATES, KEPT | {"name": f"Number {number}"}).status_code == 201
    answer = ines.post(TEMPLATES, KEPT)
    assert [error["code"] for error in answer.json["errors"]] == ["too_many"]
