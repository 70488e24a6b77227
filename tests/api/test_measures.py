"""GET, POST /clients/{client_id}/measurements and taking one back."""

from typing import Any

import pytest

from tests.api.cast import INES, TOM, Browser

MEASURES = f"/clients/{TOM.id}/measurements"


def activities(on: str, *scores: int, names: tuple[str, ...] = ("Sitting", "Tying shoes", "Driving")) -> dict[str, Any]:
    told = [{"name": name, "value": score} for name, score in zip(names, scores, strict=True)]
    return {"measured_on": on, "kind": "own_activities", "scores": told}


def typed(on: str, name: str, value: float) -> dict[str, Any]:
    return {"measured_on": on, "kind": "typed", "scores": [{"name": name, "value": value}]}


def test_own_activities_are_scored_and_compared(ines: Browser) -> None:
    assert ines.post(MEASURES, activities("2026-02-11", 2, 3, 4)).status_code == 201
    added = ines.post(MEASURES, activities("2026-03-11", 5, 5, 5))
    assert added.json["recorded_by"] == {"id": str(INES.id), "display_name": "Ines"}
    answer = ines.get(MEASURES).json
    assert [item["measured_on"] for item in answer["items"]] == ["2026-03-11", "2026-02-11"]
    assert answer["change"] == {
        "first_on": "2026-02-11",
        "last_on": "2026-03-11",
        "activities": 3,
        "first": 3.0,
        "last": 5.0,
        "points": 2.0,
        "size": "small",
    }


def test_other_measures_are_a_name_and_a_number(ines: Browser) -> None:
    assert ines.post(MEASURES, typed("2026-03-10", "Straight leg raise, left, degrees", 57.5)).status_code == 201
    answer = ines.get(MEASURES).json
    assert answer["items"][0]["scores"] == [{"name": "Straight leg raise, left, degrees", "value": 57.5}]
    assert answer["change"] is None


def test_one_that_was_taken_back_counts_nowhere_and_stays_to_be_read(ines: Browser) -> None:
    ines.post(MEASURES, activities("2026-02-11", 2, 3, 4))
    wrong = ines.post(MEASURES, activities("2026-03-11", 9, 9, 9)).json
    for _ in range(2):
        assert ines.post(f"{MEASURES}/{wrong['id']}/withdraw").status_code == 204
    answer = ines.get(MEASURES).json
    assert answer["change"] is None
    assert [item["withdrawn_at"] is None for item in answer["items"]] == [False, True]


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        (activities("2026-03-11", 2, 3, names=("Sitting", "Driving")), "/scores"),
        (activities("2026-03-11", 2, 3, 4, names=("Sitting", "sitting", "Driving")), "/scores"),
        (activities("2026-03-11", 2, 3, 11), "/scores/2/value"),
        (activities("2026-03-12", 2, 3, 4), "/measured_on"),
        ({**activities("2026-03-11", 2, 3, 4), "kind": "typed"}, "/scores"),
        (typed("2026-03-11", " ", 3), "/scores/0/name"),
        (typed("2026-03-11", "Degrees", -1), "/scores/0/value"),
        ({**typed("2026-03-11", "Degrees", 3), "kind": "guess"}, "/kind"),
    ],
)
def test_what_cannot_be_is_refused_with_its_place(ines: Browser, body: dict[str, Any], pointer: str) -> None:
    answer = ines.post(MEASURES, body)
    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json["errors"]] == [pointer]
    assert ines.get(MEASURES).json["items"] == []


def test_another_practice_has_no_part_in_it(ines: Browser, noor: Browser) -> None:
    mine = ines.post(MEASURES, activities("2026-03-11", 2, 3, 4)).json
    assert noor.get(MEASURES).status_code == 404
    assert noor.post(MEASURES, activities("2026-03-11", 2, 3, 4)).status_code == 404
    assert noor.post(f"{MEASURES}/{mine['id']}/withdraw").status_code == 404
    assert ines.post(f"{MEASURES}/{TOM.id}/withdraw").status_code == 404
