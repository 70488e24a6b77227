"""Find a WebKit for the browser schedules, or install Debian's: MiniBrowser, its driver, and a screen in memory."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

PACKAGES = ("webkit2gtk-driver", "xvfb")
NONE_TO_BE_HAD = """\
There is no WebKit with a driver here and none could be installed. On Debian or Ubuntu, as root:
  apt-get install webkit2gtk-driver xvfb
It brings WebKitWebDriver, MiniBrowser and Xvfb. Elsewhere, install what has these three programs."""


@dataclass(frozen=True, slots=True)
class WebKit:
    driver: Path
    browser: Path
    screen: Path


def installed() -> WebKit | None:
    """The three programs of this machine; None when one is missing."""
    driver, screen = shutil.which("WebKitWebDriver"), shutil.which("Xvfb")
    browsers = sorted(Path("/usr").glob("lib*/**/webkit2gtk-4.*/MiniBrowser"), reverse=True)
    if driver is None or screen is None or not browsers:
        return None
    return WebKit(Path(driver), browsers[0], Path(screen))


def install() -> WebKit | None:
    """Debian's packages, where this may be done; None when it may not, or did not work."""
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        print("No WebKit found: installing Debian's with apt-get", flush=True)
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["update"], ["install", "-y", "--no-install-recommends", *PACKAGES]):
            subprocess.run(
                ["apt-get", "-qq", *command], check=False, timeout=900, env=environment, stdout=subprocess.DEVNULL
            )
    return installed()


def main() -> int:
    found = installed()
    if found is None and "--install" in sys.argv:
        found = install()
    if found is None:
        print(NONE_TO_BE_HAD, file=sys.stderr)
        return 1
    print(f"WebKit for the schedules: {found.browser}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
