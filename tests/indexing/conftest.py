"""Two documents and their curator."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexing.curating import WORDS, Curator


@pytest.fixture
def curator(tmp_path: Path) -> Curator:
    curator = Curator(tmp_path / "corpus")
    curator.write("a.txt", WORDS)
    curator.write("b.txt", f"{WORDS}\nAnd then some more was said about it in the canteen.")
    return curator
