"""What a first visit downloads: gzip kilobytes by entry, from Vite's manifest of the built app."""

import gzip
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.figures import Figure

DIST = Path(__file__).resolve().parents[2] / "static/pwa/dist"
CLIENT_SCRIPT_KB = 60
CSS_KB = 12
# An address only a therapist's screen asks for: where it stands, therapist code stands.
THERAPIST_ONLY = b"/caseload"


def weigh(dist: Path) -> list[Figure]:
    """Critical JavaScript and CSS of both entries, what the client may load later, and the service worker."""
    manifest = json.loads((dist / "build-manifest.json").read_text())
    client, therapist = _reached(manifest, "index.html"), _reached(manifest, "therapist.html")
    later = _reached(manifest, "index.html", lazy=True)
    strangers = [file for file in later if file.endswith(".js") and THERAPIST_ONLY in (dist / file).read_bytes()]
    return [
        Figure("client: critical JavaScript, gzip", _kilobytes(dist, client, ".js"), "kB", CLIENT_SCRIPT_KB),
        Figure("client: critical CSS, gzip", _kilobytes(dist, client, ".css"), "kB", CSS_KB),
        Figure("client: JavaScript with what loads later, gzip", _kilobytes(dist, later, ".js"), "kB"),
        Figure("client: files with therapist code", len(strangers), "files", 0),
        Figure("client: service worker, gzip", _kilobytes(dist, {"sw.js"}, ".js"), "kB"),
        Figure("therapist: critical JavaScript, gzip", _kilobytes(dist, therapist, ".js"), "kB"),
        Figure("therapist: critical CSS, gzip", _kilobytes(dist, therapist, ".css"), "kB", CSS_KB),
    ]


def _reached(manifest: dict[str, Any], entry: str, *, lazy: bool = False) -> set[str]:
    """The files an entry loads before it runs; with `lazy` also those it may import later."""
    files: set[str] = set()
    seen: set[str] = set()
    waiting = [entry]
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        chunk = manifest[name]
        files |= {chunk["file"], *chunk.get("css", [])}
        waiting += chunk.get("imports", []) + (chunk.get("dynamicImports", []) if lazy else [])
    return files


def _kilobytes(dist: Path, files: Iterable[str], ending: str) -> float:
    return sum(len(gzip.compress((dist / file).read_bytes(), 9)) for file in files if file.endswith(ending)) / 1000
