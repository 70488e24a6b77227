"""The API describes itself truthfully, for programs and for people."""

import re

from flask import Flask

from api.auth import cookie_name
from tests.api.cast import Browser


def test_the_description_is_openapi_3_1_and_errors_are_problems(app: Flask) -> None:
    spec = app.test_client().get("/api/v1/openapi.json").json

    assert spec
    assert spec["openapi"] == "3.1.0"
    with app.app_context():
        assert spec["components"]["securitySchemes"]["cookie"]["name"] == cookie_name()
    for path, item in spec["paths"].items():
        for method, operation in item.items():
            if method != "parameters":
                assert operation["summary"], path
                assert operation["responses"]["default"]["$ref"].endswith("/DEFAULT_ERROR"), path
                assert operation["x-allowed"], path
                assert (operation["security"] == []) is (operation["x-allowed"] == "anyone"), path
    assert set(spec["components"]["responses"]["DEFAULT_ERROR"]["content"]) == {"application/problem+json"}


def test_every_route_of_the_api_is_described(app: Flask) -> None:
    spec = app.test_client().get("/api/v1/openapi.json").json or {}
    described = {
        (method.upper(), path) for path, item in spec["paths"].items() for method in item if method != "parameters"
    }
    for rule in app.url_map.iter_rules():
        if str(rule).startswith("/api/v1/") and rule.endpoint != "docs.openapi_json":
            path = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", str(rule))
            for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}:
                assert (method, path) in described


def test_the_page_shows_every_operation(app: Flask, stranger: Browser) -> None:
    spec = app.test_client().get("/api/v1/openapi.json").json or {}
    page = app.test_client().get("/api/docs")

    assert page.status_code == 200
    assert page.text.count('<span class="method">') == sum(
        len(set(item) - {"parameters"}) for item in spec["paths"].values()
    )
    assert app.test_client().get("/api/docs.css").mimetype == "text/css"
