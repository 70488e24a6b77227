"""Admins invite, disable and reset staff; everyone sets their own password."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from api.accounts import service
from api.accounts.models import AuditRow
from api.db import db
from api.staff.models import StaffLinkRow
from tests.api.cast import ADA, BEN, HARBOUR, INES, MIA, NOOR, PASSWORD, TOM, Browser
from tests.api.conftest import Clock

NEW_PASSWORD = "a heron waits by the weir"
LEA = {"email": " Lea@Example.org ", "display_name": "Lea", "role": "therapist", "profession": "osteopath"}


def invited(ada: Browser, **changes: Any) -> str:
    """The code of a new invitation's link."""
    answer = ada.post("/practice/staff/invitations", {**LEA, **changes})
    assert answer.status_code == 201, answer.json
    return str(answer.json["url"]).partition("#")[2]


def reset_code(ada: Browser, of: Any) -> str:
    return str(ada.post(f"/practice/staff/{of}/reset").json["url"]).partition("#")[2]


def use(browser: Browser, code: str, password: str = NEW_PASSWORD) -> Any:
    return browser.post("/auth/staff-link/use", {"code": code, "password": password, "device_name": "Firefox"})


def sign_in(browser: Browser, email: str, password: str = PASSWORD) -> int:
    return browser.post("/auth/sign-in", {"email": email, "password": password}).status_code


def people(ada: Browser) -> dict[str, Any]:
    return {each["display_name"]: each for each in ada.get("/practice/staff").json["people"]}


def slug(answer: Any) -> str:
    return str(answer.json["type"]).rpartition("/")[2]


# ---- inviting


def test_an_invited_person_sets_their_own_password_and_is_in(ada: Browser, stranger: Browser) -> None:
    code = invited(ada)
    meant = stranger.post("/auth/staff-link", {"code": code}).json
    assert (meant["purpose"], meant["practice_name"], meant["display_name"], meant["email"]) == (
        "invitation",
        "Harbour",
        "Lea",
        "lea@example.org",
    )
    assert [each["email"] for each in ada.get("/practice/staff").json["invitations"]] == ["lea@example.org"]
    assert "Lea" not in people(ada)

    answer = use(stranger, code)

    assert answer.json["account"]["display_name"] == "Lea"
    assert answer.json["account"]["profession"] == "osteopath"
    assert stranger.get("/clients").status_code == 200
    assert people(ada)["Lea"]["email"] == "lea@example.org"
    assert ada.get("/practice/staff").json["invitations"] == []


def test_a_link_works_once_and_looking_uses_nothing_up(ada: Browser, app: Flask) -> None:
    code = invited(ada)
    for _ in range(2):
        assert Browser(app).post("/auth/staff-link", {"code": code}).status_code == 200
    assert use(Browser(app), code).status_code == 200
    for answer in (use(Browser(app), code), Browser(app).post("/auth/staff-link", {"code": code})):
        assert (answer.status_code, slug(answer)) == (404, "code-not-valid")


@pytest.mark.parametrize(
    ("purpose", "days", "status"), [("invitation", 6, 200), ("invitation", 8, 404), ("reset", 2, 404)]
)
def test_links_run_out(ada: Browser, app: Flask, clock: Clock, purpose: str, days: int, status: int) -> None:
    code = invited(ada) if purpose == "invitation" else reset_code(ada, INES.id)
    clock.tick(days=days)
    assert use(Browser(app), code).status_code == status


def test_a_withdrawn_link_and_one_that_was_sent_again_stop_working(ada: Browser, app: Flask) -> None:
    first = invited(ada)
    second = invited(ada)
    assert use(Browser(app), first).status_code == 404
    (waiting,) = ada.get("/practice/staff").json["invitations"]
    assert ada.delete(f"/practice/staff/invitations/{waiting['id']}").status_code == 204
    assert use(Browser(app), second).status_code == 404
    assert ada.delete(f"/practice/staff/invitations/{waiting['id']}").status_code == 404


def test_nothing_tells_whom_other_practices_have(ada: Browser, app: Flask) -> None:
    """Noor works at Hill. Inviting her is answered like inviting anybody; only who holds the link learns more."""
    known = ada.post("/practice/staff/invitations", {**LEA, "email": NOOR.email})
    unknown = ada.post("/practice/staff/invitations", {**LEA, "email": "nobody@example.org"})
    assert (known.status_code, set(known.json)) == (unknown.status_code, set(unknown.json))

    answer = use(Browser(app), known.json["url"].partition("#")[2])

    assert (answer.status_code, slug(answer)) == (409, "conflict")
    assert "Set-Cookie" not in answer.headers
    assert sign_in(Browser(app), NOOR.email) == 200
    assert sign_in(Browser(app), NOOR.email, NEW_PASSWORD) == 401


def test_a_wrong_a_used_and_an_old_link_are_answered_alike_and_counted(app: Flask, stranger: Browser) -> None:
    for _ in range(5):
        answer = stranger.post("/auth/staff-link", {"code": "7" * 26})
        assert (answer.status_code, slug(answer)) == (404, "code-not-valid")
    assert stranger.post("/auth/staff-link", {"code": "7" * 26}).status_code == 429
    assert use(stranger, "7" * 26).status_code == 429


def test_right_links_are_not_counted_as_guesses(ada: Browser, stranger: Browser) -> None:
    code = invited(ada)
    for _ in range(7):
        assert stranger.post("/auth/staff-link", {"code": code}).status_code == 200


def test_who_works_here_already_is_not_invited(ada: Browser) -> None:
    answer = ada.post("/practice/staff/invitations", {**LEA, "email": "INES@example.org"})
    assert (answer.status_code, slug(answer)) == (409, "conflict")
    assert "Reset their password" in answer.json["detail"]
    ada.post(f"/practice/staff/{INES.id}/disable", {})
    assert "let them in again" in ada.post("/practice/staff/invitations", {**LEA, "email": INES.email}).json["detail"]


def test_open_invitations_have_a_limit(ada: Browser) -> None:
    for number in range(50):
        invited(ada, email=f"person{number}@example.org")
    assert ada.post("/practice/staff/invitations", LEA).status_code == 409
    assert ada.post("/practice/staff/invitations", {**LEA, "email": "person0@example.org"}).status_code == 201


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"email": "no address"}, "/email"),
        ({"email": "a@"}, "/email"),
        ({"email": "a b@example.org"}, "/email"),
        ({"display_name": " "}, "/display_name"),
        ({"role": "operator"}, "/role"),
        ({"profession": "wizard"}, "/profession"),
    ],
)
def test_an_invitation_that_cannot_be_is_refused_by_place(ada: Browser, changes: dict[str, Any], pointer: str) -> None:
    answer = ada.post("/practice/staff/invitations", {**LEA, **changes})
    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json["errors"]] == [pointer]


def test_a_short_password_is_refused_and_the_link_lives_on(ada: Browser, stranger: Browser) -> None:
    code = invited(ada)
    answer = use(stranger, code, "eleven char")
    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json["errors"]] == ["/password"]
    assert use(stranger, code).status_code == 200


def test_links_are_stored_as_hashes_and_audited_by_ids(ada: Browser, app: Flask) -> None:
    code = invited(ada)
    with app.app_context():
        (row,) = db.session.scalars(select(StaffLinkRow)).all()
        assert code.encode() not in row.link_hash
        actions = db.session.scalars(select(AuditRow.action).where(AuditRow.practice_id == HARBOUR)).all()
    assert list(actions) == ["POST /api/v1/practice/staff/invitations"]
    use(Browser(app), code)
    with app.app_context():
        actions = db.session.scalars(select(AuditRow.action).where(AuditRow.practice_id == HARBOUR)).all()
    assert "POST /api/v1/auth/staff-link/use" in actions


# ---- disabling


def test_a_disabled_person_is_signed_out_at_once_and_stays_out(ada: Browser, ines: Browser, stranger: Browser) -> None:
    assert ines.get("/clients").status_code == 200
    answer = ada.post(f"/practice/staff/{INES.id}/disable", {})
    assert answer.json["disabled_at"] is not None
    assert ines.get("/clients").status_code == 401
    assert sign_in(stranger, INES.email) == 401
    assert "Ines" not in [each["display_name"] for each in ada.get("/practice").json["staff"]]

    assert ada.post(f"/practice/staff/{INES.id}/enable").json["disabled_at"] is None
    assert ines.get("/clients").status_code == 401
    assert sign_in(stranger, INES.email) == 200


def test_disabling_twice_keeps_the_first_moment(ada: Browser, clock: Clock) -> None:
    first = ada.post(f"/practice/staff/{INES.id}/disable", {}).json["disabled_at"]
    clock.tick(hours=1)
    assert ada.post(f"/practice/staff/{INES.id}/disable", {}).json["disabled_at"] == first


def test_their_clients_can_be_handed_over(ada: Browser, ben: Browser) -> None:
    assert people(ada)["Ines"]["clients"] == 2
    ada.post(f"/practice/staff/{INES.id}/disable", {"clients_to": str(BEN.id)})
    assert {each["id"] for each in ben.get("/clients?mine=true").json["items"]} == {str(TOM.id), str(MIA.id)}
    assert (people(ada)["Ines"]["clients"], people(ada)["Ben"]["clients"]) == (0, 2)


@pytest.mark.parametrize("to", [INES.id, NOOR.id])
def test_clients_go_only_to_someone_who_is_there(ada: Browser, ines: Browser, to: object) -> None:
    answer = ada.post(f"/practice/staff/{INES.id}/disable", {"clients_to": str(to)})
    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json["errors"]] == ["/clients_to"]
    assert ines.get("/me").status_code == 200


def test_the_last_admin_can_neither_be_disabled_nor_demoted(ada: Browser) -> None:
    for answer in (
        ada.post(f"/practice/staff/{ADA.id}/disable", {}),
        ada.patch(f"/practice/staff/{ADA.id}", {"role": "therapist"}),
    ):
        assert (answer.status_code, slug(answer)) == (409, "conflict")
    ada.patch(f"/practice/staff/{INES.id}", {"role": "admin"})
    assert ada.post(f"/practice/staff/{ADA.id}/disable", {}).status_code == 200
    assert ada.get("/me").status_code == 401


def test_a_disabled_admin_is_no_other_admin(ada: Browser) -> None:
    ada.patch(f"/practice/staff/{INES.id}", {"role": "admin"})
    ada.post(f"/practice/staff/{INES.id}/disable", {})
    assert ada.post(f"/practice/staff/{ADA.id}/disable", {}).status_code == 409


def test_links_of_and_by_a_disabled_person_stop_working(ada: Browser, ines: Browser, app: Flask) -> None:
    ada.patch(f"/practice/staff/{INES.id}", {"role": "admin"})
    by_ines = invited(ines)
    for_ines = reset_code(ada, INES.id)
    ada.post(f"/practice/staff/{INES.id}/disable", {})
    for code in (by_ines, for_ines):
        assert use(Browser(app), code).status_code == 404
    assert ada.post(f"/practice/staff/{INES.id}/reset").status_code == 409


# ---- roles


def test_a_role_holds_at_once_in_sessions_that_are_open(ada: Browser, ines: Browser) -> None:
    assert ines.get("/practice/staff").status_code == 403
    ada.patch(f"/practice/staff/{INES.id}", {"role": "admin"})
    assert ines.get("/practice/staff").status_code == 200
    assert ines.get("/me").json["account"]["role"] == "admin"
    ada.patch(f"/practice/staff/{INES.id}", {"role": "therapist"})
    assert ines.get("/practice/staff").status_code == 403


def test_what_is_absent_stays(ada: Browser) -> None:
    changed = ada.patch(f"/practice/staff/{INES.id}", {"display_name": "Inés"}).json
    assert (changed["display_name"], changed["role"], changed["profession"]) == ("Inés", "therapist", "physiotherapist")


# ---- passwords


def test_a_reset_link_sets_a_new_password_and_ends_every_session(ada: Browser, ines: Browser, app: Flask) -> None:
    code = reset_code(ada, INES.id)
    assert sign_in(Browser(app), INES.email) == 200, "until it is used nothing changes"
    meant = Browser(app).post("/auth/staff-link", {"code": code}).json
    assert (meant["purpose"], meant["display_name"], meant["email"]) == ("reset", "Ines", INES.email)

    fresh = Browser(app)
    assert use(fresh, code).json["account"]["id"] == str(INES.id)

    assert fresh.get("/clients").status_code == 200
    assert ines.get("/clients").status_code == 401
    assert sign_in(Browser(app), INES.email) == 401
    assert sign_in(Browser(app), INES.email, NEW_PASSWORD) == 200


def test_a_newer_reset_link_replaces_the_older(ada: Browser, app: Flask) -> None:
    older, newer = reset_code(ada, INES.id), reset_code(ada, INES.id)
    assert use(Browser(app), older).status_code == 404
    assert use(Browser(app), newer).status_code == 200


def test_ones_own_password_is_changed_and_other_sessions_end(ines: Browser, app: Flask) -> None:
    elsewhere = Browser(app)
    assert sign_in(elsewhere, INES.email) == 200
    answer = ines.put("/me/password", {"current_password": PASSWORD, "password": NEW_PASSWORD})
    assert answer.status_code == 204
    assert ines.get("/me").status_code == 200
    assert elsewhere.get("/me").status_code == 401
    assert sign_in(Browser(app), INES.email, NEW_PASSWORD) == 200


def test_a_wrong_current_password_changes_nothing_and_is_counted(ines: Browser, app: Flask) -> None:
    for _ in range(10):
        answer = ines.put("/me/password", {"current_password": "guessed", "password": NEW_PASSWORD})
        assert answer.status_code == 422
        assert [error["pointer"] for error in answer.json["errors"]] == ["/current_password"]
    answer = ines.put("/me/password", {"current_password": PASSWORD, "password": NEW_PASSWORD})
    assert answer.status_code == 429


def test_a_sign_in_that_a_new_password_overtook_opens_nothing(ines: Browser, app: Flask) -> None:
    """The password was right when it was checked, and is not any more when the session would be opened."""
    with app.app_context():
        known = service._sign_in_name(INES.email)
        assert known
        still = service._still_as_known(known)
        assert db.session.execute(still).one_or_none()
        db.session.rollback()
    ines.put("/me/password", {"current_password": PASSWORD, "password": NEW_PASSWORD})
    with app.app_context():
        assert db.session.execute(still).one_or_none() is None


# ---- sessions


def test_an_admin_sees_and_ends_a_colleagues_sessions(ada: Browser, ines: Browser, app: Flask) -> None:
    away = Browser(app)
    away.post("/auth/sign-in", {"email": INES.email, "password": PASSWORD, "device_name": "Firefox"})
    items = ada.get(f"/practice/staff/{INES.id}/devices").json["items"]
    assert sorted(each["device_name"] for each in items) == ["Firefox", "browser"]
    (firefox,) = [each["id"] for each in items if each["device_name"] == "Firefox"]
    assert ada.post(f"/practice/staff/{INES.id}/devices/{firefox}/retire").status_code == 200
    assert away.get("/me").status_code == 401
    assert ines.get("/me").status_code == 200


def test_everyone_sees_and_ends_their_own(ines: Browser, app: Flask) -> None:
    away = Browser(app)
    assert sign_in(away, INES.email) == 200
    items = ines.get("/me/devices").json["items"]
    assert [each["is_this_one"] for each in items].count(True) == 1
    (other,) = [each["id"] for each in items if not each["is_this_one"]]
    assert ines.delete(f"/me/devices/{other}").status_code == 204
    assert away.get("/me").status_code == 401


def test_the_last_use_is_known_to_the_day(ada: Browser, ines: Browser, clock: Clock) -> None:
    clock.tick(days=3)
    ines.get("/clients")
    (item,) = ines.get("/me/devices").json["items"]
    assert item["last_used_at"].startswith("2026-03-14")
    assert people(ada)["Ines"]["last_used_at"].startswith("2026-03-14")
    assert people(ada)["Ben"]["last_used_at"].startswith("2026-03-11")


# ---- walls


def test_another_practices_people_are_not_there(ada: Browser) -> None:
    assert NOOR.name not in people(ada)
    assert ada.patch(f"/practice/staff/{NOOR.id}", {"role": "admin"}).status_code == 404
    assert ada.post(f"/practice/staff/{NOOR.id}/disable", {}).status_code == 404
    assert ada.post(f"/practice/staff/{NOOR.id}/enable").status_code == 404
    assert ada.post(f"/practice/staff/{NOOR.id}/reset").status_code == 404
    assert ada.get(f"/practice/staff/{NOOR.id}/devices").status_code == 404
    assert ada.post(f"/practice/staff/{NOOR.id}/devices/{NOOR.session_id}/retire").status_code == 404
    assert ada.post(f"/practice/staff/{INES.id}/devices/{NOOR.session_id}/retire").status_code == 404
