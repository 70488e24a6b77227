"""GET, POST /clients/{client_id}/visits"""

from tests.api.cast import RAVI, TOM, Browser

VISITS = f"/clients/{TOM.id}/visits"


def test_a_visit_is_of_today_where_the_client_is_unless_said_otherwise(ines: Browser) -> None:
    added = ines.post(VISITS, {"note": "Strap stretch shown again.", "next_visit_on": "2026-03-25"})
    assert added.status_code == 201
    assert added.json["visited_on"] == "2026-03-11"
    assert ines.get(VISITS).json["items"] == [added.json]


def test_visits_come_newest_first_and_page_by_page(ines: Browser) -> None:
    for on in ("2026-02-03", "2026-03-03", "2026-01-05"):
        ines.post(VISITS, {"visited_on": on})
    first = ines.get(f"{VISITS}?limit=2").json
    rest = ines.get(f"{VISITS}?limit=2&cursor={first['next_cursor']}").json
    assert [visit["visited_on"] for visit in first["items"] + rest["items"]] == [
        "2026-03-03",
        "2026-02-03",
        "2026-01-05",
    ]
    assert rest["next_cursor"] is None


def test_a_visit_that_has_not_been_is_refused_at_its_field(ines: Browser) -> None:
    answer = ines.post(VISITS, {"visited_on": "2026-03-12", "next_visit_on": "2026-03-12"})
    assert answer.status_code == 422
    assert [(error["pointer"], error["code"]) for error in answer.json["errors"]] == [
        ("/visited_on", "in_future"),
        ("/next_visit_on", "not_later"),
    ]
    assert ines.get(VISITS).json["items"] == []


def test_a_cursor_of_another_list_is_refused(ines: Browser) -> None:
    assert ines.get(f"{VISITS}?cursor=WyJhIl0").status_code == 422


def test_another_practices_client_is_not_there(ines: Browser, noor: Browser) -> None:
    assert ines.get(f"/clients/{RAVI.id}/visits").status_code == 404
    assert noor.post(VISITS, {}).status_code == 404


def test_a_client_does_not_read_the_therapists_notes(tom: Browser) -> None:
    assert tom.get(VISITS).status_code == 403
