"""GET and PATCH /practice, PATCH /practice/staff/{staff_id}"""

from typing import Any

import pytest

from tests.api.cast import ADA, BEN, INES, NOOR, Browser
from tests.api.conftest import MakeApp


def number_on_the_phone(tom: Browser) -> str:
    return str(tom.get("/me/plan").json["safety"]["emergency_number"])


def test_staff_see_how_the_practice_is_set_up(ben: Browser) -> None:
    answer = ben.get("/practice").json
    assert answer["name"] == "Harbour"
    assert (answer["country"], answer["emergency_number"], answer["own_emergency_number"]) == (None, "112", None)
    careful = ["physiotherapist", "doctor"]
    assert answer["who_may"] == {"unlock_urgent": careful, "prescribe_restricted": careful}
    assert [(each["display_name"], each["role"], each["profession"]) for each in answer["staff"]] == [
        ("Ada", "admin", None),
        ("Ben", "therapist", "massage_therapist"),
        ("Ines", "therapist", "physiotherapist"),
    ]
    assert {"code": "CH", "emergency_number": "144"} in answer["countries"]


def test_the_number_is_the_practices_own_else_its_countrys_else_the_servers(
    ada: Browser, tom: Browser, make_app: MakeApp
) -> None:
    assert number_on_the_phone(tom) == "112"
    ada.patch("/practice", {"country": "CH"})
    assert number_on_the_phone(tom) == "144"
    ada.patch("/practice", {"own_emergency_number": " 0 14-14 "})
    assert number_on_the_phone(tom) == "01414"
    ada.patch("/practice", {"own_emergency_number": None, "country": None})
    assert number_on_the_phone(tom) == "112"
    elsewhere = make_app(EMERGENCY_NUMBER="999")
    assert Browser(elsewhere, tom.person).get("/me/plan").json["safety"]["emergency_number"] == "999"


def test_a_phone_that_asks_with_its_tag_is_told_of_another_number(ada: Browser, tom: Browser) -> None:
    tag = {"If-None-Match": tom.get("/me/plan").headers["ETag"]}
    assert tom.get("/me/plan", headers=tag).status_code == 304
    ada.patch("/practice", {"country": "AU"})
    assert tom.get("/me/plan", headers=tag).json["safety"]["emergency_number"] == "000"


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"country": "ch"}, "/country"),
        ({"country": "CHE"}, "/country"),
        ({"own_emergency_number": "call me"}, "/own_emergency_number"),
        ({"own_emergency_number": "1"}, "/own_emergency_number"),
        ({"own_emergency_number": ""}, "/own_emergency_number"),
        ({"own_emergency_number": "112\n"}, "/own_emergency_number"),
        ({"who_may": {"unlock_urgent": []}}, "/who_may/unlock_urgent"),
        ({"who_may": {"unlock_urgent": ["wizard"]}}, "/who_may/unlock_urgent/0"),
        ({"who_may": {"prescribe_restricted": []}}, "/who_may/prescribe_restricted"),
        ({"name": "Other"}, "/name"),
    ],
)
def test_what_cannot_be_is_refused_by_place(ada: Browser, changes: dict[str, Any], pointer: str) -> None:
    answer = ada.patch("/practice", changes)
    assert answer.status_code == 422
    assert {error["pointer"] for error in answer.json["errors"]} == {pointer}


def test_what_is_absent_stays(ada: Browser) -> None:
    ada.patch("/practice", {"country": "CH", "who_may": {"unlock_urgent": ["doctor"]}})
    answer = ada.patch("/practice", {"who_may": {"prescribe_restricted": ["osteopath", "doctor"]}}).json
    assert answer["country"] == "CH"
    assert answer["who_may"] == {"unlock_urgent": ["doctor"], "prescribe_restricted": ["osteopath", "doctor"]}


def test_an_admin_says_what_profession_someone_has(ada: Browser, ben: Browser) -> None:
    assert ada.patch(f"/practice/staff/{BEN.id}", {"profession": "physiotherapist"}).json["profession"] == (
        "physiotherapist"
    )
    assert ben.get("/me").json["account"]["profession"] == "physiotherapist"
    assert ben.get("/me").json["may"]["unlock_urgent"] is True
    assert ada.patch(f"/practice/staff/{BEN.id}", {"profession": None}).json["profession"] is None


def test_of_ones_own_practice_only(ada: Browser) -> None:
    assert ada.patch(f"/practice/staff/{NOOR.id}", {"profession": "doctor"}).status_code == 404


def test_nobody_else_sets_professions_or_the_practice(ines: Browser) -> None:
    assert ines.patch(f"/practice/staff/{INES.id}", {"profession": "doctor"}).status_code == 403
    assert ines.patch("/practice", {"country": "CH"}).status_code == 403
    assert ines.patch(f"/practice/staff/{ADA.id}", {"profession": None}).status_code == 403


def test_a_client_has_no_profession(tom: Browser) -> None:
    answer = tom.get("/me").json
    assert (answer["account"]["profession"], answer["may"]) == (None, None)
