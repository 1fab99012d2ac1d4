"""What a look at the folder remembers."""

from __future__ import annotations

import json
from pathlib import Path

from wsm_corpus.indexing.known_sources import KnownSources
from wsm_corpus.indexing.survey import KEPT_CHARACTERS, Folder, survey_folder
from wsm_corpus.readers import read_corrections, read_metadata
from wsm_corpus.settings import read_settings


def test_texts_wait_in_memory_for_a_file_that_fits_whole_and_for_no_other(tmp_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    (tmp_path / "corpus.toml").write_text('name = "Test"\n', encoding="utf-8")
    texts = {"first": "Short.", "second": "word " * (KEPT_CHARACTERS // 9), "third": "text " * (KEPT_CHARACTERS // 9)}
    lines = (json.dumps({"id": id, "text": text}) for id, text in texts.items())
    (tmp_path / "documents" / "large.jsonl").write_text("\n".join(lines), encoding="utf-8")
    for name in ("a-before", "z-after"):
        (tmp_path / "documents" / f"{name}.txt").write_text(f"The text {name}.", encoding="utf-8")
    settings = read_settings(tmp_path)
    folder = Folder(settings=settings, metadata=read_metadata(settings), corrections=read_corrections(settings))
    known = KnownSources(tmp_path, pipeline="1", in_memory=True)
    survey = survey_folder(folder, known, lambda *_: None)
    known.close()
    assert set(survey.records) == {*texts, "a-before", "z-after"}
    assert set(survey.sources) == {"a-before", "z-after"}
    assert survey.characters == sum(len(source.text) for source in survey.sources.values())
