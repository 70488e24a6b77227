"""A client's device comes in with a code or a link, once."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import select, update

from api.accounts.codes import ALPHABET, read_code
from api.accounts.models import DeviceSessionRow, InvitationCodeRow
from api.clients.models import ClientRow
from api.db import db
from tests.api.cast import HARBOUR, NOW, TOM, Browser
from tests.api.conftest import Clock, MakeApp


def invitation(therapist: Browser, purpose: str = "now") -> dict[str, Any]:
    answer = therapist.post(f"/clients/{TOM.id}/invitations", {"for": purpose})
    assert answer.status_code == 201, answer.text
    assert answer.json
    return answer.json


def redeem(browser: Browser, code: str, **more: Any) -> Any:
    return browser.post("/auth/redeem", {"code": code, "device_name": "Tom's new phone", **more})


def test_a_code_signs_the_client_in_on_the_device(ines: Browser, stranger: Browser) -> None:
    answer = redeem(stranger, invitation(ines)["code"])

    assert answer.status_code == 200
    assert answer.json["account"] == {"id": str(TOM.id), "role": "client", "display_name": "Tom", "profession": None}
    assert answer.json["practice"] == {"id": str(HARBOUR), "name": "Harbour"}
    assert stranger.get("/me").json == answer.json


def test_a_code_is_ten_letters_of_crockford_and_a_link_has_130_bits(ines: Browser, app: Flask) -> None:
    code, link = invitation(ines), invitation(ines, "link")

    assert len(code["code"]) == 10
    assert len(link["code"]) == 26
    assert set(code["code"] + link["code"]) <= set(ALPHABET)
    assert code["url"] == f"{app.config['PUBLIC_URL']}/join#{code['code']}"
    assert code["qr_svg"].startswith("<svg ")
    assert code["expires_at"] == "2026-03-11T09:15:00+00:00"
    assert link["expires_at"] == "2026-03-18T09:00:00+00:00"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("abcde-fghjk", "ABCDEFGHJK"),
        (" abcde fghjk ", "ABCDEFGHJK"),
        ("oOiIlL2345", "0011112345"),
        ("ABCDEFGHJ", None),
        ("ABCDEFGHJU", None),
        ("ABCDEFGHJ\u0130", None),
        ("", None),
    ],
)
def test_codes_are_read_with_what_people_mistype(typed: str, meant: str | None) -> None:
    assert read_code(typed) == meant


def test_a_code_works_once(ines: Browser, app: Flask) -> None:
    code = invitation(ines)["code"]

    assert redeem(Browser(app), code.lower()).status_code == 200
    second = redeem(Browser(app), code)
    assert second.status_code == 404
    assert second.json["type"].endswith("/problems/code-not-valid")


def test_of_two_at_once_only_one_gets_in(ines: Browser, app: Flask) -> None:
    code = invitation(ines)["code"]
    browsers = [Browser(app) for _ in range(4)]

    with ThreadPoolExecutor(4) as pool:
        statuses = sorted(answer.status_code for answer in pool.map(lambda browser: redeem(browser, code), browsers))

    assert statuses == [200, 404, 404, 404]


@pytest.mark.parametrize(("purpose", "minutes"), [("now", 15), ("link", 7 * 24 * 60)])
def test_codes_grow_old(ines: Browser, app: Flask, clock: Clock, purpose: str, minutes: int) -> None:
    code = invitation(ines, purpose)["code"]
    clock.tick(minutes=minutes)

    assert redeem(Browser(app), code).status_code == 404


def test_a_deleted_clients_code_is_worth_nothing(ines: Browser, app: Flask) -> None:
    code = invitation(ines)["code"]
    ines.delete(f"/clients/{TOM.id}")

    assert redeem(Browser(app), code).status_code == 404


def test_neither_code_nor_token_is_stored(ines: Browser, app: Flask, stranger: Browser) -> None:
    code = invitation(ines)["code"]
    redeem(stranger, code)
    cookie = stranger.http.get_cookie("homestretch")

    assert cookie
    with app.app_context():
        hashes = [*db.session.scalars(select(InvitationCodeRow.code_hash))]
        hashes += db.session.scalars(select(DeviceSessionRow.token_hash))
    assert not [stored for stored in hashes if code.encode() in stored or cookie.value.encode() in stored]


def test_the_same_device_is_not_counted_twice(ines: Browser, app: Flask) -> None:
    device_id = str(uuid4())
    first, second = Browser(app), Browser(app)
    redeem(first, invitation(ines)["code"], device_id=device_id)
    redeem(second, invitation(ines)["code"], device_id=device_id)

    assert first.get("/me").status_code == 401
    assert second.get("/me").status_code == 200
    with app.app_context():
        ended = db.session.scalars(
            select(DeviceSessionRow.signed_out_at).where(DeviceSessionRow.device_name == "Tom's new phone")
        ).all()
    assert sorted(ended, key=str) == [NOW, None]


def test_a_short_code_stands_for_the_link_and_uses_it_up(ines: Browser, app: Flask) -> None:
    link = invitation(ines, "link")["code"]
    short = Browser(app).post("/auth/short-code", {"code": link}).json
    renewed = Browser(app).post("/auth/short-code", {"code": link}).json

    assert short and renewed
    assert len(short["code"]) == 10
    assert short["code"] != renewed["code"]
    assert short["expires_at"] == "2026-03-11T09:15:00+00:00"
    assert redeem(Browser(app), renewed["code"]).status_code == 200
    assert redeem(Browser(app), link).status_code == 404
    assert redeem(Browser(app), short["code"]).status_code == 404
    assert Browser(app).post("/auth/short-code", {"code": link}).status_code == 404


def test_a_client_links_another_device_without_the_therapist(tom: Browser, app: Flask) -> None:
    issued = tom.post("/me/invitations")
    tablet = Browser(app)

    assert issued.status_code == 201
    assert issued.json
    assert redeem(tablet, issued.json["code"]).status_code == 200
    names = [device["device_name"] for device in (tablet.get("/me/devices").json or {})["items"]]
    assert sorted(names) == ["Tom's new phone", "Tom's phone"]


def test_five_wrong_codes_close_the_address_on_every_worker(ines: Browser, app: Flask, make_app: MakeApp) -> None:
    other_worker = make_app()
    code = invitation(ines)["code"]
    for worker in (app, other_worker, app, other_worker, app):
        assert redeem(Browser(worker), "0000000000").status_code == 404

    refused = redeem(Browser(other_worker), code)
    assert refused.status_code == 429
    assert 0 < int(refused.headers["Retry-After"]) <= 16 * 60


def test_after_the_wait_the_right_code_works(ines: Browser, app: Flask, clock: Clock) -> None:
    for _ in range(5):
        redeem(Browser(app), "0000000000")
    refused = redeem(Browser(app), "0000000000")
    clock.tick(seconds=int(refused.headers["Retry-After"]))

    assert redeem(Browser(app), invitation(ines)["code"]).status_code == 200


def test_wrong_codes_at_once_get_no_more_tries_than_one_by_one(app: Flask) -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = pool.map(lambda _: redeem(Browser(app), "0000000000").status_code, range(12))

    assert sorted(answers) == [404] * 5 + [429] * 7


def test_another_address_is_not_closed_but_all_together_are(app: Flask, ines: Browser) -> None:
    app.config["TRUSTED_PROXIES"] = ("127.0.0.1",)
    app.config["WRONG_CODES_IN_ALL"] = 7

    def wrong(address: str) -> int:
        from ipaddress import ip_network

        app.config["TRUSTED_PROXIES"] = (ip_network("127.0.0.1"),)
        sent = {"X-Forwarded-For": address}
        body = {"code": "0000000000", "device_name": "phone"}
        return Browser(app).post("/auth/redeem", body, headers=sent).status_code

    assert [wrong("203.0.113.7") for _ in range(6)] == [404] * 5 + [429]
    assert [wrong("203.0.113.8") for _ in range(3)] == [404, 404, 429]


def test_a_forwarded_address_of_nobody_we_know_changes_nothing(app: Flask) -> None:
    statuses = [
        Browser(app)
        .post("/auth/redeem", {"code": "0" * 10, "device_name": "x"}, headers={"X-Forwarded-For": f"203.0.113.{n}"})
        .status_code
        for n in range(6)
    ]
    assert statuses == [404] * 5 + [429]


def test_devices_are_named_and_revoked_by_their_owner(tom: Browser, mia: Browser) -> None:
    path = f"/me/devices/{TOM.session_id}"

    assert mia.patch(path, {"device_name": "Mine now"}).status_code == 404
    assert mia.delete(path).status_code == 404
    renamed = tom.patch(path, {"device_name": "Old phone"}).json
    assert renamed
    assert renamed["device_name"] == "Old phone"
    assert renamed["is_this_one"] is True
    assert tom.delete(path).status_code == 204
    assert tom.get("/me").status_code == 401


def test_the_therapist_says_that_a_device_is_no_longer_used(app: Flask, ines: Browser, tom: Browser) -> None:
    with app.app_context():
        db.session.execute(
            update(DeviceSessionRow).where(DeviceSessionRow.id == TOM.session_id).values(last_heard_at=NOW)
        )
        db.session.commit()
    path = f"/clients/{TOM.id}/devices/{TOM.session_id}/retire"

    first, again = ines.post(path), ines.post(path)

    assert first.status_code == again.status_code == 200
    assert first.json == again.json
    assert tom.get("/me").status_code == 401
    listed = (ines.get(f"/clients/{TOM.id}/devices").json or {})["items"]
    assert [device["retired_at"] for device in listed] == ["2026-03-11T09:00:00+00:00"]


def test_an_invitation_for_a_client_of_another_practice_is_not_found(noor: Browser, app: Flask) -> None:
    assert noor.post(f"/clients/{TOM.id}/invitations", {"for": "now"}).status_code == 404
    with app.app_context():
        assert db.session.scalars(select(InvitationCodeRow.code_hash)).all() == []
        assert db.session.scalar(select(ClientRow.deleted_at).where(ClientRow.practice_id == HARBOUR).limit(1)) is None
