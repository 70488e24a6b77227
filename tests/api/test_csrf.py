"""A page of another site can change nothing, even with the cookie in hand."""

import pytest
from flask import Flask

from tests.api.cast import INES, PASSWORD, TOM, Browser
from tests.api.conftest import MakeApp

FOREIGN = [
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Origin": "http://localhost:8000.evil.example"},
    {"Origin": "http://localhost:8001"},
    {"Origin": "https://localhost:8000"},
    {"Origin": "http://localhost:8000", "Sec-Fetch-Site": "cross-site"},
    {"Origin": "http://localhost:8000", "Sec-Fetch-Site": "same-site"},
]


@pytest.mark.parametrize("headers", FOREIGN)
@pytest.mark.parametrize(
    ("method", "path"), [("POST", "/clients"), ("PATCH", f"/clients/{TOM.id}"), ("DELETE", f"/clients/{TOM.id}")]
)
def test_a_change_from_elsewhere_is_refused(ines: Browser, method: str, path: str, headers: dict[str, str]) -> None:
    answer = ines.send(method, path, headers=headers)

    assert answer.status_code == 403
    assert answer.json
    assert answer.json["type"].endswith("/problems/foreign-origin")
    assert ines.get(f"/clients/{TOM.id}").status_code == 200


def test_a_change_without_an_origin_is_refused(app: Flask) -> None:
    body = {"email": INES.email, "password": PASSWORD}

    assert app.test_client().post("/api/v1/auth/sign-in", json=body).status_code == 403


def test_our_own_pages_may(ines: Browser) -> None:
    headers = {"Sec-Fetch-Site": "same-origin"}

    assert ines.patch(f"/clients/{TOM.id}", {"affected_side": "left"}, headers=headers).status_code == 200


def test_the_host_header_decides_nothing(make_app: MakeApp) -> None:
    browser = Browser(make_app(PUBLIC_URL="https://stretch.example.org"))
    browser.http = browser.http.application.test_client(use_cookies=False)
    path, body = f"/clients/{TOM.id}/invitations", {"for": "now"}
    headers = {"Host": "evil.example", "Cookie": f"__Host-homestretch={INES.token}"}

    assert browser.post(path, body, headers={**headers, "Origin": "https://evil.example"}).status_code == 403
    issued = browser.post(path, body, headers=headers).json
    assert issued
    assert issued["url"].startswith("https://stretch.example.org/join#")


def test_a_form_of_another_site_is_refused_twice_over(ines: Browser) -> None:
    form = ines.send("POST", "/auth/sign-out", data="a=b", content_type="application/x-www-form-urlencoded")

    assert form.status_code == 415
    assert ines.get("/me").status_code == 200


def test_reading_needs_no_origin(app: Flask) -> None:
    assert app.test_client().get("/api/v1/openapi.json").status_code == 200
