"""Headers of every answer: what pages may load and do (design §10), and what must not be kept."""

from flask import Flask, Response, current_app, request

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


def set_headers(response: Response) -> Response:
    """API answers are `no-store` unless the route said otherwise, and so is what a page may load and do; https is
    remembered for a year."""
    for name, value in _ALWAYS:
        response.headers.setdefault(name, value)
    if request.path.startswith("/api/"):
        response.headers.setdefault("Cache-Control", "no-store")
    if current_app.config["PUBLIC_URL"].startswith("https://"):
        response.headers["Strict-Transport-Security"] = "max-age=31536000"
    return response


def init_headers(app: Flask) -> None:
    app.after_request(set_headers)
