"""When documents have to be processed again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import wsm_corpus
from wsm_corpus.pipeline import page_starts, pipeline_version, process
from wsm_corpus.records import Citation, Source
from wsm_corpus.steps.normalise import normalise
from wsm_corpus.vocabulary import read_vocabulary


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


def test_form_feeds_are_remembered_through_normalising() -> None:
    found = "Head\r\nOne.\r\n1\r\n\fHead\r\nTwo.\u2028\f2"
    normalised = normalise(found)
    assert normalised.text == "Head\nOne.\n1\n\nHead\nTwo.\n\n2"
    assert page_starts(found, normalised) == {4, 7}
    assert page_starts("Head\n\nHead", normalise("Head\n\nHead")) == frozenset()


def test_the_heads_of_pages_go_and_a_sentence_goes_on_from_page_to_page() -> None:
    pages = (
        "Answers at night\nOf the people who were asked whether they read their messages at night a\n"
        "third said that they did, and most of these said that they answered them\n1\n",
        "Answers at night\nat once, because they could not sleep before they had. The others wait for\n"
        "the morning, and nobody has ever complained about the answers they give.\n2\n",
    )
    source = Source(citation=Citation(id="a"), text="\f".join(pages), file="a.txt")
    vocabulary = read_vocabulary(Path("corpus/themes.ttl"))
    document = process(source, vocabulary=vocabulary).document
    assert "they answered them at once" in document.text
    gone = [line.text for line in document.lines if not line.kept]
    assert gone == ["Answers at night", "1", "Answers at night", "2"]
