"""Find a Chromium for the browser tests, or install one: this machine's first, then Playwright's, then Debian's.

Stories run in its headless shell where Debian has one: the same engine and the same storage without windows, whose own
pages (address bar, suggestions) take as long as a story does."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ON_THE_PATH = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
SHELL = "chromium-headless-shell"
ELSEWHERE = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
NONE_TO_BE_HAD = """\
There is no Chromium or Chrome here and none could be installed:
  - `playwright install chromium` could not download one;
  - Debian's package needs root and apt-get.
Install Chromium or Chrome, or name one: CHROME_PATH=/path/to/chrome make test"""


def installed() -> Path | None:
    """The browser that CHROME_PATH names, or one of this machine, or Playwright's own; None when there is none."""
    named = os.environ.get("CHROME_PATH")
    here = [named] if named else [*(shutil.which(name) for name in ON_THE_PATH), *ELSEWHERE]
    found = next((Path(path) for path in here if path and Path(path).is_file()), None)
    return found or _playwrights_own()


def for_stories() -> Path | None:
    """The browser that CHROME_PATH names, or the headless shell, or whatever is installed; None when there is none."""
    shell = None if os.environ.get("CHROME_PATH") else shutil.which(SHELL)
    return Path(shell) if shell else installed()


def _playwrights_own() -> Path | None:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.is_file() else None


def install() -> Path | None:
    """Try Playwright's download, then Debian's package; None when neither worked."""
    print("No Chromium found: trying `playwright install chromium`", flush=True)
    if _succeeds([sys.executable, "-m", "playwright", "install", "chromium"]) and (path := _that_starts()):
        return path
    _install_debians("chromium")
    return _that_starts()


def _install_debians(package: str) -> None:
    """Where that is possible."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    print(f"Installing Debian's {package} with apt-get", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    _succeeds(["apt-get", "update", "-qq"], environment)
    _succeeds(["apt-get", "install", "-y", "-qq", "--no-install-recommends", package], environment)


def _that_starts() -> Path | None:
    path = installed()
    return path if path and _succeeds([str(path), "--version"]) else None


def _succeeds(command: list[str], environment: dict[str, str] | None = None) -> bool:
    try:
        finished = subprocess.run(command, check=False, timeout=300, env=environment, stdout=subprocess.DEVNULL)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return finished.returncode == 0


def main() -> int:
    path = installed()
    if path is None and "--install" in sys.argv:
        path = install()
    if path is None:
        print(NONE_TO_BE_HAD, file=sys.stderr)
        return 1
    if "--install" in sys.argv and path == Path("/usr/bin/chromium") and for_stories() == path:
        _install_debians(SHELL)
    print(f"Browsers for the tests: {path}, for stories {for_stories()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
