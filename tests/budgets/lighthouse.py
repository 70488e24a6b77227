"""Lighthouse, mobile, on Today and on Caseload: in a browser that is already signed in.

Lighthouse is big and only needed here: it is installed apart, under build/.
"""

import json
import os
import subprocess
from pathlib import Path
from statistics import median
from typing import Any

from tests.figures import Figure

VERSION = "13.5.0"
FOLDER = Path(__file__).resolve().parents[2] / "build" / "lighthouse"
ATTEMPTS = 3
# Its score of a page varies by several points from run to run, and its authors advise to take the median of some.
RUNS = 3
LIMITS = {"performance": 95, "accessibility": 100, "best-practices": 100}


def run_lighthouse(name: str, url: str, port: int) -> list[Figure]:
    """Scores of the page that the browser with this debugging port shows, its storage and cookies kept."""
    reports = [_report(name, url, port) for _ in range(RUNS)]
    for line in sorted({line for report in reports for line in _reasons(report)}):
        print(f"  {name}: {line}")
    return [
        Figure(f"Lighthouse: {name}, {category}", _score(reports, category), "", limit, at_least=True)
        for category, limit in LIMITS.items()
    ]


def _report(name: str, url: str, port: int) -> dict[str, Any]:
    report = FOLDER / f"{name.lower()}.json"
    options = [f"--port={port}", "--disable-storage-reset", "--quiet", "--output=json", f"--output-path={report}"]
    only = f"--only-categories={','.join(LIMITS)}"
    _run([str(_installed()), url, only, *options])
    found: dict[str, Any] = json.loads(report.read_text())
    return found


def _score(reports: list[dict[str, Any]], category: str) -> int:
    """The median for what is timed; what is not must be as it should be in each run."""
    scores = [round(100 * report["categories"][category]["score"]) for report in reports]
    return median(scores) if category == "performance" else min(scores)


def _run(command: list[str]) -> None:
    """Lighthouse now and then loses the browser's trace, says so, and asks to be run again."""
    for _ in range(ATTEMPTS - 1):
        if subprocess.run(command, check=False, cwd=FOLDER, stdout=subprocess.DEVNULL).returncode == 0:
            return
    subprocess.run(command, check=True, cwd=FOLDER, stdout=subprocess.DEVNULL)


def _installed() -> Path:
    program = FOLDER / "node_modules" / ".bin" / "lighthouse"
    package = FOLDER / "node_modules" / "lighthouse" / "package.json"
    if not package.exists() or json.loads(package.read_text())["version"] != VERSION:
        FOLDER.mkdir(parents=True, exist_ok=True)
        install = ["npm", "install", "--prefix", str(FOLDER), "--no-audit", "--no-fund", "--loglevel=error"]
        subprocess.run([*install, f"lighthouse@{VERSION}"], check=True, env=os.environ)
    return program


def _reasons(found: dict[str, Any]) -> list[str]:
    """Audits that cost points, but timings: those are the score itself."""
    weighed = [audit["id"] for name in LIMITS for audit in found["categories"][name]["auditRefs"] if audit["weight"]]
    audits = [found["audits"][name] for name in weighed]
    poor = [audit for audit in audits if audit["score"] is not None and audit["score"] < 0.9]
    return [f"{audit['id']}: {audit['title']}" for audit in poor]
