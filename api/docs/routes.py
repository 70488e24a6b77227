"""`/api/v1/openapi.json`, `/api/docs`, and a page per kind of problem, which problem documents point to."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from flask import Blueprint, Flask, Response, json, render_template

from api.auth import allow
from api.docs.problems import PROBLEM_TEXTS
from api.errors import NotFound
from api.openapi import ProblemApi

_METHODS = ("get", "post", "put", "patch", "delete")
_CSS = Path(__file__).with_name("docs.css")


def init_docs(app: Flask, api: ProblemApi) -> None:
    """Register the pages. The description is built once, when first asked for."""
    blueprint = Blueprint("docs", __name__, template_folder="templates")
    spec = cache(api.description)

    @blueprint.get("/api/v1/openapi.json")
    @allow("anyone")
    def openapi_json() -> Response:
        return Response(json.dumps(spec()), content_type="application/json")

    @blueprint.get("/api/docs")
    @allow("anyone")
    def page() -> str:
        return render_template("docs.html", info=spec()["info"], groups=_groups(spec()), problems=PROBLEM_TEXTS)

    @blueprint.get("/api/docs.css")
    @allow("anyone")
    def css() -> Response:
        return Response(_CSS.read_text(), content_type="text/css; charset=utf-8")

    @blueprint.get("/problems/<slug>")
    @allow("anyone")
    def problem_page(slug: str) -> str:
        if slug not in PROBLEM_TEXTS:
            raise NotFound("kind of problem")
        return render_template("problem.html", slug=slug, text=PROBLEM_TEXTS[slug])

    app.register_blueprint(blueprint)


def _groups(spec: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Operations by tag, each with what the page shows of it."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for path, item in spec["paths"].items():
        for method in _METHODS:
            if method in item:
                operation = _shown(spec, path, method, item)
                groups.setdefault(item[method]["tags"][0], []).append(operation)
    return groups


def _shown(spec: dict[str, Any], path: str, method: str, item: dict[str, Any]) -> dict[str, Any]:
    operation = item[method]
    body = operation.get("requestBody", {}).get("content", {})
    return {
        "method": method.upper(),
        "path": path,
        "who": operation.get("x-allowed", "").replace("_", " "),
        "summary": operation.get("summary", ""),
        "description": operation.get("description", ""),
        "parameters": [_resolved(spec, p) for p in [*item.get("parameters", ()), *operation.get("parameters", ())]],
        "fields": [field for kind in body.values() for field in _fields(spec, kind["schema"])],
        "answers": {str(status): list(_answer(spec, answer)) for status, answer in operation["responses"].items()},
    }


def _answer(spec: dict[str, Any], answer: dict[str, Any]) -> Iterator[dict[str, str]]:
    for kind in _resolved(spec, answer).get("content", {}).values():
        yield from _fields(spec, kind.get("schema", {}))


def _fields(spec: dict[str, Any], schema: dict[str, Any]) -> Iterator[dict[str, str]]:
    resolved = _resolved(spec, schema)
    for name, field in resolved.get("properties", {}).items():
        required = "required" if name in resolved.get("required", ()) else "optional"
        yield {"name": name, "type": _type(spec, field), "required": required}


def _type(spec: dict[str, Any], field: dict[str, Any]) -> str:
    resolved = _resolved(spec, field)
    kind = resolved.get("type", "object")
    names = kind if isinstance(kind, list) else [kind]
    text = " or ".join(names)
    if "items" in resolved:
        text = f"list of {_type(spec, resolved['items'])}"
    return f"{text} ({resolved['format']})" if "format" in resolved else text


def _resolved(spec: dict[str, Any], value: dict[str, Any]) -> dict[str, Any]:
    found = value
    while "$ref" in found:
        found = spec
        for key in value["$ref"].removeprefix("#/").split("/"):
            found = found[key]
        value = found
    return found
