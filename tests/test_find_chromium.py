from __future__ import annotations

from pathlib import Path

import pytest

import find_chromium


def program(path: Path, says: str, code: int = 0) -> Path:
    path.write_text(f"#!/bin/sh\necho '{says}'\nexit {code}\n")
    path.chmod(0o755)
    return path


def test_a_browser_of_ones_own_is_taken(tmp_path: Path) -> None:
    own = program(tmp_path / "mine", "Chromium 140.0")
    assert find_chromium.find({"WSM_CHROMIUM": str(own)}) == str(own)


def test_one_that_does_not_start_is_refused_by_name(tmp_path: Path) -> None:
    own = program(tmp_path / "mine", "", 1)
    with pytest.raises(SystemExit, match="mine: this is not a browser that starts"):
        find_chromium.find({"WSM_CHROMIUM": str(own)})


def test_the_first_browser_on_the_path_that_starts_is_taken(tmp_path: Path) -> None:
    program(tmp_path / "chromium", "Command 'chromium' requires the snap to be installed", 1)
    chrome = program(tmp_path / "google-chrome", "Google Chrome 140.0")
    assert find_chromium.find({"PATH": f"{tmp_path}:/bin"}) == str(chrome)
