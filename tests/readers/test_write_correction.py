from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readers.reading import make_corpus
from wsm_corpus.errors import InvalidCorrections
from wsm_corpus.readers import read_corrections, write_correction
from wsm_corpus.records import (
    Correction,
    LanguageCorrection,
    LineCorrection,
    MetadataCorrection,
    PassageCorrection,
    ThemeCorrection,
)
from wsm_corpus.settings import read_settings


@pytest.mark.parametrize(
    "correction",
    [
        LanguageCorrection(document="a", language="nl", note='said "so"'),
        PassageCorrection(document="a", text="één\ntwee \\ \x7f", language="en", occurrence=3),
        LineCorrection(document="a", text="x", keep=True),
        LineCorrection(document="a", text="x", keep=False, category="legal"),
        ThemeCorrection(document="a", theme="t", action="reject"),
        ThemeCorrection(document="a", theme="t", action="add", text="x"),
        MetadataCorrection(document="a", values={"title": None, "my field": "y"}),
    ],
)
@pytest.mark.parametrize("before", ["", "# mine", '[[language]]\ndocument = "b"\nlanguage = "nl" # mine\n'])
def test_what_is_written_is_read_back_and_what_stood_there_stays(
    tmp_path: Path, before: str, correction: Correction
) -> None:
    corpus = read_settings(make_corpus(tmp_path, {"corrections.toml": before}))
    written = write_correction(corpus, correction)
    assert written.of("a") == (correction,)
    assert corpus.corrections_file.read_text(encoding="utf-8").startswith(before)


def test_a_corpus_without_the_file_gets_one(tmp_path: Path) -> None:
    corpus = read_settings(make_corpus(tmp_path, {}))
    write_correction(corpus, LanguageCorrection(document="a", language="nl"))
    assert corpus.corrections_file.read_text() == '[[language]]\ndocument = "a"\nlanguage = "nl"\n'


@pytest.mark.parametrize("before", ["[[line", '[[language]]\ndocument = "a"\nlanguage = "nl"'])
def test_a_wrong_correction_leaves_the_file_as_it_was(tmp_path: Path, before: str) -> None:
    corpus = read_settings(make_corpus(tmp_path, {"corrections.toml": before}))
    with pytest.raises(InvalidCorrections):
        write_correction(corpus, LanguageCorrection(document="a", language="Nederlands"))
    assert corpus.corrections_file.read_text() == before


@settings(deadline=None, max_examples=50)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda text: text.strip()))
def test_any_text_can_be_quoted(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    corpus = read_settings(make_corpus(tmp_path_factory.mktemp("corpus"), {}))
    written = write_correction(corpus, LineCorrection(document="a", text=text, keep=True))
    assert written == read_corrections(corpus)
    assert written.of("a") == (LineCorrection(document="a", text=text.strip(), keep=True),)
