"""Settings: from the environment once, at start. What each one means for an operator: docs/operations.md."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent

KIB = 1024
ATTEMPT_WINDOW = timedelta(minutes=15)


def settings(environ: Mapping[str, str]) -> dict[str, Any]:
    """The Flask configuration for these environment variables. Raises ValueError for one that makes no sense."""
    public_url = _public_url(environ.get("PUBLIC_URL") or "http://localhost:8000")
    return {
        "SQLALCHEMY_DATABASE_URI": database_uri(environ.get("DATABASE_URL")),
        "PUBLIC_URL": public_url,
        "TRUSTED_PROXIES": trusted_proxies(environ.get("TRUSTED_PROXIES", "")),
        "EMERGENCY_NUMBER": environ.get("EMERGENCY_NUMBER") or "112",
        "METRICS_TOKEN": environ.get("METRICS_TOKEN") or None,
        "CLOCK": lambda: datetime.now(UTC),
        "DIST": ROOT / "static" / "pwa" / "dist",
        "MAX_CONTENT_LENGTH": 2048 * KIB,
        "BODY_LIMIT": 256 * KIB,
        "UPLOAD_LIMIT": 10 * 1024 * KIB,
        "BODY_LIMITS": {"/api/v1/me/entries": 2048 * KIB},
        "WRONG_CODES_PER_ADDRESS": 5,
        "WRONG_CODES_IN_ALL": 200,
        "WRONG_SIGN_INS_PER_EMAIL": 10,
        "WRONG_SIGN_INS_PER_ADDRESS": 30,
        "WRONG_SIGN_INS_IN_ALL": 1000,
    }


def database_uri(url: str | None) -> str:
    """The address for SQLAlchemy: psycopg for PostgreSQL however the scheme is spelled, SQLite when nothing is said."""
    if not url:
        return f"sqlite:///{ROOT / 'instance' / 'homestretch.db'}"
    scheme, separator, rest = url.partition("://")
    if separator and scheme in {"postgres", "postgresql"}:
        return f"postgresql+psycopg://{rest}"
    return url


def trusted_proxies(text: str) -> tuple[str | IPv4Network | IPv6Network, ...]:
    """Comma-separated addresses and networks whose X-Forwarded-For is believed; `unix` is a peer on a Unix socket."""
    names = [name.strip() for name in text.split(",") if name.strip()]
    return tuple(name if name == "unix" else ip_network(name, strict=False) for name in names)


def _public_url(url: str) -> str:
    from urllib.parse import urlsplit

    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/") or parts.query:
        raise ValueError(f"PUBLIC_URL must look like https://stretch.example.org, not {url!r}")
    port = "" if parts.port in {None, 80 if parts.scheme == "http" else 443} else f":{parts.port}"
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{parts.scheme}://{host}{port}"
