"""Headers of every answer: what pages may load and do (design §10), and what must not be kept."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from flask import Flask

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

TRUSTED_TYPES_POLICY = "service-worker-address"
CSP = "; ".join(
    (
        "default-src 'none'",
        "img-src 'self' blob:",
        "media-src 'self' blob:",
        "connect-src 'self'",
        "font-src 'self'",
        "style-src 'self'",
        "script-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        f"trusted-types {TRUSTED_TYPES_POLICY}",
    )
)
_ALWAYS = (
    ("Content-Security-Policy", CSP),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=(), screen-wake-lock=(self)"),
)


_FROM_NOW_ON_HTTPS = ("Strict-Transport-Security", "max-age=31536000")
_NOT_KEPT = ("Cache-Control", "no-store")


def init_headers(app: Flask) -> None:
    """API answers are `no-store` unless the route said otherwise, and so is what a page may load and do; https is
    remembered for a year."""
    answered = app.wsgi_app

    def with_headers(environ: "WSGIEnvironment", start_response: "StartResponse") -> "Iterable[bytes]":
        def start(status: str, headers: list[tuple[str, str]], *error: Any) -> Any:
            said = {name.lower() for name, _ in headers}
            wanted = _wanted(app.config["PUBLIC_URL"], environ.get("PATH_INFO", ""))
            return start_response(status, headers + [each for each in wanted if each[0].lower() not in said], *error)

        return answered(environ, start)

    app.wsgi_app = with_headers  # type: ignore[method-assign]


def _wanted(public_url: str, path: str) -> Iterator[tuple[str, str]]:
    yield from _ALWAYS
    if path.startswith("/api/"):
        yield _NOT_KEPT
    if public_url.startswith("https://"):
        yield _FROM_NOW_ON_HTTPS
