"""Make sure there is a Node the web app builds with: the machine's when it is new enough, else the one from PyPI."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

NEEDED = (22, 12)
ROOT = Path(__file__).resolve().parent.parent


def found_version() -> tuple[int, int] | None:
    """(major, minor) of the Node on the PATH; None without one, or without the npm that belongs to it."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    match = re.match(r"v(\d+)\.(\d+)", answer)
    return (int(match[1]), int(match[2])) if match else None


def main() -> None:
    version = found_version()
    if version is not None and version >= NEEDED:
        return
    needed = ".".join(map(str, NEEDED))
    print(f"No Node >= {needed} on the PATH: installing one into .venv (requirements-node.txt)", flush=True)
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--require-hashes"]
    subprocess.run([*command, "-r", str(ROOT / "requirements-node.txt")], check=True)


if __name__ == "__main__":
    main()
