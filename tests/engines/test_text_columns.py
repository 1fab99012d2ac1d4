"""Columns of texts read as one, beside Whoosh's own reader."""

from contextlib import closing
from pathlib import Path

import pytest
from whoosh.columns import VarBytesColumn

from wsm_corpus.engines.whoosh_engine.text_columns import Texts
from wsm_corpus.engines.whoosh_engine.whoosh_table import open_storage

PLAIN = ["a", "", "two words", "x" * 255]
ACCENTS = ["privé", "", "日本", "a", "é" * 200]
LONG = ["y" * 70_000, "", "z"]


@pytest.mark.parametrize("texts", [[], ["a"], [""], PLAIN, ACCENTS, LONG, [*LONG, *ACCENTS]])
@pytest.mark.parametrize("cutoff", [2**15, 1], ids=["lengths", "with offsets"])
def test_a_column_holds_what_was_written(tmp_path: Path, texts: list[str], cutoff: int) -> None:
    storage = open_storage(tmp_path)
    with storage.create_file("column") as file:
        writer = VarBytesColumn(write_offsets_cutoff=cutoff).writer(file)
        for number, text in enumerate(texts):
            writer.add(number, text.encode())
        writer.finish(len(texts))
        size = file.tell()
    with storage.open_file("column") as opened:
        stock = VarBytesColumn().reader(opened, 0, size, len(texts))
        whooshs = [stock[number].decode() for number in range(len(texts))]
    with closing(Texts(tmp_path / "column", len(texts))) as column:
        assert column.read() == whooshs == texts
