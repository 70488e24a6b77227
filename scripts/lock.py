"""Compile requirements*.in to hashed *.txt files that name no registry. Run by `make lock` with pip-tools at hand."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# The service first: requirements-dev.in is constrained by it.
NAMES = (
    "requirements",
    "requirements-dev",
    "requirements-node",
    "routines/figures/requirements",
    "routines/voice/requirements",
)
# Extras stay: pip 23 takes a pin without them for another package, and fails once a newer release is out.
OPTIONS = ("--generate-hashes", "--no-strip-extras", "--allow-unsafe", "--quiet")
SILENT_ABOUT_THIS_MACHINE = ("--no-header", "--no-emit-index-url", "--no-emit-trusted-host", "--no-emit-find-links")


def main() -> None:
    for name in NAMES:
        command = [sys.executable, "-m", "piptools", "compile", *OPTIONS, *SILENT_ABOUT_THIS_MACHINE]
        subprocess.run(
            [*command, "-o", f"{name}.txt", f"{name}.in", *sys.argv[1:]], cwd=ROOT, check=True, env=os.environ
        )


if __name__ == "__main__":
    main()
