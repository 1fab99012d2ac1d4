"""Documents of a segment come back as they were given, whatever their number."""

from __future__ import annotations

import random
import threading
from pathlib import Path

import pytest

from wsm_corpus.engines.whoosh_engine import documents
from wsm_corpus.engines.whoosh_engine.documents import Documents, DocumentWriter


def texts(count: int) -> list[str]:
    return [
        f"Document {number} says: wërkdruk 😀 " + "the same in all of them, " * (number % 7)
        for number in range(count)
    ]


def written(folder: Path, given: list[str]) -> Documents:
    writer = DocumentWriter(folder, "MAIN_test")
    for text in given:
        writer.add(text.encode())
    writer.finish()
    return Documents(folder, "MAIN_test")


@pytest.mark.parametrize("count", [0, 1, 7, 8, 100, 299, 300, 301, 1000])
def test_any_number_of_documents_is_read_back(count: int, tmp_path: Path) -> None:
    given = texts(count)
    found = written(tmp_path, given)
    assert [found[number] for number in range(count)] == given
    found.close()


@pytest.mark.parametrize("text", ["", "x", "x" * 5000])
def test_documents_that_no_dictionary_is_made_of_are_read_back(text: str, tmp_path: Path) -> None:
    found = written(tmp_path, [text] * 400)
    assert {found[number] for number in range(400)} == {text}
    found.close()


def test_many_documents_take_less_than_each_by_itself(tmp_path: Path) -> None:
    def size(folder: Path) -> int:
        return sum(file.stat().st_size for file in folder.iterdir())

    dice = random.Random(1)
    words = ["".join(dice.choices("abcdefghij", k=9)) for _ in range(300)]
    given = [" ".join(dice.choices(words, k=100)) for _ in range(400)]
    (tmp_path / "many").mkdir()
    written(tmp_path / "many", given).close()
    alone = 0
    for number in range(0, 400, 40):
        folder = tmp_path / str(number)
        folder.mkdir()
        written(folder, given[number : number + 1]).close()
        alone += 40 * size(folder)
    assert size(tmp_path / "many") < 0.7 * alone


def test_long_documents_do_not_wait_for_many_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "SAMPLE_CHARACTERS", 10_000)
    writer = DocumentWriter(tmp_path, "MAIN_test")
    for text in texts(100):
        writer.add(text.encode() * 50)
    assert (tmp_path / "MAIN_test.documents.dictionary").exists(), "made before the end"
    writer.finish()


def test_many_threads_read_at_once(tmp_path: Path) -> None:
    given = texts(400)
    found = written(tmp_path, given)
    problems: list[int] = []

    def read() -> None:
        problems.extend(number for _ in range(5) for number in range(400) if found[number] != given[number])

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
    found.close()
