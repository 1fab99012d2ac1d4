"""Sources that wait are given back as they were, once, and leave nothing behind."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from wsm_corpus.indexing.waiting import Waiting, pack, unpack
from wsm_corpus.records import Citation, Source


def source(number: int) -> Source:
    text = "\n".join(f"Line {line} of {number}, “één” 😀 \ud800" for line in range(number % 7))
    return Source(
        citation=Citation(id=f"d{number}", extra={"note": "n"}), text=text, file="d.html", main_lines=frozenset({1})
    )


def test_a_source_is_taken_once_in_any_order_and_between_others_that_come(tmp_path: Path) -> None:
    dice = random.Random(1)
    waiting = Waiting(tmp_path / "new")
    there: dict[str, Source] = {}
    for number in range(200):
        there[f"d{number}"] = source(number)
        waiting.put(f"d{number}", pack(source(number)))
        if dice.random() < 0.4:
            id = dice.choice(list(there))
            assert unpack(waiting.take(id)) == there.pop(id)
            assert id not in waiting
            with pytest.raises(KeyError):
                waiting.take(id)
    assert list((tmp_path / "new").iterdir()) == []
    assert all(unpack(waiting.take(id)) == one for id, one in there.items())
    waiting.close()
