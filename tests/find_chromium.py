"""Find a Chromium for the browser tests, or install one; prints its path.

    python tests/find_chromium.py            the path, or what to install (exit code 1)
    python tests/find_chromium.py --install  installs one the way the platform allows where none is found

WSM_CHROMIUM names a browser to use instead of looking for one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/snap/bin/chromium",
)
ADVICE = """No Chromium was found and none could be installed. Install one and run the tests again:
  Debian, Ubuntu   sudo apt-get update && sudo apt-get install chromium    (or chromium-browser)
  Fedora           sudo dnf install chromium
  Alpine           sudo apk add chromium
  macOS            brew install --cask chromium
  anywhere         python -m playwright install --with-deps chromium
or name a Chromium or Chrome of your own: WSM_CHROMIUM=/path/to/chrome make test"""

# Tried in this order; the first whose program is there and that succeeds. Chromium is a snap on Ubuntu and its deb
# only a pointer to it, so what a package manager calls success is believed only once the browser has been run.
INSTALLERS: tuple[tuple[str, bool, tuple[tuple[str, ...], ...]], ...] = (
    # program, needs root, commands
    ("apt-get", True, (("apt-get", "update"), ("apt-get", "install", "-y", "--no-install-recommends", "chromium"))),
    ("apt-get", True, (("apt-get", "install", "-y", "--no-install-recommends", "chromium-browser"),)),
    ("dnf", True, (("dnf", "install", "-y", "chromium"),)),
    ("apk", True, (("apk", "add", "chromium"),)),
    ("brew", False, (("brew", "install", "--cask", "chromium"),)),
)


def find(environment: Mapping[str, str] = os.environ) -> str | None:
    """The path of a Chromium that starts, or None.

    Raises:
        SystemExit: WSM_CHROMIUM names something that is not a browser.
    """
    if named := environment.get("WSM_CHROMIUM"):
        path = shutil.which(named, path=environment.get("PATH"))
        if path and starts(path):
            return path
        raise SystemExit(f"WSM_CHROMIUM={named}: this is not a browser that starts.")
    found = (shutil.which(name, path=environment.get("PATH")) for name in NAMES)
    for path in (*found, *(place for place in PLACES if Path(place).exists()), _of_playwright()):
        if path and starts(path):
            return path
    return None


def starts(path: str) -> bool:
    """Whether a program says a version, as a browser does (a pointer to a missing snap does not)."""
    try:
        done = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0 and any(char.isdigit() for char in done.stdout)


def _of_playwright() -> str | None:
    """The Chromium that `playwright install` put away, if it did."""
    try:
        from playwright.sync_api import sync_playwright

        with sync_playwright() as playwright:
            path = playwright.chromium.executable_path
    except Exception:  # no playwright, or one without a driver for this platform: then it has no browser either
        return None
    return path if Path(path).exists() else None


def install() -> str | None:
    """Install a Chromium the way the platform allows and give back its path, or None."""
    for program, root, commands in INSTALLERS:
        rights = _rights() if root else []
        if shutil.which(program) and rights is not None and all(_run([*rights, *one]) for one in commands) and find():
            return find()
    _run([sys.executable, "-m", "playwright", "install", "chromium"])
    return find()


def _rights() -> list[str] | None:
    """What to put before a command that needs root: nothing, sudo, or None where neither will do."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    free = sudo and subprocess.run([sudo, "-n", "true"], capture_output=True).returncode == 0
    return [sudo, "-n"] if sudo and free else None


def _run(command: list[str]) -> bool:
    print("$", *command, file=sys.stderr)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        return subprocess.run(command, stdout=sys.stderr, env=quiet, timeout=1200).returncode == 0
    except (OSError, subprocess.TimeoutExpired) as error:
        print(error, file=sys.stderr)
        return False


def main() -> int:
    """Print the path of a Chromium; 1 where there is none."""
    path = find() or (install() if "--install" in sys.argv[1:] else None)
    print(path or ADVICE, file=sys.stdout if path else sys.stderr)
    return 0 if path else 1


if __name__ == "__main__":
    sys.exit(main())
