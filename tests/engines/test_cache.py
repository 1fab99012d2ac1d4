"""What is kept in memory, and how much."""

from __future__ import annotations

from typing import NamedTuple

from wsm_corpus.engines.whoosh_engine.cache import ByteCache


class Thing(NamedTuple):
    nbytes: int


def test_the_newest_used_stays_within_the_bytes() -> None:
    cache: ByteCache[Thing] = ByteCache(100)
    for number in range(5):
        cache.get(number, lambda: Thing(30))
        cache.get(0, lambda: Thing(30))
    assert [number for number in range(5) if cache.held(number)] == [0, 3, 4]
    assert cache.full == 0.9


def test_to_look_whether_it_is_held_is_a_use() -> None:
    cache: ByteCache[Thing] = ByteCache(60)
    for number in (0, 1):
        cache.get(number, lambda: Thing(30))
    cache.held(0)
    cache.get(2, lambda: Thing(30))
    assert [number for number in range(3) if cache.held(number)] == [0, 2]


def test_what_is_put_takes_the_place_of_what_was_held() -> None:
    cache: ByteCache[Thing] = ByteCache(100)
    cache.get("a", lambda: None)
    for size in (60, 20, 40):
        cache.put("a", Thing(size))
        assert (cache.held("a"), cache.full) == (Thing(size), size / 100)
    cache.put("b", Thing(70))
    assert (cache.held("a"), cache.full) == (None, 0.7)
