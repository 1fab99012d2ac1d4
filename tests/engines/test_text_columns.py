"""Columns of texts read as one, beside Whoosh's own reader."""

from pathlib import Path

import pytest
from whoosh.columns import VarBytesColumn

from wsm_corpus.engines.whoosh_engine.storage import SharedStorage
from wsm_corpus.engines.whoosh_engine.text_columns import TextColumn

PLAIN = ["a", "", "two words", "x" * 255]
ACCENTS = ["privé", "", "日本", "a", "é" * 200]
LONG = ["y" * 70_000, "", "z"]


@pytest.mark.parametrize("texts", [[], ["a"], [""], PLAIN, ACCENTS, LONG, [*LONG, *ACCENTS]])
@pytest.mark.parametrize("cutoff", [2**15, 1], ids=["lengths", "with offsets"])
@pytest.mark.parametrize("before", [b"", b"another column"], ids=["alone", "behind another"])
def test_a_column_holds_what_was_written(tmp_path: Path, texts: list[str], cutoff: int, before: bytes) -> None:
    storage = SharedStorage(tmp_path)
    with storage.create_file("column") as file:
        file.write(before)
        writer = VarBytesColumn(write_offsets_cutoff=cutoff).writer(file)
        for number, text in enumerate(texts):
            writer.add(number, text.encode())
        writer.finish(len(texts))
        size = file.tell() - len(before)
    opened = storage.open_file("column")
    stock = VarBytesColumn().reader(opened, len(before), size, len(texts))
    whooshs = [stock[number].decode() for number in range(len(texts))]
    read = TextColumn().reader(opened, len(before), size, len(texts)).read()
    storage.close()
    assert read == whooshs == texts
