"""When documents have to be processed again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import wsm_corpus
from wsm_corpus.pipeline import pipeline_version


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The code of the package, to change."""
    ours = Path(wsm_corpus.__file__).parent
    copy = tmp_path_factory.mktemp("code") / "wsm_corpus"
    return Path(shutil.copytree(ours, copy, ignore=shutil.ignore_patterns("__pycache__")))


@pytest.mark.parametrize(
    ("file", "decides"),
    [
        ("languages/analysis.py", True),
        ("languages/nl.py", True),
        ("steps/extract_themes/scoring.py", True),
        ("passages.py", True),
        ("languages/query_words.py", False),
        ("query/parse.py", False),
    ],
)
def test_the_version_changes_with_what_decides_the_outcome(
    package: Path, file: str, decides: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wsm_corpus.pipeline.resources.files", {"wsm_corpus": package}.__getitem__)
    before = pipeline_version.__wrapped__()
    changed = package / file
    changed.write_text(changed.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")
    assert (pipeline_version.__wrapped__() != before) == decides
