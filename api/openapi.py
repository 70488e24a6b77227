"""flask-smorest, taught to answer and to document errors as problem documents."""

from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from threading import Lock
from typing import Any, ClassVar

from flask import Flask, Request, Response
from flask_smorest import Api, Blueprint
from flask_smorest.utils import prepare_response
from marshmallow import fields
from webargs.core import missing
from webargs.flaskparser import FlaskParser
from werkzeug.exceptions import HTTPException

from api.auth import cookie_name
from api.errors import handle_http_exception
from api.schemas import Schema

PROBLEM_TYPE = "application/problem+json"


class ProblemErrorSchema(Schema):
    """One place in the request that is not right."""

    pointer = fields.String(required=True, metadata={"description": "JSON Pointer (RFC 6901) to the place"})
    code = fields.String(required=True, metadata={"description": "Stable word for programs"})
    message = fields.String(required=True, metadata={"description": "For people"})


class ProblemSchema(Schema):
    """A problem document (RFC 9457)."""

    type = fields.String(required=True, metadata={"format": "uri"})
    title = fields.String(required=True)
    status = fields.Integer(required=True)
    detail = fields.String(required=True)
    errors = fields.List(fields.Nested(ProblemErrorSchema))


class _OnceParsed(FlaskParser):
    """JSON that was read already, to see whether it is JSON at all (api/csrf.py), is not read again."""

    __location_map__: dict[str, Any] = {**FlaskParser.__location_map__, "upload": "load_upload"}  # noqa: RUF012

    def load_json(self, req: Request, schema: Any) -> Any:
        return req.get_json() if req.content_length or "Transfer-Encoding" in req.headers else missing

    def load_upload(self, req: Request, schema: Any) -> Any:
        """The fields and files of a form. One that was sent twice is a list, which no field takes."""
        sent: list[tuple[str, list[Any]]] = [*req.form.lists(), *req.files.lists()]
        return {name: values[0] if len(values) == 1 else values for name, values in sent}


class Feature(Blueprint):  # type: ignore[misc]
    """The routes of one feature. They are described when somebody asks: a worker can serve without."""

    DEFAULT_LOCATION_CONTENT_TYPE_MAPPING: ClassVar[dict[str, str]] = {
        **Blueprint.DEFAULT_LOCATION_CONTENT_TYPE_MAPPING,
        "upload": "multipart/form-data",
    }
    ARGUMENTS_PARSER = _OnceParsed()

    def register_views_in_doc(self, api: "ProblemApi", *told: Any, **named: Any) -> None:
        api.undescribed.append(partial(super().register_views_in_doc, api, *told, **named))


class ProblemApi(Api):  # type: ignore[misc]
    """Errors leave as `application/problem+json`, and the description says so."""

    ERROR_SCHEMA = ProblemSchema

    def __init__(self, app: Flask) -> None:
        app.config.update(API_TITLE="Homestretch", API_VERSION="v1", OPENAPI_VERSION="3.1.0")
        with app.app_context():
            scheme = {"type": "apiKey", "in": "cookie", "name": cookie_name()}
        super().__init__(
            app,
            spec_kwargs={
                "info": {"description": "Guided stretching between visits: clients, plans, sessions, figures."},
                "servers": [{"url": app.config["PUBLIC_URL"]}],
            },
        )
        self.spec.components.security_scheme("cookie", scheme)
        self.undescribed: list[Callable[[], None]] = []
        self._describing = Lock()

    def description(self) -> dict[str, Any]:
        """All routes as OpenAPI 3.1. The first to ask waits a third of a second for it."""
        with self._describing:
            while self.undescribed:
                self.undescribed.pop(0)()
            return dict(self.spec.to_dict())

    def handle_http_exception(self, error: HTTPException) -> Response:
        return handle_http_exception(error)

    def _register_responses(self) -> None:
        named: list[tuple[str, str]] = [(status.name, status.phrase) for status in HTTPStatus]
        for name, phrase in [*named, (self.DEFAULT_ERROR_RESPONSE_NAME, "A problem document (RFC 9457)")]:
            response: dict[str, Any] = {"description": phrase}
            if name not in {"NO_CONTENT", "NOT_MODIFIED"}:
                response["schema"] = self.ERROR_SCHEMA
            prepare_response(response, self.spec, PROBLEM_TYPE)
            self.spec.components.response(name, response, lazy=True)
