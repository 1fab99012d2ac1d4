"""One segment of the index, as it is written."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

from engine_documents import make_numbered
from wsm_corpus.engines.whoosh_engine.write_segment import SegmentWriter


def test_a_finished_segment_is_let_go_of_without_a_look_for_cycles(tmp_path: Path) -> None:
    written = []
    gc.disable()
    try:
        for number in (1, 2, 3):  # the folder that Whoosh keeps columns in for a while is there from the second on
            writer = SegmentWriter(tmp_path)
            document, _ = make_numbered(number)
            assert document is not None
            writer.add(document)
            writer.finish()
            written.append(weakref.ref(writer))
        del writer
        left = [held() is not None for held in written]
    finally:
        gc.enable()
    assert left == [False] * 3
