"""The documents name what the code has: a route, setting, command or kind of problem missing there fails here."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from api.app import create_app
from api.config import settings
from api.docs.problems import PROBLEM_TEXTS

ROOT = Path(__file__).resolve().parent.parent.parent
OWN_METHODS = {"HEAD", "OPTIONS"}


class Recorder(dict[str, str]):
    """An environment that remembers which names it was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[str] = set()

    def get(self, key: str, default: str | None = None) -> str | None:  # type: ignore[override]
        self.asked.add(key)
        return default


@pytest.fixture(scope="module")
def app() -> Flask:
    return create_app({"SQLALCHEMY_DATABASE_URI": "sqlite://"})


def document(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def described_routes(text: str) -> set[str]:
    """`GET /path` of every code span, converters' names as the documents write them."""
    return set(re.findall(r"`((?:GET|POST|PUT|PATCH|DELETE) /[^`\s]*)`", text))


def served_routes(app: Flask) -> Iterator[str]:
    for rule in app.url_map.iter_rules():
        path = re.sub(r"<(?:[^:<>]+:)?([^<>]+)>", r"{\1}", rule.rule)
        for method in sorted((rule.methods or set()) - OWN_METHODS):
            yield f"{method} {path.removeprefix('/api/v1')}"


def test_every_route_is_described_in_the_api_document(app: Flask) -> None:
    missing = set(served_routes(app)) - described_routes(document("docs/api.md"))
    assert sorted(missing) == []


def test_the_api_document_describes_no_route_that_is_gone(app: Flask) -> None:
    gone = described_routes(document("docs/api.md")) - set(served_routes(app))
    assert sorted(gone) == []


def test_every_kind_of_problem_is_explained() -> None:
    text = document("docs/api.md")
    assert [slug for slug in PROBLEM_TEXTS if f"`{slug}`" not in text] == []


def test_every_setting_is_in_the_readme_and_in_operations() -> None:
    environ = Recorder()
    settings(environ)
    of_gunicorn = re.findall(r'environ\.get\("([A-Z_]+)"', document("gunicorn.conf.py"))
    names = environ.asked | set(of_gunicorn)
    assert "DATABASE_URL" in names
    for name in ("README.md", "docs/operations.md"):
        text = document(name)
        assert sorted(setting for setting in names if f"`{setting}`" not in text) == [], name


def test_every_command_of_the_operator_is_in_operations(app: Flask) -> None:
    text = document("docs/operations.md")
    brought_by_flask = {"run", "shell", "routes", "openapi"}
    names = set(app.cli.commands) - brought_by_flask
    assert sorted(name for name in names if f"`flask {name}" not in text) == []


def test_every_target_of_the_makefile_that_a_document_names_exists() -> None:
    targets = set(re.findall(r"^([a-z0-9-]+):", document("Makefile"), re.MULTILINE))
    for path in [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")]:
        named = set(re.findall(r"`make ([a-z0-9-]+)", path.read_text(encoding="utf-8")))
        assert named <= targets, path.name


def test_every_file_that_a_document_points_to_exists() -> None:
    for path in [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")]:
        links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
        assert [link for link in links if not (path.parent / link).exists()] == [], path.name
